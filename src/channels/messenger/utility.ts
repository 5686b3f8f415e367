import { inWords } from '../../texts/channel-words.ts'
import { ACCOUNT_WORDS } from '../../texts/messenger.ts'
import { NOTICE_NAMES } from '../../texts/notice-words.ts'
import { NOTICES, templateLanguage } from '../../texts/notices.ts'

/** A utility template as Meta must approve it. Its sentences are in src/texts/notices.ts. */
export interface UtilityTemplate {
  name: string
  language: string
  /** With positional parameters `{{1}}`, `{{2}}` ... */
  body: string
  examples: readonly string[]
  /** At most three. */
  buttons: readonly string[]
}

const withoutMarks = (words: string): string => words.replace(/\*([^*\n]+)\*/g, '$1')

/** The papers of a reminder, below their heading, which ends it. */
const PAPERS = /\s*\*[^*\n]+:\*.*$/s

/** A utility message shows marks literally, and may not ask for documents with identity numbers: they are shown with the appointment. */
export const parameterWords = (words: string): string => withoutMarks(words.replace(PAPERS, '') || words)

/** What may be sent first when the window is closed. Any other notice waits until the person writes. */
export const UTILITY_TEMPLATES: readonly UtilityTemplate[] = NOTICE_NAMES.flatMap((name) =>
  Object.entries(NOTICES).map(([language, notices]): UtilityTemplate => {
    const { body, examples, buttons = [] } = notices[name]
    return {
      ...{ name, language: templateLanguage(language), buttons },
      body: inWords(withoutMarks(body), ACCOUNT_WORDS),
      examples: examples.map(parameterWords),
    }
  }),
)

export const requestFor = ({ name, language, body, examples, buttons }: UtilityTemplate): Record<string, unknown> => ({
  ...{ name, language, category: 'UTILITY' },
  components: [
    { type: 'BODY', text: body, ...(examples.length > 0 && { example: { body_text: [examples] } }) },
    ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons: buttons.map((text) => ({ type: 'POSTBACK', text })) }] : []),
  ],
})
