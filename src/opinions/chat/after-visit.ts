import { type Answer, close } from '../../chat/answer.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { countOpinion, OPINIONS, type Opinion } from '../opinions.ts'

/** `about`: the visit. Asked once, and answered by a tap or by the words of a button. */
export const afterVisit: Question = {
  lasting: true,
  acts: true,
  ask: ({ t, about }) => ({
    body: t.opinions.ask,
    options: OPINIONS.map((opinion) => ({ value: `${opinion}:${about}`, title: t.opinions.buttons[opinion] })),
  }),
  choose(value, scene) {
    const [opinion = '', visit] = value.split(':')
    return isOpinion(opinion) ? hear(scene, opinion, Number(visit)) : close({ body: scene.t.opinions.said })
  },
  hear(reading, scene) {
    const opinion = reading.says('it went badly') ? 'bad' : reading.says('it went well') ? 'good' : undefined
    return opinion && this.choose(`${opinion}:${scene.about}`, scene)
  },
}

const isOpinion = (word: string): word is Opinion => OPINIONS.some((one) => one === word)

function hear(scene: Scene, opinion: Opinion, visitId: number): Answer {
  const { session, t } = scene
  const isFirst = countOpinion(session.tx, visitId, opinion, session.now)
  // As every report: with or without a name, and sent only after another yes.
  const denounce = opinion === 'money' ? session.deps.chat.services.denounce : undefined
  if (denounce) return denounce(scene, t.opinions.report)
  return close({ body: isFirst ? t.opinions[opinion] : t.opinions.said })
}
