import { expect, test } from 'bun:test'
import { createOfficeApp } from '../../src/http/office-app.ts'
import { createApp } from '../../src/http/serve.ts'
import { rig } from './rig.ts'

test('an office that could not be read when somebody asked for it first is read again at the next request', async () => {
  const { deps } = rig()
  let reads = 0
  const admin = new Proxy(deps, {
    get(target, name: keyof typeof deps) {
      if (name === 'log' && ++reads === 2) throw new Error('no room in memory') // The first one is the application's.
      return target[name]
    },
  })
  const unused = {} as never
  const part = createOfficeApp({
    publicUrl: undefined,
    officeHosts: [],
    publicPort: 3002,
    health: unused,
    admin,
    pages: [],
    operations: async () => [],
    onWrongTunnel: () => {},
  })
  const app = createApp(part)
  const ask = async () => (await app.handle(new Request('http://localhost/swagger/json'))).status
  expect([await ask(), await ask()]).toEqual([500, 200])
})
