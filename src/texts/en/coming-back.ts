import type { Texts } from '../es-MX/index.ts'

/** Going on, leaving, and having everything erased. */
export const resume: Texts['resume'] = {
  kept: (day: string) => `I kept your answers from ${day}`,
  keptSoFar: (facts: string) => `Your answers so far are kept: ${facts}.`,
  nothingLost: 'Your answers so far are kept.',
  keptToday: 'I kept your earlier answers',
  back: (day: string) => `Good to have you back. I kept what you wrote on ${day}.`,
  soFar: (facts: string) => `So far I have: ${facts}.`,
  office: (name: string) => `*${name}* office`,
  holdGone: (when: string) => `The slot on ${when} was released, but I can look for another one.`,
  holdKept: (when: string, until: string) => `Your slot is held until ${until}: ${when}.`,
  ask: '*Shall we continue?*',
  buttons: { goOn: 'Continue', restart: 'Start again', erase: 'Erase my data' },
  here: 'I am still here. This is where we are:',
  restarted: 'Very well, let us start again.',
}

export const erase: Texts['erase'] = {
  ask: 'I can erase what you wrote here and have not confirmed. *Shall I erase it?*',
  withAppointments: 'Confirmed appointments are not erased this way: cancel them instead.',
  buttons: { yes: 'Yes, erase', no: 'No, continue' },
  done: 'Done: I erased what you wrote. When you want to start again, write *Hello*.',
  nothing: 'I have nothing unconfirmed saved. If you want to start, write *Hello*.',
  kept: 'All right, I did not erase anything.',
}

export const quit: Texts['quit'] = {
  ask: '*Shall we drop the booking we are working on?*',
  askWhich: (day: string) => `*Shall I cancel the booking we are working on, or your appointment on ${day}?*`,
  askWhichSeveral: '*Shall I cancel the booking we are working on, or one of your confirmed appointments?*',
  buttons: {
    draft: 'This booking',
    appointment: 'The confirmed one',
    nothing: 'Neither, continue',
    yes: 'Yes, drop it',
    no: 'No, continue',
  },
  done: 'All right, I dropped it. No appointment was made. When you want to start again, write *Hello*.',
}
