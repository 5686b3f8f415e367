import type { Db } from '../../../db/open.ts'
import { choice } from '../../admin/fields.ts'
import type { OwnButtons } from '../../chat/part.ts'
import { titleOf } from '../../chat/wishes.ts'
import { plainText } from '../../collation.ts'
import { labelOf, WISHES, wishLabelled } from '../../reading/acts.ts'
import { esMX } from '../../texts/es-MX/index.ts'

/** Said of words that meant none of the buttons. */
export const NONE = 'Nada de esto'

/** What a button says, for a person who chooses one, and its label in lessons. */
const titles = (db: Db, buttons: readonly OwnButtons[]): Map<string, string> => {
  const found = new Map<string, string>()
  // Two wishes may have one button.
  for (const wish of WISHES) if (!found.has(titleOf(wish, esMX))) found.set(titleOf(wish, esMX), labelOf(wish))
  for (const { wish, title } of buttons.flatMap((one) => one.list(db))) if (!found.has(title)) found.set(title, wish)
  return found
}

/** The field in which a button is chosen by what it says. */
export const buttonField = (buttons: readonly OwnButtons[], help: string) =>
  choice({ name: 'chat_buttons', rows: (db) => [NONE, ...titles(db, buttons).keys()], beginsBlank: true }, help)

/** The button that says this; undefined: none does. */
export const wishCalled = (db: Db, buttons: readonly OwnButtons[], words: string): string | undefined =>
  [...titles(db, buttons)].find(([title]) => plainText(title) === plainText(words))?.[1]

/** What the button of this wish says; the wish itself where it is no more. */
export function titleCalled(db: Db, buttons: readonly OwnButtons[], label: string): string {
  const [found] = [...titles(db, buttons)].find(([, one]) => one === label) ?? []
  const wish = wishLabelled(label)
  return found ?? (wish ? titleOf(wish, esMX) : label)
}
