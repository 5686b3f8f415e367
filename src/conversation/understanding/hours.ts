import { hearCount } from './words.ts'

export interface HourWish {
  fromMinute?: number
  /** The first minute that no longer fits. */
  untilMinute?: number
}

const NOON = 12 * 60
/** Offices open in daytime: "a las 4" without more is 16:00. */
const FIRST_MORNING_HOUR = 8
const MIDDAY_ENDS = 14 * 60
const EVENING = 18 * 60

/** Hours in everyday words. `words` is the plain text without a date that was already understood. */
export function hearHours(said: string, words: string): HourWish | undefined {
  const minute = hearClock(said, words)
  if (minute !== undefined) {
    if (/\b(?:despues de|a partir de|desde|after|from)\b/.test(words)) return { fromMinute: minute }
    if (/\b(?:antes de|before)\b/.test(words)) return { untilMinute: minute }
    return { fromMinute: minute, untilMinute: minute + (minute % 60 === 0 ? 60 : 1) }
  }
  if (/\b(?:mediodia|medio dia|noon|midday)\b/.test(words)) return { fromMinute: NOON, untilMinute: MIDDAY_ENDS }
  if (
    /\b(?:en|por|de|a) la manana\b|\bmananas?$|\btemprano\b|\bmorning\b|\bearly\b/.test(words) &&
    !/^(?:pasado )?manana$/.test(words)
  ) {
    return { untilMinute: NOON }
  }
  if (/\btardes?\b|\bafternoon\b/.test(words)) return { fromMinute: NOON }
  if (/\bnoche\b|\bevening\b/.test(words)) return { fromMinute: EVENING }
  return undefined
}

/** Minutes since midnight for "10:30", "a las 10 y media", "4 pm", "las cuatro de la tarde". */
function hearClock(said: string, words: string): number | undefined {
  const digital = /\b([01]?\d|2[0-3])\s?[:.h]\s?([0-5]\d)\b/i.exec(said)
  if (digital) return atHour(Number(digital[1]), Number(digital[2]), words)
  const spoken =
    /\b(?:a las|a la|las|la|at|around|like) (\d{1,2}|[a-z]+)(?: (y media|y cuarto|y \d{1,2}|\d{2}|thirty|en punto))?\b/.exec(
      words,
    ) ??
    /\b(\d{1,2})(?: (y media|y cuarto|\d{2}))? ?(?:am|pm|a m|p m|h|hrs?|horas|o clock)\b/.exec(words) ??
    /^(\d{1,2}|[a-z]+) (y media|y cuarto)$/.exec(words) ??
    /\b(half past) ([a-z]+|\d{1,2})\b/.exec(words)
  if (!spoken) return undefined
  const half = spoken[1] === 'half past'
  const hour = hearCount(half ? (spoken[2] ?? '') : (spoken[1] ?? ''))
  if (hour === undefined || hour > 23) return undefined
  return atHour(hour, half ? 30 : minutesOf(spoken[2]), words)
}

function minutesOf(words: string | undefined): number {
  if (!words || words === 'en punto') return 0
  if (words === 'y media' || words === 'thirty') return 30
  if (words === 'y cuarto') return 15
  const minutes = Number(words.replace('y ', ''))
  return minutes < 60 ? minutes : 0
}

function atHour(hour: number, minutes: number, words: string): number {
  const afternoon = /\b(?:pm|p m|tarde|noche|afternoon|evening)\b/.test(words)
  const morning = /\b(?:am|a m|morning)\b|\bde la manana\b/.test(words)
  const shift = hour < 12 && !morning && (afternoon || hour < FIRST_MORNING_HOUR) ? 12 : 0
  return (hour + shift) * 60 + minutes
}

/** What a bare number may mean as an hour, in minutes: 9 is 9:00, 4 is 16:00. */
export const bareHour = (number: number): number | undefined => (number >= 1 && number <= 20 ? atHour(number, 0, '') : undefined)
