// Words chosen to be slow to understand. Everybody's messages go through one writer, so what one person types may not keep
// the others waiting.
import { expect, test } from 'bun:test'
import { openOffice } from '../office.ts'
import { expectCalm, knock } from './door.ts'
import { wrapMessages } from './grammar.ts'

/** So many times what one plain word costs on this machine in this minute. Before the limits these took 100 to 300 times. */
const SLOW_TIMES = 60
const TRIES = 4
const PIECES = [
  'ne',
  'de ',
  'a ',
  'lunes martes ',
  '3 de diciembre de ',
  'en xalqo, ',
  'en abcd efgh ijkl mnop qrst; ',
  '12:',
  'diez ',
  'ﷺ',
  'PERR850417MDFRZS04 ',
  'no quiero ',
  'mi hijo y ',
  'cambiar mi ',
  'soy Ana de ',
  'entre 9 y ',
  'cerca de mi casa en ',
  'pasaportte ',
]

const STAGES: [string, string[]][] = [
  ['before anything was asked', []],
  ['where the place is asked', ['renovar mi pasaporte']],
]

test.each(STAGES)('4,096 characters are answered quickly %s', async (_when, steps) => {
  const office = openOffice({ seed: 'sample' })
  let nth = 0
  const cost = async (words: string): Promise<number> => {
    const number = `5215500001${String(++nth).padStart(3, '0')}`
    for (const step of steps) await office.phone(number).write(step)
    const body = JSON.stringify(words)
    const message = `{"id":"wamid.slow.${nth}","from":"${number}","timestamp":"1795536000","type":"text","text":{"body":${body}}}`
    const started = performance.now()
    await knock(office, wrapMessages(message))
    return performance.now() - started
  }
  const least = async (words: string): Promise<number> => {
    let best = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < TRIES; attempt++) best = Math.min(best, await cost(words))
    return best
  }
  const plain = await least('xalqo')
  const slow: string[] = []
  for (const piece of PIECES) {
    const times = (await least(piece.repeat(Math.floor(4_096 / piece.length)))) / plain
    if (times > SLOW_TIMES) slow.push(`${JSON.stringify(piece)}: ${times.toFixed(0)} times`)
  }
  expect(slow).toEqual([])
  expectCalm(office)
})
