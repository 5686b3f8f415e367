import type { PhoneSay } from '../../phone-api.ts'
import type {
  FaultId,
  PhoneEvent,
  PhoneFault,
  PhoneJump,
  PhoneJumped,
  PhoneMessage,
  PhonePerson,
  PhoneTick,
  PhoneTime,
} from '../../types.ts'
import { type Message, readBody } from './messages.ts'

export interface Listener {
  message(person: string, message: Message): void
  tick(person: string, id: string, tick: PhoneTick): void
  typing(person: string, on: boolean): void
  faults(faults: PhoneFault[]): void
  time(time: PhoneTime): void
  emptied(): void
  connection(alive: boolean): void
}

const ROOT = '/telefono/api'

export const people = (): Promise<PhonePerson[]> => get('/people')
export const faults = (): Promise<PhoneFault[]> => get('/faults')
/** Null where time cannot be put forward. */
export const time = (): Promise<PhoneTime | null> => get('/time')
export const messages = async (person: string): Promise<Message[]> =>
  (await get<PhoneMessage[]>(`/messages?person=${encodeURIComponent(person)}`)).map(toMessage)

export const say = async (person: string, said: PhoneSay): Promise<void> => void (await post('/say', { person, said }))
/** Its messages count as read. */
export const open = async (person: string): Promise<void> => void (await post('/open', { person }))
export const setFault = async (id: FaultId, prepared: boolean): Promise<void> => void (await post('/faults', { id, prepared }))
export const reset = async (): Promise<void> => void (await post('/reset', {}))
export const startOver = async (): Promise<void> => void (await post('/start-over', {}))
/** Resolves when all due work is done. */
export const passTime = async (jump: PhoneJump): Promise<PhoneJumped> => (await post('/time', { jump })).json()

/** The browser reconnects by itself. */
export function listen(listener: Listener): void {
  const source = new EventSource(`${ROOT}/events`)
  source.onopen = () => listener.connection(true)
  source.onerror = () => listener.connection(false)
  source.onmessage = ({ data }) => tell(listener, JSON.parse(data))
}

function tell(listener: Listener, event: PhoneEvent): void {
  switch (event.type) {
    case 'message':
      listener.message(event.message.person, toMessage(event.message))
      break
    case 'tick':
      listener.tick(event.person, event.id, event.tick)
      break
    case 'typing':
      listener.typing(event.person, event.on)
      break
    case 'faults':
      listener.faults(event.faults)
      break
    case 'time':
      listener.time(event.time)
      break
    case 'reset':
      listener.emptied()
  }
}

const toMessage = ({ id, from, at, tick, json, template }: PhoneMessage): Message => ({
  ...{ id, from, at, tick, json },
  template: template !== undefined,
  body: readBody(json, template),
})

async function get<T>(path: string): Promise<T> {
  const response = await fetch(ROOT + path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.json()
}

async function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(ROOT + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}
