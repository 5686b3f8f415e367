import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import { readState, type State } from '../chat/state.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { MessagingDeps } from './deps.ts'

/** Entries of each kind, up to 2 kB each; the oldest goes first. */
const MOST = 1_000

export interface Memory<T> {
  /** Undefined when it is not known. */
  recall(vault: Vault, whose: number | string, sealed: Uint8Array): T | undefined
  /** Replaces what was kept for `whose`. */
  remember(vault: Vault, whose: number | string, sealed: Uint8Array, value: T): void
}

/**
 * A turn opens what the turn before it just sealed or opened, which would take a tenth of its time. The sealed bytes are the key, and two
 * sealings are never equal, so a rollback leaves no stale value. Values are shared: `T` must be immutable.
 */
export function createMemory<T>(): Memory<T> {
  // By vault, so that two installations in one process (tests) share nothing.
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

/** `name` says what they are, and whose. */
export function openAgain(vault: Vault, name: string, sealed: Uint8Array): string {
  const known = words.recall(vault, name, sealed)
  if (known !== undefined) return known
  const opened = vault.open(sealed)
  words.remember(vault, name, sealed, opened)
  return opened
}

type Deps = Pick<MessagingDeps, 'vault'>

const states = createMemory<State>()

export interface StoredConversation {
  /** Undefined: none, expired, or unreadable for this release. */
  state: State | undefined
  /** By the channel's clock. */
  askedAt: Instant
}

/** Only a state written by another process is checked: it may come from another release. */
const readSealed = ({ vault }: Deps, contactId: number, sealed: Uint8Array): State | undefined =>
  states.recall(vault, contactId, sealed) ?? readState(JSON.parse(vault.open(sealed)))

const LOAD_CONVERSATION = statement('select state_sealed, asked_at, expires_at from conversations where contact_id = ?', {
  row: { state_sealed: 'bytes', asked_at: 'int', expires_at: 'int' },
  params: ['int'],
})

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

/** Kept for the rule `draft_days`. `askedAt`: when this turn asked a question, by the channel's clock. */
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
