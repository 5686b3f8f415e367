import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

/** "$1,795", "1795", "el de 1,795 pesos": an amount of three digits or more in what was typed; undefined for none or several. */
export function hearAmount(text: string): number | undefined {
  const [only, another] = [...text.matchAll(/(?<![\d.,])(?:\d{1,3}(?:[,.]\d{3})+|\d{3,6})(?:\.00)?(?![\d,.]\d)/g)]
  return only && !another ? Number(only[0].replace(/\.00$/, '').replace(/\D/g, '')) : undefined
}

const LEAST = phrases('amounts', 'least')
const MOST = phrases('amounts', 'most')

/** "el más barato", "el que dura más": the least or the most of what is offered. More years always cost more. */
export function hearExtreme(text: string): 'least' | 'most' | undefined {
  const words = everyday(text)
  const least = LEAST.test(words)
  return least === MOST.test(words) ? undefined : least ? 'least' : 'most'
}
