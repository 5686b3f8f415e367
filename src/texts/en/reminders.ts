import type { Texts } from '../es-MX/index.ts'

/** What is said before a visit is in ../notices.ts; here is what follows it, and how reminders are stopped. */
export const reminders: Texts['reminders'] = {
  will: 'I will remind you of it here.',
  paid: (price: string) => `Please check whether the *${price}* is paid at the bank. To see how, write *PAYMENT*.`,
  papers: 'Please check that you bring all your papers.',
  thanks: (when: string, office: string) =>
    `Thank you for letting us know. We will see you on *${when}*, at the ${office} office.\n\nIf something changes, write *MY APPOINTMENTS*.`,
  changed: 'That appointment has changed since then.',
}

export const muting: Texts['muting'] = {
  muted: 'Done: I will not send you any more reminders or news of available times.',
  still: 'I still answer when you write. If the office cancels or changes your appointment, I will tell you.',
  stands: (when: string) => `You still have your appointment: *${when}*.`,
  severalStand: 'You still have your appointments.',
  back: 'To get them again, write *SUBSCRIBE*. To have what you wrote erased, write *ERASE*.',
  unmuted: 'Done: you will get reminders and news of available times again.',
  on: 'Of course: I will remind you here before your appointment. If you are waiting for a time, I will tell you when one is free.',
  mute: 'If you do not want them any more, write *STOP*.',
  offers: {
    stop: { says: 'If you want no more reminders or offers, write *BAJA*.', button: 'No more messages' },
    subscribe: { says: 'If you want reminders again, write *ALTA*.', button: 'Yes, remind me' },
  },
}
