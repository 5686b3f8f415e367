import { createGraphClient, type GraphAnswer, type TemplateInfo } from '../../channels/whatsapp/graph.ts'
import { type Compared, compareTemplates, isReady, isToPush, TEMPLATES } from '../../channels/whatsapp/templates.ts'
import type { Instant } from '../../clock.ts'
import type { Config, WhatsAppAccount } from '../../config.ts'
import { judgeNumber, judgeSubscription, judgeToken, NOT_SUBSCRIBED, refusal, secretFits } from '../meta.ts'
import { askYesNo, broken, type Fetch, type Finding, ok, type Talk, warn } from '../program.ts'

/** Token, number, app and subscription at Meta; offers to subscribe when that is missing. */
export async function checkAccount(
  config: Config,
  account: WhatsAppAccount,
  now: Instant,
  fetch: Fetch,
  talk: Talk,
): Promise<Finding[]> {
  const access = { apiUrl: config.WHATSAPP_API_URL, apiVersion: config.WHATSAPP_API_VERSION, accessToken: account.accessToken }
  const graph = createGraphClient(access, fetch)
  const token = await graph.debugToken()
  const judged = judgeToken(token, now)
  if (judged.state === 'broken') return [judged] // Without a token nothing else can be asked.
  const [number, subscriptions, fits, templates] = await Promise.all([
    graph.phoneNumber(account.phoneNumberId),
    graph.subscriptions(account.businessAccountId),
    secretFits(access, account.phoneNumberId, account.appSecret, fetch),
    graph.templates(account.businessAccountId),
  ])
  const subscription = judgeSubscription(subscriptions, token.ok ? token.value.app_id : undefined)
  return [
    judged,
    ...judgeNumber(number),
    ...judgeSecret(fits),
    subscription === NOT_SUBSCRIBED
      ? await offerSubscription(() => graph.subscribe(account.businessAccountId), talk)
      : subscription,
    ...judgeTemplates(templates),
  ]
}

function judgeSecret(fits: boolean | undefined): Finding[] {
  if (fits === undefined) return []
  return fits
    ? [ok('La clave secreta es de la app del token.')]
    : [
        broken(
          'La clave secreta (WHATSAPP_APP_SECRET) no es de la app del token: se rechazaría todo lo que manda Meta.',
          'Cópiela de Configuración de la app > Información básica, de la misma app.',
        ),
      ]
}

async function offerSubscription(subscribe: () => Promise<{ ok: boolean }>, talk: Talk): Promise<Finding> {
  talk.say('La cuenta no está suscrita: Meta no le manda los mensajes a esta app.')
  if (!(await askYesNo(talk, '¿Suscribirla ahora?', false))) return NOT_SUBSCRIBED
  const answer = await subscribe()
  return answer.ok
    ? ok('La cuenta quedó suscrita.')
    : broken('Meta no aceptó la suscripción.', 'Revise los permisos del token y repita npm run doctor.')
}

/** One line when all is well. Outside the 24 hours only these may be sent. */
export function judgeTemplates(answer: GraphAnswer<TemplateInfo[]>): Finding[] {
  if (!answer.ok) return [refusal(answer, 'las plantillas')]
  const compared = compareTemplates(TEMPLATES, answer.value)
  const troubled = compared.filter((one) => !isReady(one))
  const moved = compared.filter((one) => one.differs.includes('category'))
  const found = judgeAll(troubled)
  if (moved.length > 0)
    found.push(
      warn(
        `Meta cambió la categoría de ${moved.length} plantillas (${moved.map(nameOf).join(', ')}): cuestan más y pueden no llegar.`,
        'Pida a Meta la revisión en el Administrador de WhatsApp.',
      ),
    )
  return found.length > 0 ? found : [ok(`Las ${compared.length} plantillas están aprobadas y dicen lo mismo que el programa.`)]
}

const nameOf = ({ template }: Compared): string => `${template.name}/${template.language}`

interface Kind {
  is(one: Compared): boolean
  one(name: string): string
  many(count: number): string
  judge: typeof broken
  mend: string
}

/** Told by kind: at first all are missing, and would hide everything else. */
const KINDS: Kind[] = [
  {
    is: ({ theirs }) => theirs === undefined,
    one: (name) => `Falta la plantilla ${name}.`,
    many: (count) => `Faltan ${count} plantillas`,
    judge: broken,
    mend: 'Envíe lo que falta: npm run templates -- enviar',
  },
  {
    is: isToPush,
    one: (name) => `La plantilla ${name} dice otra cosa en Meta.`,
    many: (count) => `${count} plantillas dicen otra cosa en Meta`,
    judge: broken,
    mend: 'Envíe lo que cambió: npm run templates -- enviar',
  },
  {
    is: ({ theirs }) => theirs?.status === 'PENDING' || theirs?.status === 'IN_APPEAL',
    one: (name) => `Meta todavía revisa la plantilla ${name}.`,
    many: (count) => `Meta todavía revisa ${count} plantillas`,
    judge: warn,
    mend: 'Espere: por lo general son minutos, a veces un día.',
  },
]
const NAMED = 3

function judgeAll(troubled: Compared[]): Finding[] {
  const kindOf = (one: Compared) => KINDS.find((kind) => kind.is(one))
  const together = KINDS.flatMap((kind) => {
    const names = troubled.filter((one) => kindOf(one) === kind).map(nameOf)
    const [first] = names
    if (first === undefined) return []
    if (names.length === 1) return [kind.judge(kind.one(first), kind.mend)]
    const rest = names.length > NAMED ? ' y otras' : ''
    return [kind.judge(`${kind.many(names.length)}: ${names.slice(0, NAMED).join(', ')}${rest}.`, kind.mend)]
  })
  return [...together, ...troubled.filter((one) => kindOf(one) === undefined).map(judgeStopped)]
}

function judgeStopped(one: Compared): Finding {
  const name = nameOf(one)
  const { status, rejected_reason: reason } = one.theirs ?? {}
  switch (status) {
    case 'REJECTED':
      return broken(
        `Meta rechazó la plantilla ${name}${reason && reason !== 'NONE' ? ` (${reason})` : ''}.`,
        'Pida la revisión en el Administrador de WhatsApp, y avise a quien da soporte al programa.',
      )
    case 'PAUSED':
      return warn(
        `Meta puso en pausa la plantilla ${name}, porque hubo quejas.`,
        'Vuelve sola; averigüe qué molestó a las personas.',
      )
    default:
      return broken(`La plantilla ${name} no se puede usar (${status ?? 'sin estado'}).`, 'Véala en el Administrador de WhatsApp.')
  }
}

/** Nothing left but to wait for Meta. */
export const onlyWaits = (answer: TemplateInfo[]): boolean =>
  compareTemplates(TEMPLATES, answer)
    .filter((one) => !isReady(one))
    .every((one) => !isToPush(one) && one.theirs?.status === 'PENDING')
