import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { type Draft, headcount, isSeveral, withPerson } from '../../chat/draft.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { splitPeople } from '../../chat/understanding/curps.ts'
import { firstName } from '../../chat/understanding/names.ts'
import type { Reading } from '../../chat/understanding/reading.ts'
import { personRows } from './correct.ts'
import { goWithout, hearCurp } from './curp.ts'
import { nameProblem, siblingName } from './name.ts'

/** CURP and name of each minor, or of everybody in a group, in one message or two. */
export const child: AnsweredQuestion = {
  copied: true,
  mereQuestion: 'fills nothing',
  isNeeded: ({ draft }) => openChild(draft) >= 0,
  ask({ draft, t }) {
    const index = openChild(draft)
    const person = draft.people[index]
    const none = [{ value: `none:${index}.${headcount(draft)}`, title: t.child.buttons.none }]
    if (person?.curp) return { body: t.child.askName }
    if (person?.name) return { body: t.child.askCurp(firstName(person.name)), options: none }
    const words = draft.who === 'group' ? t.group : t.child
    return { body: words.ask(index + 1, headcount(draft)), options: none }
  },
  choose(value, scene) {
    const { draft, t } = scene
    const [index = -1, of] = (value.split(':')[1] ?? '').split('.').map(Number)
    // Who has given a CURP since is somebody else, or has one after all.
    const isOpen = index >= 0 && index < headcount(draft) && of === headcount(draft) && draft.people[index]?.curp === undefined
    return isOpen ? goWithout(scene, index) : next(draft, t.groupChange.notThisGroup)
  },
  ownWords: (reading) => reading.hasNoCurp,
  hear(reading, scene) {
    const { draft, t } = scene
    const index = openChild(draft)
    const parts = splitPeople(reading.text)
    if (parts.length > 1)
      return hearSeveral(
        parts.map((part) => reading.part(part)),
        scene,
      )
    if (reading.curp) return hearCurp(reading, scene, index)
    if (reading.hasNoCurp) return this.choose(`none:${index}.${headcount(draft)}`, scene)
    const sibling = siblingName(draft, index, reading.text, draft.people[index]?.curp)
    const heard = sibling ? { ok: true as const, name: sibling } : reading.name
    if (!heard) return undefined
    if (!heard.ok) return next(draft, nameProblem(heard.why, scene))
    const complete = draft.people[index]?.curp !== undefined
    return next(withPerson(draft, index, { name: heard.name }), complete ? t.child.noted(firstName(heard.name)) : '')
  },
  corrected: {
    rows: (scene) => (isSeveral(scene.draft) ? personRows(scene) : []),
    reopen: ({ draft }) => askAbout('correct', 'someone', draft),
  },
}

/** Several people in one message, one after the other; the first who cannot be taken is said, and those before are kept. */
function hearSeveral(parts: Reading[], scene: Scene): Answer | undefined {
  let { draft } = scene
  const taken: string[] = []
  const others = new Set<string>()
  for (const part of parts) {
    const index = openChild(draft)
    const answer = index < 0 ? undefined : hearCurp(part, { ...scene, draft }, index)
    if (answer?.kind !== 'next') return answer ?? next(draft, noted(scene, taken), ...others)
    draft = answer.draft
    if (openChild(draft) === index || draft.proposal) return next(draft, noted(scene, taken), ...answer.notes)
    const first = firstName(draft.people[index]?.name ?? '')
    taken.push(first)
    for (const note of answer.notes) if (note !== scene.t.child.noted(first)) others.add(note)
  }
  return next(draft, noted(scene, taken), ...others)
}

const noted = ({ t }: Scene, names: string[]): string => (names.length > 0 ? t.child.noted(t.listed(names)) : '')

/** The position of the first of several people whose CURP or name is missing; -1 when all are known. */
export function openChild(draft: Draft): number {
  if (!isSeveral(draft) || draft.count === undefined) return -1
  for (let i = 0; i < draft.count; i++) {
    const person = draft.people[i]
    if (!person || (!person.noCurp && !(person.curp && person.name))) return i
  }
  return -1
}
