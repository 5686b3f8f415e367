// node src/commands/launch.mjs src/commands/verify.ts FILE: is this copy good? Changes nothing.
import { existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type CopyCheck, type CopyFault, type CopyHindrance, checkCopy } from '../../db/copy.ts'
import { systemClock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import { demoDataKey } from '../demo.ts'
import { whyUnfit } from '../refused-start.ts'
import { createVault } from '../vault.ts'
import { ROOT } from './root.ts'

/** Why a copy is refused, and what to do, for an office clerk. */
export const FAULTS: Record<CopyFault | CopyHindrance, string> = {
  unreadable: 'El archivo no se puede abrir como base de datos: no existe, está incompleto o es otra cosa. Pruebe con otra copia.',
  not_ours: 'El archivo es una base de datos, pero no de Ventanilla. Busque un archivo que se llame ventanilla-AAAAMMDD-HHMM.db.',
  newer: 'La copia la hizo una versión más nueva del programa. Actualice el programa y vuelva a intentarlo.',
  other_key:
    'La copia se hizo con otra DATA_KEY: con la de ahora no se podría leer nada. Ponga en .env la clave que está en la caja fuerte.',
  damaged: 'La copia está dañada. Pruebe con otra.',
  foreign_keys: 'La copia está incompleta: hay datos que se refieren a otros que no están. Pruebe con otra.',
  invariants: 'Las cuentas de la copia no cuadran. Pruebe con otra y avise a quien da soporte al programa.',
  no_space: 'No hay espacio en el disco. Libere espacio y vuelva a intentarlo.',
  folder: 'No se puede escribir en la carpeta de las copias (BACKUP_DIR). Revise que el disco esté conectado y que tenga permiso.',
}

type KeyPlace = Pick<Config, 'DATA_KEY' | 'databasePath'>

/** The fingerprint of the key in use, the demonstration's included; undefined when there is none yet. */
export function keyFingerprint({ DATA_KEY, databasePath }: KeyPlace): string | undefined {
  const key = DATA_KEY ?? (existsSync(`${databasePath}.demo-key`) ? demoDataKey(databasePath, systemClock) : undefined)
  return key ? createVault(Buffer.from(key, 'base64'), systemClock).fingerprint : undefined
}

/** Checks a copy against this installation's key. */
export function verify(file: string, config: KeyPlace): CopyCheck {
  const dataKey = keyFingerprint(config)
  return checkCopy(file, dataKey ? { dataKey } : {})
}

/** The whole command: what to print and the exit code. */
export function verifyCommand(args: string[], env: NodeJS.ProcessEnv, root: string, say: (line: string) => void): number {
  const [asked] = args
  if (!asked) {
    say('Escriba el archivo que se va a revisar, por ejemplo: npm run verify -- data/backups/ventanilla-20261124-0330.db')
    return 1
  }
  const file = resolve(root, asked)
  const check = verify(file, readConfig(env, root))
  if (check.ok) {
    say(`La copia ${basename(file)} está bien: se abrió, se revisó por dentro y es de esta instalación (${size(file)}).`)
    return 0
  }
  say(FAULTS[check.fault])
  if (check.findings.length > 0) say(`Detalle para soporte: ${check.findings.join(', ')}`)
  return 1
}

/** `12.3 MB` */
export const size = (file: string): string => `${(statSync(file).size / 1e6).toFixed(1)} MB`

/** One sentence for a variable or a database that is not fit; anything else is a bug and shows itself whole. */
export function explain(error: unknown, say: (line: string) => void): number {
  const sentence = whyUnfit(error)
  if (sentence === undefined) throw error
  say(sentence)
  return 1
}

if (import.meta.main) {
  try {
    process.exitCode = verifyCommand(process.argv.slice(2), process.env, ROOT, console.log)
  } catch (error) {
    process.exitCode = explain(error, console.error)
  }
}
