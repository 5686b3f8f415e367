import type { ChannelName } from '../../db/schema/columns.ts'
import type { Channel, Channels, Outcome, Parcel } from './channel.ts'
import { createChannels } from './channels.ts'
import { messenger } from './messenger/registration.ts'
import type { Means } from './meta/http.ts'
import type { Api, Asked, OwnTemplate, Registration, Secrets } from './registration.ts'
import { whatsapp } from './whatsapp/registration.ts'

/** The channels that the house can speak, in the order in which they are told. */
const REGISTERED = {
  whatsapp, // One a line: whoever takes a channel out takes its line.
  messenger,
}

type Registered = typeof REGISTERED

/** What each channel was given: the account and its secrets. One that is missing is not spoken. */
export type Accounts = { [Name in keyof Registered]?: Parameters<Registered[Name]['open']>[0] }

/** Where the thread that sends takes each channel's parcels. */
export type Destinations = { [Name in keyof Accounts]: Accounts[Name] & Api }

/** Whatever channel it is, its registration takes the account of its own name. */
const of = (name: string): Registration<Secrets> | undefined => (REGISTERED as Partial<Record<string, Registration<Secrets>>>)[name]

/** What was given, channel by channel. */
function each<Given>(given: { [name: string]: Given | undefined }) {
  return Object.keys(REGISTERED).flatMap((name) => {
    const [channel, mine] = [of(name), given[name]]
    return channel && mine !== undefined ? [{ name, channel, mine }] : []
  })
}

/** Where a channel's webhooks come in: `/webhooks/<its name>`. */
export interface Door {
  channel: Channel
  appSecrets: string[]
  verifyToken: string
}

/** The channels that these accounts open, and a door for each. */
export function openChannels(accounts: Accounts, perSecond: number): { channels: Channels; doors: Door[] } {
  const doors = each<Secrets>(accounts).map(({ channel, mine }) => doorOf(channel.open(mine, perSecond), mine))
  return { channels: createChannels(doors.map(({ channel }) => channel)), doors }
}

const doorOf = (channel: Channel, { appSecret, oldAppSecret, verifyToken }: Secrets): Door => ({
  channel,
  appSecrets: [appSecret, oldAppSecret].filter((secret) => secret !== undefined),
  verifyToken,
})

/** Each account with the API that it is spoken to through. */
export function destinationsOf(accounts: Accounts, apiOf: (name: ChannelName) => Api): Destinations {
  return Object.fromEntries(
    each<Secrets>(accounts).map(({ name, mine }) => [name, { ...mine, ...apiOf(name as ChannelName) }]),
  ) as Destinations
}

/** Sends one parcel by its channel, once; never throws. One for a channel that was given up never leaves. */
export async function sendParcel(parcel: Parcel, to: Destinations, means: Means): Promise<Outcome> {
  const { row, attempt } = parcel
  const way = each<Secrets & Api>(to).find(({ name }) => name === parcel.channel)
  return way ? way.channel.send(parcel, way.mine, means) : { row, attempt, kind: 'refused', httpStatus: 0 }
}

/** What the jobs may ask of these channels. */
export const askedOf = (to: Destinations, means: Means): Asked =>
  Object.assign({}, ...each<Secrets & Api>(to).map(({ channel, mine }) => channel.asks(mine, means)))

/** How many parcels of a channel may be on their way at once: so none takes the others' room when its own API hangs. */
export const shareOf = (all: number, to: Destinations): number => Math.floor(all / Math.max(1, each<Api>(to).length))

/** Our templates of a channel; undefined where the house cannot speak it. */
export const templatesOf = (name: ChannelName): readonly OwnTemplate[] | undefined => of(name)?.templates
