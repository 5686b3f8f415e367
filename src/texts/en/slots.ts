import type { Texts } from '../es-MX/index.ts'

/** When: free hours, and the one that is held. */
export const slot: Texts['slot'] = {
  first: (office: string) => `These are the first free places in *${office}*.`,
  firstAny: 'These are the first free places at those offices.',
  next: (office: string) => `These are the next places in *${office}*.`,
  still: (office: string) => `These places are still free in *${office}*.`,
  stillAny: 'These places are still free.',
  nextAny: 'These are the next places.',
  wished: (office: string) => `These are the places in *${office}* as you asked.`,
  wishedAny: 'These are the places as you asked.',
  clock: (zone: string) => `Hours are in *${zone}*.`,
  together: (count: number) => `Each hour has room for the ${count} people together.`,
  ask: '*Which one suits you?*\nYou can also write it: *Tuesday afternoon* or *10 December*.',
  open: 'See times',
  title: (day: string, hour: string) => `${day}, ${hour}`,
  rows: { otherOffice: { title: 'Another office', description: 'Back to the list of offices' } },
  more: (office: string | undefined) => ({
    title: 'More days and times',
    description: office ? `See other dates in ${office}`.slice(0, 72) : 'See other dates',
  }),
  held: 'The place you are holding',
  before: 'The place you held before',
  noneLike: 'There are no free places as you asked. These are the nearest.',
  noneOn: (day: string) => `There are no free places on *${day}*. These are the nearest.`,
  notOpenYet: (day: string) => `At the moment dates are open until *${day}*. These are the nearest places.`,
  notedWish: 'I noted when it suits you.',
  noMore: 'There are no more open dates. These are the first free places.',
  impossible: (words: string) => `*${words}* is not in the calendar. Please tell me another day.`,
  past: (day: string) => `*${day}* has passed. Please tell me another day.`,
  askWhich: (number: number) => `You wrote *${number}*. *Is it the hour or the day?*`,
  atHour: (hour: string) => `At ${hour}`,
  onDay: (day: string) => `On ${day}`,
  taken: (when: string) => `I am sorry: somebody else just took the place of *${when}*.`,
  closed: (when: string) => `I am sorry: the office no longer opens on *${when}*.`,
  tooSoon: (when: string) => `The place of *${when}* can no longer be held: it is too near or has passed.`,
  expired: (when: string) => `The place of *${when}* was let go. The time to confirm it ran out. Your answers are kept.`,
  stillFree: (when: string) => `The place of *${when}* had been let go. It was still free and I hold it for you again.`,
  age: 'On that day the person does not have the age for this. Please choose another day.',
  lapses: (hour: string) =>
    `Several places were held and let go from this phone. You can hold another one from *${hour}*. Your answers are kept.`,
  fullFor: (office: string) => `There are no places left in *${office}* for this appointment.`,
}

export const hold: Texts['hold'] = {
  made: (when: string, office: string, until: string) =>
    `I am holding this place for you: *${when}*, in ${office}. It is yours until *${until}*.`,
  brief: 'I am holding that place for you.',
  nearlyDone: 'You are nearly done.',
  renewed: (until: string) => `Done: I hold the place until *${until}*. It cannot be made longer again.`,
  notRenewed: (until: string) => `I cannot give more time. I hold the place until *${until}*.`,
  nothing: 'You are holding no place at the moment.',
}
