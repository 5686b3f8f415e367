import type { callback as spanish } from '../es-MX/callback.ts'

/** On which telephone the office may call whoever cannot be told something first where they write. */
export const callback: typeof spanish = {
  ask: 'If you do not write to me for 24 hours, I may not be able to tell you here when your appointment changes. The office can call you.\n\n*Which phone number can they call?* Write its 10 digits, or + and the country code. It is only for that, and you may say no.',
  askAgain: '*Which phone number can they call?* Write its 10 digits, or + and the country code.',
  buttons: { no: 'No, thank you', fix: 'Correct it' },
  noted: (phone) => `Thank you. I noted *${phone}*. The office uses it only to call you about your appointment.`,
  refused: 'All right: I note none. To see whether your appointment is still the same, write *MY APPOINTMENTS*.',
  wrong: 'That does not look like a phone number. In Mexico it has 10 digits. For another country, begin with + and its code.',
  explained: 'It is so that the office can call you if something changes. You do not have to give one, and nobody else sees it.',
}
