import type { joining as spanish } from '../es-MX/joining.ts'
import { IN_WRITING } from './in-writing.ts'

/** One person in two channels. */
export const joining: typeof spanish = {
  word: 'UNIR',
  why: {
    several: 'On Messenger I can book for *one person only*. For several people, go on in WhatsApp.',
    noCurp: 'On Messenger I need the CURP. *Without a CURP*, go on in WhatsApp.',
    wait: 'The waiting list is on WhatsApp, so that I can tell you in time.',
    mine: 'To see here what you have on WhatsApp, the two chats have to be joined first.',
  },
  withLink: (link, words) =>
    `Tap this link and send the message that appears (*${words}*). You will not have to type anything again.\n${link}`,
  withoutLink: (words, institution) =>
    `Send *${words}* to the WhatsApp of ${institution}. You will not have to type anything again.`,
  ask: '*Do you go on in WhatsApp?* If not, tap the button.',
  here: {
    several: 'Here I can book for *one person only*.',
    noCurp: 'Here I need the CURP of whoever comes to the appointment.',
    wait: 'There is no waiting list here, because I could not tell you in time.',
    way: (by) => (by ? `The office can help you: call *${by.phone}*, ${by.hours}.` : `The office can help you: ${IN_WRITING}.`),
    askAlone: '*Shall we go on here, for one person with a CURP?*',
    askOther: '*Shall we look at another option?*',
    onlyOne: 'Here I can book for one person with a CURP, until you have come to an appointment.',
  },
  buttons: { alone: 'Just me, with CURP', back: 'See other options', yes: 'Yes, it was me', no: 'It was not me' },
  onlyOne: 'On Messenger I can book for one person with a CURP, until you join this chat with your WhatsApp.',
  share:
    'That day has no slots left for Messenger accounts that are not joined. There are more for whoever joins this chat with their WhatsApp: write *UNIR*. Also at the office.',
  more: 'There are more days and hours for whoever joins this chat with their WhatsApp: write *UNIR*. Also at the office.',
  keptOn: (day: string) =>
    `For a Messenger account that is not joined there are no slots left on ${day}. These are the nearest ones.`,
  keptLike: 'For a Messenger account that is not joined there are no slots left as you asked. These are the nearest ones.',
  waitsJoined: 'The waiting list is on WhatsApp, so that I can tell you in time. To join the two chats, write *JOIN*.',
  tooOld: 'That code no longer works. For another one, write *JOIN* on Messenger.',
  sendFromWhatsApp: 'That code is sent from your WhatsApp, not from here.',
  fromMessenger: (link) => `To join the two chats, open the one on Messenger and write *JOIN* there:\n${link}`,
  isItYou:
    'Somebody on Messenger asked to join that chat with this WhatsApp. Whoever does will see your appointments and can change them.\n\n*Was it you?* If somebody asked you to send this code, tap *It was not me*.',
  joins: 'Thank you. I am joining the two chats.',
  joined:
    'Done: this WhatsApp and your Messenger are now one chat, with the same appointments.\n\nTo go on where you were, write *CONTINUE*. To see your appointments, write *MY APPOINTMENTS*.',
  notJoined: 'All right: I joined nothing. Nobody saw your appointments.',
}
