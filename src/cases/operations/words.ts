import type { CaseKind, CaseResult } from '../cases.ts'
import type { ChosenResult } from '../staff-cases.ts'

export const KIND_WORDS = {
  person: 'persona',
  rights: 'datos',
  service: 'queja',
  claim: 'reclamo',
  permission: 'permiso',
} as const satisfies Record<Exclude<CaseKind, 'complaint'>, string>

/** A complaint has no word here: no office reads of one. */
export function kindWord(kind: CaseKind): (typeof KIND_WORDS)[keyof typeof KIND_WORDS] {
  if (kind === 'complaint') throw new Error('a complaint is shown where an office reads')
  return KIND_WORDS[kind]
}

export const STATE_WORDS = { open: 'abierto', answered: 'contestado', closed: 'cerrado' } as const

/** The results that a person may choose. */
export const CHOSEN_RESULTS = {
  resolved: 'resuelto',
  granted: 'concedido',
  partly: 'concedido en parte',
  refused: 'no procede',
  no_contact: 'no se localizó a la persona',
} as const satisfies Record<ChosenResult, string>

export const RESULT_WORDS: Record<CaseResult, string> = {
  ...CHOSEN_RESULTS,
  answered: 'contestado; la persona no escribió más',
  no_proof: 'nadie mostró la identificación a tiempo',
  merged: 'se unió a otro caso de la misma persona',
}

const SUBJECTS: Record<string, string> = {
  asked: 'pidió hablar con una persona',
  risk: 'tiene una situación de riesgo',
  access: 'quiere ver sus datos',
  rectify: 'quiere corregir un dato',
  cancel: 'quiere que se borren sus datos',
  oppose: 'se opone a un uso de sus datos',
  named: 'denuncia con su teléfono',
  anonymous: 'denuncia sin sus datos',
  bank: 'se queja de un banco o de un pago',
}
const LIMITS: Record<string, string> = {
  phone: 'pide revisar el límite de citas de su teléfono',
  lapses: 'pide revisar el límite de lugares apartados',
  curps: 'pide revisar el límite de CURP de un día',
  minors_live: 'pide revisar el límite de menores con cita',
  minors_year: 'pide revisar el límite de menores en un año',
}
const OF_THE_KIND: Record<CaseKind, string> = {
  person: 'escribió a la oficina',
  rights: 'pide algo sobre sus datos',
  complaint: 'denuncia',
  service: 'se queja del servicio',
  claim: 'dice que alguien usó su CURP',
  permission: 'retiró un permiso',
}

/** What the case is about, in a few words. */
export function subjectWords(kind: CaseKind, subject: string | undefined): string {
  if (subject === undefined) return OF_THE_KIND[kind]
  if (subject.startsWith('limit:')) return LIMITS[subject.slice('limit:'.length)] ?? 'pide revisar un límite'
  return SUBJECTS[subject] ?? OF_THE_KIND[kind]
}

/** `5 minutos`, `3 horas`, `2 días`. */
export function spanWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 60) return minutes === 1 ? '1 minuto' : `${minutes} minutos`
  const hours = Math.round(minutes / 60)
  if (hours < 48) return hours === 1 ? '1 hora' : `${hours} horas`
  return `${Math.round(hours / 24)} días`
}
