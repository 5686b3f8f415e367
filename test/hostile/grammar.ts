// Grammars of webhook bodies: what Meta sends with parts missing, added, repeated or of another type; and JSON that nobody
// would send. They make text, not values, so that repeated members, __proto__ and numbers beyond 2^53 get through.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { ACCOUNT } from '../office.ts'
import { CANARY } from './door.ts'

const FOLDER = join(import.meta.dir, '../payloads')
const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')).webhook as unknown)

/** Members that Meta knows, then some that only JavaScript knows. */
const MEMBERS = [
  ...'object entry id time changes field value metadata phone_number_id contacts wa_id user_id profile name messages'.split(' '),
  ...'from from_user_id timestamp type text body interactive list_reply button_reply title button payload location'.split(' '),
  ...'latitude longitude system new_wa_id previous_user_id group_id statuses status errors code event decision'.split(' '),
  ...'__proto__ constructor prototype toString hasOwnProperty length then toJSON'.split(' '),
]
const WORDS = [
  ...'messages text interactive list_reply button location system audio image reaction unsupported order contacts'.split(' '),
  ...'whatsapp_business_account account_update account_alerts security sent delivered read failed played deleted'.split(' '),
  ...'user_changed_number user_changed_user_id Hola CANCELAR Confirmar'.split(' '),
  ...[ACCOUNT.phoneNumberId, ACCOUNT.businessAccountId, CANARY.phone, '5215500000009', 'MX.1A2B3C', CANARY.curp, CANARY.name],
  ...['1795536000', '0', '-1', '99999999999999999', 'wamid.hostile', '1.1', 'abc.1.menu.renewal', "'; drop table inbox; --"],
]
const NUMBERS = [
  '9007199254740993',
  '1e400',
  '-1e400',
  '-0',
  '1E-400',
  '0.1',
  '123456789012345678901234567890',
  '1795536000',
  '2147483648',
]

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\0', '\ud800', '\u202e', '\ufeff', '😀', '$' + '{x}', '%s%n'),
)

/** Any JSON text made of these words, and a name for a member of it; a member may stand in it twice. */
export function jsonOf(names: string[], words: string[]) {
  const scalar = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words).map((word) => JSON.stringify(word)) },
    { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
    { weight: 2, arbitrary: strange.map((text) => JSON.stringify(text)) },
    { weight: 1, arbitrary: fc.constantFrom('true', 'false', 'null', '""', '[]', '{}') },
  )
  const member = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: strange })
  const { json } = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 7, withCrossShrink: true },
      scalar,
      fc.array(tie('json'), { maxLength: 3 }).map((parts) => `[${parts.join(',')}]`),
      fc
        .array(fc.tuple(member, tie('json')), { maxLength: 5 })
        .map((parts) => `{${parts.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`),
    ),
  }))
  return { member, json }
}

/** Meta's own words. */
const { member, json } = jsonOf(MEMBERS, WORDS)

/** A real envelope around values of any shape, so that they come as far as they can. */
const enveloped = fc
  .tuple(json, json, json, json)
  .map(
    ([message, contact, status, error]) =>
      `{"object":"whatsapp_business_account","entry":[{"id":"${ACCOUNT.businessAccountId}","changes":[{"field":"messages","value":` +
      `{"metadata":{"phone_number_id":"${ACCOUNT.phoneNumberId}"},"messages":[${message}],"contacts":[${contact}],` +
      `"statuses":[${status}],"errors":[${error}]}}]}]}`,
  )

const CONTENTS = [
  '"type":"text","text":{"body":"Hola"}',
  '"type":"text","text":{"body":"renovar mi pasaporte, soy de Toluca"}',
  '"type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"abc.1.menu.renewal","title":"Renovar mi pasaporte"}}',
  '"type":"location","location":{"latitude":19.29,"longitude":-99.65}',
  '"type":"audio","audio":{"id":"1"}',
  '"type":"system","system":{"type":"user_changed_number","wa_id":"5215500000008"}',
]
/** One more member, often one that is there already: then JSON says that the last one counts. */
const added = fc.oneof(
  fc.tuple(member, json).map(([name, value]) => `${JSON.stringify(name)}:${value}`),
  json.map((value) => `"text":{"body":${value}}`),
  json.map((value) => `"interactive":{"type":"list_reply","list_reply":${value}}`),
  json.map((value) => `"from":${value}`),
)

/** A message that is nearly right: a member may be missing, one may be added or be there twice. */
const nearly = fc
  .record({
    id: fc.nat(),
    from: fc.integer({ min: 1, max: 9 }),
    content: fc.constantFrom(...CONTENTS),
    without: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 2 }),
    more: fc.array(added, { maxLength: 2 }),
  })
  .map(({ id, from, content, without, more }) => {
    const members = [`"from":"521550000000${from}"`, `"id":"wamid.${id}"`, '"timestamp":"1795536000"', content]
    return wrapMessages(`{${[...members.filter((_, at) => at !== without), ...more].join(',')}}`)
  })

/** A body of our collection of real ones in which some places were exchanged for anything. */
const mutated = fc
  .tuple(fc.constantFrom(...FIXTURES), fc.array(fc.tuple(fc.nat(), json), { minLength: 1, maxLength: 4 }))
  .map(([fixture, changes]) => changes.reduce((text, [place, value]) => exchange(text, place, value), JSON.stringify(fixture)))

export const webhookText = fc.oneof(
  { weight: 2, arbitrary: json },
  { weight: 3, arbitrary: enveloped },
  { weight: 4, arbitrary: nearly },
  { weight: 4, arbitrary: mutated },
)

/** Messages of our own number as Meta packs them; `messages` is JSON text. */
export const wrapMessages = (messages: string): string =>
  `{"object":"whatsapp_business_account","entry":[{"id":"${ACCOUNT.businessAccountId}","changes":[{"field":"messages","value":` +
  `{"metadata":{"phone_number_id":"${ACCOUNT.phoneNumberId}"},"messages":[${messages}]}}]}]}`

/** The text with the value of one of its places exchanged; no longer JSON when the place was a member's name. */
export function exchange(text: string, place: number, value: string): string {
  const starts = [...text.matchAll(/[:[,](?=["{[\d])/g)].map((match) => match.index + 1)
  const start = starts[place % Math.max(1, starts.length)] ?? 0
  return text.slice(0, start) + value + text.slice(endOfValue(text, start))
}

function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === '"') at = closingQuote(text, at)
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    else if (depth === 0 && char === ',') return at
    if (depth === 0 && (char === '}' || char === ']')) return at + 1
    if (depth < 0) return at
    if (depth === 0 && char === '"') return at + 1
  }
  return text.length
}

function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}
