import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto'
import type { Clock } from './clock.ts'

/** Hashes differ by purpose, so that tables cannot be joined by them. */
export type IndexPurpose =
  | 'curp'
  | 'phone'
  | 'user_id'
  | 'psid'
  | 'lot'
  | 'line_number'
  | 'person'
  | 'wamid'
  | 'access_key'
  | 'access_code'
  | 'folio'
  | 'touched'
  | 'permission'
  | 'handover'
  | 'report'
  | 'second_key'

/** Encryption at rest and blind indexes. Synchronous: used inside a turn's transaction. */
export interface Vault {
  /** AES-256-GCM with a fresh nonce: key id (1 byte), nonce (12), ciphertext, tag (16). */
  seal(text: string): Uint8Array
  /** Throws when the bytes were changed or belong to another key. */
  open(sealed: Uint8Array): string
  /** HMAC-SHA256: equal values give equal bytes; without the key a guess cannot be tested. */
  index(purpose: IndexPurpose, value: string): Uint8Array
  /** Ed25519, 64 bytes, verifiable with the public key alone. */
  sign(text: string): Uint8Array
  /** 32 bytes, not secret; fixed by the DATA_KEY. */
  publicKey(): Uint8Array
  /** HMAC-SHA256 of a copy of the database, in pieces (db/copy-signature.ts). */
  copyHash(): Bun.CryptoHasher
  /** Identifies the key without revealing it; the database refuses another DATA_KEY. */
  fingerprint: string
}

const KEY_ID = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** From DATA_KEY (32 bytes) by HKDF, one for encryption and one for each index. */
export function createVault(dataKey: Uint8Array, clock: Pick<Clock, 'random'>): Vault {
  const derive = (info: string) => Buffer.from(hkdfSync('sha256', dataKey, 'ventanilla', info, 32))
  const sealing = derive('seal')
  // Copying a keyed hasher costs half of a new HMAC.
  const indexKeys = new Map<IndexPurpose, Bun.CryptoHasher>()
  const indexKey = (purpose: IndexPurpose) => {
    const known = indexKeys.get(purpose)
    if (known) return known
    const key = new Bun.CryptoHasher('sha256', derive(`index:${purpose}`))
    indexKeys.set(purpose, key)
    return key
  }
  // Created at first use, to start faster.
  let made: { key: KeyObject; publicKey: Uint8Array } | undefined
  const signer = () => {
    made ??= signerOf(derive('sign'))
    return made
  }
  return {
    seal(text) {
      const nonce = clock.random(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const body = cipher.update(text, 'utf8')
      cipher.final() // Adds nothing in this mode, and must be called before the tag is there.
      const sealed = Buffer.allocUnsafe(1 + NONCE_BYTES + body.length + TAG_BYTES)
      sealed[0] = KEY_ID
      sealed.set(nonce, 1)
      sealed.set(body, 1 + NONCE_BYTES)
      sealed.set(cipher.getAuthTag(), 1 + NONCE_BYTES + body.length)
      return sealed
    },
    open(sealed) {
      if (sealed[0] !== KEY_ID) throw new Error('sealed with an unknown key')
      const end = sealed.length - TAG_BYTES
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(1, 1 + NONCE_BYTES))
      decipher.setAuthTag(sealed.subarray(end))
      const text = decipher.update(sealed.subarray(1 + NONCE_BYTES, end), undefined, 'utf8')
      return text + decipher.final('utf8')
    },
    sign: (text) => signWith(null, Buffer.from(text), signer().key),
    publicKey: () => signer().publicKey,
    index: (purpose, value) => indexKey(purpose).copy().update(value).digest(),
    copyHash: () => new Bun.CryptoHasher('sha256', derive('copy')),
    fingerprint: createHmac('sha256', derive('fingerprint')).update('ventanilla').digest('hex').slice(0, 16),
  }
}

/** ASN.1 prefixes of a 32-byte Ed25519 key (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

function signerOf(seed: Buffer): { key: KeyObject; publicKey: Uint8Array } {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' })
  const wrapped = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return { key, publicKey: Uint8Array.from(wrapped.subarray(PUBLIC_PREFIX.length)) }
}

/** False for anything that is not a signature. */
export function isSignedBy(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, publicKey]), format: 'der', type: 'spki' })
  return verifyWith(null, Buffer.from(text), key, signature)
}
