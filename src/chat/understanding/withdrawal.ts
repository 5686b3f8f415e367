import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

/** Who wants no more of it, often with fear: nobody asks them to go on. Another day or hour is another wish. */
const GIVES_UP = phrases`
  ^..5 no (quiero|quisiera|vaya a|busco|necesito|deseo) (tener|meterme en|buscar|buscarme)? (mas)? (problemas?|lios?|broncas?|
    dificultades) ..2$
  ^(no|ya|ya no|mejor|pues|bueno|ay|oiga|entonces|mire)* (olvid[ae]lo|olvid[ae]se|dej[ae]lo(?! para)|dejemoslo|ni modo)
    (por favor|ya|asi|mejor|entonces|gracias|todo|no lo mande)*$
  ^(no|ya|mejor|pues|entonces|oiga)* ya no (quiero|queremos|necesito|me interesa|voy a hacer|voy a sacar|hago) (hacer|sacar|saber|
    seguir)? (de)? (nada|la cita|ninguna cita|con esto|esto|el tramite|cita)* (gracias|por favor)*$
  no (me)? (lo|la|las|los) (mande|mandes|manden|envie|envien|guarde|guarden)$
  ^(no|ya|pues|mejor|bueno|ay|mire|sabe que)* (ya)? (lo|la)? dej[ae](lo)? asi (nomas|mejor|gracias|ya|por favor)*$
  (solo|nomas|nada mas) (ando|estoy|estaba|queria) (preguntando|viendo|saber|informandome)
  forget (about)? it
  (i)? (don t|do not) want (any)? (trouble|problems)
  never mind
`

/** "ya no, no quiero problemas", "olvídelo": whether somebody wants no more of what was begun. */
export const givesUp = (text: string): boolean => !/[?¿]/.test(text) && GIVES_UP.test(everyday(text))

/** Who goes away in the middle of a booking: of an appointment that stands the same words mean that they will come, or not. */
const GOES_AWAY = phrases`
  ^(no|pues|pos|bueno|ok|mejor)* ya no (gracias|mejor)?$
  (adios|bye|hasta luego|nos vemos|ai nos vemos|ahi nos vemos|ahi la dejamos)$
  (se me quitaron las ganas|ni le muevo|que flojera|ya me canse|me canse|mejor otro dia)
`

/** "ya se me quitaron las ganas, ahí nos vemos", "ya no": whether somebody leaves what they are in the middle of. */
export const goesAway = (text: string): boolean => !/[?¿]/.test(text) && GOES_AWAY.test(everyday(text))
