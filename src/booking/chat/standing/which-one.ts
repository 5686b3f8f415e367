import type { PromptOption } from '../../../chat/prompt.ts'
import type { Scene } from '../../../chat/scene.ts'
import { fitDescription, fitRow, toldApart } from '../../../chat/titles.ts'
import { nameAndInitial } from '../../../chat/understanding/names.ts'
import type { Group } from '../bookings.ts'

/** A row for each of several appointments. `what` is wanted of the one that is tapped. */
export function whichOne({ t }: Scene, groups: Group[], what: string): PromptOption[] {
  const rows = groups.map(({ groupId, views }) => {
    const [{ slot, office }] = views
    const who = t.listed(views.map((one) => nameAndInitial(one.name)))
    return {
      value: `${what}:${groupId}`,
      title: fitRow(t.slot.title(t.dates.short(slot.day), t.dates.hour(slot.minute))),
      // An initial brings its own full stop.
      description: fitDescription(`${who.replace(/\.$/, '')}. ${office.name}`),
    }
  })
  return toldApart(rows)
}
