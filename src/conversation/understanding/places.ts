import { tidy } from './words.ts'

const LEAD =
  /\b(?:soy de|vivo en|vivo por|vengo de|estoy en|ando en|radico en|cerca de|cerca del|por el rumbo de|en la oficina de|la oficina de|oficina|cita en|cita para|i live in|i am from|i'm from|near|close to|en)\s+([\p{L}\d'’. ]+)/giu
const ENDS =
  /\s+(?:y|pero|porque|para|por favor|con|mi|me|quiero|necesito|el (?:lunes|martes|miercoles|miércoles|jueves|viernes|sabado|sábado)|and|but|please|i)\s.*$/iu
/** What follows "en" and is no place. */
const NO_PLACE =
  /^(?:la (?:mañana|manana|tarde|noche)|el? (?:mañana|pasaporte|acta|mes|dia|día)|linea|línea|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|the|mi|su|este|esta|cuanto|total|efectivo|persona|serio|la cita|una cita|un|una|que)\b/iu
const MOST_WORDS = 5
/** Two places are as many as anybody names; looking each one up costs time that everybody waits. */
const MOST_CANDIDATES = 2 * MOST_WORDS

/** Candidates for a place in a sentence, longest first: after "soy de", "vivo en", "cerca de", "en". */
export function placeWords(text: string): string[] {
  const candidates: string[] = []
  for (const found of tidy(text).matchAll(LEAD)) {
    const said = (found[1] ?? '').split(/[.,;]/)[0]?.replace(ENDS, '').trim() ?? ''
    if (said === '' || NO_PLACE.test(said)) continue
    const words = said.split(' ').slice(0, MOST_WORDS)
    for (let length = words.length; length > 0; length--) candidates.push(words.slice(0, length).join(' '))
  }
  const postal = /\b\d{5}\b/.exec(text)
  return [...new Set(postal ? [postal[0], ...candidates] : candidates)].slice(0, MOST_CANDIDATES)
}
