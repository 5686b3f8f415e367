import { officesThatDo } from '../../../catalogue/offices.ts'
import { fieldsOf, findProcedure } from '../../../catalogue/procedures.ts'
import type { Procedure } from '../../../catalogue/types.ts'
import { type Answer, askAbout, next, saying } from '../../../chat/answer.ts'
import { whenPlain } from '../../../chat/moments.ts'
import { type Prompt, paragraphs } from '../../../chat/prompt.ts'
import type { Question } from '../../../chat/question.ts'
import { callPerson, withPerson } from '../../../chat/questions/faq.ts'
import type { Scene } from '../../../chat/scene.ts'
import { toPerson, withWayBack } from '../../../chat/ways-on.ts'
import { nameAndInitial } from '../../../reading/called.ts'
import type { Reading } from '../../../reading/reading.ts'
import { scheduleOf } from '../../../schedule/adjacent-hours.ts'
import { unserved } from '../../../schedule/schedules.ts'
import { choosePrice } from '../../price-choice.ts'
import type { AppointmentView } from '../../types.ts'
import { findMeant, type Group, membersCode, readMembers } from '../bookings.ts'
import { offeredProcedure } from '../procedures.ts'
import { folio } from './folio.ts'
import { whoIsMeant } from './who-is-meant.ts'

/** The passport that an appointment was to renew is lost: the same hour may serve to replace it. */
export function sayLostOld(reading: Reading, scene: Scene, group: Group): Answer {
  const { session, draft, t, language } = scene
  const renewing = group.views.filter((view) => familyOf(scene, view) === 'renewal')
  const named = whoIsMeant(reading, group)
  const [view, another] = named ? renewing.filter(({ member }) => named.includes(member)) : renewing
  if (view && !another && replacing(scene, view))
    return askAbout('lostOld', `${group.groupId}:${membersCode([view.member])}`, draft)
  const procedure = findProcedure(session.tx, group.views[0].procedureId)
  const { withoutOld, otherProcedure } = t.standing
  const told = renewing.length > 0 ? withoutOld : otherProcedure
  return withPerson(scene, told(procedure?.name[language] ?? ''), callPerson(scene))
}

/** `about`: its group and member. */
export const lostOld: Question = {
  mereQuestion: 'is not heard',
  ask(scene): Prompt {
    const { t, language } = scene
    const found = meantIn(scene)
    if (!found) return withWayBack(scene, t.appointments.gone)
    const { view, procedure, several } = found
    const { ask, yes, no } = t.standing.lostOld
    const now = findProcedure(scene.session.tx, view.procedureId)
    const whose = several ? `${nameAndInitial(view.name).replace(/\.$/, '')}.` : ''
    return {
      body: paragraphs(whose, ask(now?.name[language] ?? '', procedure.name[language], whenPlain(scene, view.slot))),
      options: [
        { value: `yes:${scene.about}:${view.version}`, title: yes },
        { value: `no:${scene.about}`, title: no },
        toPerson(scene),
      ],
    }
  },
  choose(value, scene): Answer {
    const { draft, session, t, language } = scene
    const [what, groupId = '', who = '', version] = value.split(':')
    const about = `${groupId}:${who}`
    if (what !== 'yes') return askAbout('appointments', groupId, draft)
    const found = meantIn({ ...scene, about })
    if (!found) return next(draft, t.appointments.gone)
    const { view, procedure } = found
    const { years = 0, halfFee } = view
    const asked = { view: { ...view, version: Number(version) }, contactId: session.contact.id, choice: { years, halfFee } }
    if (choosePrice(session.tx, { ...asked, procedureId: procedure.id }, session.now) === undefined)
      return askAbout('appointments', groupId, draft, t.move.changed)
    return saying(t.standing.lostOld.done(procedure.name[language]), folio.choose(`bring:${groupId}`, scene))
  },
  hear(reading, scene) {
    return reading.yesNo && this.choose([reading.yesNo, scene.about, meantIn(scene)?.view.version].join(':'), scene)
  },
}

function meantIn(scene: Scene): { view: AppointmentView; procedure: Procedure; several: boolean } | undefined {
  const [groupId = '', who = ''] = scene.about?.split(':') ?? []
  const meant = findMeant(scene.session, groupId, readMembers(who))
  const [view] = meant?.views ?? []
  const procedure = view && familyOf(scene, view) === 'renewal' ? replacing(scene, view) : undefined
  return meant && view && procedure && { view, procedure, several: meant.group.views.length > 1 }
}

const familyOf = ({ session }: Scene, { procedureId }: AppointmentView) => findProcedure(session.tx, procedureId)?.family

/** Of the same time, with the same limits, and without questions of its own; undefined where the hour does not serve for it. */
function replacing({ session }: Scene, { procedureId, office, slot, price }: AppointmentView): Procedure | undefined {
  const { tx } = session
  const now = findProcedure(tx, procedureId)
  const audience = now?.audience === 'minor' ? 'minor' : 'adult'
  const other = offeredProcedure(session, 'lost', audience)
  const scheduleId = scheduleOf(tx, slot.slotId)
  if (!other || !now || scheduleId === undefined || price === undefined) return undefined
  const isAlike = other.slotCount === now.slotCount && other.exclusiveGroup === now.exclusiveGroup
  const isServed =
    officesThatDo(tx, [other.id]).some((one) => one.office.id === office.id) && unserved(tx, scheduleId, [other.id]).length === 0
  return isAlike && isServed && fieldsOf(tx, other.id).every(({ required }) => !required) ? other : undefined
}
