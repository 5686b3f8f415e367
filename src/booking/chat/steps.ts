import { attempt } from '../../../db/open.ts'
import { statesWithOffices } from '../../catalogue/offices.ts'
import { type Answer, ask, next, type Onward, takeBack } from '../../chat/answer.ts'
import { hearParts } from '../../chat/compose.ts'
import { type Draft, hasProgress, isSeveral } from '../../chat/draft.ts'
import { telephoneFor } from '../../chat/moments.ts'
import { obey } from '../../chat/orders.ts'
import { type ChatPart, firstNeeded, type Heard, type QuestionName, questionOf, rankOf, type Services } from '../../chat/part.ts'
import { hearSteps } from '../../chat/policy.ts'
import { answerFaq, unanswered } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { withWaiting } from '../../chat/stated.ts'
import { type Faq, isCommand } from '../../reading/acts.ts'
import type { Aim } from '../../reading/aims.ts'
import { type CurpTyped, splitPeople } from '../../reading/curps.ts'
import { plain } from '../../reading/engine/words.ts'
import { EVERYDAY } from '../../reading/first-of-all.ts'
import type { Reading } from '../../reading/reading.ts'
import { hearCode } from './codes.ts'
import { hearWrongAnswer, mayAdd } from './correct.ts'
import { curpOwner, hearCurp, keepEarly } from './curp.ts'
import { hearAnotherChild, hearHeadcount, hearOneMore } from './members.ts'
import { hearOtherOffice, hearRefusedOffice } from './named-offices.ts'
import { hearProcedure, hearUnknownProcedure } from './named-procedure.ts'
import { giveUp } from './orders.ts'
import { hearNotAskedFor } from './read-back.ts'
import { hearSecondThought } from './slot.ts'
import { changeInWords, hearAfterwards, hearOfVisit } from './standing/in-words.ts'
import { hearRegret } from './standing/undo.ts'
import { forWhom, hearWhom, isEarly, volunteer, withNote, withRest } from './volunteer.ts'

export const steps: NonNullable<ChatPart['steps']> = [
  {
    name: 'who comes, by a CURP beside something else',
    before: 'danger, haste, a death, a complaint and their like, before anything else in the sentence',
    not: ['blind', 'own words'],
    hear: (heard) => (heard.reading.figures && heard.reading.curp ? hearBesideCurp(heard, heard.reading.curp) : undefined),
  },
  {
    name: 'a procedure that only its record knows',
    before: 'a yes with something asked behind it',
    not: ['blind'],
    hear: hearProcedure,
  },
  {
    name: 'a code of another chat',
    before: 'the title of an option, its number, yes or no',
    hear: ({ reading, open }) => hearCode(reading, open),
  },
  {
    name: 'somebody wants back what they gave up',
    before: 'the title of an option, its number, yes or no',
    not: ['blind'],
    hear: ({ reading, open }) => hearRegret(reading, open),
  },
  {
    name: 'somebody leaves what they are in the middle of',
    before: 'the title of an option, its number, yes or no',
    not: ['blind'],
    hear: ({ question, reading, open }) =>
      question.acts || !hasProgress(open.draft) || !reading.says('goes away') ? undefined : giveUp(open),
  },
  {
    name: 'the name of a state, where it is asked where; later or earlier, where hours are asked',
    before: 'the title of an option, its number, yes or no',
    hear({ name, reading, scene, question, open }) {
      const isAnswer = name === 'place' ? isStateName(reading, scene) : name === 'slot' && reading.says('an hour later or earlier')
      return isAnswer ? question.hear?.(reading, open) : undefined
    },
  },
  {
    name: 'an office that is refused, an answer that was wrong',
    before: 'what many people ask',
    not: ['own words'],
    hear: ({ reading, open, name, asks }) =>
      hearRefusedOffice(reading, open) ??
      (name === 'office' || name === 'slot' ? undefined : hearOtherOffice(reading, open)) ??
      // "me equivoqué de día, era el viernes 4": what it should be is said in the same sentence.
      (reading.says('an answer was wrong') && !asks ? hearSecondThought(reading, name, open) : undefined) ??
      hearWrongAnswer(reading, open),
  },
  {
    name: 'a change of the appointment that stands',
    before: 'what many people ask',
    not: ['blind'],
    hear: ({ reading, open }) => changeInWords(reading, open),
  },
  {
    name: 'what many people ask, beside the wish that begins a booking',
    before: 'what many people ask',
    not: ['own words'],
    hear: askedBesideWish,
  },
  {
    name: 'an answer that came after the hold ran out',
    before: 'something asked for in a sentence',
    not: ['asking'],
    hear: ({ reading, name, scene }) => hearLate(reading, name, scene),
  },
  {
    name: 'what may be a wish is read back, what asks for nothing is left',
    before: 'a mere no',
    not: ['blind', 'asking', 'own words'],
    hear: ({ reading, open, name }) => hearNotAskedFor(reading, open, name),
  },
  ...(
    [
      { name: 'a second thought', not: ['asking'], hear: ({ reading, name, open }) => hearSecondThought(reading, name, open) },
      { name: 'one more person', not: ['asking'], hear: ({ reading, open }) => hearOneMore(reading, open) },
      { name: 'a number of people', not: ['asking'], hear: ({ reading, open }) => hearHeadcount(reading, open) },
      { name: 'another child', not: ['asking'], hear: ({ reading, open }) => hearAnotherChild(reading, open) },
      {
        name: 'what is told or asked of the visit that is to come',
        not: ['blind'],
        hear: ({ reading, open }) => hearOfVisit(reading, open),
      },
      {
        name: 'another hour of the appointment that stands',
        not: ['blind', 'asking'],
        hear: ({ reading, open }) => hearAfterwards(reading, open),
      },
      { name: 'for whom it is', not: ['asking'], hear: hearWhom },
      {
        name: 'answers that were not asked yet',
        not: ['asking'],
        hear: ({ reading, scene, name }) => volunteer(reading, scene, name),
      },
      {
        name: 'none of the hours',
        hear: ({ name, reading, open, state }) =>
          name === 'slot' && reading.says('none of the hours') ? obey('otherDay', open, state) : undefined,
      },
    ] satisfies NonNullable<ChatPart['steps']>
  ).map((one) => ({ ...one, before: 'something asked for in passing' })),
  { name: 'a procedure that no record has, or another one than is booked', not: ['blind'], hear: hearUnknownProcedure },
]

export const hearBeside: Services['hearBeside'] = (heard, alone) => {
  const { reading, open, name, asks } = heard
  const whose = asks ? undefined : forWhom(reading, open, name)
  const answer = alone(whose ? { ...open, draft: whose } : open)
  return alsoSaid(answer, reading, heard)
}

/** "Guadalupe Hernández Soto, para el viernes en la mañana". */
function alsoSaid(answer: Answer | undefined, reading: Reading, { question, name, scene, asks }: Heard): Answer | undefined {
  const leavesRoom = reading.tokens.length > 1 && rankOf(scene, name) >= 0 && !question.acts && !question.ownWording
  if (answer?.kind !== 'next' || asks || !leavesRoom || answer.draft === scene.draft) return answer
  // "y mi marido también quiere renovar": nobody is added without a tap, and how is said.
  const another = !isSeveral(answer.draft) && reading.says('they too') && isOfOther(reading.aim?.who) && mayAdd(scene)
  const said = another ? { ...answer, notes: [...answer.notes, scene.t.groupChange.another] } : answer
  const saysBirth = answer.draft.people.some((one, i) => one.birthDate && !one.curp && !scene.draft.people[i]?.birthDate)
  return withRest(said, reading, scene, [...(question.entities ?? []), ...(saysBirth ? (['day'] as const) : [])])
}

const isOfOther = (who: Aim['who']): boolean => who === 'other' || who === 'group'

/** "vivo en Chicago y quiero renovar en Toluca". */
const TOLD_BESIDE_A_WISH: ReadonlySet<Faq> = new Set<Faq>([
  'abroad',
  'withoutCurp',
  'trust',
  'nationality',
  'askOffice',
  'otherId',
  'papers',
])

/** Answers it and begins the booking; the menu asks the rest. */
function askedBesideWish({ reading, name, open, asks }: Heard): Answer | undefined {
  const asked = (asks && reading.says('asks indirectly')) || hasProgress(open.draft) ? undefined : reading.faq
  if (asked === undefined || isCommand(asked) || !TOLD_BESIDE_A_WISH.has(asked)) return undefined
  const told = answerFaq(asked, open, reading)
  if (told?.kind !== 'tell') return undefined
  // The first words introduce us anyway: only how to verify is left.
  const answered = asked === 'trust' ? open.t.faq.check(telephoneFor(open)) : told.prompt.body
  if (!reading.aim?.family) return reading.aside === 'start' ? ask('menu', open.draft, answered) : undefined
  const began = volunteer(reading, open, name)
  return began?.kind === 'next' ? { ...began, notes: [answered, ...began.notes] } : undefined
}

/** As an answer to "where". */
const isStateName = (reading: Reading, { session }: Scene): boolean =>
  reading.plain.startsWith('baja') || statesWithOffices(session.tx).some((one) => plain(one.name) === reading.plain)

const HOURS_WERE_LOST: ReadonlySet<QuestionName> = new Set<QuestionName>(['slot', 'resume', 'appointments'])

/** The answer to a later question counts, and an expired place is taken again if free. */
function hearLate(reading: Reading, current: QuestionName, scene: Scene): Answer | undefined {
  const { earlier, slot } = scene.draft
  if (!HOURS_WERE_LOST.has(current) || slot || !earlier) return undefined
  const before = { ...scene, draft: { ...scene.draft, slot: earlier } }
  const asked = questionOf(scene, firstNeeded(before))
  // "confirmar" books nothing that is no longer held: everything is shown once more.
  if (asked.acts) return reading.agrees('the summary') ? takeBack(before.draft) : undefined
  return asked.hear?.(reading, before)
}

/**
 * "la de las 11. ella es IALC450220MHGBNN00 consuelo ibarra leon": who comes is taken first, wherever it stands, and the other words
 * are heard as if they stood alone by the question that is open then.
 */
function hearBesideCurp(heard: Heard, curp: CurpTyped): Answer | undefined {
  const { reading, scene, open, name, question } = heard
  const { draft, session } = scene
  const [person] = draft.people
  const isKnown = person?.curp === curp.typed
  const isAsked = rankOf(scene, name) >= 0 || question.readsBack || isEarly(scene, name) || name === 'menu'
  const mayBe = isAsked && !isSeveral(draft) && !draft.whom && !draft.proposal && (isKnown || !person?.curp)
  if (
    !mayBe ||
    reading.says('says for whom') ||
    (reading.first && !EVERYDAY.has(reading.first)) ||
    splitPeople(reading.text).length > 1
  )
    return undefined
  const owner = curpOwner(reading)
  const rest = reading.part((owner ? withoutRun(curp.beside, owner) : curp.beside).replace(/^[\s,]+/, ''))
  const who = reading.part([curp.typed, owner].filter(Boolean).join(' '))
  // A mere number beside them tells nothing.
  const isAlone = /^\W*\d{0,2}\W*$/.test(rest.text) || (rest.left.length === 0 && rest.entities.length === 0)
  if (isAlone) return isKnown ? next(draft, scene.t.curp.known) : undefined
  const taken = isKnown ? next(draft, scene.t.curp.known) : hasProgress(draft) ? hearCurp(who, scene, 0) : keepEarly(who, scene)
  if (taken?.kind !== 'next') return taken
  const then = asStanding(heard, taken, rest)
  const isHeard = (one: Answer | undefined): one is Answer => one !== undefined && one.kind !== 'again' && !one.missed
  const also = attempt(session.tx, () => hearParts(then, hearSteps), isHeard)
  const isOnward = also?.kind === 'next' || also?.kind === 'ask'
  // A wish that begins a booking has its own way with a CURP beside it; nobody is added or named in passing ("... thats it").
  if (hasProgress(draft) ? isOnward && !isOfSame(also.draft, taken.draft) : also?.kind !== 'tell') return undefined
  const { notes } = withNote(taken, scene)
  if (isOnward) return { ...also, notes: [...notes, ...also.notes], isWeighed: true }
  if (also?.kind !== 'tell' && isHeard(also)) return also
  const told = also?.kind === 'tell' && isHeard(also) ? also.prompt.body : then.asks ? unanswered(open, rest.text) : ''
  return { ...next(withWaiting(taken.draft, then), ...notes, told), isWeighed: true }
}

const isOfSame = (one: Draft, other: Draft): boolean => one.who === other.who && one.people[0]?.name === other.people[0]?.name

function withoutRun(text: string, name: string): string {
  const [words, run] = [text.split(' '), plain(name).split(' ')]
  const from = words.findIndex((_, at) => run.every((word, nth) => plain(words[at + nth] ?? '') === word))
  const left = from < 0 ? words : [...words.slice(0, from), ',', ...words.slice(from + run.length)]
  return left.join(' ')
}

/** By the question that is open with it. */
function asStanding({ name, question, open, scene, ...heard }: Heard, { draft }: Onward, reading: Reading): Heard {
  const after = { ...scene, draft }
  const isAnswered = rankOf(scene, name) >= 0 && !question.isNeeded?.(after)
  const asked = isAnswered ? firstNeeded(after) : name
  return {
    ...heard,
    reading,
    name: asked,
    question: questionOf(after, asked),
    scene: after,
    open: { ...open, draft, ...(isAnswered && { about: undefined }) },
    asks: reading.command === undefined && reading.kind === 'question',
  }
}
