import type { Source } from './sources.ts'

const COMMENT = /^\s*(?:\/\/|\/\*|\*)/
const CHAT = /^src\/(?:chat|reading|fields)\//

/** Bytes of code and of comments apart. A line that begins as a comment is one; weights are data. */
export function bytesOf(files: readonly Source[]): Record<string, number> {
  const counted = files.map(({ path, text }) => {
    const all = Buffer.byteLength(text)
    const comments = text.split('\n').reduce((sum, line) => sum + (COMMENT.test(line) ? Buffer.byteLength(line) + 1 : 0), 0)
    return { path, all, comments, code: all - comments }
  })
  const sum = (of: (one: (typeof counted)[number]) => number) => counted.reduce((total, one) => total + of(one), 0)
  const [all, comments] = [sum((one) => one.all), sum((one) => one.comments)]
  return {
    'bytes of code in src and db': all - comments,
    'bytes of code in chat, reading, fields': sum((one) => (CHAT.test(one.path) && !/weights/.test(one.path) ? one.code : 0)),
    'bytes of comments in src and db': comments,
    'comments, in thousandths of all bytes': Math.round((1_000 * comments) / all),
  }
}
