// npm run read -- "mejor en zapopan a las 12": how a sentence is read before anything is decided, in the offices of the golden
// conversations on the day on which they begin. Last what the classifier would propose at the menu if nothing else understood it.
import { classifier } from '../../src/chat/classifier/shipped.ts'
import { readIn } from '../../src/chat/reading.ts'
import type { Reading } from '../../src/reading/reading.ts'
import { openDirectory } from '../conversations/directory.ts'

const TODAY = '2026-11-24'
const AT_THE_MENU = { question: 'menu', books: false, stands: false } as const

function lines(reading: Reading): string[] {
  const { kind, tokens, parts, entities, intents, left, slip, introduction } = reading
  const said = (from: number, until: number) =>
    tokens
      .slice(from, until)
      .map(({ word }) => word)
      .join(' ')
  const when = reading.when(TODAY)
  return [
    ['kind', kind],
    ['words', tokens.map(({ word, from }) => `${word}@${from}`).join(' ')],
    ...parts.map(({ manner, from, until }) => ['part', `${manner}: ${said(from, until)}`]),
    ...entities.map(({ kind: what, value, times, role, denied, manner, from, until }) => [
      what,
      [
        denied ? 'NOT' : '',
        value,
        role,
        manner === 'asked for' ? '' : manner,
        times && JSON.stringify(times),
        `(${said(from, until)})`,
      ]
        .filter(Boolean)
        .join(' '),
    ]),
    ['name', introduction?.name],
    ['slip', slip && `${slip.before.trim()} -> ${slip.after}`],
    ['when', when && JSON.stringify(when)],
    ...intents.map(({ intent, score }) => ['intent', `${intent} ${score}`]),
    ...classifier.propose(reading.text, AT_THE_MENU).map(({ wish, score }) => ['perhaps', `${wish} ${score}`]),
    ['left over', left.join(' ')],
  ].flatMap(([name = '', value]) => (value === undefined ? [] : [`${name.padEnd(9)} ${value}`]))
}

const db = openDirectory('varias oficinas')
for (const text of process.argv.slice(2)) console.log([text, ...lines(readIn(text, db, () => TODAY))].join('\n  '))
db.close()
