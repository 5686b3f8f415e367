import { z } from 'zod'
import { folio } from '../../admin/fields.ts'
import { fileAnswer, operation } from '../../admin/operation.ts'
import { only, refuse } from '../../admin/refusals.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS } from '../../booking/operations/find.ts'
import { count } from '../../texts/admin.ts'
import { PAPERS } from '../../texts/paper.ts'
import { readReceipt } from '../documents/receipt.ts'
import { receiptPage } from '../documents/receipt-page.ts'

export const printReceipt = operation({
  method: 'GET',
  path: '/admin/citas/comprobante',
  tag: 'Hoy',
  rank: 45,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Imprimir un comprobante',
  explanation:
    'El comprobante de una cita en papel, con el código que se lee en la puerta. Para rollo de 80 mm o para una hoja. Es el mismo que la persona pide en su chat.',
  query: z.object({
    folio,
    papel: z.enum(PAPERS).default('rollo de 80 mm').describe('En qué se imprime.').meta({ title: 'Papel' }),
  }),
  answer: z.object({}),
  otherAnswers: ['text/html'],
  example: {},
  refusals: only(FOLIO_REFUSALS, 'no_folio', 'stale'),
  run({ deps, caller, query, now, seen }) {
    const { db, vault, clock, citizens } = deps
    const [first, ...others] = appointmentsOfFolio(deps, caller, query.folio).filter((one) => one.state === 'confirmed')
    if (!first) throw refuse(FOLIO_REFUSALS.stale, 'folio')
    const views = [first, ...others] as const
    seen.asked({ officeId: first.office.id, form: 'print' })
    for (const one of views) seen.person(one.id)
    const language = (first.contactId === undefined ? undefined : citizens.languageOf(db, first.contactId)) ?? 'es-MX'
    const receipt = readReceipt({ db, vault, clock, language, now, views })
    return fileAnswer({
      text: receiptPage(receipt, query.papel),
      type: 'text/html',
      summary: `Comprobante ${receipt.folio.value}, de ${count(views.length, 'persona', 'personas')}`,
    })
  },
})
