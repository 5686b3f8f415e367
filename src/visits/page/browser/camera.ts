import { decodeQR } from 'qr/decode.js'

const LOOK_EACH_MS = 250
/** A paper out of sight for so long counts as another reading. */
const AWAY_FOR_MS = 4_000

export interface Camera {
  stop(): void
}

interface Seen {
  found(code: string): void
  /** It slept, or another program has the camera. */
  gone(): void
}

/** Needs a secure page; elsewhere a photograph is taken. */
export const canUseCamera = (): boolean => globalThis.isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined

/** Reports each code that comes into sight. Throws when the camera cannot be had. */
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

/** A photograph that is too sharp or too coarse is read at another size. */
const SIDES = [1200, 700, 850, 600, 1000, 500, 2000]

/** Undefined when no code is found. Throws when the file is no picture. */
export async function readPhoto(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file)
  const native = await byBrowser(picture)
  if (native !== undefined) return native
  for (const side of SIDES) {
    const found = readPixels(draw(picture, picture.width, picture.height, side), 1_500)
    if (found !== undefined) return found
  }
  return undefined
}

function readFrame(video: HTMLVideoElement): string | undefined {
  if (video.videoWidth === 0) return undefined
  return readPixels(draw(video, video.videoWidth, video.videoHeight, 900), 80)
}

interface Detector {
  detect(source: ImageBitmap): Promise<{ rawValue: string }[]>
}

/** Built-in readers are better than ours. */
async function byBrowser(picture: ImageBitmap): Promise<string | undefined> {
  const Native = (globalThis as { BarcodeDetector?: new (options: { formats: string[] }) => Detector }).BarcodeDetector
  try {
    return Native && (await new Native({ formats: ['qr_code'] }).detect(picture))[0]?.rawValue
  } catch {
    return undefined
  }
}

let canvas: HTMLCanvasElement | undefined

function draw(source: CanvasImageSource, width: number, height: number, side: number): ImageData {
  canvas ??= document.createElement('canvas')
  const scale = Math.min(1, side / Math.max(width, height))
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('no canvas')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(source, 0, 0, canvas.width, canvas.height)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

function readPixels({ width, height, data }: ImageData, timeLimit: number): string | undefined {
  try {
    return decodeQR({ width, height, data }, { timeLimit, effort: 3 })
  } catch {
    return undefined
  }
}
