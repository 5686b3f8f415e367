import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'

// Who asked for a place (db/schema/messaging.ts). Limits and shares count by the root of an asker, `coalesce(counts_as, id)`, because
// places that go from one chat to another would otherwise be counted for nobody.

const ROOT_OF = statement(
  'select coalesce(k.counts_as, k.id) as id from contacts c join askers k on k.id = c.asker_id where c.id = +?',
  { row: { id: 'int' }, params: ['int'] },
)

/** The asker with which whatever this contact asks for is counted. */
export function rootOf(db: Db, contactId: number): number {
  const root = ROOT_OF.get(db, contactId)
  if (!root) throw new Error('a contact without an asker')
  return root.id
}

/** `$asker` and all that count as it: for a query of what they asked for. */
export const COUNTED_AS = 'select k.id from askers k where k.id = +$asker or k.counts_as = +$asker'

const COUNT_AS = statement('update askers set counts_as = $root where id = $giver or counts_as = $giver', {
  params: { root: 'int', giver: 'int' },
  uses: 'askers_counts_as',
})

/** From now on what the one contact asks for counts with what the other one does. */
export function setCountsAs(tx: Tx, giver: number, taker: number): void {
  const [own, root] = [rootOf(tx, giver), rootOf(tx, taker)]
  if (own !== root) COUNT_AS.run(tx, { root, giver: own })
}

const COUNTED_AS_OF = statement('select k.counts_as as id from contacts c join askers k on k.id = c.asker_id where c.id = +?', {
  row: { id: 'int?' },
  params: ['int'],
})

/** The asker with which this contact's own one is counted; null: with itself. */
export const countsAsOf = (db: Db, contactId: number): number | null => COUNTED_AS_OF.get(db, contactId)?.id ?? null

const COUNT_AS_BEFORE = statement(
  `update askers set counts_as = (select coalesce(k.counts_as, k.id) from askers k where k.id = +$before)
   where id = (select c.asker_id from contacts c where c.id = +$contact)`,
  { params: { before: 'int?', contact: 'int' } },
)

/** What this contact asked for counts again as it did before it gave something away (`countsAsOf`). */
export function countAsBefore(tx: Tx, contactId: number, before: number | null): void {
  COUNT_AS_BEFORE.run(tx, { before, contact: contactId })
}
