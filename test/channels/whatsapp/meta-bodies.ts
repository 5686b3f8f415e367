import { z } from 'zod'

/**
 * What `POST /{number}/messages` takes, in our own words: read from Meta's OpenAPI document for version v23 (repository
 * facebook/openapi, schema `Message` and below), as far as we send it. Stricter than the document where that only describes in words
 * what it means (a button's title is not empty), and unknown members are refused everywhere: what Meta does not know it may refuse.
 * What the document lacks and Meta's pages have is marked.
 */
const text = (most: number) => z.string().min(1).max(most)
const bytes = (most: number) => z.string().refine((id) => id.length > 0 && id === id.trim() && Buffer.byteLength(id) <= most)

/** The pages of the user ids (2026) have `recipient` in the place of `to`; those of the statuses have the callback data, 512 characters. */
const ADDRESS = { to: z.string().regex(/^\+\d{8,15}$/), recipient: z.string().regex(/^[A-Z]{2}\.[\w.]+$/) }
const base = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual'),
  to: ADDRESS.to.optional(),
  recipient: ADDRESS.recipient.optional(),
  biz_opaque_callback_data: text(512),
}

/** Numbers written as text: as numbers they are in what Meta sends, not in what it takes. */
const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(?:\.\d+)?$/)
    .refine((written) => Math.abs(Number(written)) <= most)

const button = z.strictObject({ type: z.literal('reply'), reply: z.strictObject({ id: bytes(256), title: text(20) }) })
const row = z.strictObject({ id: bytes(200), title: text(24), description: text(72).optional() })
const body = z.strictObject({ text: text(1024) })
const footer = z.strictObject({ text: text(60) }).optional()

const interactive = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    body,
    footer,
    action: z.strictObject({ buttons: z.array(button).min(1).max(3) }),
  }),
  z.strictObject({
    type: z.literal('list'),
    body: z.strictObject({ text: text(4096) }), // The page of lists allows more than the document.
    footer,
    action: z.strictObject({
      button: text(20),
      sections: z.array(z.strictObject({ rows: z.array(row).min(1).max(10) })).length(1),
    }),
  }),
  // Only on Meta's pages.
  z.strictObject({
    type: z.literal('location_request_message'),
    body,
    action: z.strictObject({ name: z.literal('send_location') }),
  }),
])

const component = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('body'),
    parameters: z.array(z.strictObject({ type: z.literal('text'), text: text(1024) })),
  }),
  z.strictObject({
    type: z.literal('button'),
    sub_type: z.literal('quick_reply'),
    index: z.string().regex(/^\d$/),
    parameters: z.array(z.strictObject({ type: z.literal('payload'), payload: bytes(128) })).length(1),
  }),
])
const template = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.strictObject({ policy: z.literal('deterministic'), code: z.string().regex(/^[a-z]{2}(?:_[A-Z]{2})?$/) }),
  components: z.array(component),
})

const location = z.strictObject({ latitude: degrees(90), longitude: degrees(180), name: text(1000), address: text(1000) })
const document = z.strictObject({ id: z.string().min(1), filename: text(240), caption: text(1024) })

const message = z
  .discriminatedUnion('type', [
    z.strictObject({ ...base, type: z.literal('text'), text: z.strictObject({ body: text(4096), preview_url: z.boolean() }) }),
    z.strictObject({ ...base, type: z.literal('interactive'), interactive }),
    z.strictObject({ ...base, type: z.literal('location'), location }),
    z.strictObject({ ...base, type: z.literal('document'), document }),
    z.strictObject({ ...base, type: z.literal('template'), template }),
  ])
  .refine((sent) => (sent.to === undefined) !== (sent.recipient === undefined), 'one address, no more and no less')

/** What Meta would find wrong with a body as it is sent: empty for a good one. */
export function metaFaults(sent: unknown): string[] {
  const judged = message.safeParse(sent)
  return judged.error?.issues.map(({ path, message: why }) => `${path.join('.')}: ${why}`) ?? []
}
