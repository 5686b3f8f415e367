import { refusals } from '../../admin/refusals.ts'

/** A telephone with a message on the way is not erased. */
export const MESSAGE_HINDRANCES = refusals({
  messages: [
    'borrado_con_mensajes',
    'conflict',
    'Todavía hay mensajes por salir a ese teléfono.',
    'Espere unos minutos y pida lo mismo. Si sigue igual, revise la conexión a internet.',
  ],
})
