// After a claim of the CURP of this very booking the way on leads somewhere that works.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { freeSlots } from '../../src/schedule/availability.ts'
import { createVault } from '../../src/vault.ts'
import { GUADALUPE, HOOKS, meet, requestedPlaces } from '../cast.ts'
import { type Citizen, meetCitizen, seesSummary } from './citizen.ts'

/** Guadalupe has an appointment that another telephone made. */
function hasElsewhere(ana: Citizen): Citizen {
  const deps = { vault: createVault(new Uint8Array(32).fill(7), ana.clock), clock: ana.clock, hooks: HOOKS }
  write(ana.db, (tx) => {
    const now = ana.clock.now()
    const [slot] = freeSlots(tx, { officeIds: [2], procedureIds: ['renewal'], places: 1, limit: 1 }, now)
    const contactId = meet(tx, 99)
    const wish = requestedPlaces(slot?.slotId ?? 0, [GUADALUPE])
    hold(tx, deps, { contactId, wish, holdMs: 10 * MINUTE }, now)
    confirm(tx, deps, contactId, [{ years: 6, halfFee: false }], now)
  })
  return ana
}

/** The same, and was just refused one at the confirmation. */
const refused = (): Citizen => seesSummary(hasElsewhere(meetCitizen())).tap('Confirmar')

const endTheOther = (ana: Citizen): void => {
  write(ana.db, (tx) =>
    tx.client.query("update appointments set state = 'past', live = 0, version = version + 1 where state = 'confirmed'").run(),
  )
}

describe('after the claim of the CURP of a booking', () => {
  test('it is said what can be done meanwhile, and no way leads back to the summary', () => {
    const ana = refused().tap('Reclamar mi CURP')
    expect(ana.read()).toContain('no puedo dar una cita con esa CURP')
    expect(ana.titles()).toEqual(['Ver el menú', 'Hablar con alguien'])
    ana.tap('Ver el menú').tap('Seguir donde iba')
    expect(ana.read()).not.toContain('Revise su cita')
    expect(ana.read()).toContain('Si ya se arregló, toque *Intentar otra vez*')
    expect(ana.titles()).toEqual(['Intentar otra vez', 'Corregir la CURP', 'Hablar con alguien', 'Reclamar mi CURP'])
  })

  test('an old button of it lets no hour go that was asked for again', () => {
    const ana = refused().write('ayuda', 'continuar').tap('Intentar otra vez')
    expect(ana.read()).toContain('El lugar es suyo hasta')
    expect(ana.tap('Reclamar mi CURP').write('hola').read()).toContain('El lugar es suyo hasta')
  })

  test('typing the claim is the same as tapping it', () => {
    const ana = refused().write('reclamar', GUADALUPE.curp ?? '')
    expect(ana.read()).toContain('no puedo dar una cita con esa CURP')
    expect(ana.read()).toContain('Por seguridad no digo si hay una cita')
    expect(ana.titles()).not.toContain('Seguir donde iba')
  })

  test('going on takes no place that nobody could use', () => {
    const ana = refused().tap('Reclamar mi CURP').write('seguir')
    expect(
      ana.db.client.query<{ held: number }, []>("select count(*) as held from appointments where state = 'held'").get(),
    ).toEqual({ held: 0 })
  })

  test('once the office has put it right, trying again books', () => {
    const ana = refused()
      .tap('Reclamar mi CURP')
      .wait(2 * HOUR)
    endTheOther(ana)
    ana.write('seguir').tap('Intentar otra vez', 'Jue 3 dic, 12:00 h', 'Confirmar')
    expect(ana.read()).toContain('Su cita quedó confirmada')
  })

  test('with the corrected CURP of somebody else the booking goes on', () => {
    const ana = refused().tap('Reclamar mi CURP').write('seguir').tap('Corregir la CURP').write('PUSL990101HBCRLS07')
    expect(ana.read()).not.toContain('Intentar otra vez')
  })

  test('a claim before anybody was refused says nothing of an appointment, and the booking goes on', () => {
    const ana = seesSummary(meetCitizen()).write('reclamar', GUADALUPE.curp ?? '')
    expect(ana.read()).toContain('Por seguridad no digo')
    expect(ana.titles()).toEqual(['Seguir donde iba'])
  })
})

test('a claim of the CURP of one’s own appointment shows the way to it, and not to a booking that would be refused', () => {
  const ana = seesSummary(meetCitizen())
    .tap('Confirmar')
    .write('reclamar', GUADALUPE.curp ?? '')
  expect(ana.read()).toContain('hecha desde este mismo teléfono')
  expect(ana.titles()).toEqual(['Ver mis citas', 'Ver el menú'])
  ana.tap('Ver mis citas')
  expect(ana.read()).toContain('Guadalupe')
})

test('whoever may not wait because of an appointment elsewhere goes on with the booking, and not in a circle', () => {
  const ana = hasElsewhere(meetCitizen({ directory: 'Toluca llena' }))
  ana.write('quiero renovar, soy de toluca').tap('Esperar en Toluca').write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
  ana.tap('Cualquier día')
  expect(ana.read()).toContain('No quedó en la lista')
  expect(ana.write('continuar').titles()).toContain('Otra oficina')
})
