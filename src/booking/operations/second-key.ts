import { z } from 'zod'
import { type Caller, listAccess, nameOfKey } from '../../admin/access.ts'
import { APART, ofEach } from '../../admin/audit.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { folio, key, proposalAnswer } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { type Call, operation } from '../../admin/operation.ts'
import { ofAgencyOf, ofOffice, ownOf } from '../../admin/owners.ts'
import { parsePhone, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { type Change, keyAsGroup, maySayYes, sayYes } from '../../admin/second-key.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { plainText } from '../../collation.ts'
import { spanishDates } from '../../texts/dates.ts'
import { readFolio } from '../folio-letters.ts'
import { heldByPhone } from '../hold-correction.ts'
import { type AppointmentDetail, findByFolio } from '../views.ts'
import { FOLIO_REFUSALS } from './find.ts'
import { HOLD_REFUSALS } from './held-places.ts'

const REFUSALS = refusals({
  not_for_this_key: [
    'segunda_clave_ajena',
    'forbidden',
    'Su clave no puede autorizar este cambio.',
    'Lo autoriza un administrador, contraloría o una clave de otra oficina que no le haya escrito a la persona. Un lugar de urgencia más, solo los dos primeros, y no a su propia clave.',
  ],
  no_key: [
    'falta_la_clave',
    'invalid',
    'Falta a qué clave se autoriza, o no hay una con ese nombre.',
    'Escriba el nombre con el que se dio. Está en «Ver quién tiene clave de acceso».',
  ],
})

const CHANGES = {
  cancel: 'cancelarla',
  move: 'cambiarla de día u hora',
  correct: 'corregir un dato',
  pass: 'pasarla a otro teléfono',
  person: 'ponerla a nombre de otra persona',
  urgent: 'dar un lugar de urgencia más',
} as const satisfies Record<Change, string>

export const secondKey = operation({
  method: 'POST',
  path: '/admin/citas/segunda-clave',
  tag: 'Citas',
  rank: 100,
  least: 'clerk',
  acrossOffices: true,
  ofEachAgency: true,
  also: ['comptroller'],
  summary: 'Autorizar el cambio de una cita',
  explanation:
    'Algunos cambios no los puede hacer una oficina sola: los de una cita de cada diez, por sorteo, y los de una persona con quien esa misma clave conversó en el chat. Y nunca una clave sola pone un lugar a nombre de otra persona. Entonces los autoriza contraloría, un administrador, o una clave de otra oficina; nunca quien le escribió a la persona. Antes de autorizar, pregunte por qué, o pregúntele a la persona. Vale un día y para un solo cambio. Aquí no se ve de quién es la cita.',
  body: z.object({
    folio: folio
      .optional()
      .describe('El folio de la cita, con o sin guiones. Un lugar apartado todavía no tiene: escriba el teléfono.'),
    telefono: z
      .string()
      .trim()
      .max(25)
      .optional()
      .describe('Solo de un lugar apartado en sus oficinas: el WhatsApp desde el que se apartó.')
      .meta({ record: 'holding phone' }),
    nombre_de_clave: z
      .string()
      .trim()
      .max(60)
      .optional()
      .describe('Solo para un lugar de urgencia más: el nombre de la clave que lo dará.')
      .meta({ title: 'Nombre de la clave' }),
    cambio: z.enum(CHANGES).describe('Lo que la oficina podrá hacer con ella, una vez.'),
    clave: key,
  }),
  answer: proposalAnswer({ folio: z.string() }),
  example: {
    resumen: 'Toluca podría cancelarla, una vez y durante un día: la cita K7M-4QX del jueves 3 de diciembre de 2026 a las 9:30 h.',
    folio: 'K7M-4QX',
  },
  refusals: {
    ...only(FOLIO_REFUSALS, 'no_folio'),
    ...only(TYPED_REFUSALS, 'phone_misspelt'),
    ...only(HOLD_REFUSALS, 'no_hold'),
    ...REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'autorizar_cambio',
    said: 'Autorizó el cambio de una cita',
    members: { appointments: APART, key: { words: 'clave', said: ofEach<number>((id, { db }) => nameOfKey(db, id)) } },
  },
  async run(call) {
    const { caller, body, deps } = call
    const change = codeOf(CHANGES, body.cambio)
    if (change === 'urgent') return allowUrgent(call, body.nombre_de_clave)
    const group = body.telefono === undefined ? confirmedOf(call, body.folio ?? '') : heldAt(call, body.telefono)
    const [first] = group
    if (!first)
      throw body.telefono === undefined ? refuse(FOLIO_REFUSALS.no_folio, 'folio') : refuse(HOLD_REFUSALS.no_hold, 'telefono')
    if (!maySayYes(deps.db, caller, group, call.now)) throw refuse(REFUSALS.not_for_this_key)
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => sayYes(inner, caller, { group, change }, at),
      deed: () => ({ officeId: first.office.id, detail: { appointments: group.map((one) => one.id) } }),
    }))
    const what = `${body.cambio}, una vez y durante un día: ${first.folio ? `la cita ${first.folio}` : 'el lugar apartado'} del ${spanishDates.long(first.slot.day)} a las ${spanishDates.hour(first.slot.minute)}.`
    return answerProposal(outcome, first.office.zone, {
      would: () => `${first.office.name} podría ${what}`,
      did: () => `Autorizado: ${first.office.name} puede ${what}`,
      more: () => ({ folio: first.folio ?? '' }),
    })
  },
})

/** Of a key of this agency, and never one's own. */
async function allowUrgent(call: Call<unknown, { clave?: string | undefined }, never, 'key'>, typed: string | undefined) {
  const { deps, caller } = call
  const [key] = listAccess(deps.db, caller, { limit: MOST_KEYS }, call.now).filter(
    ({ name }) => typed !== undefined && plainText(name) === plainText(typed),
  )
  if (!key) throw refuse(REFUSALS.no_key, 'nombre_de_clave')
  const mayAllow = (caller.role === 'administrator' || caller.role === 'comptroller') && caller.allOffices
  if (!mayAllow || key.id === caller.keyId) throw refuse(REFUSALS.not_for_this_key)
  const group = [{ id: key.id, version: 0, groupId: keyAsGroup(key.id) }]
  const outcome = await propose(call, (_tx, at) => ({
    work: (inner) => sayYes(inner, caller, { group, change: 'urgent' }, at),
    deed: () => ({ detail: { key: key.id } }),
  }))
  const what = `un lugar de urgencia más, una vez y durante un día: la clave ${key.name}.`
  return answerProposal(outcome, institutionZone(deps.db), {
    would: () => `Podría dar ${what}`,
    did: () => `Autorizado: puede dar ${what}`,
    more: () => ({ folio: '' }),
  })
}

interface Asked {
  deps: AdminDeps
  caller: Caller
  now: Instant
}

function confirmedOf({ deps, caller }: Asked, typed: string): AppointmentDetail[] {
  const folio = readFolio(typed)
  const found = folio === undefined ? [] : findByFolio(deps.db, deps.vault, folio)
  return ownOf(caller, found, (one) => ofAgencyOf(deps.db, one.office.id)).filter((one) => one.state === 'confirmed')
}

/** As many as a list of keys shows. */
const MOST_KEYS = 500

/** Only of own offices: a telephone is no secret, and must not reveal another office's holds. */
const heldAt = ({ deps, caller, now }: Asked, typed: string): AppointmentDetail[] =>
  ownOf(caller, heldByPhone(deps.db, deps, parsePhone(typed, 'telefono'), now), ofOffice)
