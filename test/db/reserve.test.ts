import { expect, test } from 'bun:test'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openReserve } from '../../db/reserve.ts'
import { ownFolder } from '../afterwards.ts'
import { testClock } from '../clock.ts'

const MIB = 1024 ** 2

function arrange() {
  const database = join(ownFolder(), 'ventanilla.db')
  const disk = { free: 100 * MIB }
  const { random } = testClock()
  return { disk, file: `${database}.reserva`, open: () => openReserve(database, random, () => disk.free) }
}

test('it is made where there is room, takes up real bytes, and only its owner may read it', () => {
  const { disk, file, open } = arrange()
  disk.free = 10 * MIB
  const reserve = open()
  expect([reserve.look(), existsSync(file), reserve.spend(), reserve.isSpent()]).toEqual([false, false, false, false])
  disk.free = 100 * MIB
  expect([reserve.look(), statSync(file).size]).toEqual([false, 8 * MIB])
  expect(Bun.gzipSync(readFileSync(file)).length).toBeGreaterThan(7 * MIB)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('it is freed once, also beyond a start, and made again when there is more room than it gave itself', () => {
  const { disk, file, open } = arrange()
  const reserve = open()
  reserve.look()
  disk.free = 8 * MIB
  expect([reserve.spend(), reserve.spend(), reserve.isSpent(), statSync(file).size]).toEqual([true, false, true, 0])
  expect([reserve.look(), open().isSpent()]).toEqual([false, true])
  disk.free = 24 * MIB
  const started = open()
  expect([started.look(), started.isSpent(), statSync(file).size]).toEqual([true, false, 8 * MIB])
})
