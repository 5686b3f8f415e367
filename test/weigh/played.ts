// Played under coverage by lines-run.ts: a citizen gets to the question for a place, and types WEIGHED_WORDS there if there are any.
import { expect, test } from 'bun:test'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { officeWorld } from '../conversations/office-world.ts'

test('somebody is asked where', async () => {
  const phone = officeWorld(openDirectory('varias oficinas'), testClock('2026-11-24T16:00:00Z', 'weigh')).phone(
    'Guadalupe',
    'Lupita',
  )
  await phone.write('Hola')
  await phone.tap('Renovar mi pasaporte')
  const words = process.env.WEIGHED_WORDS
  if (words) await phone.write(words)
  expect(phone.read().length).toBe(words ? 3 : 2)
})
