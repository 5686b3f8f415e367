// A procedure goes from one installation to another as a file: what it says, what of it is refused, and what it never touches.
import { describe, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokenInvariants } from '../../db/invariants.ts'
import { type Db, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { sameAgain } from '../../src/booking/chat/same-again.ts'
import { liveOf } from '../../src/booking/views.ts'
import { procedureCommand } from '../../src/commands/procedure.ts'
import { meetCitizen } from '../chat/citizen.ts'
import { copyOf } from '../copied.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import { ADMIN_TOKEN, openOffice } from '../office.ts'
import { MOBILITY } from './mobility.ts'

const PATH = '/admin/tramites/archivo'
const FILES = join(import.meta.dir, '../../db/seeds/procedures')
const READY = readdirSync(join(FILES, 'ready')).map((name) => `ready/${name}`)
const fileNamed = (name: string) => readFileSync(join(FILES, name), 'utf8')
const LICENCE = fileNamed('ready/driving-licence.json')

type Json = Record<string, unknown>
interface Shaped {
  papers: Record<string, Json>
  tariff?: Json
  fees: Json[]
  procedures: (Json & { fields: Json[]; papers: string[] })[]
}
/** The licence, changed. */
function licence(change: (file: Shaped, first: Shaped['procedures'][number]) => unknown): string {
  const file: Shaped = JSON.parse(LICENCE)
  const [first] = file.procedures
  if (!first) throw new Error('the licence is gone')
  change(file, first)
  return JSON.stringify(file)
}

type Desk = ReturnType<typeof openDesk>
const takeOut = async ({ get }: Pick<Desk, 'get'>, tramite: string, token?: string) =>
  get(`${PATH}?${new URLSearchParams({ tramite, formato: 'archivo' })}`, token)
const bring = ({ doIt }: Pick<Desk, 'doIt'>, archivo: string, token?: string) => doIt(PATH, { archivo }, token)

/** A house begun with SEED=empty. */
function emptyHouse() {
  const office = openOffice({ db: copyOf('an empty house', (db) => write(db, (tx) => seed(tx, 'empty', 0))) })
  const ask = async (method: 'GET' | 'POST', path: string, form?: Record<string, string>) => {
    const response = await office.house.officeApp.handle(
      new Request(`http://localhost${path}`, {
        method,
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
        body: form ? JSON.stringify(form) : null,
      }),
    )
    const text = await response.text()
    return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : {}, headers: response.headers }
  }
  return {
    ...office,
    get: (path: string) => ask('GET', path),
    async doIt(path: string, form: Record<string, string>) {
      const { body } = await ask('POST', path, form)
      return body.clave ? ask('POST', path, { ...form, clave: body.clave }) : { ...(await ask('POST', path, form)), body }
    },
  }
}

const saidBy = ({ id: _, ...row }: Json): string => JSON.stringify(row)

/** All that belongs to a procedure, without the numbers of its rows and whether it is offered. */
function recordsOf({ client }: Db, id: string): Json[][] {
  const rows = (sql: string, key: string): Json[] =>
    client
      .query<Json, [string]>(sql)
      .all(key)
      .toSorted((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0) || saidBy(a).localeCompare(saidBy(b)))
      .map(({ id: number, version: _, position: __, active: ___, ...row }) =>
        typeof number === 'string' ? { id: number, ...row } : row,
      )
  const own = rows('select * from procedures where id = ?1', id)
  const prices = String(own[0]?.fee_table)
  return [
    own,
    rows('select * from procedure_words where procedure_id = ?1', id),
    rows('select * from procedure_fields where procedure_id = ?1', id),
    rows('select * from requirements where procedure_id = ?1', id),
    rows('select * from fees where fee_table = ?1', prices),
    rows('select * from fee_tables where name = ?1', prices),
  ]
}

describe('out of one house and into another', () => {
  test.each(['renovar pasaporte', 'primer pasaporte de menor de edad', 'acta de nacimiento'])(
    '%s has the same records in a house that began empty',
    async (tramite) => {
      const [desk, house] = [openDesk(), emptyHouse()]
      const file = await takeOut(desk, tramite)
      expect(file.headers.get('content-disposition')).toEndWith('.json"')
      const { id } = JSON.parse(file.text).procedures[0]
      const made = await bring(house, file.text)
      expect(made.body).toMatchObject({ hecho: true, resumen: 'Se dio de alta 1 trámite. Las citas ya dadas no cambian.' })
      expect(recordsOf(house.db, id)).toEqual(recordsOf(desk.db, id))
      expect(recordsOf(house.db, id)[0]).toHaveLength(1)
      expect((await takeOut(house, tramite)).text).toBe(file.text)
      expect(brokenInvariants(house.db)).toEqual([])
    },
  )

  test.each(['passport.json', 'done-elsewhere.json'])('%s fills an empty house as a new installation is filled', async (name) => {
    const [desk, house] = [openDesk(), emptyHouse()]
    expect((await bring(desk, fileNamed(name))).body.codigo).toBe('archivo_ya_esta')
    expect((await bring(house, fileNamed(name))).body.hecho).toBe(true)
    for (const { id } of JSON.parse(fileNamed(name)).procedures) expect(recordsOf(house.db, id)).toEqual(recordsOf(desk.db, id))
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('the same file twice changes nothing and says so', async () => {
    const desk = openDesk()
    expect((await bring(desk, LICENCE)).body.hecho).toBe(true)
    const before = recordsOf(desk.db, 'driving_licence')
    expect(await bring(desk, LICENCE)).toMatchObject({ status: 409, body: { codigo: 'archivo_ya_esta' } })
    expect((await bring(desk, (await takeOut(desk, 'sacar licencia de conducir')).text)).body.codigo).toBe('archivo_ya_esta')
    expect((await bring(desk, (await takeOut(desk, 'renovar pasaporte')).text)).body.codigo).toBe('archivo_ya_esta')
    expect(recordsOf(desk.db, 'driving_licence')).toEqual(before)
  })

  test('nothing is made before its key comes, and the proposal says member by member what would be otherwise', async () => {
    const desk = openDesk()
    const proposed = await desk.post(PATH, { archivo: LICENCE })
    expect(proposed.body).toMatchObject({
      hecho: false,
      cambios: ['Nuevo: sacar licencia de conducir (4 preguntas, 3 cosas que llevar, 2 precios).'],
    })
    expect(recordsOf(desk.db, 'driving_licence')[0]).toEqual([])
    await bring(desk, LICENCE)
    const dearer = licence(({ fees }, one) => {
      Object.assign(fees[0] ?? {}, { centavos: 95_000 })
      one.noticeMinutes = 2_880
      one.papers = ['address', 'payment']
      one.fields = one.fields.slice(0, 3)
    })
    const unused = licence(({ papers }, one) => {
      delete papers.identification
      Object.assign(one, JSON.parse(dearer).procedures[0])
    })
    const would = await desk.post(PATH, { archivo: JSON.stringify({ ...JSON.parse(dearer), papers: JSON.parse(unused).papers }) })
    const [line] = would.body.cambios as string[]
    expect(line).toStartWith('sacar licencia de conducir: ')
    for (const told of [
      'noticeMinutes: «2880»',
      'fees.3.2026-01-01.centavos: «90000» pasa a «95000»',
      'fields.permit: se quita «Concesión»',
    ])
      expect(line).toContain(told)
    await bring(desk, JSON.stringify({ ...JSON.parse(dearer), papers: JSON.parse(unused).papers }))
    const { lista } = (await desk.get('/admin/tramites/que-llevar?tramite=sacar+licencia+de+conducir')).body as { lista: Json[] }
    expect(lista.map((one) => [one.que_llevar, one.hasta_el])).toEqual([
      ['Su comprobante de domicilio, de tres meses o menos.', null],
      ['Su comprobante de pago.', null],
      ['Su identificación oficial vigente, por ejemplo su INE.', '2026-11-23'],
    ])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('appointments of the procedure stand as they were', async () => {
    const desk = openDesk()
    expect((await desk.doIt('/admin/citas', ROSA_AT_COUNTER)).status).toBe(200)
    const appointments = () => desk.db.client.query('select * from appointments').all()
    const before = appointments()
    const file = JSON.parse((await takeOut(desk, 'renovar pasaporte')).text)
    Object.assign(file.procedures[0], { slotCount: 2, name: 'renovar su pasaporte', minAge: 21 })
    expect((await bring(desk, JSON.stringify(file))).body.hecho).toBe(true)
    expect(appointments()).toEqual(before)
    expect(before).toHaveLength(1)
    file.procedures[0].identity = 'none'
    file.procedures[0].minAge = 0
    expect((await bring(desk, JSON.stringify(file))).body).toMatchObject({
      codigo: 'dato_fijo',
      que_paso: expect.stringContaining('renewal: identity'),
    })
  })
})

describe('what is refused, by the name of its member', () => {
  test.each<[string, string, (file: Shaped, first: Shaped['procedures'][number]) => void]>([
    ['procedures.0.colour: Ese dato no se conoce', 'unknown', (_, one) => void Object.assign(one, { colour: 'azul' })],
    ['procedures.0.nameEn: Falta.', 'missing', (_, one) => void delete one.nameEn],
    ['fees.1.validFrom: Escriba el día así', 'no day', ({ fees }) => void Object.assign(fees[1] ?? {}, { validFrom: 'enero' })],
    ['fees.0.validFrom: Falta.', 'a price without a date', ({ fees }) => void delete (fees[0] as { validFrom?: string }).validFrom],
    [
      'procedures: Es demasiado: 100 elementos o menos.',
      'a thousand records',
      (file, { nameEn }) =>
        void Object.assign(file, {
          procedures: Array.from({ length: 1_000 }, (_, n) => ({ id: `p_${n}`, name: `trámite ${n}`, nameEn })),
        }),
    ],
    [
      'procedures.0.fields: Es demasiado: 20 elementos o menos.',
      'two hundred questions',
      (_, one) =>
        void Object.assign(one, { fields: Array.from({ length: 200 }, (_, n) => ({ ...one.fields[0], name: `f_${n}` })) }),
    ],
    ['procedures.0.slotCount: Es demasiado: 24 o menos.', 'too many', (_, one) => void Object.assign(one, { slotCount: 25 })],
    [
      'procedures.0.audience: Debe ser uno de estos: adult, minor, any.',
      'no such',
      (_, one) => void Object.assign(one, { audience: 'all' }),
    ],
    ['procedures.0.papers.0: No está en papers: «photo».', 'no paper', (_, one) => void one.papers.splice(0, 1, 'photo')],
    ['procedures.0.identity: Sin CURP no se sabe la edad', 'ages', (_, one) => void Object.assign(one, { identity: 'none' })],
    [
      'procedures.0.fields.0.options: Las opciones',
      'one option',
      (_, { fields }) => void Object.assign(fields[0] ?? {}, { options: [] }),
    ],
    [
      'procedures.0.fields.1.pattern: Use A',
      'regular expression',
      (_, { fields }) => void Object.assign(fields[1] ?? {}, { pattern: '(a+)+$' }),
    ],
    [
      'procedures.0.fields.1.shownIf: «truck» no es una respuesta de «type».',
      'a condition that is never so',
      (_, { fields }) => void Object.assign(fields[1] ?? {}, { shownIf: { of: 'type', is: '=', than: 'truck' } }),
    ],
    [
      'procedures.0.fields.0.shownIf: «permit» no es nada que se sepa ahí.',
      'a condition on what is asked later',
      (_, { fields }) => void Object.assign(fields[0] ?? {}, { shownIf: { of: 'permit', is: '=', than: 'x' } }),
    ],
    [
      'procedures.0.doneBy: No se hace aquí',
      'a pointer with questions',
      (_, one) => void Object.assign(one, { doneBy: 'el estado' }),
    ],
    ['papers.address: Ningún trámite', 'a paper of nobody', (_, one) => void one.papers.splice(1, 1)],
  ])('%s (%s)', async (told, _why, change) => {
    const desk = openDesk()
    const refused = await desk.post(PATH, { archivo: licence(change) })
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({ codigo: 'archivo_no_sirve', que_paso: expect.stringContaining(told), campos: ['archivo'] })
    expect(recordsOf(desk.db, 'driving_licence')[0]).toEqual([])
  })

  test('what is no JSON, the name of another procedure, and a pointer to what an office does', async () => {
    const desk = openDesk()
    expect((await desk.post(PATH, { archivo: '{ "procedures": [' })).body.que_paso).toContain('No se lee como JSON')
    const named = licence((_, one) => void Object.assign(one, { name: 'Renovar Pasaporte' }))
    expect((await desk.post(PATH, { archivo: named })).body.codigo).toBe('ya_existe')
    const advice = JSON.parse((await takeOut(desk, 'cita de asesoría')).text)
    Object.assign(advice, { papers: {} })
    Object.assign(advice.procedures[0], { doneBy: 'otra oficina', papers: [] })
    expect((await desk.post(PATH, { archivo: JSON.stringify(advice) })).body.codigo).toBe('tramite_se_hace_aqui')
  })

  test('another agency writes its own procedures alone, and takes out none of the others', async () => {
    const desk = openDesk()
    const key = String((await desk.post('/admin/dependencias/nueva', MOBILITY)).body.clave)
    expect((await takeOut(desk, 'renovar pasaporte', key)).body.codigo).toBe('tramite_no_existe')
    const passport = (await takeOut(desk, 'renovar pasaporte')).text
    const before = recordsOf(desk.db, 'renewal')
    expect((await bring(desk, passport, key)).body.codigo).toBe('tabla_de_la_ley')
    expect(recordsOf(desk.db, 'renewal')).toEqual(before)
    expect((await bring(desk, LICENCE, key)).body.hecho).toBe(true)
    expect((await bring(desk, LICENCE, key)).body.codigo).toBe('archivo_ya_esta')
    const mine = recordsOf(desk.db, 'driving_licence')
    expect((await bring(desk, LICENCE)).body.hecho).toBe(true)
    expect((await bring(desk, LICENCE)).body.codigo).toBe('archivo_ya_esta')
    expect(recordsOf(desk.db, 'driving_licence')).toEqual(mine)
    expect(JSON.parse((await takeOut(desk, 'sacar licencia de conducir')).text).procedures[0]).toMatchObject({
      id: 'driving_licence_1',
      fields: JSON.parse(LICENCE).procedures[0].fields.map(({ name }: { name: string }) => expect.objectContaining({ name })),
    })
    expect((await desk.get('/admin/tramites')).text.split('"sacar licencia de conducir"')).toHaveLength(2)
    expect(brokenInvariants(desk.db)).toEqual([])
  })
})

describe('npm run procedure -- check FILE', () => {
  const run = (...args: string[]) => {
    const lines: string[] = []
    return { code: procedureCommand(args, FILES, (line) => lines.push(line)), said: lines.join('\n') }
  }

  test.each(['passport.json', 'done-elsewhere.json', ...READY])('%s is fit', (name) => {
    const { code, said } = run('check', name)
    expect(said).toStartWith(`${name} está bien.`)
    expect(code).toBe(0)
  })

  test('says all that is wrong, each with its place, and ends with 1', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'procedure-')), 'broken.json')
    writeFileSync(
      file,
      licence(({ fees }, one) => void [Object.assign(fees[0] ?? {}, { centavos: '900' }), Object.assign(one, { colour: 'azul' })]),
    )
    const { code, said } = run('check', file)
    expect(code).toBe(1)
    expect(said).toContain('fees.0.centavos: Debe ser un número.')
    expect(said).toContain('procedures.0.colour: Ese dato no se conoce')
    expect(run('check', 'nowhere.json')).toEqual({ code: 1, said: 'No se puede leer el archivo nowhere.json.' })
    expect(run().code).toBe(1)
  })

  test('the schema is published as JSON Schema', () => {
    expect(JSON.parse(run('schema').said).properties).toHaveProperty('procedures')
  })
})

describe('a ready record, brought in and given to an office', () => {
  async function withReady(name: string, tramite: string) {
    const desk = openDesk()
    expect((await bring(desk, fileNamed(name))).body.hecho).toBe(true)
    expect((await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite })).status).toBe(200)
    expect((await desk.publish(tramite)).body).toMatchObject({ hecho: true })
    return meetCitizen({ db: desk.db })
  }

  test('a driving licence asks for the plates of its type, and is booked to the folio', async () => {
    const citizen = await withReady('ready/driving-licence.json', 'sacar licencia de conducir')
    citizen.write('hola', 'quiero sacar mi licencia para manejar')
    expect(citizen.read()).toContain('*sacar licencia de conducir*')
    citizen.write('PUSL990101HBCRLS07 Luis Puga Sol').tap('Motociclista')
    expect(citizen.read()).toContain('*¿Cuáles son las placas de su motocicleta?*')
    expect(citizen.write('ABC-12-34').read()).toContain('como están en la tarjeta de circulación')
    citizen.write('12abc3').tap('Jue 26 nov, 9:00 h', '3 años')
    expect(citizen.read()).toContain('*Placas de la moto:* 12ABC3')
    citizen.tap('Confirmar')
    expect(citizen.read()).toContain('Folio')
    expect(citizen.read()).not.toContain('Concesión')
  })

  test('a price that the office alone knows is told as that, and no price is one that is missing', async () => {
    const [house, missing] = [openDesk(), openDesk()]
    const unpriced = licence(({ fees, tariff }) => [fees.splice(0), Object.assign(tariff ?? {}, { toldThere: true })])
    expect((await bring(house, unpriced)).body.hecho).toBe(true)
    await house.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'sacar licencia de conducir' })
    await house.publish('sacar licencia de conducir')
    const citizen = meetCitizen({ db: house.db }).write('hola', 'quiero sacar mi licencia para manejar')
    citizen.write('PUSL990101HBCRLS07 Luis Puga Sol').tap('Servicio público').write('AB12345').tap('Jue 26 nov, 9:00 h')
    expect(citizen.read()).toContain('Pago: cuánto, se lo dicen en la oficina')
    const nothing = licence((file) => {
      file.fees.splice(0)
      delete file.tariff
    })
    expect((await bring(missing, nothing)).body.que_paso).toContain('Faltan los precios de la tabla')
  })

  test('who did the same before gets the same procedure again, and no other one that its record knows', async () => {
    const desk = openDesk()
    for (const [name, tramite] of [
      ['ready/library-card.json', 'credencial de la biblioteca'],
      ['ready/pet-sterilisation.json', 'esterilización de perros y gatos'],
    ] as const) {
      await bring(desk, fileNamed(name))
      await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite })
      await desk.publish(tramite)
    }
    const citizen = meetCitizen({ db: desk.db }).write('hola', 'esterilizar a mi perro', 'Luis Puga Sol')
    citizen.tap('Macho').write('Canelo', '8').tap('Menos de 10 kilos', 'Jue 26 nov, 9:00 h', 'Confirmar')
    const [view] = liveOf(desk.db, desk.vault, 1, desk.clock.now())
    if (!view) throw new Error('there is no appointment')
    expect(sameAgain(desk.db, [view])).toMatchObject({
      who: 'self',
      family: 'pet_sterilisation',
      people: [{ name: 'Luis Puga Sol' }],
    })
  })

  test('a library card is given by the name alone, and is booked to the folio', async () => {
    const citizen = await withReady('ready/library-card.json', 'credencial de la biblioteca')
    citizen.write('hola', 'credencial de la biblioteca', 'Luis Puga Sol').tap('Jue 26 nov, 9:00 h')
    expect(citizen.read()).toContain('es gratis')
    expect(citizen.read()).not.toContain('CURP')
    citizen.tap('Confirmar')
    expect(citizen.read()).toContain('Folio')
  })
})
