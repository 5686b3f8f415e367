import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** Who: CURP, name, birth date, the passport before. */
export const curp = {
  ask: '*Escriba su CURP: son 18 letras y números.*\n\nEstá en su INE y en su pasaporte anterior. No importan las mayúsculas ni los espacios.\nEjemplo: PIPR850417MDFRRS00',
  askFirst:
    '*Escriba su CURP: son 18 letras y números.*\n\nEstá en su INE. No importan las mayúsculas ni los espacios.\nEjemplo: PIPR850417MDFRRS00',
  askOther:
    '*Escriba la CURP de la persona que va por su pasaporte: son 18 letras y números.*\n\nEstá en su INE. No importan las mayúsculas ni los espacios.\nEjemplo: PIPR850417MDFRRS00',
  example: 'PIPR850417MDFRRS00',
  buttons: { none: 'No sé mi CURP', noneOther: 'No sé su CURP', yes: 'Sí, es esa', no: 'No, la corrijo' },
  isExample: 'Esa CURP es la del ejemplo. Escriba la suya, por favor.',
  length: (count: number) => `La CURP que escribió tiene ${count} letras y números, y debe tener 18. Revísela, por favor.`,
  character: (position: number, found: string) =>
    `En el lugar ${position} de la CURP escribió *${found}*, y ahí no puede ir. Revísela, por favor.`,
  stateCode: (found: string) =>
    `Las letras *${found}*, en los lugares 12 y 13 de la CURP, no son de ningún estado. Revísela, por favor.`,
  date: 'La fecha de nacimiento dentro de esa CURP no existe. Está en los lugares 5 a 10. Revísela, por favor.',
  future: 'La fecha de nacimiento dentro de esa CURP todavía no llega. Revise los lugares 5 a 10, por favor.',
  tooOld: 'Según esa CURP, la persona tendría más de 120 años. Revise los lugares 5 y 6, por favor.',
  check: 'Alguna letra o número de esa CURP no coincide. Revísela con calma y escríbala otra vez, por favor.',
  generic: 'Esa CURP se usa para personas extranjeras sin CURP propia, y aquí no sirve. Revísela, por favor.',
  almost: (position: number, typed: string, meant: string) =>
    `Ya casi. En el lugar ${position} escribió ${typed}; parece que es ${meant}.`,
  almostSeveral: 'Ya casi. Creo que algunas letras y números se confundieron.',
  letter: (char: string) => {
    if (char === '0') return 'un *cero*'
    if (char === '1') return 'un *uno*'
    if (/\d/.test(char)) return `un *${char}*`
    return `la letra *${char}*`
  },
  askMeant: (curp: string) => `*¿Su CURP es ${curp}?*`,
  askMeantOther: (curp: string) => `*¿La CURP es ${curp}?*`,
  early: 'Guardé la CURP que escribió. Más adelante le pregunto si es la correcta.',
  askEarly: (curp: string) => `Al principio escribió esta CURP: ${curp}\n\n*¿Es la suya?*`,
  askEarlyOther: (curp: string) => `Al principio escribió esta CURP: ${curp}\n\n*¿Es de la persona que va por su pasaporte?*`,
  earlyButtons: { yes: 'Sí, es esa', no: 'No, es otra' },
  elector: 'Eso es la clave de elector. La CURP está en la misma INE, empieza con 4 letras y después lleva 6 números.',
  notCurp: 'No vi una CURP en su mensaje. Si no la tiene a la mano, toque el botón.',
  noted: 'Anoté la CURP.',
  dailyLimit: (by: Telephone) =>
    by
      ? `Hoy ya se escribieron muchas CURP desde este teléfono. Mañana puede seguir donde se quedó. Si le urge, llame al ${by.phone}, ${by.hours}.`
      : `Hoy ya se escribieron muchas CURP desde este teléfono. Mañana puede seguir donde se quedó. Si le urge, ${IN_WRITING}.`,
  repeated: 'Esa CURP ya está en esta misma cita. Escriba la de la otra persona, por favor.',
}

export const noCurp = {
  ask: 'No se preocupe: también puede sacar su cita sin la CURP.\n\n*Escriba su nombre completo y su fecha de nacimiento.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985\n\nEn la oficina le ayudan con la CURP. Si la consigue antes, escríbala aquí: se consulta gratis en *gob.mx/curp* y en el Registro Civil.',
  askOther:
    'No se preocupe: también se puede sin la CURP.\n\n*Escriba el nombre completo y la fecha de nacimiento de esa persona.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985\n\nEn la oficina ayudan con la CURP. Si la encuentra antes, escríbala aquí.',
  askBirth: (first: string) => `*Escriba la fecha de nacimiento de ${first}.*\n\nEjemplo: 17 de abril de 1985`,
  askName: '*Escriba ahora el nombre completo.*\n\nEjemplo: Rosa Pérez Ruiz',
  impossible: 'Esa fecha de nacimiento no existe en el calendario. Revísela, por favor.',
  future: 'Esa fecha de nacimiento todavía no llega. Revísela, por favor.',
  tooOld: 'Esa fecha de nacimiento es de hace más de 120 años. Revísela, por favor.',
  unread: 'No encontré la fecha de nacimiento. Escríbala con día, mes y año, por favor.',
  onlyOne:
    'Desde un teléfono solo puede haber una cita sin CURP a la vez. Para esta persona sí la necesito. Está en su acta de nacimiento reciente.',
}

export const name = {
  ask: '*Escriba su nombre completo*, como está en su INE.\n\nEjemplo: Rosa Pérez Ruiz',
  askOther: '*Escriba el nombre completo de esa persona*, como está en su INE.\n\nEjemplo: Rosa Pérez Ruiz',
  explained: 'Escríbalo como está en la identificación que va a llevar. No importan los acentos ni las mayúsculas.',
  short: 'Necesito el nombre y al menos un apellido.',
  odd: 'Un nombre lleva solo letras. Escríbalo como está en la identificación, por favor.',
  long: 'Ese nombre es demasiado largo. Escríbalo como está en la identificación, por favor.',
  askProfile: (profile: string) =>
    `Su WhatsApp dice *${profile}*. *¿Anoto ese nombre?* En la oficina lo corrigen con su identificación.\n\nSi no, escríbalo o diga su nombre con el micrófono *del teclado*: su teléfono lo pone por escrito.`,
  buttons: { profile: 'Sí, anote ese nombre', person: 'Hablar con alguien' },
  initials: 'Las iniciales del nombre no se parecen a las de la CURP. Si los dos están bien, no importa: seguimos.',
  whatFor: 'Lo pregunto para poner la cita a su nombre. Se usa solo para eso.',
  unseen: 'Sus papeles no los puedo ver. Escríbalo aquí, por favor.',
  thanks: (first: string) => `Gracias, ${first}.`,
  noted: (name: string) => `Anoté *${name}*.`,
}

export const oldPassport = {
  ask: '*¿Cuál es el número de su pasaporte anterior?*\nEstá en la hoja de su foto, arriba a la derecha. Empieza con una letra. Ejemplo: G12345678\n\nSi no lo tiene a la mano, no importa.',
  askOther:
    '*¿Cuál es el número de su pasaporte anterior?*\nEstá en la hoja de la foto, arriba a la derecha. Empieza con una letra. Ejemplo: G12345678\n\nSi no lo tiene a la mano, no importa.',
  askLost:
    '*¿Sabe el número del pasaporte que ya no tiene?*\nQuizá está en una copia o en una foto. Ejemplo: G12345678\n\nSi no lo sabe, no importa.',
  askSame: (end: string) =>
    `Antes escribió el pasaporte que termina en *${end}*.\n\n*¿Es el mismo?* Si es otro, escriba su número.`,
  explained: 'El número está en la hoja de la foto, arriba a la derecha. No es obligatorio.',
  required: 'Para este trámite la oficina necesita el número. Búsquelo con calma: guardo su avance.',
  buttons: { same: 'Es el mismo', none: 'No lo tengo aquí', lost: 'Ese lo perdí', unknown: 'No lo sé' },
  goOn: 'Está bien: seguimos sin el número.',
  odd: 'Ese número no parece de un pasaporte mexicano. Tiene una letra y ocho números.',
  nowLost: 'Anoté que ya no lo tiene. Es otro trámite: *reponer un pasaporte perdido o robado*.',
  noted: (number: string) => `Anoté el pasaporte *${number}*.`,
}

export const wrongAge = {
  minor: (first: string | undefined) =>
    `${first ?? 'Esa persona'} todavía no cumple 18 años. Su pasaporte se saca con su mamá, su papá o quien tenga la tutela.`,
  notOfAge: (first: string | undefined) => `${first ?? 'Esa persona'} todavía no tiene la edad para este trámite.`,
  askNotOfAge: '*¿Qué prefiere?*',
  askMinor: '*¿Hacemos la cita para menor de edad?*',
  adult: (first: string | undefined) =>
    `${first ?? 'Esa persona'} ya cumplió 18 años. Puede sacar su pasaporte sin permiso de nadie.`,
  adultSoon: (first: string | undefined, day: string) =>
    `${first ?? 'Esa persona'} cumple 18 años el ${day}, antes de las fechas libres. Para entonces ya no necesita permiso de nadie.`,
  askLeaveOut: '*¿La quito de esta cita?* Después le ayudo a sacar la suya, como persona adulta.',
  askAdult: '*¿Hacemos la cita para persona adulta?*',
  turnsAdult: (day: string) => `Cumple 18 años el ${day}. Le muestro lugares desde ese día, como persona adulta.`,
  buttons: {
    minor: 'Sí, para menor',
    adult: 'Sí, para adulta',
    curp: 'Escribir otra CURP',
    again: 'Corregir la fecha',
    leaveOut: 'Sí, quitarla',
  },
}
