import { beforeAll, describe, expect, test } from 'bun:test'
import { atOneVersion } from '../../src/catalogue/memory.ts'
import { proceduresIn } from '../../src/chat/finder.ts'
import { readChoiceId } from '../../src/chat/speak.ts'
import { createFinder } from '../../src/reading/finder.ts'
import { type Citizen, meetCitizen } from '../chat/citizen.ts'
import { openDirectory } from '../conversations/directory.ts'
import { addRecords, RECORDS, type Sentence, sentencesIn } from './records.ts'

const db = openDirectory('varias oficinas')
beforeAll(() => addRecords(db))

const PASSPORTS = ['renewal', 'first', 'lost']

/** What a first message led to: a booking that was begun, or the procedures that were shown, in their order. */
interface Led {
  begun: string | undefined
  /** Of whom it is read back before it begins. */
  shown: string[]
}

function ledBy(said: string): Led {
  const citizen = meetCitizen({ db }).write('hola', said)
  const { draft, asked } = citizen.state ?? {}
  const proposed = asked?.question === 'readBack' ? JSON.parse(asked.about ?? '{}').set : {}
  const { who, family } = { ...draft, ...proposed } as { who?: string; family?: string }
  // Another adult, a child or a group are of the passport.
  const begun = who === undefined ? undefined : (family ?? 'first')
  return { begun, shown: shownBy(citizen) }
}

/** Procedures that can be tapped, where it was not the whole menu that was shown. */
function shownBy({ replies, state }: Citizen): string[] {
  const options = replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
  const rows = options.flatMap(({ id }) => {
    const { question, value = '' } = readChoiceId(id) ?? {}
    return question === 'costs' ? [value] : (/^self:(.*)$/.exec(value)?.[1] ?? [])
  })
  return state?.asked?.question === 'menu' && state.asked.about === undefined && rows.length > PASSPORTS.length ? [] : rows
}

const fits = ({ means }: Sentence, key: string | undefined): boolean =>
  key !== undefined && (means.includes(key) || (means[0] === 'passport' && PASSPORTS.includes(key)))

function measured(sentences: readonly Sentence[]) {
  const all = sentences.map((sentence) => ({ sentence, ...ledBy(sentence.said) }))
  const meant = all.filter(({ sentence }) => !['none', 'other'].includes(sentence.means[0] ?? ''))
  const share = (count: number, of: readonly unknown[]) => Math.round((1_000 * count) / of.length) / 10
  const near = meant.filter((one) => (one.begun ? [one.begun] : one.shown.slice(0, 3)).some((key) => fits(one.sentence, key)))
  return {
    meant: meant.length,
    near: near.length,
    first: share(meant.filter((one) => fits(one.sentence, one.begun ?? one.shown[0])).length, meant),
    withinThree: share(near.length, meant),
    wronglyBegun: all.filter((one) => one.begun && !fits(one.sentence, one.begun)).map(({ sentence }) => sentence.said),
  }
}

describe('what citizens write, over the records of six agencies beside the passports', () => {
  const first = sentencesIn('sentences.txt')
  const lots = {
    'the half that was looked at while it was made': first.filter((_, at) => at % 2 === 0),
    'the half that was held out': first.filter((_, at) => at % 2 === 1),
    'the second lot': sentencesIn('sentences-2.txt'),
    'the third lot': sentencesIn('sentences-3.txt'),
    'the fourth lot': sentencesIn('sentences-4.txt'),
  }
  /** Nothing was changed because of its misses. */
  const untouched = 'the fourth lot'
  const counted = { meant: 0, near: 0 }
  for (const [name, sentences] of Object.entries(lots))
    test(`${name} finds its records, and begins no other one`, () => {
      const { first, withinThree, wronglyBegun, meant, near } = measured(sentences)
      counted.meant += meant
      counted.near += near
      console.log(`${name}: ${sentences.length} sentences, first ${first} %, within three ${withinThree} %`)
      expect(wronglyBegun).toEqual([])
      expect(first).toBeGreaterThanOrEqual(name === untouched ? 87 : 93)
      expect(withinThree).toBeGreaterThanOrEqual(name === untouched ? 92 : 97)
    })

  test('of a hundred sentences of all lots, 97 have their record among the first three', () => {
    expect(counted.near / counted.meant).toBeGreaterThanOrEqual(0.97)
  })

  test('there are as many records and sentences as say something', () => {
    expect(RECORDS.length).toBeGreaterThanOrEqual(60)
    expect(Object.values(lots).flat().length).toBeGreaterThanOrEqual(200)
  })
})

test('a sentence is compared with a thousand records in a millisecond, and the records are read once', () => {
  const many = Array.from({ length: 1_000 }, (_, at) => {
    const { es, en } = RECORDS[at % RECORDS.length] ?? { es: [], en: [] }
    const [names = [], called = [], examples = []] = es
    return { key: `${at}`, names: [...names.map((one) => `${one} zona${at}`), ...called, ...(en[0] ?? [])], examples }
  })
  const finder = createFinder(many)
  const sentences = sentencesIn('sentences.txt').map(({ said }) => said.split(' '))
  for (const words of sentences) finder.find(words)
  const began = process.cpuUsage()
  for (const words of sentences) finder.find(words)
  const { user } = process.cpuUsage(began)
  expect(user / 1_000 / sentences.length).toBeLessThan(5) // A millisecond, with room for a machine that does other things.
  const here = atOneVersion(db)
  expect(proceduresIn(here, ['licencia', 'de', 'moto'])).toMatchObject({ keys: ['licence_motorcycle'], sure: true })
})
