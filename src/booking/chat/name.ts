import { type Answer, ask, next } from '../../chat/answer.ts'
import { type Draft, isSeveral, whoCome, withPerson } from '../../chat/draft.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { order } from '../../chat/ways-on.ts'
import { nameAmong, nameCorrected, parseName } from '../../reading/names.ts'
import type { Reading } from '../../reading/reading.ts'
import { asksCurp, hearCurp, isNameOf, notesAboutName } from './curp.ts'

/** Of an adult with a known CURP. After a voice note (`profile`) WhatsApp's name is offered. */
export const name: AnsweredQuestion = {
  entities: [],
  copied: true,
  aboutForVoice: 'profile',
  mereQuestion: 'fills nothing',
  isNeeded: (scene) => {
    const { draft } = scene
    return !isSeveral(draft) && !draft.people[0]?.name && (!asksCurp(scene) || draft.people[0]?.curp !== undefined)
  },
  ask(scene) {
    const { t, draft } = scene
    const profile = profileName(scene)
    if (scene.about !== 'profile' || !profile) {
      const { ask, askOther } = asksCurp(scene) ? t.name : t.name.alone
      return { body: draft.who === 'other' ? askOther : ask, thanks: t.common.thanks }
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
  hear(reading, scene) {
    const heard = reading.name
    const { curp } = scene.draft.people[0] ?? {}
    const among =
      heard?.ok || !curp || isForAnother(reading, scene.draft) ? undefined : nameAmong(reading.text, (one) => isNameOf(curp, one))
    if (among) return takeName(scene, 0, among)
    // "¿de casada o de soltera?" is a question, not a name.
    if (heard?.ok === false && reading.asksAbout('about the name')) return undefined
    if (!heard)
      return (
        hearCurp(reading, scene, 0) ??
        (reading.says('the name as on paper') ? ask('name', scene.draft, scene.t.name.unseen) : undefined)
      )
    return heard.ok ? takeName(scene, 0, heard.name) : ask('name', scene.draft, scene.t.name[heard.why])
  },
  explained: {
    about: 'about the name',
    says: ({ t }, reading) => (reading.says('why the name') ? t.name.whatFor : t.name.explained),
  },
  corrected: {
    rows: ({ draft, t }) => (isSeveral(draft) || !draft.people[0]?.name ? [] : [{ value: 'name', ...t.correct.rows.name }]),
    said: 'the name is wrong',
    reopen: ({ draft }) => next(withPerson(draft, 0, { name: undefined })),
  },
}

/** "no es para mí, es para mi mamá, ella se llama ...": whose name is asked. */
function isForAnother(reading: Reading, { who }: Draft): boolean {
  const said = reading.says('says for whom') ? reading.aim?.who : undefined
  return said !== undefined && said !== who && said !== 'self'
}

/** Only for the telephone's own person, and only when it looks like a name. */
function profileName({ session, draft }: Scene): string | undefined {
  if (draft.who !== 'self' || !session.contact.profileName) return undefined
  const heard = parseName(session.contact.profileName)
  return heard?.ok ? heard.name : undefined
}

/** Warns once when the initials do not fit; never refuses. */
function takeName({ draft, t }: Scene, person: number, typed: string): Answer {
  return next(withPerson(draft, person, { name: typed }), ...notesAboutName({ draft, t }, draft.people[person]?.curp, typed))
}

/** "no es Jon, es Juan", wherever a name is known: of whom it is, the name says. */
export function hearCorrectedName({ text }: Reading, { draft, t }: Scene): Answer | undefined {
  for (const [at, { name: known, curp }] of whoCome(draft).entries()) {
    const right = known && nameCorrected(text, known)
    if (right) return next(withPerson(draft, at, { name: right }), ...notesAboutName({ draft, t }, curp, right))
  }
  const { attendant } = draft
  const right = attendant?.name && nameCorrected(text, attendant.name)
  return right
    ? next({ ...draft, attendant: { ...attendant, name: right } }, t.menu.understood(t.summary.attendant(right)))
    : undefined
}
