import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { openAlerts } from '../../../db/alerts.ts'
import { copyDay } from '../../../db/copy.ts'
import { readFact } from '../../../db/facts.ts'
import { overdueInvariants, unsoundness } from '../../../db/invariants.ts'
import { DatabaseInUse, isLinked, lockDatabase } from '../../../db/lock.ts'
import { isNew, pendingMigrations, writtenBy } from '../../../db/migrate.ts'
import { type Db, openDatabase } from '../../../db/open.ts'
import { row, statement } from '../../../db/statements.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone, missingMembers, readInstitution } from '../../catalogue/institution.ts'
import { overruled } from '../../catalogue/rules.ts'
import type { Instant } from '../../clock.ts'
import { type Config, ConfigError } from '../../config.ts'
import { birthOf, refuseOtherMode } from '../../start/birth.ts'
import { alertText } from '../../texts/admin-alerts.ts'
import { START } from '../../texts/start.ts'
import { drillPlace } from '../drill.ts'
import { broken, type Finding, ok, warn } from '../program.ts'
import { vaultInUse } from '../verify.ts'

export function isRunning(databasePath: string): boolean {
  if (!existsSync(databasePath) || isLinked(databasePath)) return false
  try {
    lockDatabase(databasePath).release()
    return false
  } catch (error) {
    if (error instanceof DatabaseInUse) return true
    throw error
  }
}

/** Without changing it. */
export function checkDatabase(config: Config, now: Instant): Finding[] {
  if (!existsSync(config.databasePath)) return [warn('Todavía no hay base de datos.', 'Se hace sola con npm start.')]
  if (isLinked(config.databasePath)) return [broken(START.linked, START.meanwhile)]
  let db: Db | undefined
  try {
    db = openDatabase(config.databasePath, { readonly: true })
    if (isNew(db)) return [warn('La base de datos está vacía.', 'Se llena sola con npm start.')]
    const unknown = checkRelease(db)
    if (unknown) return [unknown, ...checkLeftOver(config)] // Nothing else in it can be read.
    return [...checkContent(db, config), ...checkCopies(config, dayOf(now, institutionZone(db))), ...checkLeftOver(config)]
  } catch (error) {
    const code = String((error as { code?: unknown }).code ?? 'desconocido')
    return [
      broken(
        `La base de datos no se puede abrir (${code}).`,
        'Apague el programa y ponga una copia: npm run restore, y elija de la lista.',
      ),
    ]
  } finally {
    db?.close()
  }
}

/** Undefined when this release can read it. */
function checkRelease(db: Db): Finding | undefined {
  const by = writtenBy(db)
  if (by === 'newer') return broken('La base de datos la escribió una versión más nueva del programa.', 'Actualice el programa.')
  if (by === 'older') return broken(START.older, START.meanwhile)
  return undefined
}

function checkContent(db: Db, config: Config): Finding[] {
  const madeWith = readFact(db, 'data_key')
  const key = vaultInUse(config)?.fingerprint
  if (madeWith !== undefined && key !== undefined && key !== madeWith)
    return [broken('La DATA_KEY no es la de esta base de datos.', 'Ponga en .env la clave que está en la caja fuerte.')]
  const otherMode = checkMode(db, config)
  const unsound = unsoundness(db)
  const overdue = overdueInvariants(db)
  const missing = missingMembers(db)
  const alerts = openAlerts(db).filter(({ code }) => !ASKED_OF_META.has(code))
  return [
    pendingMigrations(db) > 0
      ? warn('La base de datos es de una versión anterior.', 'Se actualiza sola, con una copia antes, al iniciar con npm start.')
      : ok('La base de datos abre y es de esta versión.'),
    ...otherMode,
    unsound.length > 0
      ? broken(
          `Las cuentas no cuadran: ${unsound.join(', ')}.`,
          'No borre nada. Haga una copia (npm run backup) y avise a soporte.',
        )
      : ok('Las cuentas cuadran.'),
    ...(overdue.length > 0
      ? [
          warn(
            `Hay trabajo atrasado: ${overdue.join(', ')}.`,
            'Con el programa abierto se hace solo; si sigue en una hora, avise a soporte.',
          ),
        ]
      : []),
    missing.length > 0
      ? broken(
          `Faltan datos de la institución (${missing.map((member) => MEMBERS[member] ?? member).join(', ')}): a la gente no se le contesta.`,
          'Complételos con npm run setup.',
        )
      : ok('La ficha de la institución está completa.'),
    ...(!config.isDemo && readInstitution(db)?.sample
      ? [
          broken(
            'La institución es la de muestra: a la gente se le dice que es un ensayo.',
            'Escriba la de verdad con npm run setup.',
          ),
        ]
      : []),
    ...checkOffices(db),
    ...overruled(db, config.firstRules).map(({ name, given, inForce }) =>
      warn(START.ruleCounts(name.toUpperCase(), given, inForce), 'Quite ese renglón de .env.'),
    ),
    ...alerts.map(({ code }) => warn(alertText(code).what, alertText(code).remedy)),
  ]
}

/** What a start would refuse: real data without a number, or a demonstration's with one. */
function checkMode(db: Db, config: Config): Finding[] {
  try {
    refuseOtherMode(birthOf(db), config)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [broken(error.message, START.meanwhile)]
  }
}

/** Meta itself is asked about these (templates.ts): the stored state may be an hour old. */
const ASKED_OF_META: ReadonlySet<string> = new Set(['template_missing', 'template_mismatch'])

/** As `npm run setup` asks for it. */
const MEMBERS: Record<string, string> = {
  institution: 'toda la ficha',
  name: 'nombre',
  address: 'domicilio',
  zone: 'hora de la institución',
  phone: 'teléfono para pedir ayuda',
  help: 'días y horario de atención',
  privacyContact: 'quién atiende los derechos sobre datos personales',
  legalBasis: 'fundamento legal',
  complaintContact: 'a quién se denuncia',
}

const COPY_WARN_DAYS = 2
const COPY_BROKEN_DAYS = 7

function checkCopies({ backupDir, databasePath }: Config, today: string): Finding[] {
  if (!existsSync(backupDir))
    return [
      warn(
        `No se encuentra la carpeta de las copias (BACKUP_DIR): ${backupDir}.`,
        'Revise que su disco esté conectado. Luego haga una copia: npm run backup',
      ),
    ]
  const days = listCopies(backupDir)
  const newest = days.at(-1)
  if (newest === undefined) return [warn('Todavía no hay ninguna copia de respaldo.', 'Haga una ahora: npm run backup')]
  const age = Temporal.PlainDate.from(newest).until(today, { largestUnit: 'days' }).days
  const what = age < 1 ? 'La última copia es de hoy.' : `La última copia es de hace ${age === 1 ? '1 día' : `${age} días`}.`
  const mend = 'Haga una ahora: npm run backup. Revise que el disco de las copias esté conectado.'
  const finding = age >= COPY_BROKEN_DAYS ? broken(what, mend) : age >= COPY_WARN_DAYS ? warn(what, mend) : ok(what)
  const sameDisk = statSync(backupDir).dev === statSync(dirname(databasePath)).dev
  return [
    finding,
    ...(sameDisk
      ? [
          warn(
            'Las copias están en el mismo disco que la base de datos.',
            'Ponga BACKUP_DIR en otro disco: si este falla, se pierde todo.',
          ),
        ]
      : []),
  ]
}

/** Whole databases left by `npm run restore` or a killed `npm run drill`. */
function checkLeftOver({ databasePath }: Config): Finding[] {
  const folder = dirname(databasePath)
  const drill = drillPlace({ databasePath })
  const isLeftOver = [`${databasePath}.por-restaurar`, ...(isRunning(drill) ? [] : [drill])].map((path) => basename(path))
  const left = readdirSync(folder).filter((name) => /^ventanilla-antes-.+\.db$/.test(name) || isLeftOver.includes(name))
  if (left.length === 0) return []
  return [
    warn(
      left.length === 1
        ? 'Hay una base de datos de antes guardada, con datos personales.'
        : `Hay ${left.length} bases de datos de antes guardadas, con datos personales.`,
      `Cuando ya no haga falta, bórrela de la carpeta ${folder}: ${left.join(', ')}`,
    ),
  ]
}

function listCopies(folder: string): string[] {
  return readdirSync(folder)
    .map((file) => copyDay(file))
    .filter((day) => day !== undefined)
    .sort()
}

interface Row {
  name: string
  procedures: number
  hours: number
}

const CHECK_OFFICES = statement(
  `select name,
     exists (select 1 from office_procedures d join procedures p on p.id = d.procedure_id and p.active = 1
             where d.office_id = offices.id) as procedures,
     exists (select 1 from schedules s join schedule_plans p on p.schedule_id = s.id and p.withdrawn_at is null
       join schedule_hours h on h.plan_id = p.id where s.office_id = offices.id) as hours
   from offices where active = 1 order by id`,
  {
    row: row<Row>({ name: 'text', procedures: 'int', hours: 'int' }),
    uses: 'schedule_hours_one schedule_plans_days schedules_of_office',
  },
)

/** Without an office the chat has nothing to offer. */
function checkOffices(db: Db): Finding[] {
  const offices = CHECK_OFFICES.all(db)
  if (offices.length === 0)
    return [
      broken(
        'No hay ninguna oficina abierta: a la gente se le dice que no hay trámites.',
        'En la página de administración, en Ajustes: «Dar de alta una oficina».',
      ),
    ]
  const idle = offices.filter((office) => !office.procedures || !office.hours)
  return idle.length === 0 ? [ok('Hay oficinas que dan citas.')] : idle.map(whatItLacks)
}

const whatItLacks = ({ name, procedures }: Row): Finding =>
  procedures
    ? warn(`${name} no da citas: no tiene horario.`, 'En Cerrar y abrir: «Cambiar el horario de siempre».')
    : warn(`${name} no da citas: no se ha dicho qué trámites hace.`, 'En Ajustes: «Decir qué trámites hace una oficina».')
