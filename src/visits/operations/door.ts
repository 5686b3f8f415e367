import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import type { Caller } from '../../admin/access.ts'
import { actorOf } from '../../admin/access.ts'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { chosenOffice, OFFICE_REFUSALS, officesMeant, officesOf, onlyOffice } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { instant, officeOrAll, summaryField, yesNo } from '../../admin/fields.ts'
import { type Call, operation } from '../../admin/operation.ts'
import { isoAt, TYPED_REFUSALS } from '../../admin/parse.ts'
import { only, refuse } from '../../admin/refusals.ts'
import { folioSaid, looksTyped } from '../../booking/folio-letters.ts'
import type { AppointmentDetail } from '../../booking/views.ts'
import { dayOf, wallClock } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import { DAY, type Instant } from '../../clock.ts'
import { count, whoIs } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { whoIsExpected } from '../../texts/admin-minors.ts'
import { needsText } from '../../texts/admin-needs.ts'
import { spanishDates } from '../../texts/dates.ts'
import { toCheck } from '../../texts/day-list.ts'
import {
  type DoorAnswer,
  type DoorVerdict,
  expectedAtDoor,
  type FolioAnswer,
  type FolioVerdict,
  lookAtPass,
  lookUpFolio,
  receiveAtDoor,
  receiveByFolio,
} from '../door.ts'
import { WORDS } from '../page/browser/words.ts'
import { keyLine } from '../pass.ts'

/** A page without connection reports its readings at the latest after a long weekend. */
const TOLD_WITHIN_MS = 4 * DAY

const RESULTS = {
  valid: 'válido',
  used: 'ya se usó',
  lapsed: 'se soltó',
  other_day: 'no es de hoy',
  other_office: 'de otra oficina',
  moved: 'movida',
  cancelled: 'cancelada',
  not_found: 'no aparece',
  not_ours: 'no es nuestro',
  listed: 'está en la lista',
  unreadable: 'no se entiende',
} as const satisfies Record<DoorVerdict | FolioVerdict | 'unreadable', string>

const person = z.object({
  nombre: z.string(),
  tramite: z.string(),
  acompana: z
    .string()
    .nullable()
    .describe('Quién acompaña a una persona menor de edad, como se dijo en el chat.')
    .meta({ title: 'Quién acompaña' }),
  verificar: z.string().nullable().meta({ title: 'Verificar identidad' }),
  necesita: z.string().nullable().describe('Lo que pidió en el chat para su visita.').meta({ title: 'Qué necesita' }),
})

const answer = z.object({
  resumen: summaryField,
  resultado: z.enum(RESULTS),
  folio: z.string().nullable(),
  oficina: z.string().nullable(),
  cuando: instant.nullable().describe('La hora que dice el comprobante.'),
  personas: z.array(person),
  ahora: z.object({ oficina: z.string(), cuando: instant }).nullable().describe('Si se cambió: dónde y cuándo es ahora.'),
  usado: instant.nullable().describe('Cuándo se leyó la primera vez.'),
})
export type ReceiptChecked = z.output<typeof answer>

export const checkReceipt = operation({
  method: 'POST',
  path: '/admin/puerta',
  tag: 'Hoy',
  rank: 50,
  least: 'clerk',
  also: ['guard'],
  acrossOffices: true,
  ofEachAgency: true,
  atOnce: 'Who stands at the door is noted in one reading; an arrival can be taken back, and nobody is told.',
  summary: 'Revisar un comprobante',
  explanation:
    'Pegue el texto del código QR de un comprobante. Dice si es nuestro, de quién es la hora y si ya se usó; la primera vez anota la llegada. También puede escribir un folio: dice si viene hoy y quién. Un folio lo puede decir cualquiera: la llegada se anota solo si dice que vio la identificación. Con el teléfono es más cómodo en la página /puerta.',
  body: z.object({
    codigo: z
      .string()
      .trim()
      .min(1)
      .max(400)
      .describe('El texto del código, que empieza con VENTANILLA1, o el folio.')
      .meta({ record: 'receipt' }),
    oficina: officeOrAll.describe('La oficina de esta puerta. En blanco: la de su clave o la del comprobante.'),
    solo_ver: yesNo.prefault('no').describe('Si es «sí», no se anota la llegada.').meta({ title: '¿Solo ver?' }),
    llego: yesNo.prefault('no').describe('Con un folio: «sí», si vio la identificación de quien viene.'),
    leido: instant.optional().describe('Cuándo se leyó, si se envía después. En blanco: ahora.'),
  }),
  answer,
  example: {
    resumen: 'Pasa Guadalupe Pérez Luna, a las 9:30 h. Turno 14.',
    resultado: 'válido',
    folio: 'K7M-4QX',
    oficina: 'Toluca',
    cuando: '2026-12-03T09:30:00-06:00',
    personas: [{ nombre: 'Guadalupe Pérez Luna', tramite: 'renovar licencia', acompana: null, verificar: null, necesita: null }],
    ahora: null,
    usado: null,
  },
  refusals: { ...OFFICE_REFUSALS, ...only(TYPED_REFUSALS, 'day_over') },
  deed: {
    name: 'revisar_comprobante',
    attends: true,
    said: 'Revisó un comprobante',
    members: { result: 'resultado', appointments: APART },
  },
  async run(call) {
    const { deps, caller, body, now, seen } = call
    const readAt = Math.min(now, body.leido === undefined ? now : Date.parse(body.leido))
    const door = { officeId: doorOf(deps, caller, body.oficina), caller, readAt }
    // Of a reading that was noted, only the answer was lost.
    const isNoted = () => lookAtPass(deps.db, deps.vault, { ...door, code: body.codigo }).usedAt === readAt
    if (readAt < now - TOLD_WITHIN_MS && !isNoted()) throw refuse(TYPED_REFUSALS.day_over, 'leido')
    const folio = folioSaid(body.codigo)
    if (folio === undefined && looksTyped(body.codigo)) return UNREADABLE
    if (folio !== undefined) {
      const told = await deps.writer.submit('staff.door', (tx, at) => {
        const asked = { ...door, folio }
        const looked = body.llego ? receiveByFolio(tx, deps, asked, actorOf(caller), at) : lookUpFolio(tx, deps.vault, asked)
        noteVerdict(call, tx, looked, at)
        return looked
      })
      seen.asked({ officeId: told.visitors[0]?.office.id })
      for (const one of told.visitors) seen.person(one.id)
      return describeFolio(deps, told)
    }
    const asked = { ...door, code: body.codigo }
    const found = await deps.writer.submit('staff.door', (tx, at) => {
      const told = body.solo_ver ? lookAtPass(tx, deps.vault, asked) : receiveAtDoor(tx, deps, asked, actorOf(caller), at)
      noteVerdict(call, tx, told, at)
      return told
    })
    seen.asked({ officeId: found.visitors[0]?.office.id })
    for (const one of found.visitors) seen.person(one.id)
    return describe(deps, found)
  },
})

/** The named one, else the key's only one. */
function doorOf(deps: AdminDeps, caller: Caller, words: string | undefined): number | undefined {
  if (words !== undefined) return chosenOffice(deps, caller, words).id
  const [only, another] = caller.allOffices ? [] : caller.officeIds
  return another === undefined ? only : undefined
}

function noteVerdict(
  call: Call<unknown, unknown, never, 'result' | 'appointments'>,
  tx: Tx,
  told: DoorAnswer | FolioAnswer,
  at: Instant,
): void {
  const detail = { result: RESULTS[told.verdict], appointments: told.visitors.map((one) => one.id) }
  addAuditEntry(call, tx, { officeId: told.visitors[0]?.office.id, detail }, at)
}

function describe(deps: AdminDeps, told: DoorAnswer): ReceiptChecked {
  const { pass, visitors, instead } = told
  const office = pass && officeNamed(deps, pass.officeId)
  const zone = office?.zone ?? institutionZone(deps.db)
  return {
    resumen: SUMMARIES[told.verdict](told, office?.name ?? 'otra oficina', zone),
    resultado: RESULTS[told.verdict],
    folio: pass?.folio ?? null,
    oficina: office?.name ?? null,
    cuando: pass ? isoAt(pass.startsAt, zone) : null,
    personas: visitors.map((one) => personCard(deps, one)),
    ahora:
      told.verdict === 'moved' && instead
        ? { oficina: instead.office.name, cuando: isoAt(instead.slot.startsAt, instead.office.zone) }
        : null,
    usado: told.usedAt === undefined ? null : isoAt(told.usedAt, zone),
  }
}

const personCard = (deps: AdminDeps, one: AppointmentDetail): z.output<typeof person> => ({
  nombre: one.name,
  tramite: findProcedure(deps.db, one.procedureId)?.name['es-MX'] ?? one.procedureId,
  acompana: whoIsExpected(one, true),
  verificar: toCheck(one),
  necesita: needsText(one.needs),
})

const UNREADABLE: ReceiptChecked = {
  resumen: WORDS.unreadable,
  resultado: RESULTS.unreadable,
  folio: null,
  oficina: null,
  cuando: null,
  personas: [],
  ahora: null,
  usado: null,
}

function describeFolio(deps: AdminDeps, told: FolioAnswer): ReceiptChecked {
  const { folio, visitors, visit, usedAt, verdict } = told
  const zone = visit?.office.zone ?? institutionZone(deps.db)
  return {
    resumen: FOLIO_SUMMARIES[verdict](told, zone),
    resultado: RESULTS[verdict],
    folio,
    oficina: visit?.office.name ?? null,
    cuando: visit ? isoAt(visit.slot.startsAt, zone) : null,
    personas: visitors.map((one) => personCard(deps, one)),
    ahora: verdict === 'moved' && visit ? { oficina: visit.office.name, cuando: isoAt(visit.slot.startsAt, zone) } : null,
    usado: usedAt === undefined ? null : isoAt(usedAt, zone),
  }
}

const LET_GO = 'Se soltó su lugar porque nadie contestó los recordatorios'

const sayLapsed = ({ received }: DoorAnswer | FolioAnswer): string =>
  received
    ? `${LET_GO}, y hoy no hay lugar. En el mostrador le dan otro día.`
    : `${LET_GO}. Si hoy hay lugar, pasa antes de quienes no tienen cita: vea su identificación y anote que llegó.`

/** The turns of whom the chat does not tell it, and of whom the door has just noted. */
function sayComes({ visitors, received }: DoorAnswer | FolioAnswer): string {
  const names = listed(visitors.map(whoIs))
  const comes = visitors.length === 1 ? 'Pasa' : 'Pasan'
  const turns = received?.turns.length ? ` Turno ${listed(received.turns.map(String))}.` : ''
  if (received?.lapsed) return `${comes} ${names}.${turns} ${LET_GO}, y hoy hay lugar: vea su identificación.`
  const hours = [...new Set(visitors.map((one) => spanishDates.hour(one.slot.minute)))]
  return `${comes} ${names}, a las ${listed(hours)}.${turns}`
}

const FOLIO_SUMMARIES: Record<FolioVerdict, (told: FolioAnswer, zone: string) => string> = {
  listed: ({ visitors }) => {
    const names = listed(visitors.map(whoIs))
    const hours = [...new Set(visitors.map((one) => spanishDates.hour(one.slot.minute)))]
    return `${visitors.length === 1 ? 'Viene' : 'Vienen'} hoy ${names}, a las ${listed(hours)}. Un folio lo puede decir cualquiera: vea una identificación con ${visitors.length === 1 ? 'ese nombre' : 'esos nombres'}.`
  },
  used: ({ usedAt = 0 }, zone) => `Ya se anotó que llegó, a las ${hourAt(usedAt, zone)}. Pregunte quién entró con ese folio.`,
  other_day: ({ visit }, zone) =>
    `No es de hoy: es del ${momentAt(visit?.slot.startsAt ?? 0, zone)}, en ${visit?.office.name ?? ''}.`,
  other_office: ({ visit }, zone) =>
    `Es de otra oficina: ${visit?.office.name ?? ''}, el ${momentAt(visit?.slot.startsAt ?? 0, zone)}.`,
  moved: ({ visit }, zone) =>
    `Esa cita se cambió: ahora es el ${momentAt(visit?.slot.startsAt ?? 0, zone)}, en ${visit?.office.name ?? ''}.`,
  valid: sayComes,
  lapsed: sayLapsed,
  cancelled: ({ folio }) => `Esa cita está cancelada (folio ${folio}).`,
  not_found: ({ folio }) =>
    `No hay ninguna cita con el folio ${folio}. Compare letra por letra; si está bien escrito, busque a la persona por su nombre.`,
}

const OFFICE_NAMED = statement('select name, zone from offices where id = ?', {
  row: { name: 'text', zone: 'text' },
  params: ['int'],
})

const officeNamed = (deps: AdminDeps, id: number) => OFFICE_NAMED.get(deps.db, id) ?? undefined

type Say = (told: DoorAnswer, office: string, zone: string) => string

const SUMMARIES: Record<DoorVerdict, Say> = {
  valid: sayComes,
  lapsed: sayLapsed,
  used: ({ usedAt = 0 }, _, zone) => `Ya se usó a las ${hourAt(usedAt, zone)}. Pregunte quién entró con él.`,
  other_day: ({ pass }, office, zone) => `No es de hoy: es del ${momentAt(pass?.startsAt ?? 0, zone)}, en ${office}.`,
  other_office: ({ pass }, office, zone) => `Es de otra oficina: ${office}, el ${momentAt(pass?.startsAt ?? 0, zone)}.`,
  moved: ({ instead }) =>
    instead
      ? `Esa cita se cambió: ahora es el ${momentAt(instead.slot.startsAt, instead.office.zone)}, en ${instead.office.name}.`
      : 'Esa cita se cambió.',
  cancelled: ({ pass }) => `Esa cita está cancelada (folio ${pass?.folio ?? ''}).`,
  not_found: ({ pass }) =>
    `Lo firmó este sistema, pero ${pass ? `el folio ${pass.folio}` : 'su folio'} no aparece en sus oficinas. Busque a la persona por su nombre.`,
  not_ours: () => 'No es un comprobante de este sistema: nadie de aquí lo firmó.',
}

const hourAt = (at: Instant, zone: string): string => spanishDates.hour(wallClock(at, zone).minute)

const momentAt = (at: Instant, zone: string): string => `${spanishDates.long(dayOf(at, zone))} a las ${hourAt(at, zone)}`

const doorway = z.object({
  resumen: summaryField,
  llave: z.string(),
  ahora: instant.describe('La hora del sistema: la puerta cuenta con ella, aunque el reloj del teléfono esté mal.'),
  oficinas: z.array(z.object({ numero: z.number(), nombre: z.string(), zona: z.string().meta({ title: 'Zona horaria' }) })),
})
export type Doorway = z.output<typeof doorway>

export const doorKey = operation({
  method: 'GET',
  path: '/admin/puerta',
  tag: 'Sistema',
  rank: 20,
  least: 'clerk',
  also: ['guard'],
  ofEachAgency: true,
  summary: 'Ver la llave pública de los comprobantes',
  explanation:
    'Con esta línea se comprueba una firma sin conexión: la usa la página /puerta y el comando verify-qr. No es secreta: puede guardarla en un archivo o imprimirla.',
  answer: doorway,
  example: {
    resumen: 'Su clave sirve para la puerta de 1 oficina.',
    llave: 'VENTANILLA-LLAVE1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRST',
    ahora: '2026-12-03T09:15:00-06:00',
    oficinas: [{ numero: 1, nombre: 'Toluca', zona: 'America/Mexico_City' }],
  },
  refusals: {},
  run({ deps, caller, now }) {
    const offices = officesOf(deps, caller)
    return {
      resumen: `Su clave sirve para la puerta de ${count(offices.length, 'oficina', 'oficinas', 'ninguna oficina')}.`,
      llave: keyLine(deps.vault.publicKey()),
      ahora: isoAt(now, institutionZone(deps.db)),
      oficinas: offices.map(({ id, name, zone }) => ({ numero: id, nombre: name, zona: zone })),
    }
  },
})

const listAnswer = z.object({
  resumen: summaryField,
  ahora: instant.describe('La hora del sistema.'),
  visitas: z.array(
    z.object({
      folio: z.string(),
      cuando: instant,
      personas: z.number().int().describe('Cuántas vienen; 0 si se canceló.'),
      leido: instant.nullable().describe('Cuándo se leyó la primera vez; vacío si todavía no.'),
    }),
  ),
})
export type DoorList = z.output<typeof listAnswer>

/** Kept by the door's page for minutes without a connection. */
export const doorList = operation({
  method: 'GET',
  path: '/admin/puerta/lista',
  tag: 'Sistema',
  rank: 10,
  least: 'clerk',
  also: ['guard'],
  ofEachAgency: true,
  summary: 'Ver la lista de la puerta',
  explanation:
    'Los folios de hoy, los que se cancelaron y cuáles ya se leyeron en cualquier puerta, sin nombres. La página /puerta la toma cada minuto, para saber más cuando se queda sin conexión.',
  query: z.object({ oficina: officeOrAll }),
  answer: listAnswer,
  example: {
    resumen: 'Hoy vienen 38 folios; 12 ya se leyeron en la puerta.',
    ahora: '2026-12-03T09:35:00-06:00',
    visitas: [{ folio: 'K7M-4QX', cuando: '2026-12-03T09:30:00-06:00', personas: 1, leido: '2026-12-03T09:21:00-06:00' }],
  },
  refusals: OFFICE_REFUSALS,
  run({ deps, caller, query, now, seen }) {
    const offices = officesMeant(deps, caller, query.oficina)
    const visits = offices.flatMap(({ id, zone }) =>
      expectedAtDoor(deps.db, deps.vault, id, dayOf(now, zone)).map(({ folio, startsAt, people, readAt }) => ({
        folio,
        cuando: isoAt(startsAt, zone),
        personas: people,
        leido: readAt === undefined ? null : isoAt(readAt, zone),
      })),
    )
    seen.asked({ officeId: onlyOffice(offices), named: false })
    const coming = visits.filter((one) => one.personas > 0)
    seen.people(coming.length)
    const read = coming.filter((one) => one.leido !== null).length
    return {
      resumen: whoComes(coming.length, read),
      ahora: isoAt(now, institutionZone(deps.db)),
      visitas: visits,
    }
  },
})

function whoComes(visits: number, read: number): string {
  if (visits === 0) return 'Hoy no viene nadie.'
  const coming = `Hoy ${visits === 1 ? 'viene' : 'vienen'} ${count(visits, 'folio', 'folios')}`
  return `${coming}; ${count(read, 'ya se leyó', 'ya se leyeron', 'ninguno se ha leído')} en la puerta.`
}
