import { readChoiceId } from '../../src/chat/speak.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { mistype, numberInWords, type Somebody } from './people.ts'
import { type Arrived, answerIn } from './phone.ts'
import { CARD, DRIVING, LICENCE, PETS, RESIDENCE, SCHOOL } from './questions.ts'
import { TO_THE_OFFICE } from './words.ts'

export interface Character {
  nth: number
  phone: string
  me: Somebody
  children: Somebody[]
  /** Grown-ups who come along. */
  company: Somebody[]
  /** What they come for, where it is not a passport. */
  errand?: 'works' | 'op7' | Shared
  /** How often this person does not do what was asked. */
  whims: number
  /** Writes a hundred messages in a row. */
  floods: boolean
  /** Asks in the end that their data be deleted. */
  leaves?: boolean
  /** Has a user name, so that the phone is not always told. */
  hides: boolean
  /** The same person's other chat: the telephone of an account at Messenger, which what they have may go to. */
  telephone?: string
  /** Two chats that may become one, so that what begins in one goes on in the other. */
  mixes?: boolean
}

/** Of the other agency. Some change their mind from the one to another. */
export type Shared = 'driving' | 'card' | 'residence' | 'pets' | 'school'
const SHARED = { driving: DRIVING, card: CARD, residence: RESIDENCE, pets: PETS, school: SCHOOL }
/** For whoever comes alone. */
export const ALONE = ['driving', 'driving', 'card', 'residence', 'pets'] as const satisfies Shared[]
const isShared = (errand: Character['errand']): errand is Shared => errand !== undefined && errand in SHARED

type Option = Arrived['options'][number]

/** What somebody sensible answers to the message that arrived last. */
export interface Answers {
  /** What the open question wants typed; undefined when it wants a tap. */
  words(last: Arrived): string | undefined
  choose(last: Arrived): Option | undefined
}

export function createAnswers(who: Character, chance: Chance): Answers {
  /** Whom an appointment is for beside, or instead of, this person. */
  const others = who.children.length > 0 ? who.children : who.company
  let shared = isShared(who.errand) ? who.errand : undefined
  const everybody = who.children.length > 0 ? who.children : [who.me, ...who.company]

  function words({ question, text, options }: Arrived): string | undefined {
    const curp = chance.may(0.06) ? mistype(who.me.curp, chance) : who.me.curp
    const child = chance.any(everybody) ?? who.me
    if (/en un solo mensaje|\*¿Qué necesita\?\*|Persona de la oficina/.test(text)) return chance.pick(TO_THE_OFFICE)
    switch (question) {
      case 'menu':
        return inTheMenu(options)
      case 'curp':
        return text.includes('¿') && !text.includes('Escriba') ? undefined : curp
      case 'name':
        return who.me.name
      case 'child':
        return text.includes('Escriba ahora la CURP') ? child.curp : `${child.curp} ${child.name}`
      case 'attendant':
        return chance.may(0.5) ? `${who.me.curp} ${who.me.name}` : undefined
      case 'slot':
        return chance.may(0.1) ? chance.pick(['mañana en la mañana', 'el jueves', 'lo más pronto', 'viernes a las 9']) : undefined
      case 'waitOffer':
        return chance.may(0.2) ? chance.pick(['sí', 'no', 'no gracias']) : undefined
      case 'reminder':
        return chance.may(0.2) ? chance.pick(['sí', 'ahí estaré', 'no puedo', 'cambiar']) : undefined
      case 'noCurp':
        return undefined
    }
    if (question !== undefined) return undefined
    if (text.includes('fecha de nacimiento')) return `${who.me.name} ${numberInWords(who.nth)}, ${who.me.birth}`
    if (text.includes('nombre completo')) return text.includes('menor') || text.includes('esa persona') ? child.name : who.me.name
    if (text.includes('CURP')) return curp
    return options.length === 0 && chance.may(0.3) ? chance.pick(TO_THE_OFFICE) : undefined
  }

  /** What has no row of its own, because the menu is full, is said. */
  function inTheMenu(options: Option[]): string | undefined {
    const isOffered = (pattern: RegExp) => options.some((one) => pattern.test(answerIn(one)))
    if (shared) return isOffered(wantedRow(shared)) && chance.may(0.4) ? undefined : SHARED[shared].name
    if (who.errand === 'works') return isOffered(/^(?:self:works|others)/) ? undefined : LICENCE.name
    if (who.errand || who.company.length === 0 || who.children.length > 0 || isOffered(/^group/)) return undefined
    return `somos ${who.company.length === 1 ? 'dos' : 'tres'}`
  }

  function choose({ question, options }: Arrived): Option | undefined {
    const mine = options.filter((one) => !/^(?:person|menu|language)$/.test(answerIn(one)))
    const by = (pattern: RegExp) => chance.any(options.filter((one) => pattern.test(answerIn(one))))
    switch (question) {
      case 'menu':
        if (shared) return by(wantedRow(shared)) ?? by(/^others/)
        if (who.errand === 'works') return by(/^self:works/) ?? by(/^others/)
        return by(who.children.length > 0 ? /^minor/ : who.company.length > 0 ? /^group/ : chance.may(0.8) ? /^self:/ : /./)
      case 'howMany':
        return options[others.length - 1] ?? options[0]
      case 'whoAttends':
        return chance.may(0.4) ? by(/both|single|deceased/) : (by(/^one_parent_permission$/) ?? chance.any(mine))
      case 'advice':
        return chance.may(0.8) ? by(/^goOn$/) : chance.any(mine)
      case 'office':
        return by(/^\d+$/) ?? chance.any(mine)
      case 'officeFull':
        if (options.some(isUrgent) && chance.may(0.5)) return options.find(isUrgent)
        return (chance.may(0.6) ? by(/wait/) : undefined) ?? chance.any(mine)
      case 'slot':
        return chance.may(0.9) ? by(/^\d+$/) : chance.any(mine)
      case 'summary':
        if (shared && chance.may(0.3)) return by(/^correct$/)
        if (who.errand === 'works' && chance.may(0.15)) return by(/^correct$/)
        return chance.may(0.82) ? by(/^confirm$/) : chance.any(options)
      case 'correct':
        if (shared && chance.may(0.6)) return another(by(/^menu$/))
        return (chance.may(0.5) ? by(/^details/) : undefined) ?? chance.any(options)
      case 'waitOffer':
        return by(chance.may(0.6) ? /^yes/ : chance.may(0.8) ? /^no/ : /^leave/) ?? chance.any(options)
      case 'reminder':
        return by(chance.may(0.5) ? /^yes/ : chance.may(0.6) ? /^move/ : /^cancel/) ?? chance.any(options)
      case 'moving':
        return (chance.may(0.9) ? by(/^(?:start|slot|office|others)/) : undefined) ?? chance.any(options)
      case 'urgentHour':
        return (chance.may(0.9) ? by(/^\d+$/) : undefined) ?? chance.any(mine)
      case 'movingTo':
        return chance.may(0.8) ? options[0] : chance.any(options)
      case 'forward':
        return (chance.may(0.8) ? by(/^see:/) : undefined) ?? by(/^(?:receipt|change)/) ?? chance.any(options)
      case 'folio':
      case 'appointments':
        return (chance.may(0.5) ? by(/^(?:move|see|cancel|receipt|calendar|change|way)/) : undefined) ?? chance.any(options)
      case 'permission':
        return by(/^yes/) ?? chance.any(options)
      case 'undo':
        return (chance.may(0.5) ? by(/^(?:undo|move):/) : undefined) ?? chance.any(options)
      case 'cancelling':
        return chance.may(0.6) ? options[0] : chance.any(options)
      case 'dataRights':
        return (chance.may(0.8) ? by(/^cancel$/) : undefined) ?? chance.any(options)
      case 'goOnElsewhere':
        return (chance.may(0.7) ? by(/^go$/) : undefined) ?? chance.any(options)
      case 'sendIt':
        return by(chance.may(0.8) ? /^send/ : /^not/) ?? chance.any(options)
      case 'handedOver':
        return (chance.may(0.4) ? by(/^back/) : undefined) ?? chance.any(options)
      case 'handOff':
        return options[0]
    }
    return chance.any(mine) ?? chance.any(options)
  }

  /** Another one, where this leads to the menu. */
  function another(row: Option | undefined): Option | undefined {
    if (row && shared !== 'school') shared = chance.any(ALONE.filter((one) => one !== shared))
    return row
  }

  return { words, choose }
}

const isUrgent = ({ id }: Option): boolean => readChoiceId(id)?.question === 'urgent'

const wantedRow = (shared: Shared): RegExp => new RegExp(`^self:${SHARED[shared].id}$`)
