import { type Compared, compareTemplates, isReady, isToPush } from '../../channels/whatsapp/compare-templates.ts'
import type { GraphAnswer, TemplateInfo } from '../../channels/whatsapp/graph.ts'
import { TEMPLATES } from '../../channels/whatsapp/templates.ts'
import { broken, type Finding, ok, warn } from '../finding.ts'
import { refusal } from '../meta.ts'

/** What Meta has of our templates, in one line when all is well. Outside of the 24 hours only these may be said. */
export function judgeTemplates(answer: GraphAnswer<TemplateInfo[]>): Finding[] {
  if (!answer.ok) return [refusal(answer, 'las plantillas')]
  const compared = compareTemplates(TEMPLATES, answer.value)
  const troubled = compared.filter((one) => !isReady(one))
  const moved = compared.filter((one) => one.differs.includes('category'))
  const found = troubled.map(judgeOne)
  if (moved.length > 0)
    found.push(
      warn(
        `Meta cambió la categoría de ${moved.length} plantillas (${moved.map(nameOf).join(', ')}): cuestan más y pueden no llegar.`,
        'Pida a Meta la revisión en el Administrador de WhatsApp.',
      ),
    )
  return found.length > 0 ? found : [ok(`Las ${compared.length} plantillas están aprobadas y dicen lo mismo que el programa.`)]
}

const nameOf = ({ template }: Compared): string => `${template.name}/${template.language}`

function judgeOne(one: Compared): Finding {
  const name = nameOf(one)
  if (one.theirs === undefined) return broken(`Falta la plantilla ${name}.`, 'npm run templates -- enviar')
  if (isToPush(one)) return broken(`La plantilla ${name} dice otra cosa en Meta.`, 'npm run templates -- enviar')
  const { status, rejected_reason: reason } = one.theirs
  switch (status) {
    case 'PENDING':
    case 'IN_APPEAL':
      return warn(`Meta todavía revisa la plantilla ${name}.`, 'Espere: por lo general son minutos, a veces un día.')
    case 'REJECTED':
      return broken(
        `Meta rechazó la plantilla ${name}${reason && reason !== 'NONE' ? ` (${reason})` : ''}.`,
        'Pida la revisión en el Administrador de WhatsApp, y avise a quien da soporte al programa.',
      )
    case 'PAUSED':
      return warn(
        `Meta puso en pausa la plantilla ${name}, porque hubo quejas.`,
        'Vuelve sola; averigüe qué molestó a las personas.',
      )
    default:
      return broken(`La plantilla ${name} no se puede usar (${status ?? 'sin estado'}).`, 'Véala en el Administrador de WhatsApp.')
  }
}

/** Whether nothing is left to do but to wait for Meta. */
export const onlyWaits = (answer: TemplateInfo[]): boolean =>
  compareTemplates(TEMPLATES, answer)
    .filter((one) => !isReady(one))
    .every((one) => !isToPush(one) && one.theirs?.status === 'PENDING')
