import { theInstitution } from '../../catalogue/institution.ts'
import { type Answer, close } from '../../chat/answer.ts'
import { firstOf } from '../../chat/part.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import type { Reading } from '../../reading/reading.ts'
import { countTry, findCode, mayTryCode } from '../codes.ts'

/** A code that another chat gave out: it comes before any question that is open. */
export function hearCode(reading: Reading, scene: Scene): Answer | undefined {
  const code = findCode(reading.text)
  return code === undefined ? undefined : openCode(code, scene)
}

/** What a code opens here. Of a wrong one, one that is over and one that is not for this chat the same is said; each counts as a try. */
export function openCode(code: string, scene: Scene): Answer {
  const { session, t } = scene
  const { tx, contact, now } = session
  if (!mayTryCode(tx, contact.id, now)) return close(withWayBack(scene, t.codes.tries))
  const opened = firstOf(scene, (part) => part.opensCode?.(code, scene))
  if (opened) return opened
  countTry(tx, contact.id, now)
  return close(withWayBack(scene, t.codes.unusable))
}

/** Where the words with a code are sent: a link that has them in it, or one that opens the chat. */
export function wayToSend({ t, session }: Speaker, words: string): string {
  const { ourNumber, ourLink } = session
  if (ourNumber !== undefined) return t.codes.withLink(linkTo(ourNumber, words), words, printed(ourNumber))
  return ourLink === undefined ? t.codes.withoutLink(words, theInstitution(session.tx).name) : t.codes.openLink(ourLink, words)
}

/** Opens WhatsApp with these words written. */
export const linkTo = (ourNumber: string, words: string): string => `https://wa.me/${ourNumber}?text=${encodeURIComponent(words)}`

/** As a person reads a number; of another country than Mexico, its digits. */
const printed = (number: string): string => `+${number.replace(/^(52)(\d\d)(\d{4})(\d{4})$/, '$1 $2 $3 $4')}`
