import { expect, test } from 'bun:test'
import { createApp } from '../../src/http/app.ts'
import { rig } from './rig.ts'

test('an office that could not be read when somebody asked for it first is read again at the next request', async () => {
  const { rooms } = rig()
  let reads = 0
  const admin = new Proxy(rooms, {
    get(target, name: keyof typeof rooms) {
      if (name === 'log' && ++reads === 2) throw new Error('no room in memory') // The first one is the application's.
      return target[name]
    },
  })
  const unused = {} as never
  const app = createApp({ publicUrl: undefined, adminPublic: false, webhooks: unused, health: unused, admin })
  const ask = async () => (await app.handle(new Request('http://localhost/swagger/json'))).status
  expect([await ask(), await ask()]).toEqual([500, 200])
})
