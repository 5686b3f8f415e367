import type { Db } from '../../db/open.ts'
import { isoAt } from '../admin/parse.ts'
import { listOffices, listProcedures, readAgency } from '../catalogue/settings.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { FEWEST_SHOWN } from '../texts/small-groups.ts'
import { DEFINITIONS, type FigureName, type Figures } from './figures.ts'
import { readNumbers } from './read-model.ts'
import { distribution, emptyTally, figuresOf, type Tally, withoutSmall } from './tally.ts'

export type MonthLine = { renglon: string } & Figures

/** People whose value is this or less, and more than that of the step before. */
interface Step {
  hasta: number
  personas: number
}

export interface MonthOfOffice {
  oficina: string
  total: MonthLine
  por_dia: MonthLine[]
  por_hora: MonthLine[]
  por_tramite: MonthLine[]
  minutos_de_espera: Step[]
  dias_hasta_la_cita: Step[]
}

/** What an office publishes of a month: everything in it can be added up again from it alone. */
export interface MonthFile {
  formato: 'ventanilla-numeros-1'
  institucion: string
  mes: string
  hecho: string
  total: MonthLine
  oficinas: MonthOfOffice[]
  /** Of all offices with fewer people, if any. */
  las_demas_oficinas: MonthLine | null
  definiciones: typeof DEFINITIONS
}

export const firstOf = (month: string): LocalDay => `${month}-01`
export const lastOf = (month: string): LocalDay => Temporal.PlainDate.from(firstOf(month)).with({ day: 31 }).toString()

export async function monthOf(db: Db, { agencyId, month }: { agencyId: number; month: string }, now: Instant): Promise<MonthFile> {
  const { name, zone } = readAgency(db, agencyId)
  const offices = listOffices(db).filter((one) => one.agencyId === agencyId)
  const groupings = {
    all: () => '',
    office: ({ officeId }: { officeId: number }) => `${officeId}`,
    day: ({ officeId, day }: { officeId: number; day: LocalDay }) => `${officeId} ${day}`,
    hour: ({ officeId, minute }: { officeId: number; minute: number }) => `${officeId} ${hourText(minute)}`,
    procedure: ({ officeId, procedureId }: { officeId: number; procedureId?: string }) =>
      procedureId === undefined ? undefined : `${officeId} ${procedureId}`,
  }
  const read = await readNumbers(db, { offices, from: firstOf(month), until: lastOf(month) }, groupings, now)
  const procedures = new Map(listProcedures(db).map((one) => [one.id, one.name]))
  const known = offices.flatMap((office) => {
    const tally = read.office.get(`${office.id}`)
    return tally ? [{ office, tally }] : []
  })
  const { lines, others } = withoutSmall(known)
  return {
    formato: 'ventanilla-numeros-1',
    institucion: name,
    mes: month,
    hecho: isoAt(now, zone),
    total: { renglon: 'Total', ...figuresOf(read.all.get('') ?? emptyTally()) },
    oficinas: lines.map(({ office, tally, figures }) => {
      const isShown = tally.people > 0 && figures.citas !== null
      const by = (of: ReadonlyMap<string, Tally>, called: string, nameOf = (key: string) => key) =>
        isShown ? linesOf(of, `${office.id} `, called, nameOf) : []
      return {
        oficina: office.name,
        total: { renglon: 'Total', ...figures },
        por_dia: by(read.day, 'Los demás días'),
        por_hora: by(read.hour, 'Las demás horas'),
        por_tramite: by(read.procedure, 'Los demás trámites', (id) => procedures.get(id) ?? id),
        minutos_de_espera: isShown ? steps(tally, 'espera_mitad') : [],
        dias_hasta_la_cita: isShown ? steps(tally, 'dias_mitad') : [],
      }
    }),
    las_demas_oficinas: others ? { renglon: 'Las demás oficinas', ...others } : null,
    definiciones: [...DEFINITIONS, STEPS],
  }
}

const STEPS = {
  cifra: 'minutos_de_espera, dias_hasta_la_cita',
  nombre: 'Cuántas personas esperaron cuánto',
  que_es: `Cada tramo dice cuántas personas esperaron hasta esos minutos o días, y más que los del tramo anterior. Ningún tramo es de menos de ${FEWEST_SHOWN} personas.`,
  unidad: 'personas',
}

/** Sorts as text. */
const hourText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:00`

function linesOf(of: ReadonlyMap<string, Tally>, whose: string, called: string, nameOf: (key: string) => string): MonthLine[] {
  const own = [...of].filter(([key]) => key.startsWith(whose)).sort(([a], [b]) => (a < b ? -1 : 1))
  const { lines, others } = withoutSmall(own.map(([key, tally]) => ({ renglon: nameOf(key.slice(whose.length)), tally })))
  return [...lines.map(({ renglon, figures }) => ({ renglon, ...figures })), ...(others ? [{ renglon: called, ...others }] : [])]
}

/** As fine as can be with no step of fewer people than are shown; what is left over belongs to the last one. */
export function steps(tally: Tally, name: FigureName): Step[] {
  const made: Step[] = []
  let personas = 0
  for (const [hasta, many] of distribution(tally, name)) {
    personas += many
    if (personas < FEWEST_SHOWN) continue
    made.push({ hasta, personas })
    personas = 0
  }
  const [last, greatest] = [made.at(-1), distribution(tally, name).at(-1)]
  if (last && greatest && personas > 0) made[made.length - 1] = { hasta: greatest[0], personas: last.personas + personas }
  return made
}
