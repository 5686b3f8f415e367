import { element } from './dialogs.ts'
import { act, forgetTag, hasKey, Refused, read, readChanged, useKey, WrongKey } from './office-link.ts'
import { buttonsOf, type Desk, receiveWalkIn } from './turn-actions.ts'
import { type Counter, draw, nameOf, pointAt, rowOf, type Turn } from './turn-list.ts'

const REFRESH_MS = 3_000
const CHATS_MS = 30_000
const LOCK_AFTER_MS = 15 * 60_000
const WINDOW_KEPT = 'ventanilla.mostrador.ventanilla'

let shown: Counter | undefined
let procedures: string[] = []
let undoes: string | undefined
let silentSince: Date | undefined
let touchedAt = Date.now()
let busy = false
/** Another refresh was wanted meanwhile. */
let again = false

const desk: Desk = {
  office: () => element<HTMLSelectElement>('office').value,
  window: () => element<HTMLInputElement>('window').value,
  counter: () => shown,
  run: (work, undo) => void run(work, undo),
}

function begin(): void {
  element('enter').addEventListener('submit', (event) => {
    event.preventDefault()
    void enter(element<HTMLInputElement>('token').value.trim())
  })
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
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => (touchedAt = Date.now()))
  addEventListener('online', () => void refresh())
  setInterval(() => void tick(), REFRESH_MS)
  setInterval(() => void countChats(), CHATS_MS)
  void offerDemonstration()
}

async function offerDemonstration(): Promise<void> {
  const answer = await fetch('/swagger/demo').catch(() => undefined)
  if (!answer?.ok) return
  const { clave } = (await answer.json()) as { clave: string }
  element('demo').hidden = false
  element('demo').addEventListener('click', () => void enter(clave))
}

async function enter(token: string): Promise<void> {
  useKey(token)
  try {
    const { oficinas } = await read<{ oficinas: { nombre: string }[] }>('/admin/puerta')
    element('office').replaceChildren(...oficinas.map(({ nombre }) => new Option(nombre, nombre)))
    const { tramites } = await read<{ tramites: { nombre: string; estado: string }[] }>('/admin/tramites')
    procedures = tramites.flatMap((one) => (one.estado === 'se ofrece' ? [one.nombre] : []))
  } catch (error) {
    useKey('')
    element('wrong').textContent =
      error instanceof Refused
        ? error.said
        : error instanceof WrongKey
          ? 'Esa clave no es válida o ya venció.'
          : 'No hubo respuesta. Vea si hay conexión.'
    return
  }
  element<HTMLInputElement>('token').value = ''
  element('wrong').textContent = ''
  touchedAt = Date.now()
  element('locked').hidden = true
  element('counter').hidden = false
  await refresh()
  void countChats()
  element('words').focus()
}

function clearLists(): void {
  shown = undefined
  undoes = undefined
  element('undo').hidden = true
  for (const list of ['at-window', 'waiting', 'expected', 'done', 'free', 'found']) element(list).replaceChildren()
}

/** Names leave the screen with the key. */
function lock(why: string): void {
  useKey('')
  clearLists()
  element<HTMLDialogElement>('dialog').close()
  say('', 'good')
  element('counter').hidden = true
  element('locked').hidden = false
  element('wrong').textContent = why
  document.title = 'Mostrador'
  element('token').focus()
}

async function tick(): Promise<void> {
  if (!hasKey()) return
  if (Date.now() - touchedAt >= LOCK_AFTER_MS) return lock('Pasaron 15 minutos sin uso. Escriba su clave otra vez.')
  await refresh()
}

async function refresh(): Promise<void> {
  if (!hasKey()) return
  again = busy
  if (busy) return
  busy = true
  const oficina = desk.office()
  try {
    const changed = await readChanged<Counter>('/admin/mostrador', { oficina })
    silentSince = undefined
    // The answer may be of the office that was chosen before.
    if (changed && oficina === desk.office()) {
      shown = changed
      draw(changed, (turn) => buttonsOf(desk, turn))
    }
  } catch (error) {
    if (error instanceof WrongKey) return lock('Su clave ya no es válida. Escríbala otra vez.')
    if (error instanceof Refused) say(error.said, 'bad')
    else silentSince ??= new Date()
  } finally {
    busy = false
    element('connection').textContent = silentSince
      ? `Sin conexión desde las ${clockOf(silentSince)}: lo que ve puede haber cambiado.`
      : 'Con conexión.'
  }
  if (oficina !== desk.office()) forgetTag()
  if (again || oficina !== desk.office()) {
    again = false
    await refresh()
  }
}

const clockOf = (at: Date): string => `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')} h`

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
