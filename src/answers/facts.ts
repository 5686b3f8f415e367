import type { OfficeFact } from '../reading/acts.ts'

/** As staff read it, and as it is heard. */
export const FACT_QUESTIONS: Readonly<Record<OfficeFact, string>> = {
  late: '¿Hasta cuándo esperan a quien llega tarde?',
  duration: '¿Cuánto dura la visita?',
  delivery: '¿Cuándo se entrega el documento?',
  companion: '¿Puede entrar alguien conmigo?',
  parking: '¿Hay estacionamiento?',
  copies: '¿Dónde saco copias?',
  pictures: '¿Tengo que llevar fotos?',
  cards: '¿Se puede pagar con tarjeta?',
  access: '¿Hay rampa o elevador?',
  toilets: '¿Hay baños?',
}

interface Ready {
  es: string
  en: string
}

/** Chosen instead of written: free text about money needs a second consent. */
export const READY_WORDS: Readonly<Partial<Record<OfficeFact, readonly Ready[]>>> = {
  cards: [
    { es: 'Sí, en la oficina se puede pagar con tarjeta.', en: 'Yes, you can pay by card at the office.' },
    { es: 'No: en la oficina se paga en efectivo.', en: 'No: at the office you pay in cash.' },
    { es: 'En la oficina no se paga nada.', en: 'Nothing is paid at the office.' },
  ],
}

/** Whose words are all ours. */
export const readyFor = (fact: OfficeFact, answer: string): Ready | undefined => READY_WORDS[fact]?.find(({ es }) => es === answer)
