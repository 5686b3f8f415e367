import type { Texts } from '../es-MX/index.ts'

/** Several people of any age in one appointment: who comes, hours that follow each other, changes before the confirmation. */
export const group: Texts['group'] = {
  row: { title: 'For several people', description: 'Your family or a group, of any age' },
  withAdults: { title: 'Adults too', description: 'Children and adults in one appointment' },
  howMany: '*How many people need a passport?*\n\nCount children too.',
  oneMore: '‹This phone› can take only one more person. Please choose what that person needs.',
  noGroup: '‹This phone› has no room left for several people.',
  askNoGroup: '*What would you prefer?* For the others, use ‹another relative’s phone›.',
  noted: (count: number) => `Noted: *${count === 1 ? '1 person' : `${count} people`}*.`,
  ask: (position: number, count: number) =>
    `${count === 1 ? '' : `Person ${position} of ${count}. `}*Type the CURP and the full name.*\n\n${position === 1 ? 'Start with yourself, if you are going too. The CURP is on the INE card or a recent birth certificate.\n' : ''}Example: PERR850417MDFRZS04, Rosa Pérez Ruiz`,
  onlyAdults: (names: string) => `These are the adults. For ${names} it is the first`,
  onlyMinors: (names: string) => `These are the children. For ${names} it is the first`,
  apart: {
    title: (day: string, hours: string[]) =>
      `${day} ${hours[0]?.replace(/ (?:am|pm|h)$/, '')}-${hours.at(-1)?.replace(/ (?=am$|pm$|h$)/, '')}`,
  },
  peopleAt: (count: number, hour: string) => `${count === 1 ? '1 person' : `${count} people`} at ${hour}`,
  adjacent: (count: number) => `Where there is no room for all ${count} people together, the times follow one another.`,
  made: (when: string, office: string, until: string) =>
    `I am holding consecutive times for you: *${when}*, at the ${office} office. They are yours until *${until}*.`,
  brief: 'I am holding consecutive times for you.',
  hour: (hour: string) => `Time: ${hour}`,
  personAt: (name: string, hour: string) => `*${hour}:* ${name}`,
  halfByAge: (names: string) => `${names}: the discount for their age is included.`,
  halfByAgeSeveral: (names: string) => `${names}: the discount for their age is included.`,
  noRoom: (when: string) => `There is no longer room for everybody on *${when}*. Please choose another time.`,
  total: (total: string) => `${total} in all`,
  soFar: 'an appointment for several people',
}

/** Who is in a group can be changed until it is confirmed. */
export const groupChange: Texts['groupChange'] = {
  add: { title: 'Add a person', description: 'To this same appointment' },
  another: 'To add another person to this appointment, write *correct*.',
  afterwards: (relative) =>
    `For the appointment of ${relative ? `your ${relative}` : 'the other person'}: once you have a folio, tap *Change or cancel* and then *Somebody else comes too*.`,
  someone: { title: 'One of the people', description: 'Correct their answers or leave them out' },
  askSomeone: '*Who is it about?*',
  person: (name: string) => ({ title: name, description: 'Correct or leave out' }),
  askAbout: (first: string) => `*What would you like to change for ${first}?*`,
  data: { title: 'CURP or name', description: 'Type them again' },
  passport: { title: 'First passport or not', description: 'Whether there was one before, or it was lost' },
  remove: { title: 'Leave out', description: 'The others stay' },
  removed: (name: string) => `I took ${name} out of this appointment.`,
  notThisGroup: 'That answer is from before you changed who is coming. I have not changed anything.',
  adultAmong: 'They can be part of this same appointment, as an adult.',
  askAdultAmong: '*What would you prefer?*',
  buttons: {
    keep: 'Include them',
    leaveOut: 'Leave them out',
    onlyAdults: 'Only the adults go',
    goOnOne: (first: string) => `Without ${first}`,
    goOnSeveral: 'Without them',
  },
  askElsewhere: '*What would you prefer?* The others can continue. If the CURP was mistyped, correct it.',
  elsewhereSeveral: (names: string) =>
    `No appointment was confirmed: I cannot give one here with the details of *${names}*. A CURP may be mistyped. Or there may already be an appointment or a place on the waiting list, or somebody else used it. For security I do not say which.`,
  askOwnLive: '*What would you prefer?* The others can continue with this appointment.',
}
