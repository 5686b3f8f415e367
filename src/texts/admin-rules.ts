import type { Allowed } from '../catalogue/rules.ts'

const plainly = (value: number): string => value.toLocaleString('es-MX')

/** `de 1 a 20`, `0, o de 40 a 5,000`; only one number: `solo 3`. */
export function allowedText({ least, most, orNone }: Allowed): string {
  const span = least === most ? `solo ${plainly(least)}` : `de ${plainly(least)} a ${plainly(most)}`
  return orNone ? `0, o ${span}` : span
}

/** A rule as it stands in the list from which it is chosen: what it means and what it may be. */
export const ruleChoice = (meaning: string, allowed: Allowed): string => `${meaning} (${allowedText(allowed)})`

/** Whether this choice means the rule: what it may be is left aside, because it may have changed since the list was drawn. */
export const meansRule = (choice: string, meaning: string): boolean =>
  choice === meaning || (choice.startsWith(`${meaning} (`) && choice.endsWith(')'))
