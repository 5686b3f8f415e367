import type { ChatPart } from '../../chat/part.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import { peopleLeft, villageTelephoneOf } from '../telephones.ts'

/** From so few on it matters how many are left. */
const FEW_LEFT = 10

const allowedTo = ({ session }: Speaker): number => villageTelephoneOf(session.tx, session.contact.id)?.peopleAYear ?? 0

function leftAfter(scene: Scene): string | undefined {
  const { session, t } = scene
  const left = peopleLeft(session.tx, session.contact.id, session.now)
  return left !== undefined && left <= FEW_LEFT ? t.villageTelephone.left(left, allowedTo(scene)) : undefined
}

export const chat: ChatPart = {
  confirmed: leftAfter,
  limits: {
    people_left: (speaker) => {
      const { session, t } = speaker
      const left = peopleLeft(session.tx, session.contact.id, session.now) ?? 0
      return left > 0 ? t.villageTelephone.fewer(left, allowedTo(speaker)) : t.villageTelephone.full(allowedTo(speaker))
    },
    village_curp: ({ t }) => t.villageTelephone.curp,
  },
  privacy: ({ session, t }) => (villageTelephoneOf(session.tx, session.contact.id) ? t.villageTelephone.privacy : undefined),
}
