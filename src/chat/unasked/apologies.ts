import type { Language } from '../../catalogue/types.ts'
import { TEXTS } from '../../texts/texts.ts'
import type { Reply } from '../reply.ts'
import type { Session } from '../session.ts'

/** A turn failed and nothing of it was kept. */
export function sayApology(session: Session): Reply {
  return { kind: 'text', body: TEXTS[session.contact.language].common.apology, asks: false }
}

/** The institution's record is not complete: nobody may speak in its name. */
export function sayNotReady(language: Language): Reply {
  return { kind: 'text', body: TEXTS[language].common.notReady, asks: false }
}
