import type { Telephone } from '../telephone.ts'

/** Other ways to be helped: a person, the privacy notice, a complaint. */
export const person = {
  call: (by: Telephone) => (by ? `Le atiende una persona en el *${by.phone}*, ${by.hours}.` : ''),
  words:
    'También entiendo estas palabras: *menú*, *mis citas*, *pago*, *aviso*, *mis datos*, *denuncia*, *reclamar*, *idioma* y *borrar*.',
}

export const privacy = {
  title: '*Aviso de privacidad*',
  responsible: (institution: string, address: string) => `Responsable: ${institution}. Domicilio: ${address}.`,
  use: 'Usamos su nombre, CURP, fecha de nacimiento y número de pasaporte solo para su cita: hacerla, confirmarla o cancelarla.',
  transfer: 'No los damos a terceros que necesiten su permiso. No los usamos para publicidad.',
  basis: (basis: string) => `Fundamento: ${basis}.`,
  rights: (contact: string) =>
    `Para ver, corregir o borrar sus datos, u oponerse a su uso: escriba *MIS DATOS*. También: ${contact}.`,
  keep: (days: number) => `Lo que escribe y no confirma se borra solo en ${days} días.`,
  full: (url: string) => `Aviso completo: ${url}`,
}

export const complaint = {
  never: 'Nadie puede cobrarle por una cita, ni apartarla por usted a cambio de dinero.',
  where: (contact: string) => `Si alguien le cobró o le quiso cobrar, denúncielo aquí: ${contact}.`,
  advice: 'No entregue dinero, su INE ni sus claves. Guarde los mensajes y el número de quien le cobró.',
}
