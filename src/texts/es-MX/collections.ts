/** What is collected at the office after the visit. */
export const collections = {
  whose: (name: string, folio: string) => `${name}, folio ${folio}:`,
  ready: (office: string, address: string) => `*Ya lo puede recoger* en la oficina ${office}: ${address}.`,
  noneToCome: 'No tiene ninguna cita por venir.',
  bring: 'Para recogerlo, lleve:',
  missing: (paper: string, office: string) => `Falta un papel: *${paper}* Llévelo a la oficina ${office}.`,
  notYet: (office: string) => `La oficina ${office} todavía no anota que esté listo. Pregunte aquí otro día.`,
}
