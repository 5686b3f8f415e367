import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

/** "no espera, sí la quiero": heard only while a cancellation or a move can still be taken back. */
const WANTS_IT_BACK = phrases('regret', 'wants it back')

/** Whether somebody wants back what they have just given up. */
export const wantsItBack = (text: string): boolean => WANTS_IT_BACK.test(everyday(text))

/** "no, espere", right after: perhaps that, perhaps something else. */
const HESITATES = phrases('regret', 'hesitates')

/** Whether somebody perhaps wants back what they have just given up: they are asked. */
export const mayWantItBack = (text: string): boolean => HESITATES.test(everyday(text))
