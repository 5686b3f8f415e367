import type { Group } from '../../bookings.ts'
import { fit, toldApart } from '../../facts.ts'
import type { PromptOption, Scene } from '../../question.ts'
import { nameAndInitial } from '../../understanding/names.ts'

/** A row for each of several appointments. `what` is wanted of the one that is tapped. */
export function whichOne({ t }: Scene, groups: Group[], what: string): PromptOption[] {
  const rows = groups.map(({ groupId, views }) => {
    const [{ slot, office }] = views
    const who = t.listed(views.map((one) => nameAndInitial(one.name)))
    return {
      value: `${what}:${groupId}`,
      title: fit(t.slot.title(t.dates.short(slot.day), t.dates.hour(slot.minute)), 24),
      // An initial brings its own full stop.
      description: fit(`${who.replace(/\.$/, '')}. ${office.name}`, 72),
    }
  })
  return toldApart(rows)
}
