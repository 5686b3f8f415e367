// Each figure of a small world, counted by hand.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { queryTexts } from '../../db/queries.ts'
import { renameContact } from '../../src/messaging/contacts.ts'
import { FIGURE_LIST } from '../../src/numbers/figures.ts'
import { twoAgencies } from '../http/two-agencies.ts'
import { planOf } from '../statements/plan.ts'
import { liveThroughFriday, OF_FRIDAY, openWeek } from './week-stage.ts'

const HOURS = ['9:00', '9:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00', '13:30', '14:00']

describe('a Friday in Toluca', () => {
  test('is told as it was: who had an appointment, by which way, who came, who did not, who cancelled, how long they waited', async () => {
    const week = await openWeek()
    await liveThroughFriday(week)
    week.at('sat', 10)
    const { total, resumen } = await week.numbers(OF_FRIDAY)
    expect(total).toEqual({
      renglon: 'Total',
      lugares_publicados: 48, // 16 hours of half an hour, 3 windows.
      citas: 15,
      citas_chat: 2,
      citas_lista: 0,
      citas_mostrador: 11,
      citas_telefono: 2,
      llegaron: 11,
      llegaron_tarde: 1,
      no_vinieron: 4,
      no_se_sabe: 0,
      por_venir: 0,
      canceladas_persona: 1,
      canceladas_tarde: 0,
      canceladas_oficina: 1,
      canceladas_sistema: 0,
      sin_cita: 2,
      espera_mitad: 15, // 5 5 10 10 15 [15] 20 20 25 (30) 60
      espera_nueve_de_diez: 30,
      dias_mitad: 3, // Twelve times 3, three times 1.
      dias_nueve_de_diez: 3,
      primera_fecha_libre: '2026-11-30',
    })
    expect(resumen).toBe(
      'En Toluca, el viernes 27 de noviembre de 2026: 15 citas; llegaron 11 personas y la mitad esperó 15 minutos o menos.',
    )
    expect(week.broken()).toEqual([])
  })

  test('is to come before it begins, and nobody is missed', async () => {
    const week = await openWeek()
    for (const hora of HOURS) await week.give(hora)
    week.at('fri', 12)
    const { total } = await week.numbers(OF_FRIDAY)
    expect(total).toMatchObject({ citas: 11, por_venir: 11, no_vinieron: 0, no_se_sabe: 0, llegaron: 0, espera_mitad: null })
  })

  test('says of nobody that they did not come unless an arrival was noted that day', async () => {
    for (const [isNoted, told] of [
      [false, { llegaron: 1, no_se_sabe: 10, no_vinieron: 0 }],
      [true, { llegaron: 2, no_se_sabe: 0, no_vinieron: 9 }],
    ] as const) {
      const week = await openWeek()
      const folios: string[] = []
      for (const hora of HOURS) folios.push(await week.give(hora))
      week.at('fri', 14)
      await week.step('atendida', { turno_o_folio: folios[0] ?? '' })
      if (isNoted) await week.arrive(folios.at(-1) ?? '')
      week.at('sat', 10)
      expect((await week.numbers(OF_FRIDAY)).total).toMatchObject({ citas: 11, ...told })
    }
  })

  test('counts who lacked a paper on the day of the visit and on the day to which they come back', async () => {
    const week = await openWeek()
    const folios: string[] = []
    for (const hora of HOURS) folios.push(await week.give(hora))
    week.at('fri', 9, 5)
    const [folio = ''] = folios
    await week.arrive(folio)
    await week.step('llamar', { turno_o_folio: folio, ventanilla: '1' })
    await week.step('falta-papel', { turno_o_folio: folio, papel: 'Su pasaporte anterior.' })
    const moved = await week.doIt('/admin/citas/mover', {
      folio,
      oficina: 'Toluca',
      dia: '30/11/2026',
      hora: '10:00',
      motivo: 'le faltó',
    })
    expect(moved.status).toBe(200)
    week.at('sat', 10)
    expect((await week.numbers(OF_FRIDAY)).total).toMatchObject({ citas: 11, llegaron: 1, no_vinieron: 10 })
    expect(week.broken()).toEqual([])
  })

  test('forgets a cancellation that was undone, and takes an appointment that was moved to its last hour', async () => {
    const week = await openWeek()
    for (const hora of HOURS.slice(2)) await week.give(hora)
    const rosa = week.phone('5215500000001')
    await week.book(rosa, 'el viernes 27 a las 16')
    week.at('thu', 17) // With less than a day left.
    await rosa.write('cancelar mi cita')
    await rosa.tap('Sí, cancelarla')
    expect((await week.numbers(OF_FRIDAY)).total).toMatchObject({ citas: 9, canceladas_persona: 1, canceladas_tarde: 1 })
    await rosa.write('deshacer')
    expect((await week.numbers(OF_FRIDAY)).total).toMatchObject({
      citas: 10,
      citas_chat: 1,
      canceladas_persona: 0,
      canceladas_tarde: 0,
    })
    const moved = { folio: await week.give('14:00'), oficina: 'Toluca', dia: '30/11/2026', hora: '10:00', motivo: 'lo pidió' }
    await week.doIt('/admin/citas/mover', moved)
    expect((await week.numbers(OF_FRIDAY)).total).toMatchObject({ citas: 10, citas_mostrador: 9 })
  })
})

test('an hour that was closed is no longer published, and its people count in the hour that they got', async () => {
  const week = await openWeek()
  for (const hora of HOURS) await week.give(hora)
  const closing = { oficina: 'Toluca', dia: '27/11/2026', desde: '13:00', hasta: '17:00', motivo: 'falta luz' } as const
  const closed = await week.doIt('/admin/cierres', { ...closing, motivo_que_lee: 'no hay luz en la oficina' })
  expect([closed.status, closed.body]).toMatchObject([200, { hecho: true }])
  const days = new URLSearchParams({ oficina: 'Toluca', desde_dia: '27/11/2026', hasta_dia: '31/12/2026' })
  const [friday, later] = [await week.numbers(OF_FRIDAY), await week.numbers(days.toString())]
  expect(friday.total.lugares_publicados).toBe(24) // Eight hours of half an hour, 3 windows.
  expect(later.total).toMatchObject({ citas: 11, canceladas_oficina: 0 })
  expect(week.broken()).toEqual([])
})

test('whoever asked stays counted when two chats turn out to be one person’s', async () => {
  const week = await openWeek()
  for (const hora of HOURS) await week.give(hora)
  const rosa = week.phone('5215500000001')
  await week.book(rosa, 'el viernes 27 a las 16')
  const before = (await week.numbers(OF_FRIDAY)).total
  const other = week.phone('5215500000002')
  await other.write('hola')
  const [was, becomes] = ['5215500000002', '5215500000001'].map((value) => [{ kind: 'phone' as const, value }])
  write(week.db, (tx) => renameContact(tx, week.house.messaging, was ?? [], becomes ?? [], week.clock.now()))
  expect(week.count('contacts')).toBe(1)
  expect((await week.numbers(OF_FRIDAY)).total).toEqual(before)
})

describe('by', () => {
  test('the hour, the procedure, the month and the office come the same sums', async () => {
    const week = await openWeek()
    await liveThroughFriday(week)
    week.at('sat', 10)
    for (const por of ['día', 'hora', 'mes', 'trámite', 'oficina']) {
      const { total, renglones, juntos } = await week.numbers(`${OF_FRIDAY}&por=${encodeURIComponent(por)}`)
      for (const [name, figure] of FIGURE_LIST) {
        const isSum = 'counts' in figure || ('places' in figure && por !== 'trámite')
        const sum = [...renglones, juntos].reduce((all, one) => all + Number(one?.[name] ?? 0), 0)
        if (isSum) expect([por, name, sum]).toEqual([por, name, Number(total[name])])
      }
    }
  })

  test('line, what is of fewer than ten people is not told, and not by subtraction either', async () => {
    const week = await openWeek()
    await liveThroughFriday(week)
    week.at('sat', 10)
    const { renglones, juntos } = await week.numbers(`${OF_FRIDAY}&por=hora`)
    // 10 h: 2, 11 h: 6, 12 h: 6, 13 h: 4, 16 h: 1. Each alone is too few.
    expect(renglones.filter(({ citas }) => citas !== null && citas !== 0)).toEqual([])
    expect(juntos).toMatchObject({ renglon: 'Las demás horas', citas: 15 })
    expect(renglones.find(({ renglon }) => renglon === '11:00')).toMatchObject({
      lugares_publicados: 6,
      citas: null,
      sin_cita: null,
    })
  })

  test('whole, fewer than ten people are places alone', async () => {
    const week = await openWeek()
    await week.give('11:00')
    const { total, resumen } = await week.numbers(OF_FRIDAY)
    expect(total).toMatchObject({ lugares_publicados: 48, citas: null, citas_mostrador: null, por_venir: null })
    expect(resumen).toContain('son menos de 10 personas')
  })

  test('file, numbers are numbers and what is not told is empty', async () => {
    const week = await openWeek()
    await liveThroughFriday(week)
    week.at('sat', 10)
    const { text, headers } = await week.get(`/admin/numeros?${OF_FRIDAY}&formato=excel`)
    expect(headers.get('content-disposition')).toContain('numeros-2026-11-27-2026-11-27.csv')
    const [head = '', day = '', total = ''] = text
      .replaceAll(/[\uFEFF"]/g, '')
      .trim()
      .split('\r\n')
    expect(head.split(',').slice(0, 4)).toEqual(['día', 'Lugares publicados', 'Citas', 'Por el chat'])
    expect(day).toBe('2026-11-27,48,15,2,0,11,2,11,1,4,0,0,1,0,1,0,2,15,30,3,3,')
    expect(total).toStartWith('Total,48,15,')
  })
})

describe('the figures', () => {
  test('stand beside their definitions, each with a sentence', async () => {
    const week = await openWeek()
    const { definiciones, total } = await week.numbers()
    const told = new Set(definiciones.map(({ cifra }) => cifra))
    expect(Object.keys(total).filter((name) => name !== 'renglon' && !told.has(name))).toEqual([])
    for (const { que_es } of definiciones) expect(que_es).toMatch(/\.$/)
  })

  test('of one agency are for its keys alone', async () => {
    const { get, ours, theirs } = await twoAgencies()
    const officesOf = async (token: string) => {
      const { renglones } = (await get('/admin/numeros?por=oficina', token)).body as { renglones: { renglon: string }[] }
      return renglones.map((one) => one.renglon)
    }
    expect(await officesOf(theirs)).toEqual(['Movilidad Centro'])
    expect(await officesOf(ours)).not.toContain('Movilidad Centro')
    expect((await get('/admin/numeros?oficina=Movilidad%20Centro', ours)).body.codigo).toBe('oficina_no_existe')
    expect((await get('/admin/numeros?tramite=licencia%20de%20conducir', ours)).body.codigo).toBe('tramite_no_existe')
    const next = (await get('/admin/numeros/proximos-dias', theirs)).body as { oficinas: { oficina: string; dias: unknown[] }[] }
    expect(next.oficinas.map((one) => [one.oficina, one.dias.length])).toEqual([['Movilidad Centro', 28]])
  })

  test('of a manager’s own offices only, an auditor’s of all', async () => {
    const week = await openWeek()
    const offices = async (token: string) => (await week.numbers('por=oficina', token)).renglones.length
    expect(await offices(week.keyFor('manager', ['Toluca']))).toBe(1)
    expect(await offices(week.keyFor('auditor'))).toBe(50)
  })

  test('are read by the hours of an office and its days, never from a whole table', async () => {
    const { db } = await openWeek()
    const texts = queryTexts(db).filter((sql) => /first_called_at|appointment_events|wait_wishes|"taken", "cooling"/.test(sql))
    expect(texts.map((sql) => planOf(db.client, sql, new Map()).faults)).toEqual([[], [], [], []])
    for (const { indexes } of texts.map((sql) => planOf(db.client, sql, new Map())))
      expect(indexes.some((name) => name === 'slots_one' || name === 'visits_day')).toBe(true)
  })
})
