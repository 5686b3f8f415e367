import { type Answer, again, ask, next } from '../../chat/answer.ts'
import { type Draft, draftSchema, withoutWhen } from '../../chat/draft.ts'
import { hourOf } from '../../chat/moments.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { order } from '../../chat/ways-on.ts'
import { plainText } from '../../collation.ts'
import { firstName, nameAndInitial } from '../../reading/called.ts'
import { BUTTON_TITLE_MAX } from '../../texts/lengths.ts'
import { ownHold } from './own-hold.ts'

/** The hour's only place is held for another person and cannot be passed on, or it could be sold. `about`: their names, a line each. */
export const heldForOther: Question = {
  lasting: true,
  ask(scene) {
    const { t, session } = scene
    const names = namesIn(scene)
    const hold = ownHold(session)
    const who = t.listed(names.map(nameAndInitial))
    const of = t.listed(names.map(firstName))
    return {
      body: paragraphs(
        hold ? t.hold.forAnother(ended(who), of, hourOf(scene, hold.until, hold.slot.officeId)) : t.hold.wasForAnother(ended(who)),
        t.hold.askForAnother,
      ),
      options: [
        keepOption(scene, names),
        { value: 'other', title: t.hold.otherButtons.other },
        order('person', t.hold.otherButtons.person),
      ],
    }
  },
  choose(value, scene): Answer {
    const { draft, t } = scene
    if (value === 'keep') return next(heldDraft(draft) ?? draft)
    if (value !== 'other') return again(draft, t.common.staleButton)
    const { slot, heldFor, earlier, ...rest } = withoutWhen(draft)
    return ask('slot', rest)
  },
  hear(reading, scene) {
    const words = reading.words
    // Going back confirms nothing (their summary follows), so the name alone is enough.
    const called = namesIn(scene).some((name) => words.split(' ').includes(plainText(firstName(name))))
    if (called || reading.says('keeps them') || reading.says('keeps it')) return this.choose('keep', scene)
    return reading.says('leaves them') ? this.choose('other', scene) : undefined
  },
  isOver: ({ session }) => ownHold(session) === undefined,
}

/** Undefined when there is none, or unreadable. */
function heldDraft({ heldAnswers }: Draft): Draft | undefined {
  const read = draftSchema.safeParse(heldAnswers === undefined ? undefined : JSON.parse(heldAnswers))
  return read.success ? read.data : undefined
}

/** Undefined once the present people have a place. */
export function stillHeld(session: Session, draft: Draft): Draft | undefined {
  const held = draft.slot ? undefined : heldDraft(draft)
  return held?.slot && ownHold(session)?.slot.slotId === held.slot.slotId ? held : undefined
}

function keepOption({ t }: Pick<Scene, 't'>, names: readonly string[]): PromptOption {
  const [only = '', another] = names
  const title = t.hold.otherButtons.keep(firstName(only))
  const fits = !another && only !== '' && title.length <= BUTTON_TITLE_MAX
  return { question: 'heldForOther', value: 'keep', title: fits ? title : t.hold.otherButtons.keepAll }
}

export const withKeep = (scene: Scene, prompt: Prompt, held: Draft): Prompt => ({
  ...prompt,
  options: [...(prompt.options ?? []), keepOption(scene, namesOf(held))],
})

const namesOf = (draft: Draft | undefined): string[] => (draft?.people ?? []).flatMap(({ name }) => name ?? [])

const namesIn = ({ about, draft }: Scene): string[] => (about === undefined ? namesOf(heldDraft(draft)) : about.split('\n'))

/** With one full stop: an initial brings its own. */
const ended = (who: string): string => (who.endsWith('.') ? `*${who}*` : `*${who}*.`)
