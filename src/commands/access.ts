import { existsSync } from 'node:fs'
import { readFact } from '../../db/facts.ts'
import { DatabaseInUse, lockDatabase } from '../../db/lock.ts'
import { isNew } from '../../db/migrate.ts'
import { type Db, openDatabase, type Tx, write } from '../../db/open.ts'
import { giveAccess } from '../admin/access.ts'
import { audit, auditName } from '../admin/audit.ts'
import { openAccess } from '../admin/operations/accesses.ts'
import { dayOf, endOfDay } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { listAgencies } from '../catalogue/settings.ts'
import { type Clock, systemClock } from '../clock.ts'
import { plainText } from '../collation.ts'
import { type Config, readConfig } from '../config.ts'
import { spanishDates } from '../texts/dates.ts'
import type { Vault } from '../vault.ts'
import { ROOT, runCommand, STOP_FIRST } from './program.ts'
import { vaultInUse } from './verify.ts'

// npm run access -- AGENCY NAME: an administrator's key for an agency that lost all of its own. The server must be stopped.

type Deps = { clock: Pick<Clock, 'now' | 'random'>; say(line: string): void }

/** Returns the exit code; with 1 nothing was changed. */
export function accessCommand([agency, name]: readonly (string | undefined)[], config: Config, deps: Deps): number {
  const vault = vaultInUse(config)
  if (!existsSync(config.databasePath)) return refuse(deps, 'Aquí no hay ninguna base de datos.')
  try {
    const lock = lockDatabase(config.databasePath)
    const db = openDatabase(config.databasePath)
    try {
      if (isNew(db)) return refuse(deps, 'La base de datos está vacía: encienda Ventanilla una vez.')
      if (!vault || readFact(db, 'data_key') !== vault.fingerprint)
        return refuse(deps, 'La DATA_KEY de .env no es la de esta base de datos.')
      return give(db, vault, [agency, name], deps)
    } finally {
      db.close()
      lock.release()
    }
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error
    return refuse(deps, STOP_FIRST)
  }
}

function give(db: Db, vault: Vault, [agency, name = '']: readonly (string | undefined)[], { clock, say }: Deps): number {
  const all = listAgencies(db)
  const chosen = all.find((one) => plainText(one.name) === plainText(agency ?? ''))
  if (!chosen || name.trim().length < 3) {
    say('No se dio ninguna clave. Escriba la dependencia y de quién es la clave, así:')
    for (const one of all) say(`npm run access -- "${one.name}" "Nombre de la persona"`)
    return 1
  }
  const now = clock.now()
  const zone = institutionZone(db)
  const last = Temporal.PlainDate.from(dayOf(now, zone)).add({ years: 1 }).toString()
  const wish = { name: name.trim(), role: 'administrator', officeIds: undefined, seesNames: true, agencyId: chosen.id } as const
  const token = write(db, (tx: Tx) => {
    const given = giveAccess(tx, { vault, clock }, { ...wish, expiresAt: endOfDay(last, zone) }, now)
    const reason = 'La dio quien opera la computadora, con npm run access.'
    audit(
      tx,
      vault,
      { keyId: given.id },
      { operation: auditName(openAccess), detail: { key: given.id, role: wish.role }, reason },
      now,
    )
    return given.token
  })
  say(`Clave de administrador de ${chosen.name}, para ${wish.name}; sirve hasta el ${spanishDates.long(last)}:`)
  say(token)
  say('No se volverá a mostrar: entréguela en persona. Queda en la bitácora de esa dependencia.')
  return 0
}

function refuse({ say }: Deps, line: string): number {
  say(line)
  return 1
}

if (import.meta.main)
  await runCommand(() =>
    accessCommand(process.argv.slice(2), readConfig(process.env, ROOT), { clock: systemClock, say: (line) => console.log(line) }),
  )
