import { createHash } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { dayOf, endOfDay, startOfDay, wallClock, weekdayOf } from '../catalogue/calendar.ts'
import { listOffices, type OfficeRow, readAgency } from '../catalogue/settings.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { type ChainHead, chainHead, type Tampered, tamperedIn } from './chain.ts'
import { readLine } from './line-record.ts'
import type { PassedBy, Stood } from './positions.ts'

// A month of the line for an auditor: one JSON a line, each with the hash of all before it, checked by `npm run recompute`. An entry has
// another number each day; docs/como-se-reparte.md says what is left out.

export const FORMAT = 'ventanilla-reparto-2'

const SHOWN_AFTER_DAYS = 30
/** Entries and offers are kept so long, and a month is shown while all of it is. */
export const COUNTED_MS = 100 * DAY

/** Days and offices with fewer people are shown together. */
const FEWEST_PEOPLE = 10

const ENDED_AS = ['apartado', 'confirmada', 'rechazada', 'sin respuesta', 'retirada'] as const
type EndedAs = (typeof ENDED_AS)[number]

/** Who stood in the line: hours that it waited, people, 1 for an hour that the office owes, weekdays as bits from Monday, hours of the day. */
export type InFile = [
  number: string,
  waited: number,
  people: number,
  owed: number,
  weekdays: number,
  from: number,
  until: number,
  why: PassedBy | null,
]

export interface OfferInFile {
  oferta: number
  /** Null: of an office or a day with few people. */
  oficina: string | null
  dia: LocalDay | null
  hora: number
  /** Of the place: Monday is 1, and the hour at which it begins. */
  lugar: { dia: number; hora: number }
  libres: number
  lugares: number
  fila: InFile[]
  /** Passed by further ahead, by reason. */
  otros: Partial<Record<PassedBy, number>>
  para: string
  termino: EndedAs
}

export interface Head {
  formato: typeof FORMAT
  institucion: string
  mes: string
  /** Appointments that were confirmed in the month, by where their place came from. */
  citas: { lista: number; chat: number; mostrador: number }
  /** Of the office's own, by the number of the key; 0: the first administrator. */
  dio_la_oficina: Given[]
  /** In base64, of the signatures at the end. */
  llave: string
}

interface Given {
  clave: number
  urgencias: number
  recibidas_sin_cita: number
  a_mano: number
  por_cierre: number
}

export interface Tail {
  ofertas: number
  /** Too few people to be shown even together. */
  sin_mostrar: number
  /** Numbers of offers of the month that are not there, those beside its neighbours' too. */
  faltan: number
  /** What shows that the tables were changed by another hand. */
  alterado: Tampered[]
  /** The end of the chain of offers on each evening. */
  cadenas: ChainHead[]
}

export const hashOf = (before: string, body: object): string =>
  createHash('sha256').update(before).update(JSON.stringify(body)).digest('hex')

/** Its text and the hash of its last line. */
export function monthFile(
  { db, vault }: { db: Db; vault: Vault },
  { agencyId, month, zone, now }: { agencyId: number; month: string; zone: string; now: Instant },
): { text: string; hash: string; offers: number } {
  const { name } = readAgency(db, agencyId)
  const offices = new Map(
    listOffices(db)
      .filter((one) => one.agencyId === agencyId)
      .map((one) => [one.id, one]),
  )
  const span = spanOf(month, zone)
  const made = OFFERS.all(db, span).map((one) => ({ ...one, office: offices.get(one.officeId) }))
  const groups = Map.groupBy(
    made.flatMap((one) => (one.office ? [read(vault, { ...one, office: one.office })] : [])),
    ({ oficina, dia }) => `${oficina} ${dia}`,
  )
  const large = [...groups.values()].filter(isLarge)
  const small = [...groups.values()].filter((group) => !isLarge(group)).flat()
  const together = isLarge(small) ? small.map((one): OfferInFile => ({ ...one, oficina: null, dia: null })) : []
  const shown = [...large.flat(), ...together].map((one, at) => ({ ...one, oferta: at + 1 }))
  const ids = [...offices.keys()]
  const head: Head = {
    ...{ formato: FORMAT, institucion: name, mes: month, citas: appointmentsOf(db, ids, span) },
    dio_la_oficina: GIVEN.all(db, { offices: JSON.stringify(ids), ...span, firstDay: `${month}-01`, lastDay: `${month}-31` }),
    llave: Buffer.from(vault.publicKey()).toString('base64'),
  }
  const { what: alterado, missing: faltan } = tamperedIn(db, { since: now - COUNTED_MS, ...span })
  const tail: Tail = {
    ofertas: shown.length,
    sin_mostrar: small.length - together.length,
    faltan,
    alterado,
    cadenas: headsOf(db, vault, span, zone),
  }
  let hash = ''
  const lines = [head, ...shown, tail].map((body) => {
    hash = hashOf(hash, body)
    return JSON.stringify({ ...body, huella: hash })
  })
  return { text: `${lines.join('\n')}\n`, hash, offers: shown.length }
}

function spanOf(month: string, zone: string): { from: Instant; until: Instant } {
  const last = Temporal.PlainDate.from(`${month}-01`).with({ day: 31 }).toString()
  return { from: startOfDay(`${month}-01`, zone), until: endOfDay(last, zone) }
}

/** Months that are over for long enough and still whole, the newest first. */
export function monthsShown(zone: string, now: Instant): string[] {
  const month = Temporal.PlainYearMonth.from(dayOf(now, zone).slice(0, 7))
  const months = [1, 2, 3, 4].map((ago) => month.subtract({ months: ago }).toString())
  return months.filter((month) => {
    const { from, until } = spanOf(month, zone)
    return until + SHOWN_AFTER_DAYS * DAY <= now && from > now - COUNTED_MS
  })
}

interface OfferRow {
  id: number
  officeId: number
  place: LocalDay
  minute: number
  places: number
  room: number
  line: string
  wishId: number
  state: 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'unsaid'
  confirmed: number
  at: Instant
}

const OFFERS = statement(
  `select o.id, s.office_id as officeId, s.day as place, s.minute, o.places, o.room, o.line, o.wish_id as wishId, o.state,
     exists (select 1 from appointments a where a.offer_id = o.id and a.confirmed_at is not null) as confirmed, o.created_at as at
   from wait_offers o join slots s on s.id = o.slot_id where o.created_at >= +$from and o.created_at < +$until order by o.id`,
  {
    row: row<OfferRow>({
      id: 'int',
      officeId: 'int',
      place: 'text',
      minute: 'int',
      places: 'int',
      room: 'int',
      line: 'text',
      wishId: 'int',
      state: 'text',
      confirmed: 'int',
      at: 'int',
    }),
    params: { from: 'int', until: 'int' },
    uses: 'appointments_offer wait_offers_made',
    because: 'once for a month, when an auditor asks',
  },
)

function headsOf(db: Db, vault: Vault, { from, until }: { from: Instant; until: Instant }, zone: string): ChainHead[] {
  const heads: ChainHead[] = []
  for (let evening = endOfDay(dayOf(from, zone), zone); evening <= until; evening = endOfDay(dayOf(evening, zone), zone)) {
    const head = chainHead(db, vault, evening, zone)
    if (head && head.ultima !== heads.at(-1)?.ultima) heads.push(head)
  }
  return heads
}

const HERE = 'office_id in (select value from json_each(+$offices))'
const BY_STAFF = 'from appointment_events e join appointments a on a.id = e.appointment_id where e.at >= +$from and e.at < +$until'

const GIVEN = statement(
  `select coalesce(key, 0) as clave, sum(urgent) as urgencias, sum(walkIn) as recibidas_sin_cita, sum(byHand) as a_mano, sum(closed) as por_cierre from (
     select key_id as key, 1 as urgent, 0 as walkIn, 0 as byHand, 0 as closed from urgent_gifts where on_day between +$firstDay and +$lastDay and ${HERE}
     union all select arrived_key_id, 0, 1, 0, 0 from visits where group_id is null and day between +$firstDay and +$lastDay and ${HERE}
     union all select e.key_id, 0, 0, 1, 0 ${BY_STAFF} and e.what = 'given' and a.${HERE}
     union all select e.key_id, 0, 0, 0, 1 ${BY_STAFF} and e.what = 'moved' and a.${HERE}
       and exists (select 1 from rebookings r where r.group_id = a.group_id and r.created_at = e.at))
   group by 1 order by 1`,
  {
    row: row<Given>({ clave: 'int', urgencias: 'int', recibidas_sin_cita: 'int', a_mano: 'int', por_cierre: 'int' }),
    params: { offices: 'text', firstDay: 'text', lastDay: 'text', from: 'int', until: 'int' },
    uses: 'rebookings_group urgent_gifts_day visits_day',
    because: 'once for a month, when an auditor asks',
  },
)

/** For one day, so that an entry is not followed to the next. Another day that is asked for gives another number too. */
function numberOf(vault: Vault, day: LocalDay, { wishId, lot }: Pick<Stood, 'wishId' | 'lot'>): string {
  return Buffer.from(vault.index('line_number', `${day} ${wishId} ${lot}`).slice(0, 5)).toString('hex')
}

function read(vault: Vault, one: OfferRow & { office: OfficeRow }): OfferInFile {
  const { day, minute } = wallClock(one.at, one.office.zone)
  const { entries, counted } = readLine(one.line)
  const fila = entries.map(
    (stood): InFile => [
      numberOf(vault, day, stood),
      hours(one.at) - hours(stood.countsFrom),
      stood.people,
      stood.owed,
      stood.weekdays,
      Math.floor(stood.fromMinute / 60),
      Math.ceil(stood.untilMinute / 60),
      stood.why,
    ],
  )
  const given = entries.find(({ wishId }) => wishId === one.wishId)
  return {
    oferta: 0,
    oficina: one.office.name,
    dia: day,
    hora: Math.floor(minute / 60),
    lugar: { dia: weekdayOf(one.place), hora: Math.floor(one.minute / 60) },
    libres: one.room,
    lugares: one.places,
    fila,
    otros: counted,
    para: numberOf(vault, day, given ?? { wishId: one.wishId, lot: 0 }),
    termino: endedAs(one),
  }
}

const hours = (at: Instant): number => Math.floor(at / HOUR)

function endedAs({ state, confirmed }: Pick<OfferRow, 'state' | 'confirmed'>): EndedAs {
  if (state === 'accepted') return confirmed === 1 ? 'confirmada' : 'apartado'
  if (state === 'declined') return 'rechazada'
  return state === 'lapsed' ? 'sin respuesta' : 'retirada'
}

function isLarge(offers: readonly OfferInFile[]): boolean {
  const people = new Map(offers.flatMap(({ fila }) => fila.map(([number, , many]) => [number, many])))
  return [...people.values()].reduce((sum, many) => sum + many, 0) >= FEWEST_PEOPLE
}

const CONFIRMED = statement(
  `select coalesce(sum(offer_id is not null), 0) as lista, coalesce(sum(offer_id is null and origin = 'chat'), 0) as chat,
     coalesce(sum(offer_id is null and origin <> 'chat'), 0) as mostrador
   from appointments where confirmed_at >= +$from and confirmed_at < +$until and office_id in (select value from json_each(+$offices))`,
  {
    row: row<Head['citas']>({ lista: 'int', chat: 'int', mostrador: 'int' }),
    params: { from: 'int', until: 'int', offices: 'text' },
    because: 'once for a month, when an auditor asks',
  },
)

const appointmentsOf = (db: Db, offices: readonly number[], span: { from: Instant; until: Instant }): Head['citas'] =>
  CONFIRMED.get(db, { ...span, offices: JSON.stringify(offices) }) ?? { lista: 0, chat: 0, mostrador: 0 }
