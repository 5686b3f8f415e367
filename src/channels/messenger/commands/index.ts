import type { Operated } from '../../../commands/operated.ts'
import { checkPage } from './doctor.ts'
import { publishPage } from './publish.ts'
import { MESSENGER_QUESTIONS } from './questions.ts'

export const messenger: Operated = {
  questions: MESSENGER_QUESTIONS,
  offer:
    'Además de WhatsApp puede atender la página de Facebook de la institución. Es gratis; necesita una computadora siempre encendida.',
  wanted: '¿También Messenger?',
  kept: 'Lo que había de Messenger se queda como está. Para quitarlo, borre de .env sus cuatro líneas.',
  check: checkPage,
  publish: publishPage,
}
