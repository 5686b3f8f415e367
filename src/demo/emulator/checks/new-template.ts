import { type Json, list, object, text } from '../json.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** A template as somebody asks Meta for it, once nothing is wrong with it. */
export interface NewTemplate {
  name: string
  language: string
  category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION'
  body: string
  parameters: number
  buttons: string[]
}

const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const
const BODY_MAX = 1024
const BUTTONS_MAX = 10
const BUTTON_MAX = 25
/** Meta wants more words than this for each variable; its exact rule is not published. */
const WORDS_A_VARIABLE = 2
const VARIABLE = /\{\{(\d+)\}\}/g

type Checked = { ok: true; template: NewTemplate } | { ok: false; refusal: Refusal }

/** What Meta refuses of a new or changed template, in the order in which it looks. */
export function checkNewTemplate(raw: Json): Checked {
  const name = text(raw.name) ?? ''
  const language = text(raw.language) ?? ''
  const category = CATEGORIES.find((one) => one === raw.category)
  if (!/^[a-z0-9_]{1,512}$/.test(name)) return no(100, 'name must be lower-case letters, digits and _')
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language)) return no(100, 'language is required')
  if (!category) return no(100, 'category must be UTILITY, MARKETING or AUTHENTICATION')
  const components = (list(raw.components) ?? []).map((one) => object(one) ?? {})
  const body = components.find((one) => one.type === 'BODY')
  const words = text(body?.text)
  if (!body || words === undefined || words.trim() === '') return no(100, 'a BODY component with text is required', MISSING)
  const buttons = components.filter((one) => one.type === 'BUTTONS').flatMap((one) => list(one.buttons) ?? [])
  const refusal = checkWords(words, body) ?? checkButtons(buttons.map((one) => object(one) ?? {}))
  if (refusal) return { ok: false, refusal }
  const titles = buttons.map((one) => text(object(one)?.text) ?? '')
  return { ok: true, template: { name, language, category, body: words, parameters: variablesOf(words).length, buttons: titles } }
}

/** Meta's subcodes of 100. */
const MISSING = 2388043
const TOO_LONG = 2388040
const WRONG_FORMAT = 2388072
const TOO_MANY = 2388293
const AT_THE_EDGE = 2388299

const no = (code: number, details: string, subcode?: number): Checked => ({ ok: false, refusal: refused(details, subcode, code) })
const refused = (details: string, subcode?: number, code = 100): Refusal => ({
  ...refuse(code, details),
  ...(subcode !== undefined && { subcode }),
})

const variablesOf = (words: string): string[] => [...words.matchAll(VARIABLE)].map(([, position = '']) => position)

function checkWords(words: string, body: Json): Refusal | undefined {
  if (words.length > BODY_MAX) return refused('the body is longer than 1024 characters', TOO_LONG)
  const variables = variablesOf(words)
  if (variables.length === 0) return undefined
  if (/^\s*\{\{|\}\}\s*$/.test(words)) return refused('variables cannot be at the start or end of the template', AT_THE_EDGE)
  if (/\}\}\s*\{\{/.test(words)) return refused('variables stand side by side (INVALID_FORMAT)', WRONG_FORMAT)
  if (variables.some((position, i) => Number(position) !== i + 1))
    return refused('variables must be numbered in order, from {{1}}', WRONG_FORMAT)
  const plain = words.replace(VARIABLE, ' ').match(/[\p{L}\p{N}]+/gu) ?? []
  if (plain.length <= WORDS_A_VARIABLE * variables.length) return refused('too many variables for its length', TOO_MANY)
  const [examples] = list(object(body.example)?.body_text) ?? []
  const given = list(examples) ?? []
  return given.length === variables.length && given.every((one) => typeof one === 'string' && one !== '')
    ? undefined
    : refused('an example for each variable is required', MISSING)
}

function checkButtons(buttons: Json[]): Refusal | undefined {
  if (buttons.length > BUTTONS_MAX) return refused('at most 10 buttons', WRONG_FORMAT)
  for (const { type, text: words } of buttons) {
    if (type !== 'QUICK_REPLY') return refused('only QUICK_REPLY buttons are emulated', WRONG_FORMAT)
    if (typeof words !== 'string' || words === '' || words.length > BUTTON_MAX)
      return refused('a button has 1 to 25 characters', TOO_LONG)
    if (/\{\{|\*|\n/.test(words)) return refused('a button has neither variables, formatting nor line breaks', WRONG_FORMAT)
  }
  return new Set(buttons.map((one) => one.text)).size === buttons.length
    ? undefined
    : refused('two buttons look the same', WRONG_FORMAT)
}
