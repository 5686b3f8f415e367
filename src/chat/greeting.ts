import { theInstitution } from '../catalogue/institution.ts'
import { proceduresOffered } from '../catalogue/offices.ts'
import { isPassport } from '../catalogue/procedures.ts'
import type { Procedure } from '../catalogue/types.ts'
import type { Said } from './input.ts'
import { wall } from './moments.ts'
import { firstOf } from './part.ts'
import type { Scene } from './scene.ts'

/** Families without a fee that exist for the passport's sake. */
const PASSPORT_SERVICES = ['advice', 'op7']
const NOON = 12 * 60
const DUSK = 19 * 60

/** "Buenos días", on the institution's wall clock. */
export function hello({ session, t }: Scene): string {
  const { minute } = wall(session.now, theInstitution(session.tx).zone)
  const { morning, afternoon, evening } = t.greeting.hello
  return minute < NOON ? morning : minute < DUSK ? afternoon : evening
}

/** What everybody is told once, before the first answer: who speaks, that it is free, what happens to their data. */
export function firstWords(scene: Scene): string[] {
  const [who, ...rest] = whoWeAre(scene)
  return [`${hello(scene)} ${who}`, ...rest]
}

/**
 * The first words before the answer to a first question, without what the answer says itself. None for a tap, which answers what
 * we said before, and none for whoever is known: both know who speaks.
 */
export function wordsBeforeAnswer(scene: Scene, said: Said, answer: string): string[] {
  if (said.kind === 'choice' || known(scene) !== undefined) return []
  const [who = '', ...rest] = whoWeAre(scene)
  if (answer.includes(who)) return [hello(scene)]
  const isPrivacyNotice = answer.startsWith(scene.t.privacy.title)
  return [`${hello(scene)} ${who}`, ...(isPrivacyNotice ? rest.slice(0, -1) : rest)]
}

/** Who speaks, that it is free, and at last what happens to the data of whoever writes. */
export function whoWeAre(scene: Scene): string[] {
  const { promise, privacy } = scene.t.greeting
  return [...whoSpeaks(scene), promise, privacy]
}

/** Who speaks, who does not, and whether any of it is real. */
function whoSpeaks({ session, t }: Scene): string[] {
  const { name, isMinistry, sample } = theInstitution(session.tx)
  const passports = passportsAmong(proceduresOffered(session.tx))
  const speaker = passports === 'all' ? t.greeting.who(name) : t.greeting.whoForAnything(name)
  const who = isMinistry || passports === 'none' ? speaker : `${speaker} ${t.greeting.notMinistry}`
  return sample ? [who, t.greeting.sample] : [who]
}

/** Whether the institution's procedures are about passports; what is free there (advice, a permission) belongs to them. */
function passportsAmong(procedures: readonly Procedure[]): 'all' | 'some' | 'none' {
  const passports = procedures.filter((one) => isPassport(one) || PASSPORT_SERVICES.includes(one.family))
  if (passports.length === procedures.length) return 'all'
  return passports.length > 0 ? 'some' : 'none'
}

/** A greeting to somebody who knows us, with what is known of them. */
export function wordsAgain(scene: Scene): string[] {
  const what = known(scene)
  return [what === undefined ? hello(scene) : `${hello(scene)} ${what}`]
}

const known = (scene: Scene): string | undefined => firstOf(scene, (part) => part.greets?.(scene))
