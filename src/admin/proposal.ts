import type { z } from 'zod'
import type { Tx } from '../../db/open.ts'
import { institutionZone } from '../catalogue/institution.ts'
import type { Instant } from '../clock.ts'
import type { AuditFields, AuditWords } from './audit.ts'
import { key, proposalAnswer } from './fields.ts'
import { type Call, type Operation, operation } from './operation.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord, type Worked } from './propose.ts'
import type { Refusals } from './refusals.ts'

interface Said<T, Why extends string, Name extends string> {
  /** Refuses by its reason, or by throwing. */
  work(tx: Tx, at: Instant): Worked<T, Why>
  deed(impact: T): AuditFields<Name>
  /** Parsed fields, where the key must hold for their meaning and not for the words. */
  resolved?: Record<string, unknown>
  would(impact: T): string
  did(impact: T): string
  /** Of the hour until which the key holds; the institution's by default. */
  zone?: string
  /** Beside the sentence. */
  more?(impact: T): object
}

/** What operations under "Ajustes" have in common. */
export const SETTING = { tag: 'Ajustes', least: 'administrator', ofEachAgency: true } as const

/** An operation that first says what it would do: the key, its refusals and its answer come by themselves. */
export function proposal<R extends Refusals, D extends AuditWords, F extends z.ZodObject, T>({
  form,
  answer = {},
  refusals,
  plan,
  ...declared
}: Omit<Operation, 'method' | 'query' | 'body' | 'answer' | 'refusals' | 'deed' | 'run'> & {
  form: F
  answer?: z.ZodRawShape
  refusals: R
  deed: D
  /** Parses what was typed; runs before the writer's step. */
  plan(
    call: Call<undefined, z.output<F>, keyof R & string, keyof D['members'] & string>,
  ): Said<T, keyof R & string, keyof D['members'] & string>
}): Operation {
  return operation({
    ...declared,
    method: 'POST',
    body: form.extend({ clave: key }),
    answer: proposalAnswer(answer),
    refusals: { ...refusals, ...KEY_REFUSALS },
    async run(call) {
      const said = plan(call as never)
      const outcome = await propose(call, (_tx, at) => ({ ...said, work: (tx) => said.work(tx, at) }))
      return answerProposal(outcome, said.zone ?? institutionZone(call.deps.db), { more: () => ({}), ...said })
    },
  })
}

const done = <T>(what: string, before: unknown, impact: T) => ({ ok: true as const, touched: [touchRecord(what, before)], impact })

/** One record before and after its change. `read`: as it is shown. */
export function compared<Shown>(what: string, read: () => Shown, change: () => void) {
  const before = read()
  change()
  return done(what, before, { before, after: read() })
}

/** The change of rows that were so before. */
export function changed(what: string, before: unknown, change: () => void) {
  change()
  return done(what, before, undefined)
}
