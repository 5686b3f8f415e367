/** What each line of an appointment's story says. */
const HAPPENED: Record<string, string> = {
  held: 'Se apartó el lugar',
  renewed: 'Se alargó el apartado',
  confirmed: 'Se confirmó',
  given: 'La dio la oficina',
  expired: 'Venció sin confirmarse',
  released: 'Se soltó el lugar',
  moved: 'Se cambió de día u hora',
  move_undone: 'Se deshizo el cambio: está como antes',
  cancelled: 'Se canceló',
  cancelled_late: 'Se canceló con poco tiempo',
  undone: 'Se deshizo la cancelación',
  passed_on: 'Se pasó a otro teléfono',
  corrected: 'Se corrigió un dato',
  curp_corrected: 'Se corrigió la CURP',
  hold_corrected: 'La oficina corrigió para quién se apartó el lugar',
  gave_way: 'Otra persona con esa CURP reclamó y sacó cita: las dos valen hasta ver la identificación',
  identified: 'Se vio la identificación',
  permission_declared: 'La otra persona declaró que dará su permiso (falta la firma)',
  permission_revoked: 'La otra persona quitó lo que había declarado',
  reconfirmed: 'Contestó que ahí estará',
  lapsed: 'Se canceló porque nadie contestó los recordatorios',
  arrived: 'Llegó a la oficina',
  arrival_taken_back: 'Se quitó que llegó: se anotó por error',
  past: 'Terminó el día de la cita',
  erased: 'Se borraron sus datos, porque así se pidió',
}

/** A code that has no words yet is shown as it is. */
export const happenedText = (what: string): string => HAPPENED[what] ?? what
