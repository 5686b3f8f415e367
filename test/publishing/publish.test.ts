// A procedure from the draft to what people book: what it lacks is said, the conversation is shown as it will be, and half of it is
// never seen by anybody.
import { describe, expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { FIELD_KINDS } from '../../db/schema/catalogue.ts'
import { proceduresFound } from '../../src/chat/finder.ts'
import type { JobDeps } from '../../src/jobs/job.ts'
import { offering } from '../../src/publishing/offering.ts'
import { meetCitizen } from '../chat/citizen.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const PATH = '/admin/tramites/publicar'
const WORKS = 'licencia de obra'
const AS_IS = { tramite: WORKS, se_excluye: 'como está ahora' }
const READY = join(import.meta.dir, '../../db/seeds/procedures/ready')

type Row = Record<string, string>
type Answer = Awaited<ReturnType<ReturnType<typeof openDesk>['post']>>
const lacks = ({ body }: Answer) => (body.partes as Row[]).filter((one) => one.falta?.startsWith('Falta')).map((one) => one.parte)
const told = ({ body }: Answer) => (body.como_se_vera as Row[]).map(({ habla, mensajes }) => `${habla}: ${mensajes}`)

async function withDraft() {
  const desk = openDesk()
  const made = await desk.post('/admin/tramites/nuevo', {
    nombre: WORKS,
    nombre_ingles: 'works licence',
    tabla_de_precios: 'obras',
  })
  expect(made.body.tramite).toMatchObject({ estado: 'borrador' })
  return desk
}

/** With a price and an office. */
async function withWhole() {
  const desk = await withDraft()
  await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: WORKS })
  await desk.doIt('/admin/precios', { tabla: 'obras', anios: '0', pesos: '500', desde_dia: 'hoy', fuente: 'ley' })
  return desk
}

const isFound = (desk: ReturnType<typeof openDesk>, name = WORKS): boolean =>
  proceduresFound(desk.db).some((one) => one.name['es-MX'] === name)

describe('a draft', () => {
  test('is seen neither in the chat nor at the counter, though an office does it', async () => {
    const desk = await withWhole()
    expect(isFound(desk)).toBe(false)
    expect(meetCitizen({ db: desk.db }).write('hola', 'quiero una licencia de obra').read()).not.toContain('Anoté')
    const given = await desk.post('/admin/citas', { ...ROSA_AT_COUNTER, tramite: WORKS })
    expect(given.body.codigo).toBe('tramite_no_existe')
  })

  test('is told what it lacks and which task adds it, and is not offered before', async () => {
    const desk = await withDraft()
    const asked = await desk.post(PATH, AS_IS)
    expect(asked).toMatchObject({ status: 409, body: { codigo: 'tramite_incompleto' } })
    expect(lacks(asked)).toEqual(['Precio', 'Oficinas'])
    for (const task of ['«Poner un precio»', '«Decir qué trámites hace una oficina»']) expect(asked.body.que_paso).toContain(task)
    await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: WORKS })
    expect(lacks(await desk.post(PATH, AS_IS))).toEqual(['Precio'])
    expect((await desk.doIt(PATH, AS_IS)).body.codigo).toBe('tramite_incompleto')
    expect(isFound(desk)).toBe(false)
  })

  test('plays no other procedure while it cannot be found', async () => {
    const desk = openDesk()
    const near = { nombre: 'pedir constancia de residencia', nombre_ingles: 'proof of residence' }
    await desk.post('/admin/tramites/nuevo', near)
    const asked = await desk.post(PATH, { ...AS_IS, tramite: near.nombre })
    expect(lacks(asked)).toEqual(['Oficinas'])
    expect(told(asked)).toEqual([])
  })

  test('is told in its own words what contradicts itself, and not in those of a file', async () => {
    const desk = openDesk()
    const by = { se_identifica_con: 'otro documento', para: 'todas' }
    await desk.post('/admin/tramites/nuevo', { nombre: 'constancia de vecindad', nombre_ingles: 'proof', ...by })
    await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'constancia de vecindad' })
    const asked = await desk.post(PATH, { ...AS_IS, tramite: 'constancia de vecindad' })
    expect(asked.body.que_paso).toBe(
      'Todavía no se puede publicar. Contradicciones: Se identifica con otro documento y nada pregunta por él: agregue una pregunta de tipo «número de documento».',
    )
  })

  test('that nobody could ever book is not offered, or said to lead to no folio', async () => {
    const desk = await withWhole()
    await desk.doIt('/admin/tramites', { tramite: WORKS, aviso_dias: '20', dias_ofrecidos: '10' })
    const never = await desk.post(PATH, AS_IS)
    expect(lacks(never)).toEqual(['Contradicciones'])
    expect(never.body.que_paso).toContain('más anticipación que los días que se ofrece')
    await desk.doIt('/admin/tramites', { tramite: WORKS, aviso_dias: '0', dias_ofrecidos: '0' })
    const form = { tramite: WORKS, dato: 'Metros', dato_en_ingles: 'Metres', pregunta_en_ingles: 'How many?', tipo: 'número' }
    const no = { si_no_sirve: 'Son muchos.', si_no_sirve_en_ingles: 'Too many.', se_acepta_si: 'edad < 18' }
    expect((await desk.doIt('/admin/tramites/preguntas', { ...form, ...no, pregunta: '¿Cuántos metros?' })).body).toMatchObject({
      hecho: true,
    })
    const stuck = await desk.post(PATH, AS_IS)
    expect(stuck.body.resumen).toContain('no llega al folio')
    expect(told(stuck).join('\n')).toContain('Son muchos.')
  })
})

describe('a procedure that is offered', () => {
  const SHOWN = '/admin/tramites/conversacion'

  test('is seen again as people have it now, after each change', async () => {
    const desk = await withWhole()
    await desk.doIt(PATH, AS_IS)
    const seen = await desk.get(`${SHOWN}?tramite=${encodeURIComponent(WORKS)}`)
    expect(seen.body.resumen).toBe(`Así se pide ${WORKS}.`)
    expect(told(seen).at(-1)).toContain('Su cita quedó confirmada')
    await desk.doIt('/admin/tramites/que-llevar', { tramite: WORKS, que_llevar: 'El plano', en_ingles: 'The plan', fuente: 'ley' })
    expect(told(await desk.get(`${SHOWN}?tramite=${encodeURIComponent(WORKS)}`)).at(-1)).toContain('El plano')
    expect(desk.db.client.query('select count(*) as n from appointments').get()).toEqual({ n: 0 })
  })
})

describe('publishing', () => {
  test('shows the conversation of the chat itself up to the folio, and leaves nothing of it', async () => {
    const desk = await withWhole()
    const rows = () => desk.db.client.query('select (select count(*) from appointments) a, (select count(*) from contacts) c').get()
    const before = rows()
    const proposed = await desk.post(PATH, { ...AS_IS, se_excluye: 'con ninguno' })
    expect(proposed.body).toMatchObject({
      hecho: false,
      resumen: expect.stringContaining('Se publicaría licencia de obra en Toluca'),
    })
    const lines = told(proposed)
    expect(lines[0]).toBe('Persona: Hola, quiero licencia de obra')
    expect(lines.join('\n')).toContain('Pago: $500 pesos')
    expect(lines.at(-1)).toContain('*Folio: ')
    expect(rows()).toEqual(before)
    expect(isFound(desk)).toBe(false)
    // What was shown is what somebody reads who writes the same.
    expect((await desk.doIt(PATH, { ...AS_IS, se_excluye: 'con ninguno' })).body).toMatchObject({ hecho: true })
    expect(meetCitizen({ db: desk.db }).write('Hola, quiero licencia de obra').read()).toBe(lines[1]?.replace('Chat: ', '') ?? '')
    expect(desk.db.client.query("select exclusive_group g from procedures where name = 'licencia de obra'").get()).toEqual({
      g: null,
    })
    expect((await desk.post(PATH, AS_IS)).body.codigo).toBe('tramite_ya_se_ofrece')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('says with what it is excluded, and how that is changed', async () => {
    const desk = await withWhole()
    const part = ({ body }: Answer) => (body.partes as Row[]).find((one) => one.parte === 'Con qué se excluye')
    const alone = await desk.post(PATH, AS_IS)
    expect(alone.body.resumen).toContain('ahora mismo. Una persona tiene una sola cita de este trámite a la vez. Lea')
    expect(part(alone)).toEqual({
      parte: 'Con qué se excluye',
      como_esta: 'una persona tiene una sola cita de este trámite a la vez',
      falta:
        'Opcional: Si no es así, elija otra cosa en «con qué se excluye» al publicarlo, o use «Decir qué trámites se excluyen».',
    })
    const joined = await desk.post(PATH, { ...AS_IS, se_excluye: 'con otro trámite', otro_tramite: 'renovar pasaporte' })
    expect(joined.body.resumen).toMatch(
      /Quien tiene cita de este trámite no puede tener a la vez otra de este ni de .*renovar pasaporte/,
    )
    const many = await desk.post(PATH, { ...AS_IS, se_excluye: 'solo consigo mismo', citas_a_la_vez: '3' })
    expect(part(many)?.como_esta).toBe('una persona puede tener 3 citas de este trámite a la vez')
  })

  test('does not do what was proposed before the record changed', async () => {
    const desk = await withWhole()
    const { clave } = (await desk.post(PATH, AS_IS)).body
    await desk.doIt('/admin/tramites', { tramite: WORKS, nombre: 'licencia de construcción' })
    const renamed = { ...AS_IS, tramite: 'licencia de construcción', clave: String(clave) }
    expect(await desk.post(PATH, renamed)).toMatchObject({ status: 409 })
    await desk.doIt('/admin/tramites', { tramite: 'licencia de construcción', nombre: WORKS })
    const again = String((await desk.post(PATH, AS_IS)).body.clave)
    const paper = { tramite: WORKS, que_llevar: 'El plano.', en_ingles: 'The plan.', fuente: 'reglamento' }
    await desk.doIt('/admin/tramites/que-llevar', paper)
    expect((await desk.post(PATH, { ...AS_IS, clave: again })).body.codigo).toBe('cambio_mientras_tanto')
    expect(isFound(desk)).toBe(false)
  })

  test('from a day on happens on that day, also where the machine was off at midnight', async () => {
    const desk = await withWhole()
    const planned = await desk.doIt(PATH, { ...AS_IS, desde_el: '1/12/2026' })
    expect(planned.body.resumen).toContain('desde el martes 1 de diciembre de 2026')
    const look = () => offering.look({ ...desk, writer: desk.house.writer } as unknown as JobDeps)
    desk.clock.set(Date.parse('2026-12-01T05:59:00Z'))
    await look()
    expect(isFound(desk)).toBe(false)
    desk.clock.set(Date.parse('2026-12-03T15:00:00Z'))
    await look()
    expect(isFound(desk)).toBe(true)
    expect(desk.count('procedures where offers_at is not null')).toBe(0)
  })

  test('a pointer shows what is told, and books nothing', async () => {
    const desk = await withDraft()
    await desk.post('/admin/tramites/nuevo', {
      nombre: 'pasaporte de perro',
      nombre_ingles: 'dog passport',
      se_identifica_con: 'solo el nombre',
    })
    await desk.doIt('/admin/tramites/como-se-pide', { tramite: 'pasaporte de perro', lo_hace: 'SENASICA' })
    const made = await desk.doIt(PATH, { ...AS_IS, tramite: 'pasaporte de perro' })
    expect(made.body.hecho).toBe(true)
    expect(told(made).at(-1)).toContain('SENASICA')
  })

  test('is found by a name that a pointer has too, because it is done here now', async () => {
    const desk = await withWhole()
    await desk.doIt('/admin/tramites/como-se-pide', { tramite: WORKS, otros_nombres: 'licencia de manejo' })
    const asks = () => meetCitizen({ db: desk.db }).write('se me venció mi licencia de manejo').read()
    expect(asks()).toContain('no se saca aquí')
    await desk.publish(WORKS)
    expect(asks()).toContain('Anoté: *licencia de obra*')
  })

  test.each(readdirSync(READY))('the ready record %s is booked to the folio by whom it is for', async (name) => {
    const desk = openDesk()
    const archivo = readFileSync(join(READY, name), 'utf8')
    await desk.doIt('/admin/tramites/archivo', { archivo })
    for (const { name: tramite, doneBy } of JSON.parse(archivo).procedures) {
      if (!doneBy) await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite })
      const proposed = await desk.post(PATH, { ...AS_IS, tramite })
      expect({ tramite, lacks: lacks(proposed), last: told(proposed).at(-1) }).toMatchObject({
        lacks: [],
        last: expect.stringContaining('Folio'),
      })
    }
  })

  test('every passport is offered again as it was', async () => {
    const desk = openDesk()
    for (const tramite of [
      'renovar pasaporte',
      'primer pasaporte de menor de edad',
      'renovar pasaporte de menor de edad',
      'cita de asesoría',
    ]) {
      expect((await desk.doIt('/admin/tramites/archivar', { tramite })).body.hecho).toBe(true)
      const again = await desk.doIt(PATH, { ...AS_IS, tramite })
      expect({ tramite, last: told(again).at(-1) }).toMatchObject({ last: expect.stringContaining('Folio') })
    }
  })
})

test('each kind of question has an example that it takes', async () => {
  const desk = await withWhole()
  write(desk.db, (tx) => {
    const add = tx.client.query(
      `insert into procedure_fields (procedure_id, name, position, kind, label, label_en, question, question_en, required, least, most, options)
       values ('licencia_de_obra', ?1, ?2, ?3, ?1, ?1, ?4, ?4, 1, ?5, ?6, ?7)`,
    )
    const options = JSON.stringify([
      { value: 'a', title: 'Casa', titleEn: 'House' },
      { value: 'b', title: 'Local', titleEn: 'Shop' },
    ])
    const limits: Record<string, [number, number]> = { text: [20, 30], number: [-5, -2], date: [10, 12], document: [9, 11] }
    for (const [at, kind] of FIELD_KINDS.entries())
      add.run(
        kind,
        at + 1,
        kind,
        `¿${kind}?`,
        limits[kind]?.[0] ?? null,
        limits[kind]?.[1] ?? null,
        kind === 'choice' ? options : null,
      )
  })
  const proposed = await desk.post(PATH, AS_IS)
  expect(told(proposed).at(-1)).toContain('Folio')
  for (const kind of FIELD_KINDS) expect(told(proposed).join('\n')).toContain(`¿${kind}?`)
})

describe('a copy', () => {
  test('is a draft with all that the other says, without its offices and its words', async () => {
    const desk = await withWhole()
    const form = { tramite: WORKS, nombre: 'licencia de demolición', nombre_ingles: 'demolition licence' }
    await desk.doIt('/admin/tramites/como-se-pide', { tramite: WORKS, otros_nombres: 'permiso para construir' })
    await desk.doIt('/admin/tramites/que-llevar', {
      tramite: WORKS,
      que_llevar: 'El plano.',
      en_ingles: 'The plan.',
      fuente: 'ley',
    })
    expect((await desk.post('/admin/tramites/copiar', form)).body.resumen).toContain('(0 preguntas, 1 cosa que llevar, 1 precio)')
    expect((await desk.post('/admin/tramites/copiar', form)).body.codigo).toBe('ya_existe')
    expect(lacks(await desk.post(PATH, { ...AS_IS, tramite: form.nombre }))).toEqual(['Oficinas'])
    expect(desk.count("procedure_words where procedure_id = 'licencia_de_demolicion'")).toBe(0)
    expect(desk.count("fees where fee_table = 'obras'")).toBe(1)
  })
})

describe('an archived procedure', () => {
  test('is no longer offered or listed, and its appointments still say its name', async () => {
    const desk = openDesk()
    const given = await desk.doIt('/admin/citas', ROSA_AT_COUNTER)
    const { folio } = given.body.cita as { folio: string }
    const tramite = ROSA_AT_COUNTER.tramite
    const done = await desk.doIt('/admin/tramites/archivar', { tramite })
    expect(done.body).toMatchObject({ hecho: true, citas_por_venir: 1 })
    expect(isFound(desk, tramite)).toBe(false)
    expect((await desk.get('/admin/tramites')).text).toContain('archivado')
    expect((await desk.post('/admin/citas/historia', { folio })).text).toContain(tramite)
    const phone = desk.phone('5215500000001')
    await phone.write('mis citas')
    expect(JSON.stringify(phone.arrived)).toContain(tramite)
    expect((await desk.post('/admin/tramites/archivar', { tramite })).body.codigo).toBe('tramite_ya_archivado')
  })
})

test('¿Está todo bien? names what is offered and lost its offices or its price', async () => {
  const desk = await withWhole()
  expect((await desk.publish(WORKS)).body.hecho).toBe(true)
  const mend = async () => JSON.stringify((await desk.get('/admin/estado')).body.que_arreglar)
  expect(await mend()).not.toContain(WORKS)
  await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: WORKS, se_hace: 'no' })
  expect(await mend()).toContain('No se hace en ninguna oficina abierta: licencia de obra.')
  write(desk.db, (tx) => void tx.client.run("update fees set valid_from = '2027-06-01' where fee_table = 'obras'"))
  expect(await mend()).toContain('Se ofrece sin un precio que valga hoy: licencia de obra.')
})

describe('a price that belongs to no procedure', () => {
  const TABLE = 'otras obras'
  const PRICE = { tabla: TABLE, anios: '0', pesos: '200', desde_dia: 'hoy', fuente: 'ley' }

  async function withLostPrice() {
    const desk = openDesk()
    await desk.post('/admin/tramites/nuevo', { nombre: WORKS, nombre_ingles: 'works licence' })
    await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: WORKS })
    const proposed = await desk.post('/admin/precios', PRICE)
    await desk.doIt('/admin/precios', PRICE)
    return { ...desk, proposed }
  }
  const priceOf = (answer: Answer) => (answer.body.partes as Row[]).find((one) => one.parte === 'Precio')

  test('is told when it is put, when the procedure is published, and in the look at everything', async () => {
    const { proposed, post, get } = await withLostPrice()
    expect(proposed.body.resumen).toContain('esta tabla no es de ningún trámite')
    expect(priceOf(await post(PATH, AS_IS))).toMatchObject({ como_esta: 'gratis', falta: expect.stringContaining(TABLE) })
    expect((await get('/admin/estado')).text).toContain(`Hay precios que no son de ningún trámite: ${TABLE}`)
  })

  test('is given to its procedure by changing that, and taken away again', async () => {
    const { doIt, post, get } = await withLostPrice()
    const given = await doIt('/admin/tramites', { tramite: WORKS, tabla_de_precios: TABLE })
    expect(given.body.resumen).toContain(`Tabla de precios: «${TABLE}»`)
    expect(priceOf(await post(PATH, AS_IS))).toMatchObject({ como_esta: '$200 MXN', falta: '' })
    expect((await get('/admin/estado')).text).not.toContain('Hay precios que no son de ningún trámite')
    await doIt('/admin/tramites', { tramite: WORKS, tabla_de_precios: 'ninguna' })
    expect(priceOf(await post(PATH, AS_IS))).toMatchObject({ como_esta: 'gratis' })
  })

  test('stays as it is under appointments that were told another one', async () => {
    const desk = await withWhole()
    await desk.publish(WORKS)
    expect((await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, tramite: WORKS })).status).toBe(200)
    const asked = await desk.post('/admin/tramites', { tramite: WORKS, tabla_de_precios: 'ninguna' })
    expect(asked).toMatchObject({ status: 409, body: { codigo: 'tiene_citas' } })
  })
})
