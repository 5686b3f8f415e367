import { firstMoment, groupOf } from '../../booking/chat/bookings.ts'
import { wayToOffice } from '../../booking/chat/notices.ts'
import { groupOf as everybodyOf } from '../../booking/views.ts'
import { dayWords, whenLong } from '../../chat/moments.ts'
import { lines, type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Speaker } from '../../chat/scene.ts'
import { notice } from '../../chat/unasked.ts'
import { toAppointments, toMenu } from '../../chat/ways-on.ts'
import { addressesOf, readContact } from '../../messaging/contacts.ts'
import { nameAndInitial } from '../../reading/called.ts'
import type { Handover } from '../handovers.ts'

/** Its channel, and the last two figures of its telephone. */
export interface OtherChat {
  channel: 'whatsapp' | 'messenger'
  ending: string | undefined
}

/** Undefined: it lost its address. */
export function otherChat({ session }: Pick<Speaker, 'session'>, contactId: number | undefined): OtherChat | undefined {
  const channel = contactId === undefined ? undefined : readContact(session.tx, session.deps, contactId)?.channel
  const addresses = contactId === undefined ? [] : addressesOf(session.tx, session.deps, contactId)
  if (channel === undefined || addresses.length === 0) return undefined
  return { channel, ending: addresses.find(({ kind }) => kind === 'phone')?.value.slice(-2) }
}

export const fromWords = ({ t }: Pick<Speaker, 't'>, { channel, ending }: OtherChat): string =>
  channel === 'whatsapp' ? t.handover.from.whatsapp(ending) : t.handover.from.messenger

export const toWords = ({ t }: Pick<Speaker, 't'>, { channel, ending }: OtherChat): string =>
  channel === 'whatsapp' ? t.handover.to.whatsapp(ending) : t.handover.to.messenger

export const shortName = ({ name }: { name: string }): string => nameAndInitial(name)

/** Whichever chat has the group. */
export function whoStands(speaker: Speaker, groupId: string | undefined): { names: string; day: string } | undefined {
  const { session, t } = speaker
  const all = groupId === undefined ? [] : everybodyOf(session.tx, session.deps.vault, groupId)
  const [first, ...others] = all.filter((one) => one.state === 'confirmed')
  if (!first) return undefined
  const names = t.listed([first, ...others].map(shortName))
  return { names, day: dayWords(speaker, firstMoment([first, ...others]).day) }
}

export function received(speaker: Speaker, groupId: string | undefined): Prompt {
  const { t } = speaker
  const group = groupOf(speaker.session, groupId)
  if (!group) return { body: t.handover.refused, options: [toMenu(speaker)] }
  const [{ office, agenda, folio }] = group.views
  const names = t.listed(group.views.map(shortName))
  return {
    body: paragraphs(
      t.handover.received(names, whenLong(speaker, firstMoment(group.views))),
      lines(t.folio.office(office.name, t.folio.at(office.address, agenda), office.mode), folio && t.folio.folio(folio)),
      t.handover.onlyHere,
    ),
    options: [toAppointments(speaker)],
  }
}

/** The visit stands, but no longer on this telephone. */
export function sayTakenBack(speaker: Speaker, { groupId = '' }: Handover): Reply {
  const { session, t } = speaker
  const [first, ...others] = everybodyOf(session.tx, session.deps.vault, groupId).filter((one) => one.state === 'confirmed')
  if (!first) return { kind: 'text', body: t.handover.refused, asks: false }
  const names = t.listed([first, ...others].map(shortName))
  const when = whenLong(speaker, firstMoment([first, ...others]))
  const told = [names, when, first.folio ?? '', ...wayToOffice(speaker, first.office.id)]
  return notice('appointment_taken_back', session.contact.language, told)
}
