import { expect, test } from 'bun:test'
import { CHAT } from '../../src/capabilities.ts'
import { ACTS, labelOf, SAID, TOPICS, WISHES, wishLabelled } from '../../src/reading/acts.ts'
import { filesOf } from '../weigh/sources.ts'

const PROGRAM = filesOf('src').filter(({ path }) => path !== 'src/reading/acts.ts')

test('what a sentence may say is asked for somewhere', () => {
  expect(SAID.filter((act) => !PROGRAM.some(({ text }) => text.includes(`'${act}'`)))).toEqual([])
})

test('each question that many ask has an answer', () => {
  expect(TOPICS.filter((topic) => CHAT.answers[topic] === undefined)).toEqual([])
})

test('a wish keeps the label that lessons, weights and old buttons have', () => {
  expect(WISHES.map((wish) => wishLabelled(labelOf(wish)))).toEqual([...WISHES])
  expect(new Set(WISHES.map(labelOf)).size).toBe(WISHES.length)
  expect([labelOf('payment'), labelOf('paymentValidity'), labelOf('late'), labelOf('renewal')]).toEqual([
    ...['payment', 'faq:payment', 'faq:late', 'renewal'],
  ])
})

test('no two acts have one name', () => {
  const table = filesOf('src').find(({ path }) => path === 'src/reading/acts.ts')?.text ?? ''
  const [, body = ''] = /export const ACTS = \{([\s\S]*?)\n\} as const/.exec(table) ?? []
  const names = [...body.matchAll(/^ {2}(\w+): \{|(?<=[,(] ?\n? *)'([a-z][A-Za-z ]+)'(?=[,)\n])/gm)].map(
    ([, order, said]) => order ?? said,
  )
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  expect(names.filter((name) => name === undefined || !Object.hasOwn(ACTS, name))).toEqual([])
  expect(names.length).toBe(Object.keys(ACTS).length)
})
