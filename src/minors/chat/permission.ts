import { openCode } from '../../booking/chat/codes.ts'
import { offeredProcedure } from '../../booking/chat/procedures.ts'
import { type Answer, ask, askAbout, close, next } from '../../chat/answer.ts'
import { telephoneFor } from '../../chat/moments.ts'
import { fitRow, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, wayBack, withWayBack } from '../../chat/ways-on.ts'
import { answerCode, declaredBy, hidePermissions, revokePermission, seeCode } from '../permissions.ts'

/**
 * The other parent answers a code in a chat of their own (`about`, and in each value, so that no value can be forged). Shows initials and
 * what the answer means, nothing of the appointment or its maker.
 */
export const permission: Question = {
  answersFirst: ['danger'],
  acts: true,
  lasting: true,
  ask(scene) {
    const { t, about = '' } = scene
    const opened = seen(scene, about)
    if (opened.kind === 'unusable') return withWayBack(scene, t.codes.unusable)
    if (opened.kind !== 'open') return withWayBack(scene, t.permission[WHY[opened.kind]])
    const children = t.listed(opened.minors)
    if (opened.declared)
      return { body: declaredBody(scene, t.permission.already(children)), options: declaredOptions(scene, about) }
    const { yes, no, risk } = t.permission.buttons
    return {
      body: paragraphs(t.permission.first(children), t.permission.means, t.permission.risk, t.permission.ask),
      options: [
        { value: `yes:${about}`, title: yes },
        { value: `no:${about}`, title: no },
        { value: `risk:${about}`, title: risk },
      ],
    }
  },
  choose(value, scene): Answer {
    const { t, session } = scene
    const [said, code = ''] = value.split(':')
    if (said === 'person') return session.deps.chat.services.reachForRisk?.(scene) ?? tellRisk(scene, false)
    const says = said === 'yes' || said === 'no' ? said : 'risk'
    const { tx, deps, contact, now } = session
    const became = answerCode(tx, deps, contact.id, { code, says }, now)
    if (says === 'risk') {
      if (!became) hidePermissions(tx, contact.id, now) // Whoever says it once more is not told that a code is no longer valid.
      return tellRisk(scene, became === 'revoked')
    }
    if (!became) return openCode(code, scene)
    if (became === 'declared')
      return close({ body: declaredBody(scene, t.permission.declared), options: declaredOptions(scene, code) })
    if (became === 'revoked') return close(withWayBack(scene, t.revoking.done, t.revoking.signed))
    return close(withWayBack(scene, t.permission.refused))
  },
  hear(reading, scene) {
    const { about = '' } = scene
    if (seen(scene, about).kind !== 'open') return undefined
    if (reading.says('speaks of risk')) return this.choose(`risk:${about}`, scene)
    if (reading.agrees('the permission')?.firm) return this.choose(`yes:${about}`, scene)
    return reading.says('gives no permission') ? this.choose(`no:${about}`, scene) : undefined
  },
}

const seen = ({ session: { tx, deps, contact, now } }: Scene, code: string) => seeCode(tx, deps.vault, contact.id, code, now)

const WHY = { revoked: 'final', own: 'own' } as const

/** Undefined: the code opens no permission here. */
export function opensCode(code: string, scene: Scene): Answer | undefined {
  const opened = seen(scene, code)
  if (opened.kind === 'unusable') return undefined
  if (opened.kind === 'open') return askAbout('permission', code, scene.draft)
  return close(withWayBack(scene, scene.t.permission[WHY[opened.kind]]))
}

const declaredBody = ({ t }: Scene, begins: string): string => paragraphs(begins, t.permission.toSign, t.permission.canRevoke)

/** An appointment for the signature is offered where the institution has them. */
function declaredOptions(scene: Scene, code: string): PromptOption[] {
  const { t, session } = scene
  const { revoke, sign } = t.permission.declaredButtons
  const op7 = offeredProcedure(session, 'op7', 'adult')
  return [
    ...(op7 ? [{ question: 'menu' as const, value: `self:${op7.family}`, title: sign }] : [wayBack(scene)]),
    { question: 'permission', value: `no:${code}`, title: revoke },
    { question: 'permission', value: `risk:${code}`, title: t.permission.buttons.risk },
  ]
}

function tellRisk(scene: Scene, takenBack: boolean): Answer {
  const { t } = scene
  const { person, menu } = t.permission.riskButtons
  return close({
    body: paragraphs(
      t.permission.atRisk,
      t.firstOfAll.dangerNow(telephoneFor(scene)),
      takenBack && t.permission.takenBack,
      t.permission.askPerson,
    ),
    options: [{ question: 'permission', value: 'person', title: person }, order('menu', menu)],
  })
}

const ROWS_MAX = 9

/** One word is enough: taking back must be easier than giving. */
export const revoking: Question = {
  lasting: true,
  numbered: true,
  ask(scene) {
    const { t } = scene
    const declared = declaredIn(scene).slice(0, ROWS_MAX)
    if (declared.length === 0) return withWayBack(scene, t.revoking.nothing)
    const rows = declared.map(({ id, minors }, i) => ({
      value: `take:${id}`,
      title: fitRow(`${i + 1}. ${t.revoking.row(t.listed(minors))}`),
    }))
    return { body: t.revoking.askWhich, options: [...rows, { value: 'none', title: t.revoking.keep }] }
  },
  choose(value, scene): Answer {
    const { t } = scene
    const [what, id] = value.split(':')
    if (what !== 'take') return close(withWayBack(scene, t.revoking.kept))
    return takeBack(scene, Number(id))
  },
}

/** "REVOCAR", as the whole message. */
export function revoke(scene: Scene): Answer {
  const { draft, t } = scene
  const [only, another] = declaredIn(scene)
  if (only && !another) return takeBack(scene, only.id)
  if (only) return ask('revoking', draft)
  return close(withWayBack(scene, t.revoking.nothing, t.revoking.signed))
}

const declaredIn = ({ session: { tx, deps, contact, now } }: Scene) => declaredBy(tx, deps.vault, contact.id, now)

function takeBack(scene: Scene, id: number): Answer {
  const { session, draft, t } = scene
  const { tx, deps, contact, now } = session
  if (!revokePermission(tx, deps, contact.id, id, now)) return next(draft, t.revoking.nothing)
  return close(withWayBack(scene, t.revoking.done, t.revoking.signed))
}
