import type { Db } from '../../db/open.ts'
import type { Alias, Channel } from '../channels/channel.ts'
import type { Reply } from '../chat/reply.ts'
import type { Instant } from '../clock.ts'
import { addressesOf, type Contact } from './contacts.ts'
import type { MessagingDeps } from './deps.ts'
import { WINDOW_MS } from './outbox.ts'
import { isApproved, isBarred } from './template-state.ts'

/** `stopped`: the template was usable before. */
export function mayUse(db: Db, channel: Channel, reply: Reply): 'yes' | 'stopped' | 'silent' {
  if (reply.kind !== 'notice' || reply.language === undefined) return 'yes'
  if (channel.knownTemplatesOnly) return isApproved(db, channel.name, reply.template, reply.language) ? 'yes' : 'silent'
  return isBarred(db, channel.name, reply.template, reply.language) ? 'stopped' : 'yes'
}

export function templateChannels(db: Db, { channels }: Pick<MessagingDeps, 'channels'>, reply: Reply, to: Alias[]): Channel[] {
  if (reply.kind !== 'notice' || reply.language === undefined) return []
  const reaches = (one: Channel) => to.some((alias) => channels.of(alias) === one.name)
  return channels.all.filter((one) => reaches(one) && mayUse(db, one, reply) === 'yes')
}

/** In the open window, or by a template in any of their channels. A forgotten contact has no address. */
export function canBeTold(
  db: Db,
  deps: Pick<MessagingDeps, 'channels' | 'vault'>,
  contact: Contact,
  reply: Reply,
  now: Instant,
): boolean {
  const to = addressesOf(db, deps, contact.id)
  return to.length > 0 && (now - contact.lastInboundAt < WINDOW_MS || templateChannels(db, deps, reply, to).length > 0)
}
