import type { CaseKind, CaseResult } from '../../../cases/cases.ts'
import type { ChosenResult } from '../../../staff/cases.ts'

/** Kinds and results of cases as they are on the wire. */
export const KIND_WORDS = {
  persona: 'person',
  datos: 'rights',
  denuncia: 'complaint',
  reclamo: 'claim',
  permiso: 'permission',
} as const satisfies Record<string, CaseKind>
export const KIND_CHOICES = ['persona', 'datos', 'denuncia', 'reclamo', 'permiso'] as const satisfies (keyof typeof KIND_WORDS)[]
export const kindWord = (kind: CaseKind): (typeof KIND_CHOICES)[number] =>
  KIND_CHOICES.find((word) => KIND_WORDS[word] === kind) ?? 'persona'

export const STATE_CHOICES = ['abierto', 'contestado', 'cerrado'] as const
export const STATES = { open: 'abierto', answered: 'contestado', closed: 'cerrado' } as const

export const RESULT_WORDS = {
  resuelto: 'resolved',
  concedido: 'granted',
  'concedido en parte': 'partly',
  'no procede': 'refused',
  'no se localizó a la persona': 'no_contact',
} as const satisfies Record<string, ChosenResult>
export const RESULT_CHOICES = [
  'resuelto',
  'concedido',
  'concedido en parte',
  'no procede',
  'no se localizó a la persona',
] as const satisfies (keyof typeof RESULT_WORDS)[]

const RESULTS: Record<CaseResult, string> = {
  resolved: 'resuelto',
  granted: 'concedido',
  partly: 'concedido en parte',
  refused: 'no procede',
  no_contact: 'no se localizó a la persona',
  answered: 'contestado; la persona no escribió más',
  no_proof: 'nadie mostró la identificación a tiempo',
  merged: 'se unió a otro caso de la misma persona',
}
export const resultWord = (result: CaseResult): string => RESULTS[result]

const SUBJECTS: Record<string, string> = {
  asked: 'pidió hablar con una persona',
  risk: 'tiene una situación de riesgo',
  access: 'quiere ver sus datos',
  rectify: 'quiere corregir un dato',
  cancel: 'quiere que se borren sus datos',
  oppose: 'se opone a un uso de sus datos',
  named: 'dejó un aviso con su teléfono',
  anonymous: 'dejó un aviso sin sus datos',
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
  complaint: 'dejó un aviso',
  claim: 'dice que alguien usó su CURP',
  permission: 'retiró un permiso',
}

/** What the case is about, in a few words. */
export function subjectWords(kind: CaseKind, subject: string | undefined): string {
  if (subject === undefined) return OF_THE_KIND[kind]
  if (subject.startsWith('limit:')) return LIMITS[subject.slice('limit:'.length)] ?? 'pide revisar un límite'
  return SUBJECTS[subject] ?? OF_THE_KIND[kind]
}

/** What came instead of words: nothing of it was kept. */
const FORMS: Record<string, string> = {
  voice: '(mandó una nota de voz; no se guardó)',
  picture: '(mandó una foto; no se guardó)',
  file: '(mandó un archivo; no se guardó)',
  location: '(mandó su ubicación; no se guardó)',
  edited: '(corrigió un mensaje; no se ve qué cambió)',
  contact_card: '(mandó un contacto; no se guardó)',
}
export const formWords = (form: string): string => FORMS[form] ?? '(mandó algo que no se puede leer)'

/** `5 minutos`, `3 horas`, `2 días`. */
export function spanWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 60) return minutes === 1 ? '1 minuto' : `${minutes} minutos`
  const hours = Math.round(minutes / 60)
  if (hours < 48) return hours === 1 ? '1 hora' : `${hours} horas`
  return `${Math.round(hours / 24)} días`
}
