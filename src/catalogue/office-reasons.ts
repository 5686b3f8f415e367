/**
 * Why the office cancels, moves or closes, as its people may read it: a code of this list, never a clerk's own words. What a
 * clerk types stays in the log-book ([decision 38](../../docs/decisions/0038-one-descriptor.md)). `unsaid` is always true.
 */
export const OFFICE_REASONS = [
  'unsaid',
  'requested',
  'no_power',
  'no_system',
  'no_staff',
  'building',
  'safety',
  'closed',
  'relocation',
  'repeated',
  'not_proved',
  'mistake',
] as const
export type OfficeReason = (typeof OFFICE_REASONS)[number]

/** Words of an older release, a clerk's own, are told to no one. */
export const asOfficeReason = (kept: string): OfficeReason => OFFICE_REASONS.find((reason) => reason === kept) ?? 'unsaid'
