import type { Scene } from '../../chat/scene.ts'
import type { CurpJudgment } from '../curp.ts'

/** What was probably meant, where letters and digits were confused. */
export function almost({ changes }: Extract<CurpJudgment, { why: 'confusion' }>, t: Scene['t']): string {
  const [first, second] = changes
  if (!first || second) return t.curp.almostSeveral
  return t.curp.almost(first.position, t.curp.letter(first.wrote).replaceAll('*', ''), t.curp.letter(first.meant))
}

/** Says what is wrong, as exactly as it can be known. */
export function problem(judged: Exclude<CurpJudgment, { ok: true } | { why: 'confusion' }>, t: Scene['t']): string {
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
