import { phrases } from './phrases.ts'

/** Something that was answered is not right; the rest of the words may say what. */
export const SAYS_WRONG = phrases`
  (mal|error|errores|equivocad[oa]|equivoque|incorrect[oa]|corregir|corrijo|correccion|cambi[aeo]\w*|menos (el|la|mi)|
    (esa|ese|la|el|mi)? (curp|nombre|apellido|fecha|hora|dia|oficina|direccion|precio|tramite) ..2 no (es|era|esta|fue)
      (bien|asi|mi[oa]?|correct[oa]|es[ae])?|no (es|era|fue) (lo que|la que|el que|asi)|no esta (bien|correct[oa])|
    nombre lleva|apellido (es|lleva)|no es (mi|el|la|es[ae]|correct[oa])|
    (lleva|sin|con|falta) (el|un|mi)? (acento|segundo|nombre|apellido)|se escribe|es
    ([a-z]+)? con [a-z]\b|wrong|mistake|incorrect|change|correct something)
`

/** The same of an answer that is long given, in the middle of a booking: a day of the calendar is no mistake there. */
const WENT_WRONG = phrases`
  (esa|ese|la|el|mi)? (curp|nombre|apellido|oficina|fecha|hora|dia) ..3 (no (es|era|fue)|esta mal|mal)
  (equivoque|equivocad[oa]|corregir|corrijo|puse mal|escribi mal|regres\w+|volver|vuelva) ..4 (curp|nombre|apellido|oficinas?|hora|dia|fecha)
  (curp|name|office|date|time) (was|is) wrong
  wrong (curp|name|office|date|time)
`

/** Whether somebody says that something they answered before was wrong, and names what. */
export const saysAnswerWasWrong = (words: string): boolean => WENT_WRONG.test(words)
