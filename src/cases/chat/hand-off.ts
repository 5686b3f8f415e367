import { hourOf, momentWords, telephoneFor, wall } from '../../booking/chat/moments.ts'
import { type Answer, askAbout, close, next, tell } from '../../chat/answer.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { hearYesNo } from '../../chat/understanding/agreement.ts'
import { isTold } from '../../chat/understanding/telling.ts'
import { wayBack, withWayBack } from '../../chat/ways-on.ts'
import type { CaseWish } from './desk.ts'
import { leaveCase, officeConcerned } from './for-office.ts'

/**
 * A person at the office takes the chat. Within the hours the assistant is silent from the yes on; outside of them it stays,
 * and the question is left for the office. Offered and not done at once: "ayuda" may also mean help with this very step.
 */
export const handOff: Question = {
  lasting: true,
  ask(scene) {
    const { t, desk } = scene
    if (wordsIn(scene) !== undefined) return askToPass(scene)
    const { open, until } = desk.help()
    const call = t.person.call(telephoneFor(scene))
    const yes: PromptOption = open
      ? { value: 'yes', title: t.handOff.buttons.yes }
      : { value: 'leave', title: t.handOff.buttons.leave }
    const first = open ? t.handOff.offer : t.handOff.closed(momentWords(scene, until))
    const question = open ? t.handOff.askOpen : t.handOff.askClosed
    return { body: paragraphs(call, first, t.person.words, question), options: [yes, wayBack(scene)] }
  },
  choose(value, scene) {
    const { draft, desk, t } = scene
    if (value === 'read') return tell(withWayBack(scene, desk.withPerson() ? t.handOff.readNow : t.handOff.readLate))
    if (value === 'keep') return next(draft, t.handOff.notPassed)
    const words = wordsIn(scene)
    if (value === 'pass' && words !== undefined) return passOn(words, scene)
    if (value !== 'yes') return askAbout('forOffice', 'person', draft)
    const handed = desk.handOver(officeConcerned(scene))
    return handed ? close({ body: begun(scene, handed.number) }) : askAbout('handOff', 'later', draft)
  },
  miss: (_text, { t, desk }) => ({ note: t.handOff.notYet(desk.help().open ? t.handOff.buttons.yes : t.handOff.buttons.leave) }),
  hear(text, scene) {
    const kept = wordsIn(scene) !== undefined
    if (kept && hearYesNo(text) === 'no') return this.choose('keep', scene)
    if (!isYes(text)) return undefined
    return this.choose(kept ? 'pass' : scene.desk.help().open ? 'yes' : 'leave', scene)
  },
  /**
   * What somebody tells to "shall I pass you on?" is for that person: nobody writes it twice. After a talk, it may be meant for
   * whoever had the chat before, or for nobody of the office: then it waits for a yes.
   */
  takes(text, scene) {
    if (!isTold(text)) return undefined
    return scene.desk.talkedLately() ? askAbout('handOff', KEPT + text, scene.draft) : passOn(text, scene)
  },
}

/** What stands in `about` before words that wait for a yes. */
const KEPT = 'kept:'
const wordsIn = ({ about }: Scene): string | undefined => (about?.startsWith(KEPT) ? about.slice(KEPT.length) : undefined)

const askToPass = ({ t }: Scene): Prompt => ({
  body: paragraphs(t.handOff.keptWords, t.handOff.askPass),
  options: [
    { value: 'pass', title: t.handOff.passButtons.yes },
    { value: 'keep', title: t.handOff.passButtons.no },
  ],
})

/** Gives the words to a person: with the chat, within the hours; else as a case. */
function passOn(words: string, scene: Scene): Answer {
  const { desk } = scene
  const told: CaseWish = { kind: 'person', subject: 'asked', words }
  const officeId = officeConcerned(scene)
  const handed = desk.help().open ? desk.handOver(officeId) : undefined
  if (!handed) return leaveCase(scene, told)
  desk.leaveCase({ ...told, officeId })
  return close({ body: begun(scene, handed.number, scene.t.handOff.gotWords) })
}

const isYes = (text: string): boolean => /^(?:sí|si|yes|ok|por favor|sí por favor|si por favor)[.!]?$/i.test(text.trim())

/** Said once the chat is handed over; `told` instead of the question what it is about. */
export function begun(scene: Scene, number: string, told?: string): string {
  const { t, desk, draft } = scene
  const hold = draft.slot && desk.currentHold()
  const kept = hold && t.handOff.holdGoesOn(hourOf(scene, hold.until, hold.slot.officeId))
  return paragraphs(
    t.handOff.started(number),
    t.handOff.howBack(t.dates.hour(wall(desk.help().until, desk.institution().zone).minute)),
    kept,
    told ?? t.handOff.askWhat,
  )
}
