import { expect, test } from 'bun:test'
import { describeError } from '../src/log.ts'

const FOLDERS = ['/home/juan/ventanilla/', '/home/juan pérez/año (1)/src/ventanilla/', 'C:\\Users\\Juan Pérez\\ventanilla\\']

test.each(FOLDERS)('a log says where an error came from without the folders above the program: %s', (root) => {
  const cameFrom = (frame: string) =>
    describeError(
      Object.assign(new Error('GAHJ800101'), { stack: `Error: GAHJ800101\n    at ${frame}\n    at later (x:1:1)` }),
      root,
    )
  expect(cameFrom(`async receive (${root}src/http/webhooks.ts:53:44)`)).toEqual({
    error: 'Error',
    where: 'at async receive (src/http/webhooks.ts:53:44)',
  })
  expect(cameFrom(`${root}node_modules/zod/index.js:1:2`).where).toBe('at node_modules/zod/index.js:1:2')
})

test('an error of this very program is told from its folder on', () => {
  expect(describeError(new Error('anything')).where).toMatch(/^at (?:\S+ \()?test\/log\.test\.ts:\d+/)
})
