import type { Db } from '../../db/open.ts'
import { checkDigit } from '../../src/catalogue/curp.ts'
import { SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Vault } from '../../src/vault.ts'
import { differ, standingIn, type Whose } from './curp-law.ts'
import { ask, propose, type StaffDeps } from './staff.ts'

const PATH = '/admin/citas/corregir'
const SECOND_KEY = '/admin/citas/segunda-clave'
/**
 * A character or two typed wrong, once or a second time; the CURP of somebody else, at once or step by step, or of somebody who has
 * an appointment; a birth year with which something else would be due; no identification.
 */
type Kind = 'slip' | 'second' | 'other' | 'drift' | 'taken' | 'age' | 'unseen'

interface Deps extends StaffDeps {
  db: Db
  vault: Vault
}

/** Clerks who put CURPs right, some of them for a broker who sold the place. Whatever is done is judged by the law of CURPs. */
export function correctCurps(deps: Deps, count: number, withinMs: number): void {
  const { db, vault, timeline, chance, computer, wrong } = deps
  const putRight = new Set<number>()
  /** Folios of which the second key said yes to another person. */
  const authorized = new Set<string>()
  /** Whoever bought a place, and how it shall become theirs. */
  let sold: { id: number; to: string } | undefined

  for (let nth = 0; nth < count; nth++) timeline.after(withinMs * chance.next(), begin)

  async function begin(): Promise<void> {
    const kind = chance.weigh<Kind>({ slip: 5, second: 2, other: 2, drift: 6, taken: 2, age: 1, unseen: 1 })
    const all = standingIn(db, vault)
    const one = chooseFor(kind, all)
    const curp = one && curpFor(kind, one, all)
    if (!one || !curp || !computer.isOn()) return
    const form = {
      folio: one.folio,
      persona: one.name,
      curp,
      identificacion_vista: kind === 'unseen' ? 'no' : 'sí',
      motivo: 'un carácter estaba mal',
    }
    const proposed = await correct(one, form)
    if (kind === 'unseen' && proposed?.status === 200) wrong(`${curp} could be put right without an identification`)
    if (typeof proposed?.body.codigo === 'string') deps.count(`curp refused: ${proposed.body.codigo}`)
    const clave = proposed?.body.clave
    if (proposed?.status === 200 && typeof clave === 'string')
      timeline.after(chance.between(1, 90) * SECOND, () => apply(kind, one, { ...form, clave }))
  }

  /** To another person no key corrects alone: it is authorized with the other one, or, for a broker, with the same one. */
  async function correct(one: Whose, form: Record<string, string>): ReturnType<typeof ask> {
    const proposed = await ask(deps, PATH, form)
    if (proposed?.body.codigo !== 'otra_persona_pide_segunda_clave') return proposed
    const isOther = chance.may(0.6)
    const key = isOther ? deps.secondKey : undefined
    const change = await propose(deps, SECOND_KEY, { folio: one.folio, cambio: 'ponerla a nombre de otra persona' }, key)
    const done = change && (await ask(deps, SECOND_KEY, change, key))
    if (done?.body.hecho !== true) return proposed
    deps.count(`authorized by ${isOther ? 'another' : 'the same'} key`)
    if (isOther) authorized.add(one.folio)
    return ask(deps, PATH, form)
  }

  async function apply(kind: Kind, one: Whose, form: { curp: string } & Record<string, string>): Promise<void> {
    const standing = standingIn(db, vault)
    const before = new Map(standing.map(({ id, curp }) => [id, curp]))
    const done = await ask(deps, PATH, form)
    if (done?.status !== 200 || done.body.hecho !== true) return
    deps.count(`curp put right: ${kind}`)
    putRight.add(one.id)
    const birth = standing.find(({ id }) => id === one.id)?.birth
    const isAnother = standingIn(db, vault).some((now) => now.id === one.id && now.birth !== birth)
    if (isAnother && !authorized.delete(one.folio))
      wrong(`appointment ${one.id}: is another person's without the yes of a second key`)
    for (const { id, curp } of standingIn(db, vault))
      if (before.has(id) && curp !== before.get(id) && (id !== one.id || curp !== form.curp))
        wrong(`appointment ${id}: had ${before.get(id)} and has ${curp} after ${one.id} was given ${form.curp}`)
  }

  function chooseFor(kind: Kind, all: Whose[]): Whose | undefined {
    if (kind === 'second') return chance.any(all.filter(({ id }) => putRight.has(id)))
    const hasNear = (one: Whose) => all.some((other) => other !== one && differ(one.curp ?? '', other.curp ?? '') <= 2)
    if (kind === 'taken') return chance.any(all.filter(hasNear))
    return (kind === 'drift' && all.find(({ id }) => id === sold?.id)) || chance.any(all)
  }

  function curpFor(kind: Kind, one: Whose, all: Whose[]): string | undefined {
    const { curp } = one
    const other = chance.any(deps.people)?.curp
    if (curp === undefined) return kind === 'other' ? other : curpBorn(one.birth)
    switch (kind) {
      case 'other':
        return other
      case 'drift':
        if (sold?.id !== one.id && other !== undefined) sold = { id: one.id, to: other }
        return stepTo(curp, sold?.to ?? curp)
      case 'taken':
        return nearest(curp, all)
      case 'age':
        return spelled(curp, YEAR, chance.pick(['0', '5', '6', '7', '9']))
      default:
        return mistyped(curp, chance)
    }
  }
}

/** Where, counted from 0, the tens of the birth year stand; and what is easily typed for another. */
const YEAR = 4
const SLIPS: [[number, [string, ...string[]]], ...[number, [string, ...string[]]][]] = [
  [8, ['0', '1', '2']],
  [10, ['H', 'M']],
  [13, ['X', 'Z', 'R']],
  [15, ['X', 'S', 'N']],
]

/** With other letters from that place on, and the check digit that belongs to it. */
function spelled(curp: string, at: number, letters: string): string {
  const stem = `${curp.slice(0, at)}${letters}${curp.slice(at + letters.length, 17)}`
  return stem + checkDigit(stem)
}

function mistyped(curp: string, chance: Chance): string {
  if (chance.may(0.2)) return spelled(curp, 11, chance.pick(['MC', 'JC', 'DF']))
  let typed = curp
  for (let times = chance.between(1, 2); times > 0; times--) {
    const [at, letters] = chance.pick(SLIPS)
    typed = spelled(typed, at, chance.pick(letters))
  }
  return typed
}

/** Two characters nearer. */
function stepTo(curp: string, to: string): string {
  const differing = [...to.slice(0, 17)].flatMap((letter, at) => (letter === curp[at] ? [] : [at]))
  return differing.slice(0, 2).reduce((near, at) => spelled(near, at, to.charAt(at)), curp)
}

/** Whoever has an appointment with nearly this CURP. */
const nearest = (curp: string, all: Whose[]): string | undefined =>
  all
    .flatMap((one) => (one.curp === undefined || one.curp === curp ? [] : [one.curp]))
    .toSorted((one, other) => differ(one, curp) - differ(other, curp))[0]

/** Of somebody who was born on that day, 1958-03-12, and whose names begin with X. */
function curpBorn(birth: string): string {
  const [year = '', month, day] = birth.split('-')
  return spelled(`XAXX${year.slice(2)}${month}${day}HDFXXX${year < '2000' ? '0' : 'A'}`, 0, '')
}
