import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** How much, and how it is paid. */
export const validity = {
  explained: 'Son los años que le va a servir. Con más años paga más y renueva menos veces.',
  ask: '*¿De cuántos años quiere su pasaporte?*',
  askOther: '*¿De cuántos años quiere el pasaporte?*',
  askAnything: '*¿Para cuántos años?*',
  askOption: '*¿Cuál necesita?*',
  askPrice: '*¿Cuánto le toca pagar?*',
  askGroup: '*¿De cuántos años quiere los pasaportes?*',
  halfByAge: 'Ya con su descuento.',
  halfByAgeOther: 'Ya con su descuento.',
  discounted: 'Ya con el descuento. En la oficina se comprueba.',
  mayChange: (year: number) => `Estos precios son de ${year}. Pueden cambiar el 1 de enero de ${year + 1}.`,
  open: 'Ver precios',
  button: (years: string, price: string) => `${years}: ${price}`,
  price: (price: string) => `${price}`,
  eachTitle: (years: string) => `${years} cada uno`,
  mixedTitle: (years: string) => `${years} años`,
  each: (price: string, total: string) => `${price} cada uno; ${total} en total`,
  total: (parts: string, total: string) => `${parts}: ${total} en total`,
  rows: {
    discount: { title: 'Tengo un descuento', description: 'Se comprueba en la oficina; no tiene que explicarlo aquí' },
    oneByOne: { title: 'Elegir uno por uno', description: 'Años distintos para cada persona' },
  },
  askFor: (first: string) => `*¿De cuántos años quiere el pasaporte de ${first}?*`,
  noDiscount: 'Este trámite no tiene descuento.',
  refused: 'De acuerdo, ese no.',
  notThat: 'Esa opción no está en la lista.',
}

export const discount = {
  ask: '*¿Para quién es el descuento?*\nSe comprueba en la oficina; no tiene que explicarlo aquí.',
  all: { title: 'Para todos', description: 'Todos tienen el descuento' },
  one: 'Solo esta persona',
  claimed: 'Anoté que paga la mitad. En la oficina se comprueba.',
}

export const payment = {
  where: 'El pasaporte se paga en el banco: en su ventanilla o en su página.',
  withWhat: 'En la oficina no se paga, ni en efectivo ni con tarjeta. Con qué se puede pagar se lo dice su banco.',
  when: 'Se paga *después* de confirmar la cita y antes de ir: ese día lleva el comprobante.',
  first: 'La cita es gratis. El pasaporte se paga en el banco, *después* de confirmar la cita:',
  guide: (guide: string) => `1. Consiga su hoja de ayuda para el pago: ${guide}`,
  noGuide: (by: Telephone) =>
    by
      ? `1. Consiga su hoja de ayuda para el pago. Le dicen cómo en el ${by.phone}.`
      : `1. Consiga su hoja de ayuda para el pago. Para saber cómo, ${IN_WRITING}.`,
  bank: '2. Pague en la ventanilla o en la página de su banco.',
  receipt: '3. Lleve a la cita el comprobante original, impreso.',
  free: 'La cita es gratis.',
  allFree: 'Aquí ningún trámite se paga.',
  firstOther: 'La cita es gratis. El trámite se paga así:',
  atOffice: (by: Telephone) =>
    by ? `Dónde y cómo se paga se lo dicen en el ${by.phone}.` : `Para saber dónde y cómo se paga, ${IN_WRITING}.`,
  neverOther:
    'Nunca le pedirán pagar por una liga ni por transferencia a una persona. Si alguien le cobra por la cita, escriba *DENUNCIA*.',
  never:
    'Nunca se paga en tiendas, por transferencia a una persona, con una liga ni en efectivo en la oficina. Si alguien le cobra por la cita, escriba *DENUNCIA*.',
  amount: (price: string, when: string) => `Para su cita del ${when} son *${price}*.`,
  newYear: 'Si su cita es en enero, pague en enero: los precios pueden cambiar el día 1.',
  freeOfCharge: (when: string) => `Su cita del ${when} no se paga.`,
}

export const costs = {
  allFree: 'Sí: es gratis. Nadie puede cobrarle por la cita.',
  passportPaid: '*La cita es gratis:* nadie puede cobrarle por ella. El pasaporte sí se paga, en el banco.',
  procedurePaid: '*La cita es gratis:* nadie puede cobrarle por ella. El trámite sí se paga.',
  somePaid: '*La cita es gratis:* nadie puede cobrarle por ella. Algunos trámites sí se pagan.',
  ask: '*¿De qué trámite quiere saber?*',
  askMore: '*¿De qué trámite quiere saber más?*',
  rows: {
    renewal: { title: 'Renovar', description: 'Ya tuvo pasaporte' },
    first: { title: 'Primera vez', description: 'Nunca ha tenido pasaporte' },
    lost: { title: 'Robo o pérdida', description: 'Reponer el pasaporte' },
    minor: { title: 'Menor de 18 años', description: 'Primer pasaporte de una niña, niño o adolescente' },
  },
  other: (paid: boolean): string => (paid ? 'Precio y qué llevar' : 'No se paga. Qué llevar'),
  prices: (year: number) => `Precios de ${year}:`,
  pricesForAdults: (year: number) => `Precios del pasaporte en ${year}, para una persona adulta:`,
  line: (years: string, price: string) => `${years}: ${price}`,
  lineWithHalf: (years: string, price: string, half: string) => `${years}: ${price} (con descuento, ${half})`,
  under3: 'Menores de 3 años:',
  discountForDisability: 'Pagan la mitad las personas con discapacidad.',
  discountForAge: (age: number) => `Pagan la mitad las personas de ${age} años o más.`,
  discount: (age: number) => `Pagan la mitad las personas de ${age} años o más y las personas con discapacidad.`,
  freeOfCharge: 'Este trámite no se paga.',
  bring: '*Qué llevar:*',
  bringNothing: 'Para este trámite no se pide llevar ningún papel.',
  nearest: 'Esto es lo más parecido que encontré.',
  takes: (words: string) => `*Cuánto tarda:* ${words}`,
  where: '*Dónde:*',
  askNext: '*¿Qué quiere hacer?*',
  buttons: { book: 'Sacar esta cita', payment: 'Cómo se paga', others: 'Otros trámites' },
}

/** There is a fee, and nobody wrote down how much. */
export const unknownPrice = {
  told: 'Se paga, pero aquí todavía no sé cuánto: se lo dicen en la oficina.',
  summary: 'Pago: cuánto, se lo dicen en la oficina',
}
