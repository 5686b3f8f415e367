import { join } from 'node:path'
import { setupCommand } from '../../src/commands/setup.ts'
import { ownFolder } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { ACCOUNT_ID, type MetaSide, metaSide, PAGE_ID, PAGE_TOKEN, PHONE_ID, SECRET, TOKEN, typing } from './world.ts'

/** An empty folder in which somebody types the answers to what `npm run setup` asks. */
export function arrange() {
  const root = ownFolder('ventanilla ')
  const clock = testClock()
  const run = async (lines: string[], side: Partial<MetaSide> = {}, env: Record<string, string> = {}) => {
    const talk = typing(...lines)
    const code = await setupCommand({ root, env, talk, fetch: metaSide(side).fetch, clock })
    return { code, said: talk.said.join('\n') }
  }
  return { root, clock, file: join(root, '.env'), run }
}

/** What Meta's pages show, in the order in which it is asked. */
export const NUMBER = [TOKEN, ACCOUNT_ID, PHONE_ID, SECRET, 'mi-palabra-2026']

/** The same with a way of paying, and no Page. */
export const META = [...NUMBER, 's', 'n']

/** What Meta shows about the Page. */
export const PAGE = [PAGE_ID, PAGE_TOKEN, SECRET, 'palabra-de-la-pagina']

/** The public address and the folder for copies. */
export const PLACES = ['https://citas.ejemplo.mx', 'copias']

/** The institution's record, question by question. */
export const INSTITUTION = [
  'Ayuntamiento de Muestra',
  'Plaza 1, Metepec',
  '1',
  '722 000 0000',
  '1',
  '9:00-15:00',
  '',
  'Unidad de Transparencia, tel. 722 000 0000',
  'Convenio de muestra, cláusula 3',
  'Contraloría, tel. 722 000 0000',
  'Órgano Interno de Control, tel. 722 000 0001',
  '',
  '',
]
