import { readFrame } from './picture.ts'

const LOOK_EACH_MS = 250
/** The same paper held before the camera is one reading. */
const SAME_FOR_MS = 6_000

export interface Camera {
  stop(): void
}

/** Only a secure page may see through the camera; elsewhere a photograph is taken. */
export const canUseCamera = (): boolean => globalThis.isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined

/** Shows the camera and tells each code that comes into sight. Throws when the camera cannot be had. */
export async function openCamera(video: HTMLVideoElement, found: (code: string) => void): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } })
  video.srcObject = stream
  video.hidden = false
  await video.play()
  let last = { code: '', at: 0 }
  const looking = setInterval(() => {
    const code = readFrame(video)
    const now = Date.now()
    if (code === undefined || (code === last.code && now - last.at < SAME_FOR_MS)) return
    last = { code, at: now }
    found(code)
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
