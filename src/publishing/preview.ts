import { rehearse, type Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { procedureOf } from '../booking/chat/procedures.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { isPassport } from '../catalogue/procedures.ts'
import type { Procedure } from '../catalogue/types.ts'
import { converse } from '../chat/converse.ts'
import type { Said } from '../chat/input.ts'
import { isQuestionName } from '../chat/part.ts'
import type { Option, Reply } from '../chat/reply.ts'
import { sceneOf } from '../chat/scene.ts'
import type { Session } from '../chat/session.ts'
import type { State } from '../chat/state.ts'
import type { Turn } from '../chat/turn.ts'
import type { Instant } from '../clock.ts'
import { recogniseContact } from '../messaging/contacts.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { officesWithRoom } from '../schedule/availability.ts'
import { EXAMPLES, type Example } from './examples.ts'
import { adultOn, peopleFor } from './invented.ts'

export interface Line {
  by: 'person' | 'chat'
  text: string
  /** Titles of its buttons or rows. */
  options: string[]
}

export interface Preview {
  lines: Line[]
  /** It ended with an appointment for this procedure. */
  isBooked: boolean
  /** Another procedure that the chat began instead, of which nothing is shown. */
  taken?: string | undefined
}

/** The conversation of somebody who asks for a procedure by its name, played by the chat itself and undone. */
export function preview(tx: Tx, messaging: MessagingDeps, procedure: Procedure, now: Instant): Preview {
  const offices = officesWithRoom(tx, { procedureIds: [procedure.id], places: 1, limit: Number.POSITIVE_INFINITY }, now)
  const office = (offices.find(({ first }) => first !== undefined) ?? offices[0])?.office
  const today = dayOf(now, office?.zone ?? 'UTC')
  const town = office?.municipality ?? ''
  let shown: Preview = { lines: [], isBooked: false }
  for (const person of peopleFor(procedure, today)) {
    const example = { procedure, town, person, adult: adultOn(today) }
    const played = rehearse(tx, (inner) => play(inner, messaging, example, now))
    if (played.isBooked) return played
    if (shown.lines.length === 0) shown = played
    if (procedure.identity !== 'curp') break // Of whom no age is known, all are alike.
  }
  return shown
}

/** More than the longest record asks. */
const MOST_TURNS = 40

const BOOKED = statement('select procedure_id from appointments where contact_id = ? and live = 1 and state = ?', {
  row: { procedure_id: 'text' },
  params: ['int', 'text'],
  uses: 'appointments_contact',
})

function play(tx: Tx, messaging: MessagingDeps, example: Example, now: Instant): Preview {
  const session = sessionOf(tx, messaging, now)
  const channel = messaging.channels.find(session.contact.channel)
  const sent = (reply: Reply) => channel?.messagesOf(reply) ?? [reply]
  const isBooked = () => BOOKED.all(tx, session.contact.id, 'confirmed').some((one) => one.procedure_id === example.procedure.id)
  const lines: Line[] = []
  let said: Said | undefined = { kind: 'text', text: `Hola, quiero ${asWished(example.procedure.name['es-MX'])}` }
  let state: State | undefined
  const heard = new Set<string>()
  while (said && lines.length < MOST_TURNS && !isBooked()) {
    const words = said.kind === 'text' ? said.text : said.kind === 'choice' ? said.title : ''
    const turn: Turn = converse(state, { said, sentAt: now, late: false, unseen: false }, session)
    state = turn.state
    const begun = procedureOf(session, state.draft, state.draft.people[0])
    if (begun && begun.id !== example.procedure.id && !(isPassport(begun) && isPassport(example.procedure)))
      return { lines: [], isBooked: false, taken: begun.name['es-MX'] }
    lines.push({ by: 'person', text: words, options: [] }, ...turn.replies.flatMap(sent).map(lineOf))
    const asked = `${state.asked?.question} ${state.asked?.about}`
    said = heard.has(asked) ? undefined : answerTo(state, turn.replies, session, example)
    heard.add(asked)
  }
  return { lines, isBooked: isBooked() }
}

/** "inscribirse a un taller", as whoever wants it says it. */
const asWished = (name: string): string => name.replace(/^(\p{L}+r)se(?=\s|$)/u, '$1me').replaceAll(/\bsu(s?) /g, 'mi$1 ')

/** No telephone has this number. */
const NOBODY = '520000000000'

function sessionOf(tx: Tx, messaging: MessagingDeps, now: Instant): Session {
  const deps = { ...messaging, clock: { ...messaging.clock, now: () => now }, count: () => undefined }
  const kind = messaging.channels.find('whatsapp') ? 'phone' : 'psid'
  const contact = recogniseContact(tx, deps, [{ kind, value: NOBODY }], { at: now, profileName: undefined }, now)
  return { tx, deps, contact, now, ourNumber: messaging.heard.ourNumber, onWhatsApp: kind === 'phone' }
}

function answerTo({ asked, draft }: State, replies: readonly Reply[], session: Session, example: Example): Said | undefined {
  if (!asked) return undefined
  const offered = replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
  const scene = { ...sceneOf(session, session.contact.language, draft), about: asked.about }
  const words = isQuestionName(scene, asked.question) ? EXAMPLES[asked.question]?.(example, scene) : undefined
  const isIt = ({ id }: Option) => id.split(/[.:]/).includes(example.procedure.id)
  const option = words === undefined ? (offered.find(isIt) ?? offered[0]) : offered.find(({ title }) => title === words)
  if (option) return { kind: 'choice', id: option.id, title: option.title }
  return words === undefined ? undefined : { kind: 'text', text: words }
}

function lineOf(reply: Reply): Line {
  const text = 'body' in reply ? reply.body : reply.kind === 'place' ? `${reply.name}, ${reply.address}` : ''
  const options = reply.kind === 'choices' ? reply.options.map(({ title }) => title) : []
  return { by: 'chat', text, options }
}
