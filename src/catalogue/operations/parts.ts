import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { amongAllProcedures, ownProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { choice, EVERY_PROCEDURE, ofAgency, summaryField } from '../../admin/fields.ts'
import { type Call, type Operation, operation } from '../../admin/operation.ts'
import { SETTING } from '../../admin/proposal.ts'
import { type Refusal, refuse } from '../../admin/refusals.ts'
import { count } from '../../texts/admin.ts'
import { listProcedures, type ProcedureRow } from '../settings.ts'

interface Part<Row> {
  row: Row
  procedure: ProcedureRow
  /** As in the drop-down. */
  title: string
}

/** What procedures have several of: a drop-down of all of an agency, and the one that was chosen. */
export function parts<Row>(
  name: string,
  { rows, said, none }: { rows(db: Db, procedureId: string): Row[]; said(row: Row): string; none: Refusal },
) {
  const among = (db: Db, procedures: readonly ProcedureRow[]): Part<Row>[] =>
    procedures.flatMap((procedure) =>
      rows(db, procedure.id).map((row) => ({ row, procedure, title: `${procedure.name}${said(row)}` })),
    )
  const choices = {
    name,
    rows: (db: Db, agencyId: number) => among(db, ofAgency(listProcedures(db), agencyId)).map((one) => one.title),
    beginsBlank: true,
  } as const
  return {
    field: (description: string) => choice(choices, description),
    chosen({ deps, caller }: Pick<Call<unknown, unknown>, 'deps' | 'caller'>, title: string, field: string): Part<Row> {
      const found = among(deps.db, ownProcedures(deps.db, caller)).find((one) => one.title === title)
      if (!found) throw refuse(none, field)
      return found
    },
  }
}

/** Shows one procedure's parts under `member`. */
export const partList = ({
  member,
  card,
  words: [one, many],
  read,
  ...declared
}: Pick<Operation, 'method' | 'path' | 'rank' | 'summary' | 'explanation' | 'example'> & {
  member: string
  card: z.ZodType
  words: [one: string, many: string]
  read(deps: AdminDeps, procedureId: string): unknown[]
}): Operation =>
  operation({
    ...SETTING,
    ...declared,
    least: 'reader',
    query: z.object({ tramite: choice(EVERY_PROCEDURE) }),
    answer: z.object({ resumen: summaryField, [member]: z.array(card) }),
    refusals: PROCEDURE_REFUSALS,
    run({ deps, caller, query }) {
      const procedure = amongAllProcedures(deps, caller, query.tramite)
      const shown = read(deps, procedure.id)
      return { resumen: `${procedure.name}: ${count(shown.length, one, many)}.`, [member]: shown }
    },
  })
