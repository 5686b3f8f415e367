import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { personKey } from '../../src/booking/people.ts'
import { MINUTE } from '../../src/clock.ts'
import { personalData } from '../../src/waitlist/personal-data.ts'
import { removeEntry } from '../../src/waitlist/resting-offices.ts'
import { ROSA } from '../cast.ts'
import { fullOffice, last, twoWait, wait } from './office-stage.ts'
import { stage } from './stage.ts'

// Somebody joined the waiting list with another's CURP: the person shows an identification at the office.

const PATH = '/admin/lista-de-espera/sacar'
const GUADALUPE = {
  curp: 'HESG580312MMCRTD06',
  numero_que_sale: '1',
  identificacion_vista: 'sí',
  motivo: 'otro teléfono usó su CURP',
}

/** A stranger waits with Guadalupe's CURP, and she does after them. */
async function takenByStranger() {
  const office = fullOffice()
  const [stranger, guadalupe] = [office.phone('5217220000009'), office.phone('5217220000001')]
  await wait(stranger, GUADALUPE.curp, 'Guadalupe Hernández Soto')
  await office.pass(MINUTE)
  await wait(guadalupe, GUADALUPE.curp, 'Guadalupe Hernández Soto')
  return { ...office, stranger, guadalupe }
}

test('a stranger who typed her CURP does not keep her out of the line', async () => {
  const { guadalupe } = await takenByStranger()
  expect(last(guadalupe)).toContain('Ya está en la lista de espera de Toluca')
})

test('a clerk who looks for her by her CURP reads that she waits, and where', async () => {
  const { post } = await takenByStranger()
  expect((await post('/admin/buscar', { quien: GUADALUPE.curp })).body.resumen).toBe(
    'Nadie con esa CURP tiene cita en sus oficinas. Está en la lista de espera de Toluca.',
  )
})

test('a clerk sees first whom it touches; then the stranger is out and told, and she waits as before', async () => {
  const { post, doIt, pass, stranger, guadalupe, phone, db, count } = await takenByStranger()
  await wait(phone('5217220000002'), 'PUSL990101HBCRLS07', 'Luis Puga Sol')
  expect((await post(PATH, { ...GUADALUPE, identificacion_vista: 'no' })).body.codigo).toBe('falta_identificacion')
  const proposed = await post(PATH, GUADALUPE)
  expect(proposed.body).toMatchObject({
    resumen:
      'Saldría de la lista de espera de Toluca 1 persona. Se avisará al teléfono que pidió el lugar, con este motivo: «una de esas personas lo pidió, y la oficina vio su identificación».',
    hecho: false,
    peticion: { oficinas: ['Toluca'], personas: 1, telefono_termina: '0009' },
  })
  expect(proposed.text).not.toContain('Guadalupe')
  expect(count('wait_wishes where live = 1')).toBe(3)
  const done = await post(PATH, { ...GUADALUPE, clave: String(proposed.body.clave) })
  expect(done.body.resumen).toContain('que lo pida ahora, desde su propio teléfono')
  await pass(MINUTE)
  expect(last(stranger)).toContain('La oficina quitó de la lista de espera de Toluca la petición que se hizo desde este teléfono')
  expect(last(stranger)).toContain('la oficina vio su identificación')
  await guadalupe.write('mi lista')
  expect(last(guadalupe)).toContain('Nadie espera antes')
  expect((await doIt(PATH, { ...GUADALUPE, curp: 'PERR850417MDFRZS04' })).body.codigo).toBe('no_espera')
  expect(brokenInvariants(db)).toEqual([])
})

test('of several telephones with her CURP a clerk chooses which one leaves, and none without choosing', async () => {
  const { post, doIt, pass, stranger, guadalupe, count, db } = await takenByStranger()
  const { numero_que_sale: _, ...whoever } = GUADALUPE
  const asked = (await post(PATH, whoever)).body
  expect(asked).toMatchObject({ hecho: false, clave: null, peticion: null })
  expect(asked.esperan).toMatchObject([
    { numero: 1, oficinas: ['Toluca'], telefono_termina: '0009' },
    { numero: 2, oficinas: ['Toluca'], telefono_termina: '0001' },
  ])
  expect((await post(PATH, { ...GUADALUPE, numero_que_sale: '3' })).body.codigo).toBe('cual_no_existe')
  expect(count('wait_wishes where live = 1')).toBe(2)
  const done = await doIt(PATH, { ...GUADALUPE, numero_que_sale: '2' })
  expect(done.body).toMatchObject({ hecho: true, peticion: { telefono_termina: '0001' } })
  await pass(MINUTE)
  expect(last(guadalupe)).toContain('La oficina quitó de la lista de espera de Toluca')
  await stranger.write('mi lista')
  expect(last(stranger)).toContain('Nadie espera antes')
  expect(brokenInvariants(db)).toEqual([])
})

test('no button of the stranger brings the wish back, and of whom it was nothing is kept', async () => {
  const { doIt, pass, stranger, db, count } = await takenByStranger()
  await doIt(PATH, GUADALUPE)
  await pass(MINUTE)
  expect(count('wait_people')).toBe(1)
  expect(count('wait_wishes where body_sealed is not null')).toBe(1)
  await stranger.write('mi lista')
  expect(last(stranger)).toContain('No está en ninguna lista de espera')
  expect(brokenInvariants(db)).toEqual([])
})

test('a place that was kept for the stranger goes to the next in line, not to her', async () => {
  const office = fullOffice()
  const { guadalupe: stranger, luis } = await twoWait(office)
  await office.free('2026-12-03', 600)
  expect(last(stranger)).toContain('Se liberó lugar')
  await office.doIt(PATH, GUADALUPE)
  await office.pass(MINUTE)
  expect(last(luis)).toContain('Se liberó lugar')
  expect(brokenInvariants(office.db)).toEqual([])
})

test('the logbook says who took a person off the list and why, without the person', async () => {
  const { doIt, get } = await takenByStranger()
  await doIt(PATH, GUADALUPE)
  const { body, text } = await get('/admin/bitacora')
  expect(body.hechos).toMatchObject([
    {
      que: 'Sacó a una persona de la lista de espera',
      oficina: 'Toluca',
      motivo: GUADALUPE.motivo,
      detalle: 'petición 1; personas 1',
    },
  ])
  expect(text).not.toContain(GUADALUPE.curp)
})

test('without a CURP the name and the birth date of the identification find the wish', async () => {
  const office = fullOffice()
  const phone = office.phone('5217220000009')
  await phone.write('quiero renovar mi pasaporte, soy de Toluca')
  await phone.tap('Esperar en Toluca')
  await phone.tap('No sé mi CURP')
  await phone.write('Rosa Pérez Ruiz')
  await phone.write('17/04/1985')
  await phone.tap('Cualquier día')
  const form = { nombre: 'ROSA PEREZ RUIZ', nacimiento: '17/04/1985', identificacion_vista: 'sí', motivo: 'lo pidió' }
  expect((await office.post(PATH, { ...form, nombre: '' })).body).toMatchObject({ codigo: 'faltan_datos', campos: ['curp'] })
  expect((await office.post(PATH, form)).body.hecho).toBe(false)
})

test('who looked for an earlier date and is taken off the list keeps the appointment', async () => {
  const office = fullOffice()
  const { db, doIt, post, pass, count } = office
  db.client.query("update slots set capacity = 1 where day = '2026-12-10' and minute = 600").run()
  await doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Guadalupe Hernández Soto',
    curp: GUADALUPE.curp,
    telefono: '722 000 0001',
    dia: '10/12/2026',
    vigencia: '10',
    motivo: 'vino a la oficina',
  })
  const phone = office.phone('5217220000001')
  await phone.write('lista de espera')
  await phone.tap('Cualquier día')
  expect(count('wait_wishes where live = 1 and moves_group is not null')).toBe(1)
  const proposed = await post(PATH, GUADALUPE)
  expect(proposed.body.resumen).toContain('Buscaban una fecha antes: su cita sigue igual.')
  await post(PATH, { ...GUADALUPE, clave: String(proposed.body.clave) })
  await pass(MINUTE)
  expect(count("appointments where state = 'confirmed' and live = 1")).toBe(1)
  expect(count('wait_wishes where live = 1')).toBe(0)
  expect(last(phone)).toContain('La oficina quitó de la lista de espera')
  expect(brokenInvariants(db)).toEqual([])
})

describe('somebody whom a clerk took off the list while a place was offered to them', () => {
  const removed = () => {
    const s = stage()
    const [rosa = 0] = s.freed([ROSA]).waiters
    const [wish] = s.wishes(rosa)
    s.house.at((tx, now) => void removeEntry(tx, wish?.id ?? 0, now))
    s.pass(MINUTE)
    return { ...s, rosa }
  }
  const known = ({ house }: ReturnType<typeof stage>) =>
    house.db.client.query<{ rows: number }, []>('select count(*) as rows from wait_offer_people').get()?.rows

  test('is known no longer as whom it was for, once the office deletes what is known of the telephone', () => {
    const s = removed()
    expect(known(s)).toBe(1)
    s.house.at(
      (tx, now) =>
        void personalData.eraseWithAgency?.(tx, s.rosa, { until: now, limit: 10, agencyId: 1, isLast: true }, s.house.deps, now),
    )
    expect(known(s)).toBe(0)
  })

  test('nor once it deletes what is known of the person', () => {
    const s = removed()
    s.house.at(
      (tx, now) =>
        void personalData.erasePerson?.(tx, s.house.deps, { key: personKey(s.house.vault, ROSA), until: now, agencyId: 1 }),
    )
    expect(known(s)).toBe(0)
  })
})
