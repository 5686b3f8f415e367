/** What can be done with an appointment that stands: the rows under "Mis citas". */
export const standing = {
  wrongData: 'Los datos de una cita confirmada los corrige una persona de la oficina.',
  ill: (when: string) => `Que todo mejore pronto. Su cita sigue en pie: *${when}*. Si no puede ir, aquí se cambia o se cancela.`,
  otherProcedure: (name: string) =>
    `Su cita es para *${name}*. Si ahora necesita otro trámite, una persona de la oficina le dice si le sirve la misma cita.`,
  atTheDoor: 'No sé qué pasa en la oficina en este momento.',
  missed: 'Perdone, no entendí. Si es sobre su cita, aquí la tiene. Si quiere que le atienda una persona, escriba *AYUDA*.',
  rows: {
    move: { title: 'Cambiar día u hora', description: 'Su lugar de ahora no se suelta hasta que tenga el otro' },
    cancel: { title: 'Cancelar la cita', description: 'Si ya no va a ir' },
    bring: { title: 'Qué llevar', description: 'Documentos y pago' },
    way: { title: 'Cómo llegar', description: 'La oficina en el mapa' },
  },
}
