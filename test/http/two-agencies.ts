// Two agencies in one house: the passport offices, which own the number, and Mobility with an office of its own.
import { write } from '../../db/open.ts'
import { giveAccess, type Role } from '../../src/admin/access.ts'
import { openCase } from '../../src/cases/cases.ts'
import { publish } from '../../src/schedule/publication.ts'
import { addAgency, HOOKS, LUIS } from '../cast.ts'
import { openDesk, ROSA_AT_COUNTER } from './desk.ts'

export const OFFICE = 'Movilidad Centro'
export const LICENCE = 'licencia de conducir'

/** The passport offices with Rosa's appointment; Mobility with an office, a licence, Luis's appointment, and keys of its own. */
export async function twoAgencies() {
  const desk = openDesk()
  const { db, vault, clock } = desk
  write(db, (tx) => {
    addAgency(tx, 2, 'Movilidad')
    tx.client.run(`insert into procedures (id, agency_id, name, name_en, audience, family, exclusive_group, min_age, position, active, version)
         values ('licence', 2, '${LICENCE}', 'driving licence', 'adult', 'other', 'licence', 18, 9, 1, 1)`)
    tx.client.run(`insert into offices (id, slug, agency_id, name, state, municipality, address, latitude, longitude, zone, days_ahead,
           notice_minutes, active, sample, version, updated_at)
         values (90, 'movilidad', 2, '${OFFICE}', 'MC', 'Toluca', 'Calle 2', 19, -99, 'America/Mexico_City', 30, 60, 1, 0, 1, 0)`)
    tx.client.run(`insert into office_procedures (office_id, procedure_id) values (90, 'licence')`)
    tx.client.run(`insert into schedules (id, office_id, slot_minutes) values (90, 90, 30)`)
    tx.client.run(`insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows)
         select p.id, value, 540, 720, 2 from schedule_plans p join json_each('[1,2,3,4,5]') where p.schedule_id = 90`)
    publish(tx, HOOKS, 90, clock.now())
    openCase(tx, vault, { kind: 'person', subject: 'theirs', officeId: 90 }, clock.now())
    openCase(tx, vault, { kind: 'complaint', subject: 'anonymous', officeId: 90 }, clock.now())
    openCase(tx, vault, { kind: 'person', subject: 'ours' }, clock.now())
  })
  const keyOf = (agencyId: number, role: Role, name: string) =>
    write(db, (tx) => {
      const wish = { name, role, agencyId, officeIds: undefined, seesNames: role !== 'screen', expiresAt: undefined }
      return giveAccess(tx, { vault, clock }, wish, clock.now()).token
    })
  const [ours, theirs] = [keyOf(1, 'administrator', 'Jefa de pasaportes'), keyOf(2, 'administrator', 'Jefe de movilidad')]
  const luis = { oficina: OFFICE, tramite: LICENCE, nombre: LUIS.name, curp: LUIS.curp, telefono: '55 0000 0002', motivo: 'vino' }
  const form = (one: Record<string, string>) => ({ ...one, dia: '03/12/2026', hora: '10:00', via: 'mostrador' })
  const mine = await desk.doIt('/admin/citas', form({ ...ROSA_AT_COUNTER, vigencia: '6' }), ours)
  const other = await desk.doIt('/admin/citas', form(luis), theirs)
  const folioIn = ({ text }: { text: string }) => /[A-Z0-9]{3}-[A-Z0-9]{3}/.exec(text)?.[0] ?? 'no folio'
  return { ...desk, ours, theirs, folios: { ours: folioIn(mine), theirs: folioIn(other) }, answers: { mine, other }, keyOf }
}
