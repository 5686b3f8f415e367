import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { withoutCourtesy } from './words.ts'

/**
 * `order`: something is to be done, politely or not ("¿me puede cambiar la cita?", "¿tiene el viernes?"). `question`: something is to be
 * told. A sentence that also says what somebody wants or where they live is no mere question.
 */
export type SentenceKind = 'greeting' | 'order' | 'question' | 'denial' | 'statement'

const GREETS = phrases`
  ^(hola|buenas|buenos|buen|dias|dia|tardes|noches|que tal|disculpe|oiga|hello|hi|good|morning|afternoon|evening)+$
`
const MARK = /[?¿]/

/** What is asked with these is told, whatever stands beside it. */
const ASKS = phrases`
  (cuant[oa]s? (cuesta|cuestan|vale|valen|sale|salen|cobran|tarda|tardan|dura|tiempo|falta|faltan|es|son|se|me|hay que|debo|
    tengo que))
  (como \w+ o como \w+)
  ^es lo mismo
  (que tan (lejos|retirad[oa]|cerca|seguro|tardado))
  ^(y|pero|o|oiga|entonces)* (cual|cuales|quien (?!sabe)|quienes|por que|a quien|de quien|con quien|para que|que (pasa|significa|es|son|
    debo|tengo que|necesito|papeles|documentos))
  ^(y|pero|o|oiga|entonces)* (a|hasta|desde) que (hora|horas|dia|fecha|edad) (?!(tiene|tienen|hay|habra|puedo ir|me))
  ^(y|pero|o|oiga|entonces)* como (llego|le hago|se llega|se|es|puedo (llegar|saber|pagar))
  ^(and|but|so)* (how (far|long|much|old|do|does|can)|why|who|which|what (is|are|do i|should)|where (is|are|do)|when (do|does|is|will))
`

/** Asked with a mark, or with the verb in front: whether it is so. Nothing is wanted yet. */
const WHETHER = phrases`
  (acept\w+|sirven?|vale|valen|atienden?|atender\w*|abren?|cierran?|reciben?|cobran?|piden?|dejan?|permiten?|entregan?|tardan?|dan
    (el|mi) pasaporte|avisan?|mandan?|llaman?|estacionamiento|rampa|elevador|banos?|accesible|seguro|gratis|peligroso)
  (necesito|tengo que|hay que|debo|hace falta) (llev\w+|pag\w+|traer|ir|imprimir|presentar|sacar copias|llegar)
  ^(si|y si|que pasa si) (llego|voy|llevo|pierdo|falto|no (llego|voy|puedo|traigo|llevo)|se me)
  puedo (llevar|entrar|ir (con|acompanad[oa]|sin)|pagar|mandar|recoger)
  (le|les|se la|se lo|se las|se los) (mando|doy|paso|digo|escribo|pongo)
  (me|nos|lo|la|se) (atienden|aceptan|dejan|reciben|cobran|piden|dan|regresan|avisan)
  (do|does|will|can|may|must|should) (i|you|they|it|we) (have to|need|accept|take|open|close|charge|bring|pay)
`

/** Whoever says this wants it, or tells where they are: beside it a question only asks too. */
const WANTS = phrases`
  (quiero|queremos|quisiera|quisieramos|necesito (?!llev|pag|traer)|ocupo|me gustaria|me urge|deseo|prefiero|busco|vengo (a|por)|
    vivo|soy de|somos de|vivimos|i want|i need (?!to bring|to pay)|i would like|i d like|i live|i prefer)
`
/** Asked of whoever gives appointments: it is an order. */
const ORDERS = phrases`
  (me|nos) (puede|pueden|podria|podrian|puedes|da|dan|daria|cambia|cambian|mueve|mueven|pasa|pasan|aparta|apartan|agenda|busca|
    buscan|anota|anotan|consigue|ayuda|ayudan|pone|ponen)
  (puede|pueden|podria|podrian|se puede|se podra|podra|puedes) (?!(llev|entr|pag|ir (con|sin)))
  (tiene|tienen|hay|habra|no hay|queda|quedan|tendra|tendran|do you have|is there|are there) ..4 (lugar\w*|cita|citas|espacio\w*|
    fecha\w*|hora|horas|horario\w*|dia|dias|otr[oa]s?|lunes|martes|miercoles|jueves|viernes|sabados?|manana|tarde|temprano|
    mas|antes|el \d+|\d+|oficinas?|en|openings?|anything|morning|afternoon|appointments?)
  (can|could|may) (i|you|we) (change|move|come|go|have|get|book|switch|do|make)
  (cambi|mov|muev|pas|apart|agend|busqu|pong|anot|quit|borr|cancel)(e|a|en|eme|ame|ela|ala|elo|alo|enme|ar|er)
`
const DENIES = phrases`^(no|ni|ya no|nunca|tampoco|not|i don t|i can t)`

/** What kind of sentence somebody wrote, as far as its words show. */
export function kindOf(text: string): SentenceKind {
  const words = everyday(text)
  if (GREETS.test(words)) return 'greeting'
  const bare = withoutCourtesy(words)
  if (isQuestion(text, words, bare)) return 'question'
  if (ORDERS.test(words) || WANTS.test(words)) return 'order'
  return DENIES.test(bare) ? 'denial' : 'statement'
}

function isQuestion(text: string, words: string, bare: string): boolean {
  if (!words.includes(' ')) return false
  const asks = ASKS.test(words) || ASKS.test(bare)
  if (asks) return !WANTS.test(words)
  return MARK.test(text) && WHETHER.test(words) && !WANTS.test(words) && !ORDERS.test(words)
}
