import { type Answer, askAbout, close, tell } from '../../chat/answer.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Reading } from '../../chat/understanding/reading.ts'
import { chatOf, findJoinCode } from '../codes.ts'
import { agree } from '../joins.ts'

/** A code that was given out in another chat. Whoever sends it is asked first: somebody else may have talked them into it. */
export function hearCode(reading: Reading, scene: Scene): Answer | undefined {
  const code = findJoinCode(reading.text)
  if (code === undefined) return undefined
  const { session, t, draft } = scene
  const chat = chatOf(session.deps.vault, code, session.now)
  if (chat === undefined) return tell({ body: t.joining.tooOld })
  // An account that costs nothing proves nothing about another one.
  if (chat === session.contact.id || !session.contact.proven) return tell({ body: t.joining.sendFromWhatsApp })
  return askAbout('joinChats', code, draft)
}

/** Is the other chat theirs as well? `about`: the code. */
export const joinChats: Question = {
  acts: true,
  ask: ({ t, about = '' }) => ({
    body: t.joining.isItYou,
    options: [
      { value: `yes:${about}`, title: t.joining.buttons.yes },
      { value: 'no', title: t.joining.buttons.no },
    ],
    about,
  }),
  choose(value, scene) {
    const code = value.startsWith('yes:') ? value.slice(4) : undefined
    return code === undefined ? refuse(scene) : accept(scene, code)
  },
  hear(reading, scene) {
    const said = reading.yesNo
    if (said === 'yes') return accept(scene, scene.about ?? '')
    return said === 'no' ? refuse(scene) : undefined
  },
}

function accept({ session, t }: Scene, code: string): Answer {
  const { tx, deps, contact, now } = session
  const chat = chatOf(deps.vault, code, now)
  const joins = chat !== undefined && contact.proven && agree(tx, chat, contact.id, now)
  return close({ body: joins ? t.joining.joins : t.joining.tooOld })
}

const refuse = ({ t }: Scene): Answer => close({ body: t.joining.notJoined })
