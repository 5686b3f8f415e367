/** The day after a visit to which nobody came, and what follows from two of them. */
export const attendance = {
  first: 'Antes de otra cita, díganos esto.',
  settled: 'Eso ya quedó resuelto. Gracias.',
  thanks: 'Gracias por avisar.',
  cameNoted:
    'Gracias. Una persona de la oficina lo revisa. Mientras tanto, no cuenta. Para saber qué decidió, hable con una persona.',
  firstOne: 'Gracias por avisar. A cualquiera le pasa: esta vez no cuenta.',
  counts: 'Gracias por avisar. Esta vez sí cuenta. Con dos en un año, la siguiente cita se da en persona.',
  nextTime: 'Otra vez, puede cancelarla aquí antes de su hora: así el lugar le sirve a otra persona.',
  inPerson:
    'La siguiente cita no se puede sacar aquí: se la dan en persona, en el mostrador de cualquier oficina. Vaya con una identificación. No necesita cita para ir a pedirla; toma un minuto.',
  reviewed:
    'Es así porque en dos citas no quedó anotado que llegara. Una persona lo revisa en cinco días hábiles y puede quitarlo. Si fue un error, dígalo aquí.',
  stands:
    'Es así porque en dos citas no quedó anotado que llegara. Una persona de la oficina ya lo revisó. Si fue un error, dígalo aquí.',
  askInPerson: '*¿Qué prefiere?*',
  offices: 'Oficinas y horario',
  privacy:
    'Si no llega a dos citas en un año y no las cancela, la siguiente se da en persona. Para eso se guarda un año a cuáles no llegó; si antes se borran sus datos, queda una huella que no dice quién es.',
  basis: (basis: string, day: string) => `Fundamento: ${basis}, publicado el ${day}.`,
}
