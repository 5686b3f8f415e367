import type { Texts } from '../es-MX/index.ts'

/** Several people of any age in one appointment: who comes, hours that follow each other, changes before the confirmation. */
export const group: Texts['group'] = {
  row: { title: 'For several people', description: 'Your family or a group, of any age' },
  withAdults: { title: 'Adults come too', description: 'Children and adults in one appointment' },
  howMany:
    'Gladly. *How many people need a passport?*\n\nCount children too. I look for places at the same hour or in hours that follow.',
  oneMore: 'This phone can take only one more person. Please choose what that person needs.',
  noGroup: 'This phone has no room for several people any more.',
  askNoGroup: '*What do you prefer?* For the others, use the phone of another relative.',
  noted: (count: number) => `Noted: *${count} people*.`,
  ask: (position: number, count: number) =>
    `Person ${position} of ${count}. *Type the CURP and the full name.*\n\n${position === 1 ? 'Begin with yourself, if you come too. The CURP is on the INE and on a recent birth certificate. One message can hold it all.\n' : ''}Example: PIPR850417MDFRRS00, Rosa Pérez Ruiz`,
  onlyAdults: (names: string) => `They are the adults. For ${names} it is the first`,
  onlyMinors: (names: string) => `They are the children. For ${names} it is the first`,
  apart: {
    title: (day: string, hours: string[]) =>
      `${day} ${hours[0]?.replace(/ (?:am|pm|h)$/, '')}-${hours.at(-1)?.replace(/ (?=am$|pm$|h$)/, '')}`,
  },
  peopleAt: (count: number, hour: string) => `${count === 1 ? '1 person' : `${count} people`} at ${hour}`,
  adjacent: (count: number) => `Where the ${count} people do not fit together, the hours follow each other.`,
  made: (when: string, office: string, until: string) =>
    `I hold places for you in hours that follow: *${when}*, in ${office}. They are yours until *${until}*.`,
  brief: 'I hold places for you in hours that follow each other.',
  hour: (hour: string) => `*Hour:* ${hour}`,
  personAt: (name: string, hour: string) => `*${hour}:* ${name}`,
  halfByAge: (names: string) => `Because of their age, ${names} pays half. That price has the discount already.`,
  halfByAgeSeveral: (names: string) => `Because of their age, ${names} pay half. Those prices have the discount already.`,
  noRoom: (when: string) => `There is no room for everybody on *${when}* any more. Please choose another hour.`,
  soFar: 'an appointment for several people',
}

/** Who is in a group can be changed until it is confirmed. */
export const groupChange: Texts['groupChange'] = {
  add: { title: 'Add a person', description: 'To this same appointment' },
  someone: { title: 'One of the people', description: 'Correct their answers or leave them out' },
  askSomeone: '*Whose?*',
  person: (name: string) => ({ title: name, description: 'Correct or leave out' }),
  askAbout: (first: string) => `*What do you want to change for ${first}?*`,
  data: { title: 'CURP or name', description: 'Type them again' },
  passport: { title: 'First passport or not', description: 'Whether there was one before, or it was lost' },
  remove: { title: 'Leave out', description: 'The others go on' },
  removed: (name: string) => `I took ${name} out of this appointment.`,
  adultAmong: 'They can come in this same appointment, as an adult.',
  askAdultAmong: '*What do you prefer?*',
  buttons: {
    keep: 'They come too',
    leaveOut: 'Leave them out',
    onlyAdults: 'Only the adults go',
    goOnOne: (first: string) => `Without ${first}`,
    goOnSeveral: 'The others go on',
  },
  askElsewhere: '*What do you prefer?* The others can go on. If the CURP was mistyped, correct it.',
  elsewhereSeveral: (names: string) =>
    `No appointment was confirmed. *${names}* have another one already, made from another phone or at an office. Each person can have one at a time.`,
  askOwnLive: '*What do you prefer?* The others can go on with this appointment.',
}
