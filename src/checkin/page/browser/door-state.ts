import type { Doorway } from '../../operations/door.ts'
import { element } from './screen.ts'
import type { DoorOffice } from './server.ts'
import { WORDS } from './words.ts'

/** What the page knows of the system: enough to judge a signature, and nothing about anybody. */
export interface DoorState {
  publicKey: string
  offices: DoorOffice[]
  /** How far the system's clock is ahead of this telephone's; 0 when they agree. */
  ahead: number
  /** When the system said so, by its own clock. */
  takenAt: number
  /** The office of this door; undefined: any of them. */
  here: DoorOffice | undefined
}

const STORED = 'ventanilla.puerta.sistema'
/** Less between two clocks is the way of an answer. */
const CLOCKS_AGREE_MS = 60_000

export let doorState: DoorState = { publicKey: '', offices: [], ahead: 0, takenAt: 0, here: undefined }

/** This moment by the system's clock, also when this telephone's is wrong. */
export const systemNow = (): number => Date.now() + doorState.ahead

/** The zone of this door; of the system's first office where somebody may stand at any of them. */
export const doorZone = (): string | undefined => (doorState.here ?? doorState.offices[0])?.zona

/** Takes over what the system said just now. The office of the door stays, where it still exists. */
export function learn({ llave, ahora, oficinas }: Doorway): void {
  doorState = { ...doorState, publicKey: llave, offices: oficinas }
  learnHour(ahora)
  chooseOffice(doorState.here?.numero)
}

/** A telephone whose clock is wrong, or a demonstration whose time was put forward, must not turn today's receipts away. */
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

/** What was kept at an earlier time with a connection; false when this telephone has never had one. */
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

/** Offers the offices of this key; that of this door stays chosen, under whatever name it has now. */
export function offerOffices(): void {
  const names = doorState.offices.map(({ numero, nombre }) => new Option(nombre, String(numero)))
  const several = names.length > 1 ? [new Option(WORDS.chooseOffice, '')] : []
  const list = element<HTMLSelectElement>('office')
  list.replaceChildren(...several, ...names)
  list.value = String(doorState.here?.numero ?? (names.length > 1 ? '' : names[0]?.value))
  chooseOffice(Number(list.value))
}
