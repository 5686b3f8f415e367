import { type CurpJudgment, judgeCurp } from '../catalogue/curp.ts'
import { isElectorKey, parseCurp } from '../reading/curps.ts'
import type { Texts } from '../texts/texts.ts'
import type { Kind } from './kind.ts'

/** The CURP of somebody who does not come: whoever comes is asked by the chat itself. */
export const curp: Kind = {
  word: 'CURP',
  read(text, _field, { t, today }) {
    const found = parseCurp(text)
    if (!found) return { ok: false, note: t.details.noCurp }
    if (isElectorKey(found.typed)) return { ok: false, note: t.curp.elector }
    const judged = judgeCurp(found.typed, today)
    if (judged.ok) return { ok: true, value: judged.curp }
    return { ok: false, note: judged.why === 'confusion' ? almostCurp(judged, t) : curpProblem(judged, t) }
  },
}

/** What was probably meant, where letters and digits were confused. */
export function almostCurp({ changes }: Extract<CurpJudgment, { why: 'confusion' }>, t: Texts): string {
  const [first, second] = changes
  if (!first || second) return t.curp.almostSeveral
  return t.curp.almost(first.position, t.curp.letter(first.wrote).replaceAll('*', ''), t.curp.letter(first.meant))
}

/** Says what is wrong, as exactly as it can be known. */
export function curpProblem(judged: Exclude<CurpJudgment, { ok: true } | { why: 'confusion' }>, t: Texts): string {
  switch (judged.why) {
    case 'length':
      return t.curp.length(judged.length)
    case 'character':
      return judged.expected === 'state' && judged.found.length > 1
        ? t.curp.stateCode(judged.found)
        : t.curp.character(judged.position, judged.found)
    case 'impossible_date':
      return t.curp.date
    case 'future':
      return t.curp.future
    case 'implausible_age':
      return t.curp.tooOld
    case 'placeholder':
      return t.curp.generic
    case 'check_digit':
      return t.curp.check
  }
}
