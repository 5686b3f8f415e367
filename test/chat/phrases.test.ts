import { describe, expect, test } from 'bun:test'
import { plain } from '../../src/reading/engine/words.ts'
import { languageOfSentence } from '../../src/reading/languages.ts'
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
        expect(shownBy(text, understoodOf(at(), text), expected)).toEqual(expected)
      })
    }
  })
}

/** The question that follows is compared only where the phrase says it; so is that a whole sentence is answered in its own language. */
function shownBy(text: string, { asks, about, language, ...understood }: Understood, expected: Understood): Understood {
  const isSaid = language !== undefined && (expected.language !== undefined || languageOfSentence(plain(text)) === undefined)
  return { ...understood, ...('asks' in expected && { asks }), ...('about' in expected && { about }), ...(isSaid && { language }) }
}

test('the phrases are many, and no two the same', () => {
  const all = THEMES.flatMap(([theme, , phrases]) => phrases.map(([text]) => `${theme}: ${text}`))
  expect(all.length).toBeGreaterThanOrEqual(300)
  expect(new Set(all).size).toBe(all.length)
})
