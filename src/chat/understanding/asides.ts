import type { Command } from './commands.ts'
import { phrasebook, phrases } from './phrases.ts'

/** What somebody asks for in words that are often said beside something that tells more. */
export const ASIDES = phrasebook<Command>({
  start: phrases`
    (sac*|tramit*|obten*|hacer|agend*|pedir|apoy*|ayud*|get|book|quiero|ocupo|necesito|urge) ..3
      (pasaporte|passport|cita|appointment)
    cita (para|de|del) (el|mi)? pasaporte
  `,
  person: phrases`(emergencia|emergency)`,
  easy: phrases`
    ((mas|en|algo) facil|mas sencillo|palabras (mas)? (faciles|sencillas)|no se leer|no leo bien|no leo muy bien|me cuesta leer)
  `,
  unclear: phrases`
    no (le|te|lo|les|me)? (entiendo|entendi|comprendo|comprendi)
    no se (como|que) (hacer|contestar|poner|responder|seguir)
    ^(y)? (ahora)? que (hago|sigue|mas hago|tengo que hacer) (ahora)?$
    que (quiere decir|significa) (eso|esto)
  `,
  erase: phrases`(borr*|elimin*) (todo|mis datos|mi informacion|lo que escribi)`,
  moreTime: phrases`
    (esper[ea]\w*|aguant*|dem[ea]|dame|permitame) ..2 (momento|momentito|tantito|ratito|rato|minuto|minutito|segundo|
      segundito|chance|mas tiempo)
    da mas (tiempo|minutos|minutitos)
    (mas) (minutos|minutitos)$
    (esper\w+|aguant\w+|dejeme|dejame|deje|permitame|voy a|tengo que) ..2 (preguntar|consultar|checar|buscar|platicar)\w*
    (esper\w+|aguant\w+) ..5 (trafico|ocupad[oa]|camion|manejando)
    (one|a|just a) (sec|second|minute|moment)
    (let me|i will|i have to|gotta) (look|check|find|ask|see|think)
    hold on
    ahorita (se)? (le|lo|la)* (digo|paso|doy|mando|busco|checo|reviso|escribo)
    ^(no|ay|oiga|pero)* (espere(se|me|n)|esperate|esperame)
    ^(no|ay|oiga|pero)* espera$
    d[ea]j[ea](me)? (la|lo|le|se la|se lo)? (busco|buscar*|checo|checar*|veo|verl?[ao]?|pregunto|preguntar*|reviso|revisar*)
  `,
  otherDay: phrases`
    ^..3 (ese|esos|esas|ninguno de esos) (dia|dias|fechas?|horas?|horarios?) ..2 (trabajo|operan|estoy|salgo|tengo|viajo)
    (tiene|tienen|hay|habra|no hay|no tiene|muestreme|quiero|prefiero) ..2 (otra|otro|otras|otros|mas)
      (horas?|dias?|fechas?|horarios?|opciones)
  `,
  otherOffice: phrases`
    ^(mejor|y|quiero|quisiera|prefiero|que sea|puede ser)* (en|a)? otra (oficina|sede)$
    (tiene|tienen|hay|habra|no hay|quiero|prefiero) (en)? (otra|otras|mas) (oficinas?|sedes?|lugar(es)?)
    (equivoque|equivocad[oa]|cambi*|no es) ..2 oficina
    (queda|quedan|esta) (muy|bien|bastante)? (lejos|retirad[oa])(?!.* (pero|aunque) )
    (oficina|sede) (que (este|quede))? mas cerca
    (voy|ir|irme|vaya) a (una|la)? otra (oficina|sede)
  `,
  park: phrases`
    (equivoque|equivocad[oa]|confundi) (de|el) (chat|numero|contacto|grupo|persona)
    (numero|chat) equivocado
    wrong (number|chat)
    (voy a pensarlo|lo (voy a)? pienso|lo voy a pensar|dej[ea]me pensar*)
    ^(la|lo|ahorita la|ahorita lo|ahorita) (busco|checo|consigo|saco)(la|lo)? y (le|te|se la|se lo)
      (digo|doy|mando|paso|aviso|escribo)$
    (al rato|en un rato|ahorita) (se)? (le|lo|la)+ (paso|doy|digo)
    (luego|despues|mas tarde|al rato|en un rato|manana) (se)? (le|lo|la)* (sigo|seguimos|regreso|continuo|termino|veo|hago|
      contesto|mando|busco|consigo|reviso|checo)
    (ahorita|luego|cuando|al rato) (que)? (llegue|regrese|vaya|este) ..4 (busco|mando|paso|doy|digo|sigo)
  `,
  thanks: phrases`
    ^(ok|bueno|va|si|no|muy bien|perfecto|excelente)? (muchas|muchisimas|mil|infinitas)? gracias
    ^\w+ ..3 gracias$
    muy amable
    dios (lo|la|los|le|te|se lo|me lo|me la) (bendiga|pague|guarde)
    thanks
    thank you
  `,
})
