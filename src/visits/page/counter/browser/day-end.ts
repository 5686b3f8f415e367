import { element } from '../../../../pages/desk/browser/elements.ts'
import { ask } from './dialogs.ts'
import { type Desk, proposed, served, step } from './turn-actions.ts'
import { type Button, type Counter, place, type Turn } from './turn-list.ts'

const OPEN = new Set(['llamado', 'en ventanilla', 'espera', 'llegó tarde', 'por llegar'])

/** Who has no result, in the place of the lists; the rest is noted together. */
export function offerDayEnd(desk: Desk): { draw(counter: Counter): void; close(): void } {
  const [button, section] = [element('end-day'), element('day-end')]
  const show = (isOpen: boolean) => {
    section.hidden = !isOpen
    element('columns').hidden = isOpen
    button.setAttribute('aria-pressed', String(isOpen))
    button.textContent = isOpen ? 'Volver a las listas' : 'Terminar el día'
  }
  const draw = ({ turnos }: Counter) => {
    const open = turnos.filter((one) => OPEN.has(one.estado))
    place(element('unsettled'), open, (one) => buttonsAtEnd(desk, one))
    element('unsettled-head').textContent = `Sin resultado (${open.length})`
    element<HTMLButtonElement>('end-rest').disabled = open.length === 0
  }
  button.addEventListener('click', () => {
    const counter = desk.counter()
    show(section.hidden === true)
    if (counter) draw(counter)
  })
  element('end-rest').addEventListener('click', () => settleRest(desk))
  return {
    draw: (counter) => {
      if (!section.hidden) draw(counter)
    },
    close: () => show(false),
  }
}

function buttonsAtEnd(desk: Desk, turn: Turn): Button[] {
  const came = turn.estado !== 'por llegar'
  return [
    { ...served(desk, turn), main: true },
    came ? step(desk, turn, 'Se fue', 'se-fue') : step(desk, turn, 'No vino', 'no-vino'),
    step(desk, turn, 'No lo sé', 'no-se-sabe'),
  ]
}

function settleRest(desk: Desk): void {
  ask({
    title: 'Anotar a todos los que faltan',
    yes: 'Ver a cuántas personas',
    fields: [
      { name: 'quienes_llegaron', label: 'Quienes llegaron', options: ['se atendieron', 'no se sabe'], required: true },
      { name: 'los_demas', label: 'Los demás', options: ['no vinieron', 'no vino nadie', 'no se sabe'], required: true },
    ],
    send: proposed(desk, '/admin/mostrador/terminar-dia', { oficina: desk.office() }, 'Sí, anotarlo'),
  })
}
