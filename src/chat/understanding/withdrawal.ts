import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

/** Who wants no more of it, often with fear: nobody asks them to go on. Another day or hour is another wish. */
const GIVES_UP = phrases('withdrawal', 'gives up')

/** "ya no, no quiero problemas", "olvídelo": whether somebody wants no more of what was begun. */
export const givesUp = (text: string): boolean => !/[?¿]/.test(text) && GIVES_UP.test(everyday(text))

const GOES_AWAY = phrases('withdrawal', 'goes away')

/** "ya se me quitaron las ganas, ahí nos vemos", "ya no": whether somebody leaves what they are in the middle of. */
export const goesAway = (text: string): boolean => !/[?¿]/.test(text) && GOES_AWAY.test(everyday(text))
