import type { MinorCase } from '../agenda/types.ts'

/** To whom a paper is asked for, in an administrator's words; stored as in `requirements.applies`. */
const OF_MINORS: Record<MinorCase, string> = {
  both_parents: 'menor: van las dos personas',
  one_parent_permission: 'menor: va una persona, con permiso de la otra',
  single_parent_on_record: 'menor: en el acta hay una sola persona',
  other_deceased: 'menor: la otra persona murió',
  court_papers: 'menor: papeles de un juez, sin decir cuáles',
  loss_or_suspension: 'menor: pérdida o suspensión de la patria potestad',
  judicial_authorisation: 'menor: autorización de un juez',
  guardian: 'menor: tutela',
  adoption: 'menor: adopción',
  grandparents: 'menor: abuelas o abuelos',
  other_unreachable: 'menor: no se sabe dónde está la otra persona',
  rather_not_say: 'menor: no lo dijo',
}

const EVERYBODY = {
  siempre: 'always',
  'si hay que pagar': 'fee',
  'si paga la mitad': 'half_fee',
  'si no tiene CURP': 'no_curp',
} as const

const WORDS = new Map<string, string>([
  ...Object.entries(EVERYBODY),
  ...Object.entries(OF_MINORS).map(([one, words]): [string, string] => [words, `minor:${one}`]),
])

export const APPLIES_CHOICES = [...WORDS.keys()]
/** Each value of `requirements.applies` that concerns one case of a minor. */
export const APPLIES_TO_MINORS = [...WORDS.values()].filter((one) => one.startsWith('minor:'))

export const appliesOf = (words: string): string => WORDS.get(words) ?? 'always'
export const appliesWord = (applies: string): string => [...WORDS].find(([, kept]) => kept === applies)?.[0] ?? applies
