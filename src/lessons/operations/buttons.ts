import type { Db } from '../../../db/open.ts'
import { choice } from '../../admin/fields.ts'
import type { OwnButtons } from '../../chat/part.ts'
import { titleOf } from '../../chat/wishes.ts'
import { plainText } from '../../collation.ts'
import { labelOf, WISHES, wishLabelled } from '../../reading/acts.ts'
import { esMX } from '../../texts/es-MX/index.ts'

export const NONE = 'Nada de esto'

/** A button's words, and its label in lessons. */
const titles = (db: Db, buttons: readonly OwnButtons[], agencyId: number): Map<string, string> => {
  const found = new Map<string, string>()
  // Two wishes may have one button.
  for (const wish of WISHES) if (!found.has(titleOf(wish, esMX))) found.set(titleOf(wish, esMX), labelOf(wish))
  for (const { wish, title } of buttons.flatMap((one) => one.list(db, agencyId))) if (!found.has(title)) found.set(title, wish)
  return found
}

export const buttonField = (buttons: readonly OwnButtons[], help: string) =>
  choice({ name: 'chat_buttons', rows: (db, agencyId) => [NONE, ...titles(db, buttons, agencyId).keys()], beginsBlank: true }, help)

/** Undefined: none. */
export const wishCalled = (db: Db, buttons: readonly OwnButtons[], agencyId: number, words: string): string | undefined =>
  [...titles(db, buttons, agencyId)].find(([title]) => plainText(title) === plainText(words))?.[1]

/** The label itself where the button is gone. */
export function titleCalled(db: Db, buttons: readonly OwnButtons[], agencyId: number, label: string): string {
  const [found] = [...titles(db, buttons, agencyId)].find(([, one]) => one === label) ?? []
  const wish = wishLabelled(label)
  return found ?? (wish ? titleOf(wish, esMX) : label)
}
