import type { Outcome, Parcel } from '../../channels/channel.ts'
import type { Instant } from '../../clock.ts'
import { recordOutcome } from '../../messaging/delivery.ts'
import type { House } from '../../wiring.ts'
import { inSeconds } from '../emulator/envelope.ts'
import type { News } from '../emulator/postman.ts'
import type { EmulatedPerson } from '../emulator/types.ts'

/** What a person reads. */
export interface Shown {
  text: string
  options: readonly { id: string; title: string }[]
}

/** Take what the house sends, and keep the last message of each person. */
export interface Telephones {
  post(parcels: Parcel[]): void
  isIdle(): boolean
  /** Takes all that was posted. */
  deliver(house: Pick<House, 'writer' | 'messaging'>): Promise<void>
  /** Tells that it arrived, of many in one webhook. */
  report(tell: (news: News[]) => Promise<void>, now: Instant): Promise<void>
  last(person: EmulatedPerson): Shown | undefined
  onArrival(listener: (waId: string, shown: Shown) => void): void
}

export function createTelephones(): Telephones {
  let posted: Parcel[] = []
  const arrived: Parcel[] = []
  const last = new Map<string, Shown>()
  let listener: (waId: string, shown: Shown) => void = () => undefined
  return {
    post: (parcels) => void posted.push(...parcels),
    isIdle: () => posted.length === 0,
    async deliver({ writer, messaging }) {
      while (posted.length > 0) {
        const sent = posted
        posted = []
        await writer.submit('delivery.outcome', (tx, at) => {
          for (const parcel of sent) recordOutcome(tx, messaging, accepted(parcel), at)
        })
        arrived.push(...sent)
        for (const { body } of sent) {
          last.set(subscriber(String(body.to)), readBody(body))
          listener(String(body.to), readBody(body))
        }
      }
    },
    async report(tell, now) {
      if (arrived.length > 0) await tell(arrived.splice(0).map((parcel) => delivered(parcel, now)))
    },
    last: ({ waId }) => last.get(subscriber(waId)),
    onArrival(told) {
      listener = told
    },
  }
}

/** The same in both forms of a Mexican number. */
export const subscriber = (waId: string): string => waId.slice(-10)

const idOf = ({ row, attempt }: Parcel): string => `wamid.${row}.${attempt}`

const accepted = (parcel: Parcel): Outcome => ({
  ...{ row: parcel.row, attempt: parcel.attempt },
  ...{ kind: 'accepted', id: idOf(parcel), aliases: [] },
})

const delivered = (parcel: Parcel, at: Instant): News => ({
  kind: 'status',
  content: {
    ...{ id: idOf(parcel), status: 'delivered', timestamp: inSeconds(at), recipient_id: parcel.body.to },
    biz_opaque_callback_data: parcel.body.biz_opaque_callback_data,
  },
  contact: undefined,
})

interface Body {
  text?: { body: string }
  interactive?: {
    body?: { text: string }
    action?: { sections?: { rows: Shown['options'] }[]; buttons?: { reply: Shown['options'][number] }[] }
  }
  template?: { components?: { parameters?: { text?: string; payload?: string }[] }[] }
}

/** The replies of a template are known by their ids alone. */
function readBody(body: Record<string, unknown>): Shown {
  const { text, interactive, template } = body as Body
  const { sections = [], buttons = [] } = interactive?.action ?? {}
  const parameters = (template?.components ?? []).flatMap((one) => one.parameters ?? [])
  const replies = parameters.flatMap(({ payload }) => (payload === undefined ? [] : [{ id: payload, title: payload }]))
  return {
    text: text?.body ?? interactive?.body?.text ?? parameters.map((one) => one.text ?? '').join(' '),
    options: [...sections.flatMap(({ rows }) => rows), ...buttons.map(({ reply }) => reply), ...replies],
  }
}
