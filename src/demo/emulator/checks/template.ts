import { type Json, list, object } from '../json.ts'
import { refuse } from '../refusal.ts'
import type { EmulatedTemplate } from '../types.ts'
import { checkEach, checkText, type Verdict } from './parts.ts'

const TRANSLATED_MAX = 1024
/** Line breaks, tabs and more than four blanks in a row are refused inside a parameter. */
const FORBIDDEN = /[\n\r\t]| {5,}/

/** A template must exist in that language, be approved, and get as many positional texts as it has places. */
export function checkTemplate(raw: unknown, templates: readonly EmulatedTemplate[]): Verdict {
  const template = object(raw)
  if (!template) return refuse(131008, 'template is required')
  const language = object(template.language)?.code
  const wrong = checkText('template.name', template.name, 512) ?? checkText('template.language.code', language, 20)
  if (wrong) return wrong
  const known = templates.find((one) => one.name === template.name && one.language === language)
  return checkState(known) ?? checkParameters(template, known?.parameters ?? 0) ?? checkQuickReplies(template, known?.buttons ?? [])
}

function checkState(template: EmulatedTemplate | undefined): Verdict {
  switch (template?.status) {
    case 'APPROVED':
      return undefined
    case 'PAUSED':
      return refuse(132015)
    case 'DISABLED':
      return refuse(132016)
    default:
      return refuse(132001, 'The template does not exist in this language or is not approved')
  }
}

function checkParameters(template: Json, expected: number): Verdict {
  const components = (list(template.components) ?? []).map((component) => object(component))
  // Our templates have no header: one that is filled has a parameter too many.
  if (components.some((one) => one?.type !== 'body' && one?.type !== 'button'))
    return refuse(132000, 'components: only body and button are expected')
  const bodies = components.filter((component) => component?.type === 'body')
  const parameters = bodies.flatMap((body) => list(body?.parameters) ?? [])
  if (parameters.length !== expected)
    return refuse(
      132000,
      `body: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected})`,
    )
  const length = parameters.reduce<number>((sum, parameter) => sum + String(object(parameter)?.text ?? '').length, 0)
  return checkEach(parameters, checkParameter) ?? (length > TRANSLATED_MAX ? refuse(132005) : undefined)
}

function checkParameter(parameter: Json, index: number): Verdict {
  const path = `template.components.body.parameters[${index}]`
  if (parameter.type !== 'text') return refuse(132012, `${path}.type must be text`)
  if (parameter.parameter_name !== undefined) return refuse(132012, `${path} is positional: parameter_name is not expected`)
  const wrong = checkText(`${path}.text`, parameter.text, TRANSLATED_MAX)
  if (wrong) return wrong
  return FORBIDDEN.test(String(parameter.text))
    ? refuse(132018, `${path}.text has line breaks, tabs or too many spaces`)
    : undefined
}

const PAYLOAD_MAX = 256

/** Quick replies may be left out (they then bring back their title); those that are named must exist. */
function checkQuickReplies(template: Json, buttons: readonly string[]): Verdict {
  const named = (list(template.components) ?? []).map((one) => object(one) ?? {}).filter((one) => one.type === 'button')
  const indexes = named.map((one) => Number(one.index))
  return (
    checkEach(named, (button, at) => {
      const path = `template.components.button[${at}]`
      if (button.sub_type !== 'quick_reply') return refuse(132012, `${path}.sub_type must be quick_reply`)
      if (buttons[Number(button.index)] === undefined) return refuse(132000, `${path}.index names no button of the template`)
      const payload = object((list(button.parameters) ?? [])[0])
      if (payload?.type !== 'payload') return refuse(132012, `${path}.parameters[0].type must be payload`)
      return checkText(`${path}.parameters[0].payload`, payload.payload, PAYLOAD_MAX)
    }) ?? (new Set(indexes).size === indexes.length ? undefined : refuse(132000, 'a button is named twice'))
  )
}
