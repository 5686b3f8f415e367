import type { ChannelName } from '../../db/schema/columns.ts'
import type { Channel, Channels, Outcome, Parcel } from './channel.ts'
import { createChannels } from './channels.ts'
import { createMessenger } from './messenger/channel.ts'
import { type PageDestination, sendToPage } from './messenger/send.ts'
import type { Means } from './meta/http.ts'
import { createWhatsApp } from './whatsapp/channel.ts'
import { type Destination, send } from './whatsapp/send.ts'

/** What each channel was given: the account, its secrets, and where its API is. One that is missing is not spoken. */
export interface Accounts {
  whatsapp?: { phoneNumberId: string; businessAccountId: string; accessToken: string } & Secrets
  messenger?: { pageId: string; accessToken: string } & Secrets
}

interface Secrets {
  appSecret: string
  /** The secret before the last change: what Meta still signs with it is accepted too. */
  oldAppSecret?: string | undefined
  verifyToken: string
}

/** Where a channel's webhooks come in: `/webhooks/<its name>`. */
export interface Door {
  channel: Channel
  appSecrets: string[]
  verifyToken: string
}

/** The channels that these accounts open, and a door for each. */
export function openChannels({ whatsapp, messenger }: Accounts, perSecond: number): { channels: Channels; doors: Door[] } {
  const doors = [
    ...(whatsapp ? [doorOf(createWhatsApp({ ...whatsapp, perSecond }), whatsapp)] : []),
    ...(messenger ? [doorOf(createMessenger(messenger), messenger)] : []),
  ]
  return { channels: createChannels(doors.map(({ channel }) => channel)), doors }
}

const doorOf = (channel: Channel, { appSecret, oldAppSecret, verifyToken }: Secrets): Door => ({
  channel,
  appSecrets: [appSecret, oldAppSecret].filter((secret) => secret !== undefined),
  verifyToken,
})

/** Where the thread that sends takes each channel's parcels. */
export interface Destinations {
  whatsapp?: Destination
  messenger?: PageDestination
}

/** Sends one parcel by its channel, once; never throws. One for a channel that was given up never leaves. */
export async function sendParcel(parcel: Parcel, to: Destinations, means: Means): Promise<Outcome> {
  const { row, attempt } = parcel
  if (parcel.channel === 'messenger' && to.messenger) return sendToPage(parcel, to.messenger, means)
  if (parcel.channel === 'whatsapp' && to.whatsapp) return send(parcel, to.whatsapp, means)
  return { row, attempt, kind: 'refused', httpStatus: 0 }
}

/** How many parcels of a channel may be on their way at once: so none takes the others' room when its own API hangs. */
export const shareOf = (all: number, to: Destinations): number => Math.floor(all / Math.max(1, channelsOf(to).length))

const channelsOf = (to: Destinations): ChannelName[] =>
  (['whatsapp', 'messenger'] as const).filter((name) => to[name] !== undefined)
