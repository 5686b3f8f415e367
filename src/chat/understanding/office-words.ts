import { phrases } from './phrases.ts'

/** "la más cercana" is the nearest office; "la fecha más cercana" is the soonest day. */
const NEAREST = phrases`(mas cercan[oa]|mas cerca|mas cerquita|mas proxima a mi|la cercana|nearest|closest)`
const ABOUT_A_DAY = phrases`(fecha|dia|cita|date)`
const SOONEST = phrases`
  (mas proxima|mas proximo|mas cercana|cualquiera|primera fecha|antes posible|mas pronto|mas rapido|mas temprana|lo antes|
    urge|urgente|(me)? da igual|(me)? da lo mismo|no importa (donde)?|fecha mas pronto|la que sea|que (tengan?|haya|hay|este) ..2 (antes|primero|luego luego)|donde sea|donde haya|
    soonest|earliest|any|whichever)
`
const NONE = phrases`(ningun[oa]|(muy|re|bien|bastante|super) lejos|none of them|too far)`
/** A question about an office chooses none. */
const ASKS_ABOUT = phrases`(direccion|donde (esta|queda)|telefono|horario|a que hora|como llego|address|where is)`

/** What is said of the offices in a list without naming one; `words` are the everyday ones. */
export function hearRequestedOffice(words: string): 'nearest' | 'soonest' | 'none' | 'question' | undefined {
  if (NEAREST.test(words) && !ABOUT_A_DAY.test(words)) return 'nearest'
  if (SOONEST.test(words)) return 'soonest'
  if (NONE.test(words)) return 'none'
  return ASKS_ABOUT.test(words) ? 'question' : undefined
}
