import type { Said } from '../../chat/input.ts'
import type { Thread } from '../channel.ts'
import { list, part, text } from '../meta/schema.ts'
import { PSID } from './parse.ts'

// What the Conversations API returns. Lenient like a webhook: one unreadable thread must not hide all others.

const who = part({ id: text })
const messageSchema = part({
  id: text,
  message: text,
  created_time: text,
  from: who,
  sticker: text,
  attachments: part({ data: list }),
})
const attachmentSchema = part({ mime_type: text })
const threadSchema = part({ updated_time: text, messages: part({ data: list }) })

/** Of each thread as many of its newest messages as anyone writes between two looks. */
export const THREAD_FIELDS = 'updated_time,messages.limit(50){id,message,created_time,from,sticker,attachments{mime_type}}'

/** `at`: Meta gives whole seconds. */
export interface Line {
  id: string
  at: number
  from: string
  words: string
  /** What it is without words. */
  wordless: Said
}

/** Oldest first, without unreadable ones; `updatedAt` is 0 when Meta does not say. */
export function readLines(raw: unknown): { lines: Line[]; updatedAt: number } {
  const thread = threadSchema.parse(raw)
  // Newest first, and several in one second: only reversing keeps their order.
  const lines = (thread?.messages?.data ?? []).toReversed().flatMap((one): Line[] => {
    const { id, created_time, from, message = '', sticker, attachments } = messageSchema.parse(one) ?? {}
    const at = readWhen(created_time)
    if (id === undefined || from?.id === undefined || at === 0) return []
    return [{ id, at, from: from.id, words: message, wordless: wordlessOf(sticker, attachments?.data[0]) }]
  })
  const newest = Math.max(0, ...lines.map(({ at }) => at))
  return { lines: lines.sort((one, other) => one.at - other.at), updatedAt: readWhen(thread?.updated_time) || newest }
}

const readWhen = (raw: string | undefined): number => {
  const at = Date.parse(raw ?? '')
  return Number.isNaN(at) ? 0 : at
}

function wordlessOf(sticker: string | undefined, attached: unknown): Said {
  if (sticker !== undefined) return { kind: 'sticker' }
  const { mime_type: type = '' } = attachmentSchema.parse(attached) ?? {}
  if (type.startsWith('image/')) return { kind: 'picture' }
  if (type.startsWith('audio/')) return { kind: 'voice' }
  return { kind: type === '' ? 'unsupported' : 'file' }
}

/** Undefined when the person wrote nothing in it. */
export function threadOf(lines: readonly Line[], pageId: string): Thread | undefined {
  const person = lines.find(({ from }) => from !== pageId && PSID.test(from))?.from
  if (person === undefined) return undefined
  const from = [{ kind: 'psid' as const, value: person }]
  return {
    from,
    lines: lines.flatMap(({ id, at, from: writer, words, wordless }): Thread['lines'] => {
      if (writer === pageId) return [{ kind: 'answer', id, at }]
      if (writer !== person) return []
      const said: Said = words.trim() === '' ? wordless : { kind: 'text', text: words.toWellFormed() }
      return [{ kind: 'message', id, sentAt: at, from, profileName: undefined, said }]
    }),
  }
}
