import { CAPABILITIES } from '../../src/capabilities.ts'
import { en } from '../../src/texts/en/index.ts'
import { esEasy } from '../../src/texts/es-easy/index.ts'
import { esMX, type Texts } from '../../src/texts/es-MX/index.ts'

// The conversations are also played in a product from which a capability was taken out (test/process/without.test.ts). Those
// that are about it say so ("usa: reminders"), and are left out; of the others only what it adds in passing is missing.

/** What a capability adds in passing to conversations that are not about it. `rows`: the beginnings of rows and buttons. */
const IN_PASSING: Record<string, (t: Texts) => { sentences?: string[]; rows?: string[] }> = {
  reminders: (t) => ({ sentences: [t.reminders.will] }),
  waitlist: ({ waiting }) => ({
    rows: [waiting.rows.earlier, waiting.rows.sooner, waiting.rows.any, waiting.row('')].map(({ title }) => title),
  }),
  visits: ({ folio, documents: { rows } }) => ({
    rows: [folio.buttons.receipt, rows.receipt.title, rows.calendar.title],
  }),
  privacy: () => ({}),
  lessons: () => ({}),
  answers: () => ({}),
  callback: () => ({}),
  needs: () => ({}),
  rebooking: () => ({}),
  disowned: () => ({}),
  urgent: () => ({}),
  villages: () => ({}),
  handover: ({ handover: { rows } }) => ({ rows: [rows.appointment.title] }),
  minors: ({ menu, whom }) => ({
    rows: [menu.rows.minor, whom.minor, ...[undefined, 2, 3, 4, 5].flatMap((count) => [whom.minors(count), whom.mixed(count)])].map(
      ({ title }) => title,
    ),
  }),
  cases: ({ common, menu, refused }) => ({
    rows: [
      common.buttons.person,
      menu.personRow('').title,
      refused.elsewhereButtons.person,
      refused.elsewhereButtons.claim,
      refused.limitButtons.appeal,
    ],
  }),
}

const gone = Object.keys(IN_PASSING).filter((name) => CAPABILITIES.every((one) => one.name !== name))

/** Nothing was taken out. */
export const isWhole = gone.length === 0

/** Whether a conversation that uses these can be had in this product. */
export const canBePlayed = (uses: readonly string[]): boolean => uses.every((name) => CAPABILITIES.some((one) => one.name === name))

/** What was said, or should be, less what the missing ones add in passing; and whether few rows are a list or buttons. */
export function asSaidHere(text: string): string {
  if (gone.length === 0) return text
  let said = text
  for (const t of [esMX, esEasy, en]) {
    for (const { sentences = [], rows = [] } of gone.map((name) => IN_PASSING[name]?.(t) ?? {})) {
      for (const sentence of sentences) said = said.replaceAll(`\n\n  ${sentence}\n`, '\n')
      for (const row of rows) said = said.replaceAll(new RegExp(`^  \\[${row}[^\n]*\n`, 'gm'), '')
    }
  }
  return said.replaceAll(/^ {2}\(lista: .*\n/gm, '')
}
