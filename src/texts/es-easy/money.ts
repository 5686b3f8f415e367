import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/money.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** How much, and how it is paid. */
export const validity: Texts['validity'] = {
  ...plain.validity,
  explained: 'Son los años que sirve el pasaporte.\nMás años cuestan más. También duran más.',
  ask: '*¿Cuántos años va a durar su pasaporte?*',
  askOther: '*¿Cuántos años va a durar el pasaporte?*',
  askGroup: '*¿Cuántos años van a durar los pasaportes?*',
  halfByAge: 'Por su edad paga la mitad.',
  halfByAgeOther: 'Por su edad, paga la mitad.',
  discounted: 'Estos precios ya son la mitad. En la oficina lo revisan.',
  mayChange: (year: number) => `Son precios de ${year}. Pueden cambiar el 1 de enero.`,
  each: (price: string, total: string) => `${price} cada uno. En total: ${total}.`,
  askFor: (first: string) => `*¿Cuántos años va a durar el pasaporte de ${first}?*`,
  notThat: 'Eso no está en la lista.',
  rows: {
    ...plain.validity.rows,
    discount: { title: 'Tengo un descuento', description: 'La oficina lo revisa. Aquí no explique nada.' },
    oneByOne: { title: 'Elegir uno por uno', description: 'Unos más años, otros menos.' },
  },
}

export const discount: Texts['discount'] = {
  ...plain.discount,
  claimed: 'Ya anoté: paga la mitad. En la oficina lo revisan.',
  ask: '*¿Para quién es el descuento?*\nEn la oficina lo revisan. Aquí no explique nada.',
}

export const payment: Texts['payment'] = {
  ...plain.payment,
  where: 'El pasaporte se paga en el banco.',
  withWhat: 'En la oficina no se paga.\nSe paga en el banco. El banco le dice cómo.',
  when: 'Primero confirme su cita.\nLuego pague en el banco.\nPague antes de ir.',
  first: 'La cita es gratis. El pasaporte se paga en el banco.\nPague *después* de confirmar su cita:',
  guide: (guide: string) => `1. Saque su hoja de ayuda. Es la hoja para pagar.\nDónde: ${guide}`,
  noGuide: (by: Telephone) =>
    by
      ? `1. Saque su hoja de ayuda. Es la hoja para pagar.\nPregunte en el ${by.phone}.`
      : `1. Saque su hoja de ayuda. Es la hoja para pagar.\n${IN_WRITING}`,
  bank: '2. Pague en el banco.',
  receipt: '3. Guarde el comprobante. Llévelo a la cita.',
  never:
    'No pague en tiendas. No pague a una persona. No pague con una liga.\nNo pague en la oficina.\nSi alguien le cobra la cita: escriba *DENUNCIA*.',
  newYear: 'Si su cita es en enero, pague en enero. Los precios pueden cambiar.',
  atOffice: (by: Telephone) => (by ? `Pregunte dónde se paga. Teléfono: ${by.phone}.` : `Pregunte dónde se paga. ${IN_WRITING}`),
  neverOther: 'No pague con una liga. No pague a una persona.\nSi alguien le cobra la cita: escriba *DENUNCIA*.',
}

export const costs: Texts['costs'] = {
  ...plain.costs,
  allFree: 'Sí: es gratis.',
  passportPaid: '*La cita es gratis.*\nNadie le puede cobrar la cita.\nEl pasaporte sí se paga. Se paga en el banco.',
  procedurePaid: '*La cita es gratis.*\nNadie le puede cobrar la cita.\nEl trámite sí se paga.',
  somePaid: '*La cita es gratis.*\nNadie le puede cobrar la cita.\nAlgunos trámites sí se pagan.',
  ask: '*¿Qué trámite quiere ver?*',
  askMore: '*¿Qué trámite quiere ver?*',
  rows: {
    ...plain.costs.rows,
    lost: { title: 'Robo o pérdida', description: 'Ya no tiene su pasaporte.' },
    minor: { title: 'Menor de 18 años', description: 'Su primer pasaporte.' },
  },
  discount: (age: number) => `Pagan la mitad las personas de ${age} años o más.\nTambién las personas con discapacidad.`,
}

/** There is a fee, and nobody wrote down how much. */
export const unknownPrice: Texts['unknownPrice'] = {
  ...plain.unknownPrice,
  summary: '*Pago:* se lo dicen en la oficina',
  told: 'Este trámite se paga. En la oficina le dicen cuánto.',
}
