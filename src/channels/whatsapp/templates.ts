/** A utility template as it must be approved in Meta's account. Its sentences are with the other texts. */
export interface Template {
  name: string
  language: string
  category: 'UTILITY'
  /** Positional parameters of the body. */
  parameters: number
}

/** Everything that may be said first after the 24-hour window has closed. Any other notice stays silent then. */
export const TEMPLATES: readonly Template[] = [
  { name: 'appointment_cancelled_by_office', language: 'es_MX', category: 'UTILITY', parameters: 4 },
  { name: 'appointment_given_by_office', language: 'es_MX', category: 'UTILITY', parameters: 4 },
]
