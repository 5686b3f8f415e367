import type { Texts } from '../es-MX/index.ts'

/** What is said before a visit is in ../notices.ts; here is what follows it, and how reminders are stopped. */
export const reminders: Texts['reminders'] = {
  will: 'I will remind you of it here.',
  thanks: (when: string, office: string) =>
    `Thank you for telling us. We expect you on *${when}*, at the ${office} office.\n\nIf something changes, write *MY APPOINTMENTS*.`,
  changed: 'That appointment has changed since.',
}

export const muting: Texts['muting'] = {
  muted: 'Done: I will send you no more reminders or news of free places.',
  still: 'I still answer when you write. If the office cancels or changes your appointment, I do tell you.',
  stands: (when: string) => `Your appointment stands: *${when}*.`,
  severalStand: 'Your appointments stand.',
  back: 'To get them again, write *SUBSCRIBE*. To have what you wrote erased, write *ERASE*.',
  unmuted: 'Done: you will get reminders and news of free places again.',
  mute: 'If you do not want them any more, write *STOP*.',
}
