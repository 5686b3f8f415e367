import { expect, test } from 'bun:test'
import { NOTICES } from '../../src/texts/notices.ts'
import { EMOJI } from './plain-language.ts'

test('what is said without having been asked carries no meaning in emoji either', () => {
  const all = Object.values(NOTICES).flatMap((notices) =>
    Object.values(notices).flatMap(({ body, buttons = [] }) => [body, ...buttons]),
  )
  expect(all.filter((text) => EMOJI.test(text))).toEqual([])
})
