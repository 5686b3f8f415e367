/**
 * Days of obligatory rest (LFT art. 74) and the federal election of 2027 (first Sunday of June, LGIPE art. 22).
 * Passport offices work in the rest of December and in Holy Week unless they say otherwise: that is a closure of theirs.
 */
export const NON_WORKING_DAYS: [day: string, name: string][] = [
  ['2026-11-16', 'Aniversario de la Revolución'],
  ['2026-12-25', 'Navidad'],
  ['2027-01-01', 'Año Nuevo'],
  ['2027-02-01', 'Día de la Constitución'],
  ['2027-03-15', 'Natalicio de Benito Juárez'],
  ['2027-05-01', 'Día del Trabajo'],
  ['2027-06-06', 'Jornada electoral federal'],
  ['2027-09-16', 'Día de la Independencia'],
  ['2027-11-15', 'Aniversario de la Revolución'],
  ['2027-12-25', 'Navidad'],
]
