import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Example, NOTHING } from '../../src/chat/classifier/examples.ts'
import { type Command, type Faq, isWish, labelOf } from '../../src/reading/acts.ts'
import { parseCommand, parseRequest } from '../../src/reading/commands.ts'
import { parseFaq } from '../../src/reading/faq.ts'
import { everyday } from '../../src/reading/spelling.ts'
import type { Understood } from '../chat/phrases/phrase.ts'
import { THEMES } from '../chat/phrases/themes.ts'
import { readSentences } from '../sentences/read.ts'

// What the project's own sentences mean, as buttons: those of the phrase tests by what is expected of them, the words of the golden
// conversations by how they are read. The sentences of test/sentences are left out, also where a phrase
// test has the same: those measure.

/** Each sentence once, in an order that stays. */
export function gather(): Example[] {
  const found = new Map<string, Example>()
  const measuring = new Set(readSentences().map(({ text }) => everyday(text)))
  const add = (text: string, label: string | undefined) => {
    const key = everyday(text)
    if (label !== undefined && key !== '' && !measuring.has(key) && !found.has(key))
      found.set(key, { text: text.replaceAll('\n', ' '), label })
  }
  for (const [, , phrases] of THEMES) for (const [text, understood] of phrases) add(text, meaningOf(understood))
  for (const text of goldenWords()) add(text, readAs(text))
  return [...found.values()]
}

/** Orders without a button of their own: what is said to them is no reason for one. */
const NO_BUTTON: ReadonlySet<Command> = new Set<Command>(
  'greeting menu thanks goOn back assistant appeal revoke mistake spanish language'.split(' ') as Command[],
)

const MEANS_BY_QUESTION: Record<string, string> = {
  moving: 'move',
  cancelling: 'cancelAppointment',
  noCurp: 'noCurp',
}

/** Undefined where a sentence says several things, or does something at once. */
function meaningOf({ command, often, cancelled, booked, family, who, asks }: Understood): string | undefined {
  if (command !== undefined) return ordered(command)
  if (often !== undefined) return asked(often)
  if (cancelled || booked) return undefined
  if (who === 'minor' || who === 'other' || who === 'group') return who
  if (family !== undefined || who !== undefined) return ['renewal', 'first', 'lost'].find((one) => one === family)
  return MEANS_BY_QUESTION[asks ?? ''] ?? NOTHING
}

const ordered = (command: Command): string =>
  command === 'cancel' ? 'cancelAppointment' : NO_BUTTON.has(command) ? NOTHING : command

/** Anger is a complaint. */
const asked = (often: Faq): string => labelOf(isWish(often) ? often : 'complaint')

/** Words of a golden conversation. What no rule reads is an answer there, or left out. */
function readAs(text: string): string | undefined {
  const command = parseCommand(text) ?? parseRequest(text)
  if (command) return ordered(command)
  const often = parseFaq(text)
  return often && asked(often)
}

const GOLDENS = fileURLToPath(new URL('../conversations/', import.meta.url))

/** What the people of the golden conversations type. */
function goldenWords(): string[] {
  const files = readdirSync(GOLDENS).filter((name) => name.endsWith('.txt'))
  return files
    .toSorted()
    .flatMap((name) => readFileSync(`${GOLDENS}${name}`, 'utf8').split('\n'))
    .flatMap((line) => /^(?!Ventanilla)\p{Lu}[\p{L} ]{1,30}: (.+)$/u.exec(line)?.[1] ?? [])
}
