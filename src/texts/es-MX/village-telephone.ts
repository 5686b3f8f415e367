/** For who books for a village. */
export const villageTelephone = {
  left: (left: number, most: number) =>
    left === 0
      ? `Con esta ya son las ${most} personas de este año con el teléfono de su comunidad.`
      : `Con el teléfono de su comunidad ${left === 1 ? 'queda 1 persona' : `quedan ${left} personas`} de ${most} este año.`,
  fewer: (left: number, most: number) =>
    `Con el teléfono de su comunidad se sacan citas para ${most} personas al año. Este año ${left === 1 ? 'queda 1' : `quedan ${left}`}, contando a quienes esperan en la lista: no alcanza para todas.`,
  full: (most: number) =>
    `Con el teléfono de su comunidad se sacan citas para ${most} personas al año, y este año ya son todas. Las demás pueden sacarla en su propio teléfono o en el mostrador.`,
  curp: 'Con el teléfono de su comunidad cada persona necesita su CURP. A quien no la tiene le dan su cita en el mostrador, con una identificación.',
  privacy:
    'De quien lleva el teléfono de una comunidad la oficina guarda el nombre, el número y cuántas personas llegaron, hasta que se termina el registro.',
}
