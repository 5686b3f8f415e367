import { AppError, type ErrorKind } from '../errors.ts'

/** Why the data of somebody are not erased now: what lives yet, or what is missing, and what to do first. */
export const ERASING_REFUSALS = {
  borrado_de_todas: [
    'forbidden',
    'Aquí se borran datos de todas las oficinas, y su clave es solo para algunas.',
    'Pídalo a quien tenga acceso a todas las oficinas.',
  ],
  borrado_con_cita: [
    'conflict',
    'Todavía hay una cita por venir: mientras viva, sus datos hacen falta.',
    'Si la persona ya no la quiere, use primero «Cancelar una cita». Si sí la quiere, bórrelos después de la cita.',
  ],
  borrado_con_apartado: [
    'conflict',
    'En este momento hay un lugar apartado.',
    'Espere unos minutos: si no se confirma, se suelta solo. Después pida lo mismo.',
  ],
  borrado_por_deshacer: [
    'conflict',
    'Se acaba de cancelar una cita y todavía se puede deshacer.',
    'Espere unos minutos y pida lo mismo.',
  ],
  borrado_en_espera: [
    'conflict',
    'Todavía está en la lista de espera.',
    'Si la persona ya no quiere esperar, elija «sí» en «sacar de la lista». O que salga ella: en su chat, MI LISTA.',
  ],
  borrado_en_espera_con_otros: [
    'conflict',
    'Está en la lista de espera junto con otras personas: sacarla a ella las sacaría a todas.',
    'Que quien hizo la petición escriba MI LISTA en su chat, salga y se anote otra vez sin ella.',
  ],
  borrado_con_caso: [
    'conflict',
    'Hay otro caso abierto de esa persona o de ese teléfono.',
    'Vea en «Ver los casos» cuál es y termínelo primero.',
  ],
  borrado_con_mensajes: [
    'conflict',
    'Todavía hay mensajes por salir a ese teléfono.',
    'Espere unos minutos y pida lo mismo. Si sigue igual, revise la conexión a internet.',
  ],
  borrado_en_marcha: [
    'conflict',
    'Ese borrado ya está en marcha.',
    'Termina solo y cierra el caso. «Leer un caso» dice qué falta.',
  ],
  caso_de_otra_cosa: [
    'conflict',
    'Ese caso no pide borrar datos ni se opone a su uso.',
    'Revise el número. Si no es de un caso, déjelo en blanco.',
  ],
  caso_sin_conceder: [
    'conflict',
    'Esa solicitud todavía no se concede.',
    'Use primero «Cerrar un caso con su resultado» y elija «concedido» o «concedido en parte».',
  ],
} as const satisfies Record<string, readonly [ErrorKind, string, string]>

/** The refusal that names the other cases to end first: their numbers are no personal data. */
export function otherCasesOpen(numbers: string[]): AppError {
  const [kind, what] = ERASING_REFUSALS.borrado_con_caso
  return new AppError(kind, 'borrado_con_caso', what, `Termine primero: ${numbers.join(', ')}. Los ve en «Leer un caso».`)
}
