const people = (count: number): string => {
  if (count === 0) return 'Nobody waits before you.'
  if (count === 1) return 'There is 1 person before you.'
  return count >= 1_000 ? 'There are more than 1,000 people before you.' : `There are ${count} people before you.`
}

const time = (minutes: number): string => {
  if (minutes % 60 !== 0) return `${minutes} minutes`
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`
}

export const waiting = {
  row: (office: string) => ({
    title: `Wait for ${office}`,
    description: 'I write here when a place is free; no need to look again',
  }),
  rows: {
    any: { title: 'Wait for a place', description: 'I write here when one is free in these offices' },
    sooner: { title: 'Wait for sooner', description: 'I write here when an earlier place is free' },
    earlier: { title: 'Wait for an earlier day', description: 'You keep yours; I write when an earlier place is free' },
    list: { title: 'My waiting list', description: 'See where you stand, or leave it' },
  },
  begin: (place: string) => `Gladly. For the waiting list of *${place}* I need some details.`,
  or: ' or ',
  list: (place: string, count: number) => `Waiting list of *${place}*. ${people(count)}`,
  rule: (minutes: number) =>
    `When a place is free, it is *only yours for ${time(minutes)}*, or less if the visit is very soon. I never write at night.`,
  fair: 'First come, first served. It is free, and nobody can pay to go first.',
  before: (day: string) => `I look for a place before *${day}*.`,
  keeps: (when: string) => `You keep your appointment of *${when}*. It only changes if you accept another one.`,
  ask: '*When could you come?* You can also write it: *Tuesday afternoon* or *before 15 December*.',
  buttons: { any: 'Any day', morning: 'Only mornings', afternoon: 'Only afternoons' },
  added: (office: string) => `I also noted the *${office}* office.`,
  freeNow: 'No need to wait: there are places that suit you already.',
  joined: (place: string, count: number) => `*You are on the waiting list of ${place}.* ${people(count)}`,
  changed: (place: string, count: number) =>
    `I noted the change. *You are still on the waiting list of ${place}*, in the same position. ${people(count)}`,
  isFor: (names: string) => `For: ${names}`,
  suits: (words: string) => `What suits you: ${words}.`,
  until: (day: string) => `Your request is kept until ${day}.`,
  noNeedToLook: 'No need to look: I will write to you. To see the list or leave it, write *MY LIST*.',
  times: {
    any: 'any day',
    morning: 'in the morning',
    afternoon: 'in the afternoon',
    between: (from: string, until: string) => `from ${from} to ${until}`,
    from: (day: string) => `from ${day} on`,
    until: (day: string) => `until ${day}`,
  },
  show: (place: string, count: number) => `You are on the waiting list of *${place}*. ${people(count)}`,
  kept: (when: string, until: string) => `A place is kept for you: *${when}*. It is only yours until *${until}*.`,
  askShow: '*What would you like to do?*',
  showButtons: { accept: 'Yes, I want it', change: 'Change days', leave: 'Leave the list', menu: 'See the menu' },
  several: (count: number) => `You have ${count} requests on the waiting list.`,
  askSeveral: '*Which one would you like to see?*',
  open: 'See requests',
  noAppointment: 'You have no appointments from this telephone yet.',
  none: 'You are not on any waiting list.',
  askNone: '*Would you like to book an appointment?*',
  leave: (place: string) => `If you leave, you lose your place on the list of *${place}*.`,
  askLeave: '*Would you like to leave the list?*',
  leaveButtons: { yes: 'Yes, leave it', no: 'No, I stay' },
  left: (place: string) =>
    `You left the waiting list of *${place}*. We will not offer you places any more. If you come back, you are at its end.`,
  placeFirst: 'Gladly. Tell me first at which office you would like to wait.',
  aimFirst: 'Gladly. Tell me first what you need.',
  stayed: 'You are still on the list, in the same position.',
  declined: 'All right. The place is offered to the next person.',
  keepsPlace: (count: number) =>
    count === 1
      ? 'You keep your position on the list. We can offer you 1 more place.'
      : `You keep your position on the list. We can offer you ${count} more places.`,
  rests: (count: number) => `We offered you ${count} places, so your request is on hold now.`,
  backHow: 'If you still want an appointment, you can go back to the list, at its end.',
  backButton: { buttons: { back: 'Back to the list' } },
  seeList: 'To see the list or leave it, write *MY LIST*.',
  lapsed: 'The place that was kept for you is now offered to the next person.',
  gone: 'That place is no longer kept for you: its time is over or the office closed that hour.',
  stillInLine: 'You are still on the list, in your position.',
  notAny: 'That request is no longer on the list.',
  moved: (when: string, office: string) => `*Done, your appointment changed.* It is now on *${when}*, in ${office}. Same code.`,
  notMoved: 'Your appointment could not be changed; it stays as it was.',
  phoneLimit: (limit: number) =>
    `From one telephone ${limit} people can have an appointment or be on the waiting list, and there is no more room.`,
  elsewhere: (who: string) =>
    `Not put on the list. *${who}* has an appointment, or is on the list, from another telephone. Each person can be there once.`,
  askElsewhere: '*What would you prefer?*',
}
