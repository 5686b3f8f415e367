import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What may be said anywhere: courtesy, misunderstandings, and messages that are no words. */
const tooOften = (when: string) =>
  `I have already answered you many times today. *I will answer again on ${when}.* Your confirmed appointments stay as they are.`

export const common: Texts['common'] = {
  open: 'See options',
  buttons: {
    goOn: 'Continue',
    menu: 'See the menu',
    person: 'Talk to a person',
    appointments: 'My appointments',
    another: 'Book another one',
    start: 'Book one',
  },
  late: 'Sorry for the delay. I was only able to read your message just now.',
  missed: 'Sorry, I did not understand.',
  missedAgain: (by: Telephone) =>
    by
      ? `Sorry, I still do not understand. You can tap one of the options. Or call ${by.phone}: somebody answers ${by.hours}.`
      : `Sorry, I still do not understand. You can tap one of the options. Or ${IN_WRITING}.`,
  staleButton: 'That button is from an earlier conversation. I have not changed anything.',
  usedButton: 'That button is from before. I have not changed anything.',
  askedBefore: 'Let me ask you again, just to be sure.',
  seenFirst: 'Before we continue, please read this question.',
  startedOver: 'The program was updated and I can no longer read your earlier answers. Sorry: let us start again.',
  thanks: 'Thank you.',
  gladly: 'Of course.',
  apology:
    'Sorry, something went wrong and I could not process your last message. Everything before it is saved. Please send it again.',
  notReady: 'Thank you for your message. This appointment service is not open yet. Please try another day.',
  enough: (when: string, by: Telephone) =>
    by ? `${tooOften(when)}\n\nIf it is urgent, call ${by.phone}: somebody answers ${by.hours}.` : tooOften(when),
  parked: (days: number) =>
    `All right. I will keep your answers for ${days} days in case you want to continue. When you come back, write *Hello*.`,
  leftAlone: 'All right. I will not insist.',
  nothingMade: 'No appointment was made.',
  keptQuietly: (days: number) => `What you wrote is erased by itself in ${days} days.`,
  comeBack: 'If you change your mind, write *Hello*.',
  bye: 'You are welcome. If you need anything else, write *Hello*.',
}

export const media: Texts['media'] = {
  voiceList: (open: string) => `I cannot listen to voice messages: tap *${open}* and choose, or write it.`,
  voiceButtons: 'I cannot listen to voice messages: tap a button below, or write it.',
  voiceLocation: 'I cannot listen to voice messages: tap the button below to send your location, or write it.',
  voiceKeyboard: 'I cannot listen to voice messages: write it, or dictate it with the microphone *of the keyboard*.',
  person: (by: Telephone) =>
    by
      ? `If you would rather talk to a person, call ${by.phone}, ${by.hours}.`
      : `If you would rather talk to a person, ${IN_WRITING}.`,
  pictureToCopy:
    'I do not open pictures, to protect your documents; please delete it from this chat. Copy its letters and digits here.',
  sticker: 'Thank you.',
  picture: 'Thank you, but I do not need photos of your documents. I did not open it, and I suggest you delete it from this chat.',
  file: 'Thank you, but I do not need any files. I did not open it, and I suggest you delete it from this chat.',
  contactCard: 'Thank you, but I do not need the details of your contacts. I did not keep them.',
  edited: 'I saw that you edited a message, but I cannot read the new words. If something changed, please write it again.',
  unsupported: 'I cannot read that type of message.',
  noLocation: 'Thank you. I do not need your location for this, and I did not keep it.',
}
