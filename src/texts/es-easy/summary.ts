import type { Texts } from '../es-MX/index.ts'
import * as plain from '../es-MX/summary.ts'

/** The last look before the folio, and what can be corrected. */
export const summary: Texts['summary'] = {
  ...plain.summary,
  first: 'Revise su cita:',
  noCurp: (birth: string) => `*CURP:* la ven en la oficina\n*Nació el:* ${birth}`,
  mayChange: (year: number) => `El precio es de ${year}. Puede cambiar el 1 de enero.`,
  until: (until: string) => `El lugar es suyo hasta las *${until}*.\nPara más tiempo, escriba *más tiempo*.`,
  untilLast: (until: string) => `El lugar es suyo hasta las *${until}*.`,
  ask: '*¿Está todo bien?* Toque *Confirmar*.',
  howToConfirm: 'Todavía no está confirmada.\nEscriba la palabra *confirmar*.',
  mayBeChanged: 'Si algo está mal, toque *Corregir un dato*.\nDespués también puede cambiar su cita.',
  changedMeanwhile: 'Algo cambió. Revise otra vez.',
  left: 'Está bien. Ya no tiene ese lugar. No hay cita.\nGuardo sus respuestas unos días.',
}

export const correct: Texts['correct'] = {
  ...plain.correct,
  ask: '*¿Qué quiere corregir?*',
  rows: {
    ...plain.correct.rows,
    slot: { title: 'Día y hora', description: 'Elegir otro día u otra hora.' },
    validity: { title: 'Años y descuento', description: 'Cuántos años. Cuánto paga.' },
    attendant: { title: 'Persona adulta que irá', description: 'Cambiar a esa persona.' },
    whoAttends: { title: 'Quién da el permiso', description: 'Las 2 personas. O una sola.' },
    moreTime: { title: 'Necesito más tiempo', description: 'Guardar el lugar más tiempo.' },
    back: { title: 'Nada, está bien', description: 'No cambiar nada.' },
  },
}
