import { createHash } from 'node:crypto'
import { type Clock, DAY, type Instant, MINUTE } from '../../clock.ts'
import { type Refusal, refuse } from './refusal.ts'

const KEPT_MS = 30 * DAY
/** A download address dies after five minutes; a new one can be requested. */
const LINK_MS = 5 * MINUTE
const MEGABYTE = 1024 * 1024
const LIMITS: [type: RegExp, bytes: number][] = [
  [/^image\/(?:jpeg|png)$/, 5 * MEGABYTE],
  [/^image\/webp$/, 0.5 * MEGABYTE],
  [/^audio\/(?:aac|amr|mpeg|mp4|ogg)(?:;|$)/, 16 * MEGABYTE],
  [/^video\/(?:mp4|3gpp)$/, 16 * MEGABYTE],
  [/^(?:text\/plain|application\/(?:pdf|msword|vnd\.[\w.-]+))(?:;|$)/, 100 * MEGABYTE],
]

interface Kept {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  at: Instant
}

/** In memory. */
export interface MediaStore {
  upload(form: FormData): Promise<{ id: string } | { refusal: Refusal }>
  known(id: string): boolean
  describe(id: string, origin: string): Record<string, unknown> | undefined
  /** 404 after the link has died. */
  download(id: string, link: string): Response
  remove(id: string): boolean
  /** As a telephone: a PDF opens on the screen, anything else is saved. */
  open(id: string, name: string): Response
}

export function createMediaStore(clock: Clock): MediaStore {
  const files = new Map<string, Kept>()
  const links = new Map<string, { id: string; until: Instant }>()
  const find = (id: string): Kept | undefined => {
    const file = files.get(id)
    return file && clock.now() - file.at < KEPT_MS ? file : undefined
  }
  return {
    async upload(form) {
      const file = form.get('file')
      if (form.get('messaging_product') !== 'whatsapp') return { refusal: refuse(100, 'messaging_product is required') }
      if (!(file instanceof File)) return { refusal: refuse(131008, 'file is required') }
      const type = String(form.get('type') ?? file.type)
      const limit = LIMITS.find(([pattern]) => pattern.test(type))?.[1]
      if (limit === undefined) return { refusal: refuse(131053, 'file type is not supported') }
      if (file.size === 0) return { refusal: refuse(131053, 'file is empty') }
      if (file.size > limit) return { refusal: refuse(131053, `file is larger than ${limit} bytes`) }
      const id = mintId(clock)
      files.set(id, { bytes: new Uint8Array(await file.arrayBuffer()), type, at: clock.now() })
      return { id }
    },
    known: (id) => find(id) !== undefined,
    describe(id, origin) {
      const file = find(id)
      if (!file) return undefined
      const link = mintId(clock)
      links.set(link, { id, until: clock.now() + LINK_MS })
      return {
        messaging_product: 'whatsapp',
        url: `${origin}/media/${id}?link=${link}`,
        mime_type: file.type,
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
        file_size: file.bytes.length,
        id,
      }
    },
    download(id, link) {
      const known = links.get(link)
      const file = find(id)
      if (!file || known?.id !== id || known.until < clock.now()) return new Response(null, { status: 404 })
      return new Response(file.bytes, { headers: { 'content-type': file.type } })
    },
    remove: (id) => files.delete(id),
    open(id, name) {
      const file = find(id)
      if (!file) return new Response(null, { status: 404 })
      const how = file.type === 'application/pdf' ? 'inline' : 'attachment'
      return new Response(file.bytes, {
        headers: {
          'content-type': file.type,
          'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(name)}`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      })
    },
  }
}

/** Fifteen digits, as Graph's ids are. */
export function mintId(clock: Pick<Clock, 'random'>): string {
  return Array.from(clock.random(15), (byte, at) => (at === 0 ? 1 + (byte % 9) : byte % 10)).join('')
}
