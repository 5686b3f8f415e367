import type { z } from 'zod'
import type { JUDGEMENT } from './bodies.ts'
import { checkNewTemplate } from './checks/new-template.ts'
import { type Json, list, object, text } from './json.ts'
import { mintId } from './media.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { EmulatedTemplate } from './types.ts'
import type { World } from './world.ts'

/** A business account holds no more. */
const TEMPLATES_MAX = 250
const FULL = 2388019
const EXISTS = 2388024

export type Outcome = { answer: Json } | { refusal: Refusal }

/** `POST /{account}/message_templates`. Meta's judgement, which takes hours, is here given at once: it is approved. */
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

/** `POST /{template-id}`: changes its words; Meta judges them anew. */
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

/** As Meta lists it. */
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

/** Meta changes its mind about a template and says so in a webhook. False for an unknown template. */
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

/** What a person sees of a template message: the words that Meta keeps, filled in, and its quick replies. */
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
