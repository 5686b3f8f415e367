import { statesWithOffices } from '../../catalogue/offices.ts'
import { type Answer, ask, takeBack } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { telephoneFor } from '../../chat/moments.ts'
import { obey } from '../../chat/orders.ts'
import { type ChatPart, firstNeeded, type Heard, type QuestionName, questionOf, type Services } from '../../chat/part.ts'
import { answerFaq } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { hearConfirmation } from '../../chat/understanding/agreement.ts'
import { hearAim } from '../../chat/understanding/aims.ts'
import { findAside } from '../../chat/understanding/commands.ts'
import type { Faq } from '../../chat/understanding/faq.ts'
import { goesAway } from '../../chat/understanding/first-of-all.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { plain } from '../../chat/understanding/words.ts'
import { hearWrongAnswer } from './correct.ts'
import { giveUp } from './orders.ts'
import { hearRefusedOffice } from './refused-offices.ts'
import { hearAnotherChild, hearHeadcount, hearOneMore, hearSecondThought } from './second-thoughts.ts'
import { changeInWords, hearAfterwards, hearOfVisit } from './standing/in-words.ts'
import { hearRegret } from './standing/undo.ts'
import { forWhom, volunteer, withRest } from './volunteer.ts'

/** How typed words are heard of a booking under way, and of the appointments that stand. */
export const steps: NonNullable<ChatPart['steps']> = [
  {
    name: 'somebody wants back what they gave up',
    before: 'the title of an option, its number, yes or no',
    not: ['blind'],
    hear: ({ text, open }) => hearRegret(text, open),
  },
  {
    name: 'somebody leaves what they are in the middle of',
    before: 'the title of an option, its number, yes or no',
    not: ['blind'],
    hear: ({ question, text, open }) => (question.acts || !hasProgress(open.draft) || !goesAway(text) ? undefined : giveUp(open)),
  },
  {
    name: 'the name of a state, where it is asked where',
    before: 'the title of an option, its number, yes or no',
    hear: ({ name, text, scene, question, open }) =>
      name === 'place' && isStateName(text, scene) ? question.hear?.(text, open) : undefined,
  },
  {
    name: 'later or earlier, where hours are asked',
    before: 'the title of an option, its number, yes or no',
    hear: ({ name, text, question, open }) =>
      name === 'slot' && LATER.test(plain(text)) ? question.hear?.(text, open) : undefined,
  },
  {
    name: 'an office that is refused, an answer that was wrong',
    before: 'what many people ask',
    not: ['own words'],
    hear: ({ text, open }) => hearRefusedOffice(text, open) ?? hearWrongAnswer(text, open),
  },
  {
    name: 'a change of the appointment that stands',
    before: 'what many people ask',
    not: ['blind'],
    hear: ({ text, open }) => changeInWords(text, open),
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
    hear: ({ text, name, scene }) => hearLate(text, name, scene),
  },
  ...(
    [
      { name: 'a second thought', not: ['asking'], hear: ({ text, name, open }) => hearSecondThought(text, name, open) },
      { name: 'one more person', not: ['asking'], hear: ({ text, open }) => hearOneMore(text, open) },
      { name: 'a number of people', not: ['asking'], hear: ({ text, open }) => hearHeadcount(text, open) },
      { name: 'another child', not: ['asking'], hear: ({ text, open }) => hearAnotherChild(text, open) },
      {
        name: 'what is told or asked of the visit that is to come',
        not: ['blind'],
        hear: ({ text, open }) => hearOfVisit(text, open),
      },
      {
        name: 'another hour of the appointment that stands',
        not: ['blind', 'asking'],
        hear: ({ text, open }) => hearAfterwards(text, open),
      },
      { name: 'answers that were not asked yet', not: ['asking'], hear: ({ text, scene, name }) => volunteer(text, scene, name) },
      {
        name: 'none of the hours',
        hear: ({ name, text, open, state }) =>
          name === 'slot' && NONE_OF_THEM.test(plain(text)) ? obey('otherDay', open, state) : undefined,
      },
    ] satisfies NonNullable<ChatPart['steps']>
  ).map((one) => ({ ...one, before: 'something asked for in passing' })),
]

/** The answer to the open question, with whom it is for, or with the day, the hour and the passport that a later question takes. */
export const hearBeside: Services['hearBeside'] = (heard, alone) => {
  const { text, open, name, asks } = heard
  const whose = asks ? undefined : forWhom(text, open, name)
  const answer = alone(whose ? { ...open, draft: whose } : open)
  return alsoSaid(answer, text, heard)
}

/** What an answer to the open question leaves over and a later question takes: "Guadalupe Hernández Soto, para el viernes en la mañana". */
function alsoSaid(answer: Answer | undefined, text: string, { question, scene, asks }: Heard): Answer | undefined {
  const leavesRoom = question.entities !== undefined && !question.entities.includes('day')
  return answer?.kind === 'next' && !asks && leavesRoom && answer.draft !== scene.draft ? withRest(answer, text, scene) : answer
}

/** What somebody tells of themselves with the wish: "vivo en Chicago y quiero renovar en Toluca". */
const TOLD_BESIDE_A_WISH: ReadonlySet<Faq> = new Set<Faq>([
  'abroad',
  'withoutCurp',
  'trust',
  'nationality',
  'disability',
  'askOffice',
  'otherId',
  'papers',
])

/** What was told is answered, and the wish that begins a booking is taken with it; the menu asks what no wish said. */
function askedBesideWish({ text, name, open, faq }: Heard): Answer | undefined {
  const asked = hasProgress(open.draft) ? undefined : faq()
  if (asked === undefined || asked === 'paying' || !TOLD_BESIDE_A_WISH.has(asked)) return undefined
  const told = answerFaq(asked, open, text)
  if (told?.kind !== 'tell') return undefined
  // Who speaks is said with the first words anyway: what is left is how to make sure.
  const answered = asked === 'trust' ? open.t.faq.check(telephoneFor(open)) : told.prompt.body
  if (!hearAim(text)?.family) return findAside(text) === 'start' ? ask('menu', open.draft, answered) : undefined
  const began = volunteer(text, open, name)
  return began?.kind === 'next' ? { ...began, notes: [answered, ...began.notes] } : undefined
}

/** "Baja California" in answer to "where" is a state before it is anything else. */
const isStateName = (text: string, { session }: Scene): boolean =>
  plain(text).startsWith('baja') || statesWithOffices(session.tx).some((one) => plain(one.name) === plain(text))

/** Where hours are asked, later is an hour and not another day. */
const LATER = phrases('hearing', 'later')

const NONE_OF_THEM = phrases('hearing', 'none of them')

/** Where it is told that the hour is no longer held. */
const HOURS_WERE_LOST: ReadonlySet<QuestionName> = new Set<QuestionName>(['slot', 'resume', 'appointments'])

/** The hold ran out while somebody typed the answer to a later question: the answer counts, and the place is taken again if it is free. */
function hearLate(text: string, current: QuestionName, scene: Scene): Answer | undefined {
  const { earlier, slot } = scene.draft
  if (!HOURS_WERE_LOST.has(current) || slot || !earlier) return undefined
  const before = { ...scene, draft: { ...scene.draft, slot: earlier } }
  const asked = questionOf(scene, firstNeeded(before))
  // "confirmar" books nothing that is no longer held: the place is taken again, and everything is read once more.
  if (asked.acts) return hearConfirmation(text) ? takeBack(before.draft) : undefined
  return asked.hear?.(text, before)
}
