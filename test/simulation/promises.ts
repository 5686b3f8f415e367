import { DAY, type Instant } from '../../src/clock.ts'
import type { Line } from './journal.ts'
import { isNight } from './reminder-times.ts'
import { HOME, RULES } from './setting.ts'
import type { Zone } from './zones.ts'

/**
 * Offers of the waiting list: never two at a time, never at night, never to whoever wants nothing. And nobody who talks with a
 * person is asked anything by the assistant, and nobody who turns out to be one with somebody loses a talk or a question.
 */
export interface Promises {
  said(line: Line): void
  offer(line: Line): void
  /** Two contacts became one: what was under way goes on. */
  merged(line: Line, now: Instant): void
  talk(line: Line): void
  /** A conversation ends, by itself or because its contact becomes another. */
  gone(line: Line): void
  settle(now: Instant): void
  readonly seen: Record<string, number>
}

/** Offers that ended like this count as one that was made. */
const COUNTS = ['open', 'accepted', 'declined', 'lapsed']

/** `wordsOf`: of the message of that number. */
export function createPromises(
  zoneOf: (office: number) => Zone,
  wordsOf: (row: number) => string,
  found: (what: string) => void,
): Promises {
  const offers = new Map<number, { wish: number; day: string; state: string; endsAt: Instant; zone: Zone; told: boolean }>()
  const seen: Record<string, number> = {}
  /** Conversations that ended within this commit, and when each asked last. */
  let gone: Line[] = []
  /** Talks that ended within this commit, by the line before which they ran. */
  let ended: { contact: number; until: Instant; line: number }[] = []

  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1
  }

  return {
    seen,
    said(line) {
      // Only what concerns that person, and was told in this chat, is asked about in the middle of a talk.
      if (line.places === 1 && (line.until_at ?? 0) > line.at && !/\.(?:report|sendIt)\./.test(wordsOf(line.id)))
        found(`contact ${line.contact_id}: asked while a person has the chat`)
      const [, offer] = /^wait_offer:(\d+)$/.exec(line.what ?? '') ?? []
      if (offer !== undefined) {
        count('offered')
        if (isNight(line.at, offers.get(Number(offer))?.zone ?? HOME))
          found(`contact ${line.contact_id}: an offer was told in the night`)
      }
    },
    offer(line) {
      const known = offers.get(line.id)
      if (known) {
        if (line.what === 'told') known.told = true
        else if (line.what === 'extended') known.endsAt = line.until_at ?? 0
        else {
          if (line.what === 'accepted' && known.endsAt <= line.at) found(`offer ${line.id}: accepted after its time`)
          if (line.what === 'lapsed' && known.endsAt > line.at) found(`offer ${line.id}: lapsed before its time`)
          known.state = line.what
          count(`offer ${line.what}`)
        }
        return
      }
      for (const one of offers.values()) {
        if (one.wish !== line.of_id || !COUNTS.includes(one.state)) continue
        if (one.state === 'open') found(`wish ${line.of_id}: two offers at a time`)
        if (one.day === line.offer_day) found(`wish ${line.of_id}: two offers a day`)
      }
      if (line.muted_at !== null) found(`contact ${line.contact_id}: an offer although it wants nothing`)
      const endsAt = line.until_at ?? 0
      if (endsAt > line.at + RULES.offerMs + DAY) found(`offer ${line.id}: is kept for ever`)
      const state = {
        wish: line.of_id,
        day: line.offer_day ?? '',
        state: 'open',
        endsAt,
        zone: zoneOf(line.office_id),
        told: false,
      }
      offers.set(line.id, state)
    },
    talk(line) {
      const [was, is] = [line.reopens_at ?? 0, line.until_at ?? 0]
      if (is === 0 && was > 0) ended.push({ contact: line.id, until: was, line: line.line })
      if (is > 0) count('talk')
    },
    merged(line, now) {
      const ran = ended.find((one) => one.contact === line.id && line.line - one.line <= 3)
      if (ran && (line.until_at ?? 0) < ran.until) found(`contact ${line.id}: became ${line.contact_id} and lost its talk`)
      if (ran) count('merged in a talk')
      ended = ended.filter((one) => one !== ran)
      // Of two conversations the one goes on that asked last.
      const lost = gone.find((one) => (one.id === line.id || one.id === line.contact_id) && line.line - one.line <= 2)
      if (lost) count('merged in the middle')
      if (lost && (lost.until_at ?? 0) > now && lost.at > (line.reopens_at ?? 0))
        found(`contact ${line.id}: became ${line.contact_id} and lost the question that was asked last`)
    },
    gone: (line) => void gone.push(line),
    settle(now) {
      ended = []
      gone = []
      for (const [id, one] of offers)
        if (one.state === 'open' && one.endsAt < now - DAY) found(`offer ${id}: is open long after its end`)
    },
  }
}
