import { hearYesNo } from './agreement.ts'
import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

const KEEPS = phrases`
  ^(nada|ya no|keep it|leave it)$
  asi (esta bien|esta|(l[ao])? dejo|(l[ao])? dejamos|dejel[ao]|dejal[ao]|dejemosl[ao])
  (la|lo) dejo (asi|igual|como esta)$
  dej(el[ao]|al[ao]|arl[ao]) (asi|igual|como (esta|estaba))?$
  (la|el) que (tenia|ya tenia|tengo)
  como estaba
  no (la)? (cambi*|muev*)
  me quedo con la mia
`

/** Whether somebody who looks at other hours keeps the one that they have. */
export const keepsIt = (text: string): boolean => KEEPS.test(everyday(text)) || hearYesNo(text) === 'no'
