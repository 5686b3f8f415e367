import { inWords, TELEPHONE_WORDS } from '../../texts/channel-words.ts'
import { NOTICE_NAMES } from '../../texts/notice-words.ts'
import { NOTICES, templateLanguage } from '../../texts/notices.ts'
import type { TemplateNews } from '../channel.ts'
import type { TemplateInfo } from './graph.ts'

/** A utility template as Meta must approve it. Its sentences are in src/texts/notices.ts. */
export interface Template {
  name: string
  /** Meta's code: `es_MX`. */
  language: string
  category: 'UTILITY'
  /** With positional parameters `{{1}}`, `{{2}}` ... */
  body: string
  /** One for each parameter. */
  examples: readonly string[]
  /** Quick replies, at most three. */
  buttons: readonly string[]
}

/** What may be sent first when the 24-hour window is closed. Any other notice stays silent then. */
export const TEMPLATES: readonly Template[] = NOTICE_NAMES.flatMap((name) =>
  Object.entries(NOTICES).map(([language, notices]): Template => {
    const { body, examples, buttons = [] } = notices[name]
    return {
      name,
      language: templateLanguage(language),
      category: 'UTILITY',
      body: inWords(body, TELEPHONE_WORDS),
      examples,
      buttons,
    }
  }),
)

export function componentsOf({
  body,
  examples,
  buttons,
}: Pick<Template, 'body' | 'examples' | 'buttons'>): Record<string, unknown>[] {
  return [
    { type: 'BODY', text: body, ...(examples.length > 0 && { example: { body_text: [examples] } }) },
    ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons: buttons.map((text) => ({ type: 'QUICK_REPLY', text })) }] : []),
  ]
}

export interface Compared {
  template: Template
  /** Undefined: Meta has none of that name and language. */
  theirs: TemplateInfo | undefined
  differs: ('body' | 'buttons' | 'category')[]
}

/** In our order. Other templates of the account are ignored. */
export function compareTemplates(ours: readonly Template[], theirs: readonly TemplateInfo[]): Compared[] {
  return ours.map((template) => {
    const found = theirs.find((one) => one.name === template.name && one.language === template.language)
    return { template, theirs: found, differs: found ? differences(template, found) : [] }
  })
}

function differences(ours: Template, theirs: TemplateInfo): Compared['differs'] {
  const components = theirs.components ?? []
  const body = components.find((one) => one.type === 'BODY')?.text ?? ''
  const buttons = components.filter((one) => one.type === 'BUTTONS').flatMap((one) => one.buttons ?? [])
  const same = (one: string, other: string) => tidy(one) === tidy(other)
  return [
    ...(same(body, ours.body) ? [] : (['body'] as const)),
    ...(buttons.map(({ text }) => text).join('|') === ours.buttons.join('|') ? [] : (['buttons'] as const)),
    ...(theirs.category === undefined || theirs.category === ours.category ? [] : (['category'] as const)),
  ]
}

/** Meta may return other line ends. */
const tidy = (words: string): string => words.replace(/\r\n?/g, '\n').trim()

export const isReady = ({ theirs, differs }: Compared): boolean =>
  theirs?.status === 'APPROVED' && !differs.includes('body') && !differs.includes('buttons')

/** Missing, or with other words. A changed category is Meta's own decision. */
export const isToPush = ({ theirs, differs }: Compared): boolean =>
  theirs === undefined || differs.includes('body') || differs.includes('buttons')

export const toNews = ({ template: { name, language }, theirs, differs }: Compared): TemplateNews => ({
  ...{ name, language },
  status: theirs === undefined ? 'MISSING' : theirs.status,
  category: theirs?.category,
  ...(theirs?.rejected_reason !== undefined && theirs.rejected_reason !== 'NONE' && { reason: theirs.rejected_reason }),
  ...(differs.some((what) => what !== 'category') && { differs: true }),
})

export const requestFor = (template: Template): Record<string, unknown> => ({
  name: template.name,
  language: template.language,
  category: template.category,
  components: componentsOf(template),
})
