import type { Db } from '../../db/open.ts'
import { MINUTE, SECOND } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import { standingIn, type Whose } from './curp-law.ts'
import { noticeIn } from './glances.ts'
import type { Line } from './journal.ts'
import { ask, propose, type StaffDeps } from './staff.ts'
import type { Witness } from './witness.ts'

const PATH = '/admin/citas/cancelar'

interface Deps extends StaffDeps {
  db: Db
  vault: Vault
}

/**
 * Clerks who cancel the visit of a family one by one. Whatever an office cancels, its telephone reads it: once for all of one visit
 * that are cancelled together, and again for each that follows.
 */
export function cancelFamilies(deps: Deps, count: number, withinMs: number): Witness {
  const { db, vault, timeline, chance, computer, wrong } = deps
  /** Within this commit. */
  let cancelled: Line[] = []
  let told: { contact: number | null; folio: string | undefined }[] = []

  for (let nth = 0; nth < count; nth++) timeline.after(withinMs * chance.next(), begin)

  function begin(): void {
    const families = [...Map.groupBy(standingIn(db, vault), (one) => one.folio).values()].filter((all) => all.length > 1)
    for (const [nth, one] of (chance.any(families) ?? []).entries())
      timeline.after(nth * chance.between(2, 20) * MINUTE, () => cancel(one))
  }

  async function cancel({ folio, name }: Whose): Promise<void> {
    if (!computer.isOn()) return
    const confirmed = await propose(deps, PATH, { folio, persona: name, motivo: 'no hay luz' })
    if (!confirmed) return
    timeline.after(chance.between(1, 90) * SECOND, async () => {
      const done = await ask(deps, PATH, confirmed)
      if (done?.status === 200) deps.count('one of a family cancelled')
    })
  }

  /** A closure found no other hour: its person is told by the rebooking, minutes later and by day. */
  const isOwed = ({ id, at }: Line): boolean =>
    db.client
      .query<{ owed: number }, [number, number]>(
        'select 1 as owed from rebooking_seats r join rebookings b on b.id = r.rebooking_id where r.appointment_id = ? and b.created_at = ?',
      )
      .get(id, at) !== null

  /** Whoever said yes in their own chat read it in the reply. */
  const saidYes = ({ id, at }: Line): boolean =>
    db.client
      .query<{ said: number }, [number, number]>(
        `select 1 as said from audit where operation = 'preguntar_en_su_chat' and at = ? and json_extract(detail, '$.answer') = 'yes'
         and exists (select 1 from json_each(audit.detail, '$.appointments') d where d.value = ?)`,
      )
      .get(at, id) !== null

  return {
    read(line) {
      if (line.kind === 'visit' && line.what === 'cancelled' && line.actor === 'staff' && line.contact_id !== null)
        cancelled.push(line)
      const notice = line.kind === 'said' ? noticeIn(db, vault, line.id) : undefined
      if (notice?.template === 'appointment_cancelled_by_office')
        told.push({ contact: line.contact_id, folio: notice.parameters[2] ?? '' })
    },
    settle() {
      for (const line of cancelled)
        if (
          !isOwed(line) &&
          !saidYes(line) &&
          !told.some(({ contact, folio }) => contact === line.contact_id && folio === line.folio)
        )
          wrong(`appointment ${line.id}: was cancelled by the office, and contact ${line.contact_id} was not told`)
      if (told.length > cancelled.length) wrong(`${told.length} times somebody is told of ${cancelled.length} cancellations`)
      cancelled = []
      told = []
    },
    compare: () => undefined,
  }
}
