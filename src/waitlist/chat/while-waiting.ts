import { groupsOf } from '../../booking/chat/bookings.ts'
import { procedureIds } from '../../booking/chat/procedures.ts'
import { rule } from '../../catalogue/rules.ts'
import { type Answer, ask, askAbout, next, tell } from '../../chat/answer.ts'
import { hasProgress, headcount, onlyOne } from '../../chat/draft.ts'
import { dayWords, untilWords } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { plain } from '../../reading/engine/words.ts'
import type { Reading } from '../../reading/reading.ts'
import { officesWithRoom } from '../../schedule/availability.ts'
import { openOffersOf } from '../answers.ts'
import type { WaitlistEntry } from '../types.ts'
import { ownEntries, readAnswers, wishOf } from './entry.ts'

/**
 * Questions of a waiting person in the middle of nothing else: until when a place is kept, how it goes on, another office. Changes neither
 * entry nor offer.
 */
export function hearWhileWaiting(reading: Reading, scene: Scene): Answer | undefined {
  const { session, draft } = scene
  if (hasProgress(draft) || groupsOf(session).length > 0) return undefined
  const entries = ownEntries(session)
  if (entries.length === 0) return undefined
  const [offer] = openOffersOf(session.tx, session.contact.id, session.now)
  if (offer && (reading.says('until when') || reading.says('later'))) return saidUntil(scene, offer)
  const another = elsewhere(reading, scene, onlyOne(entries))
  if (another) return another
  if (reading.says('needs no more')) return leave(scene, entries)
  return reading.says('asks of the wait')
    ? ask('waitingList', draft, scene.t.waiting.rule(rule(session.tx, 'offer_minutes')))
    : undefined
}

/** Kept as long as promised, even while the person hesitates. */
export function saidUntil(scene: Scene, offer: Parameters<typeof untilWords>[1]): Answer {
  return tell({ body: scene.t.waiting.noHurry(untilWords(scene, offer)) })
}

const leave = ({ draft }: Scene, entries: WaitlistEntry[]): Answer => {
  const only = onlyOne(entries)
  return only ? askAbout('leavingList', String(only.id), draft) : ask('waitingList', draft)
}

/** A named office: its first free hour, and how to book there. The place in line is kept. */
function elsewhere(reading: Reading, scene: Scene, entry: WaitlistEntry | undefined): Answer | undefined {
  const { session, t } = scene
  const answers = entry && readAnswers(entry.answers)
  if (!entry || !answers || !reading.says('wants another too')) return undefined
  const said = ` ${reading.plain} `
  const query = { procedureIds: procedureIds(session, answers), places: headcount(answers), limit: 1_000 }
  const named = officesWithRoom(session.tx, query, session.now).filter(
    ({ office }) => !entry.officeIds.includes(office.id) && said.includes(` ${plain(office.name.split(',')[0] ?? '')} `),
  )
  const found = onlyOne(named)
  if (!found) return undefined
  const { office, first } = found
  const free = first ? t.waiting.freeElsewhere(office.name, dayWords(scene, first.day)) : t.waiting.fullElsewhere(office.name)
  const there = { question: 'waitingList' as const, value: `at:${entry.id}:${office.id}`, title: t.waiting.elsewhereButton }
  return tell({
    body: paragraphs(free, t.waiting.stillInLine),
    options: [there, { question: 'waitingList', value: 'all', title: t.waiting.rows.list.title }],
  })
}

/** With the stored answers; the entry waits on until an appointment ends it. */
export function bookAt(scene: Scene, entryId: string, officeId: number): Answer {
  const entry = wishOf(scene.session, entryId)
  const answers = entry && readAnswers(entry.answers)
  return answers ? next({ ...answers, officeIds: [officeId] }) : ask('waitingList', scene.draft, scene.t.waiting.notAny)
}
