import { hearYesNo } from './agreement.ts'
import { denounces, dropsReport, hearGrievance } from './complaining.ts'
import { cannotTelephone } from './faq.ts'
import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { givesUp } from './withdrawal.ts'

/**
 * What is heard before anything else in the same sentence: none of it begins a booking or fills one. Where two are in one sentence,
 * the one that stands first here.
 */
export type FirstKind =
  /** Somebody threatens, follows or beats them, or is feared. */
  | 'danger'
  /** Somebody may die now, where they are. */
  | 'life'
  /** A journey that cannot wait, or somebody who is dying elsewhere. */
  | 'urgent'
  | 'death'
  | 'complaint'
  /** An appointment that whoever has this telephone never asked for. */
  | 'notMine'
  /** This telephone belongs to somebody else now. */
  | 'wrongNumber'
  /** Somebody who cannot speak or hear on a telephone. */
  | 'inWriting'
  /** Somebody wants no more of it. */
  | 'forget'

/** Each with how it is known, the first that applies. `test/chat/first-of-all.test.ts` holds the sentences of each. */
export const FIRST_OF_ALL: readonly { readonly kind: FirstKind; isIn(text: string): boolean }[] = [
  { kind: 'danger', isIn: isInDanger },
  { kind: 'life', isIn: (text) => LIFE.test(everyday(text)) },
  { kind: 'urgent', isIn: isUrgent },
  { kind: 'death', isIn: tellsOfDeath },
  { kind: 'complaint', isIn: (text) => denounces(text) || hearGrievance(text) !== undefined },
  { kind: 'notMine', isIn: isNotMine },
  { kind: 'wrongNumber', isIn: isWrongNumber },
  { kind: 'inWriting', isIn: cannotTelephone },
  { kind: 'forget', isIn: (text) => givesUp(text) || (dropsReport(text) && hearYesNo(text) !== 'no') },
]

/** What of this is in a sentence; undefined for most. */
export const firstOfAll = (text: string): FirstKind | undefined => FIRST_OF_ALL.find((one) => one.isIn(text))?.kind

const KIN =
  '(ex|espos[oa]|marido|mujer|pareja|novi[oa]|papa|padre|mama|madre|suegr[oa]|padrastro|madrastra|herman[oa]|concubin[oa]|prim[oa]|cunad[oa]|vecin[oa]|ti[oa]|yerno|nuera|abuel[oa]|abuelit[oa]|niet[oa]|hij[oa]|bebe|sobrin[oa]|amig[oa]|familiar|comadre|compadre|conyuge)'
const HARM =
  '(amenaz\\w+|golpe\\w+|maltrat\\w+|violent\\w+|viol[oa]|persig\\w+|acos\\w+|encerr\\w+|agred\\w+|lastim\\w+|ahorc\\w+|empuj\\w+|pega|pego|pegaba|pegan|pegaron|patea\\w*|controla)'

/** Done or said by somebody who is no clerk, or too bad to ask by whom. */
const DANGER = phrases`
  ${KIN} ..5 (me|nos|la|lo|los|las|le|les) (ha|esta|anda|estuvo|viene|sigue|tiene)? ..1 ${HARM}
  ${KIN} ..3 (me|nos|la|los|las) (anda|esta|viene|sigue|andan|estan|vienen) ..1 (buscando|siguiendo|vigilando|cazando|rastreando)
    (?!(los|las|la|el|mi|mis|una?|cita|papeles|trabajo))
  ${KIN} ..3 (me|nos|la|los|las) (busca|sigue|vigila|encontro|encuentra|halla) (por todos lados|a todos lados|a todas partes|
    donde sea|para)
  (me|nos) (andan?|estan?|vienen?|siguen) (siguiendo|persiguiendo|vigilando|amenazando|cazando)
  (me|nos) (anda|andan) buscando (?!(los|las|la|el|mi|mis|una?|cita|papeles|trabajo))
  (me|nos) (golpea\w*|golpeo|golpearon|violo|violaron|persigue|persiguen|secuestr\w+|apunalo|amarro)
  (me|nos|lo|la|los|las) (quiere|quieren|va a|van a|iba a|juro|prometio|amenaz\w+ con) ..1 (matar\w*|golpear\w*|pegar\w*|
    encontrar\w*|hacer (algo|dano)|lastimar\w*)
  amenaz\w+ (de|con|a) (muerte|matar\w*|golpe\w*|quitar\w*|llevar\w*|mis|mi)
  (me|nos|se) (quiere|quieren|va a|van a|quiso) (quitar|robar|llevar) ..1 (a (mi|mis|los|las)|mi|mis|nuestr[oa]s) (hij\w+|nin\w+|
    beb\w+|chamac\w+)
  (recib[io]\w*|tengo|hay|traigo) ..1 amenazas
  me amenaz(o|aron|a|an)$
  violencia (familiar|domestica|intrafamiliar|de genero|en (mi|la) casa)
  (orden|medidas?) de (restriccion|proteccion|alejamiento)
  (temo|tememos|miedo|tengo miedo) ..1 por (mi|nuestra|la) (vida|seguridad|integridad)
  (estoy|estamos|corro|corremos|esta|estan) (en)? ..1 peligro
  (huyendo|huir|huimos|hui|escapar|escapando|escondid[oa]s?|escondiendo\w*|me escondo) ..2 (de|por) ..2 (${KIN}|el|ella|ellos)
  (${KIN}|el|ella) no ..1 (se entere|debe (saber|enterarse)|puede (saber|enterarse)|sepa)
  (${KIN}|el|ella) ..2 (vea|ve|revis[ae]|le[ae]|chec[ae]|agarre|tiene) ..2 (telefono|celular|cel|chat|mensajes|whatsapp)
    (?=.*(miedo|peligro|enter|dan[oa]|pega))
  (my|his|her|an|the) ..1 (ex|husband|wife|boyfriend|girlfriend|partner|father|mother|brother|son|neighbor) ..3 (threat\w+|
    beats?|beat|hits?|hit|follow\w*|stalk\w*|abus\w+|looking for (me|us)|hurts?|after (me|us)|hunting)
  (i am|i m|we are|we re) ..1 (afraid|scared|in danger|not safe|unsafe|hiding|terrified) ..2 (my|him|her|of him|of her|for (my|our)
    (life|lives|safety)|from)
  (i am|i m|we are|we re) (in danger|not safe|hiding)
  (threatens?|threatened|wants?|going|tried) to (kill|hurt|beat) (me|us)
  (kill|hurt|beat) (me|us)$
  domestic violence
  restraining order
`
/** Fear alone, or of somebody; not of a swindle, of an aeroplane, of being late. */
const FEAR = phrases`
  ^(es que|la verdad|oiga|ay|si|pues|no|yo|hola|tengo|tenemos|me da|nos da|mucho|mucha|muchisimo|un chorro de|estoy con|con|ya)+ miedo
    (ayud\w+|por favor|ya)*$
  miedo ..6 ${KIN}
  ${KIN} ..9 (miedo|miedos|temor|terror|panico)
  miedo (de|a|que|por) (el|ella|ellos|un hombre|un senor|unos)$
  miedo ..2 (me|nos) (encuentre\w*|vea\w*|siga\w*|pegue\w*|mate\w*|golpee\w*|haga\w* (algo|dano)|lastime\w*)
  ^(i am|i m|we are|we re) (so|very|really)? (afraid|scared|terrified)$
`
const FEARS_LESS = phrases`
  (miedo|temor) ..5 (perder|no (llegue|llegar|alcance|alcancen|pueda|puedan|quepa|le den|me den)|volar|avion\w*|estaf\w*|fraude|
    robe\w*|robar|asalt\w*|enga\w+|datos|curp|equivocar\w*|escribir|tecnologia|covid|contagi\w*|manejar|foto|banco|rechacen|
    cancelen|aguja\w*)
`
/** Whoever of an office does it is complained of, unless somebody of their own is named too. */
const OF_AN_OFFICE = phrases`
  (licenciad[oa]|policia|guardia|vigilante|funcionari[oa]|emplead[oa]|asesor[oa]|senorita|encargad[oa]|oficial|gestor\w*|coyotes?|
    jef[oa]|de la (oficina|ventanilla|entrada|puerta)|en la (oficina|ventanilla|entrada)|ventanilla|modulo|caseta|ustedes|clerk|
    officer|(que|quien) ..1 (atiende|atendio|contesta|escribe|esta atendiendo))
`
const OF_THEIR_OWN = phrases`(${KIN}|husband|wife|boyfriend|partner)`
const NONE = phrases`
  (no|nadie|nunca|ya no|ni) (me|nos|le|les|la|lo) (ha|han|esta|estan)? ..1 (amenaz|golpe|peg|sigu|persig|busc|viol|maltrat)\w*
  (no|ningun|sin) (hay|tengo|tenemos|estoy en|corro|corremos)? (ningun)? (peligro|miedo|riesgo|violencia)
`

function isInDanger(text: string): boolean {
  const words = everyday(text)
  if (NONE.test(words)) return false
  if (OF_AN_OFFICE.test(words) && !OF_THEIR_OWN.test(words)) return false
  return DANGER.test(words) || (FEAR.test(words) && !FEARS_LESS.test(words))
}

const LIFE = phrases`
  me (voy a|estoy|ando) (morir|muriendo)(?! de (hambre|ganas|risa|pena|sueno|calor|frio|nervios|coraje|susto|verguenza|la))
  me quiero (morir|matar)(?! de)
  (quitarme|quitarse) la vida
  suicid\w+
  no (puedo|puede) respirar
  (me|le|nos) (esta|estan|estaba) dando ..1 (infarto|derrame|ataque)
  desangr\w+
  (i am|i m|he is|she is) (dying|bleeding)
  (can t|cannot) breathe
  kill (myself|himself|herself)
`

const ABROAD =
  '(estados unidos|eua|eeuu|usa|otro lado|gabacho|extranjero|otro pais|houston|dallas|chicago|los angeles|phoenix|arizona|texas|california|nueva york|new york|san antonio|denver|atlanta|miami|las vegas|canada|espana|madrid|alemania|abroad|the states)'
const GRAVE =
  '(grave|gravisim[oa]|delicad[oa]|agoniz\\w+|muriendo|muriendose|a punto de morir|por morir\\w*|terapia intensiva|cuidados intensivos|en coma|entre la vida y la muerte|moribund[oa]|desahuciad[oa]|dying|critical condition)'
const ILL =
  '(hospital\\w*|internad[oa]|internaron|accident\\w+|infarto|derrame|cirugia|operar|operan|operarme|operacion|trasplante|quimio\\w*|surgery)'
const DIED =
  '(murio|murieron|fallecio|fallecieron|fallecid[oa]|falleciera|fallecer|morir|finad[oa]|difunt[oa]|se nos fue|passed away|died|death of)'
const CANNOT_WAIT = '(urg\\w+|cuanto antes|lo mas pronto|hoy|(?<!la )manana|esta noche|ya mismo|today|tomorrow|tonight|right away)'
const TRAVELS = '(viaj\\w+|vuelo|volar|volamos|avion|salir del pais|ir (por|a|con|para)|irme|llegar|alcanzar\\w*|travel|fly|flight)'

const URGENT = phrases`
  (?<!no es )(?<!no es una )(?<!ninguna )(emergencia|emergencias|emergency)
  (mi|mis|su|un|una|nuestr[oa]|my) ..1 ${KIN}s? ..6 ${GRAVE}
  ${GRAVE} ..4 (mi|mis|su|un|una|my) ..1 ${KIN}
  (my|our) (mother|father|mom|dad|son|daughter|brother|sister|wife|husband|grandmother|grandfather|relative) ..4 ${GRAVE}
  (viajo|viajamos|vuelo|volamos|viaja|viajan) ..3 (hoy|(?<!la )manana|pasado manana|esta (noche|tarde|madrugada|semana)|en (un[oa]s|dos|
    tres|2|3|pocos|pocas) (dias|horas)|(este|el|proximo) (lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?! \d))
  (salgo|salimos|sale|me voy|nos vamos) (de viaje|del pais|a volar|al extranjero|en avion) ..2 (hoy|(?<!la )manana|pasado manana|
    esta (noche|tarde|madrugada|semana)|(este|el) (lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?! \d))
  (mi|el|nuestro) (vuelo|avion|viaje) ..2 (hoy|(?<!la )manana|pasado manana|esta (noche|tarde|madrugada|semana)|(este|el) (lunes|martes|
    miercoles|jueves|viernes|sabado|domingo)(?! \d))
  (tengo|tenemos|debo|necesito|hay) (que)? (viajar|volar|salir del pais) ..2 (hoy|(?<!la )manana|pasado manana|esta (noche|semana)|
    urgente\w*|de urgencia|de emergencia|ya mismo|cuanto antes)
  (i|we) (fly|travel|leave|am flying|are flying) ..2 (today|tomorrow|tonight|in two days|this week)
  (my|our) (flight|trip) (is|leaves) ..1 (today|tomorrow|tonight|this week)
  (need|have) to (travel|fly) (today|tomorrow|tonight|urgently|right away)
`
/** Each of these alone is no reason to hurry: it takes one of both lines. */
const SAD = phrases`(${GRAVE}|${ILL}|${DIED})`
const HURRIES = phrases`(${CANNOT_WAIT}|${ABROAD})`
const IS_ON_THE_WAY = phrases`(${TRAVELS}|${ABROAD}|urg\w+)`

function isUrgent(text: string): boolean {
  const words = everyday(text)
  // "mi hijo necesita pasaporte, su papá murió": there it is about who signs.
  if (tellsWhoSigns(words)) return false
  return URGENT.test(words) || (SAD.test(words) && HURRIES.test(words) && IS_ON_THE_WAY.test(words))
}

const DEATH = phrases`
  (se (me|nos)?|ya|acaba de|acaban de|hoy|ayer|anoche)* ${DIED} ..4 (mi|mis|su|el|la|nuestr[oa])? ..1 (${KIN}s?|senora?|persona|titular)
  (${KIN}s?|senora?|persona|titular|ella|el|mother|father|mom|dad|brother|sister|husband|wife|son|daughter) ..4 ${DIED}
  ^..3 (murio|fallecio|se nos fue) ..3$
  perdi a mi ${KIN}
  (estoy|estamos) de luto
  (es|fue|hoy es|manana es) (el)? (velorio|funeral|entierro|sepelio)
  (tengo|tenemos|voy|vamos|estoy|estamos|ir) (que ir)? (a|al|en|en el|a un|en un)? (velorio|funeral|entierro|sepelio)
  (funeral|passed away)
`
const A_CHILD_DIED = phrases`
  ${DIED} ..1 (mi|un|una|nuestr[oa]|su) (hij|niet|beb|nin)\w+
  mi (hij[oa]|niet[oa]|bebe|nin[oa]) ..2 ${DIED}
  my (son|daughter|child|baby) ..1 (died|passed away)
`
/** A thing, or an animal. */
const NO_PERSON = phrases`
  (murio|fallecio) ..3 (celular|telefono|cel|pila|bateria|internet|compu\w*|coche|carro|moto|perr\w+|gat[oa]\w*|senal|luz)
  (celular|telefono|cel|pila|bateria|internet|compu\w*|coche|carro|moto|perr\w+|gat[oa]\w*) ..3 (murio|fallecio)
  acta de defuncion
`
/** Of those who are under age it may be who signs. */
const OF_MINORS = phrases`(hij[oa]s?|nin[oa]s?|menor\w*|bebes?|chamac\w+|niet[oa]s?|son|daughter|child|children|kids?|firm\w+|permiso)`
const PARENT_DIED = phrases`
  (papa|mama|padre|madre|espos[oa]|marido|ex|father|mother|husband|wife) ..4 ${DIED}
  ${DIED} ..4 (papa|mama|padre|madre|espos[oa]|marido|father|mother|husband|wife)
`
const tellsWhoSigns = (words: string): boolean => OF_MINORS.test(words) && PARENT_DIED.test(words) && !A_CHILD_DIED.test(words)

function tellsOfDeath(text: string): boolean {
  const words = everyday(text)
  return !/[?¿]/.test(text) && DEATH.test(words) && !NO_PERSON.test(words) && !tellsWhoSigns(words)
}

const TAKEN = '(saque|sacado|hice|hecho|pedi|pedido|solicite|solicitado|agende|agendado|tramite|registre|reserve|aparte)'
const NEVER = '(no|nunca|jamas|ni|tampoco)'
const NOT_MINE = phrases`
  ${NEVER} (yo|la|lo|he|siquiera|les|le)* ${TAKEN} ..1 (esta|esa|dicha) cita
  (esta|esa|la|dicha|una) cita ..5 ${NEVER} (yo|la|he)* (${TAKEN}|es mia|es para mi|es de mi|la (conozco|reconozco))
  (esta|esa|la) cita no es (mia|para mi|nuestra|de nosotros|de aqui|de mi \w+)
  no es (mi cita|mia (esta|esa|la)? cita)
  no (conozco|reconozco) (esta|esa|la|ninguna) cita
  no se (nada)? de (esta|esa|ninguna|que) cita
  de quien es (esta|esa|la) cita
  quien (hizo|saco|pidio|agendo|tramito) (esta|esa) cita
  quien (les|le|te)? (dio|paso|facilito) ..1 (mi|mis) (numero|telefono|datos|celular)
  yo no soy (esa|ese|la|el|quien) (persona|senora?|de la cita|dice|que dice|buscan?)
  (i|we) (did not|didn t|never|have not|haven t) (make|made|book|booked|schedule\w*|ask\w* for|request\w*) (this|that|it)
  not my appointment
  (i|we) (don t|do not) know (anything about)? (this|that) appointment
`
/** Nothing was ever asked for, and yet something came. */
const NEVER_ASKED = phrases`
  ${NEVER} (yo|la|lo|he|siquiera|les|le)* ${TAKEN} ..2 (ninguna|nada|cita|citas|alguna)
  ${NEVER} (yo|la|lo|he)* ${TAKEN} (esto|eso|esta|esa)?$
  ${NEVER} (yo)? (he)? ${TAKEN} (nada|ninguna cita|cita|citas)
  yo no tengo (ninguna)? citas?
  (i|we) (did not|didn t|never|have not|haven t|don t) (make|made|book|booked|ask\w*|request\w*|have) ..1 (any|an|anything)
`
const SOMETHING_CAME = phrases`
  (lleg[oa]\w*|llegaron|mand\w+|recib\w+|avisan?|avisaron|escrib\w+|mensajes?|recordatorios?|notificacion\w*|got|received|sent|message|reminders?)
`

function isNotMine(text: string): boolean {
  const words = everyday(text)
  return NOT_MINE.test(words) || (NEVER_ASKED.test(words) && SOMETHING_CAME.test(words) && !LOOKS_FOR_ONE.test(words))
}

/** "no he sacado cita porque no llega el código": there a booking is wanted. */
const LOOKS_FOR_ONE = phrases`
  (quiero|quisiera|necesito|puedo|ocupo|como le hago|me ayuda) ..4 (cita|sacar\w*|hacer\w*|agendar\w*|renovar|pasaporte)
  (todavia|aun) no
`

const WRONG_NUMBER = phrases`
  (ya)? no es (su|el|este|ese) (numero|telefono|celular|cel|whatsapp|contacto)(?! de (pasaporte|folio|cita))
  est[ea] ..1 (numero|telefono|celular|cel|whatsapp|linea) (ya)? no es (de|suyo|suya|del|el de|la de)
  (ya)? no (usa|tiene|ocupa|contesta) (en)? este (numero|telefono|celular|cel)
  (numero|telefono) (equivocado|incorrecto|erroneo)(?! (de|del) (pasaporte|folio|curp|acta))
  (equivoc\w+|confund\w+) de (numero|persona|telefono|contacto)
  (estan|esta|andan) (equivocad|confundid)[oa]s? (de (numero|persona)|conmigo|aqui no|yo no)
  me (estan?|andan?) confundiendo
  (compr\w+|adquir\w+|me vendieron|me dieron|me asignaron|contrate|estren\w+) ..3 (chip|numero|linea|sim)
    (?=.*(mensaj|avis|mand|lleg|no soy|no es|cita|escrib))
  aqui no (vive|esta|trabaja|se llama) (ningun[oa]?|nadie|esa|ese|la|el|tal)
  aqui no hay nadie (que se llame|con ese nombre|llamad[oa])
  no (conozco|conocemos) a (esa|ese|ningun[oa]?|la tal|el tal|la senora|el senor|nadie)
  (este|el) (numero|telefono|celular) (ahora|ya)? (lo tengo yo|es mio ahora|es de otra persona|cambio de dueno)
  no soy (la|el) duen[oa] (anterior|de antes)
  wrong (number|person|phone)
  (not|no longer|isn t) (her|his|their) (number|phone|cell)
  (she|he|they) (no longer|don t|doesn t) (has|have|uses?|own) this (number|phone|cell)?
  no one (called|named|by that name) ..3 here
`

function isWrongNumber(text: string): boolean {
  return WRONG_NUMBER.test(everyday(text))
}
