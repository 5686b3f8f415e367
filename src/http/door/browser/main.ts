import { type Camera, canUseCamera, openCamera } from './camera.ts'
import { hourIn, type Judged, judge, momentIn, type Standing } from './judge.ts'
import { readPhoto } from './picture.ts'
import { noteUse, type Reading, sendLater, sent, usedAt, waiting } from './readings.ts'
import { addToHistory, element, type Shown, show, showBusy, showTrouble } from './screen.ts'
import { enter, type Told, tell, WrongKey } from './server.ts'
import { TITLES, WORDS } from './words.ts'

const SEND_EACH_MS = 15_000
/** Less between two clocks is the way of an answer. */
const CLOCKS_AGREE_MS = 60_000

let standing: Standing = { publicKey: '', offices: [], ahead: 0, here: undefined }
let camera: Camera | undefined
let sending = false

function begin(): void {
  element('enter').addEventListener('submit', (event) => {
    event.preventDefault()
    void open(element<HTMLInputElement>('token').value.trim())
  })
  element('office').addEventListener('change', chooseOffice)
  element('photo').addEventListener('change', () => void takePhoto())
  element('typed').addEventListener('submit', (event) => {
    event.preventDefault()
    const field = element<HTMLInputElement>('code')
    if (field.value.trim() !== '') void check(field.value)
    field.value = ''
  })
  element('camera').hidden = !canUseCamera()
  element('camera').addEventListener('click', () => void turnCamera())
  addEventListener('online', () => void sendWaiting())
  addEventListener('beforeunload', (event) => waiting().length > 0 && event.preventDefault())
  setInterval(() => void sendWaiting(), SEND_EACH_MS)
  void offerDemonstration()
}

/** Only a demonstration gives its key away. */
async function offerDemonstration(): Promise<void> {
  const answer = await fetch('/swagger/demo').catch(() => undefined)
  if (!answer?.ok) return
  const { clave } = (await answer.json()) as { clave: string }
  element('demo').hidden = false
  element('demo').addEventListener('click', () => void open(clave))
}

async function open(token: string): Promise<void> {
  const wrong = element('wrong')
  wrong.textContent = ''
  try {
    const { llave, ahora, oficinas } = await enter(token)
    standing = { publicKey: llave, offices: oficinas, ahead: aheadOf(ahora), here: undefined }
  } catch (error) {
    wrong.textContent = error instanceof WrongKey ? WORDS.wrongKey : WORDS.noAnswer
    return
  }
  element<HTMLInputElement>('token').value = ''
  offerOffices()
  element('enter').hidden = true
  element('door').hidden = false
  void sendWaiting()
}

/** A telephone whose clock is wrong, or a demonstration whose time was put forward, must not turn today's receipts away. */
function aheadOf(systemNow: string): number {
  const ahead = Date.parse(systemNow) - Date.now()
  return Math.abs(ahead) < CLOCKS_AGREE_MS ? 0 : ahead
}

function offerOffices(): void {
  const names = standing.offices.map(({ numero, nombre }) => new Option(nombre, String(numero)))
  const several = names.length > 1 ? [new Option(WORDS.chooseOffice, '')] : []
  element('office').replaceChildren(...several, ...names)
  chooseOffice()
}

function chooseOffice(): void {
  const number = Number(element<HTMLSelectElement>('office').value)
  standing.here = standing.offices.find((one) => one.numero === number)
}

async function takePhoto(): Promise<void> {
  const field = element<HTMLInputElement>('photo')
  const [file] = field.files ?? []
  if (!file) return
  showBusy()
  const code = await readPhoto(file).catch(() => 'no picture' as const)
  field.value = ''
  if (code === undefined || code === 'no picture') showTrouble(code === undefined ? WORDS.noCode : WORDS.notPicture)
  else await check(code)
}

async function turnCamera(): Promise<void> {
  const button = element('camera')
  if (camera) {
    camera.stop()
    camera = undefined
  } else {
    camera = await openCamera(element<HTMLVideoElement>('video'), (code) => void check(code)).catch(() => undefined)
    if (!camera) showTrouble(WORDS.noCamera)
  }
  button.textContent = camera ? WORDS.cameraOn : WORDS.cameraOff
  button.setAttribute('aria-pressed', String(camera !== undefined))
}

/** The system's word counts; without it the signature, the day, the office and this window's own list. */
async function check(code: string): Promise<void> {
  showBusy()
  const now = Date.now() + standing.ahead
  const judged = await judge(code, standing, now)
  const told = judged.pass ? await askSystem(code, now) : undefined
  if (told === 'wrong key') return askForKeyAgain()
  const shown = told ? fromSystem(told, judged, now) : byItself(code, judged, now)
  show(shown)
  addToHistory(hourIn(now, standing.here?.zona), [TITLES[shown.verdict], judged.pass?.folio].filter(Boolean).join(' '))
  showWaiting()
}

async function askSystem(code: string, readAt: number): Promise<Told | 'wrong key' | undefined> {
  try {
    return await tell(code, standing.here?.nombre, readAt)
  } catch (error) {
    return error instanceof WrongKey ? 'wrong key' : undefined
  }
}

function askForKeyAgain(): void {
  element('door').hidden = true
  element('enter').hidden = false
  element('wrong').textContent = WORDS.keyEnded
}

function fromSystem(told: Told, judged: Judged, now: number): Shown {
  const { pass } = judged
  if (pass && (told.verdict === 'valid' || told.verdict === 'used')) noteUse(pass, told.usedAt ?? now)
  return { verdict: told.verdict, explain: told.summary, people: told.people, says: saysOf(judged) }
}

function byItself(code: string, judged: Judged, now: number): Shown {
  const { verdict, pass, office } = judged
  if (!pass || verdict === 'not_ours') return { verdict: 'not_ours', explain: WORDS.notOurs }
  const says = saysOf(judged)
  if (verdict === 'unchecked') return { verdict, explain: WORDS.unchecked, says }
  if (verdict === 'other_day')
    return { verdict, explain: WORDS.otherDay(momentIn(pass.startsAt, office?.zona)), says, note: WORDS.offline }
  if (verdict !== 'valid') return { verdict, explain: '', says, note: WORDS.offline }
  const before = usedAt(pass)
  if (before !== undefined)
    return { verdict: 'used', explain: WORDS.usedAt(hourIn(before, office?.zona)), says, note: WORDS.offline }
  noteUse(pass, now)
  sendLater({ code, readAt: now, office: standing.here?.nombre, folio: pass.folio })
  return { verdict, explain: WORDS.offlineOurs, says, note: WORDS.offline }
}

function saysOf({ pass, office }: Judged): string {
  if (!pass) return ''
  const where = office?.nombre ?? WORDS.officeNumber(pass.officeId)
  return `${WORDS.folio(pass.folio)} ${WORDS.signed(momentIn(pass.startsAt, office?.zona), where)}`
}

/** One after the other, oldest first; what resulted otherwise than it was shown is said in the list. */
async function sendWaiting(): Promise<void> {
  if (sending || element('door').hidden) return
  sending = true
  for (const reading of [...waiting()]) if (!(await sendOne(reading))) break
  sending = false
  showWaiting()
}

async function sendOne(reading: Reading): Promise<boolean> {
  const told = await tell(reading.code, reading.office, reading.readAt).catch(() => undefined)
  if (!told) return false
  sent(reading)
  if (told.verdict !== 'valid')
    addToHistory(hourIn(reading.readAt, undefined), WORDS.toldLater(reading.folio, TITLES[told.verdict]))
  return true
}

function showWaiting(): void {
  const count = waiting().length
  element('waiting').textContent = count === 0 ? '' : WORDS.waiting(count)
}

begin()
