import { element, offerDemonstration } from '../../../pages/desk/browser/elements.ts'
import { CodeRefused, codeInAddress, keyFrom } from '../../../pages/desk/browser/own-key.ts'
import { type Camera, canUseCamera, openCamera, readPhoto } from './camera.ts'
import { chooseOffice, doorState, doorZone, learn, offerOffices, recall } from './door-state.ts'
import { exchange, showConnection } from './exchange.ts'
import { waiting } from './readings.ts'
import { forgetLater, showBusy, showReady, showTrouble } from './screen.ts'
import { enter, isReachable, WrongKey } from './server.ts'
import { check, momentIn } from './verdict.ts'
import { WORDS } from './words.ts'

const EXCHANGE_EACH_MS = 15_000
/** A key that came with a code stays on its telephone: nobody could type it again at a door. */
const OWN_KEY = 'ventanilla.puerta.clave'

let camera: Camera | undefined

function begin(): void {
  element('enter').addEventListener('submit', (event) => {
    event.preventDefault()
    void open(element<HTMLInputElement>('token').value)
  })
  element('offline').addEventListener('click', openDoor)
  element('office').addEventListener('change', officeChosen)
  element('photo').addEventListener('change', () => void takePhoto())
  element('typed').addEventListener('submit', (event) => {
    event.preventDefault()
    const field = element<HTMLInputElement>('code')
    if (field.value.trim() !== '') void read(field.value)
    field.value = ''
  })
  element('camera').hidden = !canUseCamera()
  element('camera').addEventListener('click', () => void turnCamera())
  element('key-again').addEventListener('click', keyAgain)
  element('forget-key').addEventListener('click', () => {
    localStorage.removeItem(OWN_KEY)
    location.reload()
  })
  element('later-seen').addEventListener('click', forgetLater)
  addEventListener('online', () => void exchangeNow())
  addEventListener('offline', () => void exchangeNow())
  addEventListener('beforeunload', (event) => waiting().length > 0 && event.preventDefault())
  setInterval(() => void exchangeNow(), EXCHANGE_EACH_MS)
  keepPage(isClosed)
  element('keeping').textContent = survivesReload() ? WORDS.kept : WORDS.notKept
  void offerDemonstration((key) => void open(key))
  const known = codeInAddress() ?? localStorage.getItem(OWN_KEY)
  if (known) void open(known)
  else void offerOffline()
}

const isClosed = (): boolean => element('door').hidden === true

/** Without a connection the page works with what this telephone took before. */
async function offerOffline(): Promise<void> {
  if ((await isReachable()) || !isClosed() || !recall()) return
  element('offline-says').textContent = WORDS.offerOffline(momentIn(doorState.takenAt, doorZone()))
  element('offline-offer').hidden = false
}

async function open(typed: string): Promise<void> {
  const wrong = element('wrong')
  wrong.textContent = ''
  try {
    const { key, isNew } = await keyFrom(typed)
    if (isNew) localStorage.setItem(OWN_KEY, key)
    learn(await enter(key))
  } catch (error) {
    if (error instanceof WrongKey) localStorage.removeItem(OWN_KEY)
    wrong.textContent = error instanceof CodeRefused ? error.message : error instanceof WrongKey ? WORDS.wrongKey : WORDS.noAnswer
    if (!(error instanceof WrongKey || error instanceof CodeRefused)) void offerOffline()
    return
  }
  element<HTMLInputElement>('token').value = ''
  openDoor()
}

function openDoor(): void {
  offerOffices()
  element('enter').hidden = true
  element('door').hidden = false
  element('forget-key').hidden = localStorage.getItem(OWN_KEY) === null
  showReady()
  showConnection()
  void exchangeNow()
}

function officeChosen(): void {
  chooseOffice(Number(element<HTMLSelectElement>('office').value))
  void exchangeNow()
}

async function takePhoto(): Promise<void> {
  const field = element<HTMLInputElement>('photo')
  const [file] = field.files ?? []
  if (!file) return
  showBusy()
  const code = await readPhoto(file).catch(() => 'no picture' as const)
  field.value = ''
  if (code === undefined || code === 'no picture') showTrouble(code === undefined ? WORDS.noCode : WORDS.notPicture)
  else await read(code)
}

async function turnCamera(): Promise<void> {
  if (camera) return closeCamera()
  const video = element<HTMLVideoElement>('video')
  camera = await openCamera(video, { found: (code) => void read(code), gone: closeCamera }).catch(() => undefined)
  if (!camera) showTrouble(WORDS.noCamera)
  showCamera()
}

function closeCamera(): void {
  camera?.stop()
  camera = undefined
  showCamera()
}

function showCamera(): void {
  const button = element('camera')
  button.textContent = camera ? WORDS.cameraOn : WORDS.cameraOff
  button.setAttribute('aria-pressed', String(camera !== undefined))
  element('take').hidden = camera !== undefined
}

const again = (work: () => Promise<void>): Promise<void> => unlessKeyEnded(work).then(showConnection)
const read = (code: string): Promise<void> => again(() => check(code, (work) => void again(work)))

async function exchangeNow(): Promise<void> {
  if (!isClosed()) await unlessKeyEnded(exchange)
}

async function unlessKeyEnded(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof WrongKey)) throw error
    askForKey(WORDS.keyEnded)
  }
}

function keyAgain(): void {
  askForKey('')
  const known = localStorage.getItem(OWN_KEY)
  if (known) void open(known)
}

function askForKey(why: string): void {
  closeCamera()
  element('door').hidden = true
  element('enter').hidden = false
  element('wrong').textContent = why
  element('token').focus()
}

const WORKER = '/puerta/archivos/worker.ts'
const SCOPE = '/puerta'

/** Browsers keep only secure pages: by https, or on this very computer. */
export const survivesReload = (): boolean => globalThis.isSecureContext && navigator.serviceWorker !== undefined

/**
 * The browser keeps the page's files for opening offline. A newer version replaces an older one while `idle`, otherwise at the next
 * opening.
 */
export function keepPage(idle: () => boolean): void {
  if (!survivesReload()) return
  const older = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => older && idle() && location.reload())
  // Without it the page works as long as it stays open.
  navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: 'none' }).catch(() => undefined)
}

begin()
