/**
 * By what words of ours it is known that something was answered, in Spanish and in English. `said` is what the turn said beside
 * the question that it asks.
 */
export const TOPICS: Record<string, RegExp> = {
  accesible: /anotar para la oficina: .?silla|note for the office: .?wheelchair/i,
  acompañante: /acompañ|somebody else may come|puede ir sola|can come alone|vaya con usted/i,
  cambio: /(cambiar|cancelar) (o cancelar )?(su|la) cita|aquí la puede cambiar|change or cancel|sacar otra cita|book another/i,
  comprobante: /comprobante de su cita|receipt of your appointment/i,
  corrección: /los corrige una persona|corrects the details/i,
  costo: /\$\d/,
  coyote: /nadie puede cobrarle|nobody may charge|no ?body can charge/i,
  curp: /la curp es|the curp is|gob\.mx\/curp|18 letras/i,
  descuento: /pagan la mitad|pay half/i,
  dirección: /calle uno|\(mapa\)/i,
  distancia: /\d km/i,
  duración: /cuánto (dura la visita|tarda)|how long the visit/i,
  dónde: /el municipio es/i,
  entrega: /cuándo (le|se) entrega|when you get the document/i,
  escrito: /por escrito|in writing/i,
  'falta confirmar': /no está terminada|todavía no (hay|tiene|está) .*confirmad|falta .*confirm|not confirmed yet/i,
  fallecido: /lamento (su pérdida|la muerte)|siento (mucho )?(su pérdida|la muerte)|acta de defunción|sorry for your loss/i,
  faltar: /si no puede ir|if you cannot come/i,
  fechas: /más fechas|fechas abiertas|lo último que está abierto|more dates/i,
  fotos: /fotos|photos/i,
  gratis: /es gratis|is free/i,
  guardado: /guardad[oa]s?\b|le guardo|se guarda|no hay prisa|aquí sigo|no hurry|is kept|are kept|i keep/i,
  horario: /horario|opening hours|its own hours|at these times/i,
  lista:
    /nadie espera antes|personas? (espera|hay)n? antes|lista de espera|en qué oficina quiere esperar|es solo (suyo|para usted) hasta|waiting list|waits? before you/i,
  menores: /menores de 18|under 18/i,
  miedo: /tiene miedo|peligro|en riesgo|911|in danger/i,
  'no hay': /no hay lugares|no hay citas libres|there are no (free )?(slots|places)/i,
  nombre: /como está en (la|su) (identificación|ine)|as it is on/i,
  oficina:
    /lo sabe mejor la oficina|no sé contestar|eso no lo sé|no ha dicho aquí|has not said here|that i do not know|no sé si|no sé cu[aá]n|se lo dicen en|the office knows|i cannot answer|i do not know|avise antes a la oficina|pregunt[ea] (a|en) la oficina/i,
  oficinas: /hay oficinas en|nuestras oficinas|there are offices in|\d km/i,
  paciencia: /con calma|calmly/i,
  pago: /se paga en el banco|si ya pagó|pague en|hoja de ayuda|if you have paid|paid at the bank|is paid at/i,
  papeles:
    /qué llevar|\blleve\b|lleve:|acta de nacimiento|what to bring|bring:|birth certificate|otra identificación oficial|another valid official/i,
  perdido: /acta de robo|robo o pérdida|lamento lo de su pasaporte|loss or theft/i,
  persona: /le atiende una persona|atienda una persona|somebody answers|person (can )?help/i,
  personal: /en persona|el trámite es personal|in person/i,
  'por qué': /lo pregunto para|se usa solo para|la necesito para|i ask (this|so)|is used only/i,
  privacidad: /se usa solo para|datos son solo para|data are only for|usamos su nombre|used only for/i,
  puntualidad: /llega tarde|lugar se guarda hasta las|come late|comes late/i,
  queja: /deje como queja|denúncielo|file a complaint/i,
  quién: /soy el asistente automático|soy un programa|i am the automatic|i am a program/i,
  reclamo: /no es suya|ya no es su número|no la sacó|otra persona la sacó|not yours|somebody else('s| made)/i,
  recordatorio: /le recordaré|recordatorios|le aviso|i will remind|reminders/i,
  'sin cita': /atiende sin cita|without an appointment/i,
  'sin citas': /no hay citas hechas|no tiene citas|there are no appointments|no appointments/i,
  urgente: /emergencia|emergency|urgente|urgent/i,
  visa: /no se (?:hace|saca) aquí|not done here/i,
}

/** Sentences by which it is told that the words were not understood. */
export const NOT_UNDERSTOOD =
  /no (le )?entend|lleva solo letras|only letters|no vi una curp|no encontré|did not understand|still do not understand|could not find/i

/** Said of words that were taken though they answer nothing, or not all: they count as missed, and are no misunderstanding. */
export const TAKEN =
  /no hay prisa|no hurry|aquí sigo|still here|letras y números, y debe tener 18|al menos un apellido|must have 18|at least one (surname|last name)/i

/** Said before what stands here, for want of an answer. */
export const NO_ANSWER = /no sé contestar|eso no lo sé|i cannot answer|that i do not know/i

/** A place has one office, which is chosen with it. */
export const ONLY_OFFICE = /una sola oficina|only one office|one office there/i

/** How what was understood is read back before anything is done; "no le entendí bien" is no such thing. */
export const READ_BACK = /(?<!no )le entendí|i understood/i
