import { ASIDES } from './asides.ts'
import type { Command } from './commands.ts'
import { type Phrasebook, phrasebook, phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

/** Longer messages tell a story; what they ask for is in the questions that follow. */
const MOST_WORDS = 22

const APPOINTMENT = '(citas?|appointments?)'
const NOT_WANTED = phrases`
  no (quiero|deseo|quisiera|voy a|pienso|pretendo|se trata de|es para) (cancel*|anul*|cambi*|mov*|reagend*|
    reprogram*|borr*|elimin*|paga*)
  i (do not|don t) want to (cancel|change|move)
`

/**
 * What somebody asks for in a sentence of their own. Whole messages are commands (commands.ts); these are looked at only when
 * the words answer no question that is open. All of them ask, show or explain: none does anything by itself.
 */
const REQUESTS = phrasebook<Command>({
  costs: phrases`
    cuantos? (cuesta|cuestan|costaria|vale|valen|sale|salen|se paga|hay que pagar|me cobran|cobran|tengo que pagar|
      debo pagar|voy a pagar|pagaria|me sale|me saldria|va a salir|me va a salir|va a costar|es lo que|es el costo|es de pago)
    a como (esta|sale|dan|lo dan)
    precios?
    cuanta (lana|plata|feria)
    cuanto dinero
    ^(y)? se paga (la cita|algo)$
    (tiene|tienen) (algun)? costo
    es gratis
    (me)? (cobran|van a cobrar|cuesta) (algo|por (la cita|esto|sacarla))$
    ^(y)? (hay que|tengo que|debo) pagar (algo|por la cita)$
    do i have to pay
    (porque|por que) (es|esta|sale)? tan car[oa]
    cuanto (tiempo|anos)? dura (el|mi|un) pasaporte
    que vigencia
    descuentos?
    cuanto (me)? descuentan
    cuanto (es|sale|cuesta) (el|la|lo) (de menos|mas (barat|econom)\w+|menor|minimo)
    cuanto (va a ser|seria|sera)
    no (me)? alcanza(?! el tiempo)
    how much (is|does|do|are|will)
    the (cost|price|fee)
  `,
  bring: phrases`
    (que|cuales|los) (son los|son)? (papeles|papeleo|papeleria|documentos|documentacion|requisitos)
    requisitos
    ^(y)? (tengo que|hay que|debo|necesito) llevar
    ^llevo copias?$
    ^que llevo
    que (debo|tengo que|hay que|necesito|se necesita|ocupo|se ocupa) (llevar|presentar|traer|tener)
    que (se necesita|necesito|se ocupa|ocupo|piden|me piden) para
    ^(y)? que (se ocupa|se necesita|piden|me piden|me van a pedir|van a pedir)$
    what (do i (need|have) to bring|documents|papers)
    (do|should) i (need|have) to (bring|take)
    ministerio publico
    (hacer|levantar|necesito|ocupo|llevo|llevar|piden) (la|una|el|un)? (denuncia|acta de robo)
    ^y la denuncia$
  `,
  complaint: phrases`
    (me|nos|le|les) (cobro|cobraron|cobraban|estan cobrando|quieren cobrar|quiere cobrar|quiso cobrar|quisieron cobrar|
      pidio dinero|piden dinero|pidieron dinero)
    (me cobran|cobran|venden|vendieron|vende|ofrecen) ..5 citas?
    (pide|pidio|piden|quiere|ofrece) ..3 pesos (por|para) ..3 citas?
    (estafa|estafaron|fraude|coyotes?|gestor(es)?)
    (me|nos) (cobra|cobraria|pide|pediria|ofrece|ofrecio)n? ..3 (por|para)
      (pasar*|adelantar*|meter*|ayudar*|conseguir*|sacar*|agilizar*|dar*)
    (charged me|was charged|asked (me)? for money|selling appointments)
  `,
  payment: phrases`
    (como|donde|se puede|puedo|podria|tengo que) (se)? (pag[aou]\w*|hacer el pago|realizar el pago|depositar|deposito|
      el deposito)
    cuanto (tengo que|hay que|debo)? deposit*
    formas? de pago
    (pagar|pago) con (tarjeta|efectivo)
    how (do|can) i pay
  `,
  cancel: phrases`^(ay|ya|entonces|pues|oiga|perdon|siempre no|no mejor|ay no|mejor)+ (me la)? cancelar(?! nada)`,
  cancelAppointment: phrases`
    (cancel*|anul*|elimin*|dar de baja|quitar) ..4 ${APPOINTMENT}
    no (voy a|vamos a|puedo|podre|podremos|podemos|voy) (poder|alcanzar a)? (ir|asistir|acudir|llegar|presentarme)
    ya no (voy a ir|voy|ire|asistire|quiero la cita|quiero mi cita|quiero esa cita|necesito la cita)
    i (cannot|can t) (go|come|make it)
    se me (complico|atraveso|junto)
    me (surgio|salio) (algo|un imprevisto|un asunto|un compromiso)
    ^(voy a tener que|tengo que|tendre que|necesito|debo) cancelar(la)?$
    (mi|la|tengo|tenia) (una)? ${APPOINTMENT} ... no (puedo|podre|voy a poder|alcanzo)
  `,
  move: phrases`
    (cambi*|mover*|muev*|reagend*|reprogram*|pospon*|adelant*|aplaz*|recorr*|change|move|reschedule|postpone) ..5
      ${APPOINTMENT}
    (mi|la|tengo|tenemos) (una)? ${APPOINTMENT} ..4 (cambi*|mov*|reagend*|reprogram*|otro dia|otra fecha)
    (can|could) (i|we|you) (reschedule|move it|change it)
    equivoque ..4 cita
  `,
  way: phrases`
    me perdi(?! (el|mi|la|un))
    (ando|estoy) perdid[oa]
    no (encuentro|hallo|doy con) (la|su)? (oficina|direccion|lugar)
    i am lost
    (mand[ea]me|manda|envi[ae]me|p[ae]s[ea]me|pasa|compart[ea]me|me (manda|pasa|comparte)) (el|la|su)? (mapa|ubicacion)
  `,
  receipt: phrases`
    no (me)? (llego|llega|puedo (abrir|ver|descargar)|encuentro|abre) ..1 (comprobante|pdf)
    (re)?imprim* ..3 cita
    (mand[ea]me|env[ie]+[ae]me|p[ae]s[ea]me|me (manda|pasa|envia)) ..2 comprobante
    (mand|envi|pas)\w+ ..3 (correo|mail|email)
    (llegar|llega|llegara|dan|daran|mandan|mandaran|hay|habra) (algun|un|mi|el)? comprobante(?! de (pago|domicilio))
  `,
  appointments: phrases`
    (se me borro|no me llego|no encuentro) ..4 (cita|folio)
    quedo ..1 (mi|la) cita
    ^(ya|si) (quedo|esta|confirme) (lista|agendada|hecha|confirmada|mi cita)?$
    (mand|envi|reenvi)\w+ (otra vez|de nuevo)? (mi|la) cita
    (mi|esta|la) cita (si)? (es|esta|sigue|quedo) (valida|vigente|en pie|confirmada|bien|segura|lista)
    (es|esta|sigue|quedo) (valida|vigente|en pie|confirmada|segura) (mi|la|esta) cita
    (esta|sigue|quedo) confirmada$
    ^(entonces)? si quedo (bien|agendada) (mi cita)?$
    (a que horas?|que dia|cuando) (me|nos)? (dijo|dijeron|dijiste|quedamos)
    ^(y)? (a que horas?|que dia|cuando) (es|era|quedo|me toca) (eso|la mia)?$
    (cuando|a que horas?|que dia|que fecha|donde|en que oficina|en donde) (es|era|tengo|quedo|esta|me toca|sera|queda)
      ..2 cita
    (dia|fecha|hora|lugar|direccion|datos|folio|numero) de mi cita
    (ver|consultar|checar|revisar|confirmar si tengo) ..2 mis? citas?
    (mi|el) folio
    (mi|la) cita ... (la hora|el dia|la fecha)$
    (cuando|a que horas?|que dia|donde) me toca
    (mi|la|tengo|tenia) (una)? cita ... (a que horas?|que dia|cuando|en donde|donde) (es|era|me toca)
    when is my appointment
  `,
  soFar: phrases`
    (sigue|todavia (tengo|esta|sigue)|aun (tengo|esta)|se guardo|perdi) ..2
      (mi lugar|el lugar|mi avance|lo que (llevaba|llene|puse))
    (se)? (pierde|pierden|borra|borran|guarda|guardan|queda) ..1 (lo que (llevo|llevaba|puse|ya puse)|mis (datos|respuestas)|mi avance)
    (que|cuales) datos (ya|le|te)+ (di|puse|mande|escribi)
    cuant[oa]s? (tiempo|preguntas|datos|pasos)? (me|nos)? faltan? (para (acabar|terminar))?$
    cuant[oa]s? (tiempo|preguntas) (me)? faltan?
    how long do i have
    what (have i|did i) (given|told|said)
  `,
  person: phrases`
    (hablar|comunicarme|comunicar|contactar|contactarme|atend*|atiend*|conteste|contesten|pas[ea]\w*|talk|speak) ..3
      (persona|alguien|humano|humana|asesora?|operadora?|ejecutiv[oa]|funcionari[oa]|licenciad[oa]|person|human|someone|
      somebody)
    (cual es|tienen|tiene|me da|me dan|deme|un) (el|su|un|algun)? (telefono|numero de telefono|numero para llamar|numero)
    ^(un|una|con un|con una) (asesora?|persona|agente|operadora?|humano)
    quien me (ayuda|puede ayudar)
    (que|a ver si|quiero|necesito) me (atien\w+|ayud\w+|marque|llame|hable|conteste) (alguien|(una|un) (persona|senorita|licenciad[oa]|asesora?|ejecutiv[oa]))
    (senorita|persona|alguien|humano) (de verdad|real|de carne|de ahi|de la oficina)
    ^(ayudenme|ayudeme|ayudame|auxilio)
  `,
  permission: phrases`
    (como|donde|puede|podria) ..3 (firm*|(dar|da|doy|mand*|envi*) ..2 permiso)
    (how|where) ..4 sign
  `,
  undo: phrases`
    (regres|devuelv|recuper|reactiv)\w+ ..2 cita
    give (me)? back my appointment
  `,
  leaveList: phrases`
    ya no (me)? avis*
    (saqu|quit|borr)(e|a|en|an)me ..1 de (ahi|alli|(la|esa|su) lista)
    ya no quiero (estar|seguir) en (la|esa) lista
  `,
  waitForPlace: phrases`
    (hay|habra|tiene|tendra|tienen) ..2 antes
    ^..4 avis[ea]\w*$
  `,
  myList: phrases`
    cuant[oa]s? (personas|gente)? (van?|hay|faltan?|estan?|tengo) (antes|delante|adelante)
    cuant[oa]s? (personas|gente)? (van?|hay|faltan?|estan?|tengo) para (que me toque|mi|llegar a mi)$
    (sigo|sigue|seguimos|estoy|estamos) ..1 (en la lista|en lista de espera|formad[oa]s?|anotad[oa]s?)
    (soy|seria) (el|la) (siguiente|que sigue)
    en que (numero|turno|lugar) (voy|estoy|quede)
    ^(ya)? (merito|mero|casi)? me toca (ya)?$
  `,
  privacy: phrases`
    quien (ve|vera|puede ver|tiene|usa|lee|guarda) ..2 (datos|informacion|curp)
    (que|como) (hacen|van a hacer|harian|usan) ..2 (datos|informacion|curp)
    a quien (le|se los?)? (dan|pasan|venden|comparten)
    who (sees|can see|has) ..2 data
  `,
  rights: phrases`
    (que|cuales) datos (mios|personales)? (tienen?|guardan?|usan?|saben?)
    no quiero que (usen|utilicen|compartan|den|vendan) ..2 (datos|telefono|numero|nombre|curp|informacion)
  `,
  stop: phrases`
    no (me|quiero que me)? (mande[ns]?|manden|envie[ns]?|escriba[ns]?|molest[ea]n?) (mas|tantos)?
      (mensajes|nada|recordatorios)
    ya no me (escriban|molesten|manden)
    dej* de (molestar*|escribir*|mandar*)
  `,
  subscribe: phrases`
    (mand|envi)\w+ ..2 recordatorios?
    me (puede|pueden|podria|podrian|va a|van a) recordar
    ^me (recuerd|avis)\w+ (de)? (mi|la) cita$
  `,
})

const WHETHER_FREE = phrases`
  ^(y|hola|oiga|disculpe|perdon|entonces)* (todo|la cita|el tramite|el pasaporte|esto|eso|sacar la cita|sacarlo|el servicio)?
    (es|son|sale|seria|esta) gratis (todo|la cita|el tramite|el pasaporte|esto|sacar la cita|verdad)?$
  ^(y)? se paga (la cita|algo)$
  (tiene|tienen) (algun)? costo
  (me)? (cobran|van a cobrar|cuesta) (algo|por (la cita|esto|sacarla))$
  ^(y)? (hay que|tengo que|debo) pagar (algo|por la cita)$
  (is|will) (it|this|the appointment|the passport) (be)? free
  do i have to pay
`

/** "¿es gratis?" is answered with yes or no before the prices come. */
export const asksWhetherFree = (text: string): boolean => WHETHER_FREE.test(everyday(text))

/** Undefined for a denial, and for a message that is too long to be one request. */
export const findRequest = (text: string): Command | undefined => find(REQUESTS, text)

/** What is asked for in passing: looked at when nothing else was understood. */
export const findAside = (text: string): Command | undefined => find(ASIDES, text)

function find(book: Phrasebook<Command>, text: string): Command | undefined {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS || NOT_WANTED.test(words)) return undefined
  return book.find(words)
}
