import type { Reply } from '../chat/reply.ts'
import { type ChannelWords, inWords } from '../texts/channel-words.ts'

/** A reply in the words of a channel: what somebody writes from is a telephone in one and an account in another. */
export function inOwnWords(reply: Reply, words: ChannelWords): Reply {
  const said = JSON.stringify(reply)
  return said.includes('‹') ? JSON.parse(inWords(said, words)) : reply
}
