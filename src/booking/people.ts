import type { Db, Tx } from '../../db/open.ts'
import { plain } from '../../db/seeds/towns.ts'
import { statement } from '../../db/statements.ts'
import { normaliseCurp } from '../catalogue/curp.ts'
import { fieldsOf, findProcedure } from '../catalogue/procedures.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { AppointmentView, Member, PersonDraft } from './types.ts'

/** Of the CURP, else of what its procedure goes by, else of normalised name and birth date. Blanks, accents and capitals make no difference. */
export function personKey(vault: Vault, person: PersonDraft): Uint8Array {
  return vault.index(
    'person',
    person.curp ? `curp:${normaliseCurp(person.curp)}` : (person.knownBy ?? `name:${plain(person.name)}:${person.birthDate}`),
  )
}

/**
 * A person as the procedure knows them: where it asks no CURP, by the number of the document that it asks for, else by the name within
 * `where` alone, so that namesakes do not keep each other out.
 */
export function asKnown(db: Db, member: Member, where: string): Member {
  const { person, procedureId, answers = {} } = member
  const procedure = findProcedure(db, procedureId)
  if (!procedure || procedure.identity === 'curp') return member
  const document = fieldsOf(db, procedureId).find((one) => one.kind === 'document')?.name
  const number = procedure.identity === 'document' && document !== undefined ? answers[document] : undefined
  const knownBy = number ? `document:${procedure.exclusiveGroup ?? procedureId}:${number}` : `${where}:${plain(person.name)}`
  return { ...member, person: { name: person.name, knownBy } }
}

/** Within the chat of a contact, and within one visit that the counter gives. */
export const withinChat = (contactId: number): string => `chat:${contactId}`
export const withinVisit = (clock: Pick<Clock, 'random'>): string => `visit:${Buffer.from(clock.random(12)).toString('base64url')}`

/** Without a CURP where one is asked: the window looks who it is. */
export const isUnverified = ({ curp, knownBy }: PersonDraft): boolean => !curp && knownBy === undefined

/** The members as they were booked, for booking them once more. */
export const membersAgain = (db: Db, views: readonly AppointmentView[], where: string): Member[] =>
  views.map(({ name, birthDate, curp, procedureId, answers }) =>
    asKnown(db, { person: { name, birthDate, ...(curp && { curp }) }, procedureId, answers }, where),
  )

/** Computed once, because it takes time. */
export type KeyedMember = Member & { key: Uint8Array }

export const withKeys = <M extends Member>(vault: Vault, members: M[]): (M & KeyedMember)[] =>
  members.map((member) => ({ ...member, key: personKey(vault, member.person) }))

/** Finds a CURP in `people` and among the CURPs typed on a day. */
export const curpIndex = (vault: Vault, curp: string): Uint8Array => vault.index('curp', normaliseCurp(curp))

const FIND_PERSON = statement('select id from people where key = ?', { row: { id: 'int' }, params: ['bytes'], uses: 'people_key' })

/** Undefined for a new person. */
export function findPerson(db: Db, key: Uint8Array): number | undefined {
  return FIND_PERSON.get(db, key)?.id
}

/** As in `people.key`. */
export const keyOfCurp = (vault: Vault, curp: string): Uint8Array => personKey(vault, { name: '', birthDate: '', curp })

const PERSON_OF = statement('select id, birth_sealed is null as forgotten from people where key = ?', {
  row: { id: 'int', forgotten: 'int' },
  params: ['bytes'],
  uses: 'people_key',
})

const INSERT_PEOPLE = statement(
  `insert into people (key, curp_index, curp_sealed, birth_sealed, created_at, updated_at)
   values ($key, $index, $curp, $birth, $now, $now)
   on conflict (key) do update set curp_index = $index, curp_sealed = $curp, birth_sealed = $birth, updated_at = $now`,
  { params: { key: 'bytes', index: 'bytes?', curp: 'bytes?', birth: 'bytes?', now: 'int' } },
)

/** Written when new or forgotten (personal-data.ts). An existing row is never changed: knowing a CURP proves nothing. */
export function personOf(tx: Tx, vault: Vault, person: PersonDraft, now: Instant, key = personKey(vault, person)): number {
  const known = PERSON_OF.get(tx, key)
  if (known && !known.forgotten) return known.id
  const { lastInsertRowid } = INSERT_PEOPLE.run(tx, { key, ...sealed(vault, person), now })
  return known?.id ?? Number(lastInsertRowid)
}

function sealed(vault: Vault, { curp: typed, birthDate }: PersonDraft) {
  const curp = typed && normaliseCurp(typed)
  return {
    index: curp ? curpIndex(vault, curp) : null,
    curp: curp ? vault.seal(curp) : null,
    birth: vault.seal(birthDate ?? ''), // Null is a person who was forgotten.
  }
}
