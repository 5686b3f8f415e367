import { next } from '../answer.ts'
import { markOf, positionOf } from '../changing-group.ts'
import { type Draft, isSeveral, type Person, whoCome, withPerson } from '../draft.ts'
import { findProcedure, procedureOf } from '../procedures.ts'
import type { Question } from '../question.ts'
import type { Booking } from '../scene.ts'
import { findPassportNumber, isOnlyPassportNumber, triesPassportNumber } from '../understanding/passports.ts'
import { everyday } from '../understanding/spelling.ts'

/** The number of the passport before. Several people are asked only where the record demands it: theirs is read at the window. */
export const oldPassport: Question = {
  isNeeded: (scene) => openPerson(scene) >= 0,
  ask(scene) {
    const { desk, draft, t } = scene
    const index = openPerson(scene)
    const lost = familyOf(draft, index) === 'lost'
    const canTurn = !isSeveral(draft) && !lost && findProcedure(desk, 'lost', 'adult')
    const mark = markOf(draft, index)
    const none = { value: `none:${mark}`, title: lost ? t.oldPassport.buttons.unknown : t.oldPassport.buttons.none }
    return {
      body: lost ? t.oldPassport.askLost : draft.who === 'self' ? t.oldPassport.ask : t.oldPassport.askOther,
      options: [none, ...(canTurn ? [{ value: `lost:${mark}`, title: t.oldPassport.buttons.lost }] : [])],
    }
  },
  choose(value, scene) {
    const { draft, desk, t } = scene
    const [what, mark = ''] = value.split(':')
    const index = positionOf(draft, mark)
    if (!draft.people[index]) return next(draft, t.groupChange.notThisGroup)
    if (what === 'lost')
      return next(
        { ...withPerson(draft, index, { oldPassport: undefined, years: undefined }), family: 'lost' },
        t.oldPassport.nowLost,
      )
    const required = procedureOf(desk, draft, draft.people[index])?.oldPassport === 'required'
    return required ? next(draft, t.oldPassport.required) : next(withPerson(draft, index, { oldPassport: null }))
  },
  ownWords: isOnlyPassportNumber,
  hear(text, scene) {
    const index = openPerson(scene)
    const words = everyday(text)
    if (/\b(?:lo perdi|me lo robaron|se me perdio|i lost it)\b/.test(words) && familyOf(scene.draft, index) !== 'lost')
      return this.choose(`lost:${markOf(scene.draft, index)}`, scene)
    if (NOT_AT_HAND.test(words)) return this.choose(`none:${markOf(scene.draft, index)}`, scene)
    const number = findPassportNumber(text)
    if (number) return next(withPerson(scene.draft, index, { oldPassport: number }), scene.t.oldPassport.noted(number))
    return triesPassportNumber(text) ? next(scene.draft, scene.t.oldPassport.odd) : undefined
  },
}

const NOT_AT_HAND =
  /^no$|^no (?:me |lo |la )?(?:se|tengo|acuerdo|recuerdo|encuentro|traigo|veo|hallo)\b|^(?:ya )?ni se\b|^(?:lo (?:deje|tengo)|(?:esta|se quedo|lo tiene)(?: guardado)?) en|^(?:despues|luego|mas tarde) (?:se )?lo (?:doy|mando|paso|busco)|^i (?:don t|do not) (?:know|have|remember)\b/

/** Who still has to be asked; -1 when nobody. */
function openPerson({ desk, draft }: Booking): number {
  return whoCome(draft).findIndex((person) => isOpen({ desk, draft }, person))
}

function isOpen({ desk, draft }: Booking, person: Person): boolean {
  if (person.oldPassport !== undefined || !person.name) return false
  const asks = procedureOf(desk, draft, person)?.oldPassport
  return asks === 'required' || (asks === 'optional' && !isSeveral(draft))
}

const familyOf = (draft: Draft, index: number): string | undefined =>
  isSeveral(draft) ? draft.people[index]?.family : draft.family
