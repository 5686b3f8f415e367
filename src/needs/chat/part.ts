import { inBetween, tell } from '../../chat/answer.ts'
import type { ChatPart } from '../../chat/part.ts'
import { paragraphs } from '../../chat/prompt.ts'
import { call } from '../../chat/questions/faq.ts'
import { toPerson, wayBack } from '../../chat/ways-on.ts'
import { beside } from './beside.ts'
import { need, needConfirmed, needRow, noted, offer } from './need.ts'

const questions = { need }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  firstOfAll: {
    // That no telephone is offered is noted where the turn is made; a wish beside it is heard as usual.
    inWriting(reading, scene) {
      if (reading.says('cannot hear')) return offer(scene, 'hearing')
      const body = paragraphs(scene.t.firstOfAll.inWriting, call(scene))
      return inBetween(tell({ body, options: [toPerson(scene), wayBack(scene)] }))
    },
  },
  ordersNaming: {
    easy: (reading, scene) => (reading.says('cannot read') ? offer(scene, 'reading') : undefined),
  },
  answers: {
    tongue: (scene, _said, reading) => offer(scene, `interpreter:${reading?.tongue ?? ''}`),
    disability(scene, _said, reading) {
      const who = reading?.kind === 'question' ? [`${scene.t.faq.officeKnows} ${call(scene)}`] : []
      if (reading?.says('cannot hear')) return offer(scene, 'hearing', ...who)
      if (reading?.says('cannot walk')) return offer(scene, 'mobility', ...who)
      return offer(scene, reading?.says('cannot see') ? 'sight' : '', ...who)
    },
  },
  steps: [
    {
      name: 'what a visit needs, beside what is asked for',
      before: 'danger, haste, a death, a complaint and their like, before anything else in the sentence',
      not: ['own words'],
      hear: beside,
    },
  ],
  appointmentRow: needRow,
  confirmed: needConfirmed,
  privacy: (scene) => (noted(scene).length > 0 ? scene.t.needs.privacy : undefined),
  keeps: (scene) => (noted(scene).length > 0 ? scene.t.erase.what.needs : undefined),
}
