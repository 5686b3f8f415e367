import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { whyUnfit } from '../start/refusal.ts'

/** Of package.json and `.env`. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export const STOP_FIRST =
  'Ventanilla está funcionando. Deténgala primero (Ctrl+C en su ventana, o detenga el servicio) y repita la orden.'

/** A test answers in its place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Long enough for a slow office line, short enough for a person at the screen. */
const ANSWER_MS = 10_000

export const network: Fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) })

/** Ends with the command's exit code. */
export async function runCommand(command: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    process.exitCode = explain(error, console.error)
  }
}

/** One sentence for an unfit variable or database; anything else is a bug, shown whole. */
export function explain(error: unknown, say: (line: string) => void): number {
  const sentence = whyUnfit(error)
  if (sentence === undefined) throw error
  say(sentence)
  return 1
}

/** A test answers from a list. */
export interface Talk {
  say(line?: string): void
  /** Trimmed; undefined when the input ended. */
  ask(question: string): Promise<string | undefined>
  close(): void
}

/** Line by line; also over a pipe. */
export function terminalTalk(): Talk {
  const lines = createInterface({ input: process.stdin, terminal: false })
  const typed = lines[Symbol.asyncIterator]()
  return {
    say: (line = '') => console.log(line),
    async ask(question) {
      process.stdout.write(`${question} `)
      const next = await typed.next()
      return next.done ? undefined : next.value.trim()
    },
    close: () => lines.close(),
  }
}

/** Nothing typed: `otherwise`. Asks again for anything else. */
export async function askYesNo(talk: Talk, question: string, otherwise: boolean): Promise<boolean> {
  for (;;) {
    const typed = await talk.ask(`${question} ${otherwise ? '[S/n]' : '[s/N]'}`)
    if (typed === undefined || typed === '') return otherwise
    if (/^(s|si|sí|y|yes)$/i.test(typed)) return true
    if (/^(n|no)$/i.test(typed)) return false
    talk.say('Escriba s para sí o n para no.')
  }
}

/** For an office clerk. `mend` says what to do. */
export type Finding = { state: 'ok'; what: string } | { state: 'warn' | 'broken'; what: string; mend: string }

export const ok = (what: string): Finding => ({ state: 'ok', what })
export const warn = (what: string, mend: string): Finding => ({ state: 'warn', what, mend })
export const broken = (what: string, mend: string): Finding => ({ state: 'broken', what, mend })

const MARKS = { ok: '  bien   ', warn: '  ojo    ', broken: '  MAL    ' } as const

/** The words carry the meaning, not a colour or a sign. */
export function findingLines(finding: Finding): string[] {
  const first = `${MARKS[finding.state]}${finding.what}`
  return finding.state === 'ok' ? [first] : [first, `         -> ${finding.mend}`]
}
