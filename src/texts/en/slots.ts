import type { Texts } from '../es-MX/index.ts'

/** When: free hours, and the one that is held. */
export const slot: Texts['slot'] = {
  first: (office: string) => `These are the first available times at the *${office}* office.`,
  firstAny: 'These are the first available times at those offices.',
  next: (office: string) => `These are the next available times at the *${office}* office.`,
  still: (office: string) => `These times are still available at the *${office}* office.`,
  stillAny: 'These times are still available.',
  nextAny: 'These are the next available times.',
  wished: (office: string) => `These are the times at the *${office}* office that match what you asked for.`,
  wishedAny: 'These are the times that match what you asked for.',
  clock: (zone: string) => `Times are local: *${zone}*.`,
  together: (count: number) => `Each time has room for all ${count} people together.`,
  ask: '*Which one suits you?*\nYou can also write it: *Tuesday afternoon* or *10 December*.',
  explained:
    'When you choose a time I hold it for you for some minutes, and tell you until when. Nobody else can take it meanwhile.',
  open: 'See times',
  title: (day: string, hour: string) => `${day}, ${hour}`,
  rows: { otherOffice: { title: 'Another office', description: 'Back to the list of offices' } },
  more: (office: string | undefined) => ({
    title: 'More days and times',
    description: office ? `See other dates in ${office}`.slice(0, 72) : 'See other dates',
  }),
  held: 'The time being held for you',
  before: 'The time you had before',
  noneLike: 'Nothing is available as you asked. These are the closest times.',
  noneOn: (day: string) => `Nothing is available on *${day}*. These are the closest times.`,
  noneOpen: (day: string) => `The office is closed on *${day}*. These are the nearest free times.`,
  notOpenYet: (day: string) => `At the moment dates are open until *${day}*. These are the closest times.`,
  whichOne: 'I do not know which one you mean. Tap it in the list, or write the day and the time.',
  notedWish: (when: string) => `Noted for when: *${when}*.`,
  noMore: 'There are no more open dates. These are the first available times.',
  impossible: (words: string) => `*${words}* does not exist in the calendar. Please tell me another day.`,
  past: (day: string) => `*${day}* has already passed. Please tell me another day.`,
  askWhich: (number: number) => `You wrote *${number}*. *Is that the time or the day?*`,
  atHour: (hour: string) => `At ${hour}`,
  onDay: (day: string) => `On ${day}`,
  taken: (when: string) => `I am sorry: somebody else has just taken the slot on *${when}*.`,
  closed: (when: string) => `I am sorry: the office will no longer be open on *${when}*.`,
  closedHeld: (when: string) =>
    `I am sorry: the office will no longer be open on *${when}*. That slot is gone, but your answers are saved.`,
  sameTime: (when: string) => `The same person already has another appointment on *${when}*. Please choose another time.`,
  tooSoon: (when: string) => `The slot on *${when}* can no longer be held: it is too soon or has already passed.`,
  expired: (when: string) => `The slot on *${when}* was released. The time to confirm it ran out. Your answers are saved.`,
  stillFree: (when: string) => `The slot on *${when}* had been released. It was still free, so I am holding it for you again.`,
  age: 'On that day the person will not be the right age for this. Please choose another day.',
  lapses: (hour: string) =>
    `Several slots were held from this phone and then released. You can hold another one from *${hour}*. Your answers are saved.`,
  fullFor: (office: string) => `There are no slots left at the *${office}* office for this appointment.`,
}

export const hold: Texts['hold'] = {
  made: (when: string, office: string, until: string) =>
    `I am holding this slot for you: *${when}*, at the ${office} office. It is yours until *${until}*.`,
  brief: 'I am holding that slot for you.',
  nearlyDone: 'You are nearly done.',
  renewed: (until: string) => `Done: I am holding the slot until *${until}*.`,
  lastRenewal: 'It cannot be extended again.',
  longEnough: (until: string) => `There is no hurry: the slot is yours until *${until}*.`,
  notRenewed: (until: string) => `I cannot give you more time. I am holding the slot until *${until}*.`,
  noHurry: 'No hurry.',
  nothing: 'No slot is being held for you at the moment.',
  forAnother: (who: string, first: string, until: string) =>
    `This slot is being held for ${who} It cannot be passed to another person, so that nobody can sell it. The slot for ${first} is still held until *${until}*.`,
  wasForAnother: (who: string) =>
    `That slot was held for ${who} It cannot be passed to another person, so that nobody can sell it.`,
  askForAnother: '*What would you prefer?*',
  otherButtons: {
    keep: (first: string) => `Go on with ${first}`,
    keepAll: 'Keep it as it was',
    other: 'Find another slot',
    person: 'Talk to someone',
  },
}
