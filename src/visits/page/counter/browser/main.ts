import { element } from '../../../../pages/desk/browser/elements.ts'
import { entrance, lockWhenIdle } from '../../../../pages/desk/browser/entrance.ts'
import { clockOf, follow } from '../../../../pages/desk/browser/follow.ts'
import { act, forgetTags, hasKey, Refused, read, WrongKey } from '../../../../pages/desk/browser/office-link.ts'
import { showOwnKey } from '../../../../pages/desk/browser/own-key.ts'
import { tellWorklist } from '../../../../pages/desk/browser/worklist.ts'
import { showCalls } from './calls.ts'
import { offerChats } from './chats.ts'
import { offerDayEnd } from './day-end.ts'
import { keepPrinter } from './printing.ts'
import { buttonsOf, type Desk, ofAppointment, passToOwner, printArrivals, receiveWalkIn, toCollect } from './turn-actions.ts'
import { type Counter, draw, nameOf, pointAt, rowOf, type Turn } from './turn-list.ts'

/** What no clerk waits for. */
const ASIDE_MS = 30_000
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
    forgetTags()
    clearLists()
    chats.clear()
    void refresh()
    void chats.look()
    lookAside()
  })
  const ownWindow = element<HTMLInputElement>('window')
  ownWindow.value = localStorage.getItem(WINDOW_KEPT) ?? '1'
  ownWindow.addEventListener('change', () => localStorage.setItem(WINDOW_KEPT, ownWindow.value))
  element('next').addEventListener('click', () =>
    desk.run(() => act('/admin/mostrador/llamar', { oficina: desk.office(), ventanilla: desk.window() }), 'called'),
  )
  element('walk-in').addEventListener('click', () => receiveWalkIn(desk, procedures))
  element('curp-owner').addEventListener('click', () => passToOwner(desk))
  element('undo').addEventListener('click', undo)
  element('seek').addEventListener('submit', (event) => {
    event.preventDefault()
    void seek(element<HTMLInputElement>('words'))
  })
  lockWhenIdle(lock)
  setInterval(lookAside, ASIDE_MS)
  keepPrinter()
}

async function open(): Promise<void> {
  const { oficinas } = await read<{ oficinas: { nombre: string }[] }>('/admin/puerta')
  element('office').replaceChildren(...oficinas.map(({ nombre }) => new Option(nombre, nombre)))
  const { tramites } = await read<{ tramites: { nombre: string; estado: string }[] }>('/admin/tramites')
  procedures = tramites.flatMap((one) => (one.estado === 'se ofrece' ? [one.nombre] : []))
  await refresh()
  void chats.look()
  lookAside()
}

function clearLists(): void {
  shown = undefined
  undoes = undefined
  element('undo').hidden = true
  for (const list of ['at-window', 'waiting', 'expected', 'done', 'free', 'found', 'calls', 'unsettled', 'paper-sheet'])
    element(list).replaceChildren()
}

/** Names leave the screen with the key. */
function lock(why: string): void {
  clearLists()
  dayEnd.close()
  chats.clear()
  element<HTMLDialogElement>('dialog').close()
  say('', 'good')
  worklist.clear()
  door.close(why)
}

const WRONG_KEY = 'Su clave ya no es válida. Escríbala otra vez.'

const dayEnd = offerDayEnd(desk)
const chats = offerChats(desk, () => lock(WRONG_KEY))

function show(counter: Counter): void {
  shown = counter
  draw(counter, (turn) => buttonsOf(desk, turn), dayEnd.draw)
  worklist.show(counter)
}

/** Where a notice is seen to; what has no place here is a task of the other page. */
const PLACES: Record<string, string> = { chats: 'chats-head', turns: 'waiting-head', called: 'at-window-head', calls: 'calls-head' }

const worklist = tellWorklist(({ que, aviso, se_ve_en }) => {
  const place = PLACES[que]
  if (place === undefined) return say(`${aviso}: se ve en las operaciones de la oficina (/swagger), en «${se_ve_en}».`, 'good')
  const head = element(place)
  head.tabIndex = -1
  head.focus()
})

const door = entrance('counter', open, showOwnKey)

const refresh = follow<Counter>({
  path: '/admin/mostrador',
  query: () => ({ oficina: desk.office() }),
  changed: show,
  wrongKey: () => lock(WRONG_KEY),
  heard(trouble) {
    if (typeof trouble === 'string') say(trouble, 'bad')
    element('connection').textContent =
      trouble instanceof Date ? `Sin conexión desde las ${clockOf(trouble)}: lo que ve puede haber cambiado.` : 'Con conexión.'
  },
})

function lookAside(): void {
  if (!hasKey()) return
  void showCalls(desk)
}

/** `undo`: the turn that can be put back; `called`: the one that the answer names. */
async function run(work: () => Promise<{ resumen: string; turno?: Turn | undefined }>, undo?: string): Promise<void> {
  try {
    const done = await work()
    undoes = undo === 'called' ? done.turno && nameOf(done.turno) : undo
    say(done.resumen, 'good')
  } catch (error) {
    if (error instanceof WrongKey) return lock(WRONG_KEY)
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
  if (words.startsWith('VENTANILLA1:')) return run(() => readReceipt(words))
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

async function readReceipt(codigo: string): Promise<{ resumen: string }> {
  const read = await act<{ resumen: string; resultado: string; folio: string }>('/admin/puerta', { codigo, oficina: desk.office() })
  return printArrivals(desk, read, read.resultado === 'válido' ? [read.folio] : [])
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

const NOT_TODAY = {
  ...{ turno: null, ventanilla: null, prioridad: null, necesita: null, por_ver: null, botones: [], aviso: null },
  ...{ llego: null, llamado: null, tarde: false, version: null },
}

async function lookUp(words: string): Promise<{ resumen: string }> {
  const told = await act<{
    resumen: string
    citas: { nombre: string; tramite: string; folio: string; dia: string; hora: string; estado: string }[]
  }>('/admin/buscar', { quien: words, oficina: desk.office(), cuantos_dias: 'siete días' })
  element('found').replaceChildren(
    ...told.citas.map(({ nombre, tramite, folio, dia, hora, estado }) => {
      const personas = [
        { nombre, tramite, pide_quien_vino: false, acompana: null, respuestas: [], verificar: null, resultado: null },
      ]
      const turn = { ...NOT_TODAY, folio, hora: `${dia} ${hora}`, estado, personas }
      const buttons = { confirmada: ofAppointment, pasada: toCollect, atendida: toCollect, 'le faltó un papel': toCollect }[estado]
      return rowOf(turn, buttons?.(desk, turn) ?? [])
    }),
  )
  element('found-head').hidden = told.citas.length === 0
  return told
}

function clearFound(): void {
  element('found').replaceChildren()
  element('found-head').hidden = true
}

begin()
