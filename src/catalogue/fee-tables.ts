import type { Db, Tx } from '../../db/open.ts'
import { feeTables } from '../../db/schema.ts'
import { row, statement } from '../../db/statements.ts'
import { plainText } from '../collation.ts'
import { PASSPORT_FEES } from './types.ts'

interface FeeTable {
  name: string
  word: string
  agencyId: number
}

/** Whether a procedure has it. */
type Listed = FeeTable & { used: number }

const PASSPORT_WORD = 'pasaporte'

const NAMED = statement(
  `select f.name, coalesce(t.title, f.name) as word, coalesce(t.agency_id, (select id from agencies where owns_number = 1)) as agencyId,
     f.name in (select p.fee_table from procedures p where p.fee_table is not null) as used
   from (select fee_table as name from fees union select fee_table from procedures where fee_table is not null union select name from fee_tables) f
     left join fee_tables t on t.name = f.name order by f.name`,
  {
    row: row<Listed>({ name: 'text', word: 'text', agencyId: 'int!', used: 'int' }),
    uses: 'agencies_one_owner fees_one',
  },
)

/** Also those that only fees and procedures name. */
const listFeeTables = (db: Db): Listed[] =>
  NAMED.all(db).map((one) => (one.name === PASSPORT_FEES ? { ...one, word: PASSPORT_WORD } : one))

export const feeTablesOf = (db: Db, agencyId: number): Listed[] => listFeeTables(db).filter((one) => one.agencyId === agencyId)

/** No procedure names them: their prices are never told. */
export const tablesOfNone = (db: Db, agencyId: number): string[] =>
  feeTablesOf(db, agencyId).flatMap(({ name, word, used }) => (used || name === PASSPORT_FEES ? [] : word))

export const feeTableWord = (db: Db, name: string): string => listFeeTables(db).find((one) => one.name === name)?.word ?? name

/** Two agencies may use one word. `isNew`: none yet. */
export function feeTableCalled(db: Db, agencyId: number, word: string): FeeTable & { isNew: boolean } {
  const all = listFeeTables(db)
  const own = all.find((one) => one.agencyId === agencyId && plainText(one.word) === plainText(word))
  if (own) return { ...own, isNew: false }
  const taken = (name: string) => name === PASSPORT_FEES || all.some((one) => one.name === name)
  let name = word
  for (let nth = 2; taken(name); nth++) name = `${word} (${nth})`
  return { name, word, agencyId, isNew: true }
}

/** Unless it exists: in pesos, no half price, whole pesos. The passport's is the law. */
export function beginFeeTable(tx: Tx, { name, word, agencyId }: FeeTable): void {
  if (name === PASSPORT_FEES) return
  tx.orm.insert(feeTables).values({ name, title: word, agencyId }).onConflictDoNothing().run()
}
