import { element } from '../../../pages/desk/browser/elements.ts'
import type { Doorway } from '../../operations/door.ts'
import type { DoorOffice } from './server.ts'
import { WORDS } from './words.ts'

/** Enough to judge a signature; no personal data. */
export interface DoorState {
  publicKey: string
  offices: DoorOffice[]
  /** Of the system's clock over this telephone's; 0 when they agree. */
  ahead: number
  /** By the system's clock. */
  takenAt: number
  /** Undefined: any office of the key. */
  here: DoorOffice | undefined
}

const STORED = 'ventanilla.puerta.sistema'
/** Less is the delay of an answer. */
const CLOCKS_AGREE_MS = 60_000

export let doorState: DoorState = { publicKey: '', offices: [], ahead: 0, takenAt: 0, here: undefined }

/** Also when this telephone's clock is wrong. */
export const systemNow = (): number => Date.now() + doorState.ahead

/** Of the key's first office where the door is any of them. */
export const doorZone = (): string | undefined => (doorState.here ?? doorState.offices[0])?.zona

/** The door's office stays, if it still exists. */
export function learn({ llave, ahora, oficinas }: Doorway): void {
  doorState = { ...doorState, publicKey: llave, offices: oficinas }
  learnHour(ahora)
  chooseOffice(doorState.here?.numero)
}

/** A telephone with a wrong clock, or a demonstration's moved time, must not turn today's receipts away. */
export function learnHour(systemSays: string): void {
  const said = Date.parse(systemSays)
  const ahead = said - Date.now()
  doorState = { ...doorState, ahead: Math.abs(ahead) < CLOCKS_AGREE_MS ? 0 : ahead, takenAt: said }
  keep()
}

export function chooseOffice(number: number | undefined): void {
  doorState = { ...doorState, here: doorState.offices.find((one) => one.numero === number) }
  keep()
}

/** False when this telephone has never had a connection. */
export function recall(): boolean {
  try {
    const kept = JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<DoorState>
    if (!kept.publicKey || !kept.takenAt || !kept.offices?.length) return false
    doorState = { publicKey: kept.publicKey, offices: kept.offices, ahead: kept.ahead ?? 0, takenAt: kept.takenAt, here: kept.here }
    return true
  } catch {
    return false
  }
}

const keep = (): void => localStorage.setItem(STORED, JSON.stringify(doorState))

/** The door's own stays chosen, also under a new name. */
export function offerOffices(): void {
  const names = doorState.offices.map(({ numero, nombre }) => new Option(nombre, String(numero)))
  const several = names.length > 1 ? [new Option(WORDS.chooseOffice, '')] : []
  const list = element<HTMLSelectElement>('office')
  list.replaceChildren(...several, ...names)
  list.value = String(doorState.here?.numero ?? (names.length > 1 ? '' : names[0]?.value))
  chooseOffice(Number(list.value))
}
