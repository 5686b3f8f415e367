import type { Draft, Person } from '../../src/chat/draft.ts'
import { type Facts, type Hour, hoursWanted, hoursWished, type Wanted } from './facts.ts'

/** Something that a turn changed. `hours`: those that a wish leaves `among` the published ones, or the one that was taken. */
export interface Event {
  what: string
  value: string
  hours?: Hour[]
  among?: Hour[]
}

const WHO = { self: 'yo', other: 'otra', minor: 'menores', group: 'grupo' }
const FAMILY: Record<string, string> = { renewal: 'renovar', first: 'primero', lost: 'perdido', advice: 'asesoría' }
const ATTENDS: Record<string, string> = {
  both_parents: 'ambos',
  one_parent_permission: 'uno con permiso',
  single_parent_on_record: 'uno en acta',
  other_deceased: 'otro murió',
  court_papers: 'juez',
  other_unreachable: 'otro no aparece',
}
const CASE: Record<string, string> = {
  person: 'persona',
  complaint: 'denuncia',
  service: 'queja',
  rights: 'derechos',
  claim: 'reclamo',
}
const LANGUAGE: Record<string, string> = { 'es-MX': 'es', 'es-facil': 'fácil', en: 'en' }

/** What happened between two looks at the same telephone: what is answered anew, and rows that are another's or no more. */
export const eventsOf = (before: Facts, after: Facts): Event[] => [
  ...answered(before, after),
  ...ofPerson(firstOf(before.draft), firstOf(after.draft)),
  ...lookedFor(before, after),
  ...ofAppointments(before, after),
  ...ofWaiting(before, after),
  ...ofContact(before, after),
]

/** An answer counts when it is there and was not so before. Answers that went with others are no event. */
const anew = <Value>(what: string, before: Value, after: Value, value: (after: NonNullable<Value>) => string): Event[] =>
  after === undefined || after === null || JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [{ what, value: value(after as NonNullable<Value>) }]

function answered({ draft: before, appointments, hours }: Facts, { draft: after, offices }: Facts): Event[] {
  if (before.who !== undefined && after.who === undefined) return [{ what: 'olvida', value: '' }]
  const office = (ids: readonly number[]) =>
    ids.length === 1 ? (offices.get(ids[0] ?? 0) ?? '') : ids.length > 1 ? 'cualquiera' : ''
  // Whoever moves an appointment may stay at its office.
  const stays = hours.find(({ id }) => appointments.some(({ slotId, state }) => state === 'confirmed' && slotId === id))?.office
  return [
    ...anew('quién', before.who, after.who, (who) => WHO[who]),
    ...anew('cuántos', before.count, after.count, String),
    ...anew('acude', before.minorCase, after.minorCase, (one) => ATTENDS[one] ?? one),
    ...anew('en', before.near?.name, after.near?.name, String),
    ...anew('en', before.state?.name, after.state?.name, String),
    ...anew('oficina', before.officeIds, after.officeIds, office).filter(({ value }) => value !== ''),
    ...anew('oficina', before.moving?.officeIds, after.moving?.officeIds, (ids) => office(ids)).filter(
      ({ value }) => value !== stays,
    ),
    ...anew('propone CURP', before.proposal?.curp, after.proposal?.curp, String),
  ]
}

/** In a group everybody has a procedure of their own. */
const firstOf = ({ people: [first], family }: Draft): Person => ({ family, ...first })

const passportOf = ({ answers }: Person): string | undefined => answers?.renewal?.old_passport

function ofPerson(before: Person, after: Person): Event[] {
  const years = anew('años', before.years, after.years, String)
  const withoutCurp = anew('sin CURP', before.noCurp, after.noCurp, () => '')
  return [
    ...anew('CURP', before.curp, after.curp, String),
    ...withoutCurp,
    ...anew('nombre', before.name, after.name, String),
    ...anew('pasaporte', passportOf(before), passportOf(after), String),
    ...anew('trámite', before.family, after.family, (family) => FAMILY[family] ?? family),
    ...years,
    // A birth date comes with the CURP, and the discount with the age, unless they are said.
    ...(withoutCurp.length > 0 ? anew('nacimiento', before.birthDate, after.birthDate, String) : []),
    ...(years.length === 0 && after.halfFee === true ? anew('descuento', before.halfFee, after.halfFee, () => '') : []),
  ]
}

/** The days and hours that are looked for, of the booking or of the appointment that is being moved. */
function lookedFor(before: Facts, after: Facts): Event[] {
  const wishes = [
    [before.draft.wish, after.draft.wish, after.draft.officeIds],
    [before.draft.moving?.wish, after.draft.moving?.wish, undefined],
  ] as const
  return wishes.flatMap(([old, wish, offices]) => {
    if (wish === undefined || JSON.stringify(old) === JSON.stringify(wish)) return []
    const names = offices?.map((id) => after.offices.get(id))
    const hours = after.hours.filter(({ office }) => names === undefined || names.includes(office))
    const left = hoursWished(hours, wish)
    // "As soon as possible" leaves all of them.
    return left.length === hours.length ? [] : [{ what: 'busca', value: JSON.stringify(wish), hours: left, among: hours }]
  })
}

function ofAppointments(before: Facts, after: Facts): Event[] {
  const hourOf = (slotId: number | undefined) => after.hours.filter(({ id }) => id === slotId)
  const held = (facts: Facts) => facts.appointments.find(({ state }) => state === 'held')
  const events: Event[] = []
  const [oldHold, newHold] = [held(before), held(after)]
  if (newHold && newHold.slotId !== oldHold?.slotId) events.push({ what: 'aparta', value: '', hours: hourOf(newHold.slotId) })
  if (oldHold && !newHold && !after.appointments.some(({ id, state }) => id === oldHold.id && state === 'confirmed'))
    events.push({ what: 'suelta', value: '' })
  for (const one of after.appointments) {
    const was = before.appointments.find(({ id }) => id === one.id)
    if (one.state === 'confirmed' && was?.state !== 'confirmed') events.push({ what: 'confirma', value: '' })
    if (one.state === 'confirmed' && was?.state === 'confirmed' && one.slotId !== was.slotId)
      events.push({ what: 'mueve', value: '', hours: hourOf(one.slotId) })
    if (one.state === 'cancelled' && was?.state === 'confirmed') events.push({ what: 'cancela', value: '' })
  }
  return events
}

function ofWaiting(before: Facts, after: Facts): Event[] {
  const events: Event[] = []
  const left = (wanted: Wanted) => hoursWanted(after.hours, wanted)
  for (const wish of after.waits) {
    const was = before.waits.find(({ id }) => id === wish.id)
    if (wish.live && !was) events.push({ what: 'entra a la lista', value: '' })
    if (was?.live && !wish.live && wish.state !== 'booked') events.push({ what: 'sale de la lista', value: '' })
    if (was?.live && wish.live && JSON.stringify(was.wanted) !== JSON.stringify(wish.wanted))
      events.push({ what: 'espera', value: JSON.stringify(wish.wanted), hours: left(wish.wanted), among: after.hours })
  }
  for (const { id, state } of after.offers) {
    const was = before.offers.find((one) => one.id === id)
    if (was?.state !== 'open' || state === 'open') continue
    if (state === 'accepted') events.push({ what: 'acepta la oferta', value: '' })
    if (state === 'declined') events.push({ what: 'rechaza la oferta', value: '' })
  }
  return events
}

function ofContact(before: Facts, after: Facts): Event[] {
  const opened = after.cases.filter(({ id }) => !before.cases.some((one) => one.id === id))
  return [
    ...(after.muted === before.muted ? [] : [{ what: after.muted ? 'sin avisos' : 'con avisos', value: '' }]),
    ...(after.inWriting && !before.inWriting ? [{ what: 'por escrito', value: '' }] : []),
    ...(after.coming > before.coming ? [{ what: 'avisa que viene', value: '' }] : []),
    ...opened.map(({ kind }) => ({ what: 'caso', value: CASE[kind] ?? kind })),
    ...anew('idioma', before.language, after.language, (code) => LANGUAGE[code] ?? code),
  ]
}
