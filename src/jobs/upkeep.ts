import { dirname } from 'node:path'
import { settleAlert } from '../../db/alerts.ts'
import { freeBytes } from '../../db/disk.ts'
import { writeFact } from '../../db/facts.ts'
import { noteSoundness } from '../../db/invariants.ts'
import { type Db, emptyLog, type Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { DAY, type Instant, SECOND } from '../clock.ts'
import { noteTemplates } from '../messaging/template-state.ts'
import { type Job, type JobDeps, once, type TokenAnswer, todayFrom } from './job.ts'

/** 4:10: after the copy. */
const FROM_MINUTE = 4 * 60 + 10

/** Daily: SQLite's statistics, and an empty log file. */
export const upkeep: Job = {
  name: 'upkeep',
  pattern: '11 * * * *',
  async look(deps) {
    const day = todayFrom(deps, FROM_MINUTE)
    if (!day) return
    await once(deps, `upkeep:${day}`, async () => {
      const emptied = keepUp(deps.db)
      return emptied ? 'done' : 'busy'
    })
  },
}

const KEEP_UP = statement('pragma optimize', { row: { optimize: 'text' } })

/** On the writer's own connection, outside of any transaction. False when a reader still needs the log. */
export function keepUp(db: Db): boolean {
  KEEP_UP.run(db)
  return emptyLog(db)
}

/** Below this an office has days to make room, not weeks. */
const DISK_FREE_MIN_BYTES = 2 * 1024 ** 3

/**
 * After the start and each hour the reader checks the whole database. A broken invariant is a bug for a person, and the next start checks
 * everything before serving.
 */
export const invariants: Job = {
  name: 'invariants',
  pattern: '41 * * * *',
  async look({ reader, writer, log }) {
    const broken = await reader.ask('invariants', {})
    if (broken.length > 0) log.error('invariants.broken', { which: broken.join(', ') })
    await writer.submit('invariants.record', (tx, now) => {
      noteSoundness(tx, broken)
      settleAlert(tx, 'invariant_broken', broken.length > 0, now, broken.join(', '))
    })
  },
}

/** The database must be able to grow and the next copy to fit. */
export const disk: Job = {
  name: 'disk',
  pattern: '43 * * * *',
  async look({ db, settings, writer }) {
    const free = Math.min(freeBytes(dirname(db.path)), freeBytes(settings.backupDir))
    const left = `${Math.floor(free / 1024 ** 2)} MiB`
    await writer.submit('disk.record', (tx, now) => settleAlert(tx, 'disk_low', free < DISK_FREE_MIN_BYTES, now, left))
  },
}

/**
 * Hourly and at the start: without an approved template nothing can be sent to a person who has not written for a day. Webhooks bring news
 * in between; without an answer the known state stays.
 */
export const templates: Job = {
  name: 'templates',
  pattern: '41 * * * *',
  async look({ writer, log, inspectTemplates }: JobDeps) {
    const all = await inspectTemplates?.()
    if (!all) return
    const troubled = all.filter((one) => one.status !== 'APPROVED' || one.differs)
    if (troubled.length > 0)
      log.warn('templates.not_ready', {
        missing: all.filter((one) => one.status === 'MISSING').length,
        differ: all.filter((one) => one.differs).length,
        troubled: troubled.length,
      })
    await writer.submit('templates.record', (tx, now) => noteTemplates(tx, 'whatsapp', all, now))
  },
}

const TOKEN_FROM_MINUTE = 5 * 60
/** Enough for an operator who looks once a week. */
const WARN_MS = 14 * DAY

/** Daily, whether the channel still accepts our token, and for how long; again in an hour without an answer. */
export const token: Job = {
  name: 'token',
  pattern: '23 * * * *',
  async look(deps) {
    const { inspectToken } = deps
    const day = todayFrom(deps, TOKEN_FROM_MINUTE)
    if (day && inspectToken) await once(deps, `token:${day}`, () => inspect(deps, inspectToken))
  },
}

/** A matter of the network, not of the token. */
class TokenUnknown extends Error {
  override readonly name = 'TokenUnknown'
}

/** Meta's code. */
const TOKEN_REFUSED = 190

async function inspect(deps: JobDeps, inspectToken: () => Promise<TokenAnswer>): Promise<string> {
  const answer = await inspectToken()
  if (!answer.ok && answer.code !== TOKEN_REFUSED) throw new TokenUnknown(`http_${answer.httpStatus}`)
  const valid = answer.ok && answer.value.is_valid
  const ends = answer.ok && answer.value.expires_at ? answer.value.expires_at * SECOND : undefined
  await deps.writer.submit('token.record', (tx, now) => record(tx, valid, ends, now))
  return valid ? 'valid' : 'invalid'
}

function record(tx: Tx, valid: boolean, ends: Instant | undefined, now: Instant): void {
  writeFact(tx, 'token_expires_at', ends === undefined ? '' : String(ends))
  settleAlert(tx, 'token_invalid', !valid, now)
  const leftMs = (ends ?? Number.POSITIVE_INFINITY) - now
  settleAlert(tx, 'token_expires', leftMs < WARN_MS, now, String(Math.floor(leftMs / DAY)))
}
