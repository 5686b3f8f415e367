import { SAMPLE_INSTITUTION } from '../../db/seeds/sample.ts'
import { CHAT } from '../../src/capabilities.ts'
import { capital, fitDescription } from '../../src/chat/prompt.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { en } from '../../src/texts/en/index.ts'
import { esEasy } from '../../src/texts/es-easy/index.ts'
import { esMX, type Texts } from '../../src/texts/es-MX/index.ts'
import { ROWS_MAX } from '../../src/texts/lengths.ts'

// The greeting and the menu stand whole in one conversation of each language ("saludo entero: español"). In all others they are
// a word in brackets, which is written only where Ventanilla says all of it, so that a word of the menu changes one file.

type Choices = Extract<Reply, { kind: 'choices' }>

/** How a language is named in a file, and what its abbreviations add. */
const LANGUAGES: { name: string; t: Texts; adds: string }[] = [
  { name: 'español', t: esMX, adds: '' },
  { name: 'español fácil', t: esEasy, adds: ' en fácil' },
  { name: 'inglés', t: en, adds: ' en inglés' },
]

/** The rows of the menu as a script taps them: "Guadalupe toca: [renovar]". */
const ROWS: Record<string, (t: Texts) => { title: string; description: string }> = {
  renovar: (t) => t.menu.rows.renewal,
  'primera vez': (t) => t.menu.rows.first,
  perdido: (t) => t.menu.rows.lost,
  menor: (t) => t.menu.rows.minor,
  'otra persona': (t) => t.menu.rows.other,
  'varias personas': (t) => t.group.row,
  'mis citas': (t) => t.menu.rows.appointments,
  costos: (t) => t.menu.rows.costs,
  asesor: (t) => t.menu.personRow(fitDescription(capital(helpHours(t)))),
  idioma: (t) => t.menu.rows.language,
}

/** Rows that lead to somebody, and whether there is anybody: a person at the office, and who asks what a minor needs. */
const LEADS_SOMEWHERE = new Map([
  [ROWS.asesor, CHAT.orders.person !== undefined],
  [ROWS.menor, CHAT.parts.some((part) => part.audience === 'minor')],
])

/** The whole menu, from the top. */
export const MENU_ROWS = Object.values(ROWS).filter((row) => LEADS_SOMEWHERE.get(row) ?? true)

const { name, helpWeekdays, helpFromMinute, helpUntilMinute } = SAMPLE_INSTITUTION

function helpHours({ hours, dates }: Texts): string {
  const weekdays = [...helpWeekdays].map(Number)
  return hours(dates.weekdays(weekdays), dates.hour(helpFromMinute).replace(/ h$/, ''), dates.hour(helpUntilMinute))
}

/** The title that a step taps: that of a row named in brackets, in the language in which it is shown. */
export function titleOf(what: string, shown: Reply[]): string {
  const row = ROWS[/^\[(.+)\]$/.exec(what)?.[1] ?? '']
  if (!row) return what
  const titles = LANGUAGES.map(({ t }) => row(t).title)
  const offered = shown.flatMap((reply) => (reply.kind === 'choices' ? reply.options : [])).map(({ title }) => title)
  return offered.findLast((title) => titles.includes(title)) ?? what
}

/**
 * What a message says, with the greeting in short; and whether the menu is in short too, so that its rows need not be shown. Not
 * so in the language of `whole`.
 */
export function abbreviated(reply: Exclude<Reply, { kind: 'place' | 'notice' }>, whole: string | undefined) {
  const languages = LANGUAGES.filter((one) => one.name !== whole)
  let body = reply.body
  for (const { t, adds } of languages) body = withShortGreeting(body, t, adds)
  const menu = reply.kind === 'choices' ? languages.find(({ t }) => isMenu(reply, t)) : undefined
  if (!menu) return { body, menu: false }
  const before = body.slice(0, -menu.t.menu.ask.length).trimEnd()
  const short = `[menú${menu.adds}${isUnderWay(reply as Choices, menu.t) ? ', primero seguir' : ''}]`
  return { body: [before, short].filter(Boolean).join(/\]$/.test(before) ? ' ' : '\n\n'), menu: true }
}

/** Who speaks, that it is free and what happens to the data, each of them word for word and in this order. */
function withShortGreeting(body: string, t: Texts, adds: string): string {
  const { hello, who, sample, promise, privacy } = t.greeting
  const disclaimer = SAMPLE_INSTITUTION[t === en ? 'disclaimerEn' : 'disclaimer']
  const isPlain = !body.includes(disclaimer)
  const speaker = isPlain ? who(name) : `${who(name)} ${disclaimer}`
  for (const isSample of [false, true]) {
    const words = [speaker, ...(isSample ? [sample] : []), `${promise}\n${privacy}`].join('\n\n')
    const kind = `${adds}${isPlain ? ' sin aclaración' : ''}${isSample ? ' de una demostración' : ''}`
    const times = { [hello.morning]: '', [hello.afternoon]: ' de tarde', [hello.evening]: ' de noche' }
    for (const [said, time] of Object.entries(times)) body = body.replace(`${said} ${words}`, `[saludo${kind}${time}]`)
    body = body.replace(words, `[quién habla${kind}]`)
  }
  return body
}

const isMenu = (reply: Choices, t: Texts): boolean =>
  reply.body.endsWith(t.menu.ask) &&
  reply.footer === t.menu.footer &&
  reply.open === t.common.open &&
  [menuRows(t), menuRowsUnderWay(t)].some((rows) => Bun.deepEquals(rows, shownRows(reply)))

const isUnderWay = (reply: Choices, t: Texts): boolean => Bun.deepEquals(menuRowsUnderWay(t), shownRows(reply))

const shownRows = ({ options }: Choices) => options.map(({ title, description }) => ({ title, description }))
const menuRows = (t: Texts) => MENU_ROWS.map((row) => row(t))
/** Where a booking is under way a row leads back to it, and the group gives way where the list is full. */
function menuRowsUnderWay(t: Texts) {
  const rows = [t.menu.rows.goOn, ...menuRows(t)]
  return rows.length > ROWS_MAX ? rows.filter((row) => row.title !== t.group.row.title) : rows
}
