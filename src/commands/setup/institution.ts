import { type Db, write } from '../../../db/open.ts'
import { isZone } from '../../catalogue/calendar.ts'
import { type AgencyRow, readInstitutionRow, writeInstitution } from '../../catalogue/settings.ts'
import type { Instant } from '../../clock.ts'
import type { Talk } from '../program.ts'

/** Unfinished: unknown members are empty texts. */
type Row = Omit<AgencyRow, 'id' | 'ownsNumber' | 'version' | 'updatedAt'>

interface Member {
  ask: string
  help?: string
  optional?: boolean
  /** A typed number stands for something, which is repeated back. */
  chosen?: boolean
  show(row: Row): string
  read(typed: string): Partial<Row> | undefined
  wrong?: string
}

const EMPTY: Row = {
  name: '',
  address: '',
  zone: '',
  phone: '',
  helpWeekdays: '',
  helpFromMinute: 0,
  helpUntilMinute: 0,
  disclaimer: null,
  disclaimerEn: null,
  privacyUrl: null,
  privacyContact: '',
  legalBasis: '',
  complaintContact: '',
  controlContact: null,
  paymentGuide: null,
  accent: null,
  sample: false,
}

type Texts =
  | 'name'
  | 'address'
  | 'phone'
  | 'privacyUrl'
  | 'privacyContact'
  | 'legalBasis'
  | 'complaintContact'
  | 'disclaimer'
  | 'controlContact'
  | 'paymentGuide'

const text = (field: Texts, ask: string, help?: string): Member => ({
  ask,
  ...(help && { help }),
  show: (row) => row[field] ?? '',
  read: (typed) => (typed.length <= 500 ? { [field]: typed } : undefined),
  wrong: 'Es demasiado largo: use menos de 500 letras.',
})

const optional = (field: Texts, ask: string, help: string): Member => ({ ...text(field, ask, help), optional: true })

/** By their everyday name. */
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
  ask: 'Hora de la institución (número):',
  chosen: true,
  help: ZONES.map(([name], index) => `  ${index + 1}. ${name}`).join('\n'),
  show: (row) => ZONES.find(([, zone]) => zone === row.zone)?.[0] ?? row.zone,
  read(typed) {
    const zone = ZONES[Number(typed) - 1]?.[1] ?? typed
    return isZone(zone) ? { zone } : undefined
  },
  wrong: `Escriba un número del 1 al ${ZONES.length}.`,
}

const WEEKDAYS: Record<string, string> = { '1': '12345', '2': '123456', '3': '1234567' }
const HELP_DAYS: Member = {
  ask: 'Días en que contesta una persona (número):',
  chosen: true,
  help: '  1. De lunes a viernes\n  2. De lunes a sábado\n  3. Todos los días',
  show: (row) =>
    ['De lunes a viernes', 'De lunes a sábado', 'Todos los días'][Object.values(WEEKDAYS).indexOf(row.helpWeekdays)] ?? '',
  read: (typed) => (WEEKDAYS[typed] ? { helpWeekdays: WEEKDAYS[typed] } : undefined),
  wrong: 'Escriba 1, 2 o 3.',
}

const HELP_HOURS: Member = {
  ask: 'Horario de atención, por ejemplo 9:00-15:00:',
  chosen: true,
  show: (row) => (row.helpUntilMinute ? `${clock(row.helpFromMinute)}-${clock(row.helpUntilMinute)}` : ''),
  read(typed) {
    const [, h1, m1 = '0', h2, m2 = '0'] = /^(\d{1,2})(?::([0-5]\d))?\s*(?:-|a)\s*(\d{1,2})(?::([0-5]\d))?$/.exec(typed) ?? []
    const [from, until] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)]
    return from < until && until <= 24 * 60 ? { helpFromMinute: from, helpUntilMinute: until } : undefined
  },
  wrong: 'Escríbalo como 9:00-15:00.',
}

const PRIVACY_URL: Member = {
  ...optional(
    'privacyUrl',
    'Dirección del aviso de privacidad completo:',
    'La página de su institución donde cualquiera lo puede leer, y donde dice cómo pedir que se borren los datos. Meta la pide para publicar la app. Si todavía no tiene una, toque Entrar.',
  ),
  read: (typed) => (/^https?:\/\/[^\s]+\.[^\s]+$/.test(typed) ? { privacyUrl: typed } : undefined),
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
  text('privacyContact', 'Quién atiende los derechos sobre datos personales:', 'Nombre del área, domicilio y teléfono o correo.'),
  text('legalBasis', 'Fundamento legal para tratar los datos:', 'El artículo o convenio que le permite dar citas.'),
  text('complaintContact', 'A quién se denuncia un cobro o un abuso:', 'Nombre del área y teléfono.'),
  optional(
    'controlContact',
    'Quién vigila a las oficinas desde fuera, por ejemplo el órgano interno de control:',
    'Nombre y teléfono o correo. El chat lo dice a quien denuncia a alguien de la oficina. Si no lo sabe, toque Entrar.',
  ),
  optional('paymentGuide', 'Dónde se obtiene la hoja de pago:', 'La página oficial o el lugar. Si no hay pago, toque Entrar.'),
  optional(
    'disclaimer',
    'Qué institución no son, si la gente los confunde:',
    'Se dice después del nombre. Quien da citas de pasaporte sin ser la Secretaría escribe: No somos la Secretaría de Relaciones Exteriores. Si no hace falta, toque Entrar.',
  ),
]

/** Writes each answer at once, so that it can be continued later. Nothing typed keeps the value. False when the input ended early. */
export async function askInstitution(db: Db, talk: Talk, now: Instant): Promise<boolean> {
  let row: Row = { ...(readInstitutionRow(db) ?? EMPTY), sample: false }
  for (const member of MEMBERS) {
    const answer = await askMember(member, row, talk)
    if (answer === undefined) return false
    if (answer === 'kept') continue
    row = { ...row, ...answer }
    saveRow(db, row, now)
    talk.say(`  Bien. ${member.chosen ? member.show(row) : ''}`.trimEnd())
  }
  return true
}

async function askMember(member: Member, row: Row, talk: Talk): Promise<Partial<Row> | 'kept' | undefined> {
  const present = member.show(row)
  talk.say()
  if (member.help) talk.say(member.help)
  if (present) talk.say(`Ahora dice: ${present}. Si está bien, toque Entrar.`)
  for (;;) {
    const typed = await talk.ask(member.ask)
    if (typed === undefined) return undefined
    if (typed === '' && (present || member.optional)) return 'kept'
    const answer = typed === '' ? undefined : member.read(typed)
    if (answer) return answer
    talk.say(typed === '' && !member.chosen ? 'Este dato hace falta.' : (member.wrong ?? 'No se entiende.'))
  }
}

function saveRow(db: Db, row: Row, now: Instant): void {
  write(db, (tx) => writeInstitution(tx, row, now))
}

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
