import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { isSentence, withoutCourtesy } from './words.ts'

/** Alone it says little: "¿en Toluca?" is an answer that somebody is not sure of. */
const HAS_MARK = /[?¿]/

/** What begins a question also where nobody types its marks. */
const BEGINS = phrases`
  ^(y|pero|o|entonces|a poco)* (cuant[oa]s?|donde|adonde|quien(es)?|cuando|cual(es)?|a que|a quien|de que|para que|por que)
  ^(y|pero|o|entonces|a poco)* que (es|son|pasa|significa|quiere decir|tan|hago|debo|puedo)
  ^(y|pero|o|entonces|a poco)* (puedo|podria|podre|se puede|hay|habra|sirve|vale|tengo que|tienen que|hace falta)
  ^(y|pero|o|entonces|a poco)* (es (necesario|obligatorio|forzoso)|si (llevo|voy con|me acompana))
  ^no se (que es|cual es|que son|para que|donde viene)
  ^(what|where|when|why|who|which|how|can i|may i|do i|do you|does|is there|are there|should i|must i)
`

const begins = (words: string): boolean => BEGINS.test(words) || BEGINS.test(withoutCourtesy(words))

/** Whether somebody asks something instead of answering. */
export function isAsked(text: string): boolean {
  const words = everyday(text)
  return words.includes(' ') && (begins(words) || (HAS_MARK.test(text) && isSentence(text)))
}

/** Of the open question, without naming what it is about: "¿para qué?", "¿y eso qué es?", "¿a fuerza?" */
const ABOUT_IT = phrases`
  ^(y|pero|oiga|es que)* (para|por) que$
  ^(y|pero|oiga|es que)* (para|por) que (la|lo|eso|quiere*|piden?|pregunt*|necesita*)
  ^(y|pero|oiga|es que)* que es (eso|esto)?$
  ^(y|pero|oiga|es que)* eso que es$
  ^(y|pero|oiga|es que)* (eso)? (de|en)? donde (viene|esta|dice|(lo|la) (encuentro|veo|saco|busco|consigo)) (eso)?$
  ^(y|pero|oiga|es que)* (eso)? es (necesari[oa]|obligatori[oa]|forzos[oa]|a fuerza)$
  ^(y|pero|oiga|es que)* a fuerza ..3$
  ^(y|pero|oiga|es que)* tengo que (darl[oa]|ponerl[oa]|escribirl[oa])$
  ^why (do you \w+)? (it|that)?$
  ^what (is|s) (it|that|this)$
  ^is it (required|necessary|mandatory)$
  ^do i have to$
  where (do|can) i (find|get|see) (it|that|this|(that|this|the) (number|code))
`

/** "no le quiero dar mi nombre": whoever would rather not answer is told what it is for. "¿con acentos o sin acentos?" asks how. */
const REFUSES = phrases`
  no (le|les|te)? (quiero|voy a|pienso|quisiera|puedo) (dar|decir|poner|escribir)\w*
  (no|por que) (le|les)? (doy|digo)
  (con|sin) \w+ o (con|sin)
  \w+ o (sin|no|solo|nada mas) \w+$
`

/** Whether somebody asks about the question itself; `words` name what that one is about. */
export function asksBack(text: string, words: RegExp): boolean {
  const said = everyday(text)
  if (REFUSES.test(said) && words.test(said)) return true
  return ABOUT_IT.test(said) || ABOUT_IT.test(withoutCourtesy(said)) || ((HAS_MARK.test(text) || begins(said)) && words.test(said))
}
