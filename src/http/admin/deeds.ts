/** What each line of the logbook says was done. */
const DEEDS: Record<string, string> = {
  agregar_lugares: 'Agregó lugares',
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
  dia_inhabil: 'Anotó un día inhábil',
  levantar_cierre: 'Levantó un cierre',
  mover_cita: 'Cambió una cita de día u hora',
  pasar_cita: 'Pasó una cita a otro teléfono',
  poner_precio: 'Puso un precio',
  quitar_acceso: 'Quitó una clave de acceso',
  quitar_dia_inhabil: 'Quitó un día inhábil',
  reenviar: 'Reenvió mensajes',
  revisar_comprobante: 'Revisó un comprobante',
  retomar: 'Retomó mensajes apartados',
  tramite_en_oficina: 'Dijo si una oficina hace un trámite',
}

/** The members of a deed's detail; their values are numbers of rows, counts, days and codes. */
const MEMBERS: Record<string, string> = {
  appointments: 'citas',
  becomes: 'ahora',
  by: 'buscó por',
  cancelled: 'citas canceladas',
  case: 'caso',
  cases: 'casos',
  centavos: 'centavos',
  closures: 'cierres',
  day: 'día',
  fields: 'datos cambiados',
  found: 'encontradas',
  hoursClosed: 'horarios cerrados',
  key: 'clave',
  keys: 'claves',
  messages: 'mensajes',
  offered: 'lo hace',
  outside: 'citas fuera del horario',
  places: 'lugares',
  procedure: 'trámite',
  role: 'permiso',
  rule: 'regla',
  slot: 'horario',
  result: 'resultado',
  version: 'versión',
  visits: 'cuántas citas',
  was: 'antes',
  weekdays: 'días de la semana',
  years: 'años',
}

/** The deed in words; a code that has none yet is shown as it is. */
export const deedText = (operation: string): string => DEEDS[operation] ?? operation

/** `{"day":"2026-12-03","visits":2}` as `día 2026-12-03; cuántas citas 2`. */
export function detailText(detail: string): string {
  const members = Object.entries(JSON.parse(detail) as Record<string, unknown>)
  return members
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${MEMBERS[name] ?? name} ${valueText(value)}`)
    .join('; ')
}

const valueText = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? 'sí' : 'no') : Array.isArray(value) ? value.join(', ') : String(value)
