import { clearAlert, raiseAlert, settleAlert } from '../../db/alerts.ts'
import type { Db, Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { statement } from '../../db/statements.ts'
import type { TemplateNews } from '../channels/channel.ts'
import type { Instant } from '../clock.ts'

export type { TemplateNews } from '../channels/channel.ts'

/** A template without a row is unknown, and tried. */
const USABLE = "('APPROVED', 'FLAGGED', 'UNKNOWN')"

const IS_BARRED = statement(`select 1 from templates where channel = ? and name = ? and language = ? and status not in ${USABLE}`, {
  params: ['text', 'text', 'text'],
})

/** Refused, paused, disabled, waiting, or missing. */
export function isBarred(db: Db, channel: ChannelName, name: string, language: string): boolean {
  return IS_BARRED.finds(db, channel, name, language)
}

const NOTE_TEMPLATE = statement(
  `insert into templates (channel, name, language, status, category, quality, reason, updated_at)
     values (?8, ?1, ?2, coalesce(?3, 'UNKNOWN'), ?4, ?5, ?6, ?7)
   on conflict (channel, name, language) do update set status = coalesce(?3, status), category = coalesce(?4, category),
     quality = coalesce(?5, quality), reason = ?6, updated_at = ?7 where updated_at <= ?7`,
  { params: ['text', 'text', 'text?', 'text?', 'text?', 'text?', 'int', 'text'] },
)

const IS_APPROVED = statement("select 1 from templates where channel = ? and name = ? and language = ? and status = 'APPROVED'", {
  params: ['text', 'text', 'text'],
})

export function isApproved(db: Db, channel: ChannelName, name: string, language: string): boolean {
  return IS_APPROVED.finds(db, channel, name, language)
}

/** Older news than what is known changes nothing. */
export function noteTemplate(tx: Tx, channel: ChannelName, news: TemplateNews, at: Instant): void {
  const { name, language, status, category, quality, reason } = news
  NOTE_TEMPLATE.run(tx, name, language, status ?? null, category ?? null, quality ?? null, reason ?? null, at, channel)
  settleAlerts(tx)
}

const NOTE_TEMPLATES = statement(
  `delete from templates where channel = ?1
     and not exists (select 1 from json_each(?2) l where l.value ->> 'name' = name and l.value ->> 'language' = language)`,
  { params: ['text', 'text'] },
)

/** Records the channel's state of all our templates; a missing one raises an alert, a usable one clears it. */
export function noteTemplates(tx: Tx, channel: ChannelName, all: readonly TemplateNews[], now: Instant): void {
  NOTE_TEMPLATES.run(tx, channel, JSON.stringify(all.map(({ name, language }) => ({ name, language }))))
  for (const news of all) noteTemplate(tx, channel, news, now)
  const missing = all.filter((one) => one.status === 'MISSING').length
  if (missing > 0) raiseAlert(tx, 'template_missing', now, String(missing))
  settleAlert(
    tx,
    'template_mismatch',
    all.some((one) => one.differs),
    now,
  )
}

const SETTLE_ALERTS = statement("select 1 from templates where status = 'MISSING' limit 1")

const SETTLE_ALERTS_TEMPLATES = statement(
  "select 1 from templates where status not in ('APPROVED', 'MISSING', 'PENDING', 'UNKNOWN') limit 1",
)

function settleAlerts(tx: Tx): void {
  if (!SETTLE_ALERTS.finds(tx)) clearAlert(tx, 'template_missing')
  if (!SETTLE_ALERTS_TEMPLATES.finds(tx)) clearAlert(tx, 'template_stopped')
}
