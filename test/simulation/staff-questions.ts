import { type Instant, MINUTE, SECOND } from '../../src/clock.ts'
import { AT_FIRST, LICENCE, MORE, OTHERWISE, type OwnQuestion, recordOf } from './questions.ts'
import { ask, propose, type StaffDeps } from './staff.ts'

const ADD = '/admin/tramites/preguntas'
const REMOVE = '/admin/tramites/preguntas/quitar'
/** One in so many questions is changed while somebody has it before them. */
const EACH = 0.2

/** So much of a summary tells that it is about the licence. */
const SUMMARY = new RegExp(`^Revise su cita:[^]*: ${LICENCE.name}`, 'm')

/** An administrator who changes what a procedure asks, under the eyes of those who are just being asked. */
export function changeQuestions(deps: StaffDeps & { changed(at: Instant): void }): { asked(text: string): void } {
  const { timeline, chance, computer } = deps

  async function carryOut(path: string, form: Record<string, string>): Promise<void> {
    const confirmed = await propose(deps, path, form)
    if (!confirmed) return
    deps.changed(computer.clock.now())
    const done = await ask(deps, path, confirmed)
    if (done?.body.hecho === true) deps.count(path === ADD ? 'question: added' : 'question: removed')
  }
  const remove = (one: OwnQuestion) => carryOut(REMOVE, { pregunta: `${one.procedure.name}: ${one.label}` })
  const add = (one: OwnQuestion) => carryOut(ADD, recordOf(one))

  /** One more for a while; or one is taken away, or asked in another way, until it is as it was. */
  async function change(one: OwnQuestion, more = chance.may(0.2) ? MORE : undefined): Promise<void> {
    const put = more ?? (one.label === OTHERWISE.label && chance.may(0.5) ? OTHERWISE : undefined)
    if (!more) await remove(one)
    if (put) await add(put)
    timeline.after(chance.between(5, 60) * MINUTE, async () => {
      if (put) await remove(put)
      if (!more) await add(one)
    })
  }

  return {
    asked(text) {
      if (SUMMARY.test(text) && chance.may(EACH)) timeline.after(chance.between(1, 20) * SECOND, () => change(MORE, MORE))
      const one = AT_FIRST.find(({ question }) => text.includes(`*${question}*`))
      if (one && chance.may(one.procedure === LICENCE ? EACH : EACH / 2))
        timeline.after(chance.between(1, 40) * SECOND, () => change(one))
    },
  }
}
