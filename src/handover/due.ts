import type { Tx } from '../../db/open.ts'
import { hasProgress } from '../chat/draft.ts'
import { firstNeeded } from '../chat/part.ts'
import { paragraphs } from '../chat/prompt.ts'
import { type Scene, sceneOf } from '../chat/scene.ts'
import { newEpoch, newState, type State } from '../chat/state.ts'
import { askNext, inform, type Turn } from '../chat/turn.ts'
import { withWayBack } from '../chat/ways-on.ts'
import type { Instant } from '../clock.ts'
import { type Contact, readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import { enqueue, withdrawQuestions } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import { whyNotIn } from './chat/elsewhere.ts'
import { received, sayTakenBack } from './chat/told.ts'
import { type Handover, isUntold, told, untold } from './handovers.ts'

/** Within a turn only the writing chat is answered: the other one hears of it at the next step. */
export const due: DueWork = {
  nextAt: (db) => (isUntold(db) ? 0 : undefined),
  say: {
    handovers(tx, deps, limit, now) {
      for (const one of untold(tx, limit)) {
        isolate(tx, deps.log, 'handover.untold', { handover: one.id, what: one.tell }, () => tell(tx, deps, one, now))
        told(tx, one.id)
      }
    },
  },
}

function tell(tx: Tx, deps: MessagingDeps, one: Handover, now: Instant): void {
  const isGiver = one.tell === 'question' || one.tell === 'over_limit'
  const contact = readContact(tx, deps, (isGiver ? one.giverId : one.takerId) ?? 0)
  if (!contact) return
  const { state: kept } = loadConversation(tx, deps, contact.id, now)
  const state = kept && kept.epoch !== 'lost' ? kept : newState(newEpoch(deps.clock))
  const scene = sceneOf({ tx, deps, contact, now }, contact.language, state.draft)
  if (one.tell === 'taken_back') return void enqueue(tx, deps, { contactId: contact.id, reply: sayTakenBack(scene, one) }, now)
  const taker = one.takerId === undefined ? undefined : readContact(tx, deps, one.takerId)
  const { replies, state: after } = turnFor(state, scene, { ...one, taker }, deps.listener.isBusy(tx, contact, now))
  // Its question comes before whatever else was asked there.
  if (replies.some((reply) => reply.asks)) withdrawQuestions(tx, contact.id, now)
  for (const reply of replies) enqueue(tx, deps, { contactId: contact.id, reply }, now)
  saveConversation(tx, deps, contact.id, after, undefined, now)
}

/** `isBusy`: a person of the office has the chat, so the booking goes on afterwards. */
function turnFor(
  state: State,
  scene: Scene,
  { id, tell: what, groupId, taker }: Handover & { taker: Contact | undefined },
  isBusy: boolean,
): Turn {
  const { t } = scene
  const why = what === 'over_limit' && groupId === undefined && taker ? whyNotIn(taker, state.draft) : undefined
  if (why) return inform(state, scene, withWayBack(scene, paragraphs(t.handover.why[why], t.handover.notSentThere)), [])
  if (what === 'question') return askNext(state, scene, { question: 'sendIt', about: String(id), notes: [] })
  if (what === 'over_limit') return inform(state, scene, withWayBack(scene, t.handover.overLimit), [])
  if (what === 'refused') return inform(state, scene, withWayBack(scene, t.handover.refused), [])
  if (groupId !== undefined || !hasProgress(state.draft)) return inform(state, scene, received(scene, groupId), [])
  if (isBusy) return inform(state, scene, { body: t.handover.goesOnHere }, [])
  return askNext(state, scene, { question: firstNeeded(scene), notes: [t.handover.goesOnHere] })
}
