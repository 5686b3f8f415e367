import { hasProgress } from '../../../chat/draft.ts'
import { lines, type PromptOption } from '../../../chat/prompt.ts'
import type { Scene } from '../../../chat/scene.ts'
import { capital } from '../../../chat/titles.ts'
import { wayBack } from '../../../chat/ways-on.ts'
import { firstMoment, type Meant } from '../members.ts'
import { whenLong } from '../moments.ts'

/** Folio, day, hour and office of an appointment that stands. */
export function asItStands(scene: Scene, { views }: Pick<Meant, 'views'>): string {
  const { t } = scene
  const [view] = views
  return lines(
    view.folio && t.folio.folio(view.folio),
    `*${capital(whenLong(scene, firstMoment(views)))}*`,
    t.folio.office(view.office.name, view.office.address),
  )
}

/** On with the booking under way; without one, to the appointment. */
export const seeIt = (scene: Scene, groupId: string): PromptOption[] =>
  hasProgress(scene.draft)
    ? [wayBack(scene)]
    : [{ question: 'appointments', value: `see:${groupId}`, title: scene.t.move.buttons.see }]
