export interface SeedFee {
  years: number
  /** Ages on the day of the visit, both included. */
  minAge: number
  maxAge: number | null
  /** Unrounded, because half is taken before rounding to five pesos. */
  centavos: number
  validFrom: string
  source: string
}

const LAW = 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)'
/** Only what was paid is known of this year, so the history is already rounded. */
const PRESS = 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)'

/** Below 3 years of age: 1 or 3 years of validity; 3 to 17: 3 or 6; from 18: 3, 6 or 10. */
const VALIDITIES = [
  { years: 1, minAge: 0, maxAge: 2, in2025: 885_00, in2026: 920_75 },
  { years: 3, minAge: 0, maxAge: null, in2025: 1_730_00, in2026: 1_795_29 },
  { years: 6, minAge: 3, maxAge: null, in2025: 2_350_00, in2026: 2_438_63 },
  { years: 10, minAge: 18, maxAge: null, in2025: 4_120_00, in2026: 4_277_69 },
]

/** Fees of the table `passport`. They change each 1 January: 2027 is added when it is published, never guessed. */
export const FEES: SeedFee[] = VALIDITIES.flatMap(({ in2025, in2026, ...validity }) => [
  { ...validity, centavos: in2025, validFrom: '2025-01-01', source: PRESS },
  { ...validity, centavos: in2026, validFrom: '2026-01-01', source: LAW },
])
