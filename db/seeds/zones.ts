export const CENTRE = 'America/Mexico_City'

/** By the state's CURP code; every other state has the capital's zone (Ley de los Husos Horarios, DOF 28-10-2022). */
export const ZONES_OF_STATES: Record<string, string> = {
  BC: 'America/Tijuana',
  BS: 'America/Mazatlan',
  CH: 'America/Chihuahua',
  NT: 'America/Mazatlan',
  QR: 'America/Cancun',
  SL: 'America/Mazatlan',
  SR: 'America/Hermosillo',
}

/** Most change their clocks together with the other side of the border. */
export const ZONES_OF_TOWNS: { state: string; zone: string; names: string[] }[] = [
  { state: 'NT', zone: 'America/Bahia_Banderas', names: ['Bahía de Banderas'] },
  {
    state: 'CH',
    zone: 'America/Ciudad_Juarez',
    names: ['Juárez', 'Ciudad Juárez', 'Ascensión', 'Guadalupe', 'Janos', 'Práxedis G. Guerrero'],
  },
  { state: 'CH', zone: 'America/Ojinaga', names: ['Ojinaga', 'Coyame del Sotol', 'Manuel Benavides'] },
  {
    state: 'CL',
    zone: 'America/Matamoros',
    names: [
      'Acuña',
      'Ciudad Acuña',
      'Allende',
      'Guerrero',
      'Hidalgo',
      'Jiménez',
      'Morelos',
      'Nava',
      'Ocampo',
      'Piedras Negras',
      'Villa Unión',
      'Zaragoza',
    ],
  },
  { state: 'NL', zone: 'America/Matamoros', names: ['Anáhuac'] },
  {
    state: 'TS',
    zone: 'America/Matamoros',
    names: [
      'Nuevo Laredo',
      'Guerrero',
      'Mier',
      'Miguel Alemán',
      'Camargo',
      'Gustavo Díaz Ordaz',
      'Reynosa',
      'Río Bravo',
      'Valle Hermoso',
      'Matamoros',
    ],
  },
]
