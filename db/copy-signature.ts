import { timingSafeEqual } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { toDisk } from './disk.ts'

/** The vault, with a key derived from the data key. */
export interface CopySigner {
  fingerprint: string
  copyHash(): { update(bytes: Uint8Array): unknown; digest(): Uint8Array }
}

/** `edited`: the bytes are not those that were signed (a hand or the disk). */
export type Signature = 'good' | 'none' | 'edited' | 'other_key'

export const signatureFile = (file: string): string => `${file}.firma`
const LINE = /^ventanilla 1 ([0-9a-f]{16}) ([0-9a-f]{64})\n?$/
const PIECE_BYTES = 1024 * 1024

/** Signs the bytes of `file` under its later name. */
export function signCopy(file: string, signer: CopySigner, named = file): void {
  const draft = `${signatureFile(named)}.${process.pid}.tmp`
  const line = `ventanilla 1 ${signer.fingerprint} ${Buffer.from(hashOf(file, signer)).toString('hex')}\n`
  writeFileSync(draft, line, { mode: 0o600 })
  toDisk(draft)
  renameSync(draft, signatureFile(named))
  toDisk(dirname(named))
}

/** Compares the bytes of `file` with the signature beside `named`, of which `file` may be a copy. */
export function signatureOf(file: string, signer: CopySigner, named = file): Signature {
  if (!existsSync(signatureFile(named))) return 'none'
  const [, fingerprint, hash = ''] = LINE.exec(readFileSync(signatureFile(named), 'utf8')) ?? []
  if (fingerprint === undefined) return 'edited'
  if (fingerprint !== signer.fingerprint) return 'other_key'
  return timingSafeEqual(Buffer.from(hash, 'hex'), hashOf(file, signer)) ? 'good' : 'edited'
}

function hashOf(file: string, signer: CopySigner): Uint8Array {
  const hash = signer.copyHash()
  const piece = Buffer.allocUnsafe(PIECE_BYTES)
  const handle = openSync(file, 'r')
  try {
    for (let bytes = readSync(handle, piece); bytes > 0; bytes = readSync(handle, piece)) hash.update(piece.subarray(0, bytes))
  } finally {
    closeSync(handle)
  }
  return hash.digest()
}
