// npm run verify -- FILE: is this copy good? Changes nothing.
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type CopyFault, checkCopy } from '../../db/copy.ts'
import { signatureOf } from '../../db/copy-signature.ts'
import { type Instant, systemClock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import { keptDemoKey } from '../demo/account.ts'
import { createLog } from '../log.ts'
import { COPY_FAULTS } from '../texts/start.ts'
import { createVault, type Vault } from '../vault.ts'
import { copiesToChoose, size, typed } from './copies.ts'
import { ROOT, runCommand } from './program.ts'

type KeyPlace = Pick<Config, 'DATA_KEY' | 'databasePath'>

/** Of the data key in use, also the demonstration's; undefined without one. */
export function vaultInUse({ DATA_KEY, databasePath }: KeyPlace): Vault | undefined {
  const key = DATA_KEY ?? keptDemoKey(databasePath)
  return key === undefined ? undefined : createVault(Buffer.from(key, 'base64'), systemClock)
}

/** The word that vouches for an unsigned copy. */
export const TRUSTED = 'sin-firma'

type Verdict =
  | { ok: true; signed: boolean }
  | { ok: false; fault: CopyFault | 'edited' | 'unsigned' | 'no_key'; findings: string[] }

/**
 * Checks a copy against this installation's key. `named`: the file beside the signature, if `file` is a copy of it; `trusted`: may be
 * unsigned. The signature comes first, so that an edited file is not opened.
 */
export function verify(file: string, vault: Vault | undefined, { named = file, trusted = false } = {}): Verdict {
  const signature = vault && signatureOf(file, vault, named)
  if (signature === 'edited' || signature === 'other_key') return { ok: false, fault: signature, findings: [] }
  const check = checkCopy(file, vault ? { dataKey: vault.fingerprint } : {})
  if (!check.ok) return check
  const signed = signature === 'good'
  return signed || trusted ? { ok: true, signed } : { ok: false, fault: vault ? 'unsigned' : 'no_key', findings: [] }
}

/** `command`: with which it can be used all the same. */
export function whyNotUsed({ fault, findings }: Extract<Verdict, { ok: false }>, command: string): string[] {
  return [
    COPY_FAULTS[fault],
    ...(findings.length > 0 ? [`Detalle para soporte: ${findings.join(', ')}`] : []),
    ...(fault === 'unsigned' ? ['Si siempre estuvo en un lugar seguro, se puede usar:', `  ${command} ${TRUSTED}`] : []),
  ]
}

/** Logs that a person vouched for an unsigned copy. */
export const noteUnsigned = (say: (line: string) => void, now: Instant, command: 'restore' | 'drill'): void =>
  createLog('warn', say, () => now).warn('copy.used_without_signature', { command })

export function verifyCommand(args: string[], env: NodeJS.ProcessEnv, root: string, say: (line: string) => void): number {
  const [asked] = args
  const config = readConfig(env, root)
  const file = asked === undefined ? undefined : resolve(root, asked)
  if (file === undefined || !existsSync(file)) {
    say(file === undefined ? 'Falta decir cuál copia se revisa.' : `No existe el archivo ${file}.`)
    for (const line of copiesToChoose(config.backupDir, 'npm run verify')) say(line)
    return 1
  }
  const check = verify(file, vaultInUse(config), { trusted: file === config.databasePath }) // The database itself bears no signature.
  if (check.ok) {
    say(`La copia ${basename(file)} está bien: se abrió, se revisó por dentro y es de esta instalación (${size(file)}).`)
    if (check.signed) say('Su firma dice que está como se guardó.')
    return 0
  }
  for (const line of whyNotUsed(check, `npm run restore -- ${typed(file)}`)) say(line)
  return 1
}

if (import.meta.main) await runCommand(() => verifyCommand(process.argv.slice(2), process.env, ROOT, console.log))
