import { theOffice } from '../../catalogue/offices.ts'
import { next } from '../../chat/answer.ts'
import { type Draft, type RequestedTimes, withoutWhen } from '../../chat/draft.ts'
import { dayWords, timesWords, whenLong, whenPlain } from '../../chat/moments.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { nameAndInitial } from '../../chat/understanding/names.ts'
import { findSlot } from '../../schedule/availability.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import { slot } from './slot.ts'

/** What was understood and is done with a yes: to hold an hour, or to look for one in another office. */
export type Understood = { hour: number; ofPeople?: true } | { office: number; wish?: RequestedTimes }

/**
 * What was understood of a sentence that says more, with what stays as it is, before anything is held. `about`: what a yes does. Nobody
 * is read back to twice in a row: then the plain question follows.
 */
export const readBack: Question = {
  mereQuestion: 'is not heard',
  readsBack: true,
  ask(scene): Prompt {
    const { t } = scene
    const { hold, look, no, other } = t.understanding.buttons
    const understood = understoodIn(scene)
    const hour = understood && 'hour' in understood ? findSlot(scene.session.tx, understood.hour) : undefined
    if (!understood || ('hour' in understood && !hour)) return slot.ask(scene)
    return {
      body: paragraphs(
        [t.understanding.readBack(wordsOf(understood, hour, scene)), stays(scene, understood)].filter(Boolean).join(' '),
        'hour' in understood
          ? t.understanding.askHold
          : t.understanding.askLook(theOffice(scene.session.tx, understood.office).name),
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

/** Another office, with the hours that are looked for there. An hour that is held stays held until another one is taken. */
const lookingIn = (draft: Draft, { office, wish }: Extract<Understood, { office: number }>): Draft => ({
  ...withoutWhen(draft),
  officeIds: [office],
  ...(wish && { wish }),
})

function understoodIn({ about }: Scene): Understood | undefined {
  if (!about?.startsWith('{')) return undefined
  return JSON.parse(about) as Understood
}

function wordsOf(understood: Understood, hour: FreeSlot | undefined, scene: Scene): string {
  const { session } = scene
  if (hour) return `${theOffice(session.tx, hour.officeId).name}, ${whenLong(scene, hour)}`
  if ('hour' in understood) return ''
  const { office, wish } = understood
  const { name } = theOffice(session.tx, office)
  return wish ? `${name}, ${timesWords(scene, wish, (day) => dayWords(scene, day))}` : name
}

function stays(scene: Scene, understood: Understood): string {
  const { slot: held } = scene.draft
  const [person, another] = scene.draft.people
  const ofPeople = 'hour' in understood && understood.ofPeople
  if (ofPeople && person?.name && !another) return scene.t.understanding.forWhom(nameAndInitial(person.name))
  return held ? scene.t.understanding.stays(theOffice(scene.session.tx, held.officeId).name, whenPlain(scene, held)) : ''
}
