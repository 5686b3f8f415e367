import { inWords } from '../../texts/channel-words.ts'
import { ACCOUNT_WORDS } from '../../texts/messenger.ts'
import { NOTICE_NAMES, type NoticeName } from '../../texts/notice-words.ts'
import { NOTICES, templateLanguage } from '../../texts/notices.ts'

/** A utility template as Meta must approve it. Its sentences are in src/texts/notices.ts. */
export interface UtilityTemplate {
  name: string
  language: string
  /** With positional parameters `{{1}}`, `{{2}}` ... */
  body: string
  examples: readonly string[]
  /** Which of the notice's parameters, from 1. */
  uses: readonly number[]
  /** At most three. */
  buttons: readonly string[]
}

/**
 * The papers in a reminder. A utility message may not ask for documents with identity numbers, so it leaves them out: they are shown with
 * the appointment.
 */
const PAPERS: Partial<Record<NoticeName, number>> = {
  appointment_reminder: 7,
  appointment_reminder_or_lapse: 7,
  appointment_reminder_answered: 7,
}

const renumber = (body: string, uses: readonly number[]): string =>
  body.replace(/\{\{(\d+)\}\}/g, (_, nth: string) => `{{${uses.indexOf(Number(nth)) + 1}}}`)

const withoutMarks = (words: string): string => words.replace(/\*([^*\n]+)\*/g, '$1')

/** What may be sent first when the window is closed. Any other notice waits until the person writes. */
export const UTILITY_TEMPLATES: readonly UtilityTemplate[] = NOTICE_NAMES.flatMap((name) =>
  Object.entries(NOTICES).map(([language, notices]): UtilityTemplate => {
    const { body, examples, buttons = [] } = notices[name]
    const uses = examples.map((_, nth) => nth + 1).filter((nth) => nth !== PAPERS[name])
    const without = PAPERS[name] === undefined ? body : body.replace(`{{${PAPERS[name]}}}\n`, '')
    return {
      ...{ name, language: templateLanguage(language), buttons, uses },
      body: renumber(inWords(withoutMarks(without), ACCOUNT_WORDS), uses),
      examples: uses.map((nth) => withoutMarks(examples[nth - 1] ?? '')),
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
