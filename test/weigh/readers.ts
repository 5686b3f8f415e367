import { readsWords, type Source } from './sources.ts'

/** The declarations that each list what a person may want. */
const LISTS_OF_WANTS = [
  /^export type Command\b/m,
  /^export type Faq\b/m,
  /^export type FirstKind\b/m,
  /^(?:export )?const INTENTS\b/m,
  /^export type (?:Own)?Wish\b/m,
  /^export type Asked\b/m,
  /^export (?:type|const) (?:ACTS|Act)\b/m,
]

/** How much of the program outside the readers looks at typed words. */
export function countReaders(files: readonly Source[]): Record<string, number> {
  const src = files.filter(({ path }) => path.startsWith('src/'))
  const outside = src.filter((file) => !readsWords(file))
  const count = (pattern: RegExp) => outside.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0)
  return {
    'files outside the readers that see text': outside.filter(({ text }) => /from '[^']*\/reading\//.test(text)).length,
    'phrase look-ups outside the readers': count(/\bphrases\(/g),
    'members of Question': membersOf(src, 'Question'),
    'hand-written hear': count(/^ {2,}hear(?:\(|:(?! [(A-Z]\w*[):]))/gm),
    'lists of what people may want': LISTS_OF_WANTS.filter((list) => src.some(({ text }) => list.test(text))).length,
  }
}

/** The members that an interface declares, each once. */
function membersOf(files: readonly Source[], name: string): number {
  const body =
    files.map(({ text }) => new RegExp(`^export interface ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(text)?.[1]).find(Boolean) ?? ''
  return body.match(/^ {2}\w+\??[(:]/gm)?.length ?? 0
}
