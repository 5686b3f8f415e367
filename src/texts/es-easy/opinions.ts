import { opinions as full } from '../es-MX/opinions.ts'

/** The same in short sentences. */
export const opinions: typeof full = {
  ...full,
  ask: 'Hoy le atendieron en la oficina.\nNadie verá su nombre.\n\n*¿Cómo le fue?*',
  bad: 'Lo sentimos. Ya lo anoté, sin su nombre.\nSi quiere contar qué pasó, escriba *queja*.',
  money: 'Gracias. Ya lo anoté, sin su nombre.',
}
