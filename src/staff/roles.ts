/** The roles of staff. Each role may do all that the one before it may. */
export const ROLES = ['reader', 'clerk', 'manager', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export const mayActAs = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least)
