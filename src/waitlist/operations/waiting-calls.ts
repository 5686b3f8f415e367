import type { Tx } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import type { StaffDeps } from '../../admin/deps.ts'
import { isoAt } from '../../admin/parse.ts'
import { phoneGiven } from '../../booking/callback-phones.ts'
import { closeCall } from '../../calls/calls.ts'
import type { CallAsked, CallPart, CallRefusal, Settled } from '../../calls/part.ts'
import { theOffice } from '../../catalogue/offices.ts'
import type { Instant } from '../../clock.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { phoneText } from '../../texts/phones.ts'
import { declineOffer, giveByOffer, openOfferOf } from '../answers.ts'
import { goOn } from '../entries.ts'
import type { WaitingOffer, WaitlistEntry } from '../types.ts'
import { leave, readEntry } from '../wishes.ts'

const STATES: Record<WaitlistEntry['state'], string> = {
  waiting: 'se le aparta un lugar de la lista de espera',
  rested: 'su espera quedó en pausa: no tomó los lugares que se le ofrecieron',
  left: 'salió de la lista de espera',
  booked: 'salió de la lista de espera: ya hay una cita con su CURP',
  over: 'terminó el tiempo de su espera y no hubo lugar',
}

/** People who wait without a chat: a place is kept for them, or their waiting ended. */
export const calls: CallPart = {
  about: 'wishId',
  show({ deps: { db, vault }, seen }, id, now) {
    const wish = readEntry(db, vault, id)
    const [officeId] = wish?.officeIds ?? []
    if (!wish || officeId === undefined) return undefined
    seen.people(wish.people)
    const offer = openOfferOf(db, id, now)
    const phone = phoneGiven(db, vault, { wishId: id })
    const { name, zone } = theOffice(db, officeId)
    return {
      folio: null,
      nombres: wish.names,
      telefono: phone === undefined ? null : phoneText(phone),
      necesita: null,
      oficina: name,
      hora_antes: null,
      hora_guardada: offer ? hourOf(offer) : null,
      responde_hasta: offer ? isoAt(offer.endsAt, zone) : null,
      estado: STATES[wish.state],
      avisado: null,
      ultima_llamada: null,
    }
  },
  settle(tx, deps, asked, now) {
    const wish = readEntry(tx, deps.vault, asked.id)
    if (!wish) return { ok: false, why: 'stale' }
    const offer = openOfferOf(tx, asked.id, now)
    const done = settled(tx, deps, { ...asked, wish, offer }, now)
    if ('why' in done) return { ok: false, why: done.why }
    const touched = [{ what: 'wish', id: wish.id, version: wish.version }]
    return { ok: true, touched, impact: { names: wish.names, appointmentIds: [], ...done } }
  },
}

const hourOf = ({ slot }: WaitingOffer): string =>
  `${spanishDates.plain(slot.day)}, ${listed((slot.minutes ?? [slot.minute]).map((minute) => spanishDates.hour(minute)))}`

interface Answered extends CallAsked {
  wish: WaitlistEntry
  offer: WaitingOffer | undefined
}

type Done = Pick<Settled, 'said'> & Partial<Settled>

function settled(tx: Tx, deps: StaffDeps, asked: Answered, now: Instant): Done | { why: CallRefusal } {
  switch (asked.result) {
    case 'accepts':
      return accepts(tx, deps, asked, now)
    case 'wants_another':
      return waitsOn(tx, deps, asked, now)
    case 'declines':
      leave(tx, undefined, asked.id, now)
      closeCall(tx, { wishId: asked.id })
      return { said: 'ya no espera un lugar: sale de la lista de espera' }
    case 'no_answer':
      return { said: 'no contestó: sigue en la lista de por llamar' }
  }
}

function accepts(tx: Tx, deps: StaffDeps, { offer, caller, reason }: Answered, now: Instant): Done | { why: CallRefusal } {
  if (!offer) return { why: 'nothing_kept' }
  const given = giveByOffer(tx, deps, { offerId: offer.id, actor: actorOf(caller), reason }, now)
  if (!given.ok) return { why: given.why === 'gone' ? 'nothing_kept' : given.why }
  const { appointments, folio } = given
  return {
    said: `tiene cita el ${hourOf(offer)}, en ${theOffice(tx, offer.slot.officeId).name}`,
    whenDone: `Dígale su folio: ${folio}.`,
    appointmentIds: appointments.map((one) => one.id),
  }
}

/** The place goes to the next; a rested entry returns to the line. */
function waitsOn(tx: Tx, deps: StaffDeps, { id, wish, offer }: Answered, now: Instant): Done | { why: CallRefusal } {
  if (offer) {
    const declined = declineOffer(tx, deps, undefined, offer.id, now)
    return {
      said: declined?.rested
        ? 'no quiso ese lugar, y era el último: su espera queda en pausa'
        : 'no quiso ese lugar: conserva el suyo en la lista de espera',
    }
  }
  if (wish.state === 'waiting') return { why: 'nothing_kept' }
  const joined = goOn(tx, deps, undefined, id, now)
  if (!joined?.ok) return { why: joined === undefined ? 'stale' : 'live' }
  closeCall(tx, { wishId: id })
  return { said: 'sigue esperando: está otra vez en la lista de espera' }
}
