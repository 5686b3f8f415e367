import type { Role } from '../../staff/roles.ts'
import { appliesWord } from '../../texts/admin-papers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { feeTableWord, roleWord } from './words.ts'

/** What each line of the logbook says was done. */
const DEEDS: Record<string, string> = {
  agregar_lugares: 'Agregó lugares',
  agregar_pregunta: 'Agregó una pregunta a un trámite',
  agregar_que_llevar: 'Agregó algo que llevar a un trámite',
  anotar_caso: 'Anotó algo en un caso',
  alta_de_oficina: 'Dio de alta una oficina',
  alta_de_tramite: 'Dio de alta un trámite',
  buscar: 'Buscó a una persona',
  cambiar_horario: 'Cambió el horario de siempre',
  cambiar_institucion: 'Cambió los datos de la institución',
  cambiar_oficina: 'Cambió los datos de una oficina',
  cambiar_regla: 'Cambió una regla',
  cambiar_tramite: 'Cambió un trámite',
  cancelar_cita: 'Canceló una cita',
  cerrar_caso: 'Cerró un caso',
  contestar_caso: 'Contestó un caso',
  copia_de_datos: 'Sacó una copia de los datos de una persona',
  leer_caso: 'Leyó un caso',
  soltar_caso: 'Dejó un chat al asistente',
  tomar_caso: 'Tomó un caso',
  cerrar: 'Cerró un día o unas horas',
  dar_acceso: 'Dio una clave de acceso',
  dar_cita: 'Dio una cita',
  dejar_de_pedir: 'Dejó de pedir algo en un trámite',
  dia_inhabil: 'Anotó un día inhábil',
  levantar_cierre: 'Levantó un cierre',
  mover_cita: 'Cambió una cita de día u hora',
  pasar_cita: 'Pasó una cita a otro teléfono',
  poner_precio: 'Puso un precio',
  quitar_acceso: 'Quitó una clave de acceso',
  quitar_dia_inhabil: 'Quitó un día inhábil',
  quitar_pregunta: 'Quitó una pregunta de un trámite',
  reenviar: 'Reenvió mensajes',
  revisar_comprobante: 'Revisó un comprobante',
  reglas_de_precios: 'Dijo cómo se cobra una tabla de precios',
  retomar: 'Retomó mensajes apartados',
  tramite_en_oficina: 'Dijo si una oficina hace un trámite',
}

/** The members of a deed's detail; their values are numbers of rows, counts, days and codes. */
const MEMBERS: Record<string, string> = {
  applies: 'se pide',
  appointments: 'citas',
  becomes: 'ahora',
  by: 'buscó por',
  cancelled: 'citas canceladas',
  case: 'caso',
  cases: 'casos',
  centavos: 'pesos',
  closures: 'cierres',
  day: 'día',
  fields: 'datos cambiados',
  found: 'encontradas',
  hoursClosed: 'horarios cerrados',
  key: 'clave',
  keys: 'claves',
  lastDay: 'último día',
  messages: 'mensajes',
  offered: 'lo hace',
  outside: 'citas fuera del horario',
  paper: 'renglón',
  places: 'lugares',
  procedure: 'trámite',
  question: 'pregunta',
  role: 'permiso',
  rule: 'regla',
  slot: 'horario',
  result: 'resultado',
  table: 'tabla',
  validFrom: 'desde el',
  version: 'versión',
  visits: 'cuántas citas',
  was: 'antes',
  weekdays: 'días',
  years: 'años',
}

/** The deed in words; a code that has none yet is shown as it is. */
export const deedText = (operation: string): string => DEEDS[operation] ?? operation

/** Codes of our own among the values, as the page's other answers say them. */
const VALUES: Record<string, (code: string) => string> = {
  applies: appliesWord,
  role: (code) => roleWord(code as Role),
  table: feeTableWord,
  by: (code) => FOUND_BY[code] ?? code,
}
const FOUND_BY: Record<string, string> = { folio: 'folio', curp: 'CURP', phone: 'teléfono', name: 'nombre' }

/** What stands behind an id of ours in a detail. */
export interface Named {
  procedures: ReadonlyMap<string, string>
  rules: ReadonlyMap<string, string>
}

/** `{"day":"2026-12-03","visits":2}` as `día 03/12/2026; cuántas citas 2`, procedures by their names and rules by what they mean. */
export function detailText(detail: string, { procedures, rules }: Named): string {
  const values: typeof VALUES = {
    ...VALUES,
    procedure: (id: string) => procedures.get(id) ?? id,
    rule: (name: string) => `«${rules.get(name) ?? name}»`,
  }
  const members = Object.entries(JSON.parse(detail) as Record<string, unknown>)
  return members
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(
      ([name, value]) =>
        `${MEMBERS[name] ?? name} ${typeof value === 'string' ? textOf(value, values[name]) : valueText(value, name)}`,
    )
    .join('; ')
}

const textOf = (code: string, word?: (code: string) => string): string =>
  word ? word(code) : code.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')

function valueText(value: unknown, name: string): string {
  if (name === 'weekdays' && Array.isArray(value)) return spanishDates.weekdays(value)
  if (name === 'centavos' && typeof value === 'number') return (value / 100).toFixed(2)
  if (typeof value === 'boolean') return value ? 'sí' : 'no'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
