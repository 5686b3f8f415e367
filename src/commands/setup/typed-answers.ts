import { readEnvFile, type Values, writeEnvFile } from '../env-file.ts'
import { OPERATED, type Operated } from '../operated.ts'
import { askYesNo, type Talk } from '../program.ts'
import { type Doors, PLACES, type Question, WHATSAPP_QUESTIONS } from './questions.ts'

interface Asking {
  file: string
  doors: Doors
  talk: Talk
  computer: Values
}

/**
 * Asks for a number, a Page or both, then their values; each answer is kept in the file at once, as unfinished. Returns all values to
 * write; undefined when left in the middle.
 */
export async function askValues(file: string, doors: Doors, talk: Talk, computer: Values): Promise<Values | undefined> {
  const asking = { file, doors, talk, computer }
  const start = { ...readEnvFile(file), ...computer }
  const first = await askAll(WHATSAPP_QUESTIONS, start, asking)
  if (!first) return undefined
  const hasNumber = first !== 'without'
  const known = hasNumber ? first : leftOut(start, WHATSAPP_QUESTIONS)
  if (hasNumber) await askPayment(talk)
  const others = await askOthers(known, hasNumber, asking)
  const all = others && (await askAll(PLACES, others, asking))
  return all === 'without' ? undefined : all
}

/** `without`: their channel is left out. Undefined: the input ended. */
async function askAll(questions: readonly Question[], start: Values, asking: Asking): Promise<Values | 'without' | undefined> {
  const { file, doors, talk, computer } = asking
  let known = start
  for (let nth = 0; nth < questions.length; nth++) {
    const question = questions[nth] as Question
    if (question.name in computer) {
      if (await isGivenWell(question, known, doors, talk)) continue
      return undefined
    }
    const value = await askOne(question, known, doors, talk)
    if (value === undefined || value === WITHOUT) return value && 'without'
    if (typeof value !== 'string') {
      nth = questions.findIndex(({ name }) => name === value.back) - 1
      continue
    }
    known = { ...known, [question.name]: value }
    writeEnvFile(file, { [question.name]: value }, false)
  }
  return known
}

const WITHOUT = Symbol('without this channel')

/** Beside a number only what is wanted; without one, all. */
async function askOthers(start: Values, hasNumber: boolean, asking: Asking): Promise<Values | undefined> {
  let known = start
  for (const channel of OPERATED) {
    const wanted = !hasNumber || (await isWanted(channel, known, asking.talk))
    const values = wanted ? await askAll(channel.questions, known, asking) : leftOut(known, channel.questions)
    if (values === undefined || values === 'without') return undefined
    known = values
  }
  return known
}

/** A complete channel stays; a partial one is not written, because the server wants all or none. */
function leftOut(known: Values, questions: readonly Question[]): Values {
  if (questions.every(({ name }) => known[name])) return known
  return Object.fromEntries(Object.entries(known).filter(([name]) => !questions.some((one) => one.name === name)))
}

async function isWanted({ questions, offer, wanted, kept }: Operated, known: Values, talk: Talk): Promise<boolean> {
  const isThere = questions.some(({ name }) => known[name])
  talk.say()
  talk.say(offer)
  if (await askYesNo(talk, wanted, isThere)) return true
  if (isThere) talk.say(`  ${kept}`)
  return false
}

/** Meta cannot be asked, and without it everything looks well (131042): so the person is asked. Not stored. */
async function askPayment(talk: Talk): Promise<void> {
  talk.say()
  talk.say('Contestar es gratis hasta donde diga la tarifa de Meta; los avisos de más se cobran.')
  if (await askYesNo(talk, '¿Ya tiene una forma de pago en el Administrador de WhatsApp?', false)) return
  talk.say('  Póngala antes de abrir: en el Administrador de WhatsApp > Configuración de la cuenta > Configuración de pago.')
  talk.say('  Sin ella Meta acepta los mensajes y un día deja de entregarlos. Si pasa, «¿Está todo bien?» lo dice.')
}

/** The computer's own variable overrides `.env`: not asked, but checked. */
async function isGivenWell(question: Question, known: Values, doors: Doors, talk: Talk): Promise<boolean> {
  const value = known[question.name] ?? ''
  talk.say()
  talk.say(`${question.name} ya está en las variables de esta computadora, que cuentan antes que .env.`)
  if (!question.secret) talk.say(`  Dice: ${value}`)
  const verdict = await question.check(value, known, doors)
  if (verdict.kind === 'good') return true
  talk.say(`  ${verdict.why}`)
  if (verdict.kind === 'unsure') return askYesNo(talk, '¿Seguir sin comprobar?', false)
  talk.say('  Corríjala o quítela donde se puso, y repita npm run setup.')
  return false
}

type Answer = string | typeof WITHOUT | { back: string } | undefined

async function askOne(question: Question, known: Values, doors: Doors, talk: Talk): Promise<Answer> {
  const present = known[question.name]
  talk.say()
  for (const line of question.help) talk.say(line)
  if (present)
    talk.say(`Ahora ${question.secret ? `termina en ${present.slice(-4)}` : `dice: ${present}`}. Si está bien, toque Entrar.`)
  for (;;) {
    const typed = await talk.ask(question.ask)
    if (typed === undefined) return undefined
    const value = typed === '' ? (present ?? question.otherwise?.(doors, known) ?? '') : question.tidy(typed)
    if (value === '' && question.without && (await askYesNo(talk, question.without, known.MESSENGER_PAGE_ID !== undefined)))
      return WITHOUT
    if (value === '') {
      talk.say('Este dato hace falta.')
      continue
    }
    const verdict = await question.check(value, known, doors)
    if (verdict.kind === 'good') {
      talk.say(`  Bien. ${verdict.said ?? ''}`.trimEnd())
      return value
    }
    talk.say(`  ${verdict.why}`)
    if (verdict.kind === 'wrong' && verdict.back !== undefined && known[verdict.back] !== undefined) return { back: verdict.back }
    if (verdict.kind === 'unsure' && (await askYesNo(talk, '¿Guardarlo sin comprobar?', false))) return value
  }
}
