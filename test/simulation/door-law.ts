import type { Instant } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import type { Line } from './journal.ts'
import type { Paper } from './papers.ts'
import type { OfficePlan } from './plans.ts'
import type { Witness } from './witness.ts'
import { localDay } from './zones.ts'

/** A code that is read at a door. */
export interface Reading {
  /** The paper on which it stands; undefined for a code that nobody ever gave out. */
  paper: Paper | undefined
  /** It is of another agency, of whose visits this door knows nothing. */
  isForeign: boolean
  /** The office of that door. */
  office: OfficePlan
  readAt: Instant
  /** Looked at only: nobody comes in. */
  only: boolean
}

/** What a door says, in the words of the product. */
const VERDICTS = {
  not_ours: 'no es nuestro',
  not_found: 'no aparece',
  cancelled: 'cancelada',
  moved: 'movida',
  other_office: 'de otra oficina',
  other_day: 'no es de hoy',
  used: 'ya se usó',
  valid: 'válido',
}
type Verdict = keyof typeof VERDICTS

export interface Sentence {
  verdict: string
  /** How many people come in that hour. */
  people: number
  /** When somebody came in with it first. */
  usedAt: Instant | undefined
}

/** What a door should say, and who came in by it. */
export interface DoorLaw extends Witness {
  /** Somebody is about to ask; undefined: nobody asks any more. */
  asks(reading: Reading | undefined): void
  /** What the law says, once the question stands in the journal. */
  readonly sentence: Sentence | undefined
  /** The receipt's visit lapsed: whether today has room decides. */
  readonly lapsed: boolean
}

/** What the paper alone tells: a door without the house knows no more. */
export function judgePaper({
  paper,
  office,
  readAt,
}: Omit<Reading, 'isForeign'>): Extract<Verdict, 'not_ours' | 'other_office' | 'other_day' | 'valid'> {
  if (!paper) return 'not_ours'
  if (office.id !== paper.office) return 'other_office'
  return localDay(readAt, office.zone) === localDay(paper.startsAt, office.zone) ? 'valid' : 'other_day'
}

export function createDoorLaw(visits: () => Visit[], found: (what: string) => void): DoorLaw {
  /** When a visit's receipt was read first, by group and hour. */
  const used = new Map<string, Instant>()
  /** One of each visit, the latest last: an appointment that moved has several. */
  const arrived = new Map<number, Instant[]>()
  const lapsed = new Set<number>()
  let asked: Reading | undefined
  let sentence: Sentence | undefined
  /** Arrivals of this commit that no reading and no clerk has explained yet, and those that were taken back. */
  let coming: number[] = []
  let leaving: number[] = []

  /** An arrival counts on the day of the visit, which may have been moved since. */
  const came = ({ id, startsAt, zone }: Visit): boolean => {
    const at = arrived.get(id)?.at(-1)
    return at !== undefined && localDay(at, zone) === localDay(startsAt, zone)
  }

  const arrive = (id: number, at: Instant) => arrived.set(id, [...(arrived.get(id) ?? []), at])

  function judge(reading: Reading): { verdict: Verdict; visitors: Visit[] } {
    const { paper, readAt } = reading
    if (reading.isForeign) return { verdict: 'not_found', visitors: [] }
    if (!paper) return { verdict: 'not_ours', visitors: [] }
    const group = visits().filter((one) => one.group === paper.group)
    const standing = group.filter((one) => one.state === 'confirmed' || one.state === 'past')
    const visitors = standing.filter((one) => one.slot === paper.slot)
    if (visitors.length === 0) return { verdict: standing.length > 0 ? 'moved' : 'cancelled', visitors }
    const first = used.get(keyOf(paper))
    const byItself = judgePaper(reading)
    return { verdict: byItself === 'valid' && first !== undefined && first !== readAt ? 'used' : byItself, visitors }
  }

  /** Whose visit lapsed is received where today has room, which no paper tells. */
  const hasLapsed = ({ paper, isForeign }: Reading): boolean =>
    paper !== undefined && !isForeign && visits().some((one) => keyOf(one) === keyOf(paper) && lapsed.has(one.id))

  function hear(line: Line, reading: Reading): void {
    const { paper, readAt, only } = reading
    if (hasLapsed(reading)) {
      coming = []
      return
    }
    const { verdict, visitors } = judge(reading)
    const isFirst = paper !== undefined && verdict === 'valid' && !only && !used.has(keyOf(paper))
    if (line.what !== VERDICTS[verdict])
      found(`the door says «${line.what}» of a receipt of group ${paper?.group}, which is «${VERDICTS[verdict]}»`)
    const expected = isFirst ? visitors.filter((one) => !came(one)).map((one) => one.id) : []
    if (coming.toSorted().join() !== expected.toSorted().join())
      found(`the door lets in ${listed(coming)} of group ${paper?.group}, where it should be ${listed(expected)}`)
    sentence = {
      verdict: VERDICTS[verdict],
      people: visitors.length,
      usedAt: paper && !reading.isForeign ? used.get(keyOf(paper)) : undefined,
    }
    if (isFirst) used.set(keyOf(paper), readAt)
    for (const id of coming) arrive(id, readAt)
    coming = []
  }

  /** Of those whom a clerk meant, whoever was not noted yet is from now on, or the other way round; only today's visits that stand. */
  function note({ at, what }: Line): void {
    const noted: { appointments: number[]; came: boolean } = JSON.parse(what)
    const meant = visits().filter((one) => noted.appointments.includes(one.id))
    for (const { id, state, startsAt, zone } of meant)
      if (state !== 'confirmed' || localDay(startsAt, zone) !== localDay(at, zone))
        found(`appointment ${id}: is noted, and it is not today`)
    const changing = meant.filter((one) => came(one) !== noted.came).map((one) => one.id)
    const [is, other] = noted.came ? [coming, leaving] : [leaving, coming]
    if (is.toSorted().join() !== changing.toSorted().join() || other.length > 0)
      found(`a clerk notes ${listed(is)} and ${listed(other)}, where it should be ${listed(changing)}`)
    for (const id of changing) noted.came ? arrive(id, at) : arrived.get(id)?.pop()
    for (const one of meant) {
      if (noted.came && !used.has(keyOf(one))) used.set(keyOf(one), at)
      if (!noted.came && !visits().some((other) => keyOf(other) === keyOf(one) && came(other))) used.delete(keyOf(one))
    }
    coming = []
    leaving = []
  }

  return {
    get sentence() {
      return sentence
    },
    get lapsed() {
      return asked !== undefined && hasLapsed(asked)
    },
    asks(reading) {
      asked = reading
      sentence = undefined
    },
    read(line) {
      if (line.kind === 'visit' && line.what === 'lapsed') lapsed.add(line.id)
      if (line.kind === 'visit' && line.what === 'arrived') coming.push(line.id)
      if (line.kind === 'visit' && line.what === 'arrival_taken_back') leaving.push(line.id)
      if (line.kind === 'noted') note(line)
      if (line.kind !== 'door') return
      if (asked) hear(line, asked)
      else found('a door answered whom nobody sent')
    },
    settle() {
      for (const id of coming) found(`appointment ${id}: arrived, and no receipt was read and nobody noted it`)
      for (const id of leaving) found(`appointment ${id}: arrived no more, and nobody took it back`)
      coming = []
      leaving = []
    },
    compare(db) {
      const rows = db.client
        .query<{ id: number; arrived_at: Instant }, []>(
          `select p.appointment_id as id, min(p.arrived_at) as arrived_at from visit_people p join visits v on v.id = p.visit_id
           where p.appointment_id is not null and p.arrived_at is not null
             and v.day = (select max(w.day) from visit_people q join visits w on w.id = q.visit_id
               where q.appointment_id = p.appointment_id and q.arrived_at is not null)
           group by p.appointment_id order by p.appointment_id`,
        )
        .all()
      const theirs = rows.map((row) => [row.id, row.arrived_at])
      const mine = [...arrived]
        .flatMap(([id, all]) => (all.length > 0 ? [[id, all.at(-1)]] : []))
        .toSorted(([a = 0], [b = 0]) => a - b)
      if (theirs.join() !== mine.join()) found(`arrived are ${theirs.join()}, and by the model ${mine.join()}`)
    },
  }
}

const keyOf = ({ group, slot }: Pick<Paper, 'group' | 'slot'>): string => `${group}:${slot}`
const listed = (ids: number[]): string => ids.join() || 'nobody'
