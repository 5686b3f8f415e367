import type { ChannelName } from '../../db/schema/columns.ts'
import type { Channel, Channels, Outcome, Parcel } from './channel.ts'
import { createChannels } from './channels.ts'
import { messenger } from './messenger/registration.ts'
import type { Means } from './meta/http.ts'
import type { Api, Asked, OwnTemplate, Registration, Secrets } from './registration.ts'
import { whatsapp } from './whatsapp/registration.ts'

/** In the order in which they are told. */
const REGISTERED = {
  whatsapp, // One a line: whoever takes a channel out takes its line.
  messenger,
}

type Registered = typeof REGISTERED

/** Account and secrets by channel; a missing one is not used. */
export type Accounts = { [Name in keyof Registered]?: Parameters<Registered[Name]['open']>[0] }

/** Where the sending thread delivers each channel's parcels. */
export type Destinations = { [Name in keyof Accounts]: Accounts[Name] & Api }

/** Each registration takes the account of its own name. */
const of = (name: string): Registration<Secrets> | undefined => (REGISTERED as Partial<Record<string, Registration<Secrets>>>)[name]

function each<Given>(given: { [name: string]: Given | undefined }) {
  return Object.keys(REGISTERED).flatMap((name) => {
    const [channel, mine] = [of(name), given[name]]
    return channel && mine !== undefined ? [{ name, channel, mine }] : []
  })
}

/** Webhooks come in at `/webhooks/<its name>`. */
export interface Door {
  channel: Channel
  appSecrets: string[]
  verifyToken: string
}

export function openChannels(accounts: Accounts, perSecond: number): { channels: Channels; doors: Door[] } {
  const doors = each<Secrets>(accounts).map(({ channel, mine }) => doorOf(channel.open(mine, perSecond), mine))
  return { channels: createChannels(doors.map(({ channel }) => channel)), doors }
}

const doorOf = (channel: Channel, { appSecret, oldAppSecret, verifyToken }: Secrets): Door => ({
  channel,
  appSecrets: [appSecret, oldAppSecret].filter((secret) => secret !== undefined),
  verifyToken,
})

export function destinationsOf(accounts: Accounts, apiOf: (name: ChannelName) => Api): Destinations {
  return Object.fromEntries(
    each<Secrets>(accounts).map(({ name, mine }) => [name, { ...mine, ...apiOf(name as ChannelName) }]),
  ) as Destinations
}

/** Once; never throws. One for a channel that was given up never leaves. */
export async function sendParcel(parcel: Parcel, to: Destinations, means: Means): Promise<Outcome> {
  const { row, attempt } = parcel
  const way = each<Secrets & Api>(to).find(({ name }) => name === parcel.channel)
  return way ? way.channel.send(parcel, way.mine, means) : { row, attempt, kind: 'refused', httpStatus: 0 }
}

export const askedOf = (to: Destinations, means: Means): Asked =>
  Object.assign({}, ...each<Secrets & Api>(to).map(({ channel, mine }) => channel.asks(mine, means)))

/** Parcels of a channel under way at once, so that a hanging API takes no room of others. */
export const shareOf = (all: number, to: Destinations): number => Math.floor(all / Math.max(1, each<Api>(to).length))

/** Undefined for a channel that is not registered. */
export const templatesOf = (name: ChannelName): readonly OwnTemplate[] | undefined => of(name)?.templates
