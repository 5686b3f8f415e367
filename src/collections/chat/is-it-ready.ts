import type { Db } from '../../../db/open.ts'
import type { Formerly } from '../../booking/chat/hooks.ts'
import { type AppointmentDetail, findByContact } from '../../booking/views.ts'
import type { Language } from '../../catalogue/types.ts'
import { type Answer, inBetween, tell } from '../../chat/answer.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { wayBack } from '../../chat/ways-on.ts'
import type { Texts } from '../../texts/texts.ts'
import { type Collection, collectionOf, neededToCollect } from '../collections.ts'

/** For who has it in the chat that had the appointment. */
export function collectionWords(db: Db, t: Texts, language: Language, one: AppointmentDetail, noted: Collection): string {
  const needed = neededToCollect(db, one).map(({ text }) => text[language])
  const what = t.collections.whose(one.name, one.folio ?? '')
  if (noted.state === 'missing') return paragraphs(what, t.collections.missing(noted.paper, one.office.name))
  return paragraphs(what, t.collections.ready(one.office.name, one.office.address), `${t.collections.bring}\n${needed.join('\n')}`)
}

/** "¿Ya está mi licencia?" Undefined without a visit after which something is collected. */
export function isItReady(scene: Scene): Answer | undefined {
  const said = saidOfEach(scene)
  return said === undefined ? undefined : inBetween(tell({ body: said, options: [wayBack(scene)] }))
}

/** In "Mis citas". */
export function toCollect(scene: Scene): Formerly | undefined {
  const note = saidOfEach(scene)
  return note === undefined ? undefined : { none: scene.t.collections.noneToCome, note, always: true }
}

/** Of each visit after which something is collected. */
function saidOfEach({ session, t, language }: Scene): string | undefined {
  const { tx, deps, contact, now } = session
  const over = findByContact(tx, deps.vault, contact.id).filter(
    (one) =>
      (one.state === 'past' || one.state === 'confirmed') &&
      !one.forgotten &&
      one.slot.startsAt < now &&
      neededToCollect(tx, one).length > 0,
  )
  if (over.length === 0) return undefined
  const said = over.map((one) => {
    const noted = collectionOf(tx, one.id)
    return noted
      ? collectionWords(tx, t, language, one, noted)
      : paragraphs(t.collections.whose(one.name, one.folio ?? ''), t.collections.notYet(one.office.name))
  })
  return paragraphs(...said.slice(-SHOWN_MAX))
}

/** The last ones: more do not fit into a message. */
const SHOWN_MAX = 3
