import { settleAlert } from '../../db/alerts.ts'
import { writeFact } from '../../db/facts.ts'
import type { Tx } from '../../db/open.ts'
import { DAY, type Instant, SECOND } from '../clock.ts'
import type { Job, JobDeps, TokenAnswer } from './deps.ts'
import { once, todayFrom } from './once.ts'

const FROM_MINUTE = 5 * 60
/** Time enough for an operator who looks once a week. */
const WARN_MS = 14 * DAY

/**
 * Asks once a day whether the channel still accepts our token, and for how long. Without an answer it asks again in an hour.
 */
export const token: Job = {
  name: 'token',
  pattern: '23 * * * *',
  async look(deps) {
    const { inspectToken } = deps
    const day = todayFrom(deps, FROM_MINUTE)
    if (day && inspectToken) await once(deps, `token:${day}`, () => inspect(deps, inspectToken))
  },
}

/** The channel did not answer: a matter of the network, not of the token. */
class TokenUnknown extends Error {
  override readonly name = 'TokenUnknown'
}

/** Meta's code for an access token that it no longer accepts. */
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
