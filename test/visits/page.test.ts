import { expect, test } from 'bun:test'
import * as lists from '../../src/visits/page/counter/browser/lists.ts'
import { doorPage } from '../../src/visits/page/page.ts'
import { fieldsOf } from '../hostile/derived.ts'
import { OPERATIONS } from '../operations.ts'

async function get(path: string): Promise<Response> {
  const answer = await doorPage(new Request(`http://localhost${path}`))
  if (!answer) throw new Error(`there is no ${path}`)
  return answer
}

async function keeper() {
  const answer = await get('/puerta/archivos/worker.ts')
  const text = await answer.text()
  const door = JSON.parse(/^const DOOR = (.+)$/m.exec(text)?.[1] ?? '{}') as { version: string; files: string[] }
  return { headers: answer.headers, text, ...door }
}

test('what the door’s browser keeps is the page and its files, each of which exists, and no operation', async () => {
  const { headers, files, text } = await keeper()
  expect(headers.get('service-worker-allowed')).toBe('/puerta')
  expect(headers.get('cache-control')).toBe('no-cache')
  expect(files).toContain('/puerta')
  for (const path of files) {
    const answer = await get(path)
    expect({ path, status: answer.status }).toEqual({ path, status: 200 })
    expect(path).toStartWith('/puerta')
  }
  expect(files).not.toContain('/puerta/archivos/worker.ts')
  expect(text).not.toMatch(/^(?:import|export)\b/m) // A plain script: not every browser takes a module here.
})

test('every module that the page imports is among the files that are kept', async () => {
  const { files } = await keeper()
  for (const path of files.filter((name) => name.endsWith('.ts'))) {
    const text = await (await get(path)).text()
    const wanted = [...text.matchAll(/(?:from|import)\s*["']([^"']+)["']/g)].map(([, name]) => String(name))
    const missing = wanted.filter((name) => !name.startsWith('./') || !files.includes(`/puerta/archivos/${name.slice(2)}`))
    expect({ path, missing }).toEqual({ path, missing: [] }) // Of the office's own rooms as well: the browser has none.
  }
})

test('the version is made of those bytes: the same as long as they are, whoever asks', async () => {
  const [one, other] = [await keeper(), await keeper()]
  expect(one.version).toMatch(/^[0-9a-f]{16}$/)
  expect(other.version).toBe(one.version)
})

test('what the forms of the counter choose from is what the operations take', () => {
  const taken = (path: string, field: string) => {
    const operation = OPERATIONS.find((one) => one.method === 'POST' && one.path === path)
    return operation && fieldsOf(operation).find(({ name }) => name === field)?.enum
  }
  const same: [list: string[], path: string, field: string][] = [
    [lists.PRIORITIES, '/admin/citas/llegada', 'prioridad'],
    [lists.SEEN_WITH, '/admin/mostrador/atendida', 'quien_vino'],
    [lists.CALL_RESULTS, '/admin/llamadas', 'resultado'],
    [lists.TOLD_OF_MOVING, '/admin/citas/mover', 'motivo_que_lee'],
    [lists.TOLD_OF_CANCELLING, '/admin/citas/cancelar', 'motivo_que_lee'],
    [lists.NEEDS, '/admin/citas/necesidad', 'necesita'],
  ]
  for (const [list, path, field] of same) expect([path, taken(path, field)]).toEqual([path, list])
  // A grant is decided on in Swagger, where what follows is told.
  expect(taken('/admin/casos/cerrar', 'resultado')).toEqual(expect.arrayContaining(lists.CASE_RESULTS))
})
