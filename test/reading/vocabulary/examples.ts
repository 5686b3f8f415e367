import type { Phrase } from '../../../src/reading/engine/phrase.ts'

type Unit = Phrase['parts'][number]['units'][number]
type Piece = Unit['pieces'][number]

/** Says which of several ways is taken: a number from 0 to one less than `ways`. */
export type Choice = (ways: number) => number

/** The first of everything, and nothing that may be missing. */
const FIRST: Choice = () => 0

/** A message that a sentence of the vocabulary is meant for, one of the many that it has. */
const exampleOf = ({ parts }: Phrase, choose: Choice = FIRST): string =>
  parts
    .filter(({ denied }) => !denied)
    .map(({ units }) => ofUnits(units, choose))
    .join(' ')
    .replace(/ +/g, ' ')
    .trim()

const ofUnits = (units: readonly Unit[], choose: Choice): string => units.map((unit) => ofUnit(unit, choose)).join(' ')

function ofUnit({ pieces, times }: Unit, choose: Choice): string {
  if (times === 'not') return ''
  if (typeof times === 'number')
    return 'otra cosa mas'
      .split(' ')
      .slice(0, choose(Math.min(4, times + 1)))
      .join(' ')
  if ((times === '?' || times === '*') && choose(2) === 0) return ''
  return pieces.map((piece) => ofPiece(piece, choose)).join('')
}

function ofPiece(piece: Piece, choose: Choice): string {
  if (typeof piece === 'string') return ofLetters(piece, choose)
  if ((piece.suffix === '?' || piece.suffix === '*') && choose(2) === 0) return ''
  return ofUnits(piece.oneOf[choose(piece.oneOf.length)] ?? [], choose).trim()
}

const ANY = new Map([
  [String.raw`\w+`, ['esto', 'algo', 'lerma']],
  [String.raw`\d\w*`, ['12', '3']],
  [String.raw`\d{3,5}`, ['500', '1500']],
  [String.raw`\w\b`, ['z', 's']],
])

function ofLetters(letters: string, choose: Choice): string {
  const any = ANY.get(letters)
  if (any) return any[choose(any.length)] ?? ''
  if (letters === '$') return ''
  if (letters.endsWith(String.raw`\w*`)) return letters.slice(0, -3) + (['', 'r', 'ndo'][choose(3)] ?? '')
  const times = /[?+]$/.exec(letters)?.[0]
  if (times === '?' && choose(2) === 0) return ''
  const bare = times ? letters.slice(0, -1) : letters
  return bare.startsWith('[') ? (bare[1 + choose(bare.length - 2)] ?? '') : bare
}

/** So many different examples of a sentence as there are, at most; chosen by a fixed sequence, the first of everything first. */
export function examplesOf(phrase: Phrase, most: number): string[] {
  const found = new Set([exampleOf(phrase)])
  let seed = 1
  const choose: Choice = (ways) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * ways)
  }
  for (let tries = 0; tries < 3 * most && found.size < most; tries++) found.add(exampleOf(phrase, choose))
  return [...found].filter((one) => one !== '')
}

/** Messages near an example: each with one of its words as another one. */
export function nearTo(example: string): string[] {
  const words = example.split(' ')
  return words.map((word, at) => [...words.slice(0, at), `x${word}x`, ...words.slice(at + 1)].join(' '))
}
