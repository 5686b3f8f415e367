import { rebooking as full } from '../es-MX/rebooking.ts'

/** Another hour, in short sentences. */
export const rebooking: typeof full = {
  ...full,
  gone: 'Esa cita ya no sigue.\nPara otra, escriba *Hola*.',
  kept: (when, office, folio) => `*Es suya.*\nDía y hora: ${when}\nOficina: ${office}\nEl folio es el mismo: *${folio}*`,
  stays: (when) => `Esa hora ya no está libre.\nSu cita es: *${when}*`,
  why: (office, when, reason) => `La oficina de ${office} no pudo recibirle: ${reason}.\nSu hora era: ${when}`,
  onlyTheirs: 'Sí. Esa hora es solo suya.',
  noAnswer: (by) =>
    `Si no contesta, esa hora será de otra persona.\n${by ? 'La oficina le llama.' : 'Después puede pedir otra aquí.'}`,
  first: (office) => `La oficina de ${office} le debe una hora.\nUsted va primero. No tiene que hacer nada.`,
}
