import { daysText } from '../../admin/parse.ts'
import { count } from '../../texts/admin.ts'
import type { OfficeImpact } from '../office-change.ts'

export function wouldText(impact: OfficeImpact): string {
  const { office, concern, visits } = impact
  const there = count(visits, 'cita', 'citas')
  switch (concern) {
    case 'closing':
      return `${office.name} dejaría de dar citas. ${standText(impact)}${holdsText(impact)}${waitText(impact)}`
    case 'moving':
      return `${office.name} cambiaría de domicilio. Ahí hay ${there} por venir: ${ADDRESS}`
    case 'lapsing':
      return `En ${office.name} se cancelaría la cita de quien no contesta los recordatorios. Ahí hay ${there} por venir: ${LAPSE}`
    case undefined:
      return `Se guardarían los datos de ${office.name}.`
  }
}

export function didText(impact: OfficeImpact): string {
  const { office, concern, visits, waiting } = impact
  const told = waiting.contacts
  const there = `Ahí hay ${count(visits, 'cita', 'citas')} por venir:`
  const saved = `Se guardaron los datos de ${office.name}.`
  switch (concern) {
    case 'closing':
      return `${office.name} ya no da citas. ${standText(impact)}${holdsText(impact)}${told > 0 ? ` Se avisa por WhatsApp a ${count(told, 'teléfono que espera', 'teléfonos que esperan')} ahí.` : ''}`
    case 'moving':
      return `${saved} ${there} ${ADDRESS}`
    case 'lapsing':
      return `${saved} ${there} ${LAPSE}`
    case undefined:
      return saved
  }
}

const ADDRESS = 'el domicilio nuevo va en su recordatorio y en «Mis citas»; a quien venga antes, llámele.'
const LAPSE = 'a cada persona se le dice antes, en su recordatorio, hasta cuándo puede contestar.'

function standText({ visits, days }: OfficeImpact): string {
  if (visits === 0) return 'Nadie tiene cita por venir.'
  if (visits === 1)
    return 'La cita que ya hay sigue en pie y esa persona vendrá. Si no la van a atender, cierre su día con «Cerrar un día o unas horas»: ahí se cancela y se avisa.'
  const many = `Las ${visits.toLocaleString('es-MX')} citas que ya hay`
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (first === undefined || last === undefined || first === last)
    return `${many}, en un día, siguen en pie y esas personas vendrán. Si no las van a atender, cierre ese día con «Cerrar un día o unas horas»: ahí se cancelan y se avisa.`
  return `${many}, en ${days.length} días, siguen en pie y esas personas vendrán. Si no las van a atender, ciérrelos de una vez con «Cerrar un día o unas horas», ${daysText({ from: first, until: last })}: ahí se cancelan y se avisa.`
}

const holdsText = ({ holds }: OfficeImpact): string =>
  holds === 0
    ? ''
    : ` ${count(holds, 'persona está por confirmar una hora: si la confirma a tiempo, la conserva', 'personas están por confirmar una hora: si la confirman a tiempo, la conservan')}.`

function waitText({ waiting: { onlyHere, elsewhereToo } }: OfficeImpact): string {
  const only =
    onlyHere === 0
      ? ''
      : ` ${count(onlyHere, 'persona espera solo en su lista: conserva su lugar', 'personas esperan solo en su lista: conservan su lugar')} y se avisará por WhatsApp, con el motivo elegido.`
  const both =
    elsewhereToo === 0
      ? ''
      : ` ${count(elsewhereToo, 'persona espera también en otra oficina y sigue ahí', 'personas esperan también en otra oficina y siguen ahí')}.`
  return only + both
}
