/**
 * Everything is invented: the telephone has only zeros, so that no one is called by mistake, and no name, number or mark of the ministry
 * appears.
 */
export const SAMPLE_INSTITUTION = {
  name: 'Oficina de Pasaportes de Muestra',
  address: 'Calle de la Muestra 1, Col. Ejemplo, 00000, Ciudad de México',
  zone: 'America/Mexico_City',
  phone: '55 0000 0000',
  helpWeekdays: '12345',
  helpFromMinute: 9 * 60,
  helpUntilMinute: 15 * 60,
  disclaimer: 'No somos la Secretaría de Relaciones Exteriores.',
  disclaimerEn: 'We are not the Foreign Ministry (SRE).',
  privacyUrl: null,
  privacyContact: 'Unidad de Transparencia de muestra, Calle de la Muestra 1, tel. 55 0000 0000',
  legalBasis: 'Convenio de muestra; Reglamento de Pasaportes y del Documento de Identidad y Viaje',
  complaintContact: 'Contraloría de muestra, tel. 55 0000 0000',
  controlContact: 'Órgano Interno de Control de muestra, tel. 55 0000 0090',
  paymentGuide: 'la página oficial de citas de la Secretaría de Relaciones Exteriores (gob.mx/sre)',
  sample: true,
  version: 1,
}

/** Weekdays as digits (1 Monday - 7 Sunday), minutes of the day, windows. */
export interface SeedHours {
  weekdays: string
  from: number
  until: number
  windows: number
}

export interface SeedOffice {
  slug: string
  /** At most 24 characters: a row's title in the chat. */
  name: string
  state: string
  municipality: string
  address: string
  latitude: number
  longitude: number
  zone: string
  hours: SeedHours[]
  /** Procedures; undefined means all. */
  only?: string[]
}

const MEXICO_CITY = 'America/Mexico_City'
const MONTERREY = 'America/Monterrey'
const MAZATLAN = 'America/Mazatlan'
const TIJUANA = 'America/Tijuana'
const MERIDA = 'America/Merida'
const BORDER = 'America/Matamoros' // Changes its clocks with Texas, unlike the rest of its states.

const at = (hour: number) => hour * 60
const large: SeedHours[] = [{ weekdays: '12345', from: at(9), until: at(17), windows: 3 }]
const usual: SeedHours[] = [{ weekdays: '12345', from: at(9), until: at(17), windows: 2 }]
/** One window that closes for lunch. */
const small: SeedHours[] = [
  { weekdays: '12345', from: at(9), until: at(14), windows: 1 },
  { weekdays: '12345', from: at(15), until: at(17), windows: 1 },
]
const withSaturday: SeedHours[] = [...usual, { weekdays: '6', from: at(9), until: at(13), windows: 1 }]

type Row = [
  slug: string,
  name: string,
  state: string,
  municipality: string,
  latitude: number,
  longitude: number,
  zone: string,
  hours: SeedHours[],
]

/** Real cities, invented counters; nothing here is the directory of the ministry. */
const ROWS: Row[] = [
  ['aguascalientes', 'Aguascalientes', 'AS', 'Aguascalientes', 21.88, -102.29, MEXICO_CITY, usual],
  ['tijuana', 'Tijuana', 'BC', 'Tijuana', 32.53, -117.02, TIJUANA, withSaturday],
  ['mexicali', 'Mexicali', 'BC', 'Mexicali', 32.65, -115.47, TIJUANA, usual],
  ['la-paz', 'La Paz', 'BS', 'La Paz', 24.14, -110.31, MAZATLAN, small],
  ['campeche', 'Campeche', 'CC', 'Campeche', 19.84, -90.53, MERIDA, small],
  ['tuxtla', 'Tuxtla Gutiérrez', 'CS', 'Tuxtla Gutiérrez', 16.75, -93.12, MEXICO_CITY, usual],
  ['tapachula', 'Tapachula', 'CS', 'Tapachula', 14.9, -92.26, MEXICO_CITY, small],
  ['chihuahua', 'Chihuahua', 'CH', 'Chihuahua', 28.64, -106.09, 'America/Chihuahua', usual],
  ['ciudad-juarez', 'Ciudad Juárez', 'CH', 'Juárez', 31.74, -106.48, 'America/Ciudad_Juarez', withSaturday],
  ['cuauhtemoc', 'Cuauhtémoc, CDMX', 'DF', 'Cuauhtémoc', 19.43, -99.15, MEXICO_CITY, large],
  ['cuajimalpa', 'Cuajimalpa, CDMX', 'DF', 'Cuajimalpa de Morelos', 19.36, -99.3, MEXICO_CITY, large],
  ['iztapalapa', 'Iztapalapa, CDMX', 'DF', 'Iztapalapa', 19.36, -99.07, MEXICO_CITY, withSaturday],
  ['tlalpan', 'Tlalpan, CDMX', 'DF', 'Tlalpan', 19.29, -99.17, MEXICO_CITY, usual],
  ['saltillo', 'Saltillo', 'CL', 'Saltillo', 25.42, -101.0, MONTERREY, usual],
  ['torreon', 'Torreón', 'CL', 'Torreón', 25.54, -103.41, MONTERREY, small],
  ['colima', 'Colima', 'CM', 'Colima', 19.24, -103.72, MEXICO_CITY, small],
  ['durango', 'Durango', 'DG', 'Durango', 24.02, -104.66, MONTERREY, small],
  ['toluca', 'Toluca', 'MC', 'Toluca', 19.29, -99.66, MEXICO_CITY, large],
  ['naucalpan', 'Naucalpan', 'MC', 'Naucalpan de Juárez', 19.48, -99.24, MEXICO_CITY, large],
  ['ecatepec', 'Ecatepec', 'MC', 'Ecatepec de Morelos', 19.6, -99.06, MEXICO_CITY, usual],
  ['leon', 'León', 'GT', 'León', 21.12, -101.68, MEXICO_CITY, large],
  ['guanajuato', 'Guanajuato', 'GT', 'Guanajuato', 21.02, -101.26, MEXICO_CITY, small],
  ['acapulco', 'Acapulco', 'GR', 'Acapulco de Juárez', 16.86, -99.88, MEXICO_CITY, usual],
  ['pachuca', 'Pachuca', 'HG', 'Pachuca de Soto', 20.12, -98.74, MEXICO_CITY, usual],
  ['guadalajara', 'Guadalajara', 'JC', 'Guadalajara', 20.67, -103.35, MEXICO_CITY, large],
  ['zapopan', 'Zapopan', 'JC', 'Zapopan', 20.72, -103.39, MEXICO_CITY, withSaturday],
  ['puerto-vallarta', 'Puerto Vallarta', 'JC', 'Puerto Vallarta', 20.62, -105.23, MEXICO_CITY, small],
  ['morelia', 'Morelia', 'MN', 'Morelia', 19.7, -101.19, MEXICO_CITY, usual],
  ['cuernavaca', 'Cuernavaca', 'MS', 'Cuernavaca', 18.92, -99.23, MEXICO_CITY, usual],
  ['tepic', 'Tepic', 'NT', 'Tepic', 21.51, -104.9, MAZATLAN, small],
  ['monterrey', 'Monterrey', 'NL', 'Monterrey', 25.67, -100.31, MONTERREY, large],
  ['san-nicolas', 'San Nicolás', 'NL', 'San Nicolás de los Garza', 25.74, -100.28, MONTERREY, usual],
  ['oaxaca', 'Oaxaca', 'OC', 'Oaxaca de Juárez', 17.06, -96.72, MEXICO_CITY, usual],
  ['puebla', 'Puebla', 'PL', 'Puebla', 19.04, -98.21, MEXICO_CITY, large],
  ['tehuacan', 'Tehuacán', 'PL', 'Tehuacán', 18.46, -97.39, MEXICO_CITY, small],
  ['queretaro', 'Querétaro', 'QT', 'Querétaro', 20.59, -100.39, MEXICO_CITY, usual],
  ['cancun', 'Cancún', 'QR', 'Benito Juárez', 21.16, -86.85, 'America/Cancun', usual],
  ['san-luis-potosi', 'San Luis Potosí', 'SP', 'San Luis Potosí', 22.15, -100.98, MEXICO_CITY, usual],
  ['culiacan', 'Culiacán', 'SL', 'Culiacán', 24.81, -107.39, MAZATLAN, usual],
  ['hermosillo', 'Hermosillo', 'SR', 'Hermosillo', 29.08, -110.96, 'America/Hermosillo', usual],
  ['villahermosa', 'Villahermosa', 'TC', 'Centro', 17.99, -92.93, MEXICO_CITY, usual],
  ['ciudad-victoria', 'Ciudad Victoria', 'TS', 'Victoria', 23.73, -99.15, MONTERREY, small],
  ['reynosa', 'Reynosa', 'TS', 'Reynosa', 26.08, -98.28, BORDER, usual],
  ['matamoros', 'Matamoros', 'TS', 'Matamoros', 25.87, -97.5, BORDER, small],
  ['tlaxcala', 'Tlaxcala', 'TL', 'Tlaxcala', 19.32, -98.24, MEXICO_CITY, small],
  ['veracruz', 'Veracruz', 'VZ', 'Veracruz', 19.19, -96.14, MEXICO_CITY, usual],
  ['xalapa', 'Xalapa', 'VZ', 'Xalapa', 19.53, -96.92, MEXICO_CITY, usual],
  ['merida', 'Mérida', 'YN', 'Mérida', 20.97, -89.62, MERIDA, usual],
  ['zacatecas', 'Zacatecas', 'ZS', 'Zacatecas', 22.77, -102.57, MEXICO_CITY, small],
]

/** An airport's counter that only renews: what an office does is data. */
const airport: SeedOffice = {
  slug: 'aeropuerto-cdmx',
  name: 'Aeropuerto, CDMX',
  state: 'DF',
  municipality: 'Venustiano Carranza',
  address: 'Domicilio de muestra, Terminal, Ciudad de México',
  latitude: 19.43,
  longitude: -99.08,
  zone: MEXICO_CITY,
  hours: usual,
  only: ['renewal', 'minor_renewal'],
}

export const SAMPLE_OFFICES: SeedOffice[] = [
  ...ROWS.map(([slug, name, state, municipality, latitude, longitude, zone, hours]) => ({
    slug,
    name,
    state,
    municipality,
    address: `Domicilio de muestra, Centro, ${municipality}`,
    latitude,
    longitude,
    zone,
    hours,
  })),
  airport,
]

/** Minutes of an appointment, days published ahead (about twenty working days), and the chat's notice. */
export const SAMPLE_SLOT_MINUTES = 30
export const SAMPLE_DAYS_AHEAD = 28
export const SAMPLE_NOTICE_MINUTES = 1_440
