import { hasMap } from '../../catalogue/offices.ts'
import { findProcedure, minutesEarly, preparations } from '../../catalogue/procedures.ts'
import { DAY, type Instant, MINUTE } from '../../clock.ts'
import { TEXTS } from '../../texts/texts.ts'
import { bringList, byHour, unmarked, type Views, type Visits } from './receipt.ts'

// RFC 5545 by hand: a few lines, with the difficult rules (folding by bytes, escaping, one UID for ever) in sight.

/** The real length is unknown; half an hour leaves the rest of the day free in a calendar. */
const VISIT_MS = 30 * MINUTE
/** Bytes of a line without its end (RFC 5545, 3.1). */
const LINE_BYTES_MAX = 75

/**
 * A group's visits in UTC, one event for each hour. After a move its UID stays and SEQUENCE grows, so that the calendar moves the event
 * instead of keeping both.
 */
export function calendarFile({ db, language, now, views }: Visits): Uint8Array<ArrayBuffer> {
  const t = TEXTS[language]
  const events = byHour(views).flatMap((here) => {
    const [view] = here
    const { office, slot } = view
    const names = [...new Set(here.map((one) => findProcedure(db, one.procedureId)?.name[language] ?? one.procedureId))]
    const early = minutesEarly(db, here)
    const about = [
      `${t.paper.folio}: ${view.folio ?? ''}`,
      names.join(', '),
      ...(early > 0 ? [t.folio.arrive(early)] : []),
      ...preparations(db, here).map((what) => unmarked(t.folio.prepare(what[language]))),
      `${t.paper.bring}:`,
      ...bringList(db, t, language, here).map((thing) => `- ${thing}`),
    ]
    return [
      'BEGIN:VEVENT',
      `UID:${view.groupId}-${view.member}@ventanilla`,
      `SEQUENCE:${sequenceOf(here)}`,
      `DTSTAMP:${utc(now)}`,
      `DTSTART:${utc(slot.startsAt)}`,
      `DTEND:${utc(slot.startsAt + VISIT_MS)}`,
      `SUMMARY:${inText(t.paper.event(office.name))}`,
      `LOCATION:${inText(`${office.name}, ${office.address}`)}`,
      ...(hasMap(office) ? [`GEO:${office.latitude};${office.longitude}`] : []),
      `DESCRIPTION:${inText(about.join('\n'))}`,
      'STATUS:CONFIRMED',
      'CLASS:PRIVATE',
      ...alarm(slot.startsAt - now > DAY ? ['-P1D', t.paper.alarm(office.name)] : ['-PT2H', t.paper.event(office.name)]),
      'END:VEVENT',
    ]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ventanilla//Citas//ES',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events,
  ]
  return new TextEncoder().encode(`${[...lines, 'END:VCALENDAR'].map(fold).join('\r\n')}\r\n`)
}

/** One whose moment is past would ring at once or never. */
const alarm = ([before, says]: [before: string, says: string]): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `TRIGGER:${before}`,
  `DESCRIPTION:${inText(says)}`,
  'END:VALARM',
]

/** Each write of an appointment adds one to its version. */
const sequenceOf = (here: Views): number => Math.max(...here.map((view) => view.version))

/** `20261203T180000Z` */
const utc = (at: Instant): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

const inText = (words: string): string => words.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** At most 75 bytes; a multi-byte letter is never cut. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const letter of line) {
    const more = Buffer.byteLength(letter)
    if (bytes + more > LINE_BYTES_MAX) {
      parts.push(part)
      part = ' '
      bytes = 1
    }
    part += letter
    bytes += more
  }
  return [...parts, part].join('\r\n')
}
