import { z } from 'zod'
import { amongAllProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { type Choices, choice, dayField, key, ofAgency, proposalAnswer } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { COMING_DAY_REFUSALS, parseComingDay } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord } from '../../admin/propose.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { atOnceField, EXCLUSION_REFUSALS, groupAsked, HOW, otherProcedure } from '../../booking/operations/exclusion.ts'
import { dayOf, startOfDay } from '../../catalogue/calendar.ts'
import { institutionZone, readInstitution, theAgency } from '../../catalogue/institution.ts'
import { PROCEDURE } from '../../catalogue/operations/procedures.ts'
import { fileOf } from '../../catalogue/procedure-file/file.ts'
import { setOwnRule } from '../../catalogue/rules.ts'
import { changeProcedure, listProcedures, officesThatDo } from '../../catalogue/settings.ts'
import { problemOf, problemResponse } from '../../http/errors.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { offer, type Review, review } from '../review.ts'
import { excludedText, REVIEW, toReview, whyStuck } from './shown.ts'

const NOT_OFFERED: Choices = {
  name: 'procedures_not_offered',
  rows: (db, agencyId) => ofAgency(listProcedures(db), agencyId).flatMap((one) => (one.active ? [] : one.name)),
}

const AS_IS = 'como está ahora'

const REFUSALS = refusals({
  offered: [
    'tramite_ya_se_ofrece',
    'conflict',
    'Ese trámite ya se ofrece.',
    'Para ver su conversación use «Ver la conversación de un trámite»; para dejar de ofrecerlo, «Archivar un trámite».',
  ],
  incomplete: ['tramite_incompleto', 'conflict', 'Todavía no se puede publicar.', 'Agregue lo que falta y vuelva a intentarlo.'],
})

export const publishProcedure = operation({
  method: 'POST',
  path: '/admin/tramites/publicar',
  tag: 'Ajustes',
  rank: 94,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Publicar un trámite',
  changesLists: true,
  explanation:
    'Revisa un borrador, o uno archivado: dice parte por parte cómo está, qué le falta y con qué tarea se agrega, y enseña la conversación completa, tal como la leería una persona, sin guardar nada. Se publica cuando usted confirma. Mientras le falte algo necesario no se publica.',
  body: z.object({
    tramite: choice(NOT_OFFERED),
    se_excluye: z
      .enum([AS_IS, ...Object.values(HOW)])
      .describe('Si quien tiene cita de este trámite puede tener otra a la vez. La revisión dice cómo está ahora.')
      .meta({ title: '¿Con qué se excluye?', example: AS_IS }),
    otro_tramite: otherProcedure,
    citas_a_la_vez: atOnceField,
    desde_el: dayField('Desde qué día se ofrece. En blanco: desde que confirme.').optional(),
    clave: key,
  }),
  answer: proposalAnswer(REVIEW),
  example: {
    resumen:
      'Se publicaría sacar licencia de conducir en Toluca, ahora mismo. Una persona tiene una sola cita de este trámite a la vez. Lea la conversación antes de confirmar.',
    partes: [{ parte: 'Precio', como_esta: '$950 MXN', falta: '' }],
    como_se_vera: [{ habla: 'Persona', mensajes: 'Hola, quiero sacar licencia de conducir', botones: '' }],
  },
  refusals: { ...PROCEDURE_REFUSALS, ...EXCLUSION_REFUSALS, ...COMING_DAY_REFUSALS, ...REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'publicar_tramite', said: 'Publicó un trámite', members: { procedure: PROCEDURE, from: 'desde el' } },
  async run(call) {
    const { deps, caller, body, now } = call
    const zone = readInstitution(deps.db) ? theAgency(deps.db, caller.agencyId).zone : institutionZone(deps.db)
    const from = body.desde_el === undefined ? undefined : parseComingDay(body.desde_el, 'desde_el', zone, now)
    const isLater = from !== undefined && from > dayOf(now, zone)
    let found: Review | undefined
    const outcome = propose(call, (tx, at) => {
      const look = { ...deps, db: tx }
      const chosen = amongAllProcedures(look, caller, body.tramite)
      if (chosen.active) throw refuse(REFUSALS.offered, 'tramite')
      const { group, atOnce } = groupAsked(look, caller, chosen, body)
      return {
        work: (inner) => {
          const offices = officesThatDo(inner, chosen.id)
          changeProcedure(inner, chosen.id, { exclusiveGroup: group, archived: false })
          if (atOnce !== undefined) setOwnRule(inner, 'live_a_person', { procedureId: chosen.id }, atOnce)
          found = review(inner, deps.messaging, { ...chosen, exclusiveGroup: group }, at)
          if (found.missing.length > 0) return { ok: false, why: 'incomplete' }
          if (isLater) changeProcedure(inner, chosen.id, { offersAt: startOfDay(from, zone) })
          else offer(inner, chosen.id)
          const touched = [touchRecord('procedure', [chosen, fileOf(inner, [chosen]), offices])]
          return { ok: true, touched, impact: { name: chosen.name, offices, review: found } }
        },
        resolved: { desde_el: from },
        deed: () => ({ detail: { procedure: chosen.id, ...(from !== undefined && { from }) } }),
      }
    })
    const told = (name: string, offices: string[]) =>
      `${name}${offices.length > 0 ? ` en ${listed(offices)}` : ''}, ${isLater ? `desde el ${spanishDates.long(from)}` : 'ahora mismo'}.`
    try {
      return answerProposal(await outcome, institutionZone(deps.db), {
        would: ({ name, offices, review: all }) =>
          [`Se publicaría ${told(name, offices)}`, excludedText(all), whyStuck(all) ?? 'Lea la conversación antes de confirmar.']
            .filter(Boolean)
            .join(' '),
        did: ({ name, offices }) => `Se publicó ${told(name, offices)}`,
        more: ({ review: all }) => toReview(all),
      })
    } catch (error) {
      if (!found?.missing.length) throw error
      const what = `${REFUSALS.incomplete.what} ${found.missing.join(' ')}`
      return problemResponse(problemOf(refuse({ ...REFUSALS.incomplete, what }, 'tramite')), toReview(found))
    }
  },
})
