import type { Db } from '../../db/open.ts'
import { FIELD_READERS } from '../../db/schema/catalogue.ts'
import { DAY, type Instant } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import type { Computer } from './computer.ts'
import type { Agency, OfficePlan } from './plans.ts'
import { localDay } from './zones.ts'

/** Roles that read less than an administrator, with the last of the readers that a field names which they are. */
export const READERS = { reader: 'list', clerk: 'clerk' } as const
type Role = keyof typeof READERS

interface Deps {
  db: Db
  vault: Vault
  offices: readonly OfficePlan[]
  desk(agency: Agency): Computer
  keys: readonly { role: Role; agency: Agency; token: string }[]
  found(what: string): void
  count(what: string): void
}

interface Answer {
  label: string
  seenBy: (typeof FIELD_READERS)[number]
  value: string
}

/** With its mark (questions.ts) it stands nowhere else. */
const MARKED = /^\p{Ll}+ \d+-\d+ de \p{L}/u

/** An answer is read by whom its record names and by nobody below: each list of the days to come is read with smaller keys too. */
export async function readWithSmallerKeys(deps: Deps, now: Instant): Promise<void> {
  const { db, vault, offices, desk, keys, found, count } = deps
  const answers = answersIn(db, vault)
  for (const { role, agency, token } of keys)
    for (const { name, zone, agency: of } of offices) {
      if (of !== agency) continue
      const days = {
        desde_dia: 'hoy',
        hasta_dia: localDay(now + 6 * DAY, zone)
          .split('-')
          .toReversed()
          .join('/'),
      }
      const text = JSON.stringify((await desk(agency).read('/admin/citas', { oficina: name, ...days }, token))?.body ?? '')
      for (const { label, seenBy, value } of answers) {
        if (!text.includes(value)) continue
        count(`an answer read by a ${role}`)
        if (FIELD_READERS.indexOf(seenBy) > FIELD_READERS.indexOf(READERS[role]))
          found(`a ${role} reads what only ${seenBy} may read: ${label}`)
      }
    }
}

/** Whose question was taken away, that is for those in charge. */
function answersIn(db: Db, vault: Vault): Answer[] {
  const fields = db.client
    .query<{ procedure_id: string; name: string; label: string; seen_by: Answer['seenBy'] }, []>(
      'select procedure_id, name, label, seen_by from procedure_fields',
    )
    .all()
  return db.client
    .query<{ procedure_id: string; answers_sealed: Uint8Array }, []>(
      "select procedure_id, answers_sealed from appointments where answers_sealed is not null and state = 'confirmed'",
    )
    .all()
    .flatMap(({ procedure_id, answers_sealed }) => {
      const kept: Record<string, Record<string, string>> = JSON.parse(vault.open(answers_sealed))
      return Object.entries(kept[procedure_id] ?? {}).flatMap(([name, value]): Answer[] => {
        const field = fields.find((one) => one.procedure_id === procedure_id && one.name === name)
        return !MARKED.test(value) ? [] : [{ label: field?.label ?? name, seenBy: field?.seen_by ?? 'manager', value }]
      })
    })
}
