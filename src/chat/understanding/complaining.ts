import { hearYesNo } from './agreement.ts'
import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { plain } from './words.ts'

// What somebody says against an office, in sentences of their own. Whole messages ("denuncia") are commands.

const MONEY =
  '(dinero|lana|feria|plata|varos?|billetes?|mordidas?|moches?|sobornos?|propinas?|cooperacion|comision|dadiva|tajada|efectivo|pesos|dolares|[0-9]+ (mil|pesos|varos|bolas)|[0-9]{3,5}(?=(?: (?:para|por|a cambio|y)\\b|$))|quinientos|doscientos|trescientos|otro tanto|un extra|algo extra|una lana|para (el|un) (refresco|chesco))'
const SOMEBODY =
  '(la (persona|senorita|senora|licenciada|muchacha|chica|asesora|funcionaria|empleada|que|del)|el (senor|licenciado|muchacho|chico|asesor|funcionario|empleado|que|de la|de)|quien|uno|una|alguien|usted|tu|ustedes|un (senor|tipo|licenciado)|los de|las de)'
const ASKS =
  '(pid[eio]\\w*|pidiendo|cobr[aoe]\\w*|exig\\w+|solicit[oa]\\w*|sac[oa](ron)?|quit[oa](ron)?|reclam[oa](ron)?|insinu[oa]\\w*|sugiri\\w*|demand[oa]\\w*)'

/** Money, or more, that somebody of an office wants for what is free; whoever is hurt, threatened or insulted there. */
const DENOUNCES = phrases`
  ^(quiero|quisiera|necesito|deseo|voy a|puedo|donde|como|como puedo|me gustaria|los voy a|lo voy a|la voy a)* (denunciar|
    acusar) ..9$
  (poner|hacer|levantar|presentar|meter|interponer|dejar|poner(le|les)?) ..1 (denuncia|acusacion)
  ^denunci[oae] ..1 (a|al|que|un|una|de|la|el|por)
  (me|nos|le|les) (esta[ns]?|estuvo|estaban?)? ..1 ${ASKS} ..4 ${MONEY}
  (me|nos) (volvio|volvieron|vuelven?|siguen?|insisten?|insistio|trato|trataron|quieren?|quiso|quisieron) (a|en|de)?
    (pedir|cobrar|exigir|sacar|quitar|pidiendo|cobrando|exigiendo) ..4 ${MONEY}
  ${SOMEBODY} ..6 (me|nos) ..1 ${ASKS} ..4 ${MONEY}
  ${SOMEBODY} ..3 (atiende|atendiendo|atendio|contesta|escribe|esta en el chat) ..3 (me|nos) (esta)? ${ASKS}
    (?! (el|la|mi|los|las|mis|un|una|que) (acta|curp|ine|folio|nombre|datos|papel|documento|comprobante|foto))
  (quieren?|quiso|quisieron|querian?|pretenden?) ..2 ${MONEY}
  (dar|darle|darles|dando|di|pagar|pagarle|pagarles|deposit\w+|transfer\w+|pase|mande|mandar|mandarle) ..5 (mordida|
    moche|soborno|por fuera|por debajo|bajo la mesa|bajo el agua|a su cuenta|a una cuenta|a la cuenta de)
  (me|nos) ..1 (dijo|dice|dijeron|escribio|ofrecio|ofrece) ..4 (con|por|son|seran) ..2 ${MONEY} ..3
    (me|nos|se|lo|la|mi|arregla|resuelve|sale|pasa|adelanta|consigue|da|hace)
  (extorsi\w+|soborn\w+|mordidas?|moches?|cohecho|corrupt[oa]s?|corrupcion)
  no (le|les|te|me) (voy a|pienso|quiero|pude|puedo) ..1 dar ..2 ${MONEY}
  abuso de autoridad
  abus\w+ ..2 (puesto|cargo|autoridad|poder|confianza)
  (si|que) (le|les|te) (paso|pasa|doy|da|deposit\w+|mando|mande|transfier\w+|pago|pague|invit\w+|compr\w+) ..2 ${MONEY}
  (que|si) (le|les) (deposit\w+|transfier\w+|pase|de|pague|mande) ..6 (me|y) (da|dan|consigue|arregla|adelanta|saca|apart\w+)
  que (le|les) (invit\w+|compr\w+) ..2 (refresco|chesco|comida|cafe|cena|algo)
  (me|nos) (pidan|pidieran|cobren|cobraran|exijan) ..3 ${MONEY}
  a cambio de ..1 (dinero|una lana|algo|favores|dar\w*)
  (me|nos|lo|la) (esta[ns]?|quieren?|quiso) ..1 (transar|tranzar|estafar|robar|sobornar|enganar)
  (me|nos) (dijo|dijeron|grito|escribio|mando|mandaron|envia|envio) ..1 (palabras|cosas|mensajes|fotos|groserias) (muy|bien)?
    (fe[ao]s?|cochin[oa]s?|obscen[oa]s?|vulgares|groser[oa]s?|sucias?|indecentes)
  (me|nos) (hablo|hablaron|contesto|contestaron|respondio) (muy|bien|super|re) (feo|mal|groser[oa]|golpead[oa])
  (foto|fotos|fotografia|video) ..1 (en ropa interior|sin ropa|desnud[oa]|intim[oa]s?)
  se (porto|portaron|puso|pusieron) (muy|bien|super)? (groser[oa]s?|prepotentes?|altaner[oa]s?|mal|pesad[oa])
  (es|son) (un|una|unos|unas|puros|puras)? (rater[oa]s?|ladron\w*|corrupt[oa]s?|tranz[ao]s?|transas?) ..3 (que|quien|los|las|de)
  pay ..3 (extra|under the table|on the side)
  (me|nos) (esta|estuvo|estan|anda|andan)? ..1 (acos\w+|amenaz\w+|insult\w+|humill\w+|chantaj\w+|intimid\w+|manose\w+|
    hostig\w+|discrimin\w+|toque[oa]\w*|groser\w+|agredi\w+|golpe[oa]\w*)
  (me|nos) (grito|gritaron|grita|gritan|jalone\w+|empuj\w+|corrio|corrieron|llamo|llamaron|dijo|dijeron) ..2 (feo|gritando|
    groserias?|india|indio|naco|naca|pendej\w+|estupid\w+|burr[oa]|ignorante|tont[oa])
  (me|nos) (grito|gritaron|faltaron? al respeto|falto al respeto|hicieron llorar|hizo llorar)
  se (burlo|burlaron|burlan|burla) de (mi|nosotros)
  (me|nos) ..1 (pidio|pide|pidieron|pidiendo|exig\w+|quiere|insinuo) ..3 (fotos? (mia|intima|desnud|sin ropa)\w*|sexo|
    favores sexuales|tener relaciones|salir con el|salir con ella|un beso|mi numero personal|mi facebook|que salga|
    que (fuera|vaya) (a|con) (su|el|ella))
  ${SOMEBODY} ..4 (es|fue|esta|son|fueron|estuvo|se porto) (muy|bien|tan|super|de lo mas)? (groser[oa]s?|rater[oa]s?|
    ladron\w*|corrupt[oa]s?|prepotentes?|altaner[oa]s?|racistas?|deshonest[oa]s?|tranz[ao]s?|transa)
  ${SOMEBODY} ..4 (me|nos) (trato|trata|trataron|tratan|atendio) (muy|bien|super)? (mal|feo|con la punta del pie)
  (me|nos) (trato|trataron|trata|tratan|atendio|atendieron) (muy|bien|super|re)? (mal|feo|pesimo|con groserias|como basura|
    con la punta del pie|con desprecio)
  (quejarme|queja) ..2 (de|del|contra|sobre) ..2 (quien|la persona|el que|la que|la senorita|el senor|la senora|el
    licenciado|la licenciada|el asesor|la asesora|el empleado|la empleada|usted|ella|el|un funcionario|una funcionaria|un
    empleado|una empleada|el de la|la de la)
  (asked|asks|asking|wants|wanted|demand\w*|told) ..2 (me|us)? ..2 (for|to give|to pay)? ..2 (money|cash|bribe|pesos|tip)
  (bribe\w*|extort\w*|harass\w*|threaten\w*|blackmail\w*)
  (want to|would like to|going to) (report|denounce) ..9
  (insulted|yelled at|shouted at|humiliated|discriminated) (me|us|against)
`

/** Words beside it that say the contrary, or that it is about the fee that everybody pays. */
const OTHERWISE = phrases`
  (no|nadie|nunca|jamas|ni|tampoco) (me|nos|le|les) (ha|han|haya|hayan|esta|estan|estaban)? ..1 (${ASKS}|acos\w+|amenaz\w+|
    insult\w+|grit\w+|discrimin\w+|trat\w+)
  (cuanto|cuantos) ..3 (cobr|pid|pag|cuest|val|es|son|deposit)\w*
  (?<!a )mi (hij[oa]s?|espos[oa]|mama|papa|herman[oa]s?|niet[oa]s?|prim[oa]|suegr[oa]|amig[oa]) ..2 (me|nos|le) ${ASKS}
  (asalt\w+|me robaron)
  (sin|no hubo|no hay) (mordidas?|corrupcion|sobornos?)
  (nobody|never|did not|didn t|not) ..1 (ask\w*|want\w*|insult\w*)
`

/** What everybody pays for a passport, at a bank, or the number of something: it says nothing of anybody at an office. */
const THE_FEE = phrases`
  (en el|el|del|al|un|por el) (banco|bancomer|bbva|banamex|banorte|santander|hsbc)
  hoja de ayuda
  linea de captura
  (costo|precio|tarifa|vigencia) ..4 (pasaporte|anos)
  (pid|ped)\w+ ..1 (folio|codigo|clave|acta|curp|copias?|documentos?|papeles) ..2 [0-9]+
`

/** Asked, it tells only of what happened already, or of whoever attends. */
const OF_WHOEVER_ATTENDS = phrases`
  (que|quien) ..2 (me|nos) (atiende|atendio|atendieron|esta atendiendo|contesta|escribe)
  (me|nos) (pidio|pidieron|esta pidiendo|estan pidiendo|cobro|exigio|amenazo|insulto|acoso)
  por ?que (me|nos) (pide|piden|cobra|esta pidiendo)
  (asked|wants|wanted) me
`

/** Whether a sentence denounces somebody, where it cannot mean the fee that everybody pays. What it denies or only asks does not. */
export function denounces(text: string): boolean {
  const words = everyday(text)
  const bare = plain(text)
  const says = DENOUNCES.test(words) || DENOUNCES.test(bare)
  if (!says || OTHERWISE.test(bare) || THE_FEE.test(bare)) return false
  return !/[?¿]/.test(text) || OF_WHOEVER_ATTENDS.test(bare)
}

/** "denuncia: el licenciado quiere dinero": what follows the word that the chat told to begin with. Undefined: nothing does. */
export function afterTheWord(text: string): string | undefined {
  const [, rest] = /^\s*(?:denuncia|denuncio|complaint)\b[\s:,.;-]*(.*)$/isu.exec(text) ?? []
  return rest?.trim() === '' ? undefined : rest?.trim()
}

export type GrievanceAbout = 'service' | 'bank'

const BANK = phrases`
  (banco|bancomer|bbva|banamex|banorte|santander|hsbc|oxxo|cajer[oa]) ..7 (no (me|nos)? ..1 (quis\w+|quier\w+|recib\w+|acept\w+|
    dej\w+|atend\w+|regres\w+|devolv\w+)|(me|nos) (cobr\w+|trat\w+|quit\w+|neg\w+|hicieron|hizo) ..2 (de mas|doble|dos
    veces|comision|mal|esperar|dinero|[0-9]+)|se (nego|negaron|quedo con|quedaron con|trago))
  (queja|quejarme) ..3 banco
  (en el|el) banco ..2 (me|nos) (trat\w+|atend\w+|negaron|hicieron esperar)
  the bank ..3 (refus\w+|did not|didn t|would not|wouldn t|charged ..2 (twice|extra))
`
const SERVICE = phrases`
  (queja|quejarme|quejar) ..2 (de|del|por|sobre) ..1 (servicio|atencion|trato|sistema|oficina|tramite|espera|ustedes)
  (quiero|quisiera|deseo|necesito|voy a) (poner|hacer|dejar|presentar|meter|levantar)? (una)? (quejarme|queja)
  (mal|pesim[oa]|horrible|terrible|malisim[oa]) (servicio|atencion|trato)
  (servicio|atencion|trato) ..2 (mal[oa]|pesim[oa]|horrible|terrible|malisim[oa]|deja mucho que desear)
  (me|nos) (hicieron|hizo|tuvieron|dejaron) ..1 (esperar|esperando|horas|parad[oa]s?|afuera|vueltas|dar vueltas)
  (nadie|no|nunca) me (hacen caso|hizo caso|hicieron caso)
  (terrible|awful|bad|poor) (service|treatment)
  (want to|would like to) (complain|make a complaint|file a complaint) ..6
`

/** A complaint about the service or a bank, which is for the office itself; undefined for anything else. */
export function hearGrievance(text: string): GrievanceAbout | undefined {
  if (/[?¿]/.test(text)) return undefined
  const words = plain(text)
  if (BANK.test(words)) return 'bank'
  return SERVICE.test(words) ? 'service' : undefined
}

const DROPS = phrases`
  ^(no|ya no|mejor no|siempre no|nop|nel|no gracias|no mejor no)$
  (no|ya no|mejor no) (lo|la|le)? (mand\w+|envi\w+|pas\w+|dig\w+|denunci\w+|hag\w+)
  (no|ya no) (quiero|quisiera|deseo|voy a|pienso) ..2 (problemas?|lios?|mandar\w*|denunciar\w*|decir\w*|nada|seguir|hacerlo|que lo
    (mande|envie|lea)\w*)
  (olvid|dej)(el|al)[oa] (asi)?
  (olvid|dej)(e|a) eso
  (borr|elimin|quit)(el|al|e|a)[oa]?$
  ^(por favor)? (bor+(elo|alo|ar|rar)|borre (eso|lo que|todo)|eliminelo|eliminalo)
  (forget it|delete it|do not send|don t send|never mind|no thanks)
`
/** Any no to a report that was told and not sent. */
export const dropsReport = (text: string): boolean => DROPS.test(plain(text))

const NAMELESS = phrases`
  (sin|no) (mis|poner|que (sepan|vean|aparezca)|dar|con|decir)? ..1 (datos|nombre|telefono|numero|quien soy)
  anonim[oa]\w*
  without my (data|name|phone|number)
  anonymous\w*
`
const NAMED = phrases`
  con mi (telefono|nombre|numero)
  con mis datos
  with my (phone|name|data|number)
`
/** How somebody wants a report to be sent. */
export function hearHowToSend(text: string): 'anonymous' | 'named' | undefined {
  const words = plain(text)
  if (NAMELESS.test(words)) return 'anonymous'
  return NAMED.test(words) ? 'named' : undefined
}

/** Whether these words answer how a report is to be sent, or whether. */
export const answersReport = (text: string): boolean =>
  hearYesNo(text) !== undefined || dropsReport(text) || hearHowToSend(text) !== undefined
