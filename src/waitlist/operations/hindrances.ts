import { refusals } from '../../admin/refusals.ts'

/** A waiting person is not erased. */
export const WAIT_HINDRANCES = refusals({
  wait: [
    'borrado_en_espera',
    'conflict',
    'Todavía está en la lista de espera.',
    'Si la persona ya no quiere esperar, elija «sí» en «sacar de la lista». O que salga ella: en su chat, MI LISTA.',
  ],
  wait_together: [
    'borrado_en_espera_con_otros',
    'conflict',
    'Está en la lista de espera junto con otras personas: sacarla a ella las sacaría a todas.',
    'Que quien hizo la petición escriba MI LISTA en su chat, salga y se anote otra vez sin ella.',
  ],
})
