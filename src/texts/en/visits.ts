import type { Texts } from '../es-MX/index.ts'

const before = (count: number): string => {
  if (count === 0) return 'You are next.'
  return count === 1 ? 'There is 1 turn before yours.' : `There are ${count} turns before yours.`
}

/** The day of the visit, in English. */
export const visits: Texts['visits'] = {
  lateTold: 'I told the counter that you are running late.',
  keptUntil: (until: string) => `Your place is kept until *${until}*. After that you go behind those already there.`,
  behind: 'When you arrive you go behind those already there.',
  saysHere: (folio: string, office: string) =>
    `I told the counter of *${office}* that you are here. The door still has to note it: tell them there and say your folio: *${folio}*.`,
  waiting: (count: number) =>
    count === 0 ? 'Nobody is waiting now.' : count === 1 ? '1 turn is waiting now.' : `${count} turns are waiting now.`,
  noted: (number: number, count: number) => `Your arrival is noted. *Your turn is number ${number}.* ${before(count)}`,
  called: (number: number, window: number) => `*Please go to window ${window}.* Your turn is number ${number}.`,
  over: 'Your visit of today is over. If something is missing, say so at the window.',
  lacked: (paper: string) => `At your visit this was missing: *${paper}*`,
  comeBack: 'You can take another place with the same details and the same folio. It does not count as a change of yours.',
  askComeBack: '*Which one suits you?*',
  noPlace: (office: string) => `There is no place in ${office} for now. Write *MY APPOINTMENTS* later.`,
  moved: (when: string, office: string, folio: string) =>
    `Done. Your appointment is on *${when}*, in ${office}.\n*Folio: ${folio}*`,
  bring: (paper: string) => `Do not forget to bring: ${paper}`,
  stays: 'All right. If you want another place, tap the button in the message of today.',
  gone: 'That can no longer be changed from here.',
  noButton: 'Not now',
}
