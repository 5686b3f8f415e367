import type { Db } from '../../../db/open.ts'
import { rule } from '../../catalogue/rules.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import type { ErasureImpact, Kept } from '../staff-erasure.ts'

/** What an erasure takes and what it leaves, in plain words and figures: no name, nothing that was not typed. */

const visitsOf = (n: number) => count(n, 'cita que ya terminó', 'citas que ya terminaron')

/** In one line, for the sentence of the proposal. */
export function inShort(kept: Kept): string {
  if (kept.of === 'phone') return 'lo que se guarda de ese teléfono'
  const { visits, bareVisits, wishes } = kept.about
  const parts = [
    visits > 0 && visitsOf(visits),
    wishes.alone > 0 && count(wishes.alone, 'petición de la lista de espera', 'peticiones de la lista de espera'),
    visits === 0 && bareVisits > 0 && `lo que une a esa persona con ${count(bareVisits, 'cita', 'citas')} ya sin nombre`,
  ].filter((one) => one !== false)
  return parts.length === 0 ? 'lo poco que queda de esa persona' : `de esa persona: ${listed(parts)}`
}

/** Line by line what goes. */
export function whatGoes(kept: Kept): string[] {
  const lines = kept.of === 'person' ? goesOfPerson(kept) : goesOfPhone(kept)
  return lines.filter((one) => one !== false)
}

function goesOfPerson({ about, claims }: Extract<Kept, { of: 'person' }>): (string | false)[] {
  const { visits, bareVisits, wishes, typed } = about
  return [
    visits > 0 &&
      `De ${visitsOf(visits)}: nombre, pasaporte anterior, respuestas, quién acompañaba, el caso si era menor de edad y lo que anotó el personal.`,
    visits + bareVisits > 0 && 'La fecha de nacimiento, la CURP si la dio y lo que une a esa persona con sus citas.',
    wishes.alone > 0 &&
      `Lo escrito en ${count(wishes.alone, 'petición de la lista de espera que ya terminó', 'peticiones de la lista de espera que ya terminaron')}.`,
    wishes.together > 0 &&
      `Su lugar en ${count(wishes.together, 'petición que hizo junto con otras personas y ya terminó', 'peticiones que hizo junto con otras personas y ya terminaron')}.`,
    claims > 0 && `La CURP en ${count(claims, 'reclamo cerrado', 'reclamos cerrados')}.`,
    typed > 0 && 'La nota de que esa CURP se escribió en estos días.',
  ]
}

function goesOfPhone({ about }: Extract<Kept, { of: 'phone' }>): (string | false)[] {
  return [
    'El número, el usuario de WhatsApp y el nombre del perfil.',
    about.draft && 'La conversación, y lo que se escribió y no se confirmó.',
    about.messages > 0 && `El texto de ${count(about.messages, 'mensaje', 'mensajes')}.`,
    about.cases > 0 && `Lo escrito en ${count(about.cases, 'caso cerrado', 'casos cerrados')}.`,
    about.wishes > 0 &&
      `Lo escrito en ${count(about.wishes, 'petición de la lista de espera que ya terminó', 'peticiones de la lista de espera que ya terminaron')}.`,
    about.permissions > 0 &&
      `${count(about.permissions, 'permiso', 'permisos')} que se declaró desde ese teléfono: ya no cuenta, y en la ventanilla se revisa el formato firmado.`,
  ]
}

/** Line by line what stays, why and until when. */
export function whatStays(db: Db, kept: Kept): string[] {
  const soon = `en ${rule(db, 'draft_days')} días, y los mensajes en ${rule(db, 'body_hours')} horas`
  const lines = [
    'Las cuentas: oficina, hora, trámite y precio de cada cita, sin nada que diga de quién fue.',
    kept.of === 'phone' &&
      kept.about.others > 0 &&
      `Los nombres de ${visitsOf(kept.about.others)}: son de cada persona y se piden aparte, con su CURP o con su nombre y nacimiento.`,
    kept.of === 'person' && 'Los datos de las demás personas del mismo folio, y el teléfono desde el que se pidió: se pide aparte.',
    `Lo que otras personas o el personal escribieron en los casos: donde estaba ${kept.of === 'person' ? 'la CURP dice [CURP]' : 'ese número dice [tel.]'}.`,
    kept.of === 'person' && `Lo que alguien escribió de ella en un chat y no confirmó: se borra solo ${soon}.`,
    'En la bitácora: quién borró, cuándo y su motivo. El motivo se borra después, como los demás.',
    'Las copias de seguridad: se borran solas, por lo común en unas 8 semanas. Si se restaura una, esto se borra otra vez al iniciar.',
    kept.of === 'person' &&
      'Las listas del día que se guardan o imprimen: las guardadas se borran en una semana; las de papel, destrúyalas.',
    'Los mensajes que ya están en los teléfonos: los borra cada quien.',
  ]
  return lines.filter((one) => one !== false)
}

/** What happens about the request and its person. */
export function aboutRequest({ tells, state, closes: number }: Omit<ErasureImpact, 'kept'>, done: boolean): string {
  if (number === undefined) return done ? ' En el chat no se avisa a nadie.' : ' En el chat no se avisaría a nadie.'
  if (state === 'waits')
    return done
      ? ` Antes le llega un último mensaje. Cuando llegue, o a más tardar en un día, se borra y el caso ${number} se cierra solo.`
      : ` Antes le llegaría un último mensaje; cuando llegue, o a más tardar en un día, se borraría y el caso ${number} se cerraría solo.`
  const closed = done ? ` El caso ${number} se cierra al terminar.` : ` El caso ${number} se cerraría al terminar.`
  if (tells) return `${done ? ' Se le avisa en su chat.' : ' Se le avisaría en su chat.'}${closed}`
  return `${closed} A la persona no se le puede avisar en su chat: dígaselo usted.`
}
