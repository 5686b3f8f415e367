import { type Answer, ask, next } from '../../chat/answer.ts'
import { type Draft, isSeveral, withPerson } from '../../chat/draft.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { hearName } from '../../chat/understanding/names.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { order } from '../../chat/ways-on.ts'
import { namesAgree } from '../curp.ts'
import { hearCurp, notesAboutName } from './curp.ts'

/** The name of an adult whose CURP is known. Asked about `profile` after a voice note: the name that WhatsApp shows. */
export const name: AnsweredQuestion = {
  copied: true,
  mereQuestion: 'fills nothing',
  isNeeded: ({ draft }) => !isSeveral(draft) && draft.people[0]?.curp !== undefined && !draft.people[0].name,
  ask(scene) {
    const { t, draft } = scene
    const profile = profileName(scene)
    if (scene.about !== 'profile' || !profile) {
      return { body: draft.who === 'other' ? t.name.askOther : t.name.ask, thanks: t.common.thanks }
    }
    return {
      body: t.name.askProfile(profile),
      options: [{ value: 'profile', title: t.name.buttons.profile }, order('person', t.name.buttons.person)],
    }
  },
  choose(_value, scene) {
    const profile = profileName(scene)
    return profile ? takeName(scene, 0, profile) : next(scene.draft)
  },
  hear(text, scene) {
    const heard = hearName(text)
    if (!heard) return hearCurp(text, scene, 0)
    return heard.ok ? takeName(scene, 0, heard.name) : ask('name', scene.draft, nameProblem(heard.why, scene))
  },
  explained: {
    words: phrases('name', 'about it'),
    says: ({ t }) => t.name.explained,
  },
  corrected: {
    rows: ({ draft, t }) => (isSeveral(draft) ? [] : [{ value: 'name', ...t.correct.rows.name }]),
    words: phrases('name', 'corrects it'),
    reopen: ({ draft }) => next(withPerson(draft, 0, { name: undefined })),
  },
}

/** Offered only to the person whose telephone it is, and only when it looks like a name. */
function profileName({ session, draft }: Scene): string | undefined {
  if (draft.who !== 'self' || !session.contact.profileName) return undefined
  const heard = hearName(session.contact.profileName)
  return heard?.ok ? heard.name : undefined
}

export const nameProblem = (why: 'short' | 'odd' | 'long', { t }: Scene): string => t.name[why]

/** Takes a name; warns once, and never refuses, when its initials are not those of the CURP. */
function takeName({ draft, t }: Scene, person: number, typed: string): Answer {
  return next(withPerson(draft, person, { name: typed }), ...notesAboutName({ draft, t }, draft.people[person]?.curp, typed))
}

const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'y'])
const SAME_SURNAMES =
  /[\s,;]*(?:con\s+)?(?:los\s+)?mismos\s+apellidos\b|[\s,;]*(?:with\s+)?(?:the\s+)?same\s+(?:last\s+names?|surnames?)\b/iu
/** So many words may be a first name alone: "María de los Ángeles". */
const GIVEN_WORDS_MAX = 4

/**
 * The full name of another child of whom only the first name was written: with the surnames of the child before, when they
 * were said to be the same or the CURP agrees. Undefined when that cannot be known.
 */
export function siblingName(draft: Draft, index: number, words: string, curp: string | undefined): string | undefined {
  const before = draft.people.slice(0, index).findLast((one) => one.name)?.name
  const given = words.replace(SAME_SURNAMES, '').replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, '')
  if (!before || given === '' || given.split(/\s+/).length > GIVEN_WORDS_MAX) return undefined
  const heard = hearName(`${given} ${surnamesOf(before)}`)
  if (!heard?.ok) return undefined
  if (SAME_SURNAMES.test(words)) return heard.name
  const whole = hearName(given)
  const isWhole = curp !== undefined && whole?.ok === true && namesAgree(curp, whole.name)
  return curp && !isWhole && namesAgree(curp, heard.name) ? heard.name : undefined
}

/** "Luisa Puga de la O" -> "Puga de la O"; of two words the second. */
function surnamesOf(name: string): string {
  const words = name.split(' ')
  const real = words.flatMap((word, i) => (PARTICLES.has(word.toLowerCase()) ? [] : [i]))
  const last = (real.length > 2 ? real.at(-2) : real.at(1)) ?? words.length
  let from = last
  while (from > 1 && PARTICLES.has((words[from - 1] ?? '').toLowerCase())) from--
  return words.slice(from).join(' ')
}
