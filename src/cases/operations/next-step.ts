import { called } from '../../admin/operation.ts'
import { cancelAppointment, passAppointment } from '../../booking/operations/cancel.ts'
import { correctAppointment } from '../../booking/operations/correct.ts'
import { findSomebody } from '../../booking/operations/find.ts'
import { giveAppointment } from '../../booking/operations/give.ts'
import { noteIdentification } from '../../booking/operations/identification.ts'
import type { AppointmentDetail } from '../../booking/views.ts'
import type { CaseView } from '../views.ts'
import { answerOne, closeOne } from './act.ts'

/** An erasure that closes the case. `hindered`: what must end first, in words. */
export interface UnderWay {
  hindered: string | undefined
}

/** The next operation for a case. `visit`: its appointment, if the caller may see it; `erasing`: the erasure under way. */
export function nextStep(one: CaseView, visit: AppointmentDetail | undefined, erasing?: UnderWay): string {
  if (one.state === 'closed') return 'Nada: el caso está cerrado.'
  switch (one.kind) {
    case 'claim':
      return `${CLAIM} ${disputeEnds(visit)}`
    case 'rights':
      if (erasing) return erasing.hindered === undefined ? ERASING : `${ERASING_HINDERED} ${erasing.hindered}`
      return one.effectiveBy === undefined ? decideRight(one.subject) : granted(one.subject)
    case 'permission':
      return PERMISSION
    case 'service':
    case 'complaint':
      return one.contactId === undefined ? `${COMPLAINT} ${CLOSE}` : `${COMPLAINT} Si hace falta, ${ANSWER}. ${CLOSE}`
    case 'person':
      return one.state === 'answered' ? ANSWERED : helpPerson(one.subject)
  }
}

const ANSWER = `escríbale con ${called(answerOne)}`
const CLOSE = `Al terminar, use ${called(closeOne)}.`
const IDENTIFICATION = 'Vea primero la identificación oficial de quien lo pide.'
const CLAIM = 'Espere a que venga: vea su identificación oficial y, si la CURP es de un menor, también su acta.'
const COMPLAINT = 'Decida qué hacer con la queja, o pásela a quien le toque.'
const GRANTED = `Haga lo que se concedió antes del plazo. Después use ${called(closeOne)} y elija «resuelto».`
const ERASE = `Si la persona tiene una cita por venir y ya no la quiere, use ${called(cancelAppointment)}. Después use «Borrar los datos de una persona» con el número de este caso, antes del plazo: al terminar, el caso se cierra solo.`
const ERASING = 'Se está borrando. Falta que a la persona le llegue su último mensaje, o que pase un día. El caso se cierra solo.'
const ERASING_HINDERED = 'Se pidió borrar, y algo lo detiene.'
const ANSWERED = `Ya se contestó. Si la persona no escribe más, el caso se cierra solo. ${CLOSE}`
const PERMISSION = `La cita sigue en pie y a nadie más se le avisó: no diga quién retiró el permiso. En la ventanilla revisen el permiso firmado antes de seguir. ${CLOSE}`

/** The claim may be older than the appointment, or the clerk of another office. */
function disputeEnds(visit: AppointmentDetail | undefined): string {
  if (visit?.state !== 'confirmed')
    return `Entonces busque la CURP con ${called(findSomebody)}: si hay una cita, use ${called(passAppointment)} o ${called(cancelAppointment)}. Si no la hay y no puede esperar un lugar, use «Sacar a una persona de la lista de espera». Si tampoco, dígaselo. ${CLOSE}`
  if (visit.contested)
    return `Quien reclamó ya sacó su propia cita, y las dos valen hasta ver la identificación. Entonces use ${called(noteIdentification)} con el folio de quien la mostró: la otra se suelta y el caso se cierra con eso.`
  if (visit.nameDiffers)
    return `El nombre de esa cita no corresponde con la CURP. Para que conserve ese lugar, use ${called(passAppointment)} con el folio ${visit.folio} y después ${called(noteIdentification)}, con su nombre. Para darle otro, use ${called(giveAppointment)} con «identificación vista»: la de ahora se suelta.`
  return `Si la cita es suya, use ${called(passAppointment)} con el folio ${visit.folio}: el caso se cierra con eso. Si no la quiere, use ${called(cancelAppointment)} y después ${called(closeOne)}. Si nadie viene, el caso se cierra solo.`
}

/** A person must decide; a grant has a day by which it must be carried out. */
function decideRight(subject: string | undefined): string {
  const done = `Conteste si procede o no y use ${called(closeOne)}. Si se concede, el caso espera hasta que esté hecho.`
  if (subject === 'access')
    return `${IDENTIFICATION} Use «Sacar la copia de los datos de una persona» (lo puede quien ve todas las oficinas) y entréguesela. ${done}`
  if (subject === 'rectify')
    return `${IDENTIFICATION} Un nombre o una CURP con un error se corrige con ${called(correctAppointment)}; otro dato, con ${called(cancelAppointment)} y ${called(giveAppointment)}, en ese orden. ${done}`
  if (subject === 'cancel') return `${IDENTIFICATION} ${done} Entonces use «Borrar los datos de una persona».`
  return `${IDENTIFICATION} ${done}`
}

/** May end in an erasure, or in something that only the office can do. */
function granted(subject: string | undefined): string {
  if (subject === 'cancel') return ERASE
  return subject === 'oppose' ? `${GRANTED} Si lo que sigue es borrar, use antes «Borrar los datos de una persona».` : GRANTED
}

function helpPerson(subject: string | undefined): string {
  const answer = `${ANSWER.charAt(0).toUpperCase()}${ANSWER.slice(1)}.`
  if (subject === 'risk') return `${answer} Hágalo pronto, y no pregunte más de lo necesario. ${CLOSE}`
  if (subject?.startsWith('limit:'))
    return `Si tiene razón, dele la cita con ${called(giveAppointment)}: ahí no cuentan los límites del teléfono. ${answer} ${CLOSE}`
  return `${answer} ${CLOSE}`
}
