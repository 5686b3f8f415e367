import type { Command } from './commands.ts'
import { everyday } from './spelling.ts'

/** Longer messages tell a story; what they ask for is in the questions that follow. */
const MOST_WORDS = 22

const APPOINTMENT = '(?:citas?|appointments?)'
const NOT_WANTED =
  /\bno (?:quiero|deseo|quisiera|voy a|pienso|pretendo|se trata de|es para) (?:cancel|anul|cambi|mov|reagend|reprogram|borr|elimin|paga)\w*|\bi (?:do not|don t) want to (?:cancel|change|move)\b/

/**
 * What somebody asks for in a sentence of their own. Whole messages are commands (commands.ts); these are looked at only when
 * the words answer no question that is open. All of them ask, show or explain: none does anything by itself.
 */
const REQUESTS: [Command, RegExp][] = [
  [
    'costs',
    /\b(?:de )?(?:cuanto|cuantos) (?:cuesta|cuestan|costaria|vale|valen|sale|salen|se paga|hay que pagar|me cobran|cobran|tengo que pagar|debo pagar|voy a pagar|pagaria|me sale|me saldria|va a salir|me va a salir|va a costar|es lo que|es el costo|es de pago)\b|\ba como (?:esta|sale|dan|lo dan)\b|\b(?:que |el )?precios?\b|\bcuanta (?:lana|plata|feria)\b|\bcuanto dinero\b|^(?:y )?se paga (?:la cita|algo)$/,
  ],
  [
    'bring',
    /\b(?:que|cuales|los) (?:son los |son )?(?:papeles|papeleo|papeleria|documentos|documentacion|requisitos)\b|\brequisitos\b/,
  ],
  [
    'bring',
    /^(?:y )?(?:tengo que|hay que|debo|necesito) llevar\b|^llevo copias?$|^que llevo\b|\bque (?:debo|tengo que|hay que|necesito|se necesita|ocupo|se ocupa) (?:llevar|presentar|traer|tener)\b|\bque (?:se necesita|necesito|se ocupa|ocupo|piden|me piden) para\b|^(?:y )?que (?:se ocupa|se necesita|piden|me piden|me van a pedir|van a pedir)$/,
  ],
  [
    'costs',
    /\b(?:tiene|tienen) (?:algun )?costo\b|\b(?:la cita |el tramite )?es gratis|\b(?:porque|por que) (?:es |esta |sale )?tan car[oa]\b|\bcuanto (?:tiempo |anos )?dura (?:el|mi|un) pasaporte\b|\bque vigencia\b|\bdescuentos?\b|\bcuanto (?:me )?descuentan\b|\bhow much (?:is|does|do|are|will)\b|\bthe (?:cost|price|fee)\b/,
  ],
  ['bring', /\b(?:do|should) i (?:need|have) to (?:bring|take)\b|\bwhat (?:do i (?:need|have) to bring|documents|papers)\b/],
  [
    'bring',
    /\bministerio publico\b|\b(?:hacer|levantar|necesito|ocupo|llevo|llevar|piden) (?:la |una |el |un )?(?:denuncia|acta de robo)\b|^y la denuncia$/,
  ],
  [
    'complaint',
    /\b(?:me|nos|le|les) (?:cobro|cobraron|cobraban|estan cobrando|quieren cobrar|quiere cobrar|quiso cobrar|quisieron cobrar|pidio dinero|piden dinero|pidieron dinero)\b|\b(?:me cobran|cobran|venden|vendieron|vende|ofrecen)(?: \w+){0,5} citas?\b|\b(?:pide|pidio|piden|quiere|ofrece)(?: \w+){0,3} pesos (?:por|para)(?: \w+){0,3} citas?\b|\b(?:estafa|estafaron|fraude|coyotes?|gestor(?:es)?)\b|\b(?:me|nos) (?:cobra|cobraria|pide|pediria|ofrece|ofrecio)n?(?: \w+){0,3} (?:por|para|pa) (?:pasar|adelantar|meter|ayudar|conseguir|sacar|agilizar|dar)\w*\b|\b(?:charged me|was charged|asked (?:me )?for money|selling appointments)\b/,
  ],
  [
    'payment',
    /\b(?:como|donde|se puede|puedo|podria|tengo que) (?:se )?(?:pag[aou]\w*|hacer el pago|realizar el pago|depositar|deposito|el deposito)\b|\bcuanto (?:tengo que |hay que |debo )?deposit\w+|\bformas? de pago\b|\b(?:pagar|pago) con (?:tarjeta|efectivo)\b|\bhow (?:do|can) i pay\b/,
  ],
  ['cancel', /^(?:(?:ay|ya|entonces|pues|oiga|perdon|siempre no|no mejor|ay no|mejor) )+(?:me la )?cancelar\b(?! nada)/],
  ['cancelAppointment', new RegExp(`\\b(?:cancel\\w*|anul\\w+|elimin\\w+|dar de baja|quitar)(?: \\w+){0,4} ${APPOINTMENT}\\b`)],
  [
    'cancelAppointment',
    /\b(?:ya )?no (?:voy a|vamos a|puedo|podre|podremos|podemos|voy) (?:poder |alcanzar a )?(?:ir|asistir|acudir|llegar|presentarme)\b|\bya no (?:voy a ir|voy|ire|asistire|quiero la cita|quiero mi cita|quiero esa cita|necesito la cita)\b|\bi (?:cannot|can t) (?:go|come|make it)\b|\bse me (?:complico|atraveso|junto)\b|\bme (?:surgio|salio) (?:algo|un imprevisto|un asunto|un compromiso)\b|^(?:voy a tener que |tengo que |tendre que |necesito |debo )cancelar(?:la)?$/,
  ],
  [
    'move',
    new RegExp(
      `\\b(?:cambi\\w+|mover\\w*|muev\\w+|reagend\\w+|reprogram\\w*|pospon\\w+|adelant\\w+|aplaz\\w+|recorr\\w+|change|move|reschedule|postpone)(?: \\w+){0,5} ${APPOINTMENT}\\b`,
    ),
  ],
  [
    'move',
    new RegExp(
      `\\b(?:mi|la|tengo|tenemos)(?: una)? ${APPOINTMENT}(?: \\w+){0,4} (?:cambi\\w+|mov\\w+|reagend\\w+|reprogram\\w*|otro dia|otra fecha)\\b`,
    ),
  ],
  [
    'cancelAppointment',
    new RegExp(`\\b(?:mi|la|tengo|tenia)(?: una)? ${APPOINTMENT}\\b.*\\bno (?:puedo|podre|voy a poder|alcanzo)\\b`),
  ],
  [
    'way',
    /\bme perdi\b(?! (?:el|mi|la|un))|\b(?:ando|estoy) perdid[oa]\b|\bno (?:encuentro|hallo|doy con) (?:la |su )?(?:oficina|direccion|lugar)\b|\bi am lost\b/,
  ],
  [
    'receipt',
    /\bno (?:me )?(?:llego|llega|puedo (?:abrir|ver|descargar)|encuentro|abre)(?: \w+)? (?:comprobante|pdf)\b|\b(?:re)?imprim\w+(?: \w+){0,3} cita\b|\b(?:mand[ea]me|env[ie]+[ae]me|p[ae]s[ea]me|me (?:manda|pasa|envia))(?: \w+){0,2} comprobante\b|\b(?:mand|envi|pas)\w+(?: \w+){0,3} (?:correo|mail|email)\b|\b(?:llegar|llega|llegara|dan|daran|mandan|mandaran|hay|habra) (?:algun |un |mi |el )?comprobante(?! de (?:pago|domicilio))\b/,
  ],
  ['move', /\b(?:can|could) (?:i|we|you) (?:reschedule|move it|change it)\b/],
  ['move', /\bequivoque\b(?: \w+){0,4} cita\b/],
  [
    'way',
    /\b(?:mand[ea]me|manda|envi[ae]me|p[ae]s[ea]me|pasa|compart[ea]me|me (?:manda|pasa|comparte)) (?:el |la |su )?(?:mapa|ubicacion)\b/,
  ],
  [
    'appointments',
    /\b(?:se me borro|no me llego|no encuentro)(?: \w+){0,4} (?:cita|folio)\b|\bquedo(?: \w+)? (?:mi|la) cita\b|^(?:ya|si) (?:quedo|esta|confirme)(?: (?:lista|agendada|hecha|confirmada|mi cita))?$|\b(?:mand|envi|reenvi)\w+ (?:otra vez |de nuevo )?(?:mi|la) cita\b/,
  ],
  [
    'soFar',
    /\b(?:sigue|todavia (?:tengo|esta|sigue)|aun (?:tengo|esta)|se guardo|perdi)(?: \w+){0,2} (?:mi lugar|el lugar|mi avance|lo que (?:llevaba|llene|puse))\b/,
  ],
  [
    'appointments',
    /\b(?:mi|esta|la) cita (?:si )?(?:es|esta|sigue|quedo) (?:valida|vigente|en pie|confirmada|bien|segura|lista)\b|\b(?:es|esta|sigue|quedo) (?:valida|vigente|en pie|confirmada|segura) (?:mi|la|esta) cita\b|\b(?:si )?(?:esta|sigue|quedo) confirmada$|^(?:entonces )?si quedo (?:bien|agendada)(?: mi cita)?$/,
  ],
  ['appointments', /\b(?:a que horas?|que dia|cuando) (?:me |nos )?(?:dijo|dijeron|dijiste|quedamos)\b/],
  ['appointments', /^(?:y )?(?:a que horas?|que dia|cuando) (?:es|era|quedo|me toca)(?: eso| la mia)?$/],
  [
    'appointments',
    /\b(?:cuando|a que horas?|que dia|que fecha|donde|en que oficina|en donde) (?:es|era|tengo|quedo|esta|me toca|sera|queda)(?: \w+){0,2} cita\b|\b(?:dia|fecha|hora|lugar|direccion|datos|folio|numero) de mi cita\b|\b(?:ver|consultar|checar|revisar|confirmar si tengo)(?: \w+){0,2} mis? citas?\b|\b(?:mi|el) folio\b|\b(?:mi|la) cita\b.* (?:la hora|el dia|la fecha)$|\b(?:cuando|a que horas?|que dia|donde) me toca\b|\b(?:mi|la|tengo|tenia)(?: una)? cita\b.* (?:a que horas?|que dia|cuando|en donde|donde) (?:es|era|me toca)\b|\bwhen is my appointment\b/,
  ],
  [
    'person',
    /\b(?:hablar|comunicarme|comunicar|contactar|contactarme|atend\w+|atiend\w+|conteste|contesten|pas[ea]\w*|talk|speak)(?: \w+){0,3} (?:persona|alguien|humano|humana|asesora?|operadora?|ejecutiv[oa]|funcionari[oa]|licenciad[oa]|person|human|someone|somebody)\b/,
  ],
  [
    'person',
    /\b(?:cual es|tienen|tiene|me da|me dan|deme|un) (?:el |su |un |algun )?(?:telefono|numero de telefono|numero para llamar|numero)\b|^(?:un|una|con un|con una) (?:asesora?|persona|agente|operadora?|humano)\b/,
  ],
  [
    'permission',
    /\b(?:como|donde|puede|podria)(?: \w+){0,3} (?:firm\w+|(?:dar|da|doy|mand\w+|envi\w+)(?: \w+){0,2} permiso)\b|\b(?:how|where)(?: \w+){0,4} sign\b/,
  ],
  ['person', /\bquien me (?:ayuda|puede ayudar)\b|^(?:ayudenme|ayudeme|ayudame|auxilio)\b/],
  [
    'undo',
    /\b(?:me |puede |pueden )?(?:regres|devuelv|recuper|reactiv)\w+(?: \w+){0,2} cita\b|\bgive (?:me )?back my appointment\b/,
  ],
  [
    'leaveList',
    /\bya no (?:me )?avis\w+\b|\b(?:sa[cq]u?|quit|borr)[ae]n?me(?: \w+)? de (?:ahi|alli|(?:la|esa|su) lista)\b|\bya no quiero (?:estar|seguir) en (?:la|esa) lista\b/,
  ],
  ['waitForPlace', /\b(?:no )?(?:hay|habra|tiene|tendra|tienen)(?: \w+){0,2} antes\b|^(?:[a-z]+ ){0,4}avis[ea]\w*$/],
  [
    'myList',
    /\bcuant[oa]s? (?:personas |gente )?(?:van?|hay|faltan?|estan?|tengo) (?:(?:antes|delante|adelante)\b|para (?:que me toque|mi|llegar a mi)$)|\b(?:soy|seria) (?:el|la) (?:siguiente|que sigue)\b|\ben que (?:numero|turno|lugar) (?:voy|estoy|quede)\b|^(?:ya )?(?:merito |mero |casi )?me toca(?: ya)?$|\b(?:sigo|sigue|seguimos|estoy|estamos|todavia estoy|aun estoy)(?: \w+)? (?:en la lista|en lista de espera|formad[oa]s?|anotad[oa]s?)\b/,
  ],
  [
    'privacy',
    /\bquien (?:ve|vera|puede ver|tiene|usa|lee|guarda)(?: \w+){0,2} (?:datos|informacion|curp)\b|\b(?:que|como) (?:hacen|van a hacer|harian|usan)(?: \w+){0,2} (?:datos|informacion|curp)\b|\ba quien(?: le| se los?)? (?:dan|pasan|venden|comparten)\b|\bwho (?:sees|can see|has)(?: \w+){0,2} data\b/,
  ],
  [
    'rights',
    /\b(?:que|cuales) datos (?:mios |personales )?(?:tienen?|guardan?|usan?|saben?)\b|\bno quiero que (?:usen|utilicen|compartan|den|vendan)(?: \w+){0,2} (?:datos|telefono|numero|nombre|curp|informacion)\b/,
  ],
  [
    'stop',
    /\b(?:ya )?no (?:me |quiero que me )?(?:mande[ns]?|manden|envie[ns]?|escriba[ns]?|molest[ea]n?) (?:mas |tantos )?(?:mensajes|nada|recordatorios)\b|\bya no me (?:escriban|molesten|manden)\b|\bdej\w+ de (?:molestar\w*|escribir\w*|mandar\w*)\b/,
  ],
  [
    'subscribe',
    /\bme (?:puede|pueden|podria|podrian|va a|van a) recordar\b|\b(?:mand|envi)\w+(?: \w+){0,2} recordatorios?\b|^me (?:recuerd|avis)\w+ (?:de )?(?:mi|la) cita$/,
  ],
]

/** The same, for words that are often said beside something that tells more. */
const ASIDES: [Command, RegExp][] = [
  [
    'start',
    /\b(?:sac\w+|tramit\w+|obten\w+|hacer|agend\w+|pedir|apoy\w+|ayud\w+|get|book|quiero|ocupo|necesito|urge)(?: \w+){0,3} (?:pasaporte|passport|cita|appointment)\b|\bcita (?:para|de|del) (?:el |mi )?pasaporte\b/,
  ],
  ['person', /\b(?:emergencia|emergency)\b/],
  [
    'easy',
    /\b(?:mas facil|mas sencillo|palabras (?:mas )?(?:faciles|sencillas)|no se leer|no leo bien|no leo muy bien|me cuesta leer)\b/,
  ],
  [
    'unclear',
    /\bno (?:le |te |lo |les |me )?(?:entiendo|entendi|comprendo|comprendi)\b|\bno se (?:como|que) (?:hacer|contestar|poner|responder|seguir)\b|^(?:y )?(?:ahora )?que (?:hago|sigue|mas hago|tengo que hacer)(?: ahora)?$|\bque (?:quiere decir|significa) (?:eso|esto)\b/,
  ],
  ['erase', /\b(?:borr\w+|elimin\w+) (?:todo|mis datos|mi informacion|lo que escribi)\b/],
  [
    'moreTime',
    /\bahorita (?:se )?(?:le |lo |la )*(?:digo|paso|doy|mando|busco|checo|reviso|escribo)\b|^(?:(?:no|ay|oiga|pero) )*(?:(?:espere(?:se|me|n)|esperate|esperame)\b|espera$)|\bd[ea]j[ea](?:me)? (?:(?:la|lo|le|se la|se lo) )?(?:busco|buscar\w*|checo|checar\w*|veo|verl?[ao]?|pregunto|preguntar\w*|reviso|revisar\w*)\b|\b(?:esper[ea]\w*|aguant\w+|dem[ea]|dame|permitame)(?: \w+){0,2} (?:momento|momentito|tantito|ratito|rato|minuto|minutito|segundo|segundito|chance|mas tiempo)\b|\b(?:me )?da mas tiempo\b/,
  ],
  [
    'otherDay',
    /\b(?:tiene|tienen|hay|habra|no hay|no tiene|muestreme|quiero|prefiero)(?: \w+){0,2} (?:otra|otro|otras|otros|mas) (?:horas?|dias?|fechas?|horarios?|opciones)\b/,
  ],
  [
    'otherOffice',
    /^(?:(?:mejor|y|quiero|quisiera|prefiero|que sea|puede ser) )*(?:en |a )?otra (?:oficina|sede)$|\b(?:tiene|tienen|hay|habra|no hay|quiero|prefiero) (?:en )?(?:otra|otras|mas) (?:oficinas?|sedes?|lugar(?:es)?)\b|\b(?:equivoque|equivocad[oa]|cambi\w+|no es)(?: \w+){0,2} oficina\b|\b(?:queda|quedan|esta) (?:muy |bien |bastante )?(?:lejos|retirad[oa])\b(?!.*\b(?:pero|aunque)\b)|\b(?:oficina|sede)(?: que (?:este|quede))? mas cerca\b|\b(?:voy|ir|irme|vaya) a (?:una |la )?otra (?:oficina|sede)\b/,
  ],
  [
    'park',
    /\b(?:equivoque|equivocad[oa]|confundi) (?:de|el) (?:chat|numero|contacto|grupo|persona)\b|\b(?:numero|chat) equivocado\b|\bwrong (?:number|chat)\b|\b(?:voy a pensarlo|lo (?:voy a )?pienso|lo voy a pensar|dej[ea]me pensar\w*)\b|^(?:la|lo|ahorita la|ahorita lo|ahorita) (?:busco|checo|consigo|saco)(?:la|lo)? y (?:le|te|se la|se lo) (?:digo|doy|mando|paso|aviso|escribo)$|\b(?:luego|despues|mas tarde|al rato|en un rato|manana) (?:se )?(?:le |lo |la )?(?:sigo|seguimos|regreso|continuo|termino|veo|hago|contesto|mando|busco|consigo|reviso|checo)\b/,
  ],
  [
    'thanks',
    /^(?:(?:ok|bueno|va|si|no|muy bien|perfecto|excelente) )?(?:muchas |muchisimas |mil |infinitas )?gracias\b|^(?:\w+ ){1,4}gracias$|\bmuy amable\b|\bdios (?:lo|la|los|le|te|se lo|me lo|me la) (?:bendiga|pague|guarde)\b|\bthank(?:s| you)\b/,
  ],
]

/** Undefined for a denial, and for a message that is too long to be one request. */
export const findRequest = (text: string): Command | undefined => find(REQUESTS, text)

/** What is asked for in passing: looked at when nothing else was understood. */
export const findAside = (text: string): Command | undefined => find(ASIDES, text)

function find(requests: [Command, RegExp][], text: string): Command | undefined {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS || NOT_WANTED.test(words)) return undefined
  return requests.find(([, pattern]) => pattern.test(words))?.[0]
}
