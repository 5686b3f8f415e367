import type { accounts as spanish } from '../es-MX/accounts.ts'
import { IN_WRITING } from './in-writing.ts'

/** What an account that costs nothing may have, and where there is more. */
export const accounts: typeof spanish = {
  here: {
    several: 'Here I can book for *one person only*.',
    noCurp: 'Here I need the CURP of whoever comes to the appointment.',
    wait: 'There is no waiting list here, because I could not tell you in time.',
    way: (by) => (by ? `The office can help you: call *${by.phone}*, ${by.hours}.` : `The office can help you: ${IN_WRITING}.`),
    askAlone: '*Shall we go on here, for one person with a CURP?*',
    askOther: '*Shall we look at another option?*',
    onlyOne: 'Here I can book for one person with a CURP, until you have come to an appointment.',
  },
  onlyOne: 'On Messenger I can book for one person with a CURP. For more, go on in WhatsApp: write *WHATSAPP*.',
  share:
    'That day has no slots left for Messenger accounts. There are more on WhatsApp: write *WHATSAPP* and go on there where you are. Also at the office.',
  shareOfMoved:
    'This appointment was asked for on Messenger, and that day has no slots left for those. At the office they can move it to that day.',
  more: 'There are more days and hours on WhatsApp: write *WHATSAPP* and go on there where you are. Also at the office.',
  keptOn: (day: string) => `For Messenger accounts there are no slots left on ${day}.`,
  keptLike: 'For Messenger accounts there are no slots left as you asked.',
  waits: 'The waiting list is on WhatsApp, so that I can tell you in time. To go on there, write *WHATSAPP*.',
}
