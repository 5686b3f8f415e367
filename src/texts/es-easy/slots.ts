import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/slots.ts'

/** When: free hours, and the one that is held. */
export const slot: Texts['slot'] = {
  ...plain.slot,
  first: (office: string) => `Lugares libres en *${office}*:`,
  firstAny: 'Lugares libres en esas oficinas:',
  next: (office: string) => `Más lugares en *${office}*:`,
  still: (office: string) => `Lugares libres en *${office}*:`,
  stillAny: 'Lugares libres:',
  nextAny: 'Más lugares:',
  wished: (office: string) => `Lugares en *${office}*, como los pidió:`,
  wishedAny: 'Lugares como los pidió:',
  clock: (zone: string) => `Las horas son de allá: *${zone}*.`,
  together: (count: number) => `En cada hora caben las ${count} personas.`,
  ask: '*¿Qué día y hora prefiere?*\nTambién puede escribirlo. Ejemplo: *martes en la tarde*.',
  explained: 'Elija una hora. La guardo unos minutos solo para usted.\nLe digo hasta qué hora la guardo.',
  rows: { otherOffice: { title: 'Otra oficina', description: 'Ver las oficinas.' } },
  more: (office: string | undefined) => ({
    title: 'Más días y horas',
    description: office ? `Ver otras fechas en ${office}`.slice(0, 72) : 'Ver otras fechas.',
  }),
  held: 'El lugar que tiene ahora',
  noneLike: 'Así no hay lugares. Estos son los más cercanos:',
  noneOn: (day: string) => `El *${day}* no hay lugares. Estos son los más cercanos:`,
  notOpenYet: (day: string) => `Hay fechas hasta el *${day}*. Estos son los lugares:`,
  notedWish: (when: string) => `Anoté: *${when}*.`,
  noMore: 'No hay más fechas. Estos son los primeros lugares:',
  impossible: (words: string) => `El *${words}* no existe. Escriba otro día.`,
  past: (day: string) => `El *${day}* ya pasó. Escriba otro día.`,
  taken: (when: string) => `Lo siento. Otra persona tomó ese lugar.\nEra el *${when}*.`,
  closed: (when: string) => `Lo siento. La oficina ya no abre a esa hora.\nEra el *${when}*.`,
  closedHeld: (when: string) => `Lo siento. La oficina ya no abre a esa hora.\nEra el *${when}*.\nSus respuestas están guardadas.`,
  sameTime: (when: string) => `La misma persona ya tiene otra cita.\nEs el *${when}*.\nElija otra hora.`,
  tooSoon: (when: string) => `Ese lugar ya no se puede tomar.\nEra el *${when}*.`,
  expired: (when: string) => `Pasó el tiempo. Ya no tiene ese lugar.\nEra el *${when}*.\nSus respuestas están guardadas.`,
  stillFree: (when: string) => `Ese lugar seguía libre. Es suyo otra vez.\nEs el *${when}*.`,
  age: 'Ese día la persona no tiene la edad. Elija otro día.',
  lapses: (hour: string) =>
    `Este teléfono tomó varios lugares y no los usó.\nPuede tomar otro desde las *${hour}*.\nSus respuestas están guardadas.`,
  fullFor: (office: string) => `En *${office}* no hay lugares para esta cita.`,
}

export const hold: Texts['hold'] = {
  ...plain.hold,
  made: (when: string, office: string, until: string) =>
    `Le guardo este lugar.\nDía y hora: *${when}*\nOficina: ${office}\nEs suyo hasta las *${until}*.`,
  brief: 'Le guardo ese lugar.',
  nearlyDone: 'Ya falta poco.',
  renewed: (until: string) => `Listo. El lugar es suyo hasta las *${until}*.`,
  lastRenewal: 'Después ya no hay más tiempo.',
  longEnough: (until: string) => `No hay prisa. El lugar es suyo hasta las *${until}*.`,
  notRenewed: (until: string) => `No hay más tiempo. El lugar es suyo hasta las *${until}*.`,
  noHurry: 'No hay prisa.',
  nothing: 'Ahora no tiene ningún lugar guardado.',
  forAnother: (who: string, first: string, until: string) =>
    `Este lugar es de ${who}\nNo puede ser de otra persona. Así nadie lo vende.\nEl lugar es de ${first} hasta las *${until}*.`,
  wasForAnother: (who: string) => `Ese lugar era de ${who}\nNo puede ser de otra persona. Así nadie lo vende.`,
  askForAnother: '*¿Qué quiere hacer?*',
}
