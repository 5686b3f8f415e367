import { element } from '../../../../pages/desk/browser/elements.ts'

const KEPT = 'ventanilla.pantalla.sonido'
const HERTZ = 660
const SECONDS = 0.6
const LOUD = 0.25

let audio: AudioContext | undefined

/** Browsers play nothing before somebody touched the page: after a reload the button says so. */
export function offerSound(): void {
  const button = element('sound')
  const wanted = () => localStorage.getItem(KEPT) === 'yes'
  const show = () => {
    const plays = wanted() && audio?.state === 'running'
    button.setAttribute('aria-pressed', String(plays))
    button.textContent = plays ? 'Sonido encendido' : wanted() ? 'Toque aquí para el sonido' : 'Sonido apagado'
  }
  button.addEventListener('click', async () => {
    const turnsOn = audio?.state !== 'running' || !wanted()
    localStorage.setItem(KEPT, turnsOn ? 'yes' : 'no')
    if (turnsOn) {
      audio ??= new AudioContext()
      await audio.resume()
      chime()
    } else await audio?.suspend()
    show()
  })
  show()
}

/** One soft tone. */
export function chime(): void {
  if (audio?.state !== 'running') return
  const [tone, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime]
  tone.frequency.value = HERTZ
  volume.gain.setValueAtTime(LOUD, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + SECONDS)
  tone.connect(volume).connect(audio.destination)
  tone.start(at)
  tone.stop(at + SECONDS)
}
