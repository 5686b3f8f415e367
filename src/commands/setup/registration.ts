import { createGraphClient } from '../../channels/whatsapp/graph.ts'
import type { Values } from '../env-file.ts'
import { isRegistered, type noAnswer, refusal } from '../meta.ts'
import type { Fetch } from '../program.ts'
import type { Talk } from '../talk.ts'
import { accessOf } from './questions.ts'

/** The number has a PIN already, and it is another. */
const OTHER_PIN = 133005
/** Meta's other refusals of a registration, as far as somebody can do something about them. */
const REFUSED: Record<number, string> = {
  133006: 'Antes hay que verificar el número: en el Administrador de WhatsApp, con el código por SMS o por llamada.',
  133008: 'Se escribió mal el PIN demasiadas veces. Espere un día, o restablézcalo en el Administrador de WhatsApp.',
  133009: 'Se escribió el PIN demasiado rápido. Espere unos minutos.',
  133015: 'El número se borró de WhatsApp hace muy poco. Espere cinco minutos.',
  133016: 'Se intentó demasiadas veces. Meta deja intentarlo otra vez en 72 horas.',
}

/**
 * Registers the number for the Cloud API when it is not yet: without it everything looks well and nothing goes out. The PIN
 * is kept nowhere: Meta asks for it only when the number is registered anew. `left`: the input ended.
 */
export async function registerNumber(values: Values, talk: Talk, fetch: Fetch): Promise<'done' | 'later' | 'left'> {
  const graph = createGraphClient(accessOf(values), fetch)
  const id = values.WHATSAPP_PHONE_NUMBER_ID ?? ''
  const number = await graph.phoneNumber(id)
  if (!number.ok || isRegistered(number.value)) return 'done' // Whether Meta answers was checked with each value.
  talk.say()
  talk.say(`El número todavía no está registrado para enviar (${number.value.status}). Se registra con un PIN de seis cifras.`)
  talk.say('Si nunca le puso uno, invéntelo ahora. Si ya tiene «verificación en dos pasos», escriba el que tiene.')
  for (;;) {
    const pin = await askPin(talk)
    if (pin === undefined) return 'left'
    if (pin === '') return putOff(talk)
    const answer = await graph.register(id, pin)
    if (answer.ok && answer.value) {
      talk.say(`  Bien. Anote el PIN ${pin} y guárdelo junto con las claves: Meta lo pide si el número se registra otra vez.`)
      return 'done'
    }
    if (!answer.ok && answer.code === OTHER_PIN) {
      talk.say('  Este número ya tiene otro PIN. Escríbalo; si nadie lo sabe, cámbielo en el Administrador de WhatsApp,')
      talk.say('  en el número > Verificación en dos pasos, y escriba aquí el nuevo.')
      continue
    }
    talk.say(`  ${answer.ok ? 'Meta no lo registró.' : whyNot(answer)}`)
    return putOff(talk)
  }
}

async function askPin(talk: Talk): Promise<string | undefined> {
  for (;;) {
    const typed = (await talk.ask('PIN de seis cifras (o Entrar, para otro día):'))?.replace(/\s/g, '')
    if (typed === undefined || typed === '' || /^\d{6}$/.test(typed)) return typed
    talk.say('  Son seis cifras, por ejemplo 482913.')
  }
}

function putOff(talk: Talk): 'later' {
  talk.say('  Mientras no esté registrado, ningún mensaje sale. Repita npm run setup cuando pueda.')
  return 'later'
}

function whyNot(answer: Parameters<typeof noAnswer>[0]): string {
  const known = answer.code === undefined ? undefined : REFUSED[answer.code]
  if (known) return known
  const finding = refusal(answer, 'el registro del número')
  return finding.state === 'ok' ? finding.what : `${finding.what} ${finding.mend}`
}
