import { element } from '../../../../pages/desk/browser/elements.ts'
import { entrance } from '../../../../pages/desk/browser/entrance.ts'
import { clockOf, follow } from '../../../../pages/desk/browser/follow.ts'
import { forgetTags, Refused, read, useKey } from '../../../../pages/desk/browser/office-link.ts'
import { offerSound } from '../../../../pages/desk/browser/sound.ts'

interface Called {
  turno: number
  ventanilla: number
  estado: string
  llamadas: number
}

interface Screen {
  oficina: string
  turnos: Called[]
}

const KEY_KEPT = 'ventanilla.pantalla.clave'
const OFFICE_KEPT = 'ventanilla.pantalla.oficina'
const SOUND_KEPT = 'ventanilla.pantalla.sonido'
const LOUD = 0.25
const CLOCK_EVERY_MS = 1_000

/** Calls that were shown, so that only a new one is heard; undefined before the first answer. */
let shown: ReadonlySet<string> | undefined

const sound = offerSound(SOUND_KEPT, LOUD)

const office = element<HTMLSelectElement>('office')

const door = entrance('screen', async (key) => {
  const me = await read<{ rol: string; oficinas: string[]; operaciones: string[] }>('/admin/yo')
  if (!me.operaciones.includes('GET /admin/pantalla'))
    throw new Refused('Esta clave no es para la pantalla. Pida una de «pantalla».', [])
  // A key that may do more is not left lying in a waiting room.
  if (me.rol === 'pantalla') localStorage.setItem(KEY_KEPT, key)
  offerOffices(me.oficinas)
  await refresh()
})

function offerOffices(names: readonly string[]): void {
  office.replaceChildren(...names.map((name) => new Option(name, name)))
  const kept = localStorage.getItem(OFFICE_KEPT)
  if (kept !== null && names.includes(kept)) office.value = kept
  element('choose').hidden = names.length < 2
}

const refresh = follow<Screen>({
  path: '/admin/pantalla',
  query: () => (office.value === '' ? {} : { oficina: office.value }),
  changed: draw,
  wrongKey: () => forget('Esa clave ya no es válida. Pida otra para esta pantalla.'),
  heard(trouble) {
    const says =
      trouble instanceof Date ? `Sin conexión desde las ${clockOf(trouble)}. Pregunte su turno en la ventanilla.` : trouble
    // Set only when it changes: what is set again is read aloud again.
    if (element('stale').textContent !== (says ?? '')) element('stale').textContent = says ?? ''
  },
})

function forget(why: string): void {
  localStorage.removeItem(KEY_KEPT)
  element('called').replaceChildren()
  shown = undefined
  door.close(why)
}

function draw({ oficina, turnos }: Screen): void {
  element('where').textContent = oficina
  element('nobody').hidden = turnos.length > 0
  element('turns').hidden = turnos.length === 0
  element('turns').style.setProperty('--rows', String(turnos.length))
  element('called').replaceChildren(...turnos.map(rowOf))
  const calls = turnos.filter((one) => one.estado === 'llamado')
  const fresh = calls.filter((one) => shown?.has(nameOf(one)) === false)
  shown = new Set(calls.map(nameOf))
  if (fresh.length === 0) return
  element('aloud').textContent = fresh.map((one) => `Turno ${one.turno}, ventanilla ${one.ventanilla}.`).join(' ')
  sound.chime()
}

/** Only a page that is seen may keep its screen on, and loses that when it is not. Not over plain HTTP, nor in an older browser. */
function stayAwake(): void {
  if (document.visibilityState === 'visible') void navigator.wakeLock?.request('screen').catch(() => undefined)
}

function showClock(): void {
  const says = clockOf(new Date())
  if (element('clock').textContent !== says) element('clock').textContent = says
}

const nameOf = ({ turno, ventanilla, llamadas }: Called): string => `${turno} ${ventanilla} ${llamadas}`

function rowOf({ turno, ventanilla, estado }: Called, at: number): HTMLTableRowElement {
  const row = document.createElement('tr')
  row.className = at === 0 ? 'latest' : ''
  row.dataset.state = estado
  for (const figure of [turno, ventanilla]) row.insertCell().textContent = String(figure)
  return row
}

function begin(): void {
  showClock()
  setInterval(showClock, CLOCK_EVERY_MS)
  stayAwake()
  document.addEventListener('visibilitychange', stayAwake)
  office.addEventListener('change', () => {
    localStorage.setItem(OFFICE_KEPT, office.value)
    shown = undefined
    forgetTags()
    void refresh()
  })
  const kept = localStorage.getItem(KEY_KEPT)
  if (kept === null) return
  // After a power cut the office may start later than this screen: the key stays, and the page goes on asking.
  useKey(kept)
  element('choose').hidden = true
  element('locked').hidden = true
  element('screen').hidden = false
  void refresh()
}

begin()
