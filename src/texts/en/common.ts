import type { Texts } from '../es-MX/index.ts'

/** What may be said anywhere: courtesy, misunderstandings, and messages that are no words. */
export const common: Texts['common'] = {
  open: 'See options',
  buttons: {
    goOn: 'Go on',
    menu: 'See the menu',
    person: 'Talk to a person',
    appointments: 'My appointments',
    another: 'Book another one',
    start: 'Book one',
  },
  late: 'Sorry for the delay. I could only read your message now.',
  missed: 'Sorry, I did not understand.',
  missedAgain: (phone: string, hours: string) =>
    `Sorry, I still do not understand. You can tap one of the options. Or call ${phone}: a person answers ${hours}.`,
  staleButton: 'That button belongs to an earlier appointment that is closed now. I changed nothing.',
  askedBefore: 'Let me ask you again, to be sure.',
  seenFirst: 'Before we go on, please read this question.',
  startedOver: 'The program changed and I can no longer read what we had. Sorry: let us start again.',
  thanks: 'Thank you.',
  apology: 'Sorry, something failed and I could not take your last message. Everything before it is kept. Please write it again.',
  notReady: 'Thank you for writing. This appointment service is not open yet. Please try another day.',
  parked: (days: number) =>
    `All right. I keep what you wrote for ${days} days in case you want to go on. When you come back, write *Hello*.`,
  bye: 'You are welcome. If you need anything else, write *Hello*.',
}

export const media: Texts['media'] = {
  voice: 'I got your voice note, but I am a program and cannot listen to it. Nobody else heard it.',
  voiceAgain: 'I cannot listen to voice notes.',
  tapList: (open: string) =>
    `You can answer by *tapping*: open *${open}* and choose. Almost everything works like that, without typing.`,
  tapButton: 'You can answer by *tapping* a button below.',
  tapLocation: 'You can answer by *tapping* the button below to send your location.',
  keyboard: 'You can also use the microphone *of the keyboard*: you speak and your phone writes.',
  person: (phone: string, hours: string) => `If you would rather talk to a person, call ${phone}, ${hours}.`,
  picture: 'Thank you, but I need no photos of your papers. I did not open it, and I suggest you delete it from this chat.',
  file: 'Thank you, but I need no files. I did not open it, and I suggest you delete it from this chat.',
  contactCard: 'Thank you, but I need no details of your contacts. I did not keep them.',
  unsupported: 'I cannot read that kind of message.',
  noLocation: 'Thank you. I do not need your location for this and did not keep it.',
}
