// npm run read -- "mejor en zapopan a las 12": how a sentence is read before anything is decided, in the offices of the golden
// conversations on the day on which they begin.
import { readIn } from '../../src/chat/reading.ts'
import type { Reading } from '../../src/chat/understanding/reading.ts'
import { openDirectory } from '../conversations/directory.ts'

const TODAY = '2026-11-24'

function lines({ kind, tokens, entities, left }: Reading): string[] {
  const said = (from: number, until: number) =>
    tokens
      .slice(from, until)
      .map(({ word }) => word)
      .join(' ')
  return [
    `kind      ${kind}`,
    `words     ${tokens.map(({ word, from }) => `${word}@${from}`).join(' ')}`,
    ...entities.map(({ kind: what, value, times, role, denied, from, until }) =>
      [what.padEnd(9), denied ? 'NOT' : '', value, role, times && JSON.stringify(times), `(${said(from, until)})`]
        .filter(Boolean)
        .join(' '),
    ),
    `left over ${left.join(' ')}`,
  ]
}

const db = openDirectory('varias oficinas')
for (const text of process.argv.slice(2)) console.log([text, ...lines(readIn(text, db, () => TODAY))].join('\n  '))
db.close()
