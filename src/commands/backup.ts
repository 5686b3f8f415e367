// npm run backup: a verified copy now. Works while the server runs, because it only reads.
import { existsSync } from 'node:fs'
import { copyName, makeCopy } from '../../db/copy.ts'
import { refuseUnknown } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { type Instant, systemClock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import { COPY_FAULTS } from '../texts/start.ts'
import { size } from './copies.ts'
import { ROOT, runCommand } from './program.ts'
import { vaultInUse } from './verify.ts'

const SIGNED = 'Junto a ella queda su firma (.firma). Donde lleve la copia, lleve también ese archivo.'
const NOT_SIGNED = 'La copia no lleva firma, porque falta DATA_KEY: para usarla habrá que escribir sin-firma al final de la orden.'

/**
 * Makes a verified copy in BACKUP_DIR. The database is not touched, not even to note the copy: the server is its only writer. Returns the
 * exit code.
 */
export function backupCommand(config: Config, now: Instant, say: (line: string) => void): number {
  if (!existsSync(config.databasePath)) {
    say(`No hay base de datos en ${config.databasePath}: no hay nada que copiar.`)
    return 1
  }
  const db = openDatabase(config.databasePath, { readonly: true })
  try {
    refuseUnknown(db)
    const vault = vaultInUse(config)
    const made = makeCopy(db, config.backupDir, copyName(now, institutionZone(db)), vault)
    if (made.ok) {
      say(`Copia hecha y revisada: ${made.file} (${size(made.file)}).`)
      say('Sin la DATA_KEY de esta instalación nadie puede leerla: la clave va en la caja fuerte, no junto a la copia.')
      say(vault ? SIGNED : NOT_SIGNED)
      return 0
    }
    if (made.keptAs) {
      say('Las cuentas de la base de datos no cuadran: la copia no se puede dar por buena. Avise a quien da soporte al programa.')
      say(`Lo que hay quedó guardado, sin verificar, en ${made.keptAs}. No borre las copias anteriores.`)
    } else say(`No se pudo hacer la copia. ${COPY_FAULTS[made.fault]}`)
    if (made.findings.length > 0) say(`Detalle para soporte: ${made.findings.join(', ')}`)
    return 1
  } finally {
    db.close()
  }
}

if (import.meta.main) await runCommand(() => backupCommand(readConfig(process.env, ROOT), systemClock.now(), console.log))
