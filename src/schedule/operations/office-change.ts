import { z } from 'zod'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { choice, EVERY_OFFICE, key, ofAgency, proposalAnswer } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { daysText } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { changeOfficeData, concernOf, type OfficeImpact } from '../../catalogue/office-change.ts'
import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import { OFFICE, refuseTaken, ZONE_REFUSALS } from '../../catalogue/operations/offices.ts'
import { reasonFor, toldReason, toldWords } from '../../catalogue/operations/told-reasons.ts'
import { hasHours, listOffices } from '../../catalogue/settings.ts'
import { count } from '../../texts/admin.ts'
import { fillNotice, NOTICES } from '../../texts/notices.ts'
import { publishOn } from './usual-week.ts'

const REFUSALS = refusals({
  has_places: [
    'zona_con_lugares',
    'conflict',
    'Esa oficina ya publicó lugares: su zona horaria no puede cambiar.',
    'Dé de alta otra oficina con la zona correcta y cierre esta.',
  ],
})

const form = z.object({
  oficina: choice(EVERY_OFFICE),
  ...OFFICE.change,
  motivo_que_lee: toldReason('resting', 'Solo si deja de dar citas: lo leen quienes esperan ahí. '),
  motivo: z
    .string()
    .trim()
    .min(3)
    .max(200)
    .optional()
    .describe('Solo si deja de dar citas: por qué. Queda en la bitácora y solo lo lee la oficina.'),
  clave: key,
})

export const changeOffice = operation({
  method: 'POST',
  path: '/admin/oficinas',
  tag: 'Ajustes',
  rank: 40,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Cambiar los datos de una oficina',
  changesLists: true,
  explanation:
    'Lo que deje en blanco no cambia. Primero dice qué cambiaría y a quién afecta (dejar de dar citas, otro domicilio, cancelar sin respuesta); no hace nada hasta que usted confirma.',
  body: form,
  answer: proposalAnswer({
    oficina: OFFICE.card,
    citas_por_venir: z.number().int(),
    dias_con_citas: z.array(z.object({ dia: z.iso.date(), citas: z.number().int() })),
  }),
  example: {
    resumen:
      'Toluca dejaría de dar citas. La cita que ya hay sigue en pie y esa persona vendrá. Si no la van a atender, cierre su día con «Cerrar un día, unas horas o una ventanilla»: ahí se le ofrece otra hora.',
    oficina: { ...OFFICE.example, abierta: false },
    citas_por_venir: 1,
    dias_con_citas: [{ dia: '2026-12-03', citas: 1 }],
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...ZONE_REFUSALS,
    ...REFUSALS,
    ...only(COMMON_REFUSALS, 'already_there', 'no_changes', 'missing'),
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'cambiar_oficina',
    said: 'Cambió los datos de una oficina',
    members: { fields: 'datos cambiados', visits: 'cuántas citas', closed: 'dejó de dar citas' },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const chosen = chosenOffice(deps, caller, body.oficina)
    const changes = { ...OFFICE.changes(body), ...pinOf(body) }
    const outcome = await propose(call, (tx, at) => {
      if (body.zona !== undefined && body.zona !== chosen.zone && hasHours(tx, chosen.id)) throw refuse(REFUSALS.has_places, 'zona')
      if (body.nombre !== undefined) refuseTaken(ofAgency(listOffices(tx), caller.agencyId), body.nombre, chosen.id)
      const concern = concernOf(tx, chosen.id, changes, at)
      const reason = concern === 'closing' ? reasonFor(body) : body.motivo
      return {
        work: (inner) => changeOfficeData(inner, deps, { officeId: chosen.id, changes, told: body.motivo_que_lee }, at),
        deed: ({ visits }) => ({
          officeId: chosen.id,
          detail: {
            fields: Object.keys(changes).length,
            ...(concern && { visits }),
            ...(concern === 'closing' && { closed: true }),
          },
          reason,
        }),
      }
    })
    if (outcome.kind === 'done') await publishOn(deps, caller, chosen.id, dayOf(now, outcome.impact.office.zone))
    return answerProposal(outcome, chosen.zone, {
      would: wouldText,
      did: didText,
      more: ({ office, concern, visits, days, waiting }) => ({
        va_a_leer: concern === 'closing' && waiting.contacts > 0 ? [restNotice(office.name, body.motivo_que_lee)] : [],
        oficina: OFFICE.toCard(deps, office),
        citas_por_venir: visits,
        dias_con_citas: concern === undefined ? [] : days.map((one) => ({ dia: one.day, citas: one.visits })),
      }),
    })
  },
})

/** Coordinates are of the place that they were written for. */
function pinOf({ latitud, longitud, direccion, municipio }: z.output<typeof form>): { pinned?: boolean } {
  if (latitud !== undefined && longitud !== undefined) return { pinned: true }
  return direccion !== undefined || municipio !== undefined ? { pinned: false } : {}
}

/** Sent, some at a time after the change, to people who wait only there. */
const restNotice = (name: string, reason: OfficeReason): string =>
  fillNotice(NOTICES['es-MX'].waiting_office_rests, [name, toldWords(reason)])

function wouldText(impact: OfficeImpact): string {
  const { office, concern, visits } = impact
  const there = count(visits, 'cita', 'citas')
  switch (concern) {
    case 'closing':
      return `${office.name} dejaría de dar citas. ${standText(impact)}${holdsText(impact)}${waitText(impact)}`
    case 'moving':
      return `${office.name} cambiaría de domicilio. Ahí hay ${there} por venir: ${ADDRESS}`
    case 'lapsing':
      return `En ${office.name} se cancelaría la cita de quien no contesta los recordatorios. Ahí hay ${there} por venir: ${LAPSE}`
    case undefined:
      return `Se guardarían los datos de ${office.name}.`
  }
}

function didText(impact: OfficeImpact): string {
  const { office, concern, visits, waiting } = impact
  const told = waiting.contacts
  const there = `Ahí hay ${count(visits, 'cita', 'citas')} por venir:`
  const saved = `Se guardaron los datos de ${office.name}.`
  switch (concern) {
    case 'closing':
      return `${office.name} ya no da citas. ${standText(impact)}${holdsText(impact)}${told > 0 ? ` Se avisa por WhatsApp a ${count(told, 'teléfono que espera', 'teléfonos que esperan')} ahí.` : ''}`
    case 'moving':
      return `${saved} ${there} ${ADDRESS}`
    case 'lapsing':
      return `${saved} ${there} ${LAPSE}`
    case undefined:
      return saved
  }
}

const ADDRESS =
  'el domicilio nuevo va en su recordatorio y en «Mis citas»; a quien venga antes, llámele. Sin su latitud y su longitud, el chat ya no enseña mapa.'
const LAPSE = 'a cada persona se le dice antes, en su recordatorio, hasta cuándo puede contestar.'

function standText({ visits, days }: OfficeImpact): string {
  if (visits === 0) return 'Nadie tiene cita por venir.'
  if (visits === 1)
    return 'La cita que ya hay sigue en pie y esa persona vendrá. Si no la van a atender, cierre su día con «Cerrar un día, unas horas o una ventanilla»: ahí se le ofrece otra hora.'
  const many = `Las ${visits.toLocaleString('es-MX')} citas que ya hay`
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (first === undefined || last === undefined || first === last)
    return `${many}, en un día, siguen en pie y esas personas vendrán. Si no las van a atender, cierre ese día con «Cerrar un día, unas horas o una ventanilla»: ahí se les ofrece otra hora.`
  return `${many}, en ${days.length} días, siguen en pie y esas personas vendrán. Si no las van a atender, ciérrelos de una vez con «Cerrar un día, unas horas o una ventanilla», ${daysText({ from: first, until: last })}: ahí se les ofrece otra hora.`
}

const holdsText = ({ holds }: OfficeImpact): string =>
  holds === 0
    ? ''
    : ` ${count(holds, 'persona está por confirmar una hora: si la confirma a tiempo, la conserva', 'personas están por confirmar una hora: si la confirman a tiempo, la conservan')}.`

function waitText({ waiting: { onlyHere, elsewhereToo } }: OfficeImpact): string {
  const only =
    onlyHere === 0
      ? ''
      : ` ${count(onlyHere, 'persona espera solo en su lista: conserva su lugar', 'personas esperan solo en su lista: conservan su lugar')} y se avisará por WhatsApp, con el motivo elegido.`
  const both =
    elsewhereToo === 0
      ? ''
      : ` ${count(elsewhereToo, 'persona espera también en otra oficina y sigue ahí', 'personas esperan también en otra oficina y siguen ahí')}.`
  return only + both
}
