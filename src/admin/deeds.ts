import { appliesWord } from '../texts/admin-papers.ts'
import { spanishDates } from '../texts/dates.ts'
import type { DeedNames } from './deed-names.ts'
import type { Role } from './roles.ts'
import { feeTableWord, ROLE_WORDS } from './words.ts'

/** What each line of the logbook says was done. */
const DEEDS: Record<string, string> = {
  autorizar_cambio: 'Autorizó el cambio de una cita',
  agregar_lugares: 'Agregó lugares',
  agregar_pregunta: 'Agregó una pregunta a un trámite',
  agregar_que_llevar: 'Agregó algo que llevar a un trámite',
  anotar_caso: 'Anotó algo en un caso',
  anotar_llegada: 'Anotó quién llegó',
  alta_de_oficina: 'Dio de alta una oficina',
  alta_de_tramite: 'Dio de alta un trámite',
  borrar_datos: 'Borró los datos de una persona',
  buscar: 'Buscó a una persona',
  cambiar_horario: 'Cambió el horario de siempre',
  cambiar_institucion: 'Cambió los datos de la institución',
  cambiar_oficina: 'Cambió los datos de una oficina',
  cambiar_regla: 'Cambió una regla',
  cambiar_tramite: 'Cambió un trámite',
  cancelar_cita: 'Canceló una cita',
  cerrar_caso: 'Cerró un caso',
  confirmar_hora: 'Confirmó la hora de la computadora',
  contestar_caso: 'Contestó un caso',
  copia_de_datos: 'Sacó una copia de los datos de una persona',
  leer_caso: 'Leyó un caso',
  ver_denuncias: 'Vio la lista de denuncias',
  leer_denuncia: 'Leyó una denuncia',
  contestar_denuncia: 'Contestó una denuncia',
  anotar_denuncia: 'Anotó algo en una denuncia',
  cerrar_denuncia: 'Cerró una denuncia',
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
  corregir_cita: 'Corrigió un dato de una cita',
  corregir_apartado: 'Corrigió para quién está apartado un lugar',
  ver_identificacion: 'Vio la identificación de una cita',
  poner_precio: 'Puso un precio',
  quitar_acceso: 'Quitó una clave de acceso',
  quitar_dia_inhabil: 'Quitó un día inhábil',
  quitar_pregunta: 'Quitó una pregunta de un trámite',
  reenviar: 'Reenvió mensajes',
  revisar_comprobante: 'Revisó un comprobante',
  sacar_de_la_lista: 'Sacó a una persona de la lista de espera',
  reglas_de_precios: 'Dijo cómo se cobra una tabla de precios',
  retomar: 'Retomó mensajes apartados',
  tramite_en_oficina: 'Dijo si una oficina hace un trámite',
}

/** The members of a deed's detail; their values are numbers of rows, counts, days and codes. */
const MEMBERS: Record<string, string> = {
  applies: 'se pide',
  becomes: 'ahora',
  by: 'buscó por',
  came: 'llegó',
  cancelled: 'citas canceladas',
  centavos: 'pesos',
  closed: 'dejó de dar citas',
  day: 'día',
  days: 'días buscados',
  fields: 'datos cambiados',
  found: 'encontradas',
  hoursClosed: 'horarios cerrados',
  key: 'clave',
  keys: 'clave',
  lastDay: 'último día',
  messages: 'mensajes',
  names: 've nombres',
  offered: 'lo hace',
  outside: 'folios fuera del horario',
  paper: 'frase',
  people: 'personas',
  places: 'lugares',
  procedure: 'trámite',
  question: 'pregunta',
  role: 'permiso',
  rule: 'regla',
  slot: 'hora',
  result: 'resultado',
  table: 'tabla',
  until: 'hasta el',
  validFrom: 'desde el',
  version: 'versión',
  holds: 'cuántos apartados',
  visits: 'cuántas citas',
  was: 'antes',
  weekdays: 'días',
  wish: 'petición',
  years: 'años',
}

/** The deed in words; a code that has none yet is shown as it is. */
export const deedText = (operation: string): string => DEEDS[operation] ?? operation

export const FOUND_BY: Record<string, string> = { folio: 'folio', curp: 'CURP', phone: 'teléfono', name: 'nombre' }

/** Numbers and codes of ours among the values, as the page's other answers say them; undefined: there is no such row any more. */
const VALUES: Record<string, (value: never, names: DeedNames) => string | undefined> = {
  applies: appliesWord,
  by: (code: string) => FOUND_BY[code],
  centavos: (value: number) => (value / 100).toFixed(2),
  key: (id: number, { key }) => key(id),
  keys: (id: number, { key }) => key(id),
  outside: (id: number, { folio }) => folio(id),
  paper: (id: number, { paper }) => quoted(paper(id)),
  procedure: (id: string, { procedure }) => procedure(id),
  role: (code: Role) => ROLE_WORDS[code],
  rule: (name: string, { rule }) => quoted(rule(name)),
  slot: (id: number, { hour }) => hourText(hour(id)),
  table: feeTableWord,
}

const quoted = (words: string | undefined) => words && `«${words}»`
const hourText = (at: { day: string; minute: number } | undefined) => at && `${dayText(at.day)} ${spanishDates.hour(at.minute)}`
const dayText = (text: string): string => text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')

/** What the line shows beside the detail. */
const APART = new Set(['appointments', 'case', 'closures'])

/** `{"day":"2026-12-03","visits":2}` as `día 03/12/2026; cuántas citas 2`; rows by what people call them. */
export function detailText(detail: string, names: DeedNames): string {
  return Object.entries(JSON.parse(detail) as Record<string, unknown>)
    .filter(([name, value]) => !APART.has(name) && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${MEMBERS[name] ?? name} ${valueText(name, value, names)}`)
    .join('; ')
}

function valueText(name: string, value: unknown, names: DeedNames): string {
  if (name === 'weekdays') return spanishDates.weekdays(value as number[])
  const said = [value].flat().map((one) => VALUES[name]?.(one as never, names) ?? plainly(one))
  return [...new Set(said)].join(', ')
}

function plainly(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'sí' : 'no'
  return dayText(String(value))
}
