import type { collections as full } from '../es-MX/collections.ts'

/** What is collected at the office after the visit. */
export const collections: typeof full = {
  whose: (name, folio) => `For ${name}, folio ${folio}:`,
  ready: (office, address) => `*You can collect it* at the ${office} office: ${address}.`,
  noneToCome: 'You have no upcoming appointments.',
  bring: 'To collect it, bring:',
  missing: (paper, office) => `A paper is missing: *${paper}* Take it to the ${office} office.`,
  notYet: (office) => `The ${office} office has not noted yet that it is ready. Ask here another day.`,
}
