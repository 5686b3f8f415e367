import { existsSync, readdirSync, statSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { copyMoment } from '../../db/copy.ts'
import { spanishDates } from '../texts/dates.ts'
import { ROOT } from './program.ts'

/** Older ones are seldom wanted, and their names are in the folder. */
const SHOWN = 8

/** Newest first, each with its whole command line to copy. `command`: such as `npm run restore`. */
export function copiesToChoose(backupDir: string, command: string): string[] {
  const copies = existsSync(backupDir) ? readdirSync(backupDir).filter((name) => copyMoment(name) !== undefined) : []
  if (copies.length === 0) return [`No hay ninguna copia en ${backupDir}. Revise que su disco esté conectado.`]
  const newest = copies.sort().reverse().slice(0, SHOWN)
  return [
    'Estas son las copias, la más nueva primero. Copie y pegue el renglón de la que quiere:',
    ...newest.flatMap((name) => [
      '',
      `${whenMade(name)} (${size(join(backupDir, name))})`,
      `  ${command} -- ${typed(join(backupDir, name))}`,
    ]),
  ]
}

/** `12.3 MB` */
export const size = (file: string): string => `${(statSync(file).size / 1e6).toFixed(1)} MB`

function whenMade(name: string): string {
  const { day, minute } = copyMoment(name) ?? { day: '', minute: 0 }
  return `Del ${spanishDates.long(day)}, ${spanishDates.hour(minute)}`
}

/** As typed in the program's folder: relative where it lies inside, quoted where it has a blank. */
export function typed(file: string): string {
  const inside = relative(ROOT, file)
  const path = inside.startsWith('..') || isAbsolute(inside) ? file : inside
  return /\s/.test(path) ? `"${path}"` : path
}
