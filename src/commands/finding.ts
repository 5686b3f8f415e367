/** What a check found out, for an office clerk. `mend` says what to do about anything that is not well. */
export type Finding = { state: 'ok'; what: string } | { state: 'warn' | 'broken'; what: string; mend: string }

export const ok = (what: string): Finding => ({ state: 'ok', what })
export const warn = (what: string, mend: string): Finding => ({ state: 'warn', what, mend })
export const broken = (what: string, mend: string): Finding => ({ state: 'broken', what, mend })

const MARKS = { ok: '  bien   ', warn: '  ojo    ', broken: '  MAL    ' } as const

/** The finding as one or two lines. The words carry the meaning, not a colour or a sign. */
export function findingLines(finding: Finding): string[] {
  const first = `${MARKS[finding.state]}${finding.what}`
  return finding.state === 'ok' ? [first] : [first, `         -> ${finding.mend}`]
}
