/** The roles of those who work for an office. Each may do all that the one before it may. */
const LADDER = ['reader', 'clerk', 'manager', 'administrator'] as const
/** `comptroller` stands beside the ladder: it reads and answers complaints about the offices, and does nothing for them. */
export const ROLES = [...LADDER, 'comptroller'] as const
export type Role = (typeof ROLES)[number]

/** Whether whoever has this role may do what needs that one at least. Nobody on the ladder acts as comptroller, nor the reverse. */
export const mayActAs = (role: Role, least: Role): boolean =>
  role === 'comptroller' || least === 'comptroller' ? role === least : LADDER.indexOf(role) >= LADDER.indexOf(least)

/** What an operation asks of a role: the least on the ladder, and whether the comptroller may do it too. */
export interface Allowed {
  least: Role
  /** Also for whoever hears complaints. */
  comptroller?: true
}
