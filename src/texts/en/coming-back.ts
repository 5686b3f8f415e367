import type { Texts } from '../es-MX/index.ts'

/** Going on, leaving, and having everything erased. */
export const resume: Texts['resume'] = {
  kept: (day: string) => `I kept your answers of ${day}`,
  keptToday: 'I kept your answers of a while ago',
  back: (day: string) => `Good that you are back. I kept what you wrote on ${day}.`,
  soFar: (facts: string) => `So far I have: ${facts}.`,
  office: (name: string) => `*${name}* office`,
  holdGone: (when: string) => `The place of ${when} was let go, but I look for another one.`,
  holdKept: (when: string, until: string) => `Your place is held until ${until}: ${when}.`,
  ask: '*Shall we go on?*',
  buttons: { goOn: 'Go on', restart: 'Start again', erase: 'Erase my data' },
  here: 'I am still here. This is the question we are at:',
  restarted: 'Very well, let us start again.',
}

export const erase: Texts['erase'] = {
  ask: 'I can erase what you wrote here and have not confirmed. *Shall I erase it?*',
  withAppointments: 'Confirmed appointments are not erased like that: cancel them instead.',
  buttons: { yes: 'Yes, erase', no: 'No, go on' },
  done: 'Done: I erased what you wrote. When you want to start again, write *Hello*.',
  nothing: 'I keep nothing that is not confirmed. If you want to start, write *Hello*.',
  kept: 'All right, I erased nothing.',
}

export const quit: Texts['quit'] = {
  ask: '*Shall we leave the appointment that we are filling in?*',
  askWhich: (day: string) => `*Do I cancel what we are filling in, or your appointment of ${day}?*`,
  askWhichSeveral: '*Do I cancel what we are filling in, or one of your confirmed appointments?*',
  buttons: {
    draft: 'What we fill in',
    appointment: 'The confirmed one',
    nothing: 'Nothing, go on',
    yes: 'Yes, leave it',
    no: 'No, go on',
  },
  done: 'All right, we leave it. No appointment was made. When you want to start again, write *Hello*.',
}
