const before = (count: number): string => {
  if (count === 0) return 'Sigue usted.'
  return count === 1 ? 'Hay 1 turno antes que el suyo.' : `Hay ${count} turnos antes que el suyo.`
}

/** The day of the visit: who comes late, who is there, and what was missing. */
export const visits = {
  lateTold: 'Le avisé a la ventanilla que llega tarde.',
  keptUntil: (until: string) => `Su lugar se guarda hasta las *${until}*. Después pasa tras quienes ya están.`,
  behind: 'Al llegar, pasa tras quienes ya están.',
  saysHere: (folio: string, office: string) =>
    `Le avisé a la ventanilla de *${office}* que ya llegó. Falta que lo anoten en la puerta: avise ahí y diga su folio: *${folio}*.`,
  waiting: (count: number) =>
    count === 0 ? 'Ahora no espera nadie.' : count === 1 ? 'Ahora espera 1 turno.' : `Ahora esperan ${count} turnos.`,
  noted: (number: number, count: number) => `Ya está anotado que llegó. *Su turno es el ${number}.* ${before(count)}`,
  called: (number: number, window: number) => `*Pase a la ventanilla ${window}.* Su turno es el ${number}.`,
  over: 'Su visita de hoy ya terminó. Si le falta algo, dígalo en la ventanilla.',
  lacked: (paper: string) => `En su visita faltó: *${paper}*`,
  comeBack: 'Puede tomar otro lugar con los mismos datos y el mismo folio. No cuenta como cambio suyo.',
  askComeBack: '*¿Cuál le conviene?*',
  noPlace: (office: string) => `Por ahora no hay lugar en ${office}. Escriba *MIS CITAS* más tarde.`,
  moved: (when: string, office: string, folio: string) => `Listo. Su cita es el *${when}*, en ${office}.\n*Folio: ${folio}*`,
  bring: (paper: string) => `No olvide llevar: ${paper}`,
  stays: 'Muy bien. Si quiere otro lugar, toque el botón del aviso de hoy.',
  gone: 'Eso ya no se puede cambiar desde aquí.',
  noButton: 'Por ahora no',
}
