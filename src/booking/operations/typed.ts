import { z } from 'zod'

/** Before there was an appointment. */
export const typedCard = z.object({
  nombre: z.string().nullable(),
  curp: z.string().nullable(),
  nacimiento: z.string().nullable().meta({ title: 'Fecha de nacimiento' }),
  vigencia: z.string().nullable().meta({ title: 'Opción' }),
  paga_la_mitad: z.boolean().nullable().meta({ title: '¿Paga la mitad?' }),
  respuestas: z.array(z.string()),
})

const text = z.string().optional().catch(undefined)
const person = z.object({
  name: text,
  curp: text,
  birthDate: text,
  years: z.number().optional().catch(undefined),
  halfFee: z.boolean().optional().catch(undefined),
  answers: z.record(z.string(), z.record(z.string(), z.string())).optional().catch(undefined),
})

/**
 * Everyone in a conversation's answers: visitors, a minor's adult, a CURP whose correction was proposed; also in another release's answers.
 */
export function typedIn(answers: unknown): z.output<typeof typedCard>[] {
  if (Array.isArray(answers)) return answers.flatMap((one) => typedIn(one))
  if (typeof answers !== 'object' || answers === null || 'latitude' in answers) return []
  const { name, curp, birthDate, years, halfFee, answers: others } = person.parse(answers)
  const own = name ?? curp ?? birthDate
  const inner = Object.entries(answers).flatMap(([key, value]) =>
    key === 'elsewhere' && Array.isArray(value)
      ? value.flatMap((one) => typedIn({ curp: one }))
      : key === 'state'
        ? []
        : typedIn(value),
  )
  if (own === undefined) return inner
  const card = {
    nombre: name ?? null,
    curp: curp ?? null,
    nacimiento: birthDate ?? null,
    vigencia: years === undefined ? null : years === 1 ? '1 año' : `${years} años`,
    paga_la_mitad: halfFee ?? null,
    respuestas: Object.values(others ?? {}).flatMap((ofOne) => Object.values(ofOne).filter((answer) => answer !== '')),
  }
  return [card, ...inner]
}

const near = z.object({ near: z.object({ name: z.string() }) })

export const typedPlace = (answers: unknown): string | undefined => near.safeParse(answers).data?.near.name
