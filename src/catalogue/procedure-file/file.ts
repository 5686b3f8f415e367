import type { Db, Tx } from '../../../db/open.ts'
import type { FileField, FileProcedure, ProcedureFile } from '../../../db/seeds/procedure-file.ts'
import { PROCEDURE_RULES } from '../../../db/seeds/rules.ts'
import { beginFeeTable, feeTableCalled, feeTableWord } from '../fee-tables.ts'
import { listOwnRules, setOwnRule } from '../rules.ts'
import {
  addProcedure,
  changeProcedure,
  type FeeTableRow,
  type FieldRow,
  listFees,
  listFields,
  listRequirements,
  listWords,
  type ProcedureRow,
  readProcedure,
  saveFeeTable,
  setWords,
  sharedGroupOf,
} from '../settings.ts'
import { type LocalDay, PASSPORT_FEES, SHARED_GROUP } from '../types.ts'
import { putFees, readFeeTable, setFields, setRequirements } from './records.ts'

const WORDS = (['es', 'en'] as const).flatMap((language) =>
  (['name', 'example'] as const).map((kind, nth) => ({ language, kind, nth: nth as 0 | 1 })),
)

/** These procedures of one agency and of one fee table, as a file says them. */
export function fileOf(db: Db, procedures: readonly ProcedureRow[]): ProcedureFile {
  const papers = procedures.flatMap(({ id }) => listRequirements(db, id).map((row, nth) => ({ ...row, name: `${id}_${nth + 1}` })))
  const table = procedures.find(({ feeTable }) => feeTable !== null)?.feeTable ?? null
  const fees = table === null ? [] : listFees(db).filter((one) => one.feeTable === table)
  const tariff = table === null ? undefined : readFeeTable(db, table)
  return {
    papers: Object.fromEntries(papers.map(({ id: _, position: __, procedureId: ___, name, ...paper }) => [name, paper])),
    tariff: tariff ? tariffIn(tariff) : null,
    fees: fees.map(({ id: _, feeTable: __, ...fee }) => fee),
    procedures: procedures.map((row) =>
      procedureIn(
        db,
        row,
        papers.filter((one) => one.procedureId === row.id).map(({ name }) => name),
      ),
    ),
  }
}

const tariffIn = ({ name: _, agencyId: __, title: ___, ...tariff }: FeeTableRow) => tariff

function procedureIn(db: Db, row: ProcedureRow, papers: string[]): FileProcedure {
  const { agencyId, position: _, version: __, active: ___, offersAt: ____, archived: _____, ...members } = row
  const said = listWords(db, row.id)
  const texts = (language: 'es' | 'en', kind: 'name' | 'example') =>
    said.filter((one) => one.language === language && one.kind === kind).map(({ text }) => text)
  return {
    ...members,
    exclusiveGroup: row.exclusiveGroup === sharedGroupOf(db, agencyId) ? SHARED_GROUP : row.exclusiveGroup,
    feeTable: row.feeTable === null || row.feeTable === PASSPORT_FEES ? row.feeTable : feeTableWord(db, row.feeTable),
    rules: rulesOf(db, row.id),
    words: { es: [texts('es', 'name'), texts('es', 'example')], en: [texts('en', 'name'), texts('en', 'example')] },
    fields: listFields(db, row.id).map(fieldIn),
    papers,
  }
}

const rulesOf = (db: Db, procedureId: string): FileProcedure['rules'] =>
  Object.fromEntries(listOwnRules(db).flatMap((one) => (one.procedureId === procedureId ? [[one.name, one.value]] : [])))

const fieldIn = ({ id: _, procedureId: __, position: ___, options, ...field }: FieldRow): FileField => ({
  ...field,
  options: options ?? [],
})

/** Without what is null anyway; of a group null says that nothing is excluded. */
export const fileText = (file: ProcedureFile): string =>
  `${JSON.stringify(file, (name, value) => (value === null && name !== 'exclusiveGroup' ? undefined : value), 2)}\n`

/** Such members of a procedure no operation changes: appointments were made under them. */
const FIXED = ['audience', 'family', 'exclusiveGroup', 'identity', 'feeTable'] as const satisfies (keyof FileProcedure)[]

/** Members that say something else of a procedure which is there than this file does, and may not. */
export const fixedMembers = (db: Db, known: ProcedureRow, wanted: FileProcedure): string[] => {
  const is = procedureIn(db, known, [])
  return FIXED.filter((member) => is[member] !== wanted[member])
}

/** Writes what the file says of an agency's procedures; appointments stay as they are. */
export function bringIn(tx: Tx, file: ProcedureFile, { agencyId, today }: { agencyId: number; today: LocalDay }): void {
  const feeTable = bringFees(tx, file, agencyId)
  for (const wanted of file.procedures) {
    const { id, rules, words, fields, papers, exclusiveGroup: named, feeTable: _, ...row } = wanted
    const exclusiveGroup = named === SHARED_GROUP ? sharedGroupOf(tx, agencyId) : named
    const table = wanted.feeTable === null ? null : feeTable
    if (readProcedure(tx, id)) changeProcedure(tx, id, row)
    else addProcedure(tx, { ...row, id, agencyId, exclusiveGroup, feeTable: table, active: false })
    const before = rulesOf(tx, id)
    for (const name of PROCEDURE_RULES) if (before[name] !== rules[name]) setOwnRule(tx, name, { procedureId: id }, rules[name])
    for (const { nth, ...of } of WORDS) setWords(tx, { procedureId: id, ...of }, words[of.language][nth])
    const rows = fields.map(({ options, ...field }) => ({ ...field, options: options.length === 0 ? null : options }))
    setFields(tx, id, rows)
    const wantedPapers = papers.flatMap((name) => file.papers[name] ?? [])
    setRequirements(tx, id, wantedPapers, today)
  }
}

/** The name of the file's fee table in this house; null: none. */
function bringFees(tx: Tx, { procedures, fees, tariff }: ProcedureFile, agencyId: number): string | null {
  const word = procedures.find(({ feeTable }) => feeTable !== null)?.feeTable ?? null
  if (word === null) return null
  const table = word === PASSPORT_FEES ? { name: word, word, agencyId } : feeTableCalled(tx, agencyId, word)
  beginFeeTable(tx, table)
  if (tariff) saveFeeTable(tx, { name: table.name, title: table.word, agencyId, ...tariff })
  putFees(
    tx,
    fees.map((fee) => ({ ...fee, feeTable: table.name })),
  )
  return table.name
}
