// The proof of an urgent visit is seen at the counter; who comes without it has no other for a year.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { personalData } from '../../src/urgent/personal-data.ts'
import { whyNotGiven } from '../../src/urgent/urgent-visits.ts'
import { addAgency, openOffice } from '../cast.ts'
import { ROSA_IN_PERSON } from '../http/desk.ts'
import { passTo } from '../reminders/booked.ts'
import { last } from '../waitlist/office-stage.ts'
import { oneUrgent, titles } from './stage.ts'

describe('the proof', () => {
  test('is noted at the counter with one press; the reason is gone the day after', async () => {
    const s = await oneUrgent()
    await s.comes()
    const line = await s.atCounter()
    expect(line?.por_ver).toBe('lugar de urgencia: vea su boleto o su reservación, con la fecha')
    expect(line?.botones.map((one) => one.titulo)).toEqual(['Se vio el papel', 'Sin papel'])
    const [seen] = line?.botones ?? []
    expect((await s.post(seen?.ruta ?? '', seen?.campos ?? {})).body.resumen).toBe('Anotado: se vio el papel.')
    expect((await s.atCounter())?.por_ver).toBe('lugar de urgencia: se vio su papel')
    expect((await s.atCounter())?.botones).toEqual([])
    await passTo(s, s.visit.at + 2 * DAY, 12 * HOUR)
    s.expires()
    expect(s.count('urgent_visits where why_sealed is not null')).toBe(0)
    await passTo(s, s.visit.at + 4 * DAY, 12 * HOUR)
    s.expires()
    expect(s.count('urgent_visits')).toBe(0)
    expect(s.broken()).toEqual([])
  })

  test('of who comes a day early nothing is noted, and it is said that the visit is of another day', async () => {
    const s = await oneUrgent()
    await passTo(s, s.visit.at - DAY, 12 * HOUR)
    const { body } = await s.post('/admin/citas/urgencia', { folio: s.folio, visto: 'no' })
    expect(body.codigo).toBe('urgencia_de_otro_dia')
    expect(s.count('urgent_visits where proof is null')).toBe(1)
  })

  test('who comes without it is served if there is room, and has no second urgent one for a year', async () => {
    const s = await oneUrgent()
    await s.comes()
    const none = (await s.atCounter())?.botones[1]
    expect((await s.post(none?.ruta ?? '', none?.campos ?? {})).body.resumen).toBe(
      'Anotado: sin papel. Atienda a la persona si hay lugar.',
    )
    await passTo(s, s.visit.at + 4 * DAY, 12 * HOUR)
    s.expires()
    expect(s.count("urgent_visits where proof = 'not_seen' and why_sealed is null")).toBe(1)
    s.publishes()
    s.fills()
    await s.luis.write('primer pasaporte en Toluca para otra persona')
    await s.luis.tap('Es urgente')
    expect(last(s.luis)).toContain('no se vio el papel, o no quedó anotado que llegara')
    expect(last(s.luis)).toContain('Las demás horas sí puede pedirlas.')
    expect(last(s.luis)).not.toMatch(/castig|bloque|falt[óo]/i)
    expect(titles(s.luis)).toContain('Hablar con alguien')
    expect(s.broken()).toEqual([])
    // With this agency alone, and not of a telephone from which a village asks.
    const why = (office: number) => whyNotGiven(s.db, 1, office, s.clock.now())?.why
    const elsewhere = write(s.db, (tx) => {
      addAgency(tx, 2, 'Biblioteca')
      return openOffice(tx, { name: 'Otra', agencyId: 2, procedures: [] })
    })
    expect([why(s.toluca), why(elsewhere)]).toEqual(['without_proof', undefined])
    await s.doIt('/admin/telefonos-de-comunidades', {
      ...{ oficina: 'Toluca', telefono_de_comunidad: '55 0000 0001', promotor: 'Luis Puga Sol', comunidad: 'San Miguel' },
      ...{ personas_al_ano: '40', motivo: 'lo pidió la delegación' },
    })
    expect(why(s.toluca)).toBeUndefined()
  })

  test('nobody came: a day that a clerk settled counts the same; who cancels is free to ask again', async () => {
    const s = await oneUrgent()
    await passTo(s, s.visit.at - HOUR, 12 * HOUR)
    const somebody = { ...ROSA_IN_PERSON, nacimiento: '1/2/1990', curp: '', nombre: 'Eva Sol Gil', dia: 'hoy', hora: '14:00' }
    const given = await s.doIt('/admin/citas', { ...somebody, telefono: '55 0000 0009' })
    await s.post('/admin/citas/llegada', { folio: (given.body.cita as { folio: string }).folio })
    await passTo(s, s.visit.at + 8 * HOUR, HOUR)
    await s.doIt('/admin/mostrador/terminar-dia', { oficina: 'Toluca', dia: 'hoy' })
    await passTo(s, s.visit.at + 2 * DAY, 12 * HOUR)
    s.expires()
    expect(s.count("urgent_visits where proof = 'not_there'")).toBe(1)
    const other = await oneUrgent()
    await other.luis.write('cancelar mi cita')
    await other.luis.tap(titles(other.luis).find((one) => /^(Sí|Cancelar)/.test(one)) ?? '')
    expect(last(other.luis)).toContain('quedó *cancelada*')
    await passTo(other, other.clock.now() + 2 * DAY, 12 * HOUR)
    other.publishes()
    other.fills()
    await other.luis.write('primer pasaporte en Toluca')
    await other.luis.tap('Es urgente')
    expect(titles(other.luis)).toContain('Un viaje')
  })

  test('erasing the telephone does not undo that: whoever writes from it again has no second one within the year', async () => {
    const s = await oneUrgent()
    await s.comes()
    const none = (await s.atCounter())?.botones[1]
    await s.post(none?.ruta ?? '', none?.campos ?? {})
    await passTo(s, s.visit.at + 4 * DAY, 12 * HOUR)
    s.expires()
    write(s.db, (tx) => {
      for (const one of s.house.messaging.personalData) one.forgetContact?.(tx, 1)
      tx.client.run('delete from conversations')
      tx.client.run('delete from contact_aliases')
    })
    expect(s.count('asker_marks')).toBe(1)
    expect(s.broken()).toEqual([])
    s.publishes()
    s.fills()
    await s.luis.write('primer pasaporte en Toluca')
    await s.luis.tap('Es urgente')
    expect(last(s.luis)).toContain('no se vio el papel, o no quedó anotado que llegara')
    expect(s.count('asker_marks')).toBe(0)
  })

  test('an erased telephone of which nothing counts leaves no mark', async () => {
    const s = await oneUrgent()
    write(s.db, (tx) => personalData.forgetContact?.(tx, 1))
    expect(s.count('asker_marks')).toBe(0)
  })

  test('is of the person: an erased telephone leaves neither reason nor contact, and a key of another office sees nothing', async () => {
    const s = await oneUrgent()
    write(s.db, (tx) => personalData.forgetContact?.(tx, 1))
    expect(s.count('urgent_visits where contact_id is null and why_sealed is null')).toBe(1)
    await s.comes()
    const form = { folio: s.folio, visto: 'no' }
    expect((await s.post('/admin/citas/urgencia', form, s.keyFor('clerk', ['Puebla']))).status).toBe(404)
    expect((await s.post('/admin/citas/urgencia', form, s.keyFor('reader', ['Toluca']))).status).toBe(403)
    expect((await s.atCounter())?.por_ver).toBe('lugar de urgencia: vea su papel')
    expect(s.broken()).toEqual([])
  })
})
