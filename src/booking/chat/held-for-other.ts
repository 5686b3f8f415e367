import { type Answer, again, ask, next } from '../../chat/answer.ts'
import { type Draft, withoutWhen } from '../../chat/draft.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { BUTTON_TITLE_MAX } from '../../chat/speak.ts'
import { keepsIt } from '../../chat/understanding/keeping.ts'
import { firstName, nameAndInitial } from '../../chat/understanding/names.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { everyday } from '../../chat/understanding/spelling.ts'
import { plain } from '../../chat/understanding/words.ts'
import { order } from '../../chat/ways-on.ts'
import { heldDraft } from './held-for.ts'
import { hourOf } from './moments.ts'
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
  hear(text, scene) {
    const words = everyday(text)
    // Going back confirms nothing: her summary follows. So her name alone is enough.
    const called = namesIn(scene).some((name) => words.split(' ').includes(plain(firstName(name))))
    if (called || KEEP.test(words) || keepsIt(text)) return this.choose('keep', scene)
    return OTHER.test(words) ? this.choose('other', scene) : undefined
  },
  isOver: ({ session }) => ownHold(session) === undefined,
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

const KEEP = phrases`
  ^(seguir|sigo|seguimos|sigamos|continuar|continuo|continuamos|quiero seguir|keep going|go on)$
  (seguir|sigo|seguimos|sigamos|continuar|continuo|quedo|quedamos|vamos|deje*|deja*) ..1 con (ella|el|ellos|ellas|quien|la|los|las)
  ^con (ella|el|ellos|ellas|la primera|el primero|quien estaba)$
  como (estaba|estaban|antes|iba)
  no (l[ao])? cambi*
  (keep|stay|continue|go on) (it|with|as)
`
const OTHER = phrases`
  (otr[oa]s?|mas) (lugar|lugares|hora|horas|horario|horarios|dia|dias|fecha|fechas|opcion|opciones)
  ^(quiero|prefiero|mejor)? busc*$
  busqu* otr[oa]
  (another|other) (slot|time|day|date|place)
`
