import type { Texts } from '../es-MX/index.ts'

export const attendance: Texts['attendance'] = {
  settled: 'That is settled already. Thank you.',
  thanks: 'Thank you for telling me.',
  cameNoted: 'Thank you. A person at the office looks at it. Until then it does not count.',
  firstOne: 'Thank you for telling me. It happens: this time it does not count.',
  counts:
    'Thank you for telling me. This time it counts: if it happens again within a year, the next appointment is given in person.',
  nextTime: 'Next time you can cancel here before the hour, so that another person gets the place.',
  inPerson:
    'The next appointment is given in person, at the counter of any office. You need no place: bring an ID and you get it in a minute.',
  reviewed:
    'This is because two visits were not noted as attended. A person reviews it within five working days and may lift it. If it is a mistake, say so here.',
  askInPerson: '*What would you like?*',
  offices: 'Offices and hours',
  privacy:
    'If you do not come to two appointments in a year, the next one is given in person. For that a mark that does not say who you are is kept for a year.',
  basis: (basis: string, day: string) => `Legal basis: ${basis}, published on ${day}.`,
}
