import { statesWithOffices } from '../../catalogue/offices.ts'
import { type Answer, ask, takeBack } from '../../chat/answer.ts'
import { withReply } from '../../chat/compose.ts'
import { hasProgress, isSeveral } from '../../chat/draft.ts'
import { telephoneFor } from '../../chat/moments.ts'
import { obey } from '../../chat/orders.ts'
import { type ChatPart, firstNeeded, type Heard, type QuestionName, questionOf, rankOf, type Services } from '../../chat/part.ts'
import { answerFaq } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { type Faq, isCommand } from '../../reading/acts.ts'
import type { Aim } from '../../reading/aims.ts'
import { plain } from '../../reading/engine/words.ts'
import type { Reading } from '../../reading/reading.ts'
import { hearBesideCurp, hearRowAndMore } from './beside.ts'
import { hearCode } from './codes.ts'
import { hearWrongAnswer, mayAdd } from './correct.ts'
import { hearCorrectedDetail } from './details.ts'
import { hearHalfPrice } from './half-price.ts'
import { hearLostOld } from './lost-old.ts'
import { hearAnotherChild, hearHeadcount, hearOneMore } from './members.ts'
import { hearOtherOffice, hearRefusedOffice } from './named-offices.ts'
import { hearProcedure, hearUnknownProcedure } from './named-procedure.ts'
import { giveUp } from './orders.ts'
import { hearNotAskedFor } from './read-back.ts'
import { hearSecondThought } from './slot.ts'
import { changeInWords, hearAfterwards, hearOfVisit } from './standing/in-words.ts'
import { hearRegret } from './standing/undo.ts'
import { hearSeveralChanges } from './summary.ts'
import { forWhom, hearWhom, volunteer, withRest } from './volunteer.ts'

export const steps: NonNullable<ChatPart['steps']> = [
  {
    name: 'the passport to be renewed is lost',
    before: 'danger, haste, a death, a complaint and their like, before anything else in the sentence',
    not: ['blind', 'own words'],
    hear: hearLostOld,
  },
  {
    name: 'who comes, by a CURP, or a row of the list, beside something else',
    before: 'danger, haste, a death, a complaint and their like, before anything else in the sentence',
    not: ['blind', 'own words'],
    hear: (heard) => hearBesideCurp(heard) ?? hearRowAndMore(heard),
  },
  {
    name: 'who pays the half, beside something else',
    before: 'danger, haste, a death, a complaint and their like, before anything else in the sentence',
    not: ['own words'],
    hear: hearHalfPrice,
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
    name: 'an answer to a question of the record that was wrong',
    before: 'a yes with something asked behind it',
    not: ['blind', 'asking'],
    hear: ({ reading, open }) => (reading.says('a detail was wrong') ? hearCorrectedDetail(reading, open) : undefined),
  },
  {
    name: 'with an hour held, several changes, and a yes with another person behind it',
    before: 'a yes with something asked behind it',
    not: ['blind', 'asking', 'own words'],
    hear: (heard) => (heard.open.draft.slot ? (yesThenAnother(heard) ?? hearSeveralChanges(heard)) : undefined),
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
      {
        name: 'a number of people',
        not: ['asking'],
        hear: ({ reading, open }) => besideCount(hearHeadcount(reading, open), reading, open),
      },
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
  const another = isSeveral(answer.draft) ? undefined : ofAnother(reading, scene)
  const said = another ? { ...answer, notes: [...answer.notes, mayAdd(scene) ? scene.t.groupChange.another : another] } : answer
  const saysBirth = answer.draft.people.some((one, i) => one.birthDate && !one.curp && !scene.draft.people[i]?.birthDate)
  return withRest(said, reading, scene, [...(question.entities ?? []), ...(saysBirth ? (['day'] as const) : [])])
}

/** Not added without a tap: how they get an appointment is said. */
function ofAnother(reading: Reading, { t }: Scene): string | undefined {
  if (!reading.says('they too') || !isOfOther(reading.aim?.who)) return undefined
  return t.groupChange.afterwards(reading.entities.find(({ kind }) => kind === 'relative')?.value)
}

/** "sí, y ahora mi esposo el lunes": the yes is about the present booking. */
function yesThenAnother({ reading, name, open }: Heard): Answer | undefined {
  const { said, rest } = reading.yes ?? {}
  const another = name === 'summary' && said && rest ? ofAnother(reading.part(rest), open) : undefined
  const answer = another && said && questionOf(open, name).hear?.(reading.part(said), open)
  return answer && another ? withReply(answer, { body: another }) : undefined
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

/** "ya no somos dos, yo solo en Puebla el viernes" */
const besideCount = (answer: Answer | undefined, reading: Reading, open: Scene): Answer | undefined =>
  answer?.kind === 'next' && answer.draft !== open.draft ? withRest(answer, reading, open, []) : answer

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
