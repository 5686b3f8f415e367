import { everyday } from './spelling.ts'
import { plain, withoutCourtesy } from './words.ts'

export type Command =
  | 'greeting'
  | 'menu'
  | 'start'
  | 'person'
  | 'assistant'
  | 'appeal'
  | 'privacy'
  | 'rights'
  | 'payment'
  | 'costs'
  | 'bring'
  | 'way'
  | 'complaint'
  | 'claim'
  | 'appointments'
  | 'permission'
  | 'revoke'
  | 'receipt'
  | 'calendar'
  | 'move'
  | 'undo'
  | 'mistake'
  | 'cancel'
  | 'cancelAppointment'
  | 'erase'
  | 'park'
  | 'stop'
  | 'subscribe'
  | 'attending'
  | 'restart'
  | 'goOn'
  | 'soFar'
  | 'moreTime'
  | 'language'
  | 'english'
  | 'spanish'
  | 'easy'
  | 'back'
  | 'unclear'
  | 'thanks'
  | 'otherOffice'
  | 'otherDay'
  | 'waitForPlace'
  | 'myList'
  | 'leaveList'

/** Each line: the command and the whole messages that mean it, as `plain` writes them. */
const WORDS: Record<Command, string> = {
  greeting:
    'hola|ola|disculpe|disculpa|oiga|oye|hola buenas|buenas|buenos dias|buen dia|buenas tardes|buenas noches|hola buenos dias|hola buen dia|hola buenas tardes|hola buenas noches|que tal|hola que tal|buenas tardes a todos|inicio|iniciar|empezar|comenzar|hello|hi|hey|good morning|good afternoon|good evening|start',
  start:
    'cita|citas|una cita|otra|quiero otra|sacar cita|sacar una cita|hacer cita|hacer una cita|agendar|agendar cita|agendar una cita|pedir cita|nueva cita|pasaporte|sacar pasaporte|el pasaporte|sacar cita para pasaporte|cita para pasaporte|informacion|informes|info|como funciona|que puedes hacer|que puede hacer|como se hace|como le hago|hay citas|tienen citas|hay citas disponibles|book|book an appointment|appointment|an appointment|passport|information',
  menu: 'menu|menu principal|ver menu|ver el menu|opciones|ver opciones|regresar al menu|volver al menu|main menu|options',
  person:
    'ayuda|asesor|asesora|agente|operador|operadora|humano|persona|una persona|hablar con una persona|hablar con alguien|hablar con un asesor|hablar con una persona real|telefono|llamar|me ayuda|ayudeme|me pueden ayudar|me puede ayudar|ayudar|duda|una duda|tengo una duda|tengo una pregunta|una pregunta|una consulta|pregunta|help|agent|human|person|talk to a person|talk to someone|phone',
  assistant:
    'seguir con el asistente|seguir con asistente|asistente|el asistente|volver al asistente|volver con el asistente|regresar con el asistente|bot|robot|assistant|the assistant|back to the assistant|go on with the assistant',
  appeal: 'apelar|apelo|apelacion|quiero apelar|pedir que lo revisen|revisar limite|appeal|i want to appeal',
  rights:
    'mis datos|datos personales|mis datos personales|arco|derechos arco|ver mis datos|corregir mis datos|acceso a mis datos|oponerme|my data|my personal data|data rights',
  claim:
    'reclamar|reclamo|reclamar mi curp|reclamar curp|usaron mi curp|alguien uso mi curp|otra persona uso mi curp|claim|claim my curp|somebody used my curp',
  privacy: 'aviso|aviso de privacidad|privacidad|privacy|privacy notice',
  payment:
    'pago|pagos|pagar|cuanto pago|como pago|como se paga|donde pago|donde se paga|como pagar|hoja de ayuda|linea de captura|payment|pay|how do i pay|how to pay',
  costs:
    'costos|costo|precio|precios|cuanto cuesta|cuanto vale|cuanto sale|cuanto cuesta el pasaporte|costos y que llevar|prices|price|cost|costs|how much|how much is it',
  bring:
    'requisitos|los requisitos|que llevo|que llevar|que tengo que llevar|que debo llevar|que hay que llevar|que necesito|que necesito llevar|que papeles llevo|que documentos llevo|documentos|los documentos|papeles|requirements|what to bring|what do i bring|documents',
  way: 'como llegar|a donde voy|adonde voy|a donde tengo que llegar|como llego|como llego ahi|como llego a mi cita|como llego a la oficina|como llegar a la oficina|como le hago para llegar|ubicacion|la ubicacion|su ubicacion|mapa|el mapa|ver mapa|ver el mapa|ver en el mapa|how do i get there|how to get there|directions|map|the map',
  complaint:
    'denuncia|denunciar|queja|quejas|fraude|me cobraron|me quieren cobrar|estafa|coyote|gestor|complaint|fraud|scam|report fraud',
  appointments:
    'mis citas|mi cita|cambiar o cancelar|cambiar o cancelar mi cita|change or cancel|ver mi cita|ver mis citas|ver cita|consultar mi cita|consultar cita|cuando es mi cita|a que hora es mi cita|folio|mi folio|my appointments|my appointment|see my appointment|when is my appointment|donde es mi cita|a donde tengo que ir|where is my appointment',
  move: 'cambiar mi cita|la quiero cambiar|la quiero mover|quiero cambiarla|quiero moverla|cambiarla|moverla|cambiar cita|mover mi cita|reagendar|reprogramar|reagendar mi cita|reprogramar mi cita|cambiar la fecha de mi cita|change my appointment|reschedule|move my appointment',
  permission:
    'permiso|el permiso|mi permiso|dar permiso|dar mi permiso|quiero dar mi permiso|quiero dar permiso|permiso de la otra persona|permiso del papa|permiso de la mama|op7|op 7|permiso op7|permiso op 7|permiso a distancia|formato op7|formato op 7|permission|my permission|give my permission',
  revoke:
    'revocar|revoco|revocar permiso|revocar mi permiso|revocar el permiso|quiero revocar|quiero revocar mi permiso|quitar mi permiso|quitar permiso|quito mi permiso|retirar mi permiso|retiro mi permiso|ya no doy permiso|ya no doy mi permiso|revoke|revoke my permission|i revoke|take it back|take back my permission',
  receipt:
    'pdf|el pdf|mi pdf|mandame el pdf|me mandas el pdf|mandeme mi pdf|comprobante|el comprobante|mi comprobante|un comprobante|comprobante en pdf|comprobante pdf|comprobante de cita|comprobante de mi cita|comprobante de la cita|descargar comprobante|descargar mi comprobante|imprimir|imprimir cita|imprimir mi cita|imprimir comprobante|imprimir mi comprobante|me da mi comprobante|deme mi comprobante|me da el comprobante|me manda mi comprobante|mandeme mi comprobante|me manda el comprobante|mandeme el comprobante|me manda el pdf|mandeme el pdf|envieme mi comprobante|envieme el comprobante|constancia|constancia de cita|constancia de mi cita|receipt|the receipt|my receipt|appointment receipt|print|print my appointment',
  calendar:
    'calendario|mi calendario|agregar a mi calendario|agregar al calendario|agregar a calendario|agregar mi cita al calendario|agregar mi cita a mi calendario|poner en mi calendario|calendar|my calendar|add to my calendar|add to calendar',
  undo: 'deshacer|no queria|regresamela|devuelvamela|la quiero de vuelta|la quiero de regreso|siempre si|siempre si voy|siempre si la quiero|deshacerlo|deshaz|deshagalo|deshacer el cambio|deshacer cambio|no queria cambiarla|no queria cambiar mi cita|regresala como estaba|dejala como antes|deshacer la cancelacion|deshacer cancelacion|no queria cancelar|no la queria cancelar|no queria cancelarla|no la cancele|quiero mi cita de regreso|regresame mi cita|recuperar mi cita|quiero recuperar mi cita|recuperarla|undo|undo it|undo that|undo the change|i did not want to change it|i did not want to cancel|bring it back',
  mistake:
    'me equivoque|perdon me equivoque|fue un error|fue sin querer|fue por error|le pique mal|le di sin querer|sin querer|i made a mistake|it was a mistake|by mistake|my mistake',
  cancel:
    'cancele todo|cancela todo|cancelar todo|cancelen todo|cancelar|cancela|cancelo|cancelen|anular|como cancelo|como la cancelo|ya no la quiero|cancel|cancel it|cancel that',
  cancelAppointment:
    'cancelar mi cita|cancelar cita|cancelar la cita|cancela mi cita|ya no puedo ir|no puedo ir|no voy a poder ir|cancel my appointment|cancel appointment|i cannot go|i can t go',
  erase: 'borrar|borrar mis datos|borra mis datos|borrar todo|eliminar mis datos|erase|delete|delete my data|erase my data',
  park: 'salir|terminar|adios|luego|despues|mas tarde|al rato|hasta luego|exit|quit|later|bye|goodbye|not now|ahora no|ahorita no|no gracias',
  stop: 'baja|darme de baja|alto|stop|unsubscribe|no quiero mensajes|ya no quiero mensajes',
  subscribe:
    'alta|darme de alta|quiero recordatorios|quiero los recordatorios|activar recordatorios|mandeme recordatorios|si quiero mensajes|subscribe|resubscribe|remind me',
  attending:
    'ahi estare|alli estare|alla estare|ahi estaremos|si ahi estare|si voy|si voy a ir|si vamos|si vamos a ir|voy a ir|si ire|si asistire|asistire|confirmo asistencia|confirmo mi asistencia|confirmar asistencia|confirmar mi asistencia|confirmo mi cita|confirmar mi cita|i will be there|i ll be there|we will be there|i will come|yes i will come|confirm my appointment',
  restart: 'empezar de nuevo|comenzar de nuevo|reiniciar|otra vez desde el principio|start over|restart|start again',
  goOn: 'continuar|seguir|sigamos|seguimos|seguir donde iba|continuar donde iba|continue|go on|keep going',
  soFar:
    'en que ibamos|en que nos quedamos|en que me quede|en que estabamos|donde ibamos|donde nos quedamos|donde me quede|sigue mi lugar|todavia tengo mi lugar|aun tengo mi lugar|todavia esta mi lugar|where were we|do i still have my slot|is my slot still there',
  otherOffice:
    'otra oficina|otro lado|en otro lado|cambiar oficina|cambiar de oficina|otro lugar|otra ciudad|otro municipio|another office|change office|another place',
  waitForPlace:
    'lista de espera|la lista de espera|esperar|espero|prefiero esperar|quiero esperar|aviseme|avisame|avisenme|me avisa|me avisan|aviseme si hay antes|aviseme si se libera|aviseme cuando haya lugar|aviseme si hay lugar|avisame cuando haya|avisame si hay antes|si se libera un lugar me avisa|anotarme en la lista|anoteme en la lista|quiero estar en la lista|no hay antes|no hay nada antes|no hay mas pronto|no tiene antes|una fecha antes|quiero una fecha antes|quiero antes|mas pronto|waiting list|the waiting list|let me know|tell me when there is a place|an earlier date|notify me',
  myList:
    'mi lista|ver mi lista|mi lugar en la lista|cuantos faltan|cuantas personas faltan|en que lugar voy|en que lugar estoy|mi lista de espera|mis peticiones|my list|my waiting list|my place on the list',
  leaveList:
    'salir de la lista|salirme de la lista|quitarme de la lista|quiteme de la lista|ya no quiero esperar|borrarme de la lista|salir de la lista de espera|leave the list|leave the waiting list|remove me from the list',
  otherDay:
    'otro dia|otra fecha|otra hora|otro horario|mas dias|mas fechas|mas horarios|mas dias y horas|ver mas dias|cambiar dia|cambiar hora|cambiar de dia|another day|another time|another date|more days|more dates',
  moreTime:
    'mas tiempo|necesito mas tiempo|espere|espereme|un momento|deme un momento|un segundo|more time|wait|one moment|i need more time',
  language:
    'idioma|otro idioma|cambiar idioma|language|otro idioma language|espanol facil english|espanol english|espanol easy spanish',
  english:
    'english|ingles|in english|en ingles|english please|do you speak english|i dont speak spanish|i don t speak spanish|i do not speak spanish|no spanish|english only|i only speak english',
  spanish: 'espanol|en espanol|spanish|castellano|espanol normal|in spanish',
  easy: 'facil|mas facil|espanol facil|en espanol facil|mas sencillo|mas simple|palabras faciles|con palabras faciles|lectura facil|letra facil|explicame mas facil|expliqueme mas facil|me lo explica mas facil|mas despacio|easy spanish',
  back: 'regresar|regresa|regresame|atras|para atras|ir atras|volver|volver atras|regresar atras|anterior|la anterior|pregunta anterior|paso anterior|regresar a la anterior|back|go back|previous',
  unclear:
    'no entiendo|no entendi|no le entiendo|no te entiendo|no lo entiendo|no entiendo nada|no le entendi|no comprendo|repite|repita|me lo repite|me repite|explicame|expliqueme|no se que poner|no se que contestar|como|que|perdon|i do not understand|i don t understand|what do you mean',
  thanks:
    'gracias|tlazocamati|tlazohcamati|tlasokamati|dios bootik|muchas gracias|mil gracias|gracias por todo|muy amable|ok gracias|perfecto gracias|thanks|thanks a lot|thank you|thank you very much|many thanks',
}

let table: ReadonlyMap<string, Command> | undefined

/** Made by the first message (5 ms), so that a start does not wait for it. */
function commands(): ReadonlyMap<string, Command> {
  if (table) return table
  const made = new Map<string, Command>()
  for (const [command, words] of Object.entries(WORDS)) {
    for (const phrase of words.split('|')) if (isCommand(command)) made.set(everyday(phrase), command)
  }
  table = made
  return made
}

/** A command counts only as the whole message: "cancelar" is one, "no quiero cancelar" is not. */
export function findCommand(text: string): Command | undefined {
  const words = everyday(text)
  return commands().get(words) ?? commands().get(withoutCourtesy(words)) ?? (isGreeting(words) ? 'greeting' : undefined)
}

/** Orders whose words also name a thing that somebody may want to tell of. */
const NAMES_A_THING: ReadonlySet<Command> = new Set<Command>([
  'start',
  'privacy',
  'rights',
  'payment',
  'costs',
  'bring',
  'complaint',
  'claim',
  'appointments',
  'permission',
  'receipt',
  'calendar',
  'move',
  'cancelAppointment',
  'erase',
])
const THINGS = new Set(['telefono', 'mi telefono', 'phone', 'my phone'])

/** Whether an order may just as well be what somebody wants to tell; "menú" and "cancelar" stay orders everywhere. */
export function mayBeTold(text: string): boolean {
  const command = findCommand(text)
  return command === undefined || NAMES_A_THING.has(command) || THINGS.has(withoutCourtesy(everyday(text)))
}

const GREETS = new Set('hola buenas buenos buen onda ei quiubo quihubo quiubole saludos hello hi hey'.split(' '))
const BESIDE_A_GREETING = new Set(
  (
    'dia dias tarde tardes noche noches tenga tengan bonito bonita excelente linda que tal como esta estan senorita senor senora joven jovenes amigo amiga ' +
    'disculpe disculpa la hora molestia oiga a todos y muy otra vez de nuevo vuelta compa carnal don dona jefe amigos le dios good morning afternoon evening there'
  ).split(' '),
)

/** "buenas noches señorita, disculpe la hora" says nothing but hello. */
function isGreeting(words: string): boolean {
  const said = words.split(' ')
  return said.some((word) => GREETS.has(word)) && said.every((word) => GREETS.has(word) || BESIDE_A_GREETING.has(word))
}

export function isCommand(word: string): word is Command {
  return Object.hasOwn(WORDS, word)
}

const ENGLISH = new Set(
  (
    'i my the is are am to for a and it of what when where how much need want lost renew appointment passport please an you do does can could would ' +
    'have has child children daughter son wife husband book help tomorrow week in me yes'
  ).split(' '),
)
/** So much of a message in English words is English; Spanish has some of them too ("a", "me", "son"). */
const MOSTLY = 0.6

/** Whether somebody writes English, from a first message. */
export function soundsEnglish(text: string): boolean {
  const words = plain(text)
  if (/^(?:hello|hi|hey|good (?:morning|afternoon|evening)|english|help)\b/.test(words)) return true
  const said = words.split(' ')
  const english = said.filter((word) => ENGLISH.has(word)).length
  return (
    /\b(?:passport|appointment|i want|i need|i lost|please|for me|my)\b/.test(words) ||
    (said.length > 2 && english / said.length >= MOSTLY)
  )
}
