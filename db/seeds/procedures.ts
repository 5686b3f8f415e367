/** A row of `procedures`; position follows the order of this list. */
export interface SeedProcedure {
  id: string
  name: string
  nameEn: string
  audience: 'adult' | 'minor' | 'any'
  family: string
  oldPassport: 'no' | 'optional' | 'required'
  feeTable: 'passport' | null
  minAge: number
  maxAge: number | null
  active: boolean
}

const adult = { audience: 'adult', feeTable: 'passport', minAge: 18, maxAge: null, active: true } as const
const minor = { audience: 'minor', feeTable: 'passport', minAge: 0, maxAge: 17, active: true } as const
const free = { feeTable: null, oldPassport: 'no' } as const

/** Ages count on the day of the visit. Adult and minor variants of a family are one row of the chat's menu. */
export const PROCEDURES: SeedProcedure[] = [
  { id: 'renewal', name: 'renovar pasaporte', nameEn: 'passport renewal', family: 'renewal', oldPassport: 'optional', ...adult },
  { id: 'first', name: 'primer pasaporte', nameEn: 'first passport', family: 'first', oldPassport: 'no', ...adult },
  {
    id: 'lost',
    name: 'reponer pasaporte perdido o robado',
    nameEn: 'replacing a lost or stolen passport',
    family: 'lost',
    oldPassport: 'optional',
    ...adult,
  },
  {
    id: 'minor_first',
    name: 'primer pasaporte de menor de edad',
    nameEn: "a child's first passport",
    family: 'first',
    oldPassport: 'no',
    ...minor,
  },
  {
    id: 'minor_renewal',
    name: 'renovar pasaporte de menor de edad',
    nameEn: "renewing a child's passport",
    family: 'renewal',
    oldPassport: 'optional',
    ...minor,
  },
  {
    id: 'minor_lost',
    name: 'reponer pasaporte de menor de edad',
    nameEn: "replacing a child's lost passport",
    family: 'lost',
    oldPassport: 'optional',
    ...minor,
  },
  {
    id: 'advice',
    name: 'cita de asesoría',
    nameEn: 'advice appointment',
    family: 'advice',
    audience: 'any',
    minAge: 0,
    maxAge: null,
    active: true,
    ...free,
  },
  // The permission that an absent parent signs elsewhere: the chat leads here after the word of that parent.
  {
    id: 'op7',
    name: 'permiso a distancia (OP-7)',
    nameEn: 'remote permission (OP-7)',
    family: 'op7',
    audience: 'adult',
    minAge: 18,
    maxAge: null,
    active: true,
    ...free,
  },
]
