// npm run channels: publishes what stands on the Page at Messenger (start button, greeting, menu), subscribes this app to its messages and
// sends the utility templates that Meta does not have. It can be run again at any time.

import { createPageClient, type PageAnswer, type PageClient } from '../channels/messenger/client.ts'
import { UTILITY_TEMPLATES } from '../channels/messenger/utility.ts'
import { type Clock, SECOND, systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { birthInPlace, refuseOtherMode } from '../start/birth.ts'
import { privacyPageOf } from './privacy-page.ts'
import { type Fetch, network, ROOT, runCommand } from './program.ts'

export interface ChannelsDeps {
  env: NodeJS.ProcessEnv
  root: string
  fetch: Fetch
  clock: Pick<Clock, 'after' | 'now'>
  say(line: string): void
}

const READY = 0
const TO_DO = 1

/** The whole command: what to print and the exit code. 0: everything is published; 1: something is to be done. */
export async function channelsCommand({ env, root, fetch, clock, say }: ChannelsDeps): Promise<number> {
  const config = readConfig(env, root)
  refuseOtherMode(birthInPlace(config.databasePath), config) // Nobody is told that an office's own database is a demonstration.
  if (!config.messenger) {
    say('No hay una página de Messenger en la configuración (MESSENGER_PAGE_ID y las otras tres). No hay nada que publicar.')
    return READY
  }
  const to = { apiUrl: config.MESSENGER_API_URL, apiVersion: config.MESSENGER_API_VERSION, ...config.messenger }
  const client = createPageClient(to, { fetch, clock, timeoutMs: 20 * SECOND })
  const page = await client.page()
  if (!page.ok) return tell(say, page, 'La página')
  say(`Página: ${page.value.name}`)
  const privacyUrl = privacyPageOf(config)?.url
  const steps = [
    () => client.subscribe().then((answer) => tell(say, answer, 'La suscripción a sus mensajes')),
    () => client.publishProfile(privacyUrl).then((answer) => tell(say, answer, 'El botón Empezar, el saludo y el menú')),
    () => publishTemplates(client, say),
  ]
  let worst = READY
  for (const step of steps) worst = Math.max(worst, await step())
  if (privacyUrl === undefined)
    say(
      '· La ficha de la institución no tiene la dirección de su aviso de privacidad: el menú lo muestra en el chat. Meta la pide para publicar la app; vea npm run doctor.',
    )
  return worst
}

async function publishTemplates(client: PageClient, say: (line: string) => void): Promise<number> {
  const there = await client.templates()
  if (!there.ok) return tell(say, there, 'Las plantillas de aviso')
  const missing = there.value.filter(({ status }) => status === 'MISSING')
  let refused = 0
  for (const { name, language } of missing) {
    const template = UTILITY_TEMPLATES.find((one) => one.name === name && one.language === language)
    const answer = template && (await client.createTemplate(template))
    if (!answer || answer.ok) continue
    refused++
    say(
      `✗ Meta no aceptó ${name} (${language}), código ${answer.code ?? answer.httpStatus}. Sin ella, ese aviso espera a que la persona escriba.`,
    )
  }
  const stopped = there.value.filter(({ status }) => status !== 'MISSING' && status !== 'APPROVED')
  for (const { name, language, status } of stopped) say(`✗ ${name} (${language}): ${status}`)
  say(`✓ Plantillas de aviso: ${there.value.length - missing.length} ya estaban, ${missing.length - refused} se enviaron.`)
  return refused + stopped.length > 0 ? TO_DO : READY
}

function tell(say: (line: string) => void, answer: PageAnswer<unknown>, what: string): number {
  say(answer.ok ? `✓ ${what}` : `✗ ${what}: ${whyNot(answer)}`)
  return answer.ok ? READY : TO_DO
}

function whyNot({ httpStatus, code }: Extract<PageAnswer<never>, { ok: false }>): string {
  if (httpStatus === 0) return 'Meta no contestó. Revise la conexión a internet y vuelva a intentarlo.'
  if (code === 190) return 'Meta no acepta el token de la página. Haga otro y póngalo en MESSENGER_PAGE_ACCESS_TOKEN.'
  if (code === 10 || code === 200) return 'al token le falta un permiso: pages_messaging y pages_manage_metadata.'
  if (code === 613) return 'se cambió muchas veces en poco tiempo. Espere diez minutos.'
  return `Meta contestó con el código ${code ?? httpStatus}.`
}

if (import.meta.main) {
  const deps = { env: process.env, root: ROOT, fetch: network, clock: systemClock, say: (line: string) => console.log(line) }
  await runCommand(() => channelsCommand(deps))
}
