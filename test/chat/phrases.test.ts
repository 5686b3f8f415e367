import { describe, expect, test } from 'bun:test'
import { after, type Moment, type Understood, understoodOf } from './phrases/phrase.ts'
import { THEMES } from './phrases/themes.ts'

for (const [theme, before, phrases] of THEMES) {
  describe(theme, () => {
    const moment: { at?: Moment } = {}
    const at = () => {
      moment.at ??= after(...before)
      return moment.at
    }
    for (const [text, expected] of phrases) {
      test(text, () => {
        expect(shownBy(understoodOf(at(), text), expected)).toEqual(expected)
      })
    }
  })
}

/** The question that follows is compared only where the phrase says it. */
function shownBy({ asks, about, ...understood }: Understood, expected: Understood): Understood {
  return { ...understood, ...('asks' in expected && { asks }), ...('about' in expected && { about }) }
}

test('the phrases are many, and no two the same', () => {
  const all = THEMES.flatMap(([theme, , phrases]) => phrases.map(([text]) => `${theme}: ${text}`))
  expect(all.length).toBeGreaterThanOrEqual(300)
  expect(new Set(all).size).toBe(all.length)
})
