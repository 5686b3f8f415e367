import { list, object, text } from '../json.ts'
import { type Refusal, refuse } from '../refusal.ts'

export type Verdict = Refusal | undefined

/** Refuses a text that is missing, empty or longer than Meta allows. Meta's limits are written here anew, not taken from the product. */
export function checkText(path: string, raw: unknown, limit: number): Verdict {
  if (raw === undefined || raw === '') return refuse(131008, `${path} is required`)
  const value = text(raw)
  if (value === undefined) return refuse(131009, `${path} must be a string`)
  if (value.trim() === '') return refuse(131009, `${path} must not be blank`)
  if (value.length > limit) return refuse(131009, `${path} must be at most ${limit} characters long`)
  return undefined
}

export const checkOptionalText = (path: string, raw: unknown, limit: number): Verdict =>
  raw === undefined ? undefined : checkText(path, raw, limit)

export function checkId(path: string, raw: unknown, limit: number): Verdict {
  const wrong = checkText(path, raw, limit)
  if (wrong) return wrong
  return text(raw)?.trim() === raw ? undefined : refuse(131009, `${path} must not begin or end with a space`)
}

export function checkUnique(path: string, values: readonly unknown[]): Verdict {
  return new Set(values).size === values.length ? undefined : refuse(131009, `${path} must be unique`)
}

export function checkCount(path: string, raw: unknown, least: number, most: number): Verdict {
  const items = list(raw)
  if (!items) return refuse(131008, `${path} is required`)
  if (items.length < least || items.length > most) return refuse(131009, `${path} must have ${least} to ${most} elements`)
  return undefined
}

export function checkUrl(path: string, raw: unknown): Verdict {
  return checkText(path, raw, 2000) ?? (URL.canParse(String(raw)) ? undefined : refuse(131009, `${path} is not a valid URL`))
}

/** The first refusal of all elements. */
export function checkEach(items: unknown, check: (item: Record<string, unknown>, index: number) => Verdict): Verdict {
  for (const [index, raw] of (list(items) ?? []).entries()) {
    const wrong = check(object(raw) ?? {}, index)
    if (wrong) return wrong
  }
  return undefined
}
