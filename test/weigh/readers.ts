import { ACTS } from '../../src/reading/acts.ts'
import { readsWords, type Source } from './sources.ts'

/** A type that is a union of words, an array of words or a table `as const`: with its name, and what stands in it. */
const DECLARATIONS = [
  /^(?:export )?type (\w+) =((?:\s*(?:\/\*\*.*\*\/\s*)?\|?\s*'[^'\n]+')+)$/gm,
  /^(?:export )?const (\w+) = \[([^\]]*)\] as const(?! satisfies readonly (?:Act|Command|Faq|FirstKind|Said|Topic|Wish)\[\])/gm,
  /^(?:export )?const (\w+) = \{\n([\s\S]*?)^\} as const/gm,
]
/** Names under which people's wishes were listed. */
const NAMES_WANTS = /^(?:act|ask(?:ed)?|command|faq|first_?kind|intent|order|request|said|topic|want|wish)(?:e?s)?(?:_|$)/i
/** So many acts in one list are no coincidence. */
const FEW = 4

/** The lists of their own, where wishes are read and obeyed, that say what a person may want. What is typed by the acts is derived, and the compiler holds it to them. */
function listsOfWants(files: readonly Source[]): string[] {
  return files.flatMap(({ text }) =>
    DECLARATIONS.flatMap((declaration) => [...text.matchAll(declaration)]).flatMap(([, name = '', body = '']) => {
      const words = new Set(body.match(/(?<=['"])[\w ]+(?=['"])|\b\w+(?=:)/g))
      const acts = Object.keys(ACTS).filter((act) => words.has(act)).length
      return acts >= FEW || NAMES_WANTS.test(name) ? [name] : []
    }),
  )
}

/** How much of the program outside the readers looks at typed words. */
export function countReaders(files: readonly Source[]): Record<string, number> {
  const src = files.filter(({ path }) => path.startsWith('src/'))
  const outside = src.filter((file) => !readsWords(file))
  const count = (pattern: RegExp) => outside.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0)
  return {
    'files outside the readers that see text': outside.filter(seesText).length,
    'phrase look-ups outside the readers': count(/\bphrases\(/g),
    'members of Question': membersOf(src, 'Question'),
    'hand-written hear': count(/^ {2,}hear(?:\(|:(?! [(A-Z]\w*[):]))/gm),
    'lists of what people may want': listsOfWants(src.filter(({ path }) => /^src\/(?:chat|reading|fields)\//.test(path))).length,
  }
}

/** What holds names of acts and values, or says how people are called, and sees no typed words. */
const HOLDS_NO_TEXT = /\/reading\/(?:acts|called|requested-times|meaning)\.ts$/

/** Whether a file takes something of the readers, if only the type of a reading. */
const seesText = ({ text }: Source): boolean =>
  [...text.matchAll(/from '([^']*\/reading\/[^']*)'/g)].some(([, path = '']) => !HOLDS_NO_TEXT.test(path))

/** The members that an interface declares, each once. */
function membersOf(files: readonly Source[], name: string): number {
  const body =
    files.map(({ text }) => new RegExp(`^export interface ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(text)?.[1]).find(Boolean) ?? ''
  return body.match(/^ {2}\w+\??[(:]/gm)?.length ?? 0
}
