import type { Db } from '../../db/open.ts'
import type { Visit } from './compare.ts'
import type { Line } from './journal.ts'
import type { Witness } from './witness.ts'

type Said = 'permission_declared' | 'permission_revoked'

/**
 * The other parent's word: given once, taken back once, and then not given again. The office sees how it stands as long as the
 * visit does, and is told of what was taken back.
 */
export function createPermissionLaw(visits: () => Visit[], found: (what: string) => void, count: (what: string) => void): Witness {
  /** What was said last of each appointment. */
  const said = new Map<number, Said>()
  /** The contact that answered for each group, as long as it stood there. */
  const authors = new Map<string, number>()

  function hear({ id, at }: Line, what: Said): void {
    const visit = visits().find((one) => one.id === id)
    const before = said.get(id)
    if (visit?.state !== 'confirmed' || visit.endsAt <= at) found(`appointment ${id}: ${what}, and it does not stand`)
    if (what === 'permission_declared' && before !== undefined) found(`appointment ${id}: declared after ${before}`)
    if (what === 'permission_revoked' && before !== 'permission_declared') found(`appointment ${id}: taken back after ${before}`)
    said.set(id, what)
  }

  return {
    read(line) {
      if (line.kind !== 'visit') return
      if (line.what === 'permission_declared' || line.what === 'permission_revoked') hear(line, line.what)
      if (line.what === 'confirmed' && line.procedure_id === 'op7') count('signature booked')
    },
    settle: () => undefined,
    compare(db) {
      const kept = statesIn(db)
      for (const [group, { author }] of kept) if (author !== null) authors.set(group, author)
      const told = toldToOffice(db)
      const standing = visits().filter((one) => one.state === 'confirmed')
      for (const { id, group } of standing) {
        const [mine, theirs] = [said.get(id), kept.get(group)?.state]
        // The word of a telephone of which nothing is known any more counts for nothing; that it was taken back does.
        if (mine === 'permission_declared' && theirs === 'closed' && isErased(db, authors.get(group))) continue
        const state = theirs === 'declared' || theirs === 'revoked' ? `permission_${theirs}` : undefined
        if (mine !== undefined && mine !== state) found(`appointment ${id}: its permission is ${theirs}, and by the model ${mine}`)
        if (mine === 'permission_revoked' && !told.has(group))
          found(`group ${group}: a permission was taken back, and no office knows`)
      }
    },
  }
}

const statesIn = (db: Db): Map<string, { state: string; author: number | null }> =>
  new Map(
    db.client
      .query<{ group_id: string; state: string; author: number | null }, []>(
        'select group_id, state, answered_by as author from permissions',
      )
      .all()
      .map((row) => [row.group_id, row]),
  )

const isErased = (db: Db, contact: number | undefined): boolean =>
  contact !== undefined && db.client.query('select 1 from contact_aliases where contact_id = ?').get(contact) === null

/** The groups of which the office has a case about what was taken back. */
const toldToOffice = (db: Db): Set<string> =>
  new Set(
    db.client
      .query<{ group_id: string }, []>(
        `select a.group_id from cases c join appointments a on a.id = c.appointment_id
         where c.kind = 'permission' and c.subject = 'revoked'`,
      )
      .all()
      .map((row) => row.group_id),
  )
