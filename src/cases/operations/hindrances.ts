import { refusals } from '../../admin/refusals.ts'

export const CASE_HINDRANCES = refusals({
  cases: [
    'borrado_con_caso',
    'conflict',
    'Hay otro caso abierto de esa persona o de ese teléfono.',
    'Vea en «Ver los casos» cuál es y termínelo primero.',
  ],
})

/** Case numbers are no personal data. */
export const endFirst = (numbers: string[]): string => `Termine primero: ${numbers.join(', ')}. Los ve en «Leer un caso».`
