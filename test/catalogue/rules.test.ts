import { expect, test } from 'bun:test'
import { allowedFor, DEFAULT_RULES, isAllowed, listRules } from '../../src/catalogue/rules.ts'
import { openDesk } from '../http/desk.ts'

test('a rule changes, and the logbook tells who, what and why, page by page', async () => {
  const { doIt, get, db } = openDesk()
  expect((await doIt('/admin/reglas', { regla: 'curps_a_day', valor: '6', motivo: 'hubo abuso' })).body).toMatchObject({
    antes: 8,
    ahora: 6,
  })
  const { body } = await get('/admin/bitacora')
  expect(body.hechos).toMatchObject([
    {
      lo_hizo: 'primer administrador',
      que: 'Cambió una regla',
      motivo: 'hubo abuso',
      detalle: 'regla «CURP distintas que puede escribir un mismo teléfono en un día»; antes 8; ahora 6',
    },
  ])
  for (let i = 0; i < 250; i++) db.client.query("insert into audit (at, operation, detail) values (1, 'leer_caso', '{}')").run()
  const first = await get('/admin/bitacora')
  const second = await get(`/admin/bitacora?cursor=${first.body.siguiente}`)
  expect([(first.body.hechos as []).length, (second.body.hechos as []).length, second.body.siguiente]).toEqual([200, 51, null])
})

test('a rule is chosen by what it means, and the answer says what it was and what it is', async () => {
  const { doIt, get } = openDesk()
  const meaning = 'Lo que cobra Meta por cada respuesta del chat, según su factura; 0 si no se sabe'
  expect((await get('/admin/reglas')).body.reglas).toContainEqual(
    expect.objectContaining({ regla: meaning, valor: 0, unidad: 'centavos' }),
  )
  const changed = await doIt('/admin/reglas', { regla: meaning, valor: '17' })
  expect(changed.body.resumen).toBe(`Antes: 0. Ahora: 17 (centavos). Regla: ${meaning}.`)
  expect((await doIt('/admin/reglas', { regla: 'otra cosa', valor: '17' })).body.codigo).toBe('regla_no_existe')
})

test('the rules stand in groups, as somebody who leads an office thinks of them, and in the same order to be chosen', async () => {
  const { get } = openDesk()
  const rules = (await get('/admin/reglas')).body.reglas as { grupo: string; regla: string; se_permite: string }[]
  const groups = rules.map((one) => one.grupo).filter((group, nth, all) => group !== all[nth - 1])
  expect(groups).toEqual([
    'Límites de un teléfono',
    'Lugares apartados',
    'Lugares en reposo',
    'Lugares del mostrador',
    'Lugares urgentes',
    'Cambios y cancelaciones',
    'Recordatorios y avisos',
    'Lista de espera',
    'Grupos y menores de edad',
    'Casos',
    'Datos personales',
    'Precios, pago y costo de los mensajes',
    'Claves de acceso',
  ])
  expect((await get('/swagger/json')).text).toContain(
    JSON.stringify(['', ...rules.map((one) => `${one.regla} (${one.se_permite})`)]),
  )
})

test('no rule becomes a number with which the product would not do what it promises, and the refusal says which may be', async () => {
  const { doIt, get, db } = openDesk()
  const names = db.client.query<{ name: string }, []>('select name from rules order by name').all()
  expect(names.map((one) => one.name)).toEqual(Object.keys(DEFAULT_RULES).sort())
  const shown = (await get('/admin/reglas')).body.reglas as { regla: string; valor: number; unidad: string; se_permite: string }[]
  const ruleOf = (regla: string) => {
    const found = listRules(db).find(({ meaning }) => meaning === regla)
    if (!found) throw new Error(`nothing means ${regla}`)
    return found
  }
  const kept = (regla: string) =>
    db.client.query<{ value: number }, [string]>('select value from rules where name = ?').get(ruleOf(regla).name)?.value
  for (const { regla, valor, unidad, se_permite } of shown) {
    const { name } = ruleOf(regla)
    const allowed = allowedFor(db, name)
    expect([name, isAllowed(allowed, valor)]).toEqual([name, true])
    for (const beyond of [allowed.least - 1, allowed.most + 1, -1, 1_000_000_000].filter((one) => !isAllowed(allowed, one))) {
      const refused = await doIt('/admin/reglas', { regla: `${regla} (${se_permite})`, valor: String(beyond) })
      expect([name, beyond, refused.status, refused.body]).toMatchObject([
        name,
        beyond,
        422,
        { codigo: 'regla_fuera_de_rango', que_hacer: `Para esta regla se permite: ${se_permite} (${unidad}).`, campos: ['valor'] },
      ])
      expect([name, kept(regla)]).toEqual([name, valor])
    }
    for (const within of [allowed.least, allowed.most, ...(allowed.orNone ? [0] : []), valor]) {
      const done = await doIt('/admin/reglas', { regla: `${regla} (${se_permite})`, valor: String(within) })
      expect([name, within, done.status, kept(regla)]).toEqual([name, within, 200, within])
    }
  }
})

test('of two rules between which chance draws, the least stays less than the most', async () => {
  const { doIt, get } = openDesk()
  expect((await doIt('/admin/reglas', { regla: 'hold_cooling_min_minutes', valor: '20' })).body.que_hacer).toBe(
    'Para esta regla se permite: de 1 a 19 (minutos).',
  )
  expect((await doIt('/admin/reglas', { regla: 'hold_cooling_max_minutes', valor: '60' })).status).toBe(200)
  expect((await doIt('/admin/reglas', { regla: 'hold_cooling_min_minutes', valor: '20' })).status).toBe(200)
  const rules = (await get('/admin/reglas')).body.reglas as { regla: string; se_permite: string }[]
  expect(rules.find((one) => one.regla.startsWith('Lo más que tarda') && one.regla.includes('apartado'))?.se_permite).toBe(
    'de 21 a 240',
  )
})
