// npm run verify -- FILE: is this copy good? Changes nothing.
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type CopyCheck, checkCopy } from '../../db/copy.ts'
import { systemClock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import { keptDemoKey } from '../demo/account.ts'
import { COPY_FAULTS } from '../texts/start.ts'
import { createVault, type Vault } from '../vault.ts'
import { copiesToChoose, size } from './copies.ts'
import { ROOT, runCommand } from './program.ts'

type KeyPlace = Pick<Config, 'DATA_KEY' | 'databasePath'>

/** The vault of the data key in use, the demonstration's included; undefined when there is no key yet. */
export function vaultInUse({ DATA_KEY, databasePath }: KeyPlace): Vault | undefined {
  const key = DATA_KEY ?? keptDemoKey(databasePath)
  return key === undefined ? undefined : createVault(Buffer.from(key, 'base64'), systemClock)
}

/** Checks a copy against this installation's key. */
export function verify(file: string, config: KeyPlace): CopyCheck {
  const dataKey = vaultInUse(config)?.fingerprint
  return checkCopy(file, dataKey ? { dataKey } : {})
}

/** The whole command: what to print and the exit code. */
export function verifyCommand(args: string[], env: NodeJS.ProcessEnv, root: string, say: (line: string) => void): number {
  const [asked] = args
  const config = readConfig(env, root)
  const file = asked === undefined ? undefined : resolve(root, asked)
  if (file === undefined || !existsSync(file)) {
    say(file === undefined ? 'Falta decir cuál copia se revisa.' : `No existe el archivo ${file}.`)
    for (const line of copiesToChoose(config.backupDir, 'npm run verify')) say(line)
    return 1
  }
  const check = verify(file, config)
  if (check.ok) {
    say(`La copia ${basename(file)} está bien: se abrió, se revisó por dentro y es de esta instalación (${size(file)}).`)
    return 0
  }
  say(COPY_FAULTS[check.fault])
  if (check.findings.length > 0) say(`Detalle para soporte: ${check.findings.join(', ')}`)
  return 1
}

if (import.meta.main) await runCommand(() => verifyCommand(process.argv.slice(2), process.env, ROOT, console.log))
