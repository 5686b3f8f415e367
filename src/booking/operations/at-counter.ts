import type { CounterPart } from '../../admin/at-counter.ts'
import { awaitedConsents } from '../consents.ts'

const ASKED = { said: 'se le preguntó en su chat si acepta un cambio; no ha contestado' }

/** Whose yes is awaited. */
export const atCounter: CounterPart = ({ deps }, { officeId, now }) =>
  new Map([...awaitedConsents(deps.db, [officeId], now)].map((groupId) => [groupId, ASKED]))
