import { ROWS_MAX } from '../../texts/lengths.ts'
import { again } from '../answer.ts'
import { firstSaid, type MenuPart, type MenuSection } from '../part.ts'
import type { PromptOption } from '../prompt.ts'
import type { Question } from '../question.ts'
import type { Scene } from '../scene.ts'
import { order } from '../ways-on.ts'

/** Rows of all capabilities, by rank. */
export function createMenu(parts: readonly MenuPart[]): Question {
  const first = <T>(ask: (part: MenuPart) => T | undefined) => firstSaid(parts, ask)
  const corrected = first((part) => part.corrected)
  return {
    mereQuestion: 'fills nothing',
    fills: ['what'],
    numbered: true,
    isNeeded: (scene) => parts.some((part) => part.isNeeded?.(scene)),
    ask: (scene) =>
      first((part) => part.instead?.(scene)) ?? {
        body: scene.t.menu.ask,
        footer: scene.t.menu.footer,
        options: fitted(parts.flatMap((part) => part.sections(scene))),
      },
    choose: (value, scene) => first((part) => part.choose?.(value, scene)) ?? again(scene.draft),
    hear: (reading, scene) => first((part) => part.hear?.(reading, scene)),
    ...(corrected && { corrected }),
  }
}

export const own: MenuPart = {
  sections: (scene) => [
    { rank: 0, rows: isBegun(scene) ? [order('goOn', scene.t.menu.rows.goOn)] : [] },
    { rank: 60, rows: [order('language', scene.t.menu.rows.language)] },
  ],
}

const isBegun = (scene: Scene): boolean => scene.session.deps.chat.questions.menu.isNeeded?.(scene) === false

/** Without room for all, sections shrink, those of the lowest rank first. */
function fitted(sections: readonly MenuSection[]): PromptOption[] {
  const ranked = sections.toSorted((a, b) => a.rank - b.rank)
  const shown = ranked.map(({ rows, fewer = rows }) => fewer)
  for (const [at, { rows }] of [...ranked.entries()].toReversed()) {
    const others = shown.reduce((sum, one, i) => (i === at ? sum : sum + one.length), 0)
    if (others + rows.length <= ROWS_MAX) shown[at] = rows
  }
  return shown.flat().slice(0, ROWS_MAX)
}
