import type { Db, Tx } from '../../../db/open.ts'
import { write } from '../../../db/open.ts'
import { isZone } from '../../agenda/calendar.ts'
import type { Instant } from '../../clock.ts'
import { askYesNo, type Talk } from '../talk.ts'

/** The record as it stands in its table, in the making: what is not yet known is an empty text. */
type Row = Record<string, string | number | null>

interface Member {
  columns: string[]
  ask: string
  help?: string
  optional?: boolean
  /** What was typed stands for something else, which is said back. */
  chosen?: boolean
  /** How the present value is shown. */
  show(row: Row): string
  /** The columns' values; undefined when what was typed cannot be meant. */
  read(typed: string): (string | number | null)[] | undefined
  wrong?: string
}

const EMPTY: Row = {
  name: '',
  address: '',
  zone: '',
  phone: '',
  help_weekdays: '',
  help_from_minute: 0,
  help_until_minute: 0,
  is_ministry: 0,
  privacy_url: null,
  privacy_contact: '',
  legal_basis: '',
  complaint_contact: '',
  payment_guide: null,
  sample: 0,
}

const text = (column: string, ask: string, help?: string): Member => ({
  columns: [column],
  ask,
  ...(help && { help }),
  show: (row) => String(row[column] ?? ''),
  read: (typed) => (typed.length <= 500 ? [typed] : undefined),
  wrong: 'Es demasiado largo: use menos de 500 letras.',
})

const optional = (column: string, ask: string, help: string): Member => ({ ...text(column, ask, help), optional: true })

/** Zones of Mexico by the name that people use for them. */
const ZONES: [string, string][] = [
  ['Centro (la mayor parte del país)', 'America/Mexico_City'],
  ['Tijuana y la frontera de Baja California', 'America/Tijuana'],
  ['Sonora', 'America/Hermosillo'],
  ['Sinaloa, Baja California Sur y Nayarit', 'America/Mazatlan'],
  ['Chihuahua', 'America/Chihuahua'],
  ['Ciudad Juárez', 'America/Ciudad_Juarez'],
  ['Ojinaga', 'America/Ojinaga'],
  ['Frontera de Coahuila, Nuevo León y Tamaulipas', 'America/Matamoros'],
  ['Quintana Roo', 'America/Cancun'],
]

const ZONE: Member = {
  columns: ['zone'],
  ask: 'Hora de la institución (número):',
  chosen: true,
  help: ZONES.map(([name], index) => `  ${index + 1}. ${name}`).join('\n'),
  show: (row) => ZONES.find(([, zone]) => zone === row.zone)?.[0] ?? String(row.zone ?? ''),
  read(typed) {
    const zone = ZONES[Number(typed) - 1]?.[1] ?? typed
    return isZone(zone) ? [zone] : undefined
  },
  wrong: `Escriba un número del 1 al ${ZONES.length}.`,
}

const WEEKDAYS: Record<string, string> = { '1': '12345', '2': '123456', '3': '1234567' }
const HELP_DAYS: Member = {
  columns: ['help_weekdays'],
  ask: 'Días en que contesta una persona (número):',
  chosen: true,
  help: '  1. De lunes a viernes\n  2. De lunes a sábado\n  3. Todos los días',
  show: (row) =>
    ['De lunes a viernes', 'De lunes a sábado', 'Todos los días'][Object.values(WEEKDAYS).indexOf(String(row.help_weekdays))] ?? '',
  read: (typed) => (WEEKDAYS[typed] ? [WEEKDAYS[typed]] : undefined),
  wrong: 'Escriba 1, 2 o 3.',
}

const HELP_HOURS: Member = {
  columns: ['help_from_minute', 'help_until_minute'],
  ask: 'Horario de atención, por ejemplo 9:00-15:00:',
  chosen: true,
  show: (row) => (row.help_until_minute ? `${clock(Number(row.help_from_minute))}-${clock(Number(row.help_until_minute))}` : ''),
  read(typed) {
    const [, h1, m1 = '0', h2, m2 = '0'] = /^(\d{1,2})(?::([0-5]\d))?\s*(?:-|a)\s*(\d{1,2})(?::([0-5]\d))?$/.exec(typed) ?? []
    const [from, until] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)]
    return from < until && until <= 24 * 60 ? [from, until] : undefined
  },
  wrong: 'Escríbalo como 9:00-15:00.',
}

const PRIVACY_URL: Member = {
  ...optional('privacy_url', 'Dirección del aviso de privacidad completo:', 'Si todavía no tiene una, toque Entrar.'),
  read: (typed) => (/^https?:\/\/[^\s]+\.[^\s]+$/.test(typed) ? [typed] : undefined),
  wrong: 'La dirección empieza con https://, por ejemplo https://www.ejemplo.gob.mx/aviso. Si todavía no tiene una, toque Entrar.',
}

const MEMBERS: Member[] = [
  text('name', 'Nombre de la institución:', 'Así lo leerá la gente en el saludo.'),
  text('address', 'Domicilio completo:', 'Es parte del aviso de privacidad.'),
  ZONE,
  text('phone', 'Teléfono para pedir ayuda:'),
  HELP_DAYS,
  HELP_HOURS,
  PRIVACY_URL,
  text('privacy_contact', 'Quién atiende los derechos sobre datos personales:', 'Nombre del área, domicilio y teléfono o correo.'),
  text('legal_basis', 'Fundamento legal para tratar los datos:', 'El artículo o convenio que le permite dar citas.'),
  text('complaint_contact', 'A quién se denuncia un cobro o un abuso:', 'Nombre del área y teléfono.'),
  optional('payment_guide', 'Dónde se obtiene la hoja de pago:', 'La página oficial o el lugar. Si no hay pago, toque Entrar.'),
]

/**
 * Asks for the record of the institution and writes each answer down at once, so that it can be gone on with another
 * day. What is there stays when nothing is typed. False when the input ended before all was answered.
 */
export async function askInstitution(db: Db, talk: Talk, now: Instant): Promise<boolean> {
  let row = readRow(db)
  for (const member of MEMBERS) {
    const answer = await askMember(member, row, talk)
    if (answer === undefined) return false
    if (answer === 'kept') continue
    row = { ...row, ...Object.fromEntries(member.columns.map((column, index) => [column, answer[index] ?? null])) }
    const changed = row
    write(db, (tx) => saveRow(tx, changed, now))
    talk.say(`  Bien. ${member.chosen ? member.show(changed) : ''}`.trimEnd())
  }
  const ministry = await askYesNo(talk, '¿Es la propia Secretaría de Relaciones Exteriores?', row.is_ministry === 1)
  write(db, (tx) => saveRow(tx, { ...row, is_ministry: ministry ? 1 : 0 }, now))
  return true
}

async function askMember(member: Member, row: Row, talk: Talk): Promise<(string | number | null)[] | 'kept' | undefined> {
  const present = member.show(row)
  talk.say()
  if (member.help) talk.say(member.help)
  if (present) talk.say(`Ahora dice: ${present}. Si está bien, toque Entrar.`)
  for (;;) {
    const typed = await talk.ask(member.ask)
    if (typed === undefined) return undefined
    if (typed === '' && (present || member.optional)) return 'kept'
    const values = typed === '' ? undefined : member.read(typed)
    if (values) return values
    talk.say(typed === '' && !member.chosen ? 'Este dato hace falta.' : (member.wrong ?? 'No se entiende.'))
  }
}

function readRow(db: Db): Row {
  const row = db.client.query<Row, []>('select * from institution order by id limit 1').get()
  return row ? { ...EMPTY, ...row, sample: 0 } : EMPTY
}

function saveRow(tx: Tx, row: Row, now: Instant): void {
  const columns = Object.keys(EMPTY)
  const assignments = columns.map((column) => `${column} = excluded.${column}`).join(', ')
  tx.client
    .query(
      `insert into institution (id, version, updated_at, ${columns.join(', ')}) values (1, 1, ?, ${columns.map(() => '?').join(', ')})
       on conflict (id) do update set version = version + 1, updated_at = excluded.updated_at, ${assignments}`,
    )
    .run(now, ...columns.map((column) => row[column] ?? null))
}

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
