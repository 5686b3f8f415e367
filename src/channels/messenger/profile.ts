import { MESSENGER } from '../../texts/messenger.ts'

/** Payloads of the start button and of the menu's lines. */
const START = 'GET_STARTED'
const LINES = ['book', 'mine', 'person', 'privacy'] as const
type Line = (typeof LINES)[number]

const payloadOf = (line: Line): string => `MENU:${line}`

/**
 * Words that stand for a tap outside of a question, so that a menu line does exactly what typing does. A link's reference may carry words
 * too: `decir_` and the words, with `_` for blanks.
 */
export function wordsOf(tapped: string | undefined): string {
  const line = LINES.find((one) => tapped === payloadOf(one))
  if (line) return MESSENGER.menu[line].means
  const carried = /^decir_([A-Za-z0-9_-]{1,100})$/.exec(tapped ?? '')?.[1]
  return carried === undefined ? MESSENGER.greets : carried.replaceAll('_', ' ')
}

/** Tapped on the Page's own buttons, not under a message of ours. */
export const isPublished = (payload: string): boolean => payload === START || LINES.some((line) => payload === payloadOf(line))

/**
 * Published by `npm run channels`: start button, greeting, and permanent menu. The privacy notice is the institution's own page, or what
 * the chat says of it.
 */
export function profileOf(privacyUrl: string | undefined): Record<string, unknown> {
  const lines = LINES.map((line) =>
    line === 'privacy' && privacyUrl !== undefined
      ? { type: 'web_url', title: MESSENGER.menu.privacy.title, url: privacyUrl }
      : { type: 'postback', title: MESSENGER.menu[line].title, payload: payloadOf(line) },
  )
  return {
    get_started: { payload: START },
    greeting: [{ locale: 'default', text: MESSENGER.greeting }],
    persistent_menu: [{ locale: 'default', composer_input_disabled: false, call_to_actions: lines }],
  }
}
