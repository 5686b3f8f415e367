import type { Db } from '../../db/open.ts'
import type { Line } from './journal.ts'
import type { Witness } from './witness.ts'

interface Deps {
  db: Db
  /** What a message that goes out says, by its row. */
  wordsOf(row: number): string
  found(what: string): void
  count(what: string): void
}

type State = '-' | 'planned' | 'asked' | 'silent' | 'came' | 'could_not' | 'unwanted' | 'not_there' | 'cleared' | 'spent'

const ARROWS: Record<State, readonly State[]> = {
  '-': ['planned', 'came'],
  // Who was not asked in a message answers before another appointment.
  planned: ['asked', 'came', 'could_not', 'unwanted', 'cleared'],
  // It did not arrive, or its data were deleted meanwhile.
  asked: ['planned', 'silent', 'came', 'could_not', 'unwanted', 'cleared'],
  silent: ['came', 'could_not', 'unwanted', 'cleared', 'spent'],
  came: ['planned', 'not_there', 'cleared'],
  could_not: ['cleared', 'spent'],
  unwanted: ['cleared', 'spent'],
  not_there: ['cleared', 'spent'],
  cleared: [],
  spent: [],
}

interface Missed {
  state: State
  excused: boolean
  asker: number
  group: string
  startsAt: number
}

/** From so many that count on, the next appointment is given in person. */
const MOST = 2

/**
 * Whether people come: a visit is asked about once, and only of a day that a clerk settled and of which more than four fifths are known; who
 * says to have come does not count meanwhile; the first that could not come counts never, the others do; after two that count no place is taken
 * in the chat, a person of the office looks at it, and nobody else is sent to the counter.
 */
export function createComingLaw({ db, wordsOf, found, count }: Deps): Witness {
  const missed = new Map<number, Missed>()

  const rootOf = (asker: number): number =>
    db.client.query<{ id: number }, [number]>('select coalesce(counts_as, id) as id from askers where id = ?').get(asker)?.id ??
    asker

  const askerOf = (contact: number): number =>
    db.client.query<{ asker: number }, [number]>('select asker_id as asker from contacts where id = ?').get(contact)?.asker ?? 0

  const isAbsent = ({ group, startsAt }: Missed): boolean =>
    db.client
      .query<unknown, [string, number]>("select 1 from visits where group_id = ? and starts_at = ? and state = 'absent'")
      .get(group, startsAt) !== null

  const doesCount = (one: Missed): boolean =>
    (one.state === 'silent' ||
      one.state === 'unwanted' ||
      one.state === 'not_there' ||
      (one.state === 'could_not' && !one.excused)) &&
    isAbsent(one)

  const ofAsker = (asker: number): Missed[] => [...missed.values()].filter((one) => rootOf(one.asker) === rootOf(asker))
  const counted = (asker: number): number => ofAsker(asker).filter(doesCount).length

  function begin({ id, group_id: group, at: startsAt }: Line): void {
    count('a visit was missed')
    if ([...missed.values()].some((one) => one.group === group && one.startsAt === startsAt))
      found(`missed visit ${id}: is asked about twice`)
    const day = db.client
      .query<{ known: number; unknown: number; open: number; came: number }, [string, number]>(DAY_OF)
      .get(group, startsAt)
    if (!day || day.open > 0) return found(`missed visit ${id}: nobody settled its day`)
    if (5 * day.unknown > day.known + day.unknown) found(`missed visit ${id}: too little is known of its day`)
    if (day.came > 0) found(`missed visit ${id}: somebody of it came`)
  }

  function step(line: Line): void {
    const [from, to] = line.what.split(' ') as [State, State]
    if (!ARROWS[from].includes(to)) found(`missed visit ${line.id}: went from ${from} to ${to}`)
    const excused = line.places === 1
    if (to === 'could_not') {
      const before = ofAsker(line.of_id).some((one) => one.excused)
      if (excused === before) found(`missed visit ${line.id}: ${excused ? 'a second one does not count' : 'the first one counts'}`)
      count(excused ? 'could not come, the first time' : 'could not come')
    } else count(`missed: ${to}`)
    missed.set(line.id, { state: to, excused, asker: line.of_id, group: line.group_id, startsAt: line.at })
  }

  return {
    read(line) {
      if (line.kind === 'missed') {
        if (line.what.startsWith('- ')) begin(line)
        return step(line)
      }
      if (line.contact_id === null) return
      const takes = line.kind === 'visit' && line.actor === 'citizen' && line.what === 'held'
      if (takes && counted(askerOf(line.contact_id)) >= MOST)
        found(`contact ${line.contact_id}: took a place in the chat after two visits that count`)
      if (line.kind !== 'said' || !wordsOf(line.id).includes('.atTheCounter.')) return
      count('sent to the counter')
      if (counted(askerOf(line.contact_id)) < MOST) found(`contact ${line.contact_id}: is sent to the counter, and has come`)
    },
    settle: () => undefined,
    compare() {
      const looked = new Set(
        db.client
          .query<{ id: number }, []>('select asker_id as id from missed_visits where review_by > 0')
          .all()
          .map(({ id }) => rootOf(id)),
      )
      for (const asker of new Set([...missed.values()].map((one) => rootOf(one.asker))))
        if (counted(asker) >= MOST && !looked.has(asker)) found(`asker ${asker}: is sent to the counter, and nobody looks at it`)
    },
  }
}

/** What is known of the day of a visit, person by person. */
const DAY_OF = `select count(p.outcome) filter (where p.outcome <> 'unknown') as known, count(p.outcome) filter (where p.outcome = 'unknown') as unknown,
    count(*) filter (where p.outcome is null) as open,
    count(*) filter (where v.id = w.id and p.outcome <> 'absent') as came
  from visits w join visits v on v.office_id = w.office_id and v.day = w.day join visit_people p on p.visit_id = v.id
  where w.group_id = ? and w.starts_at = ?`
