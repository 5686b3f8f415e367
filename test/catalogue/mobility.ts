/** What another agency is set up with. */
export const MOBILITY = {
  nombre: 'Secretaría de Movilidad de Muestra',
  direccion: 'Calle de la Muestra 2, Toluca',
  zona: 'America/Mexico_City',
  telefono: '722 000 0000',
  ayuda_dias: 'lunes a viernes',
  ayuda_desde: '9:00',
  ayuda_hasta: '17:00',
  privacidad: 'Unidad de Transparencia de Movilidad, tel. 722 000 0001',
  base_legal: 'Ley de Movilidad de muestra, artículo 1',
  quejas: 'Contraloría de Movilidad, tel. 722 000 0002',
  administrador: 'Jefe de Movilidad',
}
