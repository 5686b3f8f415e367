import type { z } from 'zod'
import { type Json, list, object, text } from './json.ts'
import { mintId } from './media.ts'
import type { JUDGEMENT } from './phone-api.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { EmulatedTemplate } from './types.ts'
import type { World } from './world.ts'

/** Meta's limit of an account. */
const TEMPLATES_MAX = 250
const FULL = 2388019
const EXISTS = 2388024

export type Outcome = { answer: Json } | { refusal: Refusal }

/** `POST /{account}/message_templates`. Approved at once; Meta takes hours. */
export function createTemplate(world: World, raw: unknown): Outcome {
  const checked = checkNewTemplate(object(raw) ?? {})
  if (!checked.ok) return checked
  const { name, language } = checked.template
  if (find(world, name, language))
    return { refusal: { ...refuse(100, 'this template exists already in this language'), subcode: EXISTS } }
  if (world.templates.length >= TEMPLATES_MAX)
    return { refusal: { ...refuse(100, 'the account holds 250 templates'), subcode: FULL } }
  const id = mintId(world.clock)
  const { body, buttons, parameters, category } = checked.template
  world.templates.push({ id, name, language, status: 'APPROVED', category, parameters, body, buttons, examples: examplesOf(raw) })
  return { answer: { id, status: 'APPROVED', category } }
}

/** `POST /{template-id}`: Meta reviews it again. */
export function editTemplate(template: EmulatedTemplate, raw: unknown): Outcome {
  const { name, language, category } = template
  const checked = checkNewTemplate({ category, ...object(raw), name, language })
  if (!checked.ok) return checked
  const { body, buttons, parameters } = checked.template
  Object.assign(template, {
    body,
    buttons,
    parameters,
    examples: examplesOf(raw),
    status: 'APPROVED',
    category: checked.template.category,
  })
  return { answer: { success: true } }
}

/** `DELETE /{account}/message_templates?name=`: all its languages. */
export function deleteTemplate(world: World, name: string): Outcome {
  const kept = world.templates.filter((one) => one.name !== name)
  if (kept.length === world.templates.length) return { refusal: refuse(100, 'there is no such template') }
  world.templates.splice(0, world.templates.length, ...kept)
  return { answer: { success: true } }
}

export function describeTemplate(template: EmulatedTemplate): Json {
  const { id = '0', name, language, status, category, body, examples = [], buttons = [] } = template
  const components = [
    ...(body === undefined
      ? []
      : [{ type: 'BODY', text: body, ...(examples.length > 0 && { example: { body_text: [examples] } }) }]),
    ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons: buttons.map((words) => ({ type: 'QUICK_REPLY', text: words })) }] : []),
  ]
  return { id, name, language, status, category, components }
}

export const templateById = (world: World, id: string): EmulatedTemplate | undefined =>
  world.templates.find((one) => one.id !== undefined && one.id === id)

const find = ({ templates }: World, name: string, language: string): EmulatedTemplate | undefined =>
  templates.find((one) => one.name === name && one.language === language)

/** In a webhook. False for an unknown template. */
export function judgeTemplate(world: World, judgement: z.infer<typeof JUDGEMENT>): boolean {
  const template = find(world, judgement.name, judgement.language)
  if (!template) return false
  template.status = judgement.event
  const { id = '0', name, language, category } = template
  world.postman.tell({
    kind: 'account',
    field: 'message_template_status_update',
    value: {
      event: judgement.event,
      message_template_id: Number(id),
      message_template_name: name,
      message_template_language: language,
      message_template_category: category,
      reason: judgement.reason,
    },
  })
  return true
}

const examplesOf = (raw: unknown): string[] => {
  const body = (list(object(raw)?.components) ?? []).map((one) => object(one)).find((one) => one?.type === 'BODY')
  const [examples] = list(object(body?.example)?.body_text) ?? []
  return (list(examples) ?? []).flatMap((one) => text(one) ?? [])
}

/** The words that Meta keeps, filled in, and its quick replies. */
export function templateShown(world: World, message: Json): { text: string; buttons: { id: string; title: string }[] } | undefined {
  const sent = object(message.template)
  if (message.type !== 'template' || !sent) return undefined
  const template = find(world, text(sent.name) ?? '', text(object(sent.language)?.code) ?? '')
  if (template?.body === undefined) return undefined
  const components = (list(sent.components) ?? []).map((one) => object(one) ?? {})
  const values = components.filter((one) => one.type === 'body').flatMap((one) => list(one.parameters) ?? [])
  const words = template.body.replace(
    /\{\{(\d+)\}\}/g,
    (place, position: string) => text(object(values[Number(position) - 1])?.text) ?? place,
  )
  const buttons = (template.buttons ?? []).map((title, i) => ({ id: payloadOf(components, i) ?? title, title }))
  return { text: words, buttons }
}

function payloadOf(components: Json[], index: number): string | undefined {
  const button = components.find((one) => one.type === 'button' && Number(one.index) === index)
  return text(object((list(button?.parameters) ?? [])[0])?.payload)
}

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

/** In Meta's order. */
function checkNewTemplate(raw: Json): Checked {
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
