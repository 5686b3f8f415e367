import { type Json, list, object } from '../json.ts'
import { refuse } from '../refusal.ts'
import { checkMedia, type MediaKnown } from './media.ts'
import { checkCount, checkEach, checkId, checkOptionalText, checkText, checkUnique, checkUrl, type Verdict } from './parts.ts'

const BODY = 1024
/** Documented for lists; the published schema says 1024 (`strictListBody`). */
const LIST_BODY = 4096

export interface Strictness {
  strictListBody: boolean
}

/** Reply buttons, lists, a link and the question for the location. Forms (Flows) are not emulated: 131009. */
export function checkInteractive(raw: unknown, media: MediaKnown, strictness: Strictness): Verdict {
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
