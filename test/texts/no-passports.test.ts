// An institution that never had to do with passports says nothing of them, nor of the ministry that issues them.
import { expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openapiPaths } from '../../src/admin/openapi.ts'
import { NOTICES } from '../../src/texts/notices.ts'
import { citizenOfSanTelmo } from '../chat/san-telmo.ts'
import { OPERATIONS } from '../operations.ts'

const FOREIGN = /pasaporte|passport|\bSRE\b|Relaciones Exteriores|Foreign Ministry|\bOP-?7\b/i

const where = (text: string): string[] =>
  [...text.matchAll(new RegExp(`.{0,60}(?:${FOREIGN.source}).{0,40}`, 'gi'))].map(([words]) => words)

test('the page of tasks', () => {
  expect(where(JSON.stringify(openapiPaths(OPERATIONS, {}), null, 1))).toEqual([])
})

test('the templates, and the examples that are sent with them', () => {
  expect(where(JSON.stringify(NOTICES, null, 1))).toEqual([])
})

/** What people write who name neither. */
const SENTENCES = readdirSync(join(import.meta.dir, '../sentences'))
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readFileSync(join(import.meta.dir, '../sentences', name), 'utf8').split('\n'))
  .flatMap((line) => (line.startsWith('- ') && !FOREIGN.test(line) ? line.slice(2) : []))

test.each(['', 'english', 'fácil'])('the chat, to whoever writes it anything ("%s")', async (language) => {
  const said: string[] = []
  for (const sentence of SENTENCES.filter((_, at) => at % 5 === 0)) {
    const citizen = await citizenOfSanTelmo()
    if (language) citizen.write('hola', language)
    said.push(...where(citizen.write(sentence).read()).map((words) => `${sentence}: ${words}`))
  }
  expect(said).toEqual([])
})

test('whole conversations of other records, to the folio', () => {
  const folder = join(import.meta.dir, '../conversations')
  const played = readdirSync(folder)
    .filter((name) => name.startsWith('registro-') && name !== 'registro-pasaporte.txt')
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/identificación\? Puede ser su INE, pasaporte/g, '')) // As one of several papers.
  expect(played.length).toBeGreaterThan(3)
  expect(played.flatMap(where)).toEqual([])
})
