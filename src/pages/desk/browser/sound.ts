import { element } from './elements.ts'

const HERTZ = 660
const SECONDS = 0.6

interface Sound {
  /** One soft tone, where it is turned on. */
  chime(): void
}

/** The button `sound`; `kept`: under which name this browser remembers the choice. `loud`: from 0 to 1. */
export function offerSound(kept: string, loud: number): Sound {
  let audio: AudioContext | undefined
  const button = element('sound')
  const wanted = () => localStorage.getItem(kept) === 'yes'
  const plays = () => wanted() && audio?.state === 'running'
  const show = () => {
    button.setAttribute('aria-pressed', String(plays()))
    button.textContent = plays() ? 'Sonido encendido' : wanted() ? 'Toque aquí para el sonido' : 'Sonido apagado'
  }
  const start = async () => {
    audio ??= new AudioContext()
    await audio.resume()
    show()
  }
  button.addEventListener('click', async () => {
    const turnsOn = !plays()
    localStorage.setItem(kept, turnsOn ? 'yes' : 'no')
    if (turnsOn) {
      await start()
      chime()
    } else {
      await audio?.suspend()
      show()
    }
  })
  // Browsers play nothing before somebody touched the page.
  const wake = ({ target }: Event) => {
    if (wanted() && audio === undefined && target !== button) void start()
  }
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, wake)
  show()

  function chime(): void {
    if (!plays() || !audio) return
    const [tone, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime]
    tone.frequency.value = HERTZ
    volume.gain.setValueAtTime(loud, at)
    volume.gain.exponentialRampToValueAtTime(0.001, at + SECONDS)
    tone.connect(volume).connect(audio.destination)
    tone.start(at)
    tone.stop(at + SECONDS)
  }
  return { chime }
}
