import { encodeQR } from 'qr'
import { z } from 'zod'
import { fileAnswer, operation } from '../../admin/operation.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { linkTo } from '../../booking/chat/codes.ts'
import { theAgency } from '../../catalogue/institution.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'
import { PAPERS, type SignCode, signPage } from '../../texts/paper.ts'
import { phoneText } from '../../texts/phones.ts'

const REFUSALS = refusals({
  no_number: [
    'numero_sin_saber',
    'conflict',
    'Todavía no se sabe el número de WhatsApp: se aprende con el primer mensaje después de arrancar.',
    'Mande cualquier mensaje a ese número y repita.',
  ],
})

/** White around a code, in its own dots: many telephones need it. */
const QUIET_DOTS = 4

export const printSign = operation({
  method: 'GET',
  path: '/admin/cartel',
  tag: 'Ajustes',
  rank: 45,
  least: 'administrator',
  summary: 'Imprimir el cartel con los códigos del chat',
  explanation:
    'Para la puerta y para publicarlo: un código abre WhatsApp, otro Messenger si se usa, con el nombre de la institución y que la cita es gratis, sin gestores.',
  query: z.object({
    papel: z.enum(PAPERS).default('hoja A4').describe('En qué se imprime.').meta({ title: 'Papel' }),
  }),
  answer: z.object({}),
  otherAnswers: ['text/html'],
  example: {},
  refusals: REFUSALS,
  run({ deps, caller, query }) {
    const codes = codesOf(deps.messaging)
    const { name } = theAgency(deps.db, caller.agencyId)
    return fileAnswer({
      text: signPage(name, codes, query.papel),
      type: 'text/html',
      summary: 'El cartel está listo para imprimirse.',
    })
  },
})

function codesOf({ channels, heard: { ourNumber } }: MessagingDeps): SignCode[] {
  if (channels.find('whatsapp') && ourNumber === undefined) throw refuse(REFUSALS.no_number)
  return channels.all.flatMap(({ name, link }) => {
    if (name === 'whatsapp' && ourNumber !== undefined)
      return [{ app: 'WhatsApp', svg: drawn(linkTo(ourNumber, 'Hola')), below: phoneText(ourNumber) }]
    return link === undefined ? [] : [{ app: 'Messenger', svg: drawn(link), below: link.replace('https://', '') }]
  })
}

const drawn = (link: string): string => encodeQR(link, 'svg', { ecc: 'medium', border: QUIET_DOTS })
