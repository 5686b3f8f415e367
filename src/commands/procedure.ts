// npm run procedure -- check FILE: is this procedure file fit? Needs no database. npm run procedure -- schema
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { PROCEDURE_FILE } from '../../db/seeds/procedure-file.ts'
import { readProcedureFile } from '../catalogue/procedure-file/faults.ts'
import { madeText } from '../catalogue/procedure-file/made.ts'
import { ROOT, runCommand } from './program.ts'

/** Exit code 0: fit; 1: something is to be mended. */
export function procedureCommand([what, named]: string[], root: string, say: (line: string) => void): number {
  if (what === 'schema') {
    say(JSON.stringify(z.toJSONSchema(PROCEDURE_FILE, { io: 'input' }), null, 2))
    return 0
  }
  if (what !== 'check' || named === undefined) {
    say('Escriba: npm run procedure -- check ARCHIVO (para revisar un trámite) o: npm run procedure -- schema (su forma)')
    return 1
  }
  const text = textOf(resolve(root, named))
  if (text === undefined) {
    say(`No se puede leer el archivo ${named}.`)
    return 1
  }
  const read = readProcedureFile(text)
  if (!read.ok) {
    say(`${named} no sirve así:`)
    for (const { path, what: wrong } of read.faults) say(path === '' ? `  ${wrong}` : `  ${path}: ${wrong}`)
    return 1
  }
  const { file } = read
  say(`${named} está bien. Daría de alta, o dejaría así:`)
  for (const one of file.procedures)
    say(one.doneBy === null ? `  ${one.name} (${madeText(file, one)})` : `  ${one.name}: solo se dice quién lo hace, ${one.doneBy}`)
  return 0
}

/** Undefined: there is none, or it may not be read. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

if (import.meta.main) await runCommand(() => procedureCommand(process.argv.slice(2), ROOT, console.log))
