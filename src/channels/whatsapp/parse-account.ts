import type { Instant } from '../../clock.ts'
import type { TemplateNews, Update } from '../channel.ts'
import { contentId, errorItem, part, text, word } from '../meta/schema.ts'
import { canonical, readAlias } from './addresses.ts'
import { type Alert, remedyFor } from './remedy.ts'

const newsSchema = part({
  event: text,
  decision: text,
  alert_type: text,
  alert_severity: text,
  new_quality_score: text,
  new_category: text,
  correct_category: text,
  display_phone_number: text,
  message_template_name: text,
  message_template_language: text,
  reason: text,
})
type News = NonNullable<ReturnType<typeof newsSchema.parse>>

const among = (alert: Alert, words: readonly string[]) => {
  const set = new Set(words)
  return (word: string | undefined): Alert | undefined => (word !== undefined && set.has(word) ? alert : undefined)
}

const stoppedTemplate = among('template_stopped', [
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'FLAGGED',
  'LOCKED',
  'LIMIT_EXCEEDED',
  'DELETED',
  'PENDING_DELETION',
  'ARCHIVED',
])
const restricted = among('account_restricted', [
  'ACCOUNT_RESTRICTION',
  'ACCOUNT_VIOLATION',
  'DISABLED_UPDATE',
  'ACCOUNT_DELETED',
  'REJECTED',
])
const disconnected = among('account_disconnected', ['ACCOUNT_OFFBOARDED', 'PARTNER_REMOVED', 'PARTNER_APP_UNINSTALLED'])
const lowQuality = among('quality_low', ['FLAGGED', 'DOWNGRADE', 'RED'])
const warning = among('account_warning', ['CRITICAL', 'WARNING'])
const nameRefused = among('display_name_refused', ['REJECTED', 'DECLINED'])

/** Our templates are UTILITY: a return to that needs no action. */
const recategorised = ({ new_category, correct_category }: News): Alert | undefined =>
  (new_category ?? correct_category) === 'UTILITY' ? undefined : 'template_recategorised'

/** With the news that need a person. */
const ACCOUNT_FIELDS = new Map<string, (news: News) => Alert | undefined>([
  ['message_template_status_update', (news) => stoppedTemplate(news.event)],
  ['message_template_quality_update', (news) => lowQuality(news.new_quality_score)],
  ['message_template_components_update', () => undefined],
  ['template_category_update', (news) => recategorised(news)],
  ['template_correct_category_detection', (news) => recategorised(news)],
  ['phone_number_quality_update', (news) => lowQuality(news.event)],
  ['phone_number_name_update', (news) => nameRefused(news.decision)],
  ['account_update', (news) => restricted(news.event) ?? disconnected(news.event)],
  ['account_review_update', (news) => restricted(news.decision)],
  ['account_alerts', (news) => warning(news.alert_severity)],
  ['business_capability_update', () => undefined],
  ['business_username_updates', () => undefined],
  ['payment_configuration_update', () => undefined],
  ['security', () => 'security_change'],
])

/** Any field other than `messages`. Calls, echoes, preferences, history and unknown fields are `other`. */
export function parseAccountField(field: string, value: unknown, at: Instant): Update {
  const id = contentId(word(field), { field, value, at })
  const judge = ACCOUNT_FIELDS.get(field)
  if (!judge) return { kind: 'other', id, at, what: word(field) }
  const news = newsSchema.parse(value)
  const event = word(news?.event ?? news?.decision ?? news?.alert_type ?? news?.new_quality_score ?? news?.new_category ?? field)
  const template = news && readTemplate(field, news)
  const number = field.startsWith('phone_number_') ? readAlias(news?.display_phone_number) : undefined
  return {
    ...{ kind: 'account', id, at, field, event, alert: news && judge(news) },
    ...(template && { template }),
    ...(number && { number: canonical(number) }),
  }
}

/** The template may be sent again. */
const APPROVED_AGAIN = new Set(['APPROVED', 'REINSTATED', 'UNARCHIVED'])

/** Undefined when they name none. */
function readTemplate(field: string, news: News): TemplateNews | undefined {
  const { message_template_name: name, message_template_language: language, event, reason } = news
  if (name === undefined || language === undefined || !/^[a-z0-9_]{1,512}$/.test(name) || !/^[A-Za-z_]{2,10}$/.test(language))
    return undefined
  const isStatus = field === 'message_template_status_update'
  const status = isStatus && event !== undefined ? (APPROVED_AGAIN.has(event) ? 'APPROVED' : word(event)) : undefined
  return {
    ...{ name, language },
    ...(status !== undefined && { status }),
    ...(news.new_category !== undefined && { category: word(news.new_category) }),
    ...(news.new_quality_score !== undefined && { quality: word(news.new_quality_score) }),
    ...(isStatus && reason !== undefined && reason !== 'NONE' && { reason: word(reason) }),
  }
}

/** An error of the number itself. Beside a message it only explains why that could not be read. */
export function parseValueError(raw: unknown, besideMessages: boolean, at: Instant): Update {
  const code = errorItem.parse(raw)?.code
  const id = contentId('error', { raw, at })
  if (besideMessages) return { kind: 'other', id, at, what: 'message_error' }
  const remedy = remedyFor({ httpStatus: 400, code }, 1)
  return { kind: 'account', id, at, field: 'messages', event: `error_${code ?? 'unknown'}`, alert: alertOf(remedy) }
}

const alertOf = (remedy: ReturnType<typeof remedyFor>): string | undefined => (remedy.do === 'park' ? remedy.alert : undefined)
