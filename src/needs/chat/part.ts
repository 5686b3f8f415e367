import { type Answer, inBetween, tell } from '../../chat/answer.ts'
import type { ChatPart } from '../../chat/part.ts'
import { paragraphs } from '../../chat/prompt.ts'
import { call } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { toPerson, wayBack } from '../../chat/ways-on.ts'
import type { Reading } from '../../reading/reading.ts'
import type { Need } from '../../texts/admin-needs.ts'
import { asks, beside, codesNamed } from './beside.ts'
import { answer, need, needConfirmed, needRow, needsNone, noted, offerOnce } from './need.ts'

const questions = { need }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  // Before all else, as soon as it is said.
  inTurn: [{ question: 'need', before: 'whom' }],
  firstOfAll: {
    // That no telephone is offered is noted where the turn is made.
    inWriting(reading, scene) {
      if (reading.says('cannot hear')) return answer(scene, ['hearing'], reading)
      const body = paragraphs(scene.t.firstOfAll.inWriting, call(scene))
      return inBetween(tell({ body, options: [toPerson(scene), wayBack(scene)] }))
    },
  },
  answers: {
    tongue: (scene, _said, reading) => asked(['interpreter'], scene, reading),
    disability: (scene, _said, reading) => asked(['hearing', 'sight', 'mobility'], scene, reading),
  },
  steps: [
    {
      name: 'what a visit needs, beside what is asked for',
      before: 'who pays the half, beside something else',
      not: ['own words'],
      hear: beside,
    },
  ],
  appointmentRow: needRow,
  confirmed: needConfirmed,
  privacy: (scene) => (noted(scene).length > 0 ? scene.t.needs.privacy : undefined),
  keeps: (scene) => (noted(scene).length > 0 ? scene.t.erase.what.needs : undefined),
}

/** What is said and asks nothing was heard before (beside.ts). */
function asked(kinds: readonly Need['kind'][], scene: Scene, reading: Reading | undefined): Answer {
  const codes = reading ? codesNamed(reading, scene).filter((code) => kinds.some((kind) => code.startsWith(kind))) : []
  const [only] = kinds
  if (reading?.says('needs no note')) return needsNone(scene, codes)
  if (codes.length > 0 && reading && asks(reading)) return answer(scene, codes, reading)
  return offerOnce(scene, codes.length > 0 ? codes : [only === 'interpreter' ? 'interpreter:' : ''])
}
