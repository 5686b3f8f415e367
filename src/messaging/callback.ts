import type { Instant } from '../clock.ts'

/** Sent along with each message and returned by each of its statuses: which row, and which attempt. */
export interface Callback {
  row: number
  attempt: number
  /** When the row was made. Another installation of this number may have rows with the same numbers. */
  createdAt: Instant
}

/** The text that Meta gives back with each status. */
export const writeCallback = ({ row, attempt, createdAt }: Callback): string => `${row}.${attempt}.${createdAt}`

const CALLBACK = /^(\d{1,15})\.(\d{1,6})\.(\d{1,15})$/

/** Undefined for a text that we did not write. */
export function readCallback(text: string | undefined): Callback | undefined {
  const [, row, attempt, createdAt] = CALLBACK.exec(text ?? '') ?? []
  return row === undefined ? undefined : { row: Number(row), attempt: Number(attempt), createdAt: Number(createdAt) }
}
