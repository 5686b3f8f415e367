// Words that people write are data (src/reading): what is left of them in the code is found here.
import { words } from '../../../src/reading/engine/vocabulary.ts'

const SPANISH = words('language', 'telling words', 'es')

const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(])\/\/.*$/gm
const PATTERN =
  /(?<=[=(,:?[&|!{;]\s*|=>\s*|return\s+)\/(?![*/ ])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/[dgimsuvy]*(?=[\s.,;)\]}])/g
const STRING = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g
const LIST = /'\s*,?\s*\)?\s*\.split\(\s*'[ |]',?\s*\)/g
/** Names of languages, and no words of them. */
const LANGUAGE = /^(?:en|es-MX|es-facil)$/

/** What a regular expression has beside letters that stand for themselves. */
const SIGNS = /\\p\{[^}]*\}|\\u[0-9a-f]{4}|\\[a-zA-Z]|\(\?<\w+>|\[[^\]]*\]|\(\?[:=!<]*/g

/** Literals of a source that hold words which people write, each with its line. */
export function literalsWithWords(source: string): string[] {
  const code = source.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '))
  const lineOf = (at: number): number => code.slice(0, at).split('\n').length
  const patterns = [...code.matchAll(PATTERN)].filter(([, body = '']) => /[a-z]{2}/i.test(body.replace(SIGNS, ' ')))
  const lists = [...code.matchAll(LIST)]
  const strings = [...code.matchAll(STRING)].filter(([, plain, template]) => holdsSpanish(plain ?? template ?? ''))
  return [...patterns, ...lists, ...strings].map((found) => `${lineOf(found.index)}: ${found[0].slice(0, 60)}`)
}

const holdsSpanish = (text: string): boolean =>
  !LANGUAGE.test(text) &&
  text
    .replace(/\$\{[^}]*\}|\\[a-z]/g, ' ')
    .split(/[^a-záéíóúñ]+/)
    .some((word) => word.length > 1 && SPANISH.has(word))
