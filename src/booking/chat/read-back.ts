import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, ask, askAbout, next } from '../../chat/answer.ts'
import { type Draft, hasProgress, withoutWhen } from '../../chat/draft.ts'
import { dayWords, timesWords, todayAt, whenLong, whenPlain } from '../../chat/moments.ts'
import { type QuestionName, questionOf } from '../../chat/part.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { nameAndInitial } from '../../reading/called.ts'
import type { Reading } from '../../reading/reading.ts'
import type { RequestedTimes } from '../../reading/requested-times.ts'
import { findSlot } from '../../schedule/availability.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import { slot } from './slot.ts'

/** What was understood and is done with a yes: to hold an hour, to look for one in another office, or at other times. */
export type Understood = { hour: number; ofPeople?: true } | { office: number; wish?: RequestedTimes } | { wish: RequestedTimes }

/**
 * What was understood of a sentence that says more, with what stays as it is, before anything is held. `about`: what a yes does. Nobody
 * is read back to twice in a row: then the plain question follows.
 */
export const readBack: Question = {
  mereQuestion: 'is not heard',
  readsBack: true,
  fills: ['when', 'where'],
  ask(scene): Prompt {
    const { t } = scene
    const { hold, look, no, other } = t.understanding.buttons
    const understood = understoodIn(scene)
    const hour = understood && 'hour' in understood ? findSlot(scene.session.tx, understood.hour) : undefined
    if (!understood || ('hour' in understood && !hour)) return slot.ask(scene)
    return {
      body: paragraphs(
        [t.understanding.readBack(wordsOf(understood, hour, scene)), stays(scene, understood)].filter(Boolean).join(' '),
        askOf(understood, scene),
      ),
      options: [
        { value: 'yes', title: 'hour' in understood ? hold : look },
        { value: 'no', title: no },
        { value: 'other', title: other },
      ],
    }
  },
  choose(value, scene) {
    const { draft, t } = scene
    const understood = understoodIn(scene)
    if (value === 'other') return next(draft, t.understanding.otherWords)
    if (value !== 'yes' || !understood) return next(draft)
    return 'hour' in understood ? slot.choose(String(understood.hour), scene) : next(lookingIn(draft, understood))
  },
  hear(reading, scene) {
    const said = reading.yesNo
    if (said) return this.choose(said, scene)
    const understood = understoodIn(scene)
    const hour = understood && 'hour' in understood ? findSlot(scene.session.tx, understood.hour) : undefined
    // "no, a las 9": of that day.
    return hour && slot.hear?.(reading, { ...scene, draft: { ...scene.draft, wish: { from: hour.day, until: hour.day } } })
  },
}

/** Another office or other times, with the hours that are looked for there. An hour that is held stays held until another one is taken. */
const lookingIn = (draft: Draft, understood: Exclude<Understood, { hour: number }>): Draft => ({
  ...withoutWhen(draft),
  ...('office' in understood && { officeIds: [understood.office] }),
  ...(understood.wish && { wish: understood.wish }),
})

function askOf(understood: Understood, { session, t }: Scene): string {
  if ('hour' in understood) return t.understanding.askHold
  return 'office' in understood ? t.understanding.askLook(theOffice(session.tx, understood.office).name) : t.understanding.askTimes
}

function understoodIn({ about }: Scene): Understood | undefined {
  if (!about?.startsWith('{')) return undefined
  return JSON.parse(about) as Understood
}

function wordsOf(understood: Understood, hour: FreeSlot | undefined, scene: Scene): string {
  const { session } = scene
  if (hour) return `${theOffice(session.tx, hour.officeId).name}, ${whenLong(scene, hour)}`
  if ('hour' in understood) return ''
  const { wish } = understood
  const when = wish && timesWords(scene, wish, (day) => dayWords(scene, day))
  const name = 'office' in understood && theOffice(session.tx, understood.office).name
  return [name, when].filter(Boolean).join(', ')
}

function stays(scene: Scene, understood: Understood): string {
  const { slot: held } = scene.draft
  const [person, another] = scene.draft.people
  const ofPeople = 'hour' in understood && understood.ofPeople
  if (ofPeople && person?.name && !another) return scene.t.understanding.forWhom(nameAndInitial(person.name))
  return held ? scene.t.understanding.stays(theOffice(scene.session.tx, held.officeId).name, whenPlain(scene, held)) : ''
}

/**
 * Words in which nothing is asked for, though something is named: a time that may be the wish is read back where hours are asked
 * ("trabajo de lunes a viernes": Saturday or Sunday?), and all else is left as it is, which is said. Undefined where more is said.
 */
export function hearNotAskedFor(reading: Reading, scene: Scene, current: QuestionName): Answer | undefined {
  const { draft, session, t } = scene
  if (!hasProgress(draft)) return undefined
  // "GUADALUPE HERNANDEZ SOTO, y mi esposo se llama Ramiro": the answer is taken, whatever is told beside it.
  const question = questionOf(scene, current)
  const isPart = !question.acts && reading.firm !== '' && reading.firm !== reading.text
  const answer = isPart ? question.hear?.(reading.part(reading.firm), scene) : undefined
  if (answer) return answer
  const wish = current === 'slot' && !draft.slot ? reading.whenPerhaps(todayAt(session, draft.officeIds)) : undefined
  if (wish && !scene.readBack && JSON.stringify(wish) !== JSON.stringify(draft.wish))
    return askAbout('readBack', JSON.stringify({ wish } satisfies Understood), draft)
  const named = reading.entities.filter(({ kind }) => kind !== 'procedure')
  const tells = named.length > 0 && named.every(({ manner }) => manner !== 'asked for')
  if (!tells || reading.firm.split(' ').length > FEW_WORDS) return undefined
  if (scene.readBack) return next(draft, t.understanding.told)
  return { ...ask(current, draft, t.understanding.told), ...(scene.about && { about: scene.about }) }
}

/** "... y ya voy": so few words beside it ask for nothing that was not understood. */
const FEW_WORDS = 3
