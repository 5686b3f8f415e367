/** "la más cercana" is the nearest office; "la fecha más cercana" is the soonest day. */
const NEAREST = /\b(?:mas cercana|mas cerca|mas cerquita|mas proxima a mi|la cercana|nearest|closest)\b/
const ABOUT_A_DAY = /\b(?:fecha|dia|cita|date)\b/
const SOONEST =
  /\b(?:mas proxima|mas proximo|mas cercana|cualquiera|primera fecha|antes posible|mas pronto|mas rapido|mas temprana|lo antes|urge|urgente|(?:me )?da igual|(?:me )?da lo mismo|no importa(?: donde)?|fecha mas pronto|la que sea|(?:la )?que (?:tengan?|haya|hay|este)(?: \w+){0,2} (?:antes|primero|luego luego)|donde sea|donde haya|soonest|earliest|any|whichever)\b/
const NONE = /\b(?:ningun[oa]|muy lejos|none of them|too far)\b/
/** A question about an office chooses none. */
const ASKS_ABOUT = /\b(?:direccion|donde (?:esta|queda)|telefono|horario|a que hora|como llego|address|where is)\b/

/** What is said of the offices in a list without naming one; `words` are the everyday ones. */
export function hearOfficeWish(words: string): 'nearest' | 'soonest' | 'none' | 'question' | undefined {
  if (NEAREST.test(words) && !ABOUT_A_DAY.test(words)) return 'nearest'
  if (SOONEST.test(words)) return 'soonest'
  if (NONE.test(words)) return 'none'
  return ASKS_ABOUT.test(words) ? 'question' : undefined
}
