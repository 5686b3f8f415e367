/** The tasks of an office, in the order of a day. */
export const TAGS = [
  { name: 'Hoy', description: 'Cómo va el día y quién viene.' },
  { name: 'Citas', description: 'Ver, dar, cambiar, corregir, cancelar o pasar una cita.' },
  { name: 'Casos', description: 'Personas que esperan respuesta, solicitudes, quejas y reclamos.' },
  { name: 'Denuncias', description: 'Lo que se denuncia de una oficina. Solo para contraloría.' },
  { name: 'Cerrar y abrir', description: 'Días cerrados, lugares y horario.' },
  { name: 'Mensajes', description: 'Lo que no llegó y lo que quedó apartado.' },
  { name: 'Ajustes', description: 'La institución, sus oficinas, trámites y precios.' },
  { name: 'Accesos', description: 'Quién puede usar esta página.' },
  { name: 'Sistema', description: 'Para quien lo cuida; en un día normal no hace falta.' },
]
