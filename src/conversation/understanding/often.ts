import { DOUBTS, type Doubt } from './doubts.ts'
import { everyday } from './spelling.ts'
import { withoutCourtesy } from './words.ts'

/** What many people ask and no question of a booking answers. */
export type Often = OfTheVisit | Doubt
export type OfTheVisit = 'hours' | 'where' | 'duration' | 'withoutAppointment' | 'somebodyElse' | 'paying' | 'papers' | 'late'

/** Longer messages tell a story. */
const MOST_WORDS = 16

const WEEKDAYS = '(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fin(?:es)? de semana|dias? festivos?)'
const OPEN = '(?:abren?|cierran?|atienden?|trabajan?|laboran?)'

/** Only questions are heard here, so that no answer is taken for one: a place, a day, a name. */
const OFTEN: [OfTheVisit, RegExp][] = [
  [
    'late',
    /\b(?:lleg(?:o|ar|are|amos|aremos|ue|uemos)|voy|vamos) (?:un (?:poco|poquito) |algo |muy |a llegar )*(?:tarde|retrasad[oa]s?)\b|\bse me (?:hizo|hace) tarde\b|\b(?:i am|i m|we are|be|arrive|running) (?:a (?:bit|little) )?late\b/,
  ],
  [
    'hours',
    new RegExp(
      `^(?:los |el |en )?${WEEKDAYS} (?:si |tambien )?${OPEN}$|\\b(?:a que horas?|desde que horas?|hasta que horas?|que dias?|cuando) (?:\\w+ )?${OPEN}\\b|\\b${OPEN}(?: \\w+)? (?:los |el |en )?${WEEKDAYS}\\b|` +
        '\\bhorarios? (?:de (?:atencion|servicio|la oficina|oficina)|de las oficinas|tienen?)\\b|' +
        '\\b(?:what time|when) (?:do you|does (?:it|the office)|is (?:it|the office)) (?:open|close)\\b|\\bopening hours\\b|\\bopen on (?:saturday|sunday|weekend)s?\\b',
    ),
  ],
  [
    'where',
    /^(?:y )?(?:en |a |por )?(?:donde|adonde) (?:estan ustedes|se encuentran ustedes|esta|estan|queda|quedan|se ubican?|se encuentran?|es|era|tengo que ir|hay que ir|debo ir|ir(?: yo)?|voy(?: yo)?)(?: ubicad[oa]s?)?(?: eso)?(?: fisicamente| exactamente)?(?: (?:la|las|su|sus) oficinas?(?: de pasaportes?)?)?$|\b(?:repet\w+|rep[ei]t\w+|mand\w+|dar|deme|dame|pas\w+|envi\w+)(?: \w+){0,2} direccion\b|^(?:cual es )?(?:la |su )?direccion(?: (?:de|por) (?:la |las |su )?(?:oficinas?|favor))?$|^where (?:is|are) (?:(?:the|your) offices?|you)(?: located)?$|^(?:what is )?(?:the |your )?address$/,
  ],
  [
    'duration',
    /\bcuanto (?:tiempo )?(?:me |se )?(?!dura (?:el|mi|un) pasaporte)(?:tardan?|tardo|dura|demoran?|tardara|tardaria)\b|\bcuanto tiempo (?:toma|lleva)\b|\bcuando (?:me )?(?:lo )?(?:entregan|dan|darian|esta listo|estara listo)(?: (?:el|mi) pasaporte)?$|\b(?:entregan|dan)(?: (?:el|mi) pasaporte)? (?:el )?mismo dia\b|\bmismo dia (?:me )?(?:lo )?(?:entregan|dan)\b|\ben cuanto tiempo\b|\b(?:se )?tardan? mucho\b|\bme lo (?:mandan|envian|llevan)\b|\ba domicilio\b|\bpor paqueteria\b|\bhow long (?:does|will|is)\b|\bwhen (?:do|will) i (?:get|receive)\b/,
  ],
  [
    'withoutAppointment',
    /\b(?:ir|llegar|presentarme|pasar|acudir|atienden|reciben|atender|tramitar\w*|hacer\w*|renovar\w*|sacar\w*)(?: \w+){0,3} sin (?:tener |sacar |hacer |previa )?(?:una )?cita\b|\b(?:mejor|prefiero) (?:voy|ir) (?:directo |yo )?a la oficina\b|\b(?:ir|voy|paso|acudir)(?: \w+){0,2} (?:directo|directamente|personalmente|en persona)(?: a)? la oficina\b|\b(?:go|come|walk in) without an appointment\b|\bwalk ins?\b/,
  ],
  [
    'somebodyElse',
    /\b(?:ir|vaya|acudir|presentarse|recoger\w*|tramitar\w*|hacer\w*|sacar\w*|renovar\w*)(?: \w+){0,4} (?:por (?:mi|ella)|en (?:mi|su) lugar|en (?:mi|su) nombre|a mi nombre)$|\b(?:mandar|enviar) a (?:alguien|otra persona|otro|mi \w+)\b|\bcarta poder\b|\b(?:someone|somebody) else (?:go|come)\b|\bgo (?:for me|in my place)\b/,
  ],
  [
    'paying',
    /\bse paga (?:ahorita|ahora|hoy|antes|despues|alla|ahi|aqui|en la oficina|ese dia|el mismo dia)\b|\b(?:alcanzo|puedo|debo|tengo que|hay que) (?:a )?pagar(?:lo|la)? (?:antes|despues|el mismo dia|ese dia|ese mismo dia|alla|ahi|al llegar|mas tarde)\b|\bno (?:pude|puedo|alcanzo a|alcance a|he podido) pagar\b|\bbanco\b(?: \w+){0,4} no (?:\w+ ){0,2}(?:recib\w+|acept\w+|dej\w+|quis\w+)|\b(?:pag\w+|aceptan|reciben)(?: \w+){0,3} (?:oxxo|seven|elektra|tiendas?|farmacias?|oficinas?|ventanillas?|efectivo|tarjetas?|transferencias?)\b|\b(?:bring|pay|take|accept)(?: \w+){0,3} (?:cash|cards?)\b/,
  ],
  [
    'papers',
    /\b(?:llevo|llevar|necesito|ocupo|piden|pide|hacen? falta|se necesitan?)(?: \w+){0,3} (?:actas?|fotos?|fotografias?|comprobante de domicilio)\b|\b(?:sin|no tengo|no traigo|no encuentro|perdi)(?: (?:mi|el|la|su))? actas?\b|\b(?:bring|need)(?: \w+){0,3} (?:birth certificate|photos?|photographs?|proof of address)\b/,
  ],
]

/** When more places open is another question: nobody knows before it happens. */
const MORE_PLACES = /\b(?:citas?|fechas?|lugar(?:es)?|agenda|espacios?|mas)\b/

/** Undefined when it is none of these questions, or too long to be only one. */
export function findOften(text: string): Often | undefined {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS) return undefined
  const bare = withoutCourtesy(words)
  const isMeant = ([asked, pattern]: [Often, RegExp]) =>
    (pattern.test(words) || pattern.test(bare)) && !(asked === 'hours' && MORE_PLACES.test(words))
  return (OFTEN.find(isMeant) ?? DOUBTS.find(isMeant))?.[0]
}
