import { z } from 'zod'
import type { Db, Tx } from '../../../db/open.ts'
import type { Caller } from '../../admin/access.ts'
import { namedOffices } from '../../admin/choices.ts'
import type { AdminDeps, StaffDeps } from '../../admin/deps.ts'
import { identificationSeen, instant, key, proposalAnswer, reason, requireIdentification } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { ownOf } from '../../admin/owners.ts'
import { isoAt, TYPED_DAY } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../../admin/propose.ts'
import type { Look } from '../../admin/reads.ts'
import { COMMON_REFUSALS, only, refusals, refuseMissing } from '../../admin/refusals.ts'
import { phoneGiven } from '../../booking/callback-phones.ts'
import { PERSON_REFUSALS, readPerson } from '../../booking/operations/people.ts'
import { personKey } from '../../booking/people.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { toCheck } from '../../texts/day-list.ts'
import type { Vault } from '../../vault.ts'
import { notifyRemoved } from '../due.ts'
import { openEntriesOf } from '../entries.ts'
import { removeEntry } from '../resting-offices.ts'
import { readEntry } from '../wishes.ts'

const REFUSALS = refusals({
  not_waiting: [
    'no_espera',
    'not_found',
    'Esa persona no está en la lista de espera de sus oficinas.',
    'Revise sus datos con la identificación. Si no puede entrar a la lista, vea si ya tiene una cita con «Buscar a una persona».',
  ],
  no_such_one: [
    'cual_no_existe',
    'not_found',
    'No esperan tantos teléfonos con esos datos.',
    'Deje ese número en blanco para ver la lista.',
  ],
})

const card = z.object({
  numero: z.number().int().describe('Entre las que esperan con esos datos, por orden de llegada.').meta({ title: 'Número' }),
  oficinas: z.array(z.string()),
  personas: z.number().int().describe('Las que entraron juntas a la lista: salen juntas.'),
  espera_desde: instant,
  verificar: z
    .string()
    .nullable()
    .describe('Si un nombre de la petición no corresponde con su CURP.')
    .meta({ title: 'Verificar identidad' }),
  telefono_termina: z
    .string()
    .nullable()
    .describe('El teléfono que pidió el lugar. Solo el final.')
    .meta({ title: 'Teléfono termina en' }),
})

/** Knowing a CURP is enough to join the list with it, which keeps its person out. Only an identification ends that. */
export const leaveTheLine = operation({
  method: 'POST',
  path: '/admin/lista-de-espera/sacar',
  tag: 'Citas',
  rank: 120,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Sacar a una persona de la lista de espera',
  explanation:
    'Para quien no puede entrar a la lista de espera porque otra persona usó su CURP, o ya no quiere esperar. Vea antes su identificación oficial. Primero dice a quién afecta; al teléfono que pidió el lugar se le avisa. Su lugar en la lista no pasa a nadie: si quiere esperar, que lo pida ahora desde su propio teléfono y queda al final.',
  body: z.object({
    curp: z
      .string()
      .trim()
      .max(30)
      .optional()
      .describe('Los 18 caracteres, como en su identificación.')
      .meta({ record: 'waiting person' }),
    nombre: z.string().trim().min(3).max(80).optional().describe('Solo si no tiene CURP: el nombre completo.'),
    nacimiento: z
      .string()
      .trim()
      .max(20)
      .optional()
      .describe('Solo si no tiene CURP. Por ejemplo 17/04/1985.')
      .meta({ title: 'Fecha de nacimiento' }),
    numero_que_sale: z.coerce
      .number()
      .int()
      .min(1)
      .max(99)
      .optional()
      .describe('Solo si esperan varios teléfonos con esos datos: el número del que sale, como en la lista que se muestra.')
      .meta({ title: 'Número que sale', page: 'of-one' }),
    identificacion_vista: identificationSeen,
    motivo: reason('no puede esperar porque otro teléfono usó su CURP'),
    clave: key,
  }),
  answer: proposalAnswer({
    peticion: card.nullable().meta({ title: 'Petición en la lista de espera' }),
    esperan: z.array(card).describe('Solo si hay que elegir entre varias.').meta({ title: 'Esperan con esos datos' }),
  }),
  example: {
    resumen: 'Saldría de la lista de espera de Toluca 1 persona. Se avisará al teléfono que pidió el lugar.',
    esperan: [],
    peticion: {
      numero: 1,
      oficinas: ['Toluca'],
      personas: 1,
      espera_desde: '2026-11-24T10:02:00-06:00',
      verificar: null,
      telefono_termina: '0001',
    },
  },
  refusals: {
    ...only(COMMON_REFUSALS, 'missing'),
    ...only(PERSON_REFUSALS, 'curp_misspelt', 'no_birth'),
    ...TYPED_DAY,
    ...only(COMMON_REFUSALS, 'no_identification'),
    ...REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'sacar_de_la_lista',
    attends: true,
    said: 'Sacó a una persona de la lista de espera',
    members: { wish: 'petición', people: 'personas' },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const zone = institutionZone(deps.db)
    if (body.curp === undefined && body.nombre === undefined) throw refuseMissing('curp')
    const person = readPerson({ ...body, nombre: body.nombre ?? '' }, { zone, now })
    requireIdentification(body)
    const waiting = waitsIn(deps.db, deps, caller, person)
    if (waiting.length > 1 && body.numero_que_sale === undefined) return whichOne(call, waiting, zone)
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => removeFromLine(inner, deps, caller, { person, which: body.numero_que_sale ?? 1 }, at),
      deed: ({ wishId, people, officeIds: [officeId] }) => ({ officeId, detail: { wish: wishId, people }, reason: body.motivo }),
      isPrivate: true, // It names everybody in it, as whoever joined typed them.
    }))
    return answerProposal(outcome, zone, {
      would: (found) => `${whatWould(deps, found)} ${tells(found, 'Se avisará')}`,
      did: (found) => `${whatDid(deps, found)} ${tells(found, 'Se avisa')} ${NOW_SHE}`,
      more: (found) => ({ peticion: toCard(call, found, zone), esperan: [] }),
    })
  },
})

/** Removing the wrong one would cost the place of the very person who shows the identification. */
const whichOne = (look: Look, waiting: readonly WaitsIn[], zone: string) => ({
  resumen: `Con esos datos esperan ${waiting.length} teléfonos. Vea cuál no es de la persona, escriba su número y mande otra vez.`,
  hecho: false,
  clave: null,
  vale_hasta: null,
  va_a_leer: [],
  peticion: null,
  esperan: waiting.map((one) => toCard(look, one, zone)),
})

/** `motivo` is not sent: this is the reason in the message (texts/es-MX/notices.ts). */
const AS_READ = 'con este motivo: «una de esas personas lo pidió, y la oficina vio su identificación».'

const tells = ({ isOfCounter }: WaitsIn, told: string): string =>
  isOfCounter ? 'Se anotó en el mostrador: no se avisa a ningún teléfono.' : `${told} al teléfono que pidió el lugar, ${AS_READ}`

const NOW_SHE =
  'Si la persona quiere esperar, que lo pida ahora, desde su propio teléfono, antes de irse; si no usa WhatsApp, anótela con «Anotar en la lista de espera».'

const whatWould = (deps: AdminDeps, found: WaitsIn) =>
  `${found.people === 1 ? 'Saldría' : 'Saldrían'} de la lista de espera de ${listed(officeNames(deps, found))} ${peopleText(found)}.${searchText(found)}`
const whatDid = (deps: AdminDeps, found: WaitsIn) =>
  `${found.people === 1 ? 'Salió' : 'Salieron'} de la lista de espera de ${listed(officeNames(deps, found))} ${peopleText(found)}.${searchText(found)}`

const peopleText = ({ people }: WaitsIn): string =>
  people === 1 ? '1 persona' : `${count(people, 'persona', 'personas')} que entraron juntas`

const searchText = ({ isSearch }: WaitsIn): string => (isSearch ? ' Buscaban una fecha antes: su cita sigue igual.' : '')

const officeNames = (deps: AdminDeps, { officeIds }: WaitsIn): string[] =>
  namedOffices(deps.db)
    .filter((one) => officeIds.includes(one.id))
    .map((one) => one.name)

function toCard({ deps, seen }: Look, found: WaitsIn, zone: string): z.output<typeof card> {
  seen.people(found.people)
  return {
    numero: found.nth,
    oficinas: officeNames(deps, found),
    personas: found.people,
    espera_desde: isoAt(found.joinedAt, zone),
    verificar: toCheck({ unverified: false, nameDiffers: found.namesDiffer > 0, contested: false }),
    telefono_termina: found.phone?.slice(-4) ?? null,
  }
}

/** By an identification: the CURP, or without one the name and the birth date. */
export interface Identified {
  name: string
  birthDate?: LocalDay | undefined
  curp?: string | undefined
}

/** No name, because the joining contact typed it. */
export interface WaitsIn {
  wishId: number
  version: number
  /** Which of this person's entries, oldest first. */
  nth: number
  officeIds: readonly number[]
  people: number
  joinedAt: Instant
  /** Of the joining contact, or to call: digits with country code; undefined when only a user id is known. */
  phone: string | undefined
  /** Entered at the counter: nothing is told in a chat. */
  isOfCounter: boolean
  /** Names that do not fit their CURPs. */
  namesDiffer: number
  /** An earlier date for appointments, which stay. */
  isSearch: boolean
}

type Deps = Pick<StaffDeps, 'vault' | 'citizens' | 'messaging'>

/** At the caller's offices: once for each telephone, oldest first. */
function waitsIn(db: Db, { vault, citizens }: Deps, caller: Caller, person: Identified): WaitsIn[] {
  const found = openEntriesOf(db, keyOf(vault, person)).flatMap((open): Omit<WaitsIn, 'nth'>[] => {
    const wish = readEntry(db, vault, open.id)
    if (!wish || ownOf(caller, wish.officeIds, (office) => ({ office })).length === 0) return []
    const { version, officeIds, joinedAt, namesDiffer, movesGroup } = wish
    const isOfCounter = open.contactId === null
    const phone = open.contactId === null ? phoneGiven(db, vault, { wishId: open.id }) : citizens.phoneOf(db, open.contactId)
    return [
      {
        wishId: open.id,
        version,
        officeIds,
        people: open.people,
        joinedAt,
        phone,
        isOfCounter,
        namesDiffer,
        isSearch: movesGroup !== undefined,
      },
    ]
  })
  return found.map((one, at) => ({ ...one, nth: at + 1 }))
}

const keyOf = (vault: Vault, { name, birthDate, curp }: Identified): Uint8Array =>
  personKey(vault, { name, birthDate, ...(curp !== undefined && { curp }) })

/**
 * Removes the person's entry and tells its contact. Those who joined together leave together. The place in line is not inherited, or places
 * could be sold. For `proposeOrApply`.
 */
function removeFromLine(
  tx: Tx,
  deps: Deps,
  caller: Caller,
  { person, which }: { person: Identified; which: number },
  now: Instant,
): Worked<WaitsIn, 'not_waiting' | 'no_such_one'> {
  const waiting = waitsIn(tx, deps, caller, person)
  const found = waiting[which - 1]
  if (!found) return { ok: false, why: waiting.length === 0 ? 'not_waiting' : 'no_such_one' }
  notifyRemoved(tx, deps.messaging, found.wishId, now)
  removeEntry(tx, found.wishId, now)
  return { ok: true, touched: [{ what: 'wish', id: found.wishId, version: found.version }], impact: found }
}
