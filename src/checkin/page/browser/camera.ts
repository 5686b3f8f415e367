import { readFrame } from './picture.ts'

const LOOK_EACH_MS = 250
/** How long a paper must be out of sight before it counts as another reading. */
const AWAY_FOR_MS = 4_000

export interface Camera {
  stop(): void
}

interface Seen {
  /** A code came into sight. */
  found(code: string): void
  /** The telephone took the camera away: it slept, or another program has it. */
  gone(): void
}

/** Only a secure page may see through the camera; elsewhere a photograph is taken. */
export const canUseCamera = (): boolean => globalThis.isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined

/** Shows the camera and tells each code that comes into sight. Throws when the camera cannot be had. */
export async function openCamera(video: HTMLVideoElement, { found, gone }: Seen): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } })
  for (const track of stream.getTracks()) track.addEventListener('ended', gone)
  video.srcObject = stream
  video.hidden = false
  await video.play()
  let last = { code: '', at: 0 }
  const looking = setInterval(() => {
    const code = readFrame(video)
    if (code === undefined) return
    const now = performance.now()
    const isNew = code !== last.code || now - last.at >= AWAY_FOR_MS
    last = { code, at: now }
    if (isNew) found(code)
  }, LOOK_EACH_MS)
  return {
    stop() {
      clearInterval(looking)
      for (const track of stream.getTracks()) track.stop()
      video.srcObject = null
      video.hidden = true
    },
  }
}
