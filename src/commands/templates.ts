// npm run templates: the state of our templates at Meta. npm run templates -- enviar: sends what is missing or changed.

import { createGraphClient, type GraphAnswer, type GraphClient } from '../channels/whatsapp/graph.ts'
import { type Compared, compareTemplates, isToPush, requestFor, TEMPLATES } from '../channels/whatsapp/templates.ts'
import { readConfig } from '../config.ts'
import { birthInPlace, refuseOtherMode } from '../start/birth.ts'
import { judgeTemplates, onlyWaits } from './doctor/account.ts'
import { refusal } from './meta.ts'
import { type Fetch, findingLines, network, ROOT, runCommand } from './program.ts'

export interface TemplatesDeps {
  args: string[]
  env: NodeJS.ProcessEnv
  root: string
  fetch: Fetch
  say(line: string): void
}

const READY = 0
const TO_DO = 1
const WAITING = 2

/** Exit code 0: all can be used; 1: something is to be done; 2: Meta is still reviewing. */
export async function templatesCommand({ args, env, root, fetch, say }: TemplatesDeps): Promise<number> {
  const [what = 'ver'] = args
  if (what !== 'ver' && what !== 'enviar') {
    say('Escriba: npm run templates (para ver cómo están en Meta) o: npm run templates -- enviar')
    return TO_DO
  }
  const config = readConfig(env, root)
  const { whatsapp } = config
  if (!whatsapp) {
    refuseOtherMode(birthInPlace(config.databasePath), config) // Nobody is told that an office's own database is a demonstration.
    say('En modo de demostración no hay nada que enviar a Meta: el teléfono de demostración conoce todas las plantillas.')
    return READY
  }
  const access = { apiUrl: config.WHATSAPP_API_URL, apiVersion: config.WHATSAPP_API_VERSION, accessToken: whatsapp.accessToken }
  const graph = createGraphClient(access, fetch)
  return what === 'ver' ? show(graph, whatsapp.businessAccountId, say) : push(graph, whatsapp.businessAccountId, say)
}

async function show(graph: GraphClient, account: string, say: (line: string) => void): Promise<number> {
  const answer = await graph.templates(account)
  const findings = judgeTemplates(answer)
  for (const finding of findings) for (const line of findingLines(finding)) say(line)
  if (!answer.ok) return TO_DO
  const toPush = compareTemplates(TEMPLATES, answer.value).filter(isToPush).length
  if (toPush > 0)
    say(
      `Para enviar a Meta ${toPush === 1 ? 'la que falta o cambió' : `las ${toPush} que faltan o cambiaron`}: npm run templates -- enviar`,
    )
  if (findings.every(({ state }) => state === 'ok')) return READY
  return onlyWaits(answer.value) ? WAITING : TO_DO
}

async function push(graph: GraphClient, account: string, say: (line: string) => void): Promise<number> {
  const answer = await graph.templates(account)
  if (!answer.ok) {
    for (const line of findingLines(refusal(answer, 'las plantillas'))) say(line)
    return TO_DO
  }
  const wanted = compareTemplates(TEMPLATES, answer.value).filter(isToPush)
  if (wanted.length === 0) {
    say('No hay nada que enviar: Meta ya tiene todas las plantillas como las usa el programa.')
    return show(graph, account, say)
  }
  let refused = 0
  for (const one of wanted) if (!(await pushOne(graph, account, one, say))) refused++
  say(
    refused === 0
      ? 'Meta las revisa; por lo general tarda minutos, a veces un día. Véalo con: npm run templates'
      : 'Las que Meta no aceptó no se podrán usar. Avise a quien da soporte al programa.',
  )
  return refused === 0 ? WAITING : TO_DO
}

async function pushOne(
  graph: GraphClient,
  account: string,
  { template, theirs }: Compared,
  say: (line: string) => void,
): Promise<boolean> {
  const name = `${template.name}/${template.language}`
  const request = requestFor(template)
  const answer: GraphAnswer<unknown> = theirs?.id
    ? await graph.editTemplate(theirs.id, { category: request.category, components: request.components })
    : await graph.createTemplate(account, request)
  say(answer.ok ? `Enviada: ${name}` : `No aceptada: ${name}. ${whyNot(answer)}`)
  return answer.ok
}

/** Meta's subcodes, for an operator. */
const REASONS: Record<number, string> = {
  2388019: 'La cuenta ya tiene 250 plantillas: borre las que no use.',
  2388024: 'Ya hay una con ese nombre en ese idioma, quizá recién borrada: espere unas semanas o cambie su nombre.',
  2388040: 'Es demasiado larga.',
  2388043: 'Le falta un ejemplo o una parte.',
  2388072: 'Su texto no tiene la forma que pide Meta.',
  2388293: 'Tiene demasiados datos variables para tan poco texto.',
  2388299: 'Un dato variable está al principio o al final.',
}

function whyNot(answer: Extract<GraphAnswer<unknown>, { ok: false }>): string {
  const known = answer.subcode === undefined ? undefined : REASONS[answer.subcode]
  return (
    known ?? `Meta contestó ${answer.httpStatus}, código ${answer.code ?? 'ninguno'}${answer.subcode ? `/${answer.subcode}` : ''}.`
  )
}

if (import.meta.main) {
  const deps = { args: process.argv.slice(2), env: process.env, root: ROOT, fetch: network, say: console.log }
  await runCommand(() => templatesCommand(deps))
}
