import { hearCount, plain } from './words.ts'

export interface Aim {
  who?: 'self' | 'other' | 'minor'
  family?: 'renewal' | 'first' | 'lost' | 'advice'
  count?: number
}

const FAMILIES: [Aim['family'], RegExp][] = [
  ['advice', /\b(?:asesoria|advice)\b/],
  ['lost', /\b(?:perdi|perdio|perdimos|se me perdio|extravi\w*|rob(?:aron|o|ado)|reponer|reposicion|lost|stolen)\b/],
  ['renewal', /\b(?:renov\w*|renuev\w*|canje|vencid[oa]|vencio|vence|caduc\w+|renew\w*|expired)\b/],
  ['first', /\b(?:primer(?:a)? (?:pasaporte|vez)|primera ocasion|nunca (?:he tenido|tuve)|first (?:passport|time)|never had)\b/],
]
const MINOR =
  /\b(?:hij[oa]s?|menor(?:es)?|nin[oa]s?|bebes?|niet[oa]s?|sobrin[oa]s?|adolescentes?|child|children|kids?|son|sons|daughters?|baby)\b/
const OTHER =
  /\b(?:mama|papa|madre|padre|espos[oa]|pareja|marido|mujer|abuel[oa]s?|abuelit[oa]|herman[oa]|suegr[oa]|ti[oa]|otra persona|mother|father|mom|dad|wife|husband|parents|someone else)\b/
const SELF = /\b(?:mi pasaporte|sacar pasaporte|my passport|para mi|for me)\b/

/** What somebody wants and for whom, in a sentence: "renovar el pasaporte de mi mamá". Undefined when it says neither. */
export function hearAim(text: string): Aim | undefined {
  const words = plain(text)
  const family = FAMILIES.find(([, pattern]) => pattern.test(words))?.[0]
  const who = MINOR.test(words) ? 'minor' : OTHER.test(words) ? 'other' : family || SELF.test(words) ? 'self' : undefined
  if (!who && !family) return undefined
  const count = who === 'minor' ? countOfChildren(words) : undefined
  return { ...(who && { who }), ...(family && { family }), ...(count && { count }) }
}

/** "mis dos hijos" is two; "mi hija" is one; "mis hijos" says nothing. */
function countOfChildren(words: string): number | undefined {
  const said = /\b([a-z]+|\d) (?:hij[oa]s|nin[oa]s|menores|niet[oa]s|sobrin[oa]s|children|kids|sons|daughters)\b/.exec(words)
  const count = said?.[1] ? hearCount(said[1]) : undefined
  if (count) return count
  return /\b(?:mi|un|una|my|a) (?:hij[oa]|nin[oa]|bebe|niet[oa]|sobrin[oa]|son|daughter|child|baby)\b/.test(words) &&
    !/\by (?:mi |otr[oa] )/.test(words)
    ? 1
    : undefined
}
