import { readCode } from '../permissions.ts'

/** The code that goes with the word, anywhere in a message: people copy and forward the whole of it. */
const WITH_WORD = /\b(?:permiso|permission)[\s:*]+([a-z\d]{4}[\s\p{Pd}]?[a-z\d]{4})(?![a-z\d])/giu
/** Or the code as the whole message, as it is printed. */
const ALONE = /^\W*([a-z\d]{4}\p{Pd}[a-z\d]{4})\W*$/iu

/** The code of a permission in what was typed; undefined when there is none. */
export function parsePermissionCode(text: string): string | undefined {
  for (const [, typed = ''] of text.matchAll(WITH_WORD)) {
    const code = readCode(typed)
    if (code) return code
  }
  const alone = ALONE.exec(text)?.[1]
  return alone && readCode(alone)
}
