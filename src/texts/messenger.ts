import type { ChannelWords } from './channel-words.ts'

/** What stands on the Page itself before and beside a conversation, within Meta's limits: 160 characters, 30 a title. */
export const MESSENGER = {
  greeting: 'Aquí puede sacar, cambiar o cancelar su cita. Le contesta un programa a cualquier hora. Es gratis.',
  greets: 'Hola',
  menu: {
    book: { title: 'Sacar una cita', means: 'Quiero sacar una cita' },
    mine: { title: 'Ver mis citas', means: 'Ver mis citas' },
    person: { title: 'Hablar con alguien', means: 'Hablar con una persona' },
    privacy: { title: 'Aviso de privacidad', means: 'Aviso de privacidad' },
  },
  map: 'Cómo llegar',
  /** In the place of the button that opens a list elsewhere: here everything is in sight. */
  below: (open: string) => (/^(?:See|Show|View)\b/.test(open) ? 'the options below' : 'las opciones de aquí abajo'),
}

/** People write from an account, on whatever device. */
export const ACCOUNT_WORDS: ChannelWords = {
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
