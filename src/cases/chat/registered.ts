import { agencyInMind, institutionOf } from '../../chat/agency.ts'
import { lastDay } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { isTalking } from '../citizen-cases.ts'
import { whoHears } from '../complaints.ts'

/** Who can read it, said before it is written or sent; without a reader, who receives it outside. */
export function hearers(scene: Scene): string[] {
  const { t, session } = scene
  const hearer = whoHears(session.tx, session.now, agencyInMind(scene))
  if (hearer === 'comptroller') return [t.complaints.readers[hearer]]
  const { controlContact } = institutionOf(scene)
  const outside = controlContact === undefined ? t.complaints.noOutside : t.complaints.outside(controlContact)
  return [`${t.complaints.readers[hearer]} ${outside}`]
}

/**
 * The complaint's number, reader and deadline, if there is a reader. While a person has the chat, also that this person does not see it.
 */
export function registered(scene: Scene, left: { kind: string; number: string; dueAt: number }, words: boolean): string {
  const { t, session } = scene
  const { complaints } = t
  const talks = isTalking(session)
  const hearer = whoHears(session.tx, session.now, agencyInMind(scene))
  return paragraphs(
    left.kind === 'added' && words ? complaints.added(left.number) : complaints.opened(left.number),
    [...hearers(scene), talks && complaints.notTheClerk].filter(Boolean).join(' '),
    [complaints.phone, hearer !== 'nobody' && complaints.until(lastDay(scene, left.dueAt))].filter(Boolean).join(' '),
    talks && complaints.goesOn,
  )
}
