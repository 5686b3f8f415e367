import { type Json, list, object, text } from './json.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { EmulatedTemplate } from './types.ts'

export interface CheckDeps extends Strictness {
  templates: readonly EmulatedTemplate[]
  mediaKnown: MediaKnown
}

/** Everything that Meta judges before the recipient's window. */
export function checkMessage(message: Json, deps: CheckDeps): Verdict {
  return (
    checkOptionalText('biz_opaque_callback_data', message.biz_opaque_callback_data, 512) ??
    checkRecipientType(message) ??
    checkContext(message.context) ??
    checkContent(message, deps)
  )
}

function checkRecipientType({ recipient_type: type }: Json): Verdict {
  return type === undefined || type === 'individual' ? undefined : refuse(131009, 'recipient_type must be individual')
}

const checkContext = (raw: unknown): Verdict =>
  raw === undefined ? undefined : checkText('context.message_id', object(raw)?.message_id, 512)

function checkContent(message: Json, deps: CheckDeps): Verdict {
  const type = text(message.type ?? 'text') ?? ''
  switch (type) {
    case 'text':
      return checkTextMessage(message.text)
    case 'interactive':
      return checkInteractive(message.interactive, deps.mediaKnown, deps)
    case 'template':
      return checkTemplate(message.template, deps.templates)
    case 'location':
      return checkLocation(message.location)
    case 'image':
    case 'audio':
    case 'document':
    case 'sticker':
    case 'video':
      return checkMedia(type, message[type], deps.mediaKnown)
    case 'contacts':
      return checkContacts(message.contacts)
    case 'reaction':
      return checkReaction(message.reaction)
    default:
      return refuse(131051, 'type is not supported')
  }
}

function checkTextMessage(raw: unknown): Verdict {
  const written = object(raw)
  return written ? checkText('text.body', written.body, 4096) : refuse(131008, 'text is required')
}

function checkLocation(raw: unknown): Verdict {
  const location = object(raw)
  if (!location) return refuse(131008, 'location is required')
  return checkDegrees('location.latitude', location.latitude, 90) ?? checkDegrees('location.longitude', location.longitude, 180)
}

function checkDegrees(path: string, raw: unknown, most: number): Verdict {
  if (raw === undefined || raw === null || raw === '') return refuse(131008, `${path} is required`)
  return Math.abs(Number(raw)) <= most ? undefined : refuse(131009, `${path} is out of range`)
}

const checkContacts = (raw: unknown): Verdict =>
  checkCount('contacts', raw, 1, 257) ??
  checkEach(raw, (contact, index) => checkText(`contacts[${index}].name.formatted_name`, object(contact.name)?.formatted_name, 512))

function checkReaction(raw: unknown): Verdict {
  const reaction = object(raw)
  if (!reaction) return refuse(131008, 'reaction is required')
  if (typeof reaction.emoji !== 'string') return refuse(131008, 'reaction.emoji is required')
  return checkText('reaction.message_id', reaction.message_id, 512)
}

export type Verdict = Refusal | undefined

/** Missing, empty or too long. Meta's limits are repeated here, not imported from the product. */
function checkText(path: string, raw: unknown, limit: number): Verdict {
  if (raw === undefined || raw === '') return refuse(131008, `${path} is required`)
  const value = text(raw)
  if (value === undefined) return refuse(131009, `${path} must be a string`)
  if (value.trim() === '') return refuse(131009, `${path} must not be blank`)
  if (value.length > limit) return refuse(131009, `${path} must be at most ${limit} characters long`)
  return undefined
}

const checkOptionalText = (path: string, raw: unknown, limit: number): Verdict =>
  raw === undefined ? undefined : checkText(path, raw, limit)

function checkId(path: string, raw: unknown, limit: number): Verdict {
  const wrong = checkText(path, raw, limit)
  if (wrong) return wrong
  return text(raw)?.trim() === raw ? undefined : refuse(131009, `${path} must not begin or end with a space`)
}

function checkUnique(path: string, values: readonly unknown[]): Verdict {
  return new Set(values).size === values.length ? undefined : refuse(131009, `${path} must be unique`)
}

function checkCount(path: string, raw: unknown, least: number, most: number): Verdict {
  const items = list(raw)
  if (!items) return refuse(131008, `${path} is required`)
  if (items.length < least || items.length > most) return refuse(131009, `${path} must have ${least} to ${most} elements`)
  return undefined
}

function checkUrl(path: string, raw: unknown): Verdict {
  return checkText(path, raw, 2000) ?? (URL.canParse(String(raw)) ? undefined : refuse(131009, `${path} is not a valid URL`))
}

function checkEach(items: unknown, check: (item: Record<string, unknown>, index: number) => Verdict): Verdict {
  for (const [index, raw] of (list(items) ?? []).entries()) {
    const wrong = check(object(raw) ?? {}, index)
    if (wrong) return wrong
  }
  return undefined
}

/** Not expired. */
export type MediaKnown = (id: string) => boolean

/** Exactly one of id and link; a caption of 1,024 characters at most. */
function checkMedia(path: string, raw: unknown, known: MediaKnown): Verdict {
  const media = object(raw)
  if (!media) return refuse(131008, `${path} is required`)
  if ((media.id === undefined) === (media.link === undefined)) return refuse(131008, `${path} needs exactly one of id and link`)
  return (
    checkOptionalText(`${path}.caption`, media.caption, 1024) ??
    (media.link === undefined ? checkUploaded(path, media.id, known) : checkUrl(`${path}.link`, media.link))
  )
}

const checkUploaded = (path: string, id: unknown, known: MediaKnown): Verdict =>
  checkText(`${path}.id`, id, 512) ??
  (known(text(id) ?? '') ? undefined : refuse(131009, `${path}.id does not exist or has expired`))

const BODY = 1024
/** Documented for lists; the published schema says 1024 (`strictListBody`). */
const LIST_BODY = 4096

export interface Strictness {
  strictListBody: boolean
}

/** Reply buttons, lists, a link and the location request. Forms (Flows) are not emulated: 131009. */
function checkInteractive(raw: unknown, media: MediaKnown, strictness: Strictness): Verdict {
  const interactive = object(raw)
  if (!interactive) return refuse(131008, 'interactive is required')
  const action = object(interactive.action)
  if (!action) return refuse(131008, 'interactive.action is required')
  switch (interactive.type) {
    case 'button':
      return checkFrame(interactive, media, BODY) ?? checkButtons(action)
    case 'list':
      return checkListFrame(interactive, media, strictness) ?? checkList(action)
    case 'cta_url':
      return checkFrame(interactive, media, BODY) ?? checkLink(action)
    case 'location_request_message':
      return checkBody(interactive, BODY) ?? checkName(action, 'send_location')
    default:
      return refuse(131009, 'interactive.type is not supported')
  }
}

function checkListFrame(interactive: Json, media: MediaKnown, { strictListBody }: Strictness): Verdict {
  const header = object(interactive.header)
  if (header && header.type !== 'text') return refuse(131009, 'interactive.header.type of a list must be text')
  return checkFrame(interactive, media, strictListBody ? BODY : LIST_BODY)
}

const checkFrame = (interactive: Json, media: MediaKnown, bodyLimit: number): Verdict =>
  checkHeader(interactive.header, media) ?? checkBody(interactive, bodyLimit) ?? checkFooter(interactive.footer)

const checkBody = (interactive: Json, limit: number): Verdict =>
  checkText('interactive.body.text', object(interactive.body)?.text, limit)

function checkHeader(raw: unknown, media: MediaKnown): Verdict {
  if (raw === undefined) return undefined
  const header = object(raw)
  const type = header?.type
  if (type === 'text') return checkText('interactive.header.text', header?.text, 60)
  if (type === 'image' || type === 'video' || type === 'document')
    return checkMedia(`interactive.header.${type}`, header?.[type], media)
  return refuse(131009, 'interactive.header.type is not supported')
}

const checkFooter = (raw: unknown): Verdict =>
  raw === undefined ? undefined : checkText('interactive.footer.text', object(raw)?.text, 60)

function checkButtons(action: Json): Verdict {
  const replies = (list(action.buttons) ?? []).map((button) => object(object(button)?.reply))
  return (
    checkCount('interactive.action.buttons', action.buttons, 1, 3) ??
    checkEach(action.buttons, checkButton) ??
    checkUnique(
      'interactive.action.buttons.reply.id',
      replies.map((reply) => reply?.id),
    ) ??
    checkUnique(
      'interactive.action.buttons.reply.title',
      replies.map((reply) => reply?.title),
    )
  )
}

function checkButton(button: Json, index: number): Verdict {
  const path = `interactive.action.buttons[${index}]`
  const reply = object(button.reply)
  if (button.type !== 'reply') return refuse(131009, `${path}.type must be reply`)
  return checkId(`${path}.reply.id`, reply?.id, 256) ?? checkText(`${path}.reply.title`, reply?.title, 20)
}

function checkList(action: Json): Verdict {
  const sections = (list(action.sections) ?? []).map((section) => object(section) ?? {})
  const rows = sections.flatMap((section) => list(section.rows) ?? [])
  return (
    checkText('interactive.action.button', action.button, 20) ??
    checkCount('interactive.action.sections', action.sections, 1, 10) ??
    checkEach(action.sections, (section, index) => checkSection(section, index, sections.length)) ??
    checkCount('interactive.action.sections.rows', rows, 1, 10) ??
    checkUnique(
      'interactive.action.sections.rows.id',
      rows.map((row) => object(row)?.id),
    )
  )
}

function checkSection(section: Json, index: number, sections: number): Verdict {
  const path = `interactive.action.sections[${index}]`
  const title = sections > 1 ? checkText(`${path}.title`, section.title, 24) : checkOptionalText(`${path}.title`, section.title, 24)
  return (
    title ??
    checkCount(`${path}.rows`, section.rows, 1, 10) ??
    checkEach(section.rows, (row, at) => checkRow(row, `${path}.rows[${at}]`))
  )
}

const checkRow = (row: Json, path: string): Verdict =>
  checkId(`${path}.id`, row.id, 200) ??
  checkText(`${path}.title`, row.title, 24) ??
  checkOptionalText(`${path}.description`, row.description, 72)

function checkLink(action: Json): Verdict {
  const parameters = object(action.parameters)
  return (
    checkName(action, 'cta_url') ??
    checkText('interactive.action.parameters.display_text', parameters?.display_text, 20) ??
    checkUrl('interactive.action.parameters.url', parameters?.url)
  )
}

const checkName = (action: Json, name: string): Verdict =>
  action.name === name ? undefined : refuse(131009, `interactive.action.name must be ${name}`)

const TRANSLATED_MAX = 1024
/** Refused inside a parameter. */
const FORBIDDEN = /[\n\r\t]| {5,}/

/** It must exist in that language, be approved, and get as many positional texts as it has places. */
function checkTemplate(raw: unknown, templates: readonly EmulatedTemplate[]): Verdict {
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
  // Our templates have no header: a filled one has a parameter too many.
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

/** May be left out (they then return their title); those that are named must exist. */
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
