const people = (count: number): string => {
  if (count === 0) return 'Nobody is ahead of you.'
  if (count === 1) return 'There is 1 person ahead of you.'
  return count >= 1_000 ? 'There are more than 1,000 people ahead of you.' : `There are ${count} people ahead of you.`
}

const time = (minutes: number): string => {
  if (minutes % 60 !== 0) return `${minutes} minutes`
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`
}

export const waiting = {
  row: (office: string) => ({
    title: `Wait for ${office}`,
    description: 'I will write when a slot is free; no need to check again',
  }),
  rows: {
    any: { title: 'Wait for a slot', description: 'I will write when one is free at these offices' },
    sooner: { title: 'Wait for a sooner day', description: 'I will write when an earlier slot is free' },
    earlier: { title: 'Wait for an earlier day', description: 'You keep yours; I will write when an earlier slot is free' },
    list: { title: 'My waiting list', description: 'See where you stand, or leave it' },
  },
  begin: (place: string) => `Of course. To wait at *${place}*:`,
  or: ' or ',
  list: (place: string, count: number) => `Waiting list for *${place}*. ${people(count)}`,
  rule: (minutes: number) =>
    `When a slot is free, it is *only yours for ${time(minutes)}*, or less if the visit is very soon. I never write at night.`,
  together: (count: number) =>
    `You are ${count} people: I write when there is room for all, at the same time or one after the other.`,
  fair: 'It goes in order of joining. Only people whose hour the office had to close go first. It is free.',
  before: (day: string) => `I am looking for a slot before *${day}*.`,
  searchGoesOn: (names: string) =>
    `I am still looking for an earlier date for ${names.replace(/\.$/, '')}. To change that, write *MY LIST*.`,
  keeps: (when: string) => `You keep your appointment on *${when}*. It only changes if you accept another one.`,
  ask: '*When could you come?* Or write: *Tuesday afternoon*.',
  buttons: { any: 'Any day', morning: 'Only mornings', afternoon: 'Only afternoons' },
  added: (office: string) => `I have also noted the *${office}* office.`,
  freeNow: 'No need to wait: there are already times that suit you.',
  joined: (place: string, count: number) => `*You are on the waiting list for ${place}.* ${people(count)}`,
  changed: (place: string, count: number) =>
    `I have noted the change. *You are still on the waiting list for ${place}*, in the same position. ${people(count)}`,
  changedEarly: (place: string) => `I have noted the change. *You are still on the waiting list for ${place}*.`,
  countsFrom: (days: number, day: string) =>
    `Your position counts from ${days === 0 ? '' : `${days === 1 ? '1 day' : `${days} days`} before `}the date you ask for: *${day}*. Who joins before that day may go before you. Among people who asked early for that same date, the order is drawn by lot.`,
  isFor: (names: string) => `For: ${names}`,
  suits: (words: string) => `What suits you: ${words}.`,
  until: (day: string) => `It is kept until ${day}.`,
  noNeedToLook: 'I will write to you. To see or leave the list, write *MY LIST*.',
  silent:
    'You asked for no messages, so *I will not offer you any slot* while that stands. To be told, write *SUBSCRIBE*. To leave the list, write *MY LIST*.',
  times: {
    any: 'any day',
    anyBut: (weekdays: string) => `any day but ${weekdays}`,
    weekend: 'at the weekend',
    soon: 'as soon as possible',
    at: (hour: string) => `at ${hour}`,
    after: (hour: string) => `from ${hour} on`,
    before: (hour: string) => `before ${hour}`,
    morning: 'in the morning',
    afternoon: 'in the afternoon',
    between: (from: string, until: string) => `from ${from} to ${until}`,
    from: (day: string) => `from ${day} on`,
    until: (day: string) => `until ${day}`,
  },
  show: (place: string, count: number) => `You are on the waiting list for *${place}*. ${people(count)}`,
  resting: (place: string) =>
    `For now *${place}* gives no appointments. You keep your position on the list in case it gives them again.`,
  kept: (when: string, until: string) => `A slot is being kept for you: *${when}*. It is only yours until *${until}*.`,
  askShow: '*What would you like to do?*',
  showButtons: {
    accept: 'Yes, I want it',
    decline: 'It does not suit me',
    change: 'Change days',
    leave: 'Leave the list',
    given: 'How it was given',
  },
  given: (day: string, behind: number, served: number, gone: number) =>
    `You joined the list on *${day}*. People before you then: *${behind >= 1_000 ? 'more than 1,000' : behind}*.${served + gone === 0 ? '' : ` Since then, of those before you, have an appointment: *${served}*. Left or are on hold: *${gone}*.`}`,
  givenHow: (count: number) =>
    `Now: ${people(count)}\n\nEach slot is offered to the first person on the list whom the day and the hour suit. Only people whose hour the office had to close go first. Otherwise nobody moves ahead of anybody, not even the office.`,
  several: (count: number) => `You have ${count} requests on the waiting list.`,
  askSeveral: '*Which one would you like to see?*',
  open: 'See requests',
  noAppointment: 'There are no appointments from ‹this phone› yet.',
  none: 'You are not on any waiting list.',
  noneNeeded: (when: string) => `You are not on any waiting list. Your appointment on *${when}* is already yours.`,
  askNone: '*Would you like to book an appointment?*',
  leave: (place: string) => `If you leave, you lose your position on the list for *${place}*.`,
  askLeave: '*Would you like to leave the list?*',
  leaveButtons: { yes: 'Yes, leave it', no: 'No, I stay' },
  left: (place: string) =>
    `You have left the waiting list for *${place}*. We will not offer you any more slots. If you come back, you join at the end.`,
  placeFirst: 'Of course. First tell me which office you would like to wait for.',
  aimFirst: 'Of course. First tell me what you need.',
  stayed: 'You are still on the list, in the same position.',
  declined: 'All right. That slot is no longer kept for you.',
  keepsPlace: (count: number) =>
    count === 1
      ? 'You keep your position on the list. We can offer you 1 more slot.'
      : `You keep your position on the list. We can offer you ${count} more slots.`,
  rests: (count: number) => `We have offered you ${count} slots, so your request is now on hold.`,
  paused: (place: string) =>
    `Your request on the waiting list of *${place}* is on hold, because you were offered as many slots as possible.`,
  lastOffer: {
    first: 'If you do not take it, your request goes on hold. If you rejoin, you keep the day you joined, this once.',
    again: 'If you do not take it, your request goes on hold. If you rejoin, the day you rejoin counts.',
  },
  backHow: {
    first:
      'If you still want an appointment, you can rejoin the list. This once you keep the day you joined, behind everyone who joined that day.',
    again:
      'If you still want an appointment, you can rejoin the list. As your request was on hold before, the day you rejoin counts, behind everyone who joins that day.',
  },
  backButton: { buttons: { back: 'Back to the list' } },
  seeList: 'To see the list or leave it, write *MY LIST*.',
  lapsed: 'The time is over, and the slot is no longer kept for you alone.',
  gone: 'That slot is no longer kept for you: you gave it up, its time is over or the office has closed that hour.',
  noHurry: (until: string) =>
    `No hurry. That place is only yours until *${until}*. Then it goes to the next person, and you stay on the list.`,
  freeElsewhere: (office: string, day: string) => `*${office}* has free places. The first one is on *${day}*.`,
  fullElsewhere: (office: string) => `*${office}* has no free places for now either.`,
  elsewhereButton: 'See that office',
  stillInLine: 'You are still on the list, in your position.',
  notAny: 'That request is no longer on the list.',
  moved: (when: string, office: string) =>
    `*Done: your appointment has changed.* It is now on *${when}*, at the ${office} office. The folio is the same.`,
  notMoved: 'Your appointment could not be changed; it stays as it was.',
  phoneLimit: (limit: number) =>
    `From ‹one phone›, ${limit === 1 ? 'one person' : `${limit} people`} can have an appointment or be on the waiting list, and there is no more room.`,
  elsewhere: (who: string) =>
    `You were not added to the list: I cannot do that here with the details of *${who}*. The CURP may be mistyped, already have an appointment or a place on the waiting list, or somebody else used it. For security I do not say which.`,
  askElsewhere: '*What would you prefer?*',
}
