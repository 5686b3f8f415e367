import type { Texts } from '../es-MX/index.ts'

/** What can be done with an appointment that stands: the rows under "My appointments". */
export const standing: Texts['standing'] = {
  wrongData: 'A person at the office corrects the details of a confirmed appointment.',
  ill: (when: string) =>
    `I hope all gets better soon. Your appointment stands: *${when}*. If you cannot come, change or cancel it here.`,
  otherProcedure: (name: string) =>
    `Your appointment is for *${name}*. If you need something else now, a person at the office tells you whether it still serves.`,
  atTheDoor: 'I do not know what is happening at the office right now.',
  missed: 'Sorry, I did not understand. If it is about your appointment, here it is. To talk to a person, write *HELP*.',
  rows: {
    move: { title: 'Change day or time', description: 'You keep your slot until you have the other one' },
    cancel: { title: 'Cancel the appointment', description: 'If you are not coming' },
    bring: { title: 'What to bring', description: 'Documents and payment' },
    way: { title: 'How to get there', description: 'The office on the map' },
  },
}
