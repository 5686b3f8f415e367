import { distance } from 'fastest-levenshtein'
import type { Token } from './engine/tokens.ts'
import { lines, words as wordsOf } from './engine/vocabulary.ts'
import { makePlain } from './engine/words.ts'
import { soundOf } from './homophones.ts'

/** Something that people ask for by its names: a record of the house. */
export interface Findable {
  key: string
  /** What it is called, in any language. */
  names: readonly string[]
  /** Sentences that mean it. */
  examples: readonly string[]
}

/** A record that a message may mean. */
export interface Match {
  key: string
  /** How much of what the message says this one explains, from 0 to 1. */
  score: number
  /** How much of one of its names the message says, from 0 to 1. */
  named: number
  /** The same of its names and examples. */
  said: number
  /** How much of what the message tells speaks for it, from 0 to 1. */
  told: number
  /** The words of the message that speak for it. */
  at: readonly number[]
  /** What it says most of is said with a no: "que ya no tenga cachorros". */
  denies: boolean
  /** Words for something to be done that it does not say: "renovar" of what is only given for the first time. */
  notDone: readonly number[]
  /** It speaks of nothing but what is to be done: "renovar" alone. */
  onlyDone: boolean
}

/** What a message asks for, of all records. */
export interface Found {
  /** The records that it may be, the likeliest first. */
  keys: readonly string[]
  /** There is one, and it is as good as said. */
  sure: boolean
  /** A name of it stands in the message, or the message is about nothing else. */
  plain: boolean
  /** The words of the message that say so. */
  at: readonly number[]
  /** Its own words for it have a no. */
  denies?: boolean
  onlyDone?: boolean
}

/** What fits less is no reason to ask. */
const LEAST_SCORE = 0.2
/** What is asked for without a question fits as well as this, is said so fully, and stands so far before the next. */
const SURE = { score: 0.35, said: 0.7, ahead: 0.15 }
/** What fits nearly as well as the best is asked apart from it. */
const NEARLY = 0.6
/** So well may fit what alone says a thing that is to be done. */
const ALSO = 0.4
const WHOLE_NAME = 0.85
/** The very name, and nothing else: its near-twins are not asked about. */
const WHOLLY = 0.999

/** What is meant of these matches; undefined where nothing fits well enough. */
export function foundIn(matches: readonly Match[]): Found | undefined {
  const exact = matches.filter(({ named, told }) => named > WHOLLY && told > WHOLLY)
  const only = exact.length === 1 ? exact : matches
  const [best, second] = only
  if (!best || best.score < LEAST_SCORE) return undefined
  const does = matches.filter(({ score, notDone }) => score >= ALSO * best.score && notDone.length < best.notDone.length)
  const sure =
    best.score >= SURE.score && best.said >= SURE.said && (second?.score ?? 0) <= (1 - SURE.ahead) * best.score && does.length === 0
  const near = matches.filter((one) => one.score >= NEARLY * best.score || does.includes(one))
  const meant = sure ? [best] : near
  return {
    keys: meant.map(({ key }) => key),
    sure,
    plain: best.named >= WHOLE_NAME || best.told >= WHOLE_NAME,
    at: [...new Set(meant.flatMap(({ at }) => at))].sort((a, b) => a - b),
    denies: best.denies && best.said >= WHOLE_NAME,
    onlyDone: best.onlyDone,
  }
}

/** Finds records by words: made once for all of them, asked for each message. */
export interface Finder {
  /** The likeliest first; none where nothing in the message speaks for any. */
  find(words: readonly string[]): Match[]
}

const SAYS_NOTHING = wordsOf('procedures', 'says nothing of a procedure')
const DENIES = wordsOf('procedures', 'says it with a no')
const DONE = lines('procedures', 'what is done')
const SAME = lines('procedures', 'means the same')

/** By which one word is written in many ways, as they sound; the longer ones first. */
const endings = lines('procedures', 'endings of words')
const SHORTEST_STEM = 4
const DIMINUTIVE = /(?:k?it|sit)([oa])(?=s?$)/
/** Verbs whose vowel parts under the stress: devuelven, devolver. */
const PARTED_VOWEL = /ue|ie/g

/** What a word and its other forms have in common, by its sound: misspelt and well spelt words have one. */
function stemOf(word: string): string {
  const sound = soundOf(word)
    .replace(DIMINUTIVE, '$1')
    .replace(PARTED_VOWEL, (both) => (both === 'ue' ? 'o' : 'e'))
  const ending = endings().find((one) => sound.length - one.length >= SHORTEST_STEM && sound.endsWith(one)) ?? ''
  const stem = sound.slice(0, sound.length - ending.length)
  if (stem.length === SHORTEST_STEM) return stem.replace(/[ae]$/, 'o')
  return stem.length > SHORTEST_STEM && /[aeiou]$/.test(stem) ? stem.slice(0, -1) : stem
}

/** How much a word counts that is not the very one: of the same meaning, with a letter wrong, of the same beginning. */
const SAME_MEANING = 0.8
const MISSPELT = 0.75
const SAME_BEGINNING = 0.6

/** An example counts a little less than a name. */
const OF_EXAMPLE = 0.9
/** How much it counts against a phrase that one of its words was not said. */
const UNSAID = 0.3
/** How much of a score comes of the best phrase, the rest of all that is said of the record. */
const OF_PHRASE = 0.6

/** What is to be done, without what it is done to, tells little. */
const DEED_ALONE = 0.7
/** Of a message that says nothing to be done: how much more it counts against a phrase that says something. */
const UNSAID_DEED = 0.3

const MOST_WORDS = 40
const MOST_MATCHES = 20

interface Phrase {
  /** Of which record. */
  of: number
  isName: boolean
  /** It has a no. */
  denies: boolean
  /** What its words weigh together. */
  weight: number
  /** Those of its terms that say what is to be done. */
  deeds: readonly number[]
}

/** What is made once of all records. Terms are stems by their numbers. */
interface Index {
  keys: readonly string[]
  phrases: readonly Phrase[]
  stems: readonly string[]
  numbers: ReadonlyMap<string, number>
  /** A word that many records say tells little. */
  weights: readonly number[]
  /** In which phrases each stands. */
  where: readonly (readonly number[])[]
  /** Those of the same first letters, of the same first letter, of one meaning. */
  beginnings: ReadonlyMap<string, readonly number[]>
  initials: ReadonlyMap<string, readonly number[]>
  ofMeaning: ReadonlyMap<number, readonly number[]>
  /** What a word weighs that no record says. */
  strange: number
}

export function createFinder(records: readonly Findable[]): Finder {
  const index = indexOf(records)
  return { find: (words) => findIn(index, words) }
}

function indexOf(records: readonly Findable[]): Index {
  const stems: string[] = []
  const numbers = new Map<string, number>()
  const where: number[][] = []
  const phrases: (Phrase & { terms: number[] })[] = []
  const numberOf = new Map<string, number>()
  const termOf = (word: string): number => {
    const stem = tellingStem(word)
    if (stem === undefined) return -1
    const known = numbers.get(stem)
    if (known !== undefined) return known
    numbers.set(stem, stems.length)
    where.push([])
    return stems.push(stem) - 1
  }
  for (const [of, { names: written, examples }] of records.entries()) {
    const names = [...written, ...written.flatMap(initialsOf)]
    for (const [at, text] of [...names, ...examples].entries()) {
      const terms: number[] = []
      const words = makePlain(text).split(' ')
      for (const word of words) {
        const term = numberOf.getOrInsertComputed(word, termOf)
        if (term < 0 || terms.includes(term)) continue
        terms.push(term)
        where[term]?.push(phrases.length)
      }
      phrases.push({
        of,
        isName: at < names.length,
        denies: words.some((word) => DENIES.has(word)),
        weight: 0,
        deeds: terms.filter((term) => isDeed(stems[term] ?? '')),
        terms,
      })
    }
  }
  const ofMeaning = new Map<number, number[]>()
  for (const [term, stem] of stems.entries())
    for (const meaning of meaningsOf().get(stem) ?? []) ofMeaning.getOrInsertComputed(meaning, () => []).push(term)
  const weightOf = (terms: readonly number[]): number =>
    Math.log(1 + records.length / new Set(terms.flatMap((term) => where[term] ?? []).map((at) => phrases[at]?.of)).size)
  const weights = stems.map((_, term) => weightOf([term]))
  // Words of one meaning weigh alike: the rarer one tells no more.
  for (const terms of ofMeaning.values()) {
    const weight = weightOf(terms)
    for (const term of terms) weights[term] = Math.min(weights[term] ?? 0, weight)
  }
  for (const phrase of phrases) for (const term of phrase.terms) phrase.weight += weights[term] ?? 0
  const all = [...stems.keys()]
  return {
    ...{ keys: records.map(({ key }) => key), phrases, stems, numbers, weights, where },
    beginnings: Map.groupBy(all, (term) => stems[term]?.slice(0, SHORTEST_STEM) ?? ''),
    initials: Map.groupBy(all, (term) => stems[term]?.[0] ?? ''),
    ofMeaning,
    strange: Math.log(1 + records.length) / 2,
  }
}

/** The terms that a word may be, each with how nearly it is that. */
function termsLike({ stems, numbers, beginnings, initials, ofMeaning }: Index, stem: string, word: string): Map<number, number> {
  const like = new Map<number, number>()
  const add = (term: number, near: number) => like.set(term, Math.max(near, like.get(term) ?? 0))
  const known = numbers.get(stem)
  if (known !== undefined) add(known, 1)
  for (const meaning of meaningsOf().get(stem) ?? []) for (const term of ofMeaning.get(meaning) ?? []) add(term, SAME_MEANING)
  if (known === undefined)
    for (const [ending, meaning] of endingsOf())
      if (word.length >= SHORTEST_STEM + ending.length && word.endsWith(ending))
        for (const term of ofMeaning.get(meaning) ?? []) add(term, SAME_MEANING)
  if (stem.length >= SHORTEST_STEM)
    for (const term of beginnings.get(stem.slice(0, SHORTEST_STEM)) ?? [])
      if (alike(stems[term] ?? '', stem)) add(term, SAME_BEGINNING)
  // A word with a meaning of its own is no other one misspelt: "elector" is no "lector".
  if (known === undefined && stem.length > SHORTEST_STEM && !meaningsOf().has(stem))
    for (const initial of new Set([stem[0] ?? '', stem[1] ?? '']))
      for (const term of initials.get(initial) ?? []) {
        const other = stems[term] ?? ''
        if (Math.abs(other.length - stem.length) <= 1 && distance(other, stem) === 1) add(term, MISSPELT)
      }
  return like
}

/** What a message says of phrases and records. */
interface Said {
  /** Of each phrase how nearly each of its terms was said. */
  phrases: Map<number, Map<number, number>>
  /** Of each record how much each word of the message speaks for it. */
  records: Map<number, Map<number, number>>
  /** What all telling words of the message weigh. */
  whole: number
  /** The words that say what is to be done. */
  deeds: readonly number[]
}

function saidIn(index: Index, words: readonly string[]): Said {
  const telling = words.slice(0, MOST_WORDS).flatMap((word, at) => {
    const stem = tellingStem(word)
    return stem === undefined ? [] : [{ stem, at }]
  })
  const [phrases, records] = [new Map<number, Map<number, number>>(), new Map<number, Map<number, number>>()]
  let [known, strange] = [0, 0]
  for (const { stem, at } of telling) {
    let heaviest = 0
    for (const [term, near] of termsLike(index, stem, words[at] ?? '')) {
      const weight = near * (index.weights[term] ?? 0)
      heaviest = Math.max(heaviest, weight)
      for (const phrase of index.where[term] ?? []) {
        const heard = phrases.getOrInsertComputed(phrase, () => new Map())
        heard.set(term, Math.max(near, heard.get(term) ?? 0))
        const by = records.getOrInsertComputed(index.phrases[phrase]?.of ?? -1, () => new Map())
        by.set(at, Math.max(weight, by.get(at) ?? 0))
      }
    }
    known += heaviest
    if (heaviest === 0) strange += index.strange
  }
  // Of a long story most words are strange, and it means no less what it says.
  const whole = known + Math.min(strange, known)
  return { phrases, records, whole, deeds: telling.filter(({ stem }) => isDeed(stem)).map(({ at }) => at) }
}

function findIn(index: Index, words: readonly string[]): Match[] {
  const { phrases, records, whole, deeds } = saidIn(index, words)
  const best = new Map<number, Pick<Match, 'named' | 'said' | 'denies'> & { value: number }>()
  for (const [at, heard] of phrases) {
    const { of, isName, denies, weight, deeds: asked } = index.phrases[at] as Phrase
    let sum = 0
    for (const [term, near] of heard) sum += near * (index.weights[term] ?? 0)
    let undone = 0
    if (deeds.length === 0) for (const term of asked) undone += index.weights[term] ?? 0
    const value = (sum - UNSAID * (weight - sum) - UNSAID_DEED * undone) * (isName ? 1 : OF_EXAMPLE)
    const before = best.get(of) ?? { value: -whole, named: 0, said: 0, denies: false }
    best.set(of, {
      value: Math.max(value, before.value),
      named: Math.max(isName ? sum / weight : 0, before.named),
      said: Math.max(sum / weight, before.said),
      denies: sum / weight > before.said ? denies : before.denies,
    })
  }
  return [...best]
    .map(([of, { value, ...how }]): Match => {
      const by = records.get(of) ?? new Map<number, number>()
      const all = by.values().reduce((sum, one) => sum + one, 0)
      const onlyDone = by.keys().every((one) => deeds.includes(one))
      return {
        key: index.keys[of] ?? '',
        onlyDone,
        score: ((onlyDone ? DEED_ALONE : 1) * (OF_PHRASE * value + (1 - OF_PHRASE) * all)) / whole,
        ...how,
        told: all / whole,
        at: [...by.keys()].sort((a, b) => a - b),
        notDone: deeds.filter((one) => !by.has(one)),
      }
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_MATCHES)
}

/** "ya no queremos seguir casados": what is denied may be meant, and is asked. */
export const unlessDenied = (found: Found, denied: readonly boolean[]): Found => ({
  ...found,
  sure: found.sure && (found.denies === true || !found.at.some((at) => denied[at])),
})

const LEADS = wordsOf('procedures', 'leads to its name')

/** With an appointment, as both languages know it, for the record and what leads to it: "cambiar la de la licencia al lunes". */
export function asAppointment(text: string, tokens: readonly Token[], { at }: Found): string {
  let [from = 0] = at
  while (LEADS.has(tokens[from - 1]?.word ?? '')) from--
  return `${text.slice(0, tokens[from]?.from)}mi cita${text.slice(tokens[at.at(-1) ?? 0]?.until)}`
}

/** "CSF" for "constancia de situación fiscal": of a name of several words, where no vowel makes a word of them. */
function initialsOf(name: string): string[] {
  const words = makePlain(name)
    .split(' ')
    .filter((word) => tellingStem(word) !== undefined)
  const initials = words.map(([first = '']) => first).join('')
  return words.length > 2 && !/[aeiou]/.test(initials) ? [initials] : []
}

const isDeed = (stem: string): boolean => [...(meaningsOf().get(stem) ?? [])].some((meaning) => meaning < DONE().length)

/** Two words of one beginning that is most of both. */
function alike(one: string, other: string): boolean {
  const most = Math.max(one.length, other.length)
  let same = 0
  while (same < one.length && same < other.length && one[same] === other[same]) same++
  const isBeginning = same === Math.min(one.length, other.length) && same > SHORTEST_STEM
  return same >= 0.6 * most || (isBeginning && 2 * same >= most)
}

/** The stem of a word that tells one procedure from another; undefined for any other. */
const tellingStem = (word: string): string | undefined => (word === '' || SAYS_NOTHING.has(word) ? undefined : stemOf(word))

/** Whether plain words say one of a title's, in any form: "de moto", "una gatita". */
export function saysWordOf(words: string, title: string): boolean {
  const telling = (text: string) => text.split(' ').filter((word) => word.length >= SHORTEST_STEM && tellingStem(word))
  const said = telling(words)
  return telling(title).some((one) => said.some((word) => one.startsWith(word) || alike(stemOf(one), stemOf(word))))
}

let known: ReadonlyMap<string, ReadonlySet<number>> | undefined

/** Of each stem the meanings that it has in common with other words. */
function meaningsOf(): ReadonlyMap<string, ReadonlySet<number>> {
  if (known) return known
  const made = new Map<string, Set<number>>()
  for (const [word, meaning] of meanings()) made.getOrInsertComputed(stemOf(word), () => new Set()).add(meaning)
  known = made
  return made
}

const meanings = (): [word: string, meaning: number][] =>
  [...DONE(), ...SAME()].flatMap((line, meaning) => line.split(' ').map((word): [string, number] => [word, meaning]))

let ends: readonly [ending: string, meaning: number][] | undefined

/** "*eria": words of this ending have that meaning in common. */
function endingsOf(): readonly [ending: string, meaning: number][] {
  ends ??= meanings().flatMap(([word, meaning]) => (word.startsWith('*') ? [[word.slice(1), meaning] as const] : []))
  return ends
}
