import { phrasebook, phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { withoutCourtesy } from './words.ts'

/** What many people ask and no question of a booking answers: of the visit, or of the service itself. */
export type Faq = OfTheVisit | OfTheService
type OfTheVisit = 'hours' | 'where' | 'duration' | 'withoutAppointment' | 'somebodyElse' | 'paying' | 'papers' | 'late'

/** Longer messages tell a story. */
const MOST_WORDS = 22

const WEEKDAYS = '(lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fin(es)? de semana|dias? festivos?)'
const OPEN = '(abren?|cierran?|atienden?|trabajan?|laboran?)'

/** Only questions are heard here, so that no answer is taken for one: a place, a day, a name. */
const VISIT = phrasebook<OfTheVisit>({
  late: phrases`
    (lleg(o|ar|are|amos|aremos|ue|uemos)|voy|vamos) (un (poco|poquito)|algo|muy|a llegar)* (tarde|retrasad[oa]s?)
    se me (hizo|hace) tarde
    (i am|i m|we are|be|arrive|running) (a (bit|little))? late
  `,
  hours: phrases`
    ^(los|el|en)? ${WEEKDAYS} (si|tambien)? ${OPEN}$
    (a que horas?|desde que horas?|hasta que horas?|que dias?|cuando) ..1 ${OPEN}
    ${OPEN} ..1 (los|el|en)? ${WEEKDAYS}
    horarios? (de (atencion|servicio|la oficina|oficina)|de las oficinas|tienen?)
    (what time|when) (do you|does (it|the office)|is (it|the office)) (open|close)
    opening hours
    open on (saturday|sunday|weekend)s?
  `,
  where: phrases`
    ^(y)? (en|a|por)? (donde|adonde) (estan ustedes|se encuentran ustedes|esta|estan|queda|quedan|se ubican?|
      se encuentran?|es|era|tengo que ir|hay que ir|debo ir|ir (yo)?|voy (yo)?) (ubicad[oa]s?)? (eso)? (fisicamente|
      exactamente)? ((la|las|su|sus) oficinas? (de pasaportes?)?)?$
    (repet*|rep[ei]t*|mand*|dar|deme|dame|pas*|envi*) ..2 direccion
    d[ie]ga(me|nme)? (en)? donde (estan|esta|quedan?)
    (calle|avenida|direccion|domicilio) ... (es|esta|queda|por) ..2 (por|cerca|centro|donde)
    ^(cual es)? (la|su)? direccion ((de|por) (la|las|su)? (oficinas?|favor))?$
    ^where (is|are) ((the|your) offices?|you) (located)?$
    ^(what is)? (the|your)? address$
  `,
  duration: phrases`
    cuanto (tiempo)? (me|se)? (?!dura (el|mi|un) pasaporte)(tardan?|tardo|dura|demoran?|tardara|tardaria)
    cuanto tiempo (toma|lleva)
    cuando (me)? (lo)? (entregan|dan|darian|esta listo|estara listo) ((el|mi) pasaporte)?$
    (entregan|dan) ((el|mi) pasaporte)? (el)? mismo dia
    mismo dia (me)? (lo)? (entregan|dan)
    en cuanto tiempo
    cuant[oa]s (dias|semanas|horas|meses) (se)? (me)? (tarda|tardan|tardaria|demora|demoran)
    tardan? mucho
    (me)? (lo)? (dan|entregan) ..2 (mismo dia|luego luego|al momento|ahi mismo)
    me lo (mandan|envian|llevan)
    a domicilio
    por paqueteria
    how long (does|will|is)
    when (do|will) i (get|receive)
  `,
  withoutAppointment: phrases`
    (ir|llegar|presentarme|pasar|acudir|atienden|reciben|atender|tramitar*|hacer*|renovar*|sacar*) ..3 sin
      (tener|sacar|hacer|previa)? (una)? cita
    (mejor|prefiero) (voy|ir) (directo|yo)? a la oficina
    (ir|voy|paso|acudir) ..2 (directo|directamente|personalmente|en persona) (a)? la oficina
    (mejor|prefiero|yo) (mejor)? (voy|ire|ir) (yo|a ir)? (personalmente|en persona|directamente|directo)$
    (dan|hay|reparten|agarrar) ..1 (numeros?|fichas?|turnos?)
    (go|come|walk in) without an appointment
    walk ins?
  `,
  somebodyElse: phrases`
    (ir|vaya|acudir|presentarse|recoger*|tramitar*|hacer*|sacar*|renovar*) ..4
      (por (mi|ella)|en (mi|su) lugar|en (mi|su) nombre|a mi nombre)$
    (mandar|enviar) a (alguien|otra persona|otro|mi \w+)
    carta poder
    (someone|somebody) else (go|come)
    go (for me|in my place)
  `,
  paying: phrases`
    (alcanzo|puedo|debo|tengo que|hay que) (a)? pagar(lo|la)? (antes|despues|el mismo dia|ese dia|ese mismo dia|alla|ahi|
      al llegar|mas tarde)
    se paga (ahorita|ahora|hoy|antes|despues|alla|ahi|aqui|en la oficina|ese dia|el mismo dia)
    no (pude|puedo|alcanzo a|alcance a|he podido) pagar
    banco ..4 no ..2 (recib*|acept*|dej*|quis*)
    (pag*|aceptan|reciben) ..3 (oxxo|seven|elektra|tiendas?|farmacias?|oficinas?|ventanillas?|efectivo|tarjetas?|
      transferencias?)
    (bring|pay|take|accept) ..3 (cash|cards?)
  `,
  papers: phrases`
    (llevo|llevar|necesito|ocupo|piden|pide|hacen? falta|se necesitan?) ..3
      (actas?|fotos?|fotografias?|comprobante de domicilio)
    (sin|no tengo|no traigo|no encuentro|perdi) (mi|el|la|su)? actas?
    (bring|need) ..3 (birth certificate|photos?|photographs?|proof of address)
  `,
})

/** What people ask of the service itself, or tell because it worries them. */
type OfTheService =
  | 'emergency'
  | 'trust'
  | 'curpSafe'
  | 'whatIsCurp'
  | 'withoutCurp'
  | 'photo'
  | 'whyFree'
  | 'abroad'
  | 'nationality'
  | 'otherPapers'
  | 'paidAlready'
  | 'otherId'
  | 'halfPrice'
  | 'openings'
  | 'arrival'
  | 'howMany'
  | 'missedVisit'
  | 'notComing'
  | 'payment'
  | 'anotherLater'
  | 'upset'
  | 'tongue'
  | 'disability'
  | 'otherParent'
  | 'whoComes'
  | 'askOffice'

const NOT_DONE_HERE =
  'visas?|ine|credencial de elector|licencia (de manejo|de conducir)?|cartilla (militar)?|rfc|' +
  'pasaporte (americano|estadounidense|gringo|espanol|canadiense)'

/** Beside a misfortune: a journey that cannot wait. */
const CANNOT_WAIT = '(?=.*\\b(?:urg\\w+|(?:tengo|tenemos) que viajar|necesit\\w+ viajar|hoy|manana|have to (?:travel|fly))\\b)'

const NO_TELEPHONE = phrases`
  (soy|estoy|somos|persona|i am|i m) (una|un|medio|algo|persona|casi|a bit)* (sord[oa]s?|sordomud[oa]s?|mud[oa]s?|deaf|mute)
  no (puedo|podemos|pued[eo]) (hablar|oir|llamar)(?! (con|el|la|bien el|muy bien el|mucho)? ?(espanol|ingles|el|la|mi|nadie|ustedes))
  no (oigo|escucho) (bien|nada)?$
  no (me)? (llam[ea]n|hablen) (por telefono)?
  (discapacidad|problemas?|perdida) (auditiva|de (audicion|oido|habla))
  (i)? (can t|cannot) (hear|speak|talk|call)
  hard of hearing
`

/** "soy sordo", "no puedo hablar": whether somebody is to be told of no telephone from now on. */
export const cannotTelephone = (text: string): boolean => NO_TELEPHONE.test(everyday(text))

/** Only questions and worries are heard here, so that no answer is taken for one. */
const SERVICE = phrasebook<OfTheService>({
  // "mi hijo necesita pasaporte, su papá murió": there it is about who signs.
  emergency: phrases`
    (emergencias?|emergency)
    ^(?=.*\b(grave|hospital\w*|agoniz\w+|muriendo|dying)\b)${CANNOT_WAIT}\w*
    ^(?!.*\b(hij|nin)[oa]s?\b)(?=.*\b(murio|fallecio)\b)${CANNOT_WAIT}\w*
  `,
  curpSafe: phrases`
    no (les|le|te)? (doy|dare|voy a dar|pienso dar) ..2 (curp|datos)
    (es seguro|me da (miedo|pena|desconfianza)|no (quiero|me gusta)) (dar|darle|poner|escribir|mandar) ..2 (curp|datos)
    para que (quier[oe][ns]?|necesitan?|piden?|me piden|es|sirve|ocupan) (mi|la|su|mis) (curp|datos)
    (rob[ea]r?n?|usan|usen|usar|clon[ea]r?n?|hacke[ea]r?n?) ..2 (datos|identidad|curp|informacion)
    is it safe to (give|write|send)
  `,
  trust: phrases`
    ^(y|hola|oiga|disculpe)* (esto|este (numero|servicio|chat|whatsapp)|esta (pagina|cita)|usted|ustedes)? (si)? (no)?
      (es|son|sera|seran) (un|una|de|del|la|verdad|verdaderamente|realmente)*
      (real|verdad|oficial(es)?|confiables?|seguro|legal|legitim[oa]s?|estafa|fraude|falso|gobierno|sre|secretaria|
      relaciones exteriores|robot|bot|maquina)
    ^(y)? quien (es|eres|son|habla|me (habla|escribe|atiende)|contesta) (usted|ustedes|tu)?$
    ^(y)? con quien (hablo|estoy hablando|tengo el gusto)$
    hablando con (un|una)? (persona|humano|robot|bot|maquina)
    como se que no (me van a|me) (rob*|estaf*|engan*)
    (numero|chat|whatsapp|pagina|servicio) (es|el|la)* oficial
    ^(yo)? no (les|te|le|me) (creo|confio)
    ^no confio
    si (esto|este (numero|chat|servicio))? (es|son|fuera) (verdader[oa]|real|valid[oa]|cierto|seguro|confiable|oficial)
    quien me asegura
    (tienen|hay|cual es|existe) ..3 (pagina|sitio|web|facebook)
    me (van a|pueden|quieren) (robar|estafar|enganar)
    como (se|puedo saber|puedo estar segur[oa]) (si|de)? (que)? (esto|este numero)? (no)? (es|son) \w+
    (usted es|es usted|eres) (un|una)? (persona|humano|robot|bot|maquina)
    (aqui|este|esto)? es (la|el|de|lo de)* (sre|secretaria|relaciones exteriores|gobierno)$
    (para que (sirve|es)|que es) (este|esto|esta)? (numero|chat|servicio|whatsapp|pagina|linea)$
    (es|son) (de a deveras|de veras|de verdad|oficial)
    is this (real|legit|official|a scam|safe)
    are you (a)? (real|robot|human|bot|the government)
  `,
  whatIsCurp: phrases`
    (que|cual) es (la|el|mi|eso de la)? curp
    (donde|en donde) (encuentro|viene|esta|saco|veo|consigo) (la|mi|el)? curp
    como (saco|consigo|obtengo) (la|mi)? curp
    es lo mismo (que)? ..1 rfc
    what (is|s) (a|the|my)? curp
  `,
  withoutCurp: phrases`
    (no (me)? (la)? (tengo|tiene|tienen|se|traigo|recuerdo|acuerdo|encuentro)|sin|perdi) (de|la|mi|su|ninguna|una)* curp
    (la|las) (doy|llevo|muestro|enseno|digo) (alla|en la oficina|ese dia|el dia de la cita)
    (con|solo|puro|nada mas|nomas) ..1 (puro|el|mi|solo)? nombre$
    (without a|have no|don t have a) curp
  `,
  whyFree: phrases`
    por ?que (no|es) (me|nos)? (cobran|cobra|piden dinero|gratis|gratuita?)
    (me)? (cobran|van a cobrar|cobraran) (algo|ya|ahorita|ahora)+
    (click|clic|le pico|confirmo) ..4 cobra\w*
    why is it free
  `,
  photo: phrases`
    (mando|mande|mandar|envio|envie|enviar|paso|pase|subo|subir|tome|tomo) ..3 (fotos?|imagen|captura)
    (en|ahi (esta|va|viene) en|viene en|es) la foto
    (send|sent) ..3 (photos?|pictures?)
  `,
  abroad: phrases`
    (vivo|vivimos|vive|radico|estoy|estamos|ando|i live|i am|living) (en|in)? ((el|del)? otro lado|eeuu|eua?|
      usa|estados unidos|gabacho|canada(?! del? )|(el)? extranjero|otro pais|(los angeles)? california|texas|chicago|illinois|
      houston|dallas|arizona|nueva york|new york|the us|the states|abroad)
    consulado (de|en) (?!mexico)\w+
    fuera (de mexico|del pais)
  `,
  nationality: phrases`
    (doble|otra|dos|segunda) nacionalidad(es)?
    naturalizad[oa]
    (soy|es) extranjer[oa]
    soy (de)? (guatemala|guatemaltec[oa]|honduras|honduren[oa]|el salvador|salvadoren[oa]|venezuela|venezolan[oa]|
      colombia|colombian[oa]|cuba|cuban[oa]|haiti|haitian[oa])
    (naci|nacio) en (eeuu|eua|usa|estados unidos|texas|california|chicago|houston|los angeles|el extranjero|
      otro pais)(?!.*\d)
    dual (national|citizen)\w*
    born in the (us|states|united states)
  `,
  otherPapers: phrases`
    (sacar|tramitar|renovar|reponer|quiero|(cita|citas) para) (sacar|tramitar|renovar)? (la|el|mi|una|un)?
      (${NOT_DONE_HERE})
  `,
  paidAlready: phrases`
    ya (lo|la)? (pague|pagamos|hice el pago|esta pagado|tengo (hecho)? el pago)
    i (have)? already paid
  `,
  otherId: phrases`
    (no (tengo|traigo|cuento con)|sin|perdi|me robaron|se me perdio) (la|mi)? ine$
    ine (ya|esta|se me|me|no esta|se)* (vencida|vencio|caducada|caduco|vigente)
    vencio (mi|la)? ine
    ine vencida
    (otra|cual|que) identificacion(es)? (sirven?|aceptan|puedo llevar|necesito)
    (sirve|aceptan|puedo llevar) (mi|la|con)? (licencia|cartilla|cedula)
  `,
  halfPrice: phrases`
    (hay|hacen|dan|tienen|manejan|aplican?|existe) ..2 descuentos?
    (tercera edad|adult[oa]s mayores|jubilad[oa]s|pensionad[oa]s|inapam) ..2 (pagan?|descuento|menos|mitad)
    (quit\w+|sin|no quiero|yo no pedi|no pedi) (el|ese|ningun|un)? descuento
    ^(y)? (si|para) (soy|es|son|somos|tengo|tiene|una?|persona|de|la|los|con|alguna|credencial|mi|su|del)*
      (tercera edad|adult[oa]s? mayor(es)?|jubilad[oa]s?|pensionad[oa]s?|inapam|discapacidad|discapacitad[oa]s?)$
    por que (pago|pagaria|me cobran|cuesta|es) ..2 (mitad|descuento)
    (is|are) there (a|any)? discounts?
  `,
  arrival: phrases`
    (cuanto tiempo|con cuant[oa]s? (tiempo|minutos|horas?)) antes
    cuanto antes (llego|debo|tengo que|hay que)
    a que horas? (llego|debo llegar|tengo que llegar|hay que llegar)
    a que horas? (tengo|hay|debo) (que)? (estar|presentarme|entrar)
    a que horas? (me presento|entro)
    how early
  `,
  missedVisit: phrases`
    perdi (mi|la)? cita
    (no pude|no fui|no alcance a|no llegue) (a)? (ir|llegar)? (a)? (mi|la) cita
    se me (paso|fue) (mi|la)? cita
    i missed my appointment
  `,
  payment: phrases`
    (que pasa con|y|pierdo|se pierde|perderia|perdere|me (devuelven|regresan|reembolsan)) (con|entonces)? (mi|el|lo que)
      (pago|dinero|pague)
    reembolsos?
    devolucion del? (pago|dinero)
    refund
  `,
  anotherLater: phrases`
    (puedo|podre|podria|se puede) ..2 (sacar|hacer|agendar|pedir|tramitar) (otra|una nueva) (cita)?
      (despues|luego|mas tarde|mas adelante|otro dia|cuando quiera)
    can i book (another|again) (one)? later
  `,
  notComing: phrases`
    (que (pasa|pasaria|sucede)|hay (multa|problema|bronca)) si (ya)? no (voy|llego|asisto|me presento|puedo|alcanzo)
    ^(y)? si (ya)? (no (voy|me presento|asisto|puedo (ir|asistir)|alcanzo a ir)|falto)
    si (luego|despues|al final|ese dia)? no puedo ir ..3 (cancel|cambi)\w*
    (se|la|lo)+ puede (cambiar|cancelar|mover) (despues|luego|mas tarde|mas adelante)
    can i (change|cancel|move) it (later|afterwards)
    what (happens)? if i (don t|do not|cannot|can t) (go|come|make it)
  `,
  howMany: phrases`
    cuant[oa]s (citas|personas|lugares|pasaportes) ..2 (puedo|podemos|se puede|se pueden|puede)
    cuant[oa]s (citas|personas|lugares) (sacar|hacer|por telefono)
  `,
  openings: phrases`
    no (encuentro|consigo|alcanzo) ..1 citas
    cuando (abren|abriran|suben|hay|habra|sueltan|salen|liberan) ..2 (citas?|fechas|lugares|espacios)
    ^(por que|porque|ya|nunca)* no hay (citas|fechas|lugares) (disponibles)?$
    when (do|will) (you|more|new) ..1 (open|appointments)
  `,
  upset: phrases`
    no sirven? (para nada|esto|esta cosa|este sistema|de nada)
    ^(esto|este (sistema|chat|bot)|esta cosa) no (sirve|funciona|jala)
    (inutil(es)?|pinches?|pendej*|ching(a|ue|uen) (a)? (tu|su)|verga|culer*|mierda|idiotas?|estupid*|imbecil*|
      hij[oa]s? de (la)? (chingad*|puta|perra)|hijos de su ..1 madre|son (un[oa]s|pur[oa]s)* (rater[oa]s|ladrones)|
      porqueria|malos son|basura|incompetentes|pesim[oa]|mal servicio|mala atencion|me trataron mal|groser[oa]s?)
    (nadie|no|nunca) me (contest*|respond*|atend*|atiend*|ayud*|hacen caso)
    (useless|terrible service)
  `,
  tongue: phrases`
    no (mucho|casi|bien)? (hablo|entiendo|se|habla|escribo) (muy|bien|mucho|el|la)* (espanol|castellano|castilla)
    (poc|poquit)[oa] (espanol|castellano|castilla)
    (hablo|habla|hablamos|mi lengua es) (el|la|lengua)? (nahuatl|mexicano(?! y)|idioma|dialecto|maya|mixteco|zapoteco|
      otomi|tsotsil|tzotzil|tseltal|tzeltal|totonaco|mazateco|purepecha|tarahumara|raramuri|chol|huasteco|mixe|mayo|yaqui|
      indigena)
    lengua indigena
  `,
  disability: phrases`
    no (puedo|podemos) (hablar|oir) (por telefono)?$
    (silla de ruedas|sord[oa]s?|sordomud[oa]s?|mud[oa]s?|cieg[oa]s?|invidente|baston|andadera|muletas|
      no (pued[eo]|podemos) (caminar|subir escaleras|mover[ms]e)|no (camin[ao]|oye|oigo) bien|wheelchair|deaf|blind)
  `,
  otherParent: phrases`
    (el|la|su|mi) (papa|mama|padre|madre|espos[oa]|ex) (no|tambien)? (tiene que|debe|necesita)
      (ir|venir|estar|firmar|acompan*)
    (tienen que|deben) ir (los dos|ambos|los papas|mama y papa|los dos papas)
  `,
  whoComes: phrases`
    quien(es)? (mas)? (tiene|tienen|debe|deben|va|van|hay|tenemos|debemos) (que|a)? (ir|venir|acudir|presentarse|asistir|
      acompanar\w*|llevar)
    (tengo|tiene|tenemos|tienen|debo|debe|debemos|deben|hay) (que)? (ir|acudir|presentar\w*|asistir|venir) ..1 (yo|ella|el|los
      dos|todos|en persona|personalmente)
    (tiene que|debe|necesita|hace falta que) (ir|venir|estar|acompan\w*|vaya|venga) ..1 (mi|el|la|su|mis) (papas?|mama|padres?|madre|
      espos[oa]|ex|marido|pareja|novi[oa]|hij[oa]s?|famili\w+)
    quien (la|lo|me) (tiene|debe) (que)? acompanar
    who (has|have|needs?|must) (to)? (come|go|be there)
    do i have to (come|go) (in person|myself)
  `,
  askOffice: phrases`
    pued[eo] (entrar|pasar|acompanar*|estar) (yo|alguien)? (con|a)? (ella|el|mi \w+|alguien)
    (entrar|entra|pasar|pasa|venir|ir|llevar|llevo) ..4 (conmigo|acompanad[oa]s?|acompanantes?|(para)? que me acompane)
    (puedo|se puede|dejan|me dejan) (ir|entrar|pasar|llevar) ..2 (acompanad[oa]|acompanantes?|celular|mochila|bolsa|perro|
      mascota|comida|short|shorts|bermuda|gorra|sandalias|chanclas)
    (ir|entrar) (en|con) (short|shorts|bermuda|gorra|sandalias|chanclas|tenis|celular|mochila)
    (llevo|llevar) (a)? (mi)? bebe
    (hay|tienen|tiene|cuanto (cuesta|cobran)) ..2 (estacionamiento|elevador|rampa|banos?|interprete|interpretes|lengua de senas)
    (alguien|persona|personal) ..2 (sepa|sabe|hable|habla) ..2 (senas|ingles|idioma)
    (entrar|viajar|ir) ..2 (a|al) (canada|estados unidos|eeuu|eua|usa|europa)
    (puedo|sirve para) (entrar|viajar) (a|al)
    donde (me)? estaciono
    (embarazada|vestid[oa]|lentes|maquillaje|aretes|facturas?)
    perdi (mi|el)? (comprobante|recibo) de pago
    cambi* (de|mi|el)? (nombre|apellido)s? ..3 (pasaporte)
    me (case|divorcie)
    (nombre|apellido|fecha) ..3 mal ..2 (pasaporte)
    ^(me)? (salio|trae|viene) mal (el|mi|la) (nombre|apellido|fecha)
    pasaporte (salio|trae|viene|tiene|esta) (con)? mal
  `,
})

const PAPERS = phrases`(${NOT_DONE_HERE})`

/** What NOT_DONE_HERE names in a message, to see whether a record of this institution does it after all. */
export const namedPaper = (words: string): string | undefined => PAPERS.exec(words)

/** When more places open is another question: nobody knows before it happens. */
const MORE_PLACES = phrases`(citas?|fechas?|lugar(es)?|agenda|espacios?|mas)`

/** "no le voy a dar mi dirección": theirs, and not ours. */
const GIVES_NONE = phrases`no (le|les|te)? (voy a|quiero) (dar|decir)\w* (mi|mis) (direccion|domicilio|nombre)`

/** Undefined when it is none of these questions, or too long to be only one. */
export function findFaq(text: string): Faq | undefined {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS || GIVES_NONE.test(words)) return undefined
  const bare = withoutCourtesy(words)
  const asked = VISIT.find(words, bare)
  return asked && !(asked === 'hours' && MORE_PLACES.test(words)) ? asked : SERVICE.find(words, bare)
}
