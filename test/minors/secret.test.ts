// What the other parent, a stranger and the tables must never show.
import { describe, expect, test } from 'bun:test'
import { ADMIN_TOKEN } from '../office.ts'
import { asks, bodies, book, CANARY, getCode, gives, last, openFamily } from './family.ts'

test('the other parent never sees whose appointment it is, where or when, whatever they do', async () => {
  const { father, mother } = openFamily()
  await book(father)
  const folio = /Folio: (\w{3}-\w{3})/.exec(bodies(father))?.[1] ?? ''
  const code = await getCode(father)
  for (const words of [
    `permiso ${code}`,
    'hola',
    'mis citas',
    'permiso',
    `PERMISO ${code}`,
    'no',
    `PERMISO ${code}`,
    'sí',
    'mis citas',
  ])
    await mother.write(words)
  for (const words of ['revocar', 'pago', 'cancelar', 'costos', 'mis datos', folio, `PERMISO ${code}`]) await mother.write(words)
  await mother.write('asesor')
  const seen = bodies(mother)
  expect(seen).toContain('*L. P. S.*')
  for (const secret of [
    CANARY.father,
    CANARY.child,
    'Puga',
    'Toluca',
    'Calle Uno',
    '9:00 h,',
    ' dic,',
    '3 de diciembre',
    folio,
    '5500000001',
  ])
    expect(seen, secret).not.toContain(secret)
  expect(seen).not.toContain('PUSL')
})

test('nothing is ever sent to the other parent first, and the first parent hears nothing by itself', async () => {
  const { father, mother } = openFamily()
  const code = await asks(father)
  const heard = father.arrived.length
  expect(mother.arrived).toEqual([])
  await mother.write(`PERMISO ${code}`)
  await mother.tap('Situación de riesgo')
  expect(father.arrived.length).toBe(heard)
})

describe('codes', () => {
  test('that somebody guesses open nothing, and after five a right one neither', async () => {
    const { father, stranger } = openFamily()
    const code = await asks(father)
    for (const letters of 'CDFGH') {
      await stranger.write(`PERMISO CCCC-CCC${letters}`)
      expect(last(stranger)).toContain('no se puede usar')
    }
    await stranger.write(`PERMISO ${code}`)
    expect(last(stranger)).toContain('ya se probaron varios códigos')
    expect(bodies(stranger)).not.toContain('L. P. S.')
  })

  test('of another booking answer that other booking only', async () => {
    const { father, mother, stranger, agenda } = openFamily()
    await book(father)
    const first = await getCode(father)
    await book(stranger, 'PUSL231124HJCRLSA8 Lalo Roa Sol')
    const other = await getCode(stranger)
    expect(other).not.toBe(first)
    await gives(mother, other)
    const found = await agenda()
    expect(found.find((one) => String(one.nombre).startsWith('Lalo'))).toMatchObject({
      permiso: expect.stringContaining('declarado;'),
    })
    expect(found.find((one) => String(one.nombre).startsWith('Luisa'))).toMatchObject({
      permiso: expect.stringContaining('aún no'),
    })
  })

  test('in a made-up button do no more than typed ones', async () => {
    const { office, father, stranger, agenda } = openFamily()
    await book(father)
    await getCode(father)
    for (const id of [
      'x.1.permission.yes:CCCC-CCCC',
      'x.1.permission.yes:1',
      'x.1.revoking.take:1',
      'x.1.forward.see:1',
      'x.1.permission.:',
    ])
      await stranger.do({ kind: 'choice', id, title: 'Sí, doy mi permiso' })
    expect(await agenda()).toMatchObject([{ permiso: 'permiso: aún no declarado' }])
    expect(bodies(stranger)).not.toContain('L. P. S.')
    expect(office.db.client.query("select 1 from inbox where state = 'aside'").all()).toEqual([])
  })

  test('stand in no table, and in no line of the log', async () => {
    const { office, father, mother } = openFamily()
    const code = await asks(father)
    await gives(mother, code)
    const tables = office.db.client.query<{ name: string }, []>("select name from sqlite_schema where type = 'table'").all()
    for (const { name } of tables) {
      const rows = JSON.stringify(office.db.client.query(`select * from "${name}"`).all())
      expect(rows.includes(code), name).toBe(false)
    }
    expect(office.lines.join('\n')).not.toContain(code)
  })
})

test('a copy of what is kept under a telephone says what its owner declared, and not about whom', async () => {
  const { office, father, mother } = openFamily()
  const code = await asks(father)
  await gives(mother, code)
  await mother.write('baja')
  const copyOf = async (phone: string) => {
    const form = { curp_o_telefono: phone, motivo: 'pidió ver sus datos', identificacion_vista: 'sí' }
    const response = await office.house.officeApp.handle(
      new Request('http://localhost/admin/personas/copia', {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
      }),
    )
    return (await response.json()) as Record<string, unknown>
  }
  const hers = await copyOf('55 0000 0002')
  expect(hers).toMatchObject({
    telefono: { avisos: 'no quiere avisos, desde el 24/11/2026 10:00 h' },
    citas: [],
    permisos: [{ que: 'declaró que dará su permiso', cuando: '2026-11-24T10:00:00-06:00' }],
  })
  expect(JSON.stringify(hers)).not.toContain(CANARY.child)
  expect(await copyOf('55 0000 0001')).toMatchObject({
    citas: [{ caso: 'va una; falta el permiso de la otra', permiso: 'permiso: declarado; falta la firma (OP-7)' }],
    recordatorios: [{ cual: 'primero', estado: 'por decir' }, {}, {}],
    permisos: [],
  })
})
