import type { Texts } from '../es-MX/index.ts'

export const attendance: Texts['attendance'] = {
  first: 'Before another appointment, please tell us this.',
  settled: 'That is settled already. Thank you.',
  thanks: 'Thank you for telling me.',
  cameNoted:
    'Thank you. A person at the office looks at it. Until then it does not count. To know what they decided, talk to a person.',
  firstOne: 'Thank you for telling me. It happens: this time it does not count.',
  counts: 'Thank you for telling me. This time it counts. With two in a year, the next appointment is given in person.',
  nextTime: 'Next time you can cancel here before the hour, so that another person gets the place.',
  inPerson:
    'The next appointment cannot be made here: you get it in person, at the counter of any office. Bring an ID. You need no appointment to go and ask; it takes a minute.',
  reviewed:
    'This is because two visits were not noted as attended. A person reviews it within five working days and may lift it. If it is a mistake, say so here.',
  stands:
    'This is because two visits were not noted as attended. A person at the office has reviewed it. If it is a mistake, say so here.',
  askInPerson: '*What would you like?*',
  offices: 'Offices and hours',
  privacy:
    'If you do not come to two appointments in a year and do not cancel them, the next one is given in person. For that, which ones you missed is kept for a year; if your data are deleted before, by a mark that does not say who you are.',
  basis: (basis: string, day: string) => `Legal basis: ${basis}, published on ${day}.`,
}
