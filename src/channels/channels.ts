import type { Alias, Channel, Channels } from './channel.ts'

const of = ({ kind }: Pick<Alias, 'kind'>) => (kind === 'psid' ? 'messenger' : 'whatsapp')

export function createChannels(all: readonly Channel[]): Channels {
  const find = (name: string) => all.find((one) => one.name === name)
  return { all, find, of, canonical: (alias) => find(of(alias))?.canonical(alias) ?? alias.value }
}
