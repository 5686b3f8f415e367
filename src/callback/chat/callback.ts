import { keepPhone } from '../../booking/callback-phones.ts'
import { type Answer, again, askAbout, close, saying } from '../../chat/answer.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { phoneText } from '../../texts/phones.ts'
import { mayBeCalled } from '../asking.ts'
import { readTelephone } from '../telephone.ts'

const AGAIN = 'again'
const CALL = 'call'

/** Asked once; optional. */
export const callback: Question = {
  lasting: true,
  ask: ({ t, about }) => ({
    body: about === AGAIN || about === CALL ? t.callback.askAgain : t.callback.ask,
    options: [{ value: 'no', title: t.callback.buttons.no }],
  }),
  choose: (value, scene) => (value === 'fix' ? askAbout('callback', AGAIN, scene.draft) : refuse(scene)),
  hear(reading, scene) {
    const phone = readTelephone(reading.text)
    if (phone === 'wrong') return { ...again(scene.draft, scene.t.callback.wrong), about: scene.about ?? AGAIN }
    if (phone !== undefined) return note(scene, phone)
    if (reading.yesNo === 'no' || reading.says('gives no telephone')) return refuse(scene)
    return reading.yesNo === 'yes' ? { ...again(scene.draft), about: AGAIN } : undefined
  },
  explained: { about: 'about the telephone', says: ({ t }) => t.callback.explained },
  without: (scene) => refuse(scene),
}

export function callMe(scene: Scene): Answer {
  const { tx, contact } = scene.session
  return mayBeCalled(tx, contact.id) ? askForCall(scene) : askAbout('callback', CALL, scene.draft)
}

const askForCall = (scene: Scene): Answer =>
  scene.session.deps.chat.services.askForCall?.(scene) ?? again(scene.draft, scene.t.common.missed)

function note(scene: Scene, phone: string): Answer {
  const { session, t, about } = scene
  keepPhone(session.tx, session.deps.vault, { contactId: session.contact.id }, phone)
  if (about === CALL) return saying(t.callback.noted(phoneText(phone)), askForCall(scene))
  return close({
    body: t.callback.noted(phoneText(phone)),
    options: [{ question: 'callback', value: 'fix', title: t.callback.buttons.fix }],
  })
}

function refuse({ session, t }: Scene): Answer {
  keepPhone(session.tx, session.deps.vault, { contactId: session.contact.id }, undefined)
  return close({ body: t.callback.refused })
}
