/** What a procedure asks beyond name, CURP and hour. The questions themselves are the institution's record. */
export const details = {
  ask: (question: string) => `*${question}*`,
  askFor: (first: string, question: string) => `Para ${first}: *${question}*`,
  example: (words: string) => `Ejemplo: ${words}`,
  optional: 'Si no lo tiene a la mano, toque el botón.',
  buttons: { none: 'No lo tengo aquí', yes: 'Sí', no: 'No' },
  row: { title: 'Otros datos', description: 'Lo que este trámite pregunta además' },
  unknown: 'no lo tiene',
  line: (label: string, answer: string) => `*${label}:* ${answer}`,
  tooShort: (least: number) => `Debe tener al menos ${least} letras o números. Revíselo y escríbalo otra vez.`,
  tooLong: (most: number) => `Debe tener ${most} letras o números, o menos. Revíselo y escríbalo otra vez.`,
  noNumber: 'Escríbalo solo con números, por favor.',
  tooSmall: (least: string) => `El número más pequeño que puede ser es ${least}.`,
  tooLarge: (most: string) => `El número más grande que puede ser es ${most}.`,
  noDay: 'Escriba el día, el mes y el año. Ejemplo: 5 de marzo de 2026',
  tooEarly: (day: string) => `Esa fecha no sirve para este trámite: puede ser desde el ${day}.`,
  tooLate: (day: string) => `Esa fecha no sirve para este trámite: puede ser hasta el ${day}.`,
}
