import type { Wish } from '../chat/wishes.ts'
import { type Words, words } from './engine/vocabulary.ts'
import { everyday } from './spelling.ts'

/**
 * The wishes that single words point to (signs.txt). They prove nothing, and only choose which buttons are shown to whoever was not
 * understood; of 472 sentences eight get the right button by them alone.
 */
const SIGNED = [
  'otherName',
  'otherCurp',
  'noCurp',
  'otherHour',
  'otherDay',
  'otherOffice',
  'otherYears',
  'costs',
  'payment',
  'bring',
  'way',
  'receipt',
  'person',
  'complaint',
  'claim',
  'privacy',
  'waitForPlace',
  'myList',
  'leaveList',
  'move',
  'cancelAppointment',
  'appointments',
  'attending',
  'moreTime',
  'soFar',
  'park',
  'erase',
  'restart',
  'renewal',
  'first',
  'lost',
  'minor',
  'other',
  'group',
  'easy',
  'start',
  'stop',
] as const satisfies readonly Wish[]
const SIGNS = SIGNED.map((wish): [Wish, Words] => [wish, words('signs', wish)])

interface Sign {
  wish: Wish
  words: string
}

const whole = new Map<string, Sign[]>()
const begun: Sign[] = []

/** Made by the first message that nobody understood. */
function learn(): void {
  for (const [wish, signs] of SIGNS)
    for (const one of signs.all()) {
      const said = one.replaceAll('_', ' ').replace('*', '')
      if (one.endsWith('*')) begun.push({ wish, words: said })
      else whole.getOrInsert(said, []).push({ wish, words: said })
    }
}

/** The signs of each wish that stand in the words, as they were said. */
export function signsIn(text: string): Map<Wish, Set<string>> {
  if (whole.size === 0) learn()
  const typed = everyday(text).split(' ').slice(0, MOST_WORDS)
  const found = new Map<Wish, Set<string>>()
  const note = (wish: Wish, said: string) => found.getOrInsert(wish, new Set()).add(said)
  for (const [at, word] of typed.entries()) {
    for (const length of [1, 2, 3])
      for (const { wish, words: said } of whole.get(typed.slice(at, at + length).join(' ')) ?? []) note(wish, said)
    for (const { wish, words: beginning } of begun) if (word.startsWith(beginning)) note(wish, word)
  }
  return found
}

const MOST_WORDS = 60
