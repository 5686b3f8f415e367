import { element } from '../../../../pages/desk/browser/elements.ts'
import { act, type Fields, readText } from '../../../../pages/desk/browser/office-link.ts'
import { ask, type Field } from './dialogs.ts'
import { type Button, type Counter, nameOf, type Turn } from './turn-list.ts'

const AT = '/admin/mostrador'
const PAPERS = ['rollo de 80 mm', 'hoja A4']
const PRIORITIES = ['', 'persona mayor', 'discapacidad', 'embarazo', 'bebé en brazos']
const SEEN_WITH = ['su mamá', 'su papá', 'sus dos papás', 'quien ejerce la tutela', 'un papel del juzgado']

export interface Desk {
  office(): string
  window(): string
  counter(): Counter | undefined
  /** Runs one operation, says what came of it and refreshes. */
  run(work: () => Promise<{ resumen: string }>, undoes?: string): void
}

/** Of a turn as it is now: the first one is what is done next. */
export function buttonsOf(desk: Desk, turn: Turn): Button[] {
  const step = (title: string, path: string, more: Fields = {}): Button => ({
    title,
    press: () => desk.run(() => act(`${AT}/${path}`, { ...meant(desk, turn), ...more }), nameOf(turn)),
  })
  const main = (button: Button): Button => ({ ...button, main: true })
  const served: Button = { title: 'Atendida', press: () => noteServed(desk, turn) }
  const paper: Button = { title: 'Le faltó un papel', press: () => noteMissing(desk, turn) }
  const arrives: Button = {
    title: 'Llegó',
    press: () => desk.run(() => act('/admin/citas/llegada', { folio: turn.folio ?? '' }), nameOf(turn)),
  }
  const slip: Button = { title: 'Papeleta', press: () => printSlip(desk, turn) }
  const change: Button[] =
    turn.folio === null
      ? []
      : [
          { title: 'Cambiar', press: () => move(desk, turn) },
          { title: 'Cancelar', press: () => cancel(desk, turn) },
        ]
  switch (turn.estado) {
    case 'por llegar':
      return [main(arrives), served, ...(turn.tarde ? [step('No vino', 'no-vino')] : []), ...change]
    case 'espera':
    case 'llegó tarde':
      return [main(step('Llamar', 'llamar', { ventanilla: desk.window() })), served, step('Se fue', 'se-fue'), slip, ...change]
    case 'llamado':
      return [main(served), step('Otra vez', 'otra-vez'), step('Pasó', 'pasar'), paper, step('Se fue', 'se-fue'), slip]
    case 'en ventanilla':
      return [main(served), paper, step('Se fue', 'se-fue'), slip]
    case 'atendido':
      return [step('Deshacer', 'deshacer')]
    default:
      return [...(turn.folio === null ? [] : [arrives]), step('Deshacer', 'deshacer')]
  }
}

/** As it was seen: another clerk's step since is not overwritten. */
const meant = (desk: Desk, turn: Turn): Fields => ({
  oficina: desk.office(),
  turno_o_folio: nameOf(turn),
  ...(turn.version !== null && { version: String(turn.version) }),
})

const whoCame = (turn: Turn): Field[] =>
  turn.personas.some((one) => one.menor)
    ? [{ name: 'quien_vino', label: 'Quién vino con la persona menor de edad', options: SEEN_WITH, required: true }]
    : []

const who = (turn: Turn): string => turn.personas.map((one) => one.nombre).join(', ')

function noteServed(desk: Desk, turn: Turn): void {
  const fields = whoCame(turn)
  const send = (filled: Fields) => act<{ resumen: string }>(`${AT}/atendida`, { ...meant(desk, turn), ...filled })
  if (fields.length === 0) return desk.run(() => send({}), nameOf(turn))
  ask({ title: `Atendida: ${who(turn)}`, yes: 'Atendida', fields, send: sent(desk, send, turn) })
}

function noteMissing(desk: Desk, turn: Turn): void {
  const asked = turn.personas.flatMap((one) => desk.counter()?.papeles.find(({ tramite }) => tramite === one.tramite)?.piden ?? [])
  const papel: Field = { name: 'papel', label: 'Qué papel le faltó', options: [...new Set(asked)], required: true }
  const send = (filled: Fields) => act<{ resumen: string }>(`${AT}/falta-papel`, { ...meant(desk, turn), ...filled })
  ask({
    title: `Le faltó un papel: ${who(turn)}`,
    yes: 'Anotar y avisarle',
    fields: [papel, ...whoCame(turn)],
    send: sent(desk, send, turn),
  })
}

/** Done: said below the field of the counter, and undone from there. */
const sent =
  (desk: Desk, send: (filled: Fields) => Promise<{ resumen: string }>, turn?: Turn) =>
  async (filled: Fields): Promise<undefined> => {
    const done = await send(filled)
    desk.run(async () => done, turn && nameOf(turn))
  }

/** Says first what would happen, and does it with the key that came back. */
function proposed(desk: Desk, path: string, fixed: Fields, yes: string) {
  let key: string | undefined
  return async (filled: Fields): Promise<{ text: string; yes: string } | undefined> => {
    const told = await act<{ resumen: string; hecho: boolean; clave: string | null }>(path, {
      ...fixed,
      ...filled,
      ...(key !== undefined && { clave: key }),
    })
    if (told.hecho) {
      desk.run(async () => told)
      return undefined
    }
    key = told.clave ?? undefined
    return { text: told.resumen, yes }
  }
}

function cancel(desk: Desk, turn: Turn): void {
  const fields: Field[] = [
    { name: 'motivo', label: 'Motivo, para la bitácora', required: true, value: 'la persona lo pidió en el mostrador' },
  ]
  const send = proposed(desk, '/admin/citas/cancelar', { folio: turn.folio ?? '' }, 'Sí, cancelarla')
  ask({ title: `Cancelar: ${who(turn)}`, yes: 'Ver qué pasaría', fields, send })
}

function move(desk: Desk, turn: Turn): void {
  const fields: Field[] = [
    { name: 'dia', label: 'Día nuevo: hoy, mañana, lunes o 24/12/2026', required: true },
    { name: 'hora', label: 'Hora; en blanco, la primera libre' },
    { name: 'motivo', label: 'Motivo, para la bitácora', required: true, value: 'la persona lo pidió en el mostrador' },
  ]
  const send = proposed(desk, '/admin/citas/mover', { folio: turn.folio ?? '' }, 'Sí, cambiarla')
  ask({ title: `Cambiar: ${who(turn)}`, yes: 'Ver qué pasaría', fields, send })
}

export function receiveWalkIn(desk: Desk, procedures: readonly string[]): void {
  const fields: Field[] = [
    { name: 'tramite', label: 'Trámite', options: procedures, required: true },
    { name: 'nombre', label: 'Nombre, si lo quiere dar' },
    { name: 'prioridad', label: 'Prioridad', options: PRIORITIES },
  ]
  const send = (filled: Fields) => act<{ resumen: string }>(`${AT}/sin-cita`, { oficina: desk.office(), ...filled })
  ask({ title: 'Recibir a alguien sin cita', yes: 'Dar turno', fields, send: sent(desk, send) })
}

/** The page's own printer prints what the operation answers. */
function printSlip(desk: Desk, turn: Turn): void {
  const fields: Field[] = [{ name: 'papel', label: 'En qué se imprime', options: PAPERS, required: true }]
  ask({
    title: `Papeleta del turno ${turn.turno}`,
    yes: 'Imprimir',
    fields,
    async send({ papel = '' }) {
      const html = await readText(`${AT}/papeleta`, { oficina: desk.office(), turno_o_folio: nameOf(turn), papel })
      const slip = element('slip')
      slip.dataset.paper = papel
      slip.replaceChildren(...(new DOMParser().parseFromString(html, 'text/html').querySelector('main')?.children ?? []))
      element<HTMLDialogElement>('dialog').close()
      document.body.dataset.printing = 'yes'
      print()
      delete document.body.dataset.printing
      return undefined
    },
  })
}
