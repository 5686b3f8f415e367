import { refusal } from '../../../texts/admin.ts'

/** Whoever left every field blank is told so, instead of reading that something was saved. */
export function refuseNothing(changes: Record<string, unknown>): void {
  if (Object.values(changes).every((value) => value === undefined)) throw refusal('sin_cambios')
}
