import { collections as full } from '../es-MX/collections.ts'

/** The same in short sentences. */
export const collections: typeof full = {
  ...full,
  notYet: (office) => `La oficina ${office} no dice todavía que esté listo.\nPregunte aquí otro día.`,
}
