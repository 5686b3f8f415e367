// A manager's desk where a granted deletion is carried out, beside the telephone of whoever asked for it.

import { expect } from 'bun:test'
import { join } from 'node:path'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { hold } from '../../src/booking/holds.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { finishErasures } from '../../src/privacy/erasure-job.ts'
import { ownFolder } from '../afterwards.ts'
import { openCaseDesk } from '../cases/case-desk.ts'
import { type ROSA, requestedPlaces } from '../cast.ts'

/** The telephone of the citizen, as a clerk types it. */
export const CITIZENS_PHONE = '55 0000 0001'

type Desk = ReturnType<typeof openErasingDesk>

export function openErasingDesk() {
  const desk = openCaseDesk()
  const backupDir = ownFolder()
  const { writer, messaging } = desk.house
  const asked = { identificacion_vista: 'sí', motivo: 'pidió que se borren sus datos' }
  return {
    ...desk,
    backupDir,
    /** Gives somebody an appointment at the counter; the folio. */
    async book(person: { name: string; curp?: string; birthDate: string }, more: Record<string, string> = {}): Promise<string> {
      const { name, curp, birthDate } = person
      const who = curp === undefined ? { nacimiento: birthDate } : { curp }
      const form = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: name, ...who, motivo: `vino ${name}` }
      const given = await desk.doIt('/admin/citas', { ...form, telefono: CITIZENS_PHONE, ...more })
      await desk.settle()
      return (given.body.cita as { folio: string }).folio
    },
    /** The days of all visits are over. */
    async visitsEnd() {
      desk.clock.advance(2 * DAY)
      await desk.settle()
    },
    /** The citizen asks in the chat that the data be deleted; the case's number. */
    async askInChat(): Promise<string> {
      await desk.citizen.write('mis datos')
      await desk.citizen.tap('Que borren mis datos')
      await desk.citizen.write('Todo lo que tengan de mí')
      return (await desk.cases('?tipo=datos'))[0]?.caso ?? ''
    },
    grant: (caso: string) => desk.doIt('/admin/casos/cerrar', { caso, resultado: 'concedido' }),
    propose: (curp_o_telefono: string, more: Record<string, string> = {}) =>
      desk.post('/admin/personas/borrar', { curp_o_telefono, ...asked, ...more }),
    async erase(curp_o_telefono: string, more: Record<string, string> = {}) {
      const done = await desk.doIt('/admin/personas/borrar', { curp_o_telefono, ...asked, ...more })
      await desk.settle()
      return done
    },
    /** What a look of the job does. */
    async jobLooks() {
      const settings = { backupDir, listFolder: join(backupDir, 'listas') }
      await finishErasures({ ...desk, writer, settings, messaging })
      await desk.settle()
    },
    broken: () => brokenInvariants(desk.db),
    copyOf: (curp_o_telefono: string) => desk.post('/admin/personas/copia', { curp_o_telefono, ...asked }),
  }
}

/** Whether these words stand anywhere in the database, as they are or sealed. */
export function standsSomewhere({ db, vault }: Pick<ReturnType<typeof openErasingDesk>, 'db' | 'vault'>, words: string): string[] {
  const tables = db.client
    .query<{ name: string }, []>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like 'town%'",
    )
    .all()
  return tables.flatMap(({ name }) =>
    db.client
      .query<Record<string, unknown>, []>(`select * from "${name}"`)
      .all()
      .flatMap((row) =>
        Object.entries(row).flatMap(([column, value]) => (opened(vault, value).includes(words) ? [`${name}.${column}`] : [])),
      ),
  )
}

function opened(vault: { open(sealed: Uint8Array): string }, value: unknown): string {
  if (!(value instanceof Uint8Array)) return String(value)
  try {
    return vault.open(value)
  } catch {
    return '' // A hash.
  }
}

/** Somebody takes an hour in Toluca and has not confirmed it. */
export function holds(desk: Desk, person: typeof ROSA, contactId: number): void {
  const { id } = desk.db.client
    .query<{ id: number }, [number]>(
      'select id from slots where starts_at > ? and capacity > taken + cooling order by starts_at limit 1',
    )
    .get(desk.clock.now() + 3 * DAY) ?? { id: 0 }
  const wish = { contactId, wish: { ...requestedPlaces(id, [person]), attendant: { name: 'Ana Ruiz' } }, holdMs: 10 * MINUTE }
  expect(write(desk.db, (tx) => hold(tx, desk.house.messaging, wish, desk.clock.now())).ok).toBe(true)
}

export async function waits(desk: Desk, curp: string, name: string): Promise<void> {
  desk.db.client.query('update slots set capacity = taken + cooling').run()
  await desk.citizen.write('quiero renovar mi pasaporte, soy de Toluca')
  await desk.citizen.tap('Esperar en Toluca')
  await desk.citizen.write(curp)
  await desk.citizen.write(name)
  await desk.citizen.tap('Cualquier día')
}

/** Messages of some days stay with the telephone; everything else is this person's. */
export const beyondTheChat = (desk: Desk, words: string) =>
  standsSomewhere(desk, words).filter((place) => !/^(?:in|out)box\.|^conversations\./.test(place))
