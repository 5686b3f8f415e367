import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { LALO, LEO, LUIS, publishSlot, somebody } from '../cast.ts'
import { openDesk } from '../http/desk.ts'

const FAMILY = {
  oficina: 'Toluca',
  tramite: 'primer pasaporte de menor de edad',
  nombre: LEO.name,
  curp: LEO.curp ?? '',
  mas_personas: `${LALO.name}, ${LALO.curp}; Eva Rojas Cano, 17/04/2019`,
  motivo: 'vino a la oficina',
}

/** Two windows at nine and at half past nine, and one of the first four places taken. */
function narrow() {
  const desk = openDesk()
  desk.db.client.query("update slots set capacity = 2 where day = '2026-11-25' and minute in (540, 570)").run()
  return desk
}

const seats = ({ db }: ReturnType<typeof openDesk>): string[] =>
  db.client
    .query<{ seat: string }, []>(
      `select printf('%d:%02d', s.minute / 60, s.minute % 60) as seat from appointments a join slots s on s.id = a.slot_id order by a.member`,
    )
    .all()
    .map((row) => row.seat)

test('a family is given hours that follow, and the clerk reads who begins when before it is done', async () => {
  const desk = narrow()
  const proposed = await desk.post('/admin/citas', { ...FAMILY, hora: '9:00' })
  expect(proposed.body.resumen).toBe(
    `Se daría cita a ${LEO.name}, ${LALO.name} y Eva Rojas Cano el miércoles 25 de noviembre de 2026 a las 9:00 h (2 personas) y 9:30 h (1 persona) en Toluca.`,
  )
  expect(desk.count('appointments')).toBe(0)
  const given = await desk.doIt('/admin/citas', { ...FAMILY, hora: '9:00' })
  expect(given.body).toMatchObject({
    hecho: true,
    cita: { hora: '9:00 h' },
    mas_citas: [{ hora: '9:00 h' }, { hora: '9:30 h', nombre: 'Eva Rojas Cano', verificar: 'Sin CURP: verificar identidad' }],
  })
  expect(seats(desk)).toEqual(['9:00', '9:00', '9:30'])
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('without an hour they begin where nobody is separated needlessly', async () => {
  const desk = narrow()
  desk.db.client.query("update slots set capacity = 4 where day = '2026-11-25' and minute = 570").run()
  await desk.doIt('/admin/citas', FAMILY)
  expect(seats(desk)).toEqual(['9:30', '9:30', '9:30'])
})

test('when they would sit otherwise by now, the key does nothing and the clerk reads the new hours', async () => {
  const desk = narrow()
  const proposed = await desk.post('/admin/citas', { ...FAMILY, hora: '9:00' })
  const other = { ...FAMILY, tramite: 'renovar pasaporte', nombre: LUIS.name, curp: LUIS.curp ?? '', mas_personas: '' }
  await desk.doIt('/admin/citas', { ...other, hora: '9:00' })
  const late = await desk.post('/admin/citas', { ...FAMILY, hora: '9:00', clave: String(proposed.body.clave) })
  expect(late.body).toMatchObject({ codigo: 'cambio_mientras_tanto', hecho: false })
  expect(late.body.resumen).toContain('9:00 h (1 persona) y 9:30 h (2 personas)')
  expect(desk.count('appointments')).toBe(1)
})

test('a family is told once, with all its hours', async () => {
  const desk = narrow()
  await desk.doIt('/admin/citas', { ...FAMILY, hora: '9:00', telefono: '55 0000 0001' })
  await desk.settle()
  const told = desk.db.client
    .query<{ body_sealed: Uint8Array }, []>('select body_sealed from outbox where body_sealed is not null')
    .all()
    .map((row) => desk.vault.open(row.body_sealed))
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(/9:00 h.*9:30 h/)
})

test('what is not understood names the field and how it is written', async () => {
  const { post } = openDesk()
  for (const mas_personas of ['Eva Rojas', ', 17/04/2019', Array.from({ length: 10 }, () => 'Eva Rojas, 17/04/2019').join(';')]) {
    expect((await post('/admin/citas', { ...FAMILY, mas_personas })).body).toMatchObject({
      codigo: 'personas_no_se_entienden',
      campos: ['mas_personas'],
    })
  }
  expect((await post('/admin/citas', { ...FAMILY, mas_personas: `Eva Rojas, ${somebody(1).curp}X` })).body).toMatchObject({
    codigo: 'curp_mal_escrita',
    campos: ['mas_personas'],
  })
  expect((await post('/admin/citas', { ...FAMILY, mas_personas: `Otro Nombre, ${LEO.curp}` })).body.codigo).toBe(
    'persona_ya_tiene_cita',
  )
})

test('a family moves into hours that overlap its own, and the clerk reads the new ones', async () => {
  const desk = narrow()
  const given = await desk.doIt('/admin/citas', { ...FAMILY, hora: '9:00' })
  const other = { ...FAMILY, tramite: 'renovar pasaporte', nombre: LUIS.name, curp: LUIS.curp ?? '', mas_personas: '' }
  await desk.doIt('/admin/citas', { ...other, hora: '9:30' })
  const { folio } = given.body.cita as { folio: string }
  const move = { folio, dia: '25/11/2026', hora: '9:30', motivo: 'abre más tarde' }
  const proposed = await desk.post('/admin/citas/mover', move)
  expect(proposed.body.resumen).toContain('a las 9:30 h (1 persona) y 10:00 h (2 personas)')
  expect((await desk.doIt('/admin/citas/mover', move)).body.hecho).toBe(true)
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('a family of which one goes to another office passes to another telephone as a whole, also by a clerk of one office', async () => {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', { ...FAMILY, hora: '9:00', telefono: '55 0000 0001' })
  const { folio } = given.body.cita as { folio: string }
  desk.db.client
    .query(`update appointments set slot_id = $slot, office_id = $office, version = version + 1 where member = 2`)
    .run(elsewhere(desk))
  const pass = { folio, telefono_nuevo: '55 0000 0002', identificacion_vista: 'sí', motivo: 'perdió su teléfono' }
  const done = await desk.doIt('/admin/citas/otro-telefono', pass, desk.keyFor('clerk', ['Toluca']))
  expect(done.body).toMatchObject({ hecho: true, citas: [{ telefono_termina: '0002' }, { telefono_termina: '0002' }] })
  expect(
    desk.db.client.query<{ phones: number }, []>('select count(distinct contact_id) as phones from appointments').get(),
  ).toEqual({ phones: 1 })
  expect(brokenInvariants(desk.db)).toEqual([])
})

/** An hour at another office. */
function elsewhere({ db }: ReturnType<typeof openDesk>): { slot: number; office: number } {
  return write(db, (tx) => {
    const office = tx.client.query<{ id: number }, []>("select id from offices where name = 'Acapulco'").get()?.id ?? 0
    return { office, slot: publishSlot(tx, office, '2026-11-25', '9:00', 1) }
  })
}

test('one of a family is cancelled by name, and the others still come', async () => {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', { ...FAMILY, hora: '9:00' })
  const { folio } = given.body.cita as { folio: string }
  const eva = { folio, persona: 'eva rojas', motivo: 'está enferma' }
  const nobody = await desk.post('/admin/citas/cancelar', { ...eva, persona: 'Marta' })
  expect(nobody.body).toMatchObject({ codigo: 'persona_no_esta', campos: ['persona'] })
  const proposed = await desk.post('/admin/citas/cancelar', eva)
  expect(proposed.body.resumen).toBe(
    'Se cancelaría la cita de Eva Rojas Cano del miércoles 25 de noviembre de 2026 a las 9:00 h en Toluca.',
  )
  await desk.doIt('/admin/citas/cancelar', eva)
  const { body } = await desk.get('/admin/agenda?oficina=Toluca&dia=ma%C3%B1ana')
  expect((body.citas as { nombre: string }[]).map((one) => one.nombre)).toEqual([LEO.name, LALO.name])
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('in a family with two kinds of procedures, it is said that each may have one of their own, which is then taken', async () => {
  const desk = openDesk()
  const parents = { ...FAMILY, tramite: 'renovar pasaporte', nombre: LUIS.name, curp: LUIS.curp ?? '' }
  const refused = await desk.post('/admin/citas', { ...parents, mas_personas: `${LEO.name}, ${LEO.curp}` })
  expect(refused.body).toMatchObject({
    codigo: 'edad_no_permitida',
    que_hacer: 'Elija el trámite para su edad. Si es el de una de las demás, escríbalo después de su CURP.',
  })
  const unknown = await desk.post('/admin/citas', { ...parents, mas_personas: `${LEO.name}, ${LEO.curp}, pasaporte chico` })
  expect(unknown.body).toMatchObject({ codigo: 'tramite_no_existe', campos: ['mas_personas'] })
  const given = await desk.doIt('/admin/citas', {
    ...parents,
    mas_personas: `${LEO.name}, ${LEO.curp}, primer pasaporte de menor de edad`,
  })
  expect(given.body).toMatchObject({
    hecho: true,
    cita: { tramite: 'renovar pasaporte' },
    mas_citas: [{ nombre: LEO.name, tramite: 'primer pasaporte de menor de edad' }],
  })
})

const OF_ALL_AGES = {
  ...FAMILY,
  tramite: 'renovar pasaporte',
  nombre: LUIS.name,
  curp: LUIS.curp ?? '',
  vigencia: '10',
}
const MINORS_FIRST = 'primer pasaporte de menor de edad'

test('each of a family has a validity of its own, and reads its own price', async () => {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', {
    ...OF_ALL_AGES,
    mas_personas: `${LEO.name}, ${LEO.curp}, ${MINORS_FIRST}, 1 año; Rosa Luna, 17/04/1985, 3 años, paga la mitad; Eva Paz, 1/2/1990`,
  })
  const prices = [given.body.cita, ...(given.body.mas_citas as object[])].map((one) => {
    const { vigencia, por_pagar } = one as { vigencia: string; por_pagar: string }
    return [vigencia, por_pagar]
  })
  expect(prices).toEqual([
    ['10 años', '$4,280'],
    ['1 año', '$920'],
    ['3 años', '$900'],
    ['10 años', '$4,280'],
  ])
})

test('what is right for the first of a family and not for another is refused with the years of its age and how to write them', async () => {
  const desk = openDesk()
  const refused = await desk.post('/admin/citas', { ...OF_ALL_AGES, mas_personas: `${LEO.name}, ${LEO.curp}, ${MINORS_FIRST}` })
  expect(refused.body).toMatchObject({
    codigo: 'vigencia_no_existe',
    campos: ['mas_personas'],
    que_hacer: 'Por su edad ese día puede ser: 1 año o 3 años. Escríbala al final de su línea, por ejemplo: 1 año.',
  })
  const wrong = await desk.post('/admin/citas', {
    ...OF_ALL_AGES,
    mas_personas: `${LEO.name}, ${LEO.curp}, ${MINORS_FIRST}, 6 años`,
  })
  expect(wrong.body).toMatchObject({ codigo: 'vigencia_no_existe', campos: ['mas_personas'] })
  expect((await desk.post('/admin/citas', { ...OF_ALL_AGES, vigencia: '7' })).body).toMatchObject({
    campos: ['vigencia'],
    que_hacer: 'Por su edad ese día puede ser: 3 años, 6 años o 10 años.',
  })
})

test('half a price is for the first of a family only; the others go by their age or their own line', async () => {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', {
    ...OF_ALL_AGES,
    paga_la_mitad: 'sí',
    mas_personas: 'Eva Paz, 1/2/1990; Ana Paz, 1/2/1950',
  })
  expect(given.body.cita).toMatchObject({ por_pagar: '$2,140' })
  expect(given.body.mas_citas).toMatchObject([{ por_pagar: '$4,280' }, { por_pagar: '$2,140' }])
})

test('two people without a CURP for one telephone: the refusal says what it is, and the story says whose each line is', async () => {
  const { post, doIt } = openDesk()
  const two = { ...FAMILY, mas_personas: 'Eva Rojas Cano, 17/04/2019; Ana Rojas Cano, 18/05/2020', telefono: '55 0000 0001' }
  expect((await post('/admin/citas', two)).body).toMatchObject({
    codigo: 'dos_sin_curp',
    que_paso: 'Con un mismo teléfono solo puede venir una persona sin CURP.',
  })
  const given = await doIt('/admin/citas', { ...two, telefono: '' })
  const { folio } = given.body.cita as { folio: string }
  expect(
    (
      await post('/admin/citas/otro-telefono', {
        folio,
        telefono_nuevo: '55 0000 0001',
        identificacion_vista: 'sí',
        motivo: 'lo pide',
      })
    ).body.codigo,
  ).toBe('dos_sin_curp')
  await doIt('/admin/citas/cancelar', { folio, persona: 'Eva', motivo: 'no viene' })
  const { historia } = (await post('/admin/citas/historia', { folio })).body as { historia: { que: string; de_quien: string }[] }
  expect(historia.find((line) => line.que === 'Se canceló')?.de_quien).toBe('Eva Rojas Cano')
})
