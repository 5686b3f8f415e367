import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/waiting.ts'

const people = (count: number): string => {
  if (count === 0) return 'Usted es la primera persona.'
  if (count === 1) return 'Hay 1 persona antes.'
  return count >= 1_000 ? 'Hay más de 1,000 personas antes.' : `Hay ${count} personas antes.`
}

const time = (minutes: number): string => {
  if (minutes % 60 !== 0) return `${minutes} minutos`
  return minutes === 60 ? '1 hora' : `${minutes / 60} horas`
}

/** The waiting list: kept in order of joining behind those whose hour was closed, and what becomes free goes there first. */
export const waiting: Texts['waiting'] = {
  ...plain.waiting,
  row: (office: string) => ({ ...plain.waiting.row(office), description: 'Si hay un lugar, le aviso aquí.' }),
  rows: {
    any: { title: 'Esperar un lugar', description: 'Si hay un lugar, le aviso aquí.' },
    sooner: { title: 'Esperar fecha antes', description: 'Si hay un lugar antes, le aviso aquí.' },
    earlier: { title: 'Avisarme si hay antes', description: 'Su cita no cambia. Le aviso aquí.' },
    list: { title: 'Mi lista de espera', description: 'Ver su lugar o salir de la lista.' },
  },
  placeFirst: 'Muy bien. Primero dígame en qué oficina quiere esperar.',
  aimFirst: 'Muy bien. Primero dígame qué trámite necesita.',
  noAppointment: '‹Este teléfono› no tiene citas.',
  begin: (place: string) => `Muy bien. Lo anoto en la lista de espera de ${place}.`,
  list: (place: string, count: number) => `Lista de espera de *${place}*. ${people(count)}`,
  together: (count: number) =>
    `Son ${count} personas. Aviso cuando haya lugar para todas.\nPuede ser a la misma hora, o una después de otra.`,
  rule: (minutes: number) =>
    `Si hay un lugar libre, le aviso. Es *solo para usted durante ${time(minutes)}*.\nPuede ser menos tiempo. De noche no aviso.`,
  fair: 'Primero va quien llegó primero. Solo pasa antes quien perdió su hora porque cerró la oficina. Es gratis.',
  searchGoesOn: (names: string) =>
    `Sigo buscando una fecha antes para ${names.replace(/\.$/, '')}.\nPara cambiar eso, escriba *MI LISTA*.`,
  keeps: (when: string) => `Tiene su cita del *${when}*.\nSolo cambia si usted acepta otra.`,
  ask: '*¿Qué días puede ir?* También puede escribirlo.',
  freeNow: 'No tiene que esperar. Ya hay lugares.',
  joined: (place: string, count: number) => `*Ya está en la lista de espera de ${place}.* ${people(count)}`,
  changed: (place: string, count: number) =>
    `Anoté el cambio. *Sigue en la lista de ${place}.* Tiene el mismo lugar. ${people(count)}`,
  changedEarly: (place: string) => `Anoté el cambio. *Sigue en la lista de ${place}.*`,
  countsFrom: (days: number, day: string) =>
    `Su lugar cuenta desde ${days === 0 ? '' : `${days === 1 ? '1 día' : `${days} días`} antes de `}la fecha que pide.\nEs el *${day}*. Quien entre antes de ese día puede ir antes.\nOtros pueden pedir la misma fecha. Entonces hay un sorteo.`,
  suits: (words: string) => `Puede ir: ${words}.`,
  until: (day: string) => `Lo guardo hasta el ${day}.`,
  silent:
    'Usted pidió no recibir avisos.\nAsí *no le ofrezco lugares*.\nPara recibir avisos, escriba *ALTA*.\nPara ver la lista, escriba *MI LISTA*.',
  noNeedToLook: 'No tiene que revisar. Yo le aviso.\nPara ver la lista, escriba *MI LISTA*.',
  show: (place: string, count: number) => `Está en la lista de espera de *${place}*. ${people(count)}`,
  resting: (place: string) => `Por ahora *${place}* no da citas.\nUsted sigue en la lista, en el mismo lugar.`,
  kept: (when: string, until: string) => `Tiene este lugar: *${when}*.\nEs solo para usted hasta *${until}*.`,
  given: (day: string, behind: number, served: number, gone: number) =>
    `Usted entró el *${day}*.\nHabía antes: *${behind >= 1_000 ? 'más de 1,000' : behind}*.\nYa tienen cita: *${served}*.\nSalieron o están en pausa: *${gone}*.`,
  givenHow: (count: number) =>
    `${people(count)}\n\nCada lugar es para quien va primero y puede ir ese día. Solo pasa antes quien perdió su hora porque cerró la oficina.`,
  several: (count: number) => `Está ${count} veces en la lista.`,
  leave: (place: string) => `Si sale, pierde su lugar en la lista de *${place}*.`,
  left: (place: string) => `Ya no está en la lista de *${place}*.`,
  stayed: 'Sigue en la lista. Tiene el mismo lugar.',
  declined: 'Está bien. Ya no le guardo ese lugar.',
  keepsPlace: (count: number) => `Sigue en la lista. Le puedo ofrecer ${count === 1 ? '1 lugar' : `${count} lugares`} más.`,
  rests: (count: number) => `Ya le ofrecí ${count} lugares. Por ahora no le ofrezco más.`,
  paused: (place: string) => `Ya le ofrecimos varios lugares. Era la lista de *${place}*.\nPor ahora no le ofrecemos más.`,
  lastOffer: {
    first: 'Si no lo toma, hay una pausa.\nSi vuelve, conserva su día. Solo esa vez.',
    again: 'Si no lo toma, hay otra pausa.\nSi vuelve, cuenta el día en que vuelva.',
  },
  backHow: {
    first: 'Puede volver a la lista. Conserva el día en que entró. Va al final de ese día. Es solo esta vez.',
    again: 'Puede volver a la lista. Ya hubo otra pausa. Por eso cuenta el día en que vuelva. Va al final de ese día.',
  },
  lapsed: 'Pasó el tiempo. Ya no le guardo ese lugar.',
  gone: 'Ese lugar ya no es para usted. Usted lo dejó, pasó el tiempo o cerró la oficina.',
  noHurry: (until: string) => `Con calma. El lugar es suyo hasta *${until}*.\nDespués es de otra persona. Usted sigue en la lista.`,
  freeElsewhere: (office: string, day: string) => `*${office}* tiene lugares.\nEl primero: *${day}*.`,
  fullElsewhere: (office: string) => `*${office}* tampoco tiene lugares ahora.`,
  stillInLine: 'Sigue en la lista.',
  notAny: 'Eso ya no está en la lista.',
  moved: (when: string, office: string) =>
    `*Listo. Su cita cambió.*\nDía y hora: *${when}*\nOficina: ${office}\nSu folio es el mismo.`,
  notMoved: 'No pude cambiar su cita. Está como antes.',
  phoneLimit: (limit: number) =>
    `‹Un teléfono› puede tener ${limit === 1 ? '1 persona' : `${limit} personas`} con cita o en lista.\nYa no caben más.`,
  elsewhere: (who: string) =>
    `No puse a *${who}* en la lista.\nTal vez la CURP está mal escrita.\nO ya tiene una cita o está en una lista.\nO alguien usó su CURP.\nNo digo cuál. Es por seguridad.`,
}
