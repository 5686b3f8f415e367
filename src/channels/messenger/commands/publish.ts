import { type Clock, SECOND } from '../../../clock.ts'
import { privacyPageOf } from '../../../commands/privacy-page.ts'
import type { Fetch } from '../../../commands/program.ts'
import type { Config } from '../../../config.ts'
import { createPageClient, type PageAnswer, type PageClient } from '../client.ts'
import { UTILITY_TEMPLATES } from '../utility.ts'

// Publishes start button, greeting, menu and utility templates on the Page, and subscribes this app.

const READY = 0
const TO_DO = 1

/** Reports each part; repeatable. Returns 0: all is there; 1: something is to be done. */
export async function publishPage(
  config: Config,
  { fetch, clock, say }: { fetch: Fetch; clock: Pick<Clock, 'after' | 'now'>; say(line: string): void },
): Promise<number> {
  if (!config.messenger) {
    say('No hay una página de Messenger en la configuración (MESSENGER_PAGE_ID y las otras tres). No hay nada que publicar.')
    return READY
  }
  const to = { ...config.apis.messenger, ...config.messenger }
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
