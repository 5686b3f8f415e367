import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import { readState, type State } from '../chat/state.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { MessagingDeps } from './deps.ts'

/** The most entries of each kind, up to 2 kB each: some megabytes. The one written longest ago goes first. */
const MOST = 1_000

/** What some sealed bytes hold, kept in memory. */
export interface Memory<T> {
  /** The value of these bytes; undefined when it is not known. */
  recall(vault: Vault, whose: number | string, sealed: Uint8Array): T | undefined
  /** Replaces what was kept for `whose`. */
  remember(vault: Vault, whose: number | string, sealed: Uint8Array, value: T): void
}

/**
 * A turn opens a conversation, a name and a number that the turn before it has just sealed or opened. Opening them again would
 * take a tenth of its time. The sealed bytes are the key, and two sealings are never equal: even after a rollback nobody gets a
 * value that is not in the table. The values are shared, so `T` must be immutable.
 */
export function createMemory<T>(): Memory<T> {
  // One memory for each vault, so that two houses in one process (tests) share nothing.
  const vaults = new WeakMap<Vault, Map<number | string, { sealed: Uint8Array; value: T }>>()
  return {
    recall(vault, whose, sealed) {
      const known = vaults.get(vault)?.get(whose)
      return known && Buffer.compare(known.sealed, sealed) === 0 ? known.value : undefined
    },
    remember(vault, whose, sealed, value) {
      const kept = vaults.get(vault) ?? new Map<number | string, { sealed: Uint8Array; value: T }>()
      vaults.set(vault, kept)
      kept.delete(whose)
      kept.set(whose, { sealed, value })
      if (kept.size <= MOST) return
      const [oldest] = kept.keys()
      if (oldest !== undefined) kept.delete(oldest)
    },
  }
}

const words = createMemory<string>()

/** Opens sealed words and remembers them. `name` says what they are, and whose. */
export function openAgain(vault: Vault, name: string, sealed: Uint8Array): string {
  const known = words.recall(vault, name, sealed)
  if (known !== undefined) return known
  const opened = vault.open(sealed)
  words.remember(vault, name, sealed, opened)
  return opened
}

type Deps = Pick<MessagingDeps, 'vault'>

/** By the contact's number. */
const states = createMemory<State>()

export interface StoredConversation {
  /** Undefined: there is none, it expired, or this release cannot read it. */
  state: State | undefined
  /** When the last question was asked, by the channel's clock. */
  askedAt: Instant
}

/** Only a state that another process wrote needs a check: it may come from another release. */
const readSealed = ({ vault }: Deps, contactId: number, sealed: Uint8Array): State | undefined =>
  states.recall(vault, contactId, sealed) ?? readState(JSON.parse(vault.open(sealed)))

const LOAD_CONVERSATION = statement('select state_sealed, asked_at, expires_at from conversations where contact_id = ?', {
  row: { state_sealed: 'bytes', asked_at: 'int', expires_at: 'int' },
  params: ['int'],
})

/** The contact's conversation. */
export function loadConversation(db: Db, deps: Deps, contactId: number, now: Instant): StoredConversation {
  const row = LOAD_CONVERSATION.get(db, contactId)
  if (!row || row.expires_at <= now) return { state: undefined, askedAt: 0 }
  return { state: readSealed(deps, contactId, row.state_sealed), askedAt: row.asked_at }
}

const SAVE_CONVERSATION = statement(
  `insert into conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) values (?1, ?2, ?3, 1, ?4, ?5)
   on conflict (contact_id) do update
   set state_sealed = ?2, asked_at = max(asked_at, ?3), version = version + 1, updated_at = ?4, expires_at = ?5`,
  { params: ['int', 'bytes', 'int', 'int', 'int'] },
)

/** Keeps the conversation from now for as long as the rule `draft_days` says. `askedAt`: when a question was asked in this turn, by the channel's clock. */
export function saveConversation(
  tx: Tx,
  deps: Deps,
  contactId: number,
  state: State,
  askedAt: Instant | undefined,
  now: Instant,
): void {
  const sealed = deps.vault.seal(JSON.stringify(state))
  states.remember(deps.vault, contactId, sealed, state)
  SAVE_CONVERSATION.run(tx, contactId, sealed, askedAt ?? 0, now, now + rule(tx, 'draft_days') * DAY)
}
