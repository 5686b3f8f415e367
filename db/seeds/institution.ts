/**
 * The institution of the demonstration. Everything is invented: the telephone has only zeros, so that nobody is ever
 * called by mistake, and no name, number or mark of the ministry appears.
 */
export const SAMPLE_INSTITUTION = {
  name: 'Oficina de Pasaportes de Muestra',
  address: 'Calle de la Muestra 1, Col. Ejemplo, 00000, Ciudad de México',
  zone: 'America/Mexico_City',
  phone: '55 0000 0000',
  helpWeekdays: '12345',
  helpFromMinute: 9 * 60,
  helpUntilMinute: 15 * 60,
  isMinistry: false,
  privacyUrl: null,
  privacyContact: 'Unidad de Transparencia de muestra, Calle de la Muestra 1, tel. 55 0000 0000',
  legalBasis: 'Convenio de muestra; Reglamento de Pasaportes y del Documento de Identidad y Viaje',
  complaintContact: 'Contraloría de muestra, tel. 55 0000 0000',
  controlContact: 'Órgano Interno de Control de muestra, tel. 55 0000 0090',
  paymentGuide: 'la página oficial de citas de la Secretaría de Relaciones Exteriores (gob.mx/sre)',
  sample: true,
  version: 1,
}
