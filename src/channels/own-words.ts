import type { Reply } from '../chat/reply.ts'
import { type ChannelWords, inWords } from '../texts/channel-words.ts'

/** The writer's device is a telephone in one channel and an account in another. */
export function inOwnWords(reply: Reply, words: ChannelWords): Reply {
  const said = JSON.stringify(reply)
  return said.includes('‹') ? JSON.parse(inWords(said, words)) : reply
}
