import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

/** "no espera, sí la quiero": heard only while a cancellation or a move can still be taken back. */
const WANTS_IT_BACK = phrases`
  (no|ay|espera|espere|esperate|esperese|perdon|oiga|pero|siempre|mejor|uy|ups)+ si (la|lo) (quiero|necesito|ocupo|conservo|deseo|
    voy a (usar|ocupar|necesitar))$
  ^si (la|lo) (quiero|necesito|ocupo|conservo)$
  (no|ya no|mejor no) (me|se)? (la|lo) (canc[ei]\w+|quit[ea]\w*|borr[ea]\w*|cambi[ea]\w*)$
  (no|ya no|mejor no) (la|lo) (quiero|queria|quise|iba a) (cancel|cambi|mov|quit|borr)\w*$
  siempre si (voy|vamos|ire|puedo|podre|la quiero|lo quiero)
  (espera|espere|no) ..1 si (voy|vamos|puedo|podre) (a)? (ir|poder)*
  (me)? arrepenti
  (ya)? cambie de (opinion|idea|parecer)
  (no era|no fue) (esa|eso|esa cita|la que)
  (la|mi) (cita)? (otra vez|de vuelta|de nuevo|como estaba)$
  (i|we) (do|still) want it
  (i)? (don t|do not|did not|didn t) (want to)? (cancel|move|change) it
  i changed my mind
  (wait|no) ..2 (keep|want) it
`

/** Whether somebody wants back what they have just given up. */
export const wantsItBack = (text: string): boolean => WANTS_IT_BACK.test(everyday(text))

/** "no, espere", right after: perhaps that, perhaps something else. */
const HESITATES = phrases`
  ^(no|ay|uy|oiga|perdon|wait|oh)+ (no|espera|espere|esperate|esperese|momento|un momento|wait)+$
  ^(ay|oh|uy)+ no$
`

/** Whether somebody perhaps wants back what they have just given up: they are asked. */
export const mayWantItBack = (text: string): boolean => HESITATES.test(everyday(text))
