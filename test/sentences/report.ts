import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Judged, VERDICTS, type Verdict } from './judge.ts'
import { FILES, type Sentence } from './read.ts'

export interface Figures {
  sentences: number
  by: Record<Verdict, number>
  goodOrRightButton: number
  /** Moves, cancellations and the like count as wrong too. */
  wrong: number
  /** Of the sentences that were right when they were first played: how many there are, and how many still act at once. */
  rightAtFirst: number
  stillRight: number
}

const RIGHT_AT_FIRST = fileURLToPath(new URL('right-at-first.txt', import.meta.url))

export function figuresOf(judged: Judged[]): Figures {
  const first = new Set(readFileSync(RIGHT_AT_FIRST, 'utf8').split('\n'))
  const wasRight = judged.filter(({ sentence }) => first.has(`${sentence.moment}: ${sentence.text}`))
  const count = (verdict: Verdict, of = judged) => of.filter((one) => one.verdict === verdict).length
  return {
    sentences: judged.length,
    by: Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>,
    goodOrRightButton: count('good') + count('right button'),
    wrong: count('WRONG') + count('irreversible'),
    rightAtFirst: wasRight.length,
    stillRight: count('good', wasRight),
  }
}

/** The figures as a table of Markdown, all together and by moment, and below it those that the design asks for. */
export function report(judged: Judged[]): string {
  const rows = [
    ['all', judged] as const,
    ['in English', judged.filter(({ sentence }) => sentence.english)] as const,
    ['plain', judged.filter(({ sentence }) => sentence.ask.length === 0)] as const,
    ...FILES.map((moment) => [moment, judged.filter(({ sentence }) => fileOf(sentence) === moment)] as const),
  ]
  const { sentences, goodOrRightButton, by, wrong, rightAtFirst, stillRight } = figuresOf(judged)
  return [
    `| moment | sentences | ${VERDICTS.join(' | ')} |`,
    `|---|${'---|'.repeat(VERDICTS.length + 1)}`,
    ...rows.map(([name, some]) => line(name, figuresOf(some))),
    '',
    `good or the right button ${share(goodOrRightButton, sentences)}, wrong ${share(wrong, sentences)}, asked needlessly ${share(by['asked needlessly'], sentences)}, irreversible ${by.irreversible}`,
    rightAtFirst > 0 &&
      `still acts without asking: ${share(stillRight, rightAtFirst)} of the ${rightAtFirst} that were right at first`,
  ]
    .filter((one) => one !== false)
    .join('\n')
}

/** Offers are a situation of the waiting list. */
const fileOf = ({ moment }: Sentence): string => (moment === 'offer' ? 'waiting' : moment)

const line = (name: string, { sentences, by }: Figures): string =>
  `| ${name} | ${sentences} | ${VERDICTS.map((verdict) => share(by[verdict], sentences)).join(' | ')} |`

const share = (part: number, all: number): string => `${part} (${all === 0 ? 0 : Math.round((part / all) * 1000) / 10} %)`
