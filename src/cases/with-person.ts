import type { Db, Tx } from '../../db/open.ts'
import { theAgency } from '../catalogue/institution.ts'
import type { Said } from '../chat/input.ts'
import type { Reply } from '../chat/reply.ts'
import { newState } from '../chat/state.ts'
import { HOUR, type Instant } from '../clock.ts'
import { type Contact, readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { ChatListener, Listener, MessagingDeps } from '../messaging/deps.ts'
import { enqueue, WINDOW_MS } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import type { Command } from '../reading/acts.ts'
import { parseCommand } from '../reading/commands.ts'
import { afterTheWord, answersReport, denounces } from '../reading/complaints.ts'
import { parseCurp } from '../reading/curps.ts'
import { addMessage } from './cases.ts'
import { type AtOnce, openAtOnce } from './chat/at-once.ts'
import { type Back, sayAssistantBack, sayComplaintAnswer, sayOfficeAnswer, sayOnlyWords, sayWithPerson } from './chat/notices.ts'
import { begunClaim } from './claims.ts'
import { openComplaintOf } from './complaints.ts'
import { endTalk, endTalksThatAreOver, noteExplained, type Talk, takeHeld, talkOf, waitsToBeFetched } from './talk.ts'
import { toldBy } from './told.ts'
import { helpAt } from './working-days.ts'

interface Heard {
  contact: Contact
  inboxId: number
  said: Said
}

const WAYS_BACK: Command[] = ['menu', 'goOn', 'assistant']
/** Without ending the talk. */
const FOR_THE_ASSISTANT: Command[] = ['stop', 'subscribe']

/** While a person has the chat: keeps a message for the office, or says how the assistant takes it. */
function hearWithPerson(tx: Tx, deps: MessagingDeps, heard: Heard, now: Instant): Listener {
  const { contact, said } = heard
  if (contact.withPersonUntil <= now) return 'assistant'
  if (said.kind === 'reaction') return 'kept'
  const talk = talkOf(tx, contact.id)
  if (!talk) return backToAssistant(tx, contact, 'assistant')
  const held = takeHeld(tx, deps.vault, contact.id, now)
  for (const { kind, words } of held) {
    if (kind === 'complaint') say(tx, deps, heard, sayComplaintAnswer(words, contact.language), now, true)
    else say(tx, deps, heard, sayOfficeAnswer(words, contact.language, false), now)
  }
  // Only the answer waited: a complaint never has the chat.
  if (talk.kind === 'complaint') return backToAssistant(tx, contact, fetchesOnly(said) ? 'kept' : 'assistant')
  if (talk.state === 'closed') return backToAssistant(tx, contact, held.length > 0 && said.kind === 'text' ? 'kept' : 'assistant')
  if (said.kind === 'choice') return 'tap'
  const atOnce = said.kind === 'text' ? opensAtOnce(tx, deps, heard, said.text, now) : undefined
  if (atOnce === 'curp') keep(tx, deps, heard, talk, { greets: false, opened: held.length > 0 }, now)
  if (atOnce)
    return { answered: (reading, scene) => openAtOnce(atOnce, reading, scene), ...(isOfComplaint(atOnce) && { hidden: true }) }
  const command = said.kind === 'text' ? parseCommand(said.text) : undefined
  if (command && WAYS_BACK.includes(command)) return backToAssistant(tx, contact, 'back')
  // The question that follows is the assistant's.
  if (said.kind === 'text' && deps.chat.parts.some((part) => part.hearsAlways?.(said.text))) return 'tap'
  if (command && FOR_THE_ASSISTANT.includes(command)) return 'order'
  const answered = held.at(-1)
  // A reminder or an offer came after the office's answer: these words answer that.
  if (answered && said.kind === 'text' && wasAskedSince(tx, deps, contact.id, answered.at, now)) return 'tap'
  keep(tx, deps, heard, talk, { greets: command === 'greeting', opened: held.length > 0 }, now)
  return 'kept'
}

const isOfComplaint = (what: AtOnce): boolean => what === 'complaint' || what === 'words' || what === 'told'

/** Undefined: the words are for the person. A complaint comes first: the person complained about must not get it. */
function opensAtOnce(tx: Tx, deps: MessagingDeps, { contact }: Heard, text: string, now: Instant): AtOnce | undefined {
  const command = parseCommand(text)
  const { asked } = loadConversation(tx, deps, contact.id, now).state ?? {}
  const isAsked = asked?.question === 'report' && answersReport(text)
  if (isAsked && toldBy(tx, deps.vault, contact.id, now) !== undefined) return 'told'
  const complaint = openComplaintOf(tx, contact.id)
  if (command === 'complaint' || denounces(text)) return 'complaint'
  if (complaint && (afterTheWord(text) !== undefined || (command === undefined && (complaint.wordsUntil ?? 0) > now)))
    return 'words'
  if (command === 'rights') return 'rights'
  if (command === 'claim') return 'claim'
  return parseCurp(text) && begunClaim(tx, deps.vault, contact.id, now) !== undefined ? 'curp' : undefined
}

const fetchesOnly = (said: Said): boolean =>
  said.kind === 'choice' ? said.id.includes('handOff.read') : said.kind === 'text' && parseCommand(said.text) === undefined

/** While the office's answer waits to be read, the assistant has the chat. */
export const isWithPerson = (db: Db, contact: Contact, now: Instant): boolean =>
  contact.withPersonUntil > now && !waitsToBeFetched(db, contact.id)

const wasAskedSince = (db: Db, deps: MessagingDeps, contactId: number, at: Instant, now: Instant): boolean =>
  (loadConversation(db, deps, contactId, now).state?.asked?.at ?? 0) > at

function backToAssistant(tx: Tx, contact: Contact, listener: Listener): Listener {
  endTalk(tx, contact.id)
  return listener
}

function keep(
  tx: Tx,
  deps: MessagingDeps,
  heard: Heard,
  talk: Talk,
  how: { greets: boolean; opened: boolean },
  now: Instant,
): void {
  const { contact, said } = heard
  if (said.kind === 'text') {
    // The message that fetched the answer is no news for the office.
    if (!how.opened) addMessage(tx, deps.vault, talk.caseId, { author: 'citizen', form: 'text', words: said.text }, now)
    const session = { tx, deps, contact, now }
    if (talk.explainedAt !== undefined || !(how.greets || how.opened || !helpAt(tx, now, theAgency(tx, talk.agencyId)).open)) return
    noteExplained(tx, talk.caseId, now)
    return say(tx, deps, heard, sayWithPerson(talk, session), now)
  }
  if (said.kind === 'sticker') return
  addMessage(tx, deps.vault, talk.caseId, { author: 'citizen', form: said.kind }, now)
  // Five photographs in a row get one answer.
  const key = `only_words:${talk.caseId}:${Math.floor(now / HOUR)}`
  enqueue(tx, deps, { contactId: contact.id, inboxId: heard.inboxId, key, reply: sayOnlyWords(contact.language) }, now)
}

function say(tx: Tx, deps: MessagingDeps, { contact, inboxId }: Heard, reply: Reply, now: Instant, hidden = false): void {
  enqueue(tx, deps, { contactId: contact.id, inboxId, reply, hidden }, now)
}

/** A citizen who waited in vain is told once; after an answer nothing needs to be said. */
export function endPauses(tx: Tx, deps: MessagingDeps, limit: number, now: Instant): void {
  for (const { contactId, number, agencyId } of endTalksThatAreOver(tx, now, limit).filter((one) => one.unanswered))
    isolate(tx, deps.log, 'assistant.untold', { contact: contactId }, () => {
      if (!rememberUnanswered(tx, deps, contactId, number, now))
        notifyAssistantBack(tx, deps, { contactId, number, agencyId, because: 'nobody' }, now)
    })
}

/** Keeps the news for the citizen's next message if the 24-hour window closed while we were off. False: the window is open. */
function rememberUnanswered(tx: Tx, deps: MessagingDeps, contactId: number, number: string, now: Instant): boolean {
  const contact = readContact(tx, deps, contactId)
  if (!contact || now - contact.lastInboundAt < WINDOW_MS) return false
  const { state = newState('lost') } = loadConversation(tx, deps, contactId, now)
  saveConversation(tx, deps, contactId, { ...state, unanswered: number }, undefined, now)
  return true
}

/** Outside the 24-hour window only when they write. */
export function notifyAssistantBack(tx: Tx, deps: MessagingDeps, told: Back & { contactId: number }, now: Instant): void {
  const { contactId } = told
  const contact = readContact(tx, deps, contactId)
  if (!contact) return
  const session = { tx, deps, contact, now }
  const { state } = loadConversation(tx, deps, contactId, now)
  for (const reply of sayAssistantBack(told, state, session)) enqueue(tx, deps, { contactId, reply }, now)
}

export const listener: ChatListener = { hear: hearWithPerson, takeBack: endTalk, isBusy: isWithPerson }
