import * as plain from '../es-MX/help.ts'
import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'

/** Other ways to be helped: a person, the privacy notice, a complaint. */
export const person: Texts['person'] = {
  ...plain.person,
  call: (by: Telephone) => (by ? `Llame al *${by.phone}*. Contesta una persona.\nHorario: ${by.hours}.` : ''),
  words: 'También puede escribir estas palabras:\n*menú*, *mis citas*, *pago*, *aviso*, *denuncia*, *idioma*, *borrar*.',
}

export const privacy: Texts['privacy'] = {
  ...plain.privacy,
  responsible: (institution: string, address: string) => `Quién guarda sus datos: ${institution}.\nDirección: ${address}.`,
  use: 'Usamos su nombre, su CURP y su fecha de nacimiento.\nTambién el número de su pasaporte.\nSon solo para su cita.',
  transfer: 'No los damos sin su permiso. No mandamos anuncios.',
  basis: (basis: string) => `Ley: ${basis}.`,
  rights: (contact: string) =>
    `Puede ver, corregir o borrar sus datos. También puede pedir que no los usen.\nEscriba *MIS DATOS*. O vaya a ${contact}.`,
  keep: (days: number) => `Si no confirma su cita, sus respuestas se borran.\nSe borran en ${days} días.`,
}

export const complaint: Texts['complaint'] = {
  ...plain.complaint,
  never: 'La cita es gratis. Nadie le puede cobrar por ella.',
  where: (contact: string) => `Si alguien le cobró, avise aquí: ${contact}.`,
  advice: 'No dé dinero. No dé su INE. No dé sus claves.\nGuarde los mensajes y el número de esa persona.',
}
