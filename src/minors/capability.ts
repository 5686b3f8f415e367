import type { Capability } from '../capability.ts'
import { forgetPermissions } from './permissions.ts'

/** People under age: who comes with them, and the other parent's word. */
export const minors: Capability = {
  name: 'minors',
  tables: ['permissions'],
  personalData: { expire: { permissions: forgetPermissions } },
}
