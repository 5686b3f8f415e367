/** In the order in which a booking asks them: the first one that is needed comes next. */
export const ASKED_IN_TURN = [
  'menu',
  'purpose',
  'howMany',
  'whoAttends',
  'courtPapers',
  'advice',
  'place',
  'office',
  'wrongAge',
  'curp',
  'noCurp',
  'name',
  'child',
  'hadPassport',
  'oldPassport',
  'attendant',
  'details',
  'elsewhere',
  'waitWhen',
  'slot',
  'discount',
  'validity',
  'summary',
] as const
export type AskedInTurn = (typeof ASKED_IN_TURN)[number]

/** Asked only when something else leads to them. */
const LED_TO = [
  'left',
  'correct',
  'officeFull',
  'ownLive',
  'limit',
  'heldForOther',
  'resume',
  'erase',
  'quit',
  'appointments',
  'papers',
  'cancelling',
  'undo',
  'moving',
  'movingTo',
  'reminder',
  'waitingList',
  'leavingList',
  'waitOffer',
  'forward',
  'permission',
  'revoking',
  'costs',
  'language',
  'handOff',
  'forOffice',
  'dataRights',
  'report',
  'grievance',
  'claim',
  // No questions, only buttons: those that do what a typed order does, and those under a folio.
  'go',
  'folio',
] as const

const QUESTIONS = [...ASKED_IN_TURN, ...LED_TO] as const
export type QuestionName = (typeof QUESTIONS)[number]

export const isAskedInTurn = (word: string): word is AskedInTurn => ASKED_IN_TURN.some((name) => name === word)

export function isQuestionName(word: string): word is QuestionName {
  return QUESTIONS.some((name) => name === word)
}
