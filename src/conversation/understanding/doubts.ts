/** What people ask of the service itself, or tell because it worries them. */
export type Doubt =
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
  | 'askOffice'

const NOT_DONE_HERE =
  'visa|visas|ine|credencial de elector|licencia(?: de manejo| de conducir)?|cartilla(?: militar)?|rfc|pasaporte (?:americano|estadounidense|gringo|espanol|canadiense)'
const UNITED_STATES =
  '(?:(?:el |del )?otro lado|eeuu|eu|eua|usa|estados unidos|gabacho|canada(?! del? )|el extranjero|extranjero|otro pais|(?:los angeles )?california|texas|chicago|illinois|houston|dallas|arizona|nueva york|new york|the us|the states|abroad)'

/** Beside a misfortune: a journey that cannot wait. */
const CANNOT_WAIT = '(?=.*\\b(?:urg\\w+|(?:tengo|tenemos) que viajar|necesit\\w+ viajar|hoy|manana|have to (?:travel|fly))\\b)'

/** Only questions and worries are heard here, so that no answer is taken for one. */
export const DOUBTS: [Doubt, RegExp][] = [
  ['emergency', /\b(?:emergencias?|emergency)\b/],
  ['emergency', new RegExp(`^(?=.*\\b(?:grave|hospital\\w*|agoniz\\w+|muriendo|dying)\\b)${CANNOT_WAIT}`)],
  // "mi hijo necesita pasaporte, su papá murió": there it is about who signs.
  ['emergency', new RegExp(`^(?!.*\\b(?:hij|nin)[oa]s?\\b)(?=.*\\b(?:murio|fallecio)\\b)${CANNOT_WAIT}`)],
  [
    'curpSafe',
    /\b(?:rob[ea]n|usan|usen|clon[ea]n|hacke[ea]n)(?: \w+){0,2} (?:datos|identidad|curp|informacion)\b|\bno (?:les |le |te )?(?:doy|dare|voy a dar|pienso dar)(?: \w+){0,2} (?:curp|datos)\b|\b(?:es seguro|me da (?:miedo|pena|desconfianza)|no (?:quiero|me gusta)) (?:dar|darle|poner|escribir|mandar)(?: \w+){0,2} (?:curp|datos)\b|\bpara que (?:quier[oe][ns]?|necesitan?|piden?|me piden|es|sirve|ocupan) (?:mi|la|su|mis) (?:curp|datos)\b|\bis it safe to (?:give|write|send)\b/,
  ],
  [
    'trust',
    /^(?:(?:y|hola|oiga|disculpe) )*(?:(?:esto|este (?:numero|servicio|chat|whatsapp)|esta (?:pagina|cita)|usted|ustedes) )?(?:si )?(?:no )?(?:es|son|sera|seran) (?:(?:un|una|de|del|la|verdad|verdaderamente|realmente) )*(?:real|verdad|oficial(?:es)?|confiables?|seguro|legal|legitim[oa]s?|estafa|fraude|falso|gobierno|sre|secretaria|relaciones exteriores|robot|bot|maquina)\b/,
  ],
  [
    'trust',
    /^(?:y )?quien (?:es|eres|son|habla|me (?:habla|escribe|atiende)|contesta)(?: (?:usted|ustedes|tu))?$|^(?:y )?con quien (?:hablo|estoy hablando|tengo el gusto)$|\bhablando con (?:un |una )?(?:persona|humano|robot|bot|maquina)\b|\bcomo se que no (?:me van a|me) (?:rob|estaf|engan)\w+|\b(?:numero|chat|whatsapp|pagina|servicio) (?:(?:es|el|la) )*oficial\b|^(?:yo )?no (?:les|te|le|me) (?:creo|confio)\b|^no confio\b|\bsi (?:esto |este (?:numero|chat|servicio) )?(?:es|son|fuera) (?:verdader[oa]|real|valid[oa]|cierto|seguro|confiable|oficial)\b|\bquien me asegura\b|\b(?:tienen|hay|cual es|existe)(?: \w+){0,3} (?:pagina|sitio|web|facebook)\b|\bme (?:van a|pueden|quieren) (?:robar|estafar|enganar)\b|\bcomo (?:se|puedo saber|puedo estar segur[oa]) (?:si |de )?(?:que )?(?:(?:esto|este numero) )?(?:no )?(?:es|son) \w+|\b(?:usted es|es usted|eres) (?:un |una )?(?:persona|humano|robot|bot|maquina)\b|\bis this (?:real|legit|official|a scam|safe)\b|\bare you (?:a )?(?:real|robot|human|bot|the government)\b/,
  ],
  [
    'whatIsCurp',
    /\b(?:que|cual) es (?:la |el |mi |eso de la )?curp\b|\b(?:donde|en donde) (?:encuentro|viene|esta|saco|veo|consigo) (?:la |mi |el )?curp\b|\bcomo (?:saco|consigo|obtengo) (?:la |mi )?curp\b|\bwhat (?:is|s) (?:a |the |my )?curp\b/,
  ],
  [
    'withoutCurp',
    /\b(?:no (?:me )?(?:la )?(?:tengo|tiene|tienen|se|traigo|recuerdo|acuerdo|encuentro)|sin|perdi)(?: (?:de|la|mi|su|ninguna|una))* curp\b|\b(?:la|las) (?:doy|llevo|muestro|enseno|digo) (?:alla|en la oficina|ese dia|el dia de la cita)\b|\b(?:without a|have no|don t have a) curp\b/,
  ],
  ['whyFree', /\bpor ?que (?:no |es )(?:me |nos )?(?:cobran|cobra|piden dinero|gratis|gratuita?)\b|\bwhy is it free\b/],
  [
    'photo',
    /\b(?:le |te |les )?(?:mando|mande|mandar|envio|envie|enviar|paso|pase|subo|subir|tome|tomo)(?: \w+){0,3} (?:fotos?|imagen|captura)\b|\b(?:en|ahi (?:esta|va|viene) en|viene en|es) la foto\b|\b(?:send|sent)(?: \w+){0,3} (?:photos?|pictures?)\b/,
  ],
  [
    'abroad',
    new RegExp(
      `\\b(?:vivo|vivimos|vive|radico|estoy|estamos|ando|i live|i am|living) (?:en |in )?${UNITED_STATES}\\b|\\bconsulado (?:de|en) (?!mexico)\\w+|\\bfuera (?:de mexico|del pais)\\b`,
    ),
  ],
  [
    'nationality',
    /\b(?:doble|otra|dos|segunda) nacionalidad(?:es)?\b|\bnaturalizad[oa]\b|\b(?:soy|es) extranjer[oa]\b|\bsoy (?:de )?(?:guatemala|guatemaltec[oa]|honduras|hondure[nñ][oa]|el salvador|salvadore[nñ][oa]|venezuela|venezolan[oa]|colombia|colombian[oa]|cuba|cuban[oa]|haiti|haitian[oa])\b|\b(?:naci|nacio) en (?:eeuu|eua|usa|estados unidos|texas|california|chicago|houston|los angeles|el extranjero|otro pais)\b(?!.*\d)|\bdual (?:national|citizen)\w*\b|\bborn in the (?:us|states|united states)\b/,
  ],
  [
    'otherPapers',
    new RegExp(
      `\\b(?:sacar|tramitar|renovar|reponer|quiero|(?:cita|citas) para)(?: sacar| tramitar| renovar)? (?:(?:la|el|mi|una|un) )?(?:${NOT_DONE_HERE})\\b`,
    ),
  ],
  [
    'paidAlready',
    /\bya (?:lo |la )?(?:pague|pagamos|hice el pago|esta pagado|tengo (?:hecho )?el pago)\b|\bi (?:have )?already paid\b/,
  ],
  [
    'otherId',
    /\b(?:no (?:tengo|traigo|cuento con)|sin|perdi|me robaron|se me perdio) (?:la |mi )?ine$|\bine (?:(?:ya|esta|se me|me|no esta|se) )*(?:vencida|vencio|caducada|caduco|vigente)\b|\bvencio (?:mi |la )?ine\b|\bine vencida\b|\b(?:otra|cual|que) identificacion(?:es)? (?:sirven?|aceptan|puedo llevar|necesito)\b|\b(?:sirve|aceptan|puedo llevar) (?:mi |la |con )?(?:licencia|cartilla|cedula)\b/,
  ],
  [
    'halfPrice',
    /\bpor que (?:pago|pagaria|me cobran|cuesta|es)(?: \w+){0,2} (?:mitad|descuento)\b|\b(?:hay|hacen|dan|tienen|manejan|aplican?|existe)(?: \w+){0,2} descuentos?\b|^(?:y )?(?:si|para) (?:(?:soy|es|son|somos|tengo|tiene|una?|persona|de|la|los|con|alguna|credencial|mi|su|del) )*(?:tercera edad|adult[oa]s? mayor(?:es)?|jubilad[oa]s?|pensionad[oa]s?|inapam|discapacidad|discapacitad[oa]s?)$|\b(?:is|are) there (?:a |any )?discounts?\b/,
  ],
  [
    'arrival',
    /\b(?:cuanto tiempo|con cuant[oa]s? (?:tiempo|minutos|horas?)) antes\b|\bcuanto antes (?:llego|debo|tengo que|hay que)\b|\ba que horas? (?:llego|debo llegar|tengo que llegar|hay que llegar)\b|\ba que horas? (?:tengo|hay|debo) (?:que )?(?:estar|presentarme|entrar)\b|\ba que horas? (?:me presento|entro)\b|\bhow early\b/,
  ],
  [
    'missedVisit',
    /\bperdi (?:mi |la )?cita\b|\b(?:no pude|no fui|no alcance a|no llegue)(?: a)?(?: (?:ir|llegar))?(?: a)? (?:mi|la) cita\b|\bse me (?:paso|fue) (?:mi |la )?cita\b|\bi missed my appointment\b/,
  ],
  [
    'payment',
    /\b(?:que pasa con|y|pierdo|se pierde|perderia|perdere|me (?:devuelven|regresan|reembolsan)) (?:(?:con|entonces) )?(?:mi|el|lo que) (?:pago|dinero|pague)\b|\breembolsos?\b|\bdevolucion(?: del? (?:pago|dinero))\b|\brefund\b/,
  ],
  [
    'anotherLater',
    /\b(?:puedo|podre|podria|se puede) (?:\w+ ){0,2}(?:sacar|hacer|agendar|pedir|tramitar) (?:otra|una nueva)(?: cita)? (?:despues|luego|mas tarde|mas adelante|otro dia|cuando quiera)\b|\bcan i book (?:another|again)(?: one)? later\b/,
  ],
  [
    'notComing',
    /\b(?:que (?:pasa|pasaria|sucede)|hay (?:multa|problema|bronca)) si (?:ya )?no (?:voy|llego|asisto|me presento|puedo|alcanzo)\b|^(?:y )?si (?:ya )?(?:no (?:voy|me presento|asisto|puedo (?:ir|asistir)|alcanzo a ir)|falto)\b|\bwhat (?:happens )?if i (?:don t|do not|cannot|can t) (?:go|come|make it)\b/,
  ],
  [
    'howMany',
    /\bcuant[oa]s (?:citas|personas|lugares|pasaportes)(?: \w+){0,2} (?:puedo|podemos|se puede|se pueden|puede)\b|\bcuant[oa]s (?:citas|personas|lugares) (?:sacar|hacer|por telefono)\b/,
  ],
  [
    'openings',
    /\bno (?:encuentro|consigo|alcanzo)(?: \w+)? citas\b|\bcuando (?:abren|abriran|suben|hay|habra|sueltan|salen|liberan)(?: \w+){0,2} (?:citas?|fechas|lugares|espacios)\b|^(?:por que |porque |ya |nunca )*no hay (?:citas|fechas|lugares)(?: disponibles)?$|\bwhen (?:do|will) (?:you|more|new) (?:\w+ )?(?:open|appointments)\b/,
  ],
  [
    'upset',
    /\bno sirven? (?:para nada|esto|esta cosa|este sistema|de nada)\b|^(?:esto|este (?:sistema|chat|bot)|esta cosa) no (?:sirve|funciona|jala)\b|\b(?:inutil(?:es)?|pinches?|pendej\w+|ching(?:a|ue|uen) (?:a )?(?:tu|su)|verga|culer\w+|mierda|idiotas?|estupid\w+|imbecil\w*|hij[oa]s? de (?:la )?(?:chingad\w+|puta|perra)|hijos de su (?:\w+ )?madre|son (?:un[oa]s |pur[oa]s )*(?:rater[oa]s|ladrones)|porqueria|malos son|basura|incompetentes|pesim[oa]|mal servicio|mala atencion|me trataron mal|groser[oa]s?)\b|\b(?:nadie|no|nunca) me (?:contest\w+|respond\w+|atend\w+|atiend\w+|ayud\w+|hacen caso)\b|\b(?:useless|terrible service)\b/,
  ],
  [
    'tongue',
    /\bno (?:mucho |casi |bien )?(?:hablo|entiendo|se|habla|escribo) (?:muy |bien |mucho |el |la )*(?:espanol|castellano|castilla)\b|\b(?:poc|poquit)[oa] (?:espanol|castellano|castilla)\b|\b(?:hablo|habla|hablamos|mi lengua es) (?:el |la |lengua )?(?:nahuatl|mexicano(?! y)|idioma|dialecto|maya|mixteco|zapoteco|otomi|tsotsil|tzotzil|tseltal|tzeltal|totonaco|mazateco|purepecha|tarahumara|raramuri|chol|huasteco|mixe|mayo|yaqui|indigena)\b|\blengua indigena\b/,
  ],
  [
    'disability',
    /\b(?:silla de ruedas|sord[oa]s?|cieg[oa]s?|invidente|baston|andadera|muletas|no (?:pued[eo]|podemos) (?:caminar|subir escaleras|mover[ms]e)|no (?:camin[ao]|oye|oigo) bien|wheelchair|deaf|blind)\b/,
  ],
  [
    'otherParent',
    /\b(?:el|la|su|mi) (?:papa|mama|padre|madre|espos[oa]|ex)(?: (?:no|tambien))? (?:tiene que|debe|necesita) (?:ir|venir|estar|firmar|acompan\w+)\b|\b(?:tienen que|deben) ir (?:los dos|ambos|los papas|mama y papa|los dos papas)\b/,
  ],
  [
    'askOffice',
    /\bpued[eo] (?:entrar|pasar|acompanar\w*|estar)(?: (?:yo|alguien))?(?: con| a)? (?:ella|el|mi \w+|alguien)\b|\b(?:entrar|entra|pasar|pasa|venir|ir|llevar|llevo) (?:\w+ ){0,4}(?:conmigo|acompanad[oa]s?|acompanantes?|(?:para )?que me acompane)\b|\b(?:puedo|se puede|dejan|me dejan) (?:ir|entrar|pasar|llevar) (?:\w+ ){0,2}(?:acompanad[oa]|acompanantes?|celular|mochila|bolsa|perro|mascota|comida|short|shorts|bermuda|gorra|sandalias|chanclas)\b|\b(?:ir|entrar) (?:en|con) (?:short|shorts|bermuda|gorra|sandalias|chanclas|tenis|celular|mochila)\b|\b(?:llevo|llevar) (?:a )?(?:mi )?bebe\b|\b(?:hay|tienen|tiene) (?:\w+ )?(?:estacionamiento|elevador|rampa|banos?)\b|\bdonde (?:me )?estaciono\b|\b(?:embarazada|vestid[oa]|lentes|maquillaje|aretes|facturas?)\b|\bperdi (?:mi |el )?(?:comprobante|recibo) de pago\b|\bcambi\w+ (?:de |mi |el )?(?:nombre|apellido)s?(?: \w+){0,3} (?:pasaporte)\b|\bme (?:case|divorcie)\b|\b(?:nombre|apellido|fecha)(?: \w+){0,3} mal(?: \w+){0,2} (?:pasaporte)\b|^(?:me )?(?:salio|trae|viene) mal (?:el|mi|la) (?:nombre|apellido|fecha)\b|\bpasaporte (?:salio|trae|viene|tiene|esta)(?: con)? mal\b/,
  ],
]

/** What NOT_DONE_HERE names in a message, to see whether a record of this institution does it after all. */
export const namedPaper = (words: string): string | undefined => new RegExp(`\\b(?:${NOT_DONE_HERE})\\b`).exec(words)?.[0]
