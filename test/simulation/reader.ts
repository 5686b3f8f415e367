import type { Db } from '../../db/open.ts'
import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import type { Clock } from '../../src/clock.ts'
import type { DocumentWish } from '../../src/conversation/reply.ts'
import { createLog } from '../../src/log.ts'
import type { Vault } from '../../src/vault.ts'
import { type FileMade, fetchFile } from '../../src/workers/files.ts'
import { makeFile } from '../../src/workers/reader/documents/file.ts'
import { ReaderGone } from '../../src/workers/reader.ts'
import type { Chance } from './chance.ts'

const PDF = new TextEncoder().encode('%PDF-1.7')

/**
 * The reader's thread: makes files, ends now and then in the middle of one, fails, or is too busy with a copy. A receipt is
 * decided like a calendar entry and not drawn: that is proved elsewhere and takes long.
 */
export function createReader(rooms: { db: Db; vault: Vault; clock: Clock; chance: Chance; made(wish: DocumentWish): void }) {
  const { db, vault, clock, chance } = rooms
  const log = createLog('info', () => undefined, clock.now)

  async function make(wish: DocumentWish): Promise<FileMade> {
    const how = chance.weigh({ well: 80, gone: 8, fails: 4, busy: 4 })
    if (how === 'gone') throw new ReaderGone('reader gone')
    if (how === 'fails') throw new Error('the file could not be drawn')
    if (how === 'busy') return { kind: 'later' }
    const file = await makeFile(db, vault, clock, { wish: { ...wish, what: 'calendar' }, now: clock.now() })
    if (file.kind === 'made') rooms.made(wish)
    return file.kind === 'made' && wish.what === 'receipt' ? { ...file, bytes: PDF, type: 'application/pdf' } : file
  }

  return (parcel: Parcel): Promise<Parcel | Outcome> => fetchFile({ make, clock, log }, parcel)
}
