import { type Db, type Tx, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { setOwnRule } from '../../src/catalogue/rules.ts'
import { addInstitution, type InstitutionChange, openOffice, publishSlot, setRules } from '../cast.ts'
import { copyOf } from '../copied.ts'

export type Directory = 'varias oficinas' | 'una oficina' | 'Toluca llena' | 'Toluca con urgencias' | 'sin trámites'

const PROCEDURES = ['renewal', 'first', 'lost', 'minor_first', 'minor_renewal', 'minor_lost', 'advice']

export interface OfficeSpec {
  name: string
  state: string
  latitude: number
  longitude: number
  zone?: string
  /** First day with places, and the last one published. */
  days: string[]
  full?: boolean
}

const HOURS = ['9:00', '10:30', '12:00', '15:00', '16:30']
const DECEMBER = [
  '2026-12-03',
  '2026-12-04',
  '2026-12-07',
  '2026-12-08',
  '2026-12-09',
  '2026-12-10',
  '2026-12-11',
  '2026-12-14',
  '2026-12-15',
]
const WITH_NOVEMBER = ['2026-11-30', '2026-12-01', '2026-12-02', ...DECEMBER]

/** Offices of the conversations: real cities, invented counters. */
const SEVERAL: OfficeSpec[] = [
  { name: 'Toluca', state: 'MC', latitude: 19.29, longitude: -99.65, days: DECEMBER },
  { name: 'Cuajimalpa, CDMX', state: 'DF', latitude: 19.36, longitude: -99.29, days: WITH_NOVEMBER },
  { name: 'Naucalpan', state: 'MC', latitude: 19.48, longitude: -99.24, days: WITH_NOVEMBER },
  { name: 'Cuernavaca', state: 'MS', latitude: 18.92, longitude: -99.23, days: ['2027-01-12', '2027-01-13'] },
  { name: 'Tijuana', state: 'BC', latitude: 32.53, longitude: -117.02, zone: 'America/Tijuana', days: WITH_NOVEMBER },
]

/** A database with the catalogue and the offices of this directory; freed places cool for no time. */
export function openDirectory(kind: Directory, institution: InstitutionChange = {}): Db {
  return copyOf(JSON.stringify([kind, institution]), (db) => write(db, (tx) => fill(tx, kind, institution)))
}

function fill(tx: Tx, kind: Directory, institution: InstitutionChange): void {
  seed(tx, kind === 'sin trámites' ? 'empty' : 'catalogue', 0)
  addInstitution(tx, {
    ...(kind === 'sin trámites' && { name: 'Servicios de Muestra', disclaimer: null, legalBasis: 'Convenio de muestra' }),
    ...institution,
  })
  setRules(tx, {
    hold_cooling_min_minutes: 0,
    hold_cooling_max_minutes: 0,
    cancel_cooling_min_hours: 0,
    cancel_cooling_max_hours: 0,
  })
  if (kind === 'sin trámites') return
  const offices = kind === 'una oficina' ? SEVERAL.slice(0, 1) : SEVERAL
  for (const office of offices) {
    const id = addOffice(tx, { ...office, full: kind.startsWith('Toluca') && office.name === 'Toluca' })
    if (kind === 'Toluca con urgencias' && office.name === 'Toluca') keepUrgent(tx, id)
  }
}

/** A place each noon, and nothing else. */
function keepUrgent(tx: Tx, officeId: number): void {
  setOwnRule(tx, 'urgent_percent', { officeId }, 20)
  tx.client.query('update slots set planned = 5, capacity = 1, kept = 1 where minute = 720 and office_id = ?').run(officeId)
}

/** Adds an office with the usual week and four places in each hour. */
export function addOffice(tx: Tx, { full = false, ...office }: OfficeSpec): number {
  const id = openOffice(tx, { ...office, procedures: PROCEDURES })
  const usual = tx.client.query(
    'insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows) select p.id, ?, 540, ?, 4 from schedule_plans p join schedules s on s.id = p.schedule_id where s.office_id = ?',
  )
  for (const weekday of [1, 2, 3, 4, 5]) usual.run(weekday, weekday === 5 ? 900 : 1020, id)
  for (const day of office.days) for (const time of HOURS) publishSlot(tx, id, day, time, full ? 0 : 4)
  return id
}
