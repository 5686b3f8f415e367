import type { Texts } from '../es-MX/index.ts'
import { understanding as plain, topics as plainTopics } from '../es-MX/understanding.ts'

export const understanding: Texts['understanding'] = {
  ...plain,
  perhaps: 'Perdone. No entendí bien.\n\n*¿Es una de estas?*',
  readBack: (words: string) => `Entendí: *${words}*.`,
  otherWords: 'Dígamelo con otras palabras.',
  cancelsNothing: 'Si toca aquí, no se cancela nada.',
}

export const topics: Texts['topics'] = { ...plainTopics, otherId: 'Otra credencial' }
