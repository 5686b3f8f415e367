import { unpackPng } from '../../src/visits/commands/verify-qr.ts'

// What a telephone's camera would see, as a film that Chromium can play in its place: YUV4MPEG2, grey, without a library.

const WIDTH = 1280
const HEIGHT = 720
const FRAMES_A_SECOND = 5
/** A desk, on which nothing lies. */
const DESK = 96

/** A paper held before the camera, or nothing, for so long. */
export interface Scene {
  png: Uint8Array | undefined
  seconds: number
}

/** The whole film; Chromium begins again when it ends. */
export async function writeFilm(path: string, scenes: Scene[]): Promise<void> {
  const colourless = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128)
  const pieces: Uint8Array[] = [new TextEncoder().encode(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`)]
  for (const { png, seconds } of scenes) {
    const frame = [new TextEncoder().encode('FRAME\n'), seen(png), colourless]
    for (let count = 0; count < seconds * FRAMES_A_SECOND; count++) pieces.push(...frame)
  }
  await Bun.write(path, Buffer.concat(pieces))
}

/** Chromium's own flags to play such a film as what its camera sees. */
export const fakeCamera = (film: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]

/** The brightness of each dot: the paper's upper edge is at the camera's, its middle in the middle. */
function seen(png: Uint8Array | undefined): Uint8Array {
  const frame = new Uint8Array(WIDTH * HEIGHT).fill(DESK)
  if (!png) return frame
  const { width, height, data } = unpackPng(png)
  const left = Math.round((WIDTH - width) / 2)
  const top = Math.max(0, Math.round((HEIGHT - height) / 2))
  for (let y = 0; y < Math.min(height, HEIGHT - top); y++)
    for (let x = Math.max(0, -left); x < Math.min(width, WIDTH - left); x++) {
      const at = (y * width + x) * 4
      const bright = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
      frame[(y + top) * WIDTH + x + left] = Math.round(16 + bright * 0.84) // No white is as white before a lens.
    }
  return frame
}
