import { everyday } from './spelling.ts'
import { isSentence, withoutCourtesy } from './words.ts'

/** Alone it says little: "¿en Toluca?" is an answer that somebody is not sure of. */
const HAS_MARK = /[?¿]/

/** What begins a question also where nobody types its marks. */
const BEGINS =
  /^(?:(?:y|pero|o|entonces|a poco) )*(?:cuant[oa]s?|donde|adonde|quien(?:es)?|cuando|cual(?:es)?|a que|a quien|de que|para que|por que|que (?:es|son|pasa|significa|quiere decir|tan|hago|debo|puedo)|puedo|podria|podre|se puede|hay|habra|sirve|vale|si (?:llevo|voy con|me acompana)|tengo que|tienen que|hace falta|es (?:necesario|obligatorio|forzoso)|no se (?:que es|cual es|que son|para que|donde viene)|what|where|when|why|who|which|how|can i|may i|do i|do you|does|is there|are there|should i|must i)\b/

const begins = (words: string): boolean => BEGINS.test(words) || BEGINS.test(withoutCourtesy(words))

/** Whether somebody asks something instead of answering. */
export function isAsked(text: string): boolean {
  const words = everyday(text)
  return words.includes(' ') && (begins(words) || (HAS_MARK.test(text) && isSentence(text)))
}

/** Of the open question, without naming what it is about: "¿para qué?", "¿y eso qué es?", "¿a fuerza?" */
const ABOUT_IT =
  /^(?:(?:y|pero|oiga|es que) )*(?:(?:para|por) que(?: (?:la|lo|eso|quiere\w*|piden?|pregunt\w+|necesita\w*)\b.*)?|que es(?: eso| esto)?|eso que es|(?:eso )?(?:de |en )?donde (?:viene|esta|dice|(?:lo|la) (?:encuentro|veo|saco|busco|consigo))(?: eso)?|(?:eso )?es (?:necesari[oa]|obligatori[oa]|forzos[oa]|a fuerza)|a fuerza(?: \w+){0,3}|tengo que (?:darlo|darla|ponerlo|ponerla|escribirlo|escribirla)|why(?: do you \w+)?(?: it| that)?|what(?: is|s) (?:it|that|this)|is it (?:required|necessary|mandatory)|do i have to)$/

/** Whether somebody asks about the question itself; `words` name what that one is about. */
export function asksBack(text: string, words: RegExp): boolean {
  const said = everyday(text)
  return ABOUT_IT.test(said) || ABOUT_IT.test(withoutCourtesy(said)) || ((HAS_MARK.test(text) || begins(said)) && words.test(said))
}
