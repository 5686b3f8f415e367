// The code on a receipt, in the characters that a QR code holds most densely. Imports nothing at run time: the door's page runs it in a
// browser as it is.
import type { Instant } from '../clock.ts'

/** No name, no CURP, nothing that is not printed beside it. */
export interface Pass {
  keyId: string
  folio: string
  members: number
  officeId: number
  /** In whole minutes. */
  startsAt: Instant
  /** Tells two receipts of the same visit apart. */
  nonce: string
}

export interface SignedPass {
  pass: Pass
  signed: string
  signature: Uint8Array
}

const HEAD = 'VENTANILLA1'
const KEY_HEAD = 'VENTANILLA-LLAVE1'
const MINUTE_MS = 60_000
const SIGNATURE_BYTES = 64
const KEY_BYTES = 32
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const KEY_ID_LENGTH = 5

const SHAPE = /^VENTANILLA1:([A-Z2-7]{5}):([A-Z\d]{3}-[A-Z\d]{3}):([1-9]\d?):([1-9]\d{0,5}):([\dA-Z]{1,8}):([A-Z2-7]{4})$/

/** Only capitals, digits, `:` and `-`: a QR code spends 5.5 bits on each. */
export function passWords({ keyId, folio, members, officeId, startsAt, nonce }: Pass): string {
  return [HEAD, keyId, folio, members, officeId, (startsAt / MINUTE_MS).toString(36).toUpperCase(), nonce].join(':')
}

export const codeOf = (words: string, signature: Uint8Array): string => `${words}:${toBase32(signature)}`

/** Undefined when it is not written like one of ours. Does not check the signature. */
export function readPass(code: string): SignedPass | undefined {
  const text = code.trim()
  const cut = text.lastIndexOf(':')
  const signed = text.slice(0, cut)
  const signature = fromBase32(text.slice(cut + 1), SIGNATURE_BYTES)
  const [, keyId = '', folio = '', members = '', officeId = '', minutes = '', nonce = ''] = SHAPE.exec(signed) ?? []
  if (!signature || keyId === '') return undefined
  const startsAt = Number.parseInt(minutes, 36) * MINUTE_MS
  const pass: Pass = { keyId, folio, members: Number(members), officeId: Number(officeId), startsAt, nonce }
  // Only one spelling is accepted, so that no second text means the same code.
  return passWords(pass) === signed ? { pass, signed, signature } : undefined
}

/** Names a public key by its first letters. */
export const keyIdOf = (publicKey: Uint8Array): string => toBase32(publicKey).slice(0, KEY_ID_LENGTH)

/** The public key as a line that can be printed, sent and typed. */
export const keyLine = (publicKey: Uint8Array): string => `${KEY_HEAD}:${toBase32(publicKey)}`

/** Reads a line made by `keyLine`; undefined for any other. */
export function readKeyLine(line: string): Uint8Array | undefined {
  const text = line.trim()
  return text.startsWith(`${KEY_HEAD}:`) ? fromBase32(text.slice(KEY_HEAD.length + 1), KEY_BYTES) : undefined
}

/** Letters for a nonce out of bytes that nobody can guess. */
export const nonceOf = (random: Uint8Array): string => toBase32(random).slice(0, 4)

function toBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) text += LETTERS[(held >> (bits - 5)) & 31]
  }
  return bits > 0 ? text + LETTERS[(held << (5 - bits)) & 31] : text
}

/** Exactly `length` bytes, in their only spelling; undefined otherwise. */
function fromBase32(text: string, length: number): Uint8Array | undefined {
  const bytes = new Uint8Array(length)
  let at = 0
  let held = 0
  let bits = 0
  for (const letter of text) {
    const value = LETTERS.indexOf(letter)
    if (value < 0) return undefined
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    if (at === length) return undefined
    bits -= 8
    bytes[at] = (held >> bits) & 255
    at += 1
  }
  return at === length && toBase32(bytes) === text ? bytes : undefined
}
