import { DOUBTS, type Doubt } from './doubts.ts'
import { phrasebook, phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { withoutCourtesy } from './words.ts'

/** What many people ask and no question of a booking answers. */
export type Often = OfTheVisit | Doubt
export type OfTheVisit = 'hours' | 'where' | 'duration' | 'withoutAppointment' | 'somebodyElse' | 'paying' | 'papers' | 'late'

/** Longer messages tell a story. */
const MOST_WORDS = 16

const WEEKDAYS = '(lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fin(es)? de semana|dias? festivos?)'
const OPEN = '(abren?|cierran?|atienden?|trabajan?|laboran?)'

/** Only questions are heard here, so that no answer is taken for one: a place, a day, a name. */
const OFTEN = phrasebook<OfTheVisit>({
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
    tardan? mucho
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

/** When more places open is another question: nobody knows before it happens. */
const MORE_PLACES = phrases`(citas?|fechas?|lugar(es)?|agenda|espacios?|mas)`

/** Undefined when it is none of these questions, or too long to be only one. */
export function findOften(text: string): Often | undefined {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS) return undefined
  const bare = withoutCourtesy(words)
  const asked = OFTEN.find(words, bare)
  return asked && !(asked === 'hours' && MORE_PLACES.test(words)) ? asked : DOUBTS.find(words, bare)
}
