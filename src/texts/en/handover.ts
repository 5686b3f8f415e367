import type { handover as spanish } from '../es-MX/handover.ts'

/** What one chat gives to another: appointments, and bookings that are not finished. */
export const handover: typeof spanish = {
  word: 'APPOINTMENT',
  why: {
    several: 'On Messenger I can book for *one person only*. For several people, go on in WhatsApp.',
    noCurp: 'On Messenger I need the CURP. *Without a CURP*, go on in WhatsApp.',
    wait: 'The waiting list is on WhatsApp, so that I can tell you in time.',
  },
  orderWords: 'SEND MY APPOINTMENT',
  carries: 'There you go on where you are: what you said here is kept.',
  ask: '*Do you go on in WhatsApp?*',
  elsewhereButtons: { go: 'Yes, in WhatsApp', alone: 'Just me, with CURP', oneOfThem: 'Just one, here', back: 'See other options' },

  askWhat: '*What do you want to send to another chat?*',
  rows: {
    draft: { title: 'The one I am booking', description: 'Goes on in the other chat where it is' },
    appointment: { title: 'Send to another chat', description: "Yours or another person's" },
    everybody: (count) => ({ title: `All ${count} people`, description: 'The whole appointment, with the same folio' }),
  },
  nothing: 'There is no appointment to send in this chat. If you have it in another one, write *SEND MY APPOINTMENT* there.',
  toMessenger: (link) =>
    `Your appointment is still in your WhatsApp, and you can see it there. If you want it here, open that chat and write *SEND MY APPOINTMENT*:\n${link}\n\nThere I give you a code for this chat.`,

  code: (code) => `Your code is *${code}*. Send it within ten minutes from the other chat.`,
  codeForWhatsApp: (code) => `Your code is *${code}*. Send it within ten minutes from your WhatsApp.`,
  fromMessenger: 'From Messenger:',
  whomToSend: 'You can send the whole appointment or that of one person. One that goes alone gets a folio of its own.',
  askWhom: '*Whose appointment do you want to send?*',
  oneByOne: 'The whole appointment is sent, or one person at a time.',
  codeIsFor: (name) => `It sends only the appointment of *${name}*; the rest stays here.`,
  keep: 'Do not share it: whoever sends it asks for your appointment, and I will ask you here before I give it.',

  from: {
    whatsapp: (ending) => (ending ? `A WhatsApp that ends in *${ending}*` : 'A WhatsApp'),
    messenger: 'A Messenger account',
  },
  whose: (count, name) =>
    name ? `the appointment of *${name}*` : count > 1 ? `your appointment for ${count} people` : 'your appointment',
  asks: (from, whose, day) =>
    `${from} asks for ${whose} on ${day}. If I send it, it can be seen, changed and cancelled from there.`,
  asksDraft: (from) => `${from} asks for the appointment you are booking. If I send it, it goes on there and no longer here.`,
  isYours: {
    whatsapp: '*Is that WhatsApp yours?* It may also be the person you want to give it to.',
    messenger: '*Is that account yours?* It may also be the person you want to give it to.',
  },
  buttons: { send: 'Yes, send it', notMine: { whatsapp: 'It is not mine', messenger: 'It is not mine' }, back: 'Take it back' },
  to: {
    whatsapp: (ending) => (ending ? `the WhatsApp that ends in *${ending}*` : 'that WhatsApp'),
    messenger: 'that Messenger account',
  },
  othersStay: 'It has a folio of its own, which is in that chat. The rest is still here, with the same folio as before.',
  sent: (to, whose, day) => `Done: ${whose} on ${day} is now in ${to}. It can no longer be seen, changed or cancelled from here.`,
  mayComeBack: (day) => `If that was a mistake, tap *Take it back*. You can until ${day}, unless it is changed or cancelled there.`,
  sentDraft: (to) => `Done: the appointment you were booking goes on in ${to}. Nothing of it is left here.`,
  notSentThere: 'I sent nothing: your booking goes on here.',
  notSent:
    'All right: I sent nothing, and that code no longer works.\n\nIf somebody asked you for the code, do not give them another.',
  tooLate:
    'It can no longer be sent: ten minutes have passed, or something changed. For another code, write *SEND MY APPOINTMENT*.',
  overLimit:
    'I did not send your appointment. Both chats together would have more appointments than are allowed, or more than one without a CURP.\n\nWhen one is over or cancelled, write *SEND MY APPOINTMENT* and I give you another code.',

  asked:
    'I have asked in the chat that gave the code. *Yes, send it* has to be tapped there within ten minutes.\n\nAs soon as there is an answer, I tell you here.',
  notHere: 'That appointment cannot come to this chat. The reason is in the chat that gave the code.',
  own: 'That code is sent from the other chat, not from this one.',
  busy: 'Another booking is not finished here, and there is no room for two. Finish it or write *DELETE*. Then send the code again.',
  received: (names, when) => `The appointment of ${names} is here now: *${when}*.`,
  onlyHere: 'From now on it can be seen, changed or cancelled only from here.',
  goesOnHere: 'Done: we go on here where you were.',
  refused: 'The chat that gave the code did not accept. I received no appointment.',

  gaveAway: (day) => `You sent your appointment on ${day} to another chat.`,
  askBack: '*Do you want it back?*',
  askWhichBack: 'You sent these appointments to another chat.\n\n*Which one do you want back?*',
  back: (folio) => `Done: the appointment is here again, with ${folio ? `its own folio: *${folio}*` : 'the same folio'}.`,
  notBack: 'That appointment can no longer be taken back. It was changed or cancelled there, or the time to do so is over.',
}
