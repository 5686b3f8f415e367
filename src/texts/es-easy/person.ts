import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/person.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** Who: CURP, name, birth date, the passport before. */
export const curp: Texts['curp'] = {
  ...plain.curp,
  ask: '*Escriba su CURP.*\n\nSon 18 letras y números. Está en su INE.\nEjemplo: PIPR850417MDFRRS00',
  askFirst: '*Escriba su CURP.*\n\nSon 18 letras y números. Está en su INE.\nEjemplo: PIPR850417MDFRRS00',
  askOther: '*Escriba la CURP de esa persona.*\n\nSon 18 letras y números. Está en su INE.\nEjemplo: PIPR850417MDFRRS00',
  isExample: 'Esa CURP es el ejemplo. Escriba la suya.',
  length: (count: number) => `Su CURP tiene ${count} letras y números. Deben ser 18. Escríbala otra vez.`,
  character: (position: number, found: string) =>
    `Mire el lugar ${position} de la CURP. Ahí no puede ir *${found}*.\nEscríbala otra vez.`,
  stateCode: (found: string) => `Mire los lugares 12 y 13 de la CURP. *${found}* no es un estado.\nEscríbala otra vez.`,
  date: 'Mire los lugares 5 a 10 de la CURP. Esa fecha no existe.\nEscríbala otra vez.',
  future: 'Mire los lugares 5 a 10 de la CURP. Esa fecha no ha llegado.\nEscríbala otra vez.',
  tooOld: 'Mire los lugares 5 y 6 de la CURP. Serían más de 120 años.\nEscríbala otra vez.',
  check: 'Hay un error en la CURP. Revísela con calma. Escríbala otra vez.',
  generic: 'Esa CURP no sirve aquí. Revísela. Escríbala otra vez.',
  almost: (position: number, typed: string, meant: string) =>
    `Ya casi. Mire el lugar ${position}. Escribió ${typed}. Parece ${meant}.`,
  almostSeveral: 'Ya casi. Hay letras y números cambiados.',
  early: 'Guardé su CURP. Después le pregunto por ella.',
  askEarly: (curp: string) => `Usted escribió esta CURP: ${curp}\n\n*¿Es la suya?*`,
  askEarlyOther: (curp: string) => `Usted escribió esta CURP: ${curp}\n\n*¿Es de esa persona?*`,
  elector: 'Esa es su clave de elector. La CURP es otra.\nEstá en la misma INE. Empieza con 4 letras.',
  notCurp: 'No vi una CURP. Si no la tiene, toque el botón.',
  dailyLimit: (by: Telephone) =>
    by
      ? `Hoy ya se escribieron muchas CURP en este teléfono. Puede seguir mañana.\nSi tiene prisa, llame al ${by.phone}.\nHorario: ${by.hours}.`
      : `Hoy ya se escribieron muchas CURP en este teléfono. Puede seguir mañana.\n${IN_WRITING}`,
  repeated: 'Esa CURP ya está en esta cita. Escriba la otra CURP.',
}

export const noCurp: Texts['noCurp'] = {
  ...plain.noCurp,
  ask: 'No hay problema. Puede sacar su cita sin CURP.\n\n*Escriba su nombre completo y cuándo nació.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985\n\nEn la oficina le ayudan con la CURP.',
  askOther:
    'No hay problema. Se puede sin CURP.\n\n*Escriba el nombre completo de esa persona y cuándo nació.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985\n\nEn la oficina ayudan con la CURP.',
  askBirth: (first: string) => `*¿Cuándo nació ${first}?*\n\nEjemplo: 17 de abril de 1985`,
  askName: '*Escriba el nombre completo.*\n\nEjemplo: Rosa Pérez Ruiz',
  impossible: 'Esa fecha no existe. Escríbala otra vez.',
  future: 'Esa fecha no ha llegado. Escríbala otra vez.',
  tooOld: 'Esa fecha es de hace más de 120 años. Escríbala otra vez.',
  unread: 'No vi la fecha. Escriba el día, el mes y el año.',
  onlyOne:
    'Para esta persona sí necesito la CURP. Un teléfono puede tener 1 cita sin CURP.\nLa CURP está en su acta de nacimiento.',
}

export const name: Texts['name'] = {
  ...plain.name,
  ask: '*Escriba su nombre completo.*\n\nEscríbalo como está en su INE.\nEjemplo: Rosa Pérez Ruiz',
  askOther: '*Escriba el nombre completo de esa persona.*\n\nEscríbalo como está en su INE.\nEjemplo: Rosa Pérez Ruiz',
  explained: 'Escríbalo como está en su INE. No importan los acentos.',
  short: 'Falta un apellido. Escriba el nombre y el apellido.',
  odd: 'Un nombre solo tiene letras. Escríbalo otra vez.',
  long: 'Ese nombre es muy largo. Escríbalo otra vez.',
  askProfile: (profile: string) =>
    `Su WhatsApp dice *${profile}*. *¿Ese es su nombre?*\n\nSi no es, escriba su nombre. También puede usar el micrófono *del teclado*.`,
  initials: 'El nombre y la CURP no se parecen. Si están bien, seguimos.',
}

export const oldPassport: Texts['oldPassport'] = {
  ...plain.oldPassport,
  ask: '*¿Qué número tiene su pasaporte anterior?*\nEstá en la hoja de su foto. Empieza con una letra.\nEjemplo: G12345678\n\nSi no lo tiene, toque un botón.',
  askOther:
    '*¿Qué número tiene el pasaporte anterior?*\nEstá en la hoja de la foto. Empieza con una letra.\nEjemplo: G12345678\n\nSi no lo tiene, toque un botón.',
  askLost:
    '*¿Sabe el número del pasaporte perdido?*\nQuizá tiene una copia o una foto.\nEjemplo: G12345678\n\nSi no lo sabe, toque un botón.',
  askSame: (end: string) => `Su pasaporte termina en *${end}*.\n\n*¿Es el mismo?* Si es otro, escriba el número.`,
  explained: 'El número está en la hoja de la foto. No es obligatorio.',
  required: 'La oficina necesita ese número. Búsquelo con calma. Yo le espero.',
  goOn: 'Está bien. Seguimos sin el número.',
  odd: 'Ese no parece un número de pasaporte. Tiene 1 letra y 8 números.',
  nowLost: 'Anoté: ya no tiene su pasaporte. Es otro trámite.',
}

export const wrongAge: Texts['wrongAge'] = {
  ...plain.wrongAge,
  minor: (first: string | undefined) =>
    `${first ?? 'Esa persona'} no ha cumplido 18 años. Va con su mamá o con su papá. También puede ir con su tutor.`,
  notOfAge: (first: string | undefined) => `${first ?? 'Esa persona'} no tiene la edad para este trámite.`,
  adult: (first: string | undefined) => `${first ?? 'Esa persona'} ya cumplió 18 años. Ya no necesita permiso.`,
  adultSoon: (first: string | undefined, day: string) =>
    `${first ?? 'Esa persona'} cumple 18 años el ${day}. Es antes de las fechas libres. Ya no necesitará permiso.`,
  askLeaveOut: '*¿La quito de esta cita?* Después le ayudo con su cita.',
  turnsAdult: (day: string) => `Cumple 18 años el ${day}. Le muestro lugares desde ese día.`,
}
