import { everyday } from './spelling.ts'
import { plain, tidy, withoutCourtesy } from './words.ts'

const LEAD =
  /\b(?:soy de|somos de|vivo en|vivimos en|vivo por|vivo x|vengo de|vengo desde|estoy en|estoy por|estamos en|ando en|radico en|resido en|cerca de|cerca del|cerquita de|por el rumbo de|rumbo a|por la zona de|zona de|por el lado de|a un lado de|junto a|desde|queda(?: mas)? cerca|queda mejor|mejor en|que sea en|puede ser en|en la oficina de|la oficina de|oficina|la de|cita en|cita para|pasaporte en|municipio de|alcald[ií]a|delegaci[oó]n|codigo postal|código postal|cp|i live in|i am from|i'm from|i m in|i'm in|near|close to|around|en|x)\s+([\p{L}\d'’. ]+)/giu
/** Where the place ends and the sentence goes on. */
const ENDS = new Set(
  (
    'y e pero porque para por con mi mis me quiero quisiera necesito ocupo soy tengo busco si no que cuando donde a ' +
    'lunes martes miercoles jueves viernes sabado domingo manana hoy tarde temprano pasado proxima proximo ' +
    'renovar renovacion pasaporte cita gracias porfa porfavor urgente urge ya tel telefono and but please i my want need the for on'
  ).split(' '),
)
/** "en la tarde", "en línea": what follows "en" and is no place. */
const NO_PLACE = new Set(
  (
    'pasaporte acta mes dia linea enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre mi mis su sus tu este esta ' +
    'estos estas ese esa eso cuanto total efectivo persona serio cita una un unos unas que cualquier cualquiera quincena semana ingles espanol ' +
    'english spanish order person it general caso breve espera tramite proceso camino casa vacaciones fin hoy manana temprano la_tarde la_manana ' +
    'la_noche las_mananas las_tardes el_pasaporte el_acta el_mes el_dia la_cita la_semana la_quincena el_transcurso lo_que'
  ).split(' '),
)
const MOST_WORDS = 5
/** Two places are as many as anybody names; looking each one up costs time that everybody waits. */
const MOST_CANDIDATES = 2 * MOST_WORDS

/** Candidates for a place in a sentence, longest first: after "soy de", "vivo en", "cerca de", "en"; a postal code first of all. */
export function placeWords(text: string): string[] {
  const candidates: string[] = []
  for (const found of tidy(text).matchAll(LEAD)) {
    const words = untilItEnds(found[1] ?? '')
    for (let length = words.length; length > 0; length--) candidates.push(words.slice(0, length).join(' '))
  }
  const postal = /\b\d{5}\b/.exec(text)?.[0] ?? /\b\d{2} \d{3}\b/.exec(text)?.[0].replace(' ', '')
  return [...new Set(postal ? [postal, ...candidates] : candidates)].slice(0, MOST_CANDIDATES)
}

function untilItEnds(said: string): string[] {
  const words = (said.split(/[.,;](?:\s|$)/)[0] ?? '').trim().split(' ').filter(Boolean)
  const [first = '', second = ''] = words.map(plain)
  if (NO_PLACE.has(first) || NO_PLACE.has(`${first}_${second}`)) return []
  // "El" begins El Salto as well as "el viernes": only what follows tells.
  const end = words.findIndex((word, at) => {
    const here = plain(word)
    const next = plain(words[at + 1] ?? '')
    return ENDS.has(here) || (/^(?:el|la|las|los)$/.test(here) && ENDS.has(next)) || (here === 'a' && /^las?$/.test(next))
  })
  return words.slice(0, end < 0 ? MOST_WORDS : Math.min(end, MOST_WORDS))
}

/** What people write around an answer they correct or hurry: "no, quise decir Toluca", "mejor Puebla". */
const AROUND =
  /^(?:(?:no|perdon|digo|quise decir|mejor|corrijo|me equivoque|es|seria|que sea|puede ser|pues|ah|a ver|entonces|en|de|por|x|ahi por|aca por|aqui en|alla en) )+/

/** The bare answer within what was typed: without courtesy, second thoughts and what is said of it. */
export const bareAnswer = (text: string): string =>
  withoutCourtesy(plain(text))
    .replace(AROUND, '')
    .replace(/ (?:esta bien|me queda (?:bien|mejor|cerca)|por favor|porfa|si se puede)$/, '')

/** All that a hurried wish has beside the place: "renovar pasaporte toluca urge". */
const WISH = new Set(
  (
    'hola buenas buenos dias tardes noches cita citas para de del la el los las un una por favor porfavor gracias quiero quisiera necesito ocupo renovar ' +
    'renovacion pasaporte pasaportes primera vez tramite tramitar sacar agendar reservar perdi robo extravio urge urgente mi mis ya lo antes posible ' +
    'oficina oficinas informes disponible disponibles hay tienen adulto menor passport renew renewal appointment in a an my'
  ).split(' '),
)
const MOST_LEFT = 3

/** The words of a short wish that are no part of it, which may be a place: "cita pasaporte metepec" leaves "metepec". */
export function leftOfWish(text: string): string | undefined {
  const words = plain(text).split(' ')
  const meant = everyday(text).split(' ')
  if (words.length > 2 * MOST_CANDIDATES) return undefined
  const left = words.filter((word, at) => !WISH.has(word) && !WISH.has(meant[at] ?? ''))
  return left.length > 0 && left.length <= MOST_LEFT && left.length < words.length ? left.join(' ') : undefined
}
