// Somebody complains of the one who talks with them: who hears it, and that the office hears nothing.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { openErasingDesk } from '../privacy/erasure-stage.ts'
import { openCaseDesk } from './case-desk.ts'

type Desk = ReturnType<typeof openCaseDesk>

const BRIBE = 'La persona que me atiende me pidió dinero'

/** A clerk of Toluca has the chat and wrote in it. */
async function talk(desk: Desk) {
  const clerk = desk.keyFor('clerk', ['Toluca'])
  await desk.handOver()
  const caso = await desk.number()
  await desk.answer(caso, 'Con 500 pesos le consigo la cita', clerk)
  desk.hear()
  return { clerk, caso }
}

const complaint = async (desk: Desk) => {
  const [one] = await desk.complaints()
  const read = await desk.post('/admin/denuncias/leer', { caso: one?.caso ?? '' }, desk.comptroller())
  return { caso: one?.caso ?? '', body: read.body as Record<string, { lo_dijo: string; que: string }[]> }
}

describe('while a clerk has the chat', () => {
  test('a complaint is registered at once: number, deadline, who reads it, and the talk goes on without it', async () => {
    const desk = openCaseDesk()
    desk.comptroller()
    const { clerk, caso } = await talk(desk)
    await desk.citizen.write(BRIBE)
    const told = desk.hear()
    const { caso: number, body } = await complaint(desk)
    expect(told).toContain(`Gracias por decirlo. Su denuncia ya está registrada: *${number}*.`)
    expect(told).toContain('La lee contraloría, no la oficina. No la ve quien le atiende en este chat.')
    expect(told).toContain('Le contestan aquí, a más tardar el martes 1 de diciembre')
    expect(body.mensajes).toMatchObject([{ lo_dijo: 'la persona', que: BRIBE }])
    expect((await desk.read(caso)).map((line) => line.que)).toEqual(['Con 500 pesos le consigo la cita'])
    await desk.citizen.write('¿Entonces llevo mi acta?')
    expect((await desk.read(caso)).at(-1)?.que).toBe('¿Entonces llevo mi acta?')
    await desk.answer(caso, 'Sí', clerk)
    expect(desk.hear()).toContain('*Persona de la oficina:*\nSí')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('the word alone opens it, and only the next message belongs to it', async () => {
    const desk = openCaseDesk()
    desk.comptroller()
    const { caso } = await talk(desk)
    await desk.citizen.write('DENUNCIA')
    expect(desk.hear()).toMatch(/ya está registrada: \*C-[\s\S]*ese va a su denuncia y no a la oficina/)
    await desk.citizen.write('Fue hoy, por aquí mismo, y tengo los mensajes')
    expect(desk.hear()).toContain('Lo agregué a su denuncia')
    await desk.citizen.write('Otra pregunta: ¿a qué hora abren?')
    expect((await complaint(desk)).body.mensajes?.map((line) => line.que)).toEqual([
      'Fue hoy, por aquí mismo, y tengo los mensajes',
    ])
    expect((await desk.read(caso)).map((line) => line.que)).toEqual([
      'Con 500 pesos le consigo la cita',
      'Otra pregunta: ¿a qué hora abren?',
    ])
  })

  test('many complaints in one chat are one case, and each gets its words', async () => {
    const desk = openCaseDesk()
    desk.comptroller()
    const { caso } = await talk(desk)
    for (let i = 0; i < 12; i++) await desk.citizen.write(`Me volvió a pedir ${500 + i} pesos para darme la cita`)
    expect(await desk.complaints()).toHaveLength(1)
    expect((await complaint(desk)).body.mensajes).toHaveLength(12)
    expect(await desk.read(caso)).toHaveLength(1)
  })

  test.each([
    'oiga, el licenciado quiere lana',
    'me está pidiendo mordida',
    'quiero denunciar al que me contesta',
    'quien me atiende me insultó',
    'me pide mi número personal y que salga con él',
    'Denuncia: la muchacha me gritó',
    'the person in this chat asked me for money',
    'usted me pidió dinero',
    '¿por qué me pide dinero?',
    'no le voy a dar ni 200 pesos',
    'que le deposite 300 en el oxxo y me da el lugar',
    'a mi esposo le sacaron 1000 pesos en la oficina',
    'es un ratero el que contesta aquí',
    'me condicionó la cita a cambio de dinero',
    'este señor abusa de su puesto',
    'me mandó mensajes cochinos a mi celular',
  ])('"%s" does not reach the clerk', async (words) => {
    const desk = openCaseDesk()
    desk.comptroller()
    const { caso } = await talk(desk)
    await desk.citizen.write(words)
    expect(await desk.read(caso)).toHaveLength(1)
    expect(await desk.complaints()).toHaveLength(1)
  })

  test.each([
    '¿cuánto me van a cobrar?',
    'en el banco me cobraron 1,795 pesos por el pasaporte',
    'nadie me ha pedido dinero',
    'me pidieron mi acta y dos copias',
    'ya pagué, tengo mi comprobante',
    'mi hijo me pidió dinero para su pasaporte',
    'me asaltaron y me quitaron 2000 pesos y mi pasaporte',
    'me atendió muy bien el señor',
  ])('"%s" is for the clerk', async (words) => {
    const desk = openCaseDesk()
    desk.comptroller()
    const { caso } = await talk(desk)
    await desk.citizen.write(words)
    expect((await desk.read(caso)).at(-1)?.que).toBe(words)
    expect(await desk.complaints()).toEqual([])
  })

  test('MIS DATOS and RECLAMAR open their case at once too, and the talk goes on', async () => {
    const desk = openCaseDesk()
    const { caso } = await talk(desk)
    await desk.citizen.write('MIS DATOS')
    expect(desk.hear()).toMatch(/Su solicitud sobre sus datos quedó abierta: \*C-[\s\S]*20 días hábiles[\s\S]*sigue igual/)
    await desk.citizen.write('reclamar')
    expect(desk.hear()).toMatch(/Su reclamo ya está abierto: \*C-[\s\S]*¿Cuál es la CURP\?/)
    await desk.citizen.write('es SAMX900101HMCNRV09')
    expect((await desk.cases()).map((one) => one.tipo).toSorted()).toEqual(['datos', 'persona', 'reclamo'])
    expect(await desk.read(caso)).toHaveLength(2)
    await desk.citizen.write('¿Sigue ahí?')
    expect((await desk.read(caso)).at(-1)?.que).toBe('¿Sigue ahí?')
    expect(brokenInvariants(desk.db)).toEqual([])
  })
})

describe('where nobody has the key for it', () => {
  test('that is said before anything is written down, with the desk outside; her words wait for a yes and her talk goes on', async () => {
    const desk = openCaseDesk()
    const { caso } = await talk(desk)
    await desk.citizen.write(BRIBE)
    const told = desk.hear()
    expect(told).toContain('Aquí nadie tiene el encargo de contraloría.')
    expect(told).toContain('Fuera de la oficina: *Órgano Interno de Control de muestra, tel. 55 0000 0090*.')
    expect(told).toContain('*¿Lo mando sin su nombre ni su teléfono?*')
    expect(desk.count("cases where kind = 'complaint'")).toBe(0)
    await desk.citizen.write('sí, sin mis datos')
    expect(desk.hear()).toContain('Su denuncia ya está registrada. No guardé su teléfono con ella.')
    expect(desk.count("cases where kind = 'complaint' and contact_id is null")).toBe(1)
    await desk.citizen.write('¿Sigue ahí?')
    expect((await desk.read(caso)).at(-1)?.que).toBe('¿Sigue ahí?')
  })

  test('and where no desk outside is written down either, it says so, and who could open it', async () => {
    const desk = openCaseDesk()
    write(desk.db, (tx) => tx.client.run('update agencies set control_contact = null'))
    await talk(desk)
    await desk.citizen.write('DENUNCIA')
    expect(desk.hear()).toContain('La institución no ha dicho quién recibe denuncias fuera de la oficina.')
  })

  test('an administrator reads it only with a key that never attended anybody', async () => {
    const desk = openCaseDesk()
    await desk.handOver()
    await desk.citizen.write('DENUNCIA')
    expect(desk.hear()).toContain('Solo la abre quien administra este sistema, con una clave que no atiende a nadie.')
    const list = async (key?: string) => ((await desk.get('/admin/denuncias', key)).body.denuncias as unknown[]).length
    expect([await list(), await list(desk.keyFor('administrator'))]).toEqual([1, 1])
    expect((await desk.get('/admin/denuncias', desk.keyFor('administrator', ['Toluca']))).status).toBe(403)
    await desk.answer(await desk.number(), 'Buenos días') // With the first administrator's key.
    expect(await list()).toBe(0)
    desk.comptroller()
    expect(await list(desk.keyFor('administrator'))).toBe(0)
  })
})

describe('what the office can see', () => {
  /** All that keys of an office can be shown, of a talk in which something more was said. */
  async function officeSees(says: string[]) {
    const desk = openCaseDesk()
    desk.comptroller()
    await desk.bookXavier()
    const { clerk, caso } = await talk(desk)
    for (const words of says) await desk.citizen.write(words)
    await desk.wait(HOUR)
    await desk.lookAtCases()
    await desk.clean()
    const keys = { clerk, manager: desk.keyFor('manager'), administrator: undefined }
    const forms: [string, Record<string, string>][] = [
      ['/admin/casos/leer', { caso }],
      ['/admin/buscar', { quien: '5500000001' }],
      ['/admin/personas/copia', { curp_o_telefono: '5500000001', identificacion_vista: 'sí', motivo: 'lo pidió' }],
      ['/admin/personas/borrar', { curp_o_telefono: '5500000001', identificacion_vista: 'sí', motivo: 'lo pidió' }],
    ]
    const pages = ['estado', 'casos', 'casos?cuales=vencidos', 'casos?cuales=cerrados', 'agenda', 'citas', 'citas/en-riesgo']
    pages.push('mensajes/no-entregados', 'mensajes/apartados', 'lista-de-espera', 'bitacora', 'invariantes', 'accesos')
    const seen: string[] = []
    for (const [who, key] of Object.entries(keys)) {
      for (const page of pages) seen.push(`${who} ${page} ${(await desk.get(`/admin/${page}`, key)).text}`)
      for (const [path, form] of forms) seen.push(`${who} ${path} ${(await desk.post(path, form, key)).text}`)
    }
    return seen.map((text) => text.replace(/"(mensajes_mes|costo_del_mes|clave)":("[^"]*"|\d+)/g, ''))
  }

  test('is word for word the same whether she complained or not', async () => {
    const silent = await officeSees([])
    expect(await officeSees([BRIBE, 'DENUNCIA', 'Tengo los mensajes', 'denuncia y otra cosa'])).toEqual(silent)
    expect(await officeSees(['DENUNCIA'])).toEqual(silent)
  })

  test('and a clerk who was told the number by her learns nothing with it', async () => {
    const desk = openCaseDesk()
    desk.comptroller()
    const { clerk } = await talk(desk)
    await desk.citizen.write(BRIBE)
    const { caso } = await complaint(desk)
    for (const key of [clerk, desk.keyFor('manager', ['Toluca']), desk.keyFor('administrator')]) {
      for (const path of ['leer', 'tomar']) {
        const known = await desk.post(`/admin/casos/${path}`, { caso }, key)
        const unknown = await desk.post(`/admin/casos/${path}`, { caso: 'C-222222' }, key)
        expect(known.body).toEqual(unknown.body)
      }
      expect((await desk.post('/admin/denuncias/leer', { caso }, key)).status).toBeGreaterThanOrEqual(403)
    }
  })

  test('a clerk’s lines are kept as they were said, also later ones, and when the talk has lost its words', async () => {
    const desk = openCaseDesk()
    desk.comptroller()
    const { clerk, caso } = await talk(desk)
    await desk.citizen.write(BRIBE)
    await desk.answer(caso, 'Mejor borre ese mensaje', clerk)
    await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' }, clerk)
    await desk.wait(40 * DAY)
    await desk.clean()
    expect(desk.count(`case_messages m join cases c on c.id = m.case_id where c.kind = 'person'`)).toBe(0)
    expect((await complaint(desk)).body.conversacion).toMatchObject([
      { lo_dijo: 'clerk', que: 'Con 500 pesos le consigo la cita' },
      { lo_dijo: 'clerk', que: 'Mejor borre ese mensaje' },
    ])
    expect(() => desk.db.client.run("update case_evidence set form = 'x'")).toThrow('wall')
    expect(() => desk.db.client.run('delete from case_evidence')).toThrow('wall')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('whoever wrote in the chat cannot write in the complaint, in the tables neither', async () => {
    const desk = openCaseDesk()
    desk.comptroller()
    await talk(desk)
    await desk.citizen.write(BRIBE)
    const who = "select key_id from case_evidence where author = 'office'"
    const { key_id = 0 } = desk.db.client.query<{ key_id: number | null }, []>(who).get() ?? {}
    const { id } = desk.db.client.query<{ id: number }, []>("select id from cases where kind = 'complaint'").get() ?? { id: 0 }
    const note = 'insert into case_messages (case_id, at, author, key_id, form) values (?, 1, ?, ?, ?)'
    expect(() => desk.db.client.run(note, [id, 'note', key_id, 'text'])).toThrow('wall')
  })
})

describe('whoever hears it', () => {
  test('answers in her chat without taking it; what she writes with the word comes back, and nothing else', async () => {
    const desk = openCaseDesk()
    const key = desk.comptroller()
    const { caso } = await talk(desk)
    await desk.citizen.write(BRIBE)
    const { caso: number } = await complaint(desk)
    desk.hear()
    await desk.doIt('/admin/denuncias/contestar', { caso: number, respuesta: '¿Guardó los mensajes?' }, key)
    await desk.settle()
    expect(desk.hear()).toBe(
      '*Quien lee su denuncia:*\n¿Guardó los mensajes?\n\nPara contestarle, escriba *DENUNCIA* y lo que quiera decir. Lo demás que escriba no le llega.',
    )
    await desk.citizen.write('Denuncia sí, los tengo todos')
    await desk.citizen.write('¿Y mi cita?')
    expect((await complaint(desk)).body.mensajes?.map((line) => line.que)).toEqual([
      BRIBE,
      '¿Guardó los mensajes?',
      'sí, los tengo todos',
    ])
    expect((await desk.read(caso)).at(-1)?.que).toBe('¿Y mi cita?')
    await desk.doIt('/admin/denuncias/cerrar', { caso: number, resultado: 'resuelto' }, key)
    expect(await desk.complaints()).toEqual([])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('and after a day she reads the answer when she writes; then the assistant has the chat', async () => {
    const desk = openCaseDesk()
    const key = desk.comptroller()
    await desk.citizen.write('denuncia')
    await desk.citizen.tap('Sí, con mis datos')
    await desk.citizen.write('En la ventanilla 2 me pidieron dinero')
    const { caso } = await complaint(desk)
    await desk.wait(2 * DAY)
    desk.hear()
    await desk.doIt('/admin/denuncias/contestar', { caso, respuesta: 'Ya se revisa' }, key)
    await desk.settle()
    expect(desk.hear()).not.toContain('Ya se revisa')
    await desk.citizen.write('a ver')
    expect(desk.hear()).toContain('*Quien lee su denuncia:*\nYa se revisa')
    await desk.citizen.write('Hola')
    expect(desk.hear()).toContain('¿En qué le ayudo?')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('has a logbook of its own, and stands in none of the office', async () => {
    const desk = openCaseDesk()
    const key = desk.comptroller()
    await talk(desk)
    await desk.citizen.write(BRIBE)
    await complaint(desk)
    const lines = (await desk.get('/admin/denuncias/bitacora', key)).body.hechos as { que: string }[]
    expect(lines.map((line) => line.que)).toEqual(['Leyó una denuncia', 'Vio la lista de denuncias'])
    expect((await desk.get('/admin/bitacora')).text).not.toContain('denuncia')
  })

  test('belongs to no office, and does nothing for one', async () => {
    const desk = openCaseDesk()
    const refused = await desk.post('/admin/accesos', { nombre: 'Control', rol: 'contraloría', oficina: 'Toluca' })
    expect(refused.body.codigo).toBe('contraloria_de_todas')
    const key = await desk.giveKey({ nombre: 'Control', rol: 'contraloría', oficina: 'todas' })
    const me = await desk.get('/admin/yo', key)
    expect(me.body.rol).toBe('contraloría')
    expect((me.body.operaciones as string[]).every((one) => /denuncias|\/yo|segunda|por-atender/.test(one))).toBe(true)
  })
})

test('a deletion of her data takes her name from the complaint and leaves its words and its evidence', async () => {
  const desk = openErasingDesk()
  desk.comptroller()
  const { clerk, caso } = await talk(desk)
  await desk.citizen.write(BRIBE)
  await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' }, clerk)
  await desk.settle()
  desk.clock.advance(DAY)
  expect((await desk.erase('5500000001')).body).toMatchObject({ hecho: true })
  await desk.jobLooks()
  const { body } = await complaint(desk)
  expect(body.denuncia).toMatchObject({ de_quien: 'sin datos', telefono: null, estado: 'abierto' })
  expect(body.mensajes).toMatchObject([{ que: BRIBE }])
  expect(body.conversacion).toHaveLength(1)
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('a closed complaint keeps its words for its own time, and then nothing', async () => {
  const desk = openCaseDesk()
  const key = desk.comptroller()
  await talk(desk)
  await desk.citizen.write(BRIBE)
  const { caso } = await complaint(desk)
  await desk.doIt('/admin/denuncias/cerrar', { caso, resultado: 'resuelto' }, key)
  await desk.wait(300 * DAY)
  await desk.clean()
  expect(desk.count('case_evidence')).toBe(1)
  await desk.wait(70 * DAY)
  await desk.clean()
  expect(desk.count('case_evidence')).toBe(0)
  expect(desk.count("case_messages m join cases c on c.id = m.case_id where c.kind = 'complaint'")).toBe(0)
  expect(brokenInvariants(desk.db)).toEqual([])
})
