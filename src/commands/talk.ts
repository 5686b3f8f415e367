import { createInterface } from 'node:readline'

/** How a command speaks with whoever typed it; a test answers from a list. */
export interface Talk {
  say(line?: string): void
  /** The next line that is typed, without blanks around it; undefined when nobody can answer (the input ended). */
  ask(question: string): Promise<string | undefined>
  close(): void
}

/** Speaks over the terminal, line by line; also over a pipe. */
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

/** Yes, no, or nothing typed: then `otherwise`. Asks again for anything else. */
export async function askYesNo(talk: Talk, question: string, otherwise: boolean): Promise<boolean> {
  for (;;) {
    const typed = await talk.ask(`${question} ${otherwise ? '[S/n]' : '[s/N]'}`)
    if (typed === undefined || typed === '') return otherwise
    if (/^(s|si|sí|y|yes)$/i.test(typed)) return true
    if (/^(n|no)$/i.test(typed)) return false
    talk.say('Escriba s para sí o n para no.')
  }
}
