// npm run numbers -- 2026-11: a month of each agency as a page and a file to publish. Changes nothing; the server may run meanwhile.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isNew } from '../../../db/migrate.ts'
import { type Db, openDatabase } from '../../../db/open.ts'
import { endOfDay } from '../../catalogue/calendar.ts'
import { listAgencies } from '../../catalogue/settings.ts'
import { type Clock, systemClock } from '../../clock.ts'
import { plainText } from '../../collation.ts'
import { ROOT, runCommand } from '../../commands/program.ts'
import { type Config, readConfig } from '../../config.ts'
import { lastOf, monthOf } from '../month.ts'
import { monthPage } from '../month-page.ts'

type Deps = { clock: Pick<Clock, 'now'>; say(line: string): void }

/** Returns the exit code; with 1 nothing was written. */
export async function numbersCommand(
  [month]: readonly (string | undefined)[],
  { databasePath }: Pick<Config, 'databasePath'>,
  deps: Deps,
): Promise<number> {
  if (month === undefined || !/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(month))
    return refuse(deps, 'Escriba el mes así: npm run numbers -- 2026-11')
  if (!existsSync(databasePath)) return refuse(deps, 'Aquí no hay ninguna base de datos.')
  const db = openDatabase(databasePath, { readonly: true })
  try {
    if (isNew(db)) return refuse(deps, 'La base de datos está vacía: encienda Ventanilla una vez.')
    return await publishMonth(db, { month, folder: join(dirname(databasePath), 'numeros') }, deps)
  } finally {
    db.close()
  }
}

async function publishMonth(db: Db, { month, folder }: { month: string; folder: string }, { clock, say }: Deps): Promise<number> {
  const agencies = listAgencies(db).filter(({ version }) => version > 0)
  const now = clock.now()
  if (agencies.some(({ zone }) => endOfDay(lastOf(month), zone) > now))
    return refuse({ say }, 'Ese mes todavía no termina: sus números se hacen cuando termine.')
  mkdirSync(folder, { recursive: true })
  for (const { id, name } of agencies) {
    const file = await monthOf(db, { agencyId: id, month }, now)
    const whose = agencies.length > 1 ? `-${plainText(name).replaceAll(/[^a-z0-9]+/g, '-')}` : ''
    const base = `numeros-${month}${whose}`
    writeFileSync(join(folder, `${base}.json`), `${JSON.stringify(file, null, 2)}\n`)
    writeFileSync(join(folder, `${base}.html`), monthPage(file, `${base}.json`))
    say(`${name}: ${join(folder, `${base}.html`)} y ${base}.json`)
  }
  say('No hay datos de personas en ellos: puede publicarlos, siempre los dos juntos.')
  return 0
}

function refuse({ say }: Pick<Deps, 'say'>, line: string): number {
  say(line)
  return 1
}

if (import.meta.main)
  await runCommand(() =>
    numbersCommand(process.argv.slice(2), readConfig(process.env, ROOT), {
      clock: systemClock,
      say: (line) => console.log(line),
    }),
  )
