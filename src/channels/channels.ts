import { type Channel, type Channels, channelOf } from './channel.ts'

/** The channels of a house, by their names. */
export function createChannels(all: readonly Channel[]): Channels {
  const find = (name: string) => all.find((one) => one.name === name)
  return { all, find, canonical: (alias) => find(channelOf(alias))?.canonical(alias) ?? alias.value }
}
