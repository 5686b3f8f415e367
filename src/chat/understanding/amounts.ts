import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

/** "$1,795", "1795", "el de 1,795 pesos": an amount of three digits or more in what was typed; undefined for none or several. */
export function hearAmount(text: string): number | undefined {
  const [only, another] = [...text.matchAll(/(?<![\d.,])(?:\d{1,3}(?:[,.]\d{3})+|\d{3,6})(?:\.00)?(?![\d,.]\d)/g)]
  return only && !another ? Number(only[0].replace(/\.00$/, '').replace(/\D/g, '')) : undefined
}

const LEAST = phrases`
  mas (barat[oa]|baratit[oa]|economic[oa]|cort[oa]|chic[oa])
  menos (car[oa]|anos|tiempo|dinero)
  (cueste|salga|cuesta|sale|pague) menos
  minim[oa]
  (poc|poquit)o dinero
  cheapest
  shortest
  least
`
const MOST = phrases`
  (mas (car[oa]|larg[oa]|grande|anos|tiempo|duradero)|que (mas dura|dura mas|dure mas)|maxim[oa]|longest|most expensive)
`

/** "el más barato", "el que dura más": the least or the most of what is offered. More years always cost more. */
export function hearExtreme(text: string): 'least' | 'most' | undefined {
  const words = everyday(text)
  const least = LEAST.test(words)
  return least === MOST.test(words) ? undefined : least ? 'least' : 'most'
}
