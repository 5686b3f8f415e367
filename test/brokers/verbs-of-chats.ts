import { readChoiceId } from '../../src/chat/speak.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { typedBirth } from '../simulation/invented.ts'
import { begin } from './broker.ts'
import type { Applicant, Caller, Players } from './cast-of-verbs.ts'
import { type Choice, follow } from './chat.ts'

/** What a chat may do, and how often. */
const VERBS = {
  book: 20,
  confirm: 6,
  rename: 6,
  letGo: 2,
  cancel: 6,
  move: 5,
  undo: 5,
  disown: 3,
  mistaken: 4,
  handOver: 10,
  sendCode: 2,
  answerAsked: 3,
  takeBack: 3,
  claim: 2,
  answerOffer: 6,
  leaveLine: 3,
  tapAnything: 6,
  say: 6,
} as const
export type Verb = keyof typeof VERBS

const WORDS = [
  'sí',
  'no',
  'ok',
  'mis citas',
  'mi lista',
  'menú',
  'hola',
  'empezar de nuevo',
  'whatsapp',
  'más tiempo',
  'deshacer',
] as const
const HANDS_OVER = ['mandar mi cita', 'quiero mandar mi cita a otro chat', 'seguir en whatsapp'] as const
const CODE = /\b(?:CITA )?([A-Z0-9]{4}-[A-Z0-9]{4})\b/

export interface Stage extends Players {
  chance: Chance
  /** Codes that were given out, the newest last. */
  codes: { code: string; giver: Caller }[]
  /** What would follow in a story. */
  next: { verb: Verb; who?: Caller | undefined }[]
  /** Who has an appointment, and who is offered a place, just now. */
  holders(): Caller[]
  offered(): Caller[]
}

/** What the same chat does upon a verb. */
const FOLLOWS: Partial<Record<Verb, Verb>> = {
  book: 'rename',
  rename: 'confirm',
  cancel: 'undo',
  disown: 'mistaken',
}
const GOES_ON = 0.75

/** The next verb and whose it is: often what follows upon the last one. */
export function nextDeed(stage: Stage): { verb: Verb; who: Caller | undefined } {
  const { chance } = stage
  const invited = chance.any(stage.offered())
  if (invited && chance.may(0.4)) return { verb: 'answerOffer', who: invited }
  const due = stage.next.shift()
  const verb = due && chance.may(GOES_ON) ? due.verb : anyVerb(chance)
  const who = (verb === due?.verb && due.who) || callerFor(verb, stage)
  const then = stage.next.length > 2 ? undefined : FOLLOWS[verb]
  if (then) stage.next.unshift({ verb: then, who })
  return { verb, who }
}

const anyVerb = (chance: Chance): Verb => chance.weigh<Verb>(VERBS)

const NEEDS_ONE: readonly Verb[] = ['cancel', 'move', 'disown', 'handOver', 'takeBack', 'rename']

/** Anybody, but mostly one with whom the verb leads to something. */
function callerFor(verb: Verb, { chance, callers, codes, holders }: Stage): Caller | undefined {
  const anybody = chance.any(callers)
  if (chance.may(0.25)) return anybody
  if (verb === 'answerAsked') return codes.at(-1)?.giver ?? anybody
  return (NEEDS_ONE.includes(verb) ? chance.any(holders()) : undefined) ?? anybody
}

export async function doVerb(stage: Stage, verb: Verb, who: Caller): Promise<void> {
  const { chance, applicants } = stage
  const { chat } = who
  const other = chance.any(applicants)
  if (!other) return
  switch (verb) {
    case 'book':
      return book(stage, who, other)
    case 'confirm':
      return void (await tapOld(who, chance, 'summary', /^confirm/))
    case 'rename':
      return rename(stage, who, other)
    case 'letGo':
      return void (await tapOld(who, chance, 'summary', /^leave/))
    case 'cancel':
      await chat.write('cancelar mi cita')
      return wander(who, chance, /^(?:appointments|cancelling)$/)
    case 'move':
      await chat.write('cambiar mi cita')
      return wander(who, chance, /^(?:appointments|mov|slot|earlier)/)
    case 'undo':
      return void ((await tapOld(who, chance, 'undo', /./)) || (await chat.write('deshacer')))
    case 'disown':
      await chat.write('esta cita no es mía')
      return chance.may(0.5) ? wander(who, chance, /^(?:disavowal|disowning|notMine)$/) : undefined
    case 'mistaken':
      return void ((await tapOld(who, chance, 'disavowal', /^undo/)) || (await chat.write('me equivoqué, sí es mía')))
    case 'handOver':
      return handOver(stage, who)
    case 'sendCode': {
      const one = chance.may(0.8) ? stage.codes.at(-1) : chance.any(stage.codes.slice(-4))
      return void (one && (await chat.write(chance.may(0.5) ? one.code : `CITA ${one.code}`)))
    }
    case 'answerAsked': {
      if (chance.may(0.15)) await chat.write('sí')
      if (await tapOld(who, chance, 'sendIt', chance.may(0.85) ? /^send:/ : /^not:/)) stage.next.unshift({ verb: 'takeBack', who })
      return
    }
    case 'takeBack':
      return void (await tapOld(who, chance, 'handedOver', /^back:/))
    case 'claim':
      await chat.write('alguien usó mi CURP')
      return void (await chat.write(other.curp))
    case 'answerOffer':
      return void ((await tapOld(who, chance, 'waitOffer', chance.may(0.8) ? /^yes/ : /./)) && (await goOn(stage, who, other)))
    case 'leaveLine':
      await chat.write('mi lista')
      await chat.tap('waitingList', /^see:/)
      return void ((await chat.tap('waitingList', /^leave:/)) && (await chat.tap('leavingList', /^yes/)))
    case 'tapAnything':
      return void (await tapOld(who, chance, undefined, /./))
    case 'say':
      return void (await chat.write(chance.may(0.7) ? chance.pick(WORDS) : `${other.name} ${other.curp}`))
  }
}

/** For whoever is drawn, once in a while without a CURP, held only, or in the line. */
async function book({ chance }: Stage, { chat }: Caller, applicant: Applicant): Promise<void> {
  await begin(chat)
  const want = {
    who: applicant,
    withoutCurp: chance.may(0.15),
    holdsOnly: chance.may(0.35),
    waits: chance.may(0.7),
    hour: (free: Choice[]) => (chance.may(0.1) ? undefined : chance.any(free)?.value),
  }
  await follow(chat, want)
  if (chat.newest().question !== 'callback') return
  await chat.write('no')
  await follow(chat, want)
}

/** What is open is answered with the data of whoever is drawn. */
const goOn = ({ chance }: Stage, { chat }: Caller, who: Applicant) =>
  follow(chat, { who, waits: false, holdsOnly: chance.may(0.5) })

/** *Corregir un dato*, while it is held or long after. */
async function rename(stage: Stage, caller: Caller, applicant: Applicant): Promise<void> {
  const { chance } = stage
  const { chat } = caller
  if (!(await tapOld(caller, chance, 'summary', /^correct/))) return
  const isName = chance.may(0.5)
  if (!(await chat.tap('correct', isName ? /^name/ : /^curp/))) return
  await chat.write(isName ? applicant.name : chance.may(0.8) ? applicant.curp : `${applicant.name}, ${typedBirth(applicant)}`)
  if (chance.may(0.3)) await wander(caller, chance, /^heldForOther$/)
  await goOn(stage, caller, applicant)
}

async function handOver(stage: Stage, caller: Caller): Promise<void> {
  const { chance, codes } = stage
  const before = caller.phone.arrived.length
  await caller.chat.write(chance.pick(HANDS_OVER))
  await wander(caller, chance, /^(?:handOver|goOnElsewhere)$/)
  for (const reply of caller.phone.arrived.slice(before)) {
    const [, code] = ('body' in reply && CODE.exec(reply.body)) || []
    if (code === undefined) continue
    codes.push({ code, giver: caller })
    stage.next.unshift({ verb: 'sendCode', who: chance.any(stage.callers) }, { verb: 'answerAsked', who: caller })
  }
}

const MOST_TAPS = 4

/** Answers what is asked by any of its buttons, as long as one of these questions is open. */
async function wander({ chat }: Caller, chance: Chance, questions: RegExp): Promise<void> {
  for (let taps = 0; taps < MOST_TAPS; taps++) {
    const { question, options } = chat.newest()
    const option = chance.any(options)
    const asked = option && readChoiceId(option.id)?.question
    if (question === undefined || asked === undefined || !questions.test(question)) return
    await chat.tap(asked, new RegExp(`^${RegExp.escape(option?.value ?? '')}$`))
  }
}

/** A chat with a person of the office answers nothing for hours. */
const SILENCES = /^(?:Hablar con|Que me llamen)/
const SO_FAR_BACK = 16

/** Taps one of the buttons that lie on the telephone still, mostly the newest one of its kind. False: there is none. */
async function tapOld({ phone, chat }: Caller, chance: Chance, question: string | undefined, value: RegExp): Promise<boolean> {
  const options = phone.arrived.slice(-SO_FAR_BACK).flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
  const found = options.flatMap(({ id, title }): (Choice & { question: string })[] => {
    const read = readChoiceId(id)
    return read && (question === undefined ? !SILENCES.test(title) : read.question === question) && value.test(read.value)
      ? [{ id, title, ...read }]
      : []
  })
  const one = question !== undefined && chance.may(0.7) ? found.at(-1) : chance.any(found)
  return one !== undefined && chat.tap(one.question, /./, { question: one.question, options: [one], body: '' })
}
