import type { Telephone } from '../telephone.ts'

/** Appointments that stand: the folio, seeing and cancelling them, and why there may be no more. */
export const folio = {
  confirmed: '*Su cita quedó confirmada.*',
  folio: (folio: string) => `*Folio: ${folio}*`,
  sample: '*Es una demostración: esta cita no es de verdad.*',
  office: (name: string, address: string) => `Oficina ${name}: ${address}`,
  arrive: (minutes: number) => `Llegue ${minutes} minutos antes.`,
  person: (name: string, procedure: string) => `${name}: ${procedure}`,
  bring: '*Lleve:*',
  bringFor: (names: string, paper: string) => `*${names}:* ${paper}`,
  pay: (price: string) => `Son *${price}*. Escriba *PAGO* y le explico cómo se paga.`,
  freeOfCharge: 'Esta cita no se paga.',
  op7: 'El *OP-7 tiene que estar firmado antes*. Sin él es probable que no entreguen el pasaporte ese día.',
  buttons: { way: 'Cómo llegar', receipt: 'Comprobante en PDF', change: 'Cambiar o cancelar' },
}

export const appointments = {
  none: 'No hay citas hechas desde este teléfono.',
  askNone: '*¿Quiere sacar una?*',
  notYet: 'Todavía no hay citas confirmadas desde este teléfono. La que estamos haciendo no está terminada.',
  one: 'Esta es su cita:',
  several: (count: number) => `Desde este teléfono hay ${count} citas.`,
  askSeveral: '*¿Cuál quiere ver?*',
  askMove: '*¿Cuál quiere cambiar?*',
  askCancel: '*¿Cuál quiere cancelar?*',
  open: 'Ver citas',
  folio: (folio: string) => `Folio: *${folio}*`,
  price: (price: string) => `Pago: ${price}`,
  ask: '*¿Qué quiere hacer?*',
  buttons: { cancel: 'Cancelar la cita', way: 'Cómo llegar', bring: 'Qué llevar' },
  gone: 'Esa cita ya no está aquí: se canceló, ya pasó o se atiende desde otro teléfono.',
  bring: (when: string) => `Para su cita del *${when}*, lleve:`,
}

export const cancel = {
  rather: 'Si solo necesita otro día u otra hora, mejor cámbiela: así no pierde su lugar.',
  ask: (when: string) => `*¿Cancelo la cita del ${when}?*`,
  askFor: (names: string, when: string) => `*¿Cancelo la cita de ${names}, del ${when}?*`,
  askWho: '*¿A quién le cancelo la cita?*',
  everybody: (count: number) => ({ title: `A las ${count} personas`, description: 'Cancelar la cita completa' }),
  undoFor: (minutes: number) => `Si se equivoca, tendrá ${minutes} minutos para deshacerlo.`,
  noUndo: 'Otra persona podrá usar ese lugar y usted ya no lo podrá recuperar.',
  buttons: { yes: 'Sí, cancelarla', change: 'Cambiar día u hora', no: 'No, la conservo' },
  doneFor: (names: string, when: string, rest: string) =>
    `La cita de ${names}, del ${when}, quedó *cancelada*. La de ${rest} sigue en pie.`,
  done: (when: string) => `Su cita del ${when} quedó *cancelada*. Gracias por avisar: otra persona podrá usar ese lugar.`,
  kept: (when: string) => `No cancelé nada. Su cita sigue en pie: *${when}*.`,
  failed: 'No la pude cancelar, porque esa cita cambió o ya pasó.',
}

export const refused = {
  elsewhere: (who: string) =>
    `No se confirmó ninguna cita: con los datos de *${who}* no la puedo dar desde aquí. Puede ser que la CURP esté mal escrita. También, que ya tenga cita o lugar en la lista de espera, o que alguien más la usara. Por seguridad no digo cuál.`,
  /** Once more, when somebody goes on with the booking: it may have been put right meanwhile. */
  stillElsewhere: (who: string, button: string) =>
    `Con los datos de *${who}* no pude dar la cita. Si ya se arregló, toque *${button}*.`,
  theOffice: (name: string) => `la oficina ${name}`,
  claim: (office: string, by: Telephone) =>
    by
      ? `Si la CURP es suya, tiene arreglo. Vaya con su identificación a ${office}, o llame al ${by.phone}, ${by.hours}. Si alguien la usó, toque *Reclamar mi CURP*.`
      : `Si la CURP es suya, tiene arreglo. Vaya con su identificación a ${office}. Si alguien la usó, toque *Reclamar mi CURP*.`,
  askElsewhere: '*¿Qué prefiere?* Si la CURP estaba mal escrita, corríjala.',
  elsewhereButtons: { curp: 'Corregir la CURP', person: 'Hablar con alguien', claim: 'Reclamar mi CURP' },
  ownLive: (who: string, when: string, office: string) =>
    `*${who}* ya tiene una cita desde este teléfono: *${when}*, en ${office}. Cada persona puede tener una a la vez.`,
  askOwnLive: '*¿Qué prefiere?*',
  ownLiveButtons: { see: 'Ver esa cita', curp: 'Es otra persona', menu: 'Ver el menú' },
  phoneLimit: (limit: number) =>
    `Desde un teléfono puede haber citas para ${limit} personas a la vez, y ya no caben más. Cuando pase una, o si cancela alguna, podrá sacar otra.`,
  lapsesButtons: { again: 'Intentar otra vez', person: 'Hablar con alguien', menu: 'Ver el menú' },
  limitButtons: { appeal: 'Pedir que lo revisen' },
  askLimit: '*¿Qué prefiere?*',
}
