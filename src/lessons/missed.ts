import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import type { Missed } from '../chat/answer.ts'
import type { Session } from '../chat/session.ts'
import { HOUR, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { isDelicate } from './delicate.ts'
import { mask } from './mask.ts'

/** No lesson helps a contact with more unrecognised messages. */
const MOST_A_CONTACT = 20

const COUNT_OF = statement('select count(*) as kept from missed_sentences where contact_id = ?', {
  row: { kept: 'int' },
  params: ['int'],
  uses: 'missed_sentences_contact',
})

const INSERT = statement('insert into missed_sentences (contact_id, at, question, masked_sealed) values (?, ?, ?, ?)', {
  params: ['int', 'int', 'text', 'bytes'],
})

/** Masked: only words of the vocabulary. Nothing near a complaint, fear, rights or health, and nothing with a rule of 0 hours. */
export function keepMissed({ tx, deps, contact, now }: Session, text: string, { question }: Missed): void {
  if (rule(tx, 'missed_hours') === 0 || isDelicate(text)) return
  const words = mask(text)
  if (words === undefined || (COUNT_OF.get(tx, contact.id)?.kept ?? 0) >= MOST_A_CONTACT) return
  INSERT.run(tx, contact.id, now, question, deps.vault.seal(words))
}

export interface MissedSentence {
  id: number
  words: string
  question: string
  at: Instant
  times: number
}

const LIST = statement(
  'select id, at, question, masked_sealed as sealed from missed_sentences where at >= ? order by at desc limit 2000',
  {
    row: { id: 'int', at: 'int', question: 'text', sealed: 'bytes' },
    params: ['int'],
    uses: 'missed_sentences_at',
  },
)

/** Recent ones, the same words once, newest first. */
export function missedSentences(db: Db, vault: Pick<Vault, 'open'>, now: Instant): MissedSentence[] {
  const byWords = new Map<string, MissedSentence>()
  for (const { id, at, question, sealed } of LIST.all(db, now - rule(db, 'missed_hours') * HOUR)) {
    const words = vault.open(sealed)
    const known = byWords.get(words)
    if (known) known.times++
    else byWords.set(words, { id, at, question, words, times: 1 })
  }
  return [...byWords.values()]
}

const DELETE = statement('delete from missed_sentences where id = ?', { params: ['int'] })

/** These words were decided: every message with them goes. Returns how many. */
export function settleMissed(tx: Tx, vault: Pick<Vault, 'open'>, words: string, now: Instant): number {
  const same = LIST.all(tx, now - rule(tx, 'missed_hours') * HOUR).filter(({ sealed }) => vault.open(sealed) === words)
  for (const { id } of same) DELETE.run(tx, id)
  return same.length
}

const EXPIRE = statement('delete from missed_sentences where id in (select id from missed_sentences where at < ? limit +?)', {
  params: ['int', 'int'],
  uses: 'missed_sentences_at',
})

export const forgetMissed = (tx: Tx, now: Instant, limit: number): number =>
  EXPIRE.run(tx, now - rule(tx, 'missed_hours') * HOUR, limit).changes

const ERASE = statement(
  'delete from missed_sentences where id in (select id from missed_sentences where contact_id = ? and at <= ? limit +?)',
  { params: ['int', 'int', 'int'], uses: 'missed_sentences_contact' },
)

export const eraseMissed = (tx: Tx, contactId: number, { until, limit }: { until: Instant; limit: number }): number =>
  ERASE.run(tx, contactId, until, limit).changes

const FORGET = statement('delete from missed_sentences where contact_id = ?', { params: ['int'], uses: 'missed_sentences_contact' })

export const forgetMissedOf = (tx: Tx, contactId: number): void => void FORGET.run(tx, contactId)

const MERGE = statement('update missed_sentences set contact_id = ? where contact_id = ?', {
  params: ['int', 'int'],
  uses: 'missed_sentences_contact',
})

export const mergeMissed = (tx: Tx, id: number, other: number): void => void MERGE.run(tx, id, other)
