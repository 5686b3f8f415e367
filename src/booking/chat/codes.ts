import { theInstitution } from '../../catalogue/institution.ts'
import { type Answer, close } from '../../chat/answer.ts'
import { firstOf } from '../../chat/part.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import type { Reading } from '../../reading/reading.ts'
import { countTry, findCode, mayTryCode } from '../codes.ts'

/** Before any open question. */
export function hearCode(reading: Reading, scene: Scene): Answer | undefined {
  const code = findCode(reading.text)
  return code === undefined ? undefined : openCode(code, scene)
}

/** Wrong, over and meant for another chat read alike; each counts as a try. */
export function openCode(code: string, scene: Scene): Answer {
  const { session, t } = scene
  const { tx, contact, now } = session
  if (!mayTryCode(tx, contact.id, now)) return close(withWayBack(scene, t.codes.tries))
  const opened = firstOf(scene, (part) => part.opensCode?.(code, scene))
  if (opened) return opened
  countTry(tx, contact.id, now)
  return close(withWayBack(scene, t.codes.unusable))
}

/** A link with the words, or one that opens the chat. */
export function wayToSend({ t, session }: Speaker, words: string): string {
  const { ourNumber, ourLink, contact } = session
  if (ourNumber !== undefined) return t.codes.withLink(linkTo(ourNumber, words), words, printed(ourNumber))
  const isHere = ourLink === undefined || contact.channel === 'messenger'
  return isHere ? t.codes.withoutLink(words, theInstitution(session.tx).name) : t.codes.openLink(ourLink, words)
}

export const linkTo = (ourNumber: string, words: string): string => `https://wa.me/${ourNumber}?text=${encodeURIComponent(words)}`

/** Of another country than Mexico, its digits. */
const printed = (number: string): string => `+${number.replace(/^(52)(\d\d)(\d{4})(\d{4})$/, '$1 $2 $3 $4')}`
