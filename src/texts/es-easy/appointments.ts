import * as plain from '../es-MX/appointments.ts'
import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'

/** Appointments that stand: the folio, seeing and cancelling them, and why there may be no more. */
export const folio: Texts['folio'] = {
  ...plain.folio,
  confirmed: '*Listo. Ya tiene su cita.*',
  sample: '*Es una prueba. Esta cita no es de verdad.*',
  office: (name: string, address: string) => `Oficina: ${name}\nDirección: ${address}`,
  pay: (price: string) => `Precio: *${price}*. Para saber cómo pagar, escriba *PAGO*.`,
  op7: 'El *OP-7* debe estar firmado *antes* de la cita.\nSin él, tal vez no den el pasaporte ese día.',
}

export const appointments: Texts['appointments'] = {
  ...plain.appointments,
  none: 'Este teléfono no tiene citas.',
  notYet: 'Todavía no tiene cita. Falta terminarla.',
  several: (count: number) => `Este teléfono tiene ${count} citas.`,
  gone: 'Esa cita ya no está aquí. Se canceló, ya pasó o está en otro teléfono.',
  bring: (when: string) => `Cita: *${when}*. Lleve:`,
}

export const cancel: Texts['cancel'] = {
  ...plain.cancel,
  done: (when: string) => `Su cita quedó *cancelada*.\nEra el ${when}.\nGracias por avisar. Otra persona podrá usar ese lugar.`,
  doneFor: (names: string, when: string, rest: string) =>
    `La cita de ${names} quedó *cancelada*.\nEra el ${when}.\nLa cita de ${rest} no cambia.`,
  rather: 'También puede cambiar el día o la hora. Así no pierde su lugar.',
  noUndo: 'Otra persona usará ese lugar. Ya no lo podrá recuperar.',
  undoFor: (minutes: number) => `Puede deshacerlo durante ${minutes} minutos.`,
  kept: (when: string) => `No cancelé nada. Tiene su cita: *${when}*.`,
  failed: 'No la pude cancelar. Esa cita cambió o ya pasó.',
}

export const refused: Texts['refused'] = {
  ...plain.refused,
  elsewhere: (who: string) =>
    `No se hizo la cita de *${who}*.\nTal vez la CURP está mal escrita.\nO ya tiene una cita o está en una lista.\nO alguien usó su CURP.\nNo digo cuál. Es por seguridad.`,
  stillElsewhere: (who: string, button: string) =>
    `No pude dar la cita de *${who}*.\nSi la oficina ya lo arregló, toque *${button}*.`,
  claim: (office: string, by: Telephone) =>
    by
      ? `Si la CURP es suya, tiene arreglo.\nVaya con su INE a ${office}.\nO llame al ${by.phone}. Horario: ${by.hours}.\nSi alguien la usó, toque *Reclamar mi CURP*.`
      : `Si la CURP es suya, tiene arreglo.\nVaya con su INE a ${office}.\nSi alguien la usó, toque *Reclamar mi CURP*.`,
  askElsewhere: '*¿Qué prefiere?* Si la CURP está mal, corríjala.',
  ownLive: (who: string, when: string, office: string) =>
    `*${who}* ya tiene una cita.\nDía y hora: *${when}*\nOficina: ${office}\nCada persona puede tener 1 cita.`,
  phoneLimit: (limit: number) =>
    `Un teléfono puede tener citas para ${limit} personas. Ya no caben más.\nDespués de una cita, puede sacar otra.`,
}
