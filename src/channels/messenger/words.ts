import type { ChannelWords } from '../../texts/channel-words.ts'

/** People write from an account, on whatever device. */
export const MESSENGER_WORDS: ChannelWords = {
  'este teléfono': 'esta cuenta',
  'Este teléfono': 'Esta cuenta',
  'este mismo teléfono': 'esta misma cuenta',
  'un teléfono': 'una cuenta',
  'Un teléfono': 'Una cuenta',
  'su teléfono': 'su cuenta',
  'el teléfono de otro familiar': 'la cuenta de otro familiar',
  'otro teléfono de su familia': 'otra cuenta de su familia',
  'su número': 'su cuenta',
  'su WhatsApp': 'Messenger',
  'Su WhatsApp': 'Messenger',
  'this phone': 'this account',
  'This phone': 'This account',
  'this same phone': 'this same account',
  'one phone': 'one account',
  'One phone': 'One account',
  'your phone': 'your account',
  'another relative’s phone': 'another relative’s account',
  'your phone number': 'your account',
  'Your phone number': 'Your account',
  'your number': 'your account',
  'your own WhatsApp': 'Messenger',
  'Your WhatsApp': 'Messenger',
}
