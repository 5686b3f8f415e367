import { element } from '../../../../pages/desk/browser/elements.ts'
import { entrance, lockWhenIdle } from '../../../../pages/desk/browser/entrance.ts'
import { clockOf, follow } from '../../../../pages/desk/browser/follow.ts'
import { act, forgetTag, hasKey, Refused, read, WrongKey } from '../../../../pages/desk/browser/office-link.ts'
import { buttonsOf, type Desk, receiveWalkIn } from './turn-actions.ts'
import { type Counter, draw, nameOf, pointAt, rowOf, type Turn } from './turn-list.ts'

const CHATS_MS = 30_000
const WINDOW_KEPT = 'ventanilla.mostrador.ventanilla'

let shown: Counter | undefined
let procedures: string[] = []
let undoes: string | undefined

const desk: Desk = {
  office: () => element<HTMLSelectElement>('office').value,
  window: () => element<HTMLInputElement>('window').value,
  counter: () => shown,
  run: (work, undo) => void run(work, undo),
}

function begin(): void {
  element('lock').addEventListener('click', () => lock(''))
  element('office').addEventListener('change', () => {
    forgetTag()
    clearLists()
    void refresh()
    void countChats()
  })
  const ownWindow = element<HTMLInputElement>('window')
  ownWindow.value = localStorage.getItem(WINDOW_KEPT) ?? '1'
  ownWindow.addEventListener('change', () => {
    localStorage.setItem(WINDOW_KEPT, ownWindow.value)
    if (shown) draw(shown, (turn) => buttonsOf(desk, turn))
  })
  element('next').addEventListener('click', () =>
    desk.run(() => act('/admin/mostrador/llamar', { oficina: desk.office(), ventanilla: desk.window() }), 'called'),
  )
  element('walk-in').addEventListener('click', () => receiveWalkIn(desk, procedures))
  element('undo').addEventListener('click', undo)
  element('seek').addEventListener('submit', (event) => {
    event.preventDefault()
    void seek(element<HTMLInputElement>('words'))
  })
  lockWhenIdle(lock)
  setInterval(() => void countChats(), CHATS_MS)
}

async function open(): Promise<void> {
  const { oficinas } = await read<{ oficinas: { nombre: string }[] }>('/admin/puerta')
  element('office').replaceChildren(...oficinas.map(({ nombre }) => new Option(nombre, nombre)))
  const { tramites } = await read<{ tramites: { nombre: string; estado: string }[] }>('/admin/tramites')
  procedures = tramites.flatMap((one) => (one.estado === 'se ofrece' ? [one.nombre] : []))
  await refresh()
  void countChats()
}

function clearLists(): void {
  shown = undefined
  undoes = undefined
  element('undo').hidden = true
  for (const list of ['at-window', 'waiting', 'expected', 'done', 'free', 'found']) element(list).replaceChildren()
}

/** Names leave the screen with the key. */
function lock(why: string): void {
  clearLists()
  element<HTMLDialogElement>('dialog').close()
  say('', 'good')
  document.title = 'Mostrador'
  door.close(why)
}

const door = entrance('counter', open)

const refresh = follow<Counter>({
  path: '/admin/mostrador',
  query: () => ({ oficina: desk.office() }),
  changed(answer) {
    shown = answer
    draw(answer, (turn) => buttonsOf(desk, turn))
  },
  wrongKey: () => lock('Su clave ya no es válida. Escríbala otra vez.'),
  heard(trouble) {
    if (typeof trouble === 'string') say(trouble, 'bad')
    element('connection').textContent =
      trouble instanceof Date ? `Sin conexión desde las ${clockOf(trouble)}: lo que ve puede haber cambiado.` : 'Con conexión.'
  },
})

async function countChats(): Promise<void> {
  if (!hasKey()) return
  const cases = await read<{ resumen: string }>('/admin/casos', { oficina: desk.office() }).catch(() => undefined)
  element('chats').textContent = cases?.resumen ?? ''
}

/** `undo`: the turn that can be put back; `called`: the one that the answer names. */
async function run(work: () => Promise<{ resumen: string; turno?: Turn | undefined }>, undo?: string): Promise<void> {
  try {
    const done = await work()
    undoes = undo === 'called' ? done.turno && nameOf(done.turno) : undo
    say(done.resumen, 'good')
  } catch (error) {
    if (error instanceof WrongKey) return lock('Su clave ya no es válida. Escríbala otra vez.')
    undoes = undefined
    say(
      error instanceof Refused ? error.said : 'No hubo respuesta: no se sabe si se anotó. Vea la lista antes de repetirlo.',
      'bad',
    )
  }
  element('undo').hidden = undoes === undefined
  await refresh()
}

function undo(): void {
  if (undoes !== undefined)
    desk.run(() => act('/admin/mostrador/deshacer', { oficina: desk.office(), turno_o_folio: undoes ?? '' }))
}

function say(words: string, tone: 'good' | 'bad'): void {
  element('said').textContent = words
  element('said').parentElement?.setAttribute('data-tone', tone)
}

/** A scanned receipt notes the arrival; a number, a folio or a name points at its row, else people of other days are looked up. */
async function seek(field: HTMLInputElement): Promise<void> {
  const words = field.value.trim()
  field.value = ''
  clearFound()
  if (words === '') return
  if (words.startsWith('VENTANILLA1:')) return run(() => act('/admin/puerta', { codigo: words, oficina: desk.office() }))
  const found = shown?.turnos.filter((one) => fits(one, words)) ?? []
  const [only] = found
  if (only) {
    say(
      found.length > 1
        ? `Hay ${found.length} que coinciden.`
        : `${only.personas.map((one) => one.nombre).join(', ')}: ${only.estado}.`,
      'good',
    )
    return pointAt(nameOf(only))
  }
  await run(() => lookUp(words))
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{M}-]/gu, '')
    .toLowerCase()
    .trim()

function fits({ turno, folio, personas }: Turn, words: string): boolean {
  const wanted = plain(words)
  return String(turno) === wanted || plain(folio ?? '') === wanted || personas.some((one) => plain(one.nombre).includes(wanted))
}

async function lookUp(words: string): Promise<{ resumen: string }> {
  const told = await act<{
    resumen: string
    citas: { nombre: string; tramite: string; folio: string; dia: string; hora: string; estado: string }[]
  }>('/admin/buscar', { quien: words, oficina: desk.office(), cuantos_dias: 'siete días' })
  element('found').replaceChildren(
    ...told.citas.map(({ nombre, tramite, folio, dia, hora, estado }) =>
      rowOf(
        {
          ...{
            turno: null,
            folio,
            hora: `${dia} ${hora}`,
            estado,
            ventanilla: null,
            prioridad: null,
            aviso: null,
            llego: null,
            tarde: false,
            version: null,
          },
          personas: [{ nombre, tramite, menor: false, acompana: null, verificar: null, resultado: null }],
        },
        [],
      ),
    ),
  )
  element('found-head').hidden = told.citas.length === 0
  return told
}

function clearFound(): void {
  element('found').replaceChildren()
  element('found-head').hidden = true
}

begin()
