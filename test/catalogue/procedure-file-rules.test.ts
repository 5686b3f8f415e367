// Rules of a procedure's own go with its file.
import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { ruleOf } from '../../src/catalogue/rules.ts'
import { openDesk } from '../http/desk.ts'

const PATH = '/admin/tramites/archivo'
const LICENCE = readFileSync(new URL('../../db/seeds/procedures/ready/driving-licence.json', import.meta.url), 'utf8')

function licenceWith(members: Record<string, unknown>): string {
  const file = JSON.parse(LICENCE)
  Object.assign(file.procedures[0], members)
  return JSON.stringify(file)
}

test('a rule comes with the file, and one that is not in it goes', async () => {
  const { get, post, doIt, db } = openDesk()
  const most = () => ruleOf(db, 'live_a_person', { procedureId: 'driving_licence' }).value
  const two = licenceWith({ rules: { live_a_person: 2 } })
  expect((await doIt(PATH, { archivo: two })).body.hecho).toBe(true)
  expect(most()).toBe(2)
  expect((await doIt(PATH, { archivo: two })).body.codigo).toBe('archivo_ya_esta')
  const taken = await get(`${PATH}?${new URLSearchParams({ tramite: 'sacar licencia de conducir', formato: 'archivo' })}`)
  expect(JSON.parse(taken.text).procedures[0].rules).toEqual({ live_a_person: 2 })
  expect((await doIt(PATH, { archivo: LICENCE })).body.hecho).toBe(true)
  expect(most()).toBe(1)
  for (const [members, told] of [
    [{ rules: { live_a_person: 51 } }, 'procedures.0.rules.live_a_person: Es demasiado'],
    [{ exclusiveGroup: null, rules: { live_a_person: 2 } }, 'rules.live_a_person: Sin exclusiveGroup'],
  ] as const)
    expect((await post(PATH, { archivo: licenceWith(members) })).body.que_paso).toContain(told)
})
