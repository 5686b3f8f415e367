import type { Tx } from '../../db/open.ts'
import { hasProgress } from '../chat/draft.ts'
import { firstNeeded } from '../chat/part.ts'
import type { Reply } from '../chat/reply.ts'
import { sceneOf } from '../chat/scene.ts'
import { newEpoch, newState } from '../chat/state.ts'
import { askNext, inform } from '../chat/turn.ts'
import type { Instant } from '../clock.ts'
import { readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import { enqueue, withdrawQuestions } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import { received, sayOverLimit, sayRefused, sayTakenBack } from './chat/told.ts'
import { type Handover, isUntold, told, untold } from './handovers.ts'

/** Within a turn only the chat that wrote is spoken to: the other one hears of it at the next step. */
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
  const say = (replies: Reply[]) => {
    for (const reply of replies) enqueue(tx, deps, { contactId: contact.id, reply }, now)
  }
  switch (one.tell) {
    case 'question':
    case 'received': {
      // It is answered before whatever else was asked there; that waits.
      withdrawQuestions(tx, contact.id, now)
      const goesOn = one.tell === 'received' && one.groupId === undefined && hasProgress(state.draft)
      const turn =
        one.tell === 'question'
          ? askNext(state, scene, { question: 'sendIt', about: String(one.id), notes: [] })
          : goesOn
            ? askNext(state, scene, { question: firstNeeded(scene), notes: [scene.t.handover.goesOnHere] })
            : inform(state, scene, received(scene, one.groupId), [])
      say(turn.replies)
      return saveConversation(tx, deps, contact.id, turn.state, undefined, now)
    }
    case 'over_limit':
      return say([sayOverLimit(scene)])
    case 'refused':
      return say([sayRefused(scene)])
    case 'taken_back':
      return say([sayTakenBack(scene, one)])
    case undefined:
  }
}
