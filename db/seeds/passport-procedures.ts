/** Position follows the order of this list. */
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

/** Ages count on the day of the visit. Adult and minor variants of a family share a menu row. */
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
  // The permission that an absent parent signs elsewhere: the chat leads here after that parent's declaration.
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

/** What people call each of them, and write who want it, by language: names, then sentences. */
export const PROCEDURE_WORDS: Record<string, Record<'es' | 'en', [names: string[], examples: string[]]>> = {
  renewal: {
    es: [
      ['renovación de pasaporte', 'pasaporte vencido', 'cambiar mi pasaporte', 'canje de pasaporte'],
      ['se me venció el pasaporte', 'ya tuve pasaporte y quiero otro'],
    ],
    en: [['renew passport', 'expired passport'], ['my passport expired']],
  },
  first: {
    es: [
      ['pasaporte', 'pasaporte por primera vez', 'pasaporte nuevo', 'sacar pasaporte'],
      ['quiero sacar mi pasaporte', 'nunca he tenido pasaporte'],
    ],
    en: [['passport', 'new passport', 'passport for the first time'], ['I never had a passport']],
  },
  lost: {
    es: [
      ['reposición de pasaporte', 'pasaporte extraviado', 'pasaporte robado'],
      ['perdí mi pasaporte', 'me robaron el pasaporte'],
    ],
    en: [
      ['lost passport', 'stolen passport'],
      ['I lost my passport', 'my passport was stolen'],
    ],
  },
  advice: {
    es: [['asesoría', 'orientación sobre el pasaporte'], ['quiero que me asesoren para el pasaporte']],
    en: [['advice on a passport'], ['I need advice about the passport of my child']],
  },
}

export interface SeedFee {
  years: number
  /** On the day of the visit, both included. */
  minAge: number
  maxAge: number | null
  /** Unrounded, because half is taken before rounding to five pesos. */
  centavos: number
  validFrom: string
  source: string
}

const LAW = 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)'
const PRESS = 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)'

/** Below 3 years of age: 1 or 3 years; 3 to 17: 3 or 6; from 18: 3, 6 or 10. */
const VALIDITIES = [
  { years: 1, minAge: 0, maxAge: 2, in2025: 885_00, in2026: 920_75 },
  { years: 3, minAge: 0, maxAge: null, in2025: 1_730_00, in2026: 1_795_29 },
  { years: 6, minAge: 3, maxAge: null, in2025: 2_350_00, in2026: 2_438_63 },
  { years: 10, minAge: 18, maxAge: null, in2025: 4_120_00, in2026: 4_277_69 },
]

/** Fees change each 1 January: 2027 is added when published, never guessed. */
export const FEES: SeedFee[] = VALIDITIES.flatMap(({ in2025, in2026, ...validity }) => [
  { ...validity, centavos: in2025, validFrom: '2025-01-01', source: PRESS },
  { ...validity, centavos: in2026, validFrom: '2026-01-01', source: LAW },
])
