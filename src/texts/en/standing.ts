import type { Texts } from '../es-MX/index.ts'

/** What can be done with an appointment that stands: the rows under "My appointments". */
export const standing: Texts['standing'] = {
  wrongData: 'A person at the office corrects the details of a confirmed appointment.',
  missed: 'Sorry, I did not understand. If it is about your appointment, here it is. To talk to a person, write *HELP*.',
  rows: {
    move: { title: 'Change day or time', description: 'You keep your slot until you have the other one' },
    cancel: { title: 'Cancel the appointment', description: 'If you are not coming' },
    bring: { title: 'What to bring', description: 'Documents and payment' },
    way: { title: 'How to get there', description: 'The office on the map' },
  },
}
