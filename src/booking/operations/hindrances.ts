import { refusals } from '../../admin/refusals.ts'

export const VISIT_HINDRANCES = refusals({
  visit: [
    'borrado_con_cita',
    'conflict',
    'Todavía hay una cita por venir: mientras viva, sus datos hacen falta.',
    'Si la persona ya no la quiere, use primero «Cancelar una cita». Si sí la quiere, bórrelos después de la cita.',
  ],
  hold: [
    'borrado_con_apartado',
    'conflict',
    'En este momento hay un lugar apartado.',
    'Espere unos minutos: si no se confirma, se suelta solo. Después pida lo mismo.',
  ],
  undo: [
    'borrado_por_deshacer',
    'conflict',
    'Se acaba de cancelar una cita y todavía se puede deshacer.',
    'Espere unos minutos y pida lo mismo.',
  ],
})
