import { problem } from '../../booking/chat/curp.ts'
import { today } from '../../booking/chat/moments.ts'
import { nameProblem } from '../../booking/chat/name.ts'
import { offeredProcedure } from '../../booking/chat/procedures.ts'
import { judgeCurp } from '../../booking/curp.ts'
import { birthdayOf } from '../../catalogue/calendar.ts'
import { rule } from '../../catalogue/rules.ts'
import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { adultOfGroup, comeWithMinors, type Draft, type Person } from '../../chat/draft.ts'
import type { PromptOption } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { findCurp } from '../../chat/understanding/curps.ts'
import { findIntroducedName, firstName, hearName, nameIn } from '../../chat/understanding/names.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { plain } from '../../chat/understanding/words.ts'
import type { Texts } from '../../texts/texts.ts'
import { advice } from './who-attends.ts'

/** `about`: the CURP that was typed is of somebody under age. No source says what a parent under age needs: advice does. */
const MINOR = 'minor'
const offersAdvice = (session: Session): boolean => offeredProcedure(session, 'advice', 'adult') !== undefined
const toAdvice = (t: Texts): PromptOption => ({ question: 'advice', value: 'advice', title: t.advice.buttons.advice })

/** The adult who comes with the minors. The data of a parent who stays away are never asked for. */
export const attendant: AnsweredQuestion = {
  isNeeded: ({ draft }) =>
    comeWithMinors(draft) && !adultOfGroup(draft) && !(draft.attendant?.name && (draft.attendant.curp || draft.attendant.noCurp)),
  ask({ draft, t, session, about }) {
    const { attendant: adult } = draft
    const other = about === MINOR && offersAdvice(session) ? [toAdvice(t)] : []
    const none = [{ value: 'none', title: t.attendant.buttons.none }, ...other]
    if (adult?.name) return { body: t.attendant.askCurp(firstName(adult.name)), options: none }
    if (adult?.curp || adult?.noCurp) return { body: t.attendant.askName }
    return { body: t.attendant.ask, options: none }
  },
  choose: (_value, { draft, t }) => next(withAttendant(draft, { noCurp: true }), draft.attendant?.name ? '' : t.attendant.noCurp),
  hear(text, scene) {
    const { draft } = scene
    if (scene.about === MINOR && /\b(?:asesoria|advice)\b/.test(plain(text))) return advice.choose('advice', scene)
    const found = findCurp(text)
    if (found) return hearAdult(found.typed, findIntroducedName(text) ?? nameIn(found.rest), scene)
    const heard = hearName(text.replace(WHO_GOES, ''))
    if (!heard) return undefined
    return heard.ok ? next(withAttendant(draft, { name: heard.name })) : next(draft, nameProblem(heard.why, scene))
  },
  /** "yo", "su mamá": who it is, without the name. */
  takes: (text, { draft, t }) => (SAYS_WHO.test(plain(text)) ? next(draft, t.attendant.whoIsThat) : undefined),
  corrected: {
    rows: ({ draft, t }) =>
      comeWithMinors(draft) && !adultOfGroup(draft) ? [{ value: 'attendant', ...t.correct.rows.attendant }] : [],
    words: /\b(?:adult[oa]|acompan\w*|adult)\b/,
    reopen: ({ draft }) => next({ ...draft, attendant: undefined }),
  },
}

/** "voy yo, Rosa López Cruz", "va su abuelita Carmen Díaz Luna": what comes before the name. */
const WHO_GOES =
  /^(?:pues |nom[aá]s |solo )*(?:voy|va|ir[eé]|ir[aá]|vamos|va a ir|voy a ir)\s+(?:yo|ella|[eé]l|(?:mi|su|la|el) (?:mam[aá]|pap[aá]|espos[oa]|abuel[oa]|abuelit[oa]|t[ií][oa]|tutora?))(?: merit[oa])?(?: (?:que )?(?:soy|me llamo|se llama|es))?[\s,.:]+(?=\p{L})/iu

const SAYS_WHO = phrases`
  ^(pues|va a ir|va|ira|voy)* (yo (mer[oa]|mism[oa]|voy)?|(su|la|el|mi) (mama|papa|abuel[oa]|tutora?|espos[oa]|marido))$
`

function hearAdult(typed: string, name: string | undefined, { session, draft, t }: Scene): Answer {
  const named = name ? withAttendant(draft, { name }) : draft
  const judged = judgeCurp(typed, today(session))
  if (judged.ok && birthdayOf(judged.birthDate, rule(session.tx, 'adult_age')) > today(session)) {
    const { attendant: _, ...anew } = draft
    return askAbout('attendant', MINOR, anew, t.attendant.isMinor, offersAdvice(session) ? t.attendant.parentIsMinor : '')
  }
  if (judged.ok) return next(withAttendant(named, { curp: judged.curp }))
  // The window reads this CURP again, so a letter for a digit is only pointed at.
  return next(named, judged.why === 'confusion' ? t.curp.check : problem(judged, t))
}

const withAttendant = (draft: Draft, change: Partial<Person>): Draft => ({ ...draft, attendant: { ...draft.attendant, ...change } })
