import { type Json, list, object, text } from '../json.ts'
import type { EmulatedTemplate } from '../types.ts'

/** Graph's code, its subcode, and informal words. */
export interface MessengerRefusal {
  code: number
  subcode?: number
  why: string
}
type Verdict = MessengerRefusal | undefined

/** Meta's limits, not imported from the product. UTF-16 units. Source: Messenger Platform, 2026. */
const MOST = {
  text: 2000,
  metadata: 999,
  quickReplies: 13,
  payload: 1000,
  buttonText: 640,
  buttons: 3,
  buttonTitle: 20,
  elements: 10,
  elementTitle: 80,
} as const

const no = (why: string, subcode?: number): MessengerRefusal => ({ code: 100, why, ...(subcode !== undefined && { subcode }) })

const first = (...checks: (() => Verdict)[]): Verdict => {
  for (const check of checks) {
    const wrong = check()
    if (wrong) return wrong
  }
  return undefined
}

function length(path: string, raw: unknown, most: number): Verdict {
  const written = text(raw)
  if (written === undefined || written.trim() === '') return no(`${path} must not be empty`)
  return written.length > most ? no(`${path} must be at most ${most} characters`) : undefined
}

function each(path: string, raw: unknown, least: number, most: number, check: (one: Json, path: string) => Verdict): Verdict {
  const all = list(raw)
  if (!all || all.length < least || all.length > most) return no(`${path} must have ${least} to ${most} elements`)
  return first(...all.map((one, nth) => () => check(object(one) ?? {}, `${path}[${nth}]`)))
}

export interface Known {
  templates: readonly EmulatedTemplate[]
  attachment(id: string): boolean
  file: { type: string; size: number } | undefined
}

/** Before the recipient's window. */
export function checkContent(message: Json, known: Known): Verdict {
  const kinds = ['text', 'attachment', 'attachments', 'template'].filter((kind) => message[kind] !== undefined)
  if (kinds.length === 0) return no('message must have text, an attachment or a template')
  if (kinds.length > 1) return no('message must have one of text, attachment and template')
  return first(
    () => (message.metadata === undefined ? undefined : length('message.metadata', message.metadata, MOST.metadata)),
    () => (message.text === undefined ? undefined : length('message.text', message.text, MOST.text)),
    () => (message.attachment === undefined ? undefined : checkAttachment(object(message.attachment) ?? {}, known)),
    () => (message.template === undefined ? undefined : checkUtility(object(message.template) ?? {}, known.templates)),
    () => (message.quick_replies === undefined ? undefined : checkQuickReplies(message.quick_replies)),
  )
}

/** A title that is too long is cut, not refused. */
const checkQuickReplies = (raw: unknown): Verdict =>
  each('quick_replies', raw, 1, MOST.quickReplies, (one, path) => {
    const type = text(one.content_type)
    if (type === 'user_phone_number' || type === 'user_email') return undefined
    if (type !== 'text') return no(`${path}.content_type is not supported`)
    return first(
      () => length(`${path}.title`, one.title, Number.POSITIVE_INFINITY),
      () => length(`${path}.payload`, one.payload, MOST.payload),
    )
  })

const MEGABYTE = 1024 * 1024
const FILE_MOST = 25 * MEGABYTE
const IMAGE_MOST = 8 * MEGABYTE

function checkAttachment(attachment: Json, known: Known): Verdict {
  const type = text(attachment.type) ?? ''
  const payload = object(attachment.payload) ?? {}
  if (type === 'template') return checkTemplate(payload)
  if (!['image', 'audio', 'video', 'file'].includes(type)) return no('attachment.type is not supported')
  const id = text(payload.attachment_id)
  if (id !== undefined) return known.attachment(id) ? undefined : no('attachment_id does not exist', 2018074)
  if (!known.file)
    return text(payload.url) === undefined ? no('attachment.payload needs url, attachment_id or filedata') : no('url', 2018008)
  const most = type === 'image' ? IMAGE_MOST : FILE_MOST
  if (known.file.size === 0 || known.file.size > most) return no('the file is empty or too large', 2018294)
  const fits = type === 'file' || known.file.type.startsWith(`${type}/`)
  return fits ? undefined : no('the type does not match the file', 2018047)
}

function checkTemplate(payload: Json): Verdict {
  if (payload.template_type === 'button')
    return first(
      () => length('payload.text', payload.text, MOST.buttonText),
      () => checkButtons('payload.buttons', payload.buttons, 1),
    )
  if (payload.template_type !== 'generic') return no('template_type is not supported')
  return each('payload.elements', payload.elements, 1, MOST.elements, checkElement)
}

function checkElement(element: Json, path: string): Verdict {
  const { subtitle, buttons, image_url: image } = element
  if (subtitle === undefined && buttons === undefined && image === undefined) return no(`${path} has only a title`)
  return first(
    () => length(`${path}.title`, element.title, MOST.elementTitle),
    () => (subtitle === undefined ? undefined : length(`${path}.subtitle`, subtitle, MOST.elementTitle)),
    () => (buttons === undefined ? undefined : checkButtons(`${path}.buttons`, buttons, 1)),
  )
}

const checkButtons = (path: string, raw: unknown, least: number): Verdict =>
  each(path, raw, least, MOST.buttons, (button, at) => {
    const content = () => {
      if (button.type === 'postback') return length(`${at}.payload`, button.payload, MOST.payload)
      if (button.type === 'web_url') return URL.canParse(text(button.url) ?? '') ? undefined : no(`${at}.url is not a URL`)
      if (button.type === 'phone_number') return length(`${at}.payload`, button.payload, 20)
      return no(`${at}.type is not supported`)
    }
    return first(() => length(`${at}.title`, button.title, MOST.buttonTitle), content)
  })

/** It must be approved, and get as many words and payloads as it has places. */
function checkUtility(template: Json, templates: readonly EmulatedTemplate[]): Verdict {
  const code = text(object(template.language)?.code)
  const found = templates.find((one) => one.name === template.name && one.language === code)
  if (found?.status !== 'APPROVED') return no('template is unknown or not approved')
  const counted = (type: string) => {
    const component = (list(template.components) ?? [])
      .map((one) => object(one))
      .find((one) => text(one?.type)?.toLowerCase() === type)
    return list(component?.parameters)?.length ?? 0
  }
  if (counted('body') !== found.parameters) return no('number of parameters does not match the template')
  return counted('buttons') <= (found.buttons?.length ?? 0) ? undefined : no('more buttons than the template has')
}

export function checkNewTemplate(raw: Json): Verdict {
  if (raw.category !== 'UTILITY') return no('category must be UTILITY')
  const components = (list(raw.components) ?? []).map((one) => object(one) ?? {})
  const body = text(components.find((one) => text(one.type)?.toUpperCase() === 'BODY')?.text) ?? ''
  if (text(raw.name) === undefined || text(raw.language) === undefined || body.trim() === '') return no('INCORRECT_PARAMS')
  const parameters = body.match(/\{\{\w+\}\}/g)?.length ?? 0
  if (/^\s*\{\{|\}\}\s*$/.test(body)) return no('INCORRECT_PARAMS: a parameter begins or ends the body')
  const words = body.split(/\s+/).length - parameters
  return words < 3 * parameters ? no('PARAMS_TO_WORD_RATIO_EXCEED_LIMIT') : undefined
}

/** `POST /me/messenger_profile`. */
export function checkProfile(raw: Json, before: Json): Verdict {
  const whole = { ...before, ...raw }
  return first(
    () =>
      raw.get_started === undefined ? undefined : length('get_started.payload', object(raw.get_started)?.payload, MOST.payload),
    () =>
      raw.greeting === undefined
        ? undefined
        : each('greeting', raw.greeting, 1, 50, (one, path) => length(`${path}.text`, one.text, 160)),
    () => (raw.ice_breakers === undefined ? undefined : checkIceBreakers(raw.ice_breakers)),
    () => (raw.persistent_menu === undefined ? undefined : checkMenu(raw.persistent_menu, whole)),
  )
}

const checkIceBreakers = (raw: unknown): Verdict =>
  each('ice_breakers', raw, 1, 50, (one, path) =>
    each(`${path}.call_to_actions`, one.call_to_actions, 1, 4, (each, at) => length(`${at}.question`, each.question, 80)),
  )

function checkMenu(raw: unknown, whole: Json): Verdict {
  if (whole.get_started === undefined) return no('persistent_menu needs get_started')
  const menus = (list(raw) ?? []).map((one) => object(one) ?? {})
  if (!menus.some((menu) => menu.locale === 'default')) return no('persistent_menu needs the locale default')
  return first(
    ...menus.map(
      (menu) => () =>
        each('call_to_actions', menu.call_to_actions, 1, 20, (item, at) =>
          first(
            () => length(`${at}.title`, item.title, 30),
            () =>
              item.type === 'postback'
                ? length(`${at}.payload`, item.payload, MOST.payload)
                : URL.canParse(text(item.url) ?? '')
                  ? undefined
                  : no(`${at}.url is not a URL`),
          ),
        ),
    ),
  )
}
