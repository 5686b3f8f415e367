import { refusals } from '../../admin/refusals.ts'

export const VILLAGE_HINDRANCES = refusals({
  village_telephone: [
    'borrado_con_telefono_de_comunidad',
    'conflict',
    'Con ese teléfono se sacan las citas de una comunidad.',
    'Termine primero su registro con «Terminar el registro del teléfono de una comunidad».',
  ],
})
