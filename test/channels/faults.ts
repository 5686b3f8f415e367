import type { Channel } from '../../src/channels/channel.ts'
import { checkContent } from '../../src/demo/emulator/messenger/check.ts'
import { metaFaults } from './whatsapp/meta-bodies.ts'

/** Why Meta would refuse a body, by its own description of WhatsApp's and by the emulator's measure of Messenger's. */
export function channelFaults({ name }: Pick<Channel, 'name'>, body: Record<string, unknown>): unknown[] {
  if (name === 'whatsapp')
    return metaFaults(body.type === 'document' ? { ...body, document: { ...(body.document as object), id: '1' } } : body)
  const file = 'fileName' in body ? { type: 'application/pdf', size: 10 } : undefined
  const fault = checkContent(body.message as Record<string, unknown>, { templates: [], attachment: () => false, file })
  return fault ? [fault.why] : []
}
