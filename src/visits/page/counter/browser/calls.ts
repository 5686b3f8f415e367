import { element } from '../../../../pages/desk/browser/elements.ts'
import { read } from '../../../../pages/desk/browser/office-link.ts'
import { ask } from './dialogs.ts'
import { CALL_RESULTS } from './lists.ts'
import { type Desk, proposed } from './turn-actions.ts'
import { buttonOf, line, span } from './turn-list.ts'

interface ToCall {
  llamada: number
  folio: string | null
  nombres: string[]
  telefono: string | null
  necesita: string | null
  hora_guardada: string | null
  ultima_llamada: string | null
}

/** Whom no message reaches: the telephone, and what came of the call. Nothing where the office calls nobody. */
export async function showCalls(desk: Desk): Promise<void> {
  const list = await read<{ personas: ToCall[] }>('/admin/llamadas', { oficina: desk.office() }).catch(() => undefined)
  const people = list?.personas ?? []
  element('calls-head').hidden = people.length === 0
  element('calls-head').textContent = `Por llamar (${people.length})`
  element('calls').replaceChildren(...people.map((one) => rowOf(desk, one)))
}

function rowOf(desk: Desk, one: ToCall): HTMLElement {
  const row = document.createElement('li')
  row.className = 'turn'
  const who = one.nombres.join(', ')
  const names = document.createElement('div')
  names.append(line(who, [one.folio]))
  const phone = document.createElement('a')
  phone.textContent = one.telefono ?? 'sin teléfono'
  if (one.telefono !== null) phone.href = `tel:${one.telefono.replaceAll(' ', '')}`
  const notes = [
    one.necesita,
    one.hora_guardada && `se le guarda: ${one.hora_guardada}`,
    one.ultima_llamada && `antes: ${one.ultima_llamada}`,
  ]
  names.append(span('note', notes.filter(Boolean).join(' · ')))
  const bar = document.createElement('div')
  bar.className = 'buttons'
  const press = () => noteCall(desk, one, who)
  bar.append(buttonOf(`call-${one.llamada}`, who, { title: 'Ya le llamé', press }))
  row.append(phone, names, bar)
  return row
}

function noteCall(desk: Desk, { llamada, telefono }: ToCall, who: string): void {
  const send = proposed(
    desk,
    '/admin/llamadas',
    { llamada: String(llamada), motivo: 'se le llamó desde el mostrador' },
    'Sí, anotarlo',
  )
  ask({
    title: `Ya le llamé: ${who}`,
    text: telefono ?? '',
    yes: 'Ver qué pasaría',
    fields: [{ name: 'resultado', label: 'Qué dijo', options: CALL_RESULTS, taps: true }],
    async send(filled) {
      const more = await send(filled)
      if (!more) void showCalls(desk)
      return more
    },
  })
}
