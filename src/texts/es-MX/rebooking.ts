import type { Telephone } from '../telephone.ts'

/** Another hour for whom the office could not keep theirs. */
export const rebooking = {
  kept: (when: string, office: string, folio: string) =>
    `*Es suya:* ${when}, en ${office}. El folio es el mismo: *${folio}*.\n\nSus datos siguen aquí y esto no cuenta como cambio.`,
  over: 'Eso ya se resolvió. Para ver cómo quedó su cita, escriba *MIS CITAS*.',
  gone: 'Esa cita ya no está en pie. Si quiere otra, escriba *Hola*.',
  stays: (when: string) => `Esa hora ya no está libre. Su cita sigue siendo el *${when}*.`,
  why: (office: string, when: string, reason: string) => `La oficina de ${office} no pudo atenderle el ${when}: ${reason}.`,
  onlyTheirs: 'Sí: esa hora es solo suya y nadie más puede tomarla.',
  noAnswer: (by: Telephone) =>
    `Si no contesta a tiempo, esa hora pasa a otra persona${by ? ' y la oficina le llama' : '; después puede pedir otra aquí'}.`,
  first: (office: string) =>
    `La oficina de ${office} le debe una hora: se le ofrece antes que a nadie más. No tiene que hacer nada.`,
}
