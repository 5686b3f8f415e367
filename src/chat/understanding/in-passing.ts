import { phrases } from './phrases.ts'
/** Who is named in a wish though it is not for them. */
export const CHILD =
  'hij[oa]s?|nin[oa]s?|gemel[oa]s|melliz[oa]s|bebes?|niet[oa]s?|nietecit[oa]s?|sobrin[oa]s?|peques?|pequen[oa]s?|pequenit[oa]s?|chamac[oa]s?|chamaquit[oa]s?|escuincl[ea]s?|morrit[oa]s?|chiquit[oa]s?|chiquill[oa]s?|adolescentes?|child|children|kids?|sons|(?<=(?:my|our|his|her|a) )son|daughters?|baby|grandson|granddaughter'
const ADULT_NAMED =
  '(?:mama|papa|padres?|madre|papas|espos[oa]|pareja|novi[oa]|marido|mujer|senora|abuel[oa]s?|abuelit[oa]s?|herman[oa]s?|ti[oa]s?)'
/** People who are named though the appointment is not for them. */
const NAMED_IN_PASSING = new RegExp(
  [
    // "me dijo mi nieta que ...", "dice mi hija que ..."
    `\\b(?:(?:me|nos) (?:dijo|dice|comento|conto|recomendo|mando|paso|ayuda|ayudo|presto|enseno)|dice|dijo) (?:mi|mis|la|el|una?) [a-z]+\\b`,
    // "mi hijo que vive allá", "mi esposo anda en el norte"
    `\\b(?:mi|mis) (?:${CHILD}|${ADULT_NAMED}) (?:(?:la |el )?que )?(?:ya )?(?:vive|viven|radica|radican|anda|andan|trabaja|trabajan) (?:alla|aca|aqui|en|por|del|de)\\b(?!.* (?:quieren?|necesitan?|ocupan?)\\b)`,
    // "mi mamá dice que ...", "me ayuda mi hijo", "soy madre soltera"
    '\\b(?:mi|mis) [a-z]+ (?:me )?(?:dice|dijo|dicen|dijeron|recomendo|comento|conto|pregunta|quiere saber|ayuda|esta ayudando)\\b',
    '\\b(?:me ayuda|me esta ayudando|ayudado por|con ayuda de|recomendacion de) (?:mi|mis) [a-z]+\\b',
    '\\bsoy (?:su |la |el |una |un )?(?:mama|papa|madre|padre|abuel[oa]|ti[oa]|espos[oa]|hij[oa]|niet[oa]|sobrin[oa]|herman[oa]|vecin[oa])(?: (?:soltera|soltero|de familia))?\\b',
    '\\bi (?:am|m) (?:a |the |his |her |their )?(?:single )?(?:mom|mum|mother|dad|father|parent|grandmother|grandfather)\\b',
    // "¿puedo ir sin mi esposo?", "¿puedo llevar a mi hijo?"
    '\\b(?:sin|without)(?: que (?:venga|vaya|este))?(?: (?:la firma|el permiso) de)? (?:mi|mis|el|la|los|su|my|the) [a-z]+\\b',
    '\\b(?:puedo|puede|podria) (?:llevar|ir con|entrar con|acompanarme)(?: a)? (?:mi|mis|un|una) [a-z]+\\b(?! a (?:sacar|renovar|tramitar|hacer))',
    // "ahorita le digo a mi hija"
    '\\b(?:le|les) (?:digo|pregunto|aviso|paso|platico|voy a (?:decir|preguntar)) a (?:mi|mis) [a-z]+\\b',
    '\\bsi (?:llevo|voy con|va conmigo|me acompana)(?: a)? (?:mi|mis|un|una) [a-z]+\\b',
    // "quiero ir a ver a mi hija", "mi hijo vive allá y me invitó"
    '\\b(?:ver|visitar|conocer|acompanar) a (?:mi|mis|la|el|los) [a-z]+\\b',
    '\\b(?:mi|mis) [a-z]+ (?:que )?me (?:invito|invita|invitaron|espera|esperan|mando|compro|(?:quieren?|va|van a|va a) (?:llevar|invitar|comprar|pagar|regalar))\\b',
    // "para la mamá de mi esposo": she remains. "El papá de mi hijo no viene": the child does.
    `(?<=\\b(?:para|de|a) (?:el|la|los|las) (?:${ADULT_NAMED}|${CHILD})) de (?:mi|mis|la|el|su|sus) [a-z]+\\b`,
    `(?<!\\b(?:para|pasaporte|cita|renovar|de) )\\b(?:el|la|los) ${ADULT_NAMED} (?=de (?:mi|mis|la|el|los|las) )`,
    // Who will come along: "vamos los dos papás", "van a ir su mamá y su papá".
    `\\b(?:vamos|iremos|iriamos|van|iran|vienen|venimos|acompanamos|acompanan)(?: a ir)?(?: (?:los|las|sus|su|mi|el|la|ambos|ambas|dos|${ADULT_NAMED}))* ${ADULT_NAMED}(?: y (?:su |mi |el |la )?(?:yo|${ADULT_NAMED}))?\\b`,
    // What only tells of them: "mis papás son mexicanos", "se murió mi papá".
    `\\b(?:mi|mis|el|la|su) ${ADULT_NAMED} (?:ya )?(?:se )?(?:(?:son|es|era|eran|fueron) (?:mexican|american|extranjer)[a-z]+|nacio|nacieron|murio|murieron|fallecio)\\b(?!.* (?:quieren?|necesitan?|ocupan?)\\b)`,
    '\\bsus? (?:mama|papas?|madre|padres?) (?=(?:se|no|ya|estan?|viven?|nos|lo|la|fue|fueron|trabajan?)\\b)',
    // Who stays away, comes along, or is only asked: "el papá no las reconoció", "viajan con su abuelita", "mi esposo nos busca".
    `\\b(?:el|la|su|mi) ${ADULT_NAMED} no (?:las?|los?|me|nos|se|podra|puede|quiere|va|viene|esta|vive|aparece|da|firma|quiso|pudo)\\b`,
    `\\b(?:viaj\\w+|van|va|vive|viven|quedan?|salen?)(?: a \\w+)?(?: \\w+)? con (?:su|sus|el|la) ${ADULT_NAMED}\\b`,
    `\\b(?:mi|el) ${ADULT_NAMED} (?:nos|me) (?:anda|esta|viene|busca|persigue|pega|pego|amenaza|amenazo)\\b`,
    `\\b(?:preguntar|decir|avisar|consultar|platicar|pedir)les? a (?:mi|mis|el|la) [a-z]+\\b`,
    `\\b(?:mi|mis|el|la) ${ADULT_NAMED} (?:\\w+ ){0,10}(?:me|nos|la|lo|los) acompan(?:a|an|ara|aran)\\b`,
    '\\b(?:cel|celular|telefono|numero|whatsapp) (?:es )?de (?:mi|mis|la|el) [a-z]+\\b',
    `\\b(?:murio|fallecio) (?:mi|el|la|su) ${ADULT_NAMED}\\b`,
  ].join('|'),
  'g',
)

export const withoutNamedInPassing = (words: string): string => words.replace(NAMED_IN_PASSING, ' ')

/** What only the owner says of a passport. */
const OWN = phrases('in-passing', 'own')
/** Somebody else's passport or appointment beside it: "y el de mi hija", "para mi mamá", "mi esposa también". */
const ANOTHERS = new RegExp(
  [
    `\\b(?:pasaportes?|citas?|tramites?|el|la|los|las|lo|uno|una|otro|otra) (?:de|del|para|a) (?:el |la |los |las )?(?:mi|mis|su|sus|un|una|dos|tres|${CHILD})\\b`,
    '\\b(?:para|pa|por) (?:mi|mis|su|sus|el|la|los|las|un|una|dos|tres|cuatro|otr[oa]) [a-z]+',
    `\\b(?:sacar|renovar|tramitar)(?:le|les|lo|la)? (?:[a-z]+ ){0,3}a (?:mi|mis|la|el|los|las)\\b`,
    `\\by (?:tambien )?(?:a |de |con )?(?:mi|mis|el|la|los|las) (?:${CHILD}|${ADULT_NAMED})\\b`,
    `\\b(?:${CHILD}|${ADULT_NAMED}) (?:y yo|tambien|quieren?|necesitan?|ocupan?|no tienen?|nunca)\\b`,
    '\\b(?:for|and|of) (?:my|our|his|her) [a-z]+',
    '\\b(?:somos|nosotros|tod[oa]s|familia|we)\\b',
  ].join('|'),
)

/** "se me venció el mío, y mi nieta me ayuda": people may be named, and the passport is of whoever writes. */
export const isOwnEntry = (words: string): boolean => OWN.test(words) && !ANOTHERS.test(words)
