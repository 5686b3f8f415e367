import { phrases } from './phrases.ts'

const REASON = /[\s,.;]+(?:porque|xq|porq|ya que|es que|because)\b/i

/** What is said before its reason: a day or a town in the reason ("porque el 15 me operan") is not the one that is wanted. */
export const withoutReason = (text: string): string => text.split(REASON)[0] ?? text

const ARRIVES = phrases`
  (lleg(o|aria|are|amos|ariamos|aremos)|llegando|arrive|get there) ..3 (como|hasta|tipo|apenas|a|at|around|by) ..1
    (las?|\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|media)\w*
`
/** "voy, pero llego como a las 12 y media": the hour is when they arrive, not another one that they want. */
export const saysWhenTheyArrive = (words: string): boolean => ARRIVES.test(words)

const ASKS_WHICH = phrases`
  (tengo|tenia|era|quedo|es) (mi|la|una)? cita (a las?|el|para) ..3
  mi cita (es|era|esta|quedo) (a las?|el|para)
  my appointment (is|was) (at|on)
`
/** "¿tengo cita a las doce o a las doce y media?": the one that stands is asked for. */
export const asksForTheOneThatStands = (text: string, words: string): boolean => /[?¿]/.test(text) && ASKS_WHICH.test(words)
