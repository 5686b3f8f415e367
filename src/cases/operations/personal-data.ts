import { z } from 'zod'
import { APART } from '../../admin/audit.ts'
import type { CopyPart, ErasureFormPart, ErasureRequest, Going, ShownData } from '../../admin/data-subjects.ts'
import { instant, yesNo } from '../../admin/fields.ts'
import { saidLine, toSaidLine } from '../../admin/labels.ts'
import { isoAt } from '../../admin/parse.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Session } from '../../chat/session.ts'
import { addressesOf } from '../../messaging/contacts.ts'
import { notify } from '../../messaging/notify.ts'
import { count } from '../../texts/admin.ts'
import { sayErased } from '../chat/notices.ts'
import { countCasesWithWords, countClaimsOn } from '../personal-data.ts'
import { type CaseView, casesOf, readLines } from '../views.ts'
import { CASE_REFUSALS, caseNumber, chosenCase, KIND_WORDS, kindWord, RESULT_WORDS, STATE_WORDS, subjectWords } from './card.ts'

const copy: CopyPart = {
  rank: 60,
  fields: {
    casos: z.array(
      z.object({
        caso: z.string(),
        tipo: z.enum(KIND_WORDS),
        asunto: z.string(),
        estado: z.string(),
        resultado: z.string().nullable(),
        abierto_el: instant,
        cerrado_el: instant.nullable(),
      }),
    ),
    mensajes_de_casos: z.array(saidLine.extend({ caso: z.string() })).meta({ title: 'Mensajes de los casos' }),
  },
  empty: { casos: [], mensajes_de_casos: [] },
  read({ deps: { db, vault } }, whose) {
    // Not complaints: they are read by others.
    const cases =
      whose.kind === 'contact'
        ? casesOf(db, whose.contactId).filter((one) => one.kind !== 'complaint' && one.agencyId === whose.agencyId)
        : []
    if (cases.length === 0) return undefined
    const zone = institutionZone(db)
    return {
      casos: cases.map((one) => ({
        caso: one.number,
        tipo: kindWord(one.kind),
        asunto: subjectWords(one.kind, one.subject),
        estado: STATE_WORDS[one.state],
        resultado: one.result === undefined ? null : RESULT_WORDS[one.result],
        abierto_el: isoAt(one.openedAt, zone),
        cerrado_el: one.closedAt === undefined ? null : isoAt(one.closedAt, zone),
      })),
      // Notes belong to the office, and may be about others.
      mensajes_de_casos: cases.flatMap((one) =>
        readLines(db, vault, one.id)
          .filter(({ author }) => author !== 'note')
          .map((each) => ({ caso: one.number, ...toSaidLine(each, zone) })),
      ),
    }
  },
}

const goes = (rank: number, n: number, text: string): Going | undefined => (n > 0 ? { lines: [{ rank, text }] } : undefined)

const REFUSALS = refusals({
  case_of_other: [
    'caso_de_otra_cosa',
    'conflict',
    'Ese caso no pide borrar datos ni se opone a su uso.',
    'Revise el número. Si no es de un caso, déjelo en blanco.',
  ],
  case_not_granted: [
    'caso_sin_conceder',
    'conflict',
    'Esa solicitud todavía no se concede.',
    'Use primero «Cerrar un caso con su resultado» y elija «concedido» o «concedido en parte».',
  ],
})

/** Cancellation, and opposition to a use. */
const LEADS_TO_ERASING = ['cancel', 'oppose']

function refuseRequest(one: CaseView): void {
  const why =
    one.state === 'closed'
      ? CASE_REFUSALS.case_closed
      : one.kind !== 'rights' || !LEADS_TO_ERASING.includes(one.subject ?? '')
        ? REFUSALS.case_of_other
        : one.effectiveBy === undefined
          ? REFUSALS.case_not_granted
          : undefined
  if (why) throw refuse(why, 'caso')
}

const fields = {
  caso: caseNumber.optional().describe('El número de la solicitud concedida, por ejemplo C-K7M4QX. En blanco si no la hay.'),
  cerrar_caso: yesNo
    .prefault('sí')
    .describe(
      'Con «sí» se le avisa a la persona y el caso se cierra. Elija «no» si del mismo caso falta borrar otra CURP o su teléfono.',
    )
    .meta({ title: '¿Cerrar el caso al terminar?' }),
}

const form: ErasureFormPart = {
  rank: 10,
  fields,
  blank: 'En blanco, con un caso: el teléfono desde el que se pidió.',
  refusals: { ...only(CASE_REFUSALS, 'no_case', 'case_closed'), ...REFUSALS },
  members: { case: APART },
  read(tx, caller, typed) {
    const { caso, cerrar_caso: closes } = typed as z.output<z.ZodObject<typeof fields>>
    if (caso === undefined) return {}
    const one = chosenCase({ db: tx }, caller, caso)
    refuseRequest(one)
    return { request: toRequest(one, closes), detail: { case: one.id } }
  },
}

const toRequest = ({ id, number, version, contactId }: CaseView, closes: boolean): ErasureRequest => ({
  id,
  called: `el caso ${number}`,
  contactId,
  touched: { what: 'case', id, version },
  closes,
  notify(tx, deps, { key, last }, now) {
    if (contactId === undefined || addressesOf(tx, deps, contactId).length === 0) return false
    const say = ({ contact }: Session) => sayErased(number, contact.language, last ? 'this_phone' : 'data')
    return notify(tx, deps, { contactId, key }, say, now)
  },
})

export const shown: ShownData = {
  copy: [copy],
  goes: (db, { vault }, whose, { agencyId }) =>
    whose.kind === 'person'
      ? claimsGo(countClaimsOn(db, vault, whose.key, agencyId))
      : wordsGo(countCasesWithWords(db, whose.contactId, agencyId)),
  stays: ({ kind }) => [
    {
      rank: 30,
      text: `Lo que otras personas o el personal escribieron en los casos: donde estaba ${kind === 'person' ? 'la CURP dice [CURP]' : 'ese número dice [tel.]'}.`,
    },
  ],
  form,
}

const claimsGo = (n: number) => goes(60, n, `La CURP en ${count(n, 'reclamo cerrado', 'reclamos cerrados')}.`)
const wordsGo = (n: number) => goes(30, n, `Lo escrito en ${count(n, 'caso cerrado', 'casos cerrados')}.`)
