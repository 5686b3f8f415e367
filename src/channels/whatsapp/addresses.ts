import type { Alias } from '../channel.ts'
import { CannotRender } from '../fit.ts'

/** A business-scoped user id: country, dot, letters and digits. `ENT` marks one of a parent company. */
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{1,128}$/
const PHONE = /^\d{5,20}$/

/**
 * Mexican and Argentine mobiles have two valid forms (52/521, 54/549): old accounts keep the longer one, which the number does not tell.
 */
const LONG_FORMS: readonly { long: RegExp; short: RegExp; longPrefix: string; shortPrefix: string }[] = [
  { long: /^521(\d{10})$/, short: /^52(\d{10})$/, longPrefix: '521', shortPrefix: '52' },
  { long: /^549(\d{10})$/, short: /^54(\d{10})$/, longPrefix: '549', shortPrefix: '54' },
]

/** A user id, or a phone as bare digits; undefined for anything else. */
export function readAlias(text: string | undefined): Alias | undefined {
  if (text === undefined) return undefined
  if (USER_ID.test(text)) return { kind: 'user_id', value: text }
  const digits = text.replace(/[\s+()-]/g, '')
  return PHONE.test(digits) ? { kind: 'phone', value: digits } : undefined
}

/** Two forms of one phone are one alias, in the form that came first. */
export function readAliases(texts: readonly (string | undefined)[]): Alias[] {
  const seen = new Map<string, Alias>()
  for (const text of texts) {
    const alias = readAlias(text)
    if (alias && !seen.has(canonical(alias))) seen.set(canonical(alias), alias)
  }
  return [...seen.values()]
}

/** For matching: 521 becomes 52, and 549 becomes 54. Messages go to the form that the channel gave us. */
export function canonical(alias: Alias): string {
  if (alias.kind === 'user_id') return alias.value
  for (const form of LONG_FORMS) {
    const rest = form.long.exec(alias.value)?.[1]
    if (rest !== undefined) return form.shortPrefix + rest
  }
  return alias.value
}

/** For the second try after 131026 or 131030; undefined when there is none. */
export function otherForm(alias: Alias): Alias | undefined {
  if (alias.kind === 'user_id') return undefined
  for (const form of LONG_FORMS) {
    const fromLong = form.long.exec(alias.value)?.[1]
    if (fromLong !== undefined) return { kind: 'phone', value: form.shortPrefix + fromLong }
    const fromShort = form.short.exec(alias.value)?.[1]
    if (fromShort !== undefined) return { kind: 'phone', value: form.longPrefix + fromShort }
  }
  return undefined
}

/**
 * `to` with `+` (without it Meta may add the business's own country), or `recipient` with the user id when no phone is known. Throws
 * CannotRender when there is neither.
 */
export function addressOf(aliases: readonly Alias[]): { to: string } | { recipient: string } {
  const phone = aliases.find((alias) => alias.kind === 'phone')
  if (phone) return { to: `+${phone.value}` }
  const userId = aliases.find((alias) => alias.kind === 'user_id')
  if (userId) return { recipient: userId.value }
  throw new CannotRender('no address')
}
