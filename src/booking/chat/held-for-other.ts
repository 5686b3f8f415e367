import { type Answer, again, ask, next } from '../../chat/answer.ts'
import { type Draft, draftSchema, withoutWhen } from '../../chat/draft.ts'
import { hourOf } from '../../chat/moments.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { order } from '../../chat/ways-on.ts'
import { firstName, nameAndInitial } from '../../reading/called.ts'
import { plain } from '../../reading/engine/words.ts'
import { BUTTON_TITLE_MAX } from '../../texts/lengths.ts'
import { ownHold } from './own-hold.ts'

/**
 * The hour has only the place that is held for somebody else, and it cannot be passed on: what can change hands can be sold. It
 * stays held until the person lets it go. `about`: the names of those for whom it is held, a line each.
 */
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
    // Going back confirms nothing: her summary follows. So her name alone is enough.
    const called = namesIn(scene).some((name) => words.split(' ').includes(plain(firstName(name))))
    if (called || reading.says('keeps them') || reading.says('keeps it')) return this.choose('keep', scene)
    return reading.says('leaves them') ? this.choose('other', scene) : undefined
  },
  isOver: ({ session }) => ownHold(session) === undefined,
}

/** The draft of those for whom the place is held; undefined when nobody else was written down, or it cannot be read any more. */
function heldDraft({ heldAnswers }: Draft): Draft | undefined {
  const read = draftSchema.safeParse(heldAnswers === undefined ? undefined : JSON.parse(heldAnswers))
  return read.success ? read.data : undefined
}

/** The draft of those for whom a place is still held, while it speaks of somebody else who has none. */
export function stillHeld(session: Session, draft: Draft): Draft | undefined {
  const held = draft.slot ? undefined : heldDraft(draft)
  return held?.slot && ownHold(session)?.slot.slotId === held.slot.slotId ? held : undefined
}

/** "Seguir con Elena", for a button or a row. */
function keepOption({ t }: Pick<Scene, 't'>, names: readonly string[]): PromptOption {
  const [only = '', another] = names
  const title = t.hold.otherButtons.keep(firstName(only))
  const fits = !another && only !== '' && title.length <= BUTTON_TITLE_MAX
  return { question: 'heldForOther', value: 'keep', title: fits ? title : t.hold.otherButtons.keepAll }
}

/** A prompt with the way back to those for whom a place is still held. */
export const withKeep = (scene: Scene, prompt: Prompt, held: Draft): Prompt => ({
  ...prompt,
  options: [...(prompt.options ?? []), keepOption(scene, namesOf(held))],
})

const namesOf = (draft: Draft | undefined): string[] => (draft?.people ?? []).flatMap(({ name }) => name ?? [])

const namesIn = ({ about, draft }: Scene): string[] => (about === undefined ? namesOf(heldDraft(draft)) : about.split('\n'))

/** In bold, with one full stop: an initial brings its own. */
const ended = (who: string): string => (who.endsWith('.') ? `*${who}*` : `*${who}*.`)
