import type { Db } from '../../db/open.ts'
import { liveOf } from '../../src/booking/views.ts'
import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import type { DocumentRequest, FileMade } from '../../src/chat/reply.ts'
import type { Clock, Instant } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { ReaderGone } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import type { Vault } from '../../src/vault.ts'
import { makeFile } from '../../src/visits/documents/file.ts'
import { readReceipt } from '../../src/visits/documents/receipt.ts'
import { fetchFile } from '../../src/workers/crew.ts'
import { printReceipt } from './door.ts'
import type { Papers } from './papers.ts'

/**
 * The reader's thread: makes files, ends now and then in the middle of one, fails, or is too busy with a copy. Of a receipt
 * only the words are made and its codes are printed: drawing is proved elsewhere and takes long.
 */
export function createReader(deps: { db: Db; vault: Vault; clock: Clock; chance: Chance; papers: Papers }) {
  const { db, vault, clock, chance, papers } = deps
  const log = createLog('info', () => undefined, clock.now)

  async function make(wish: DocumentRequest): Promise<FileMade> {
    const how = chance.weigh({ well: 80, gone: 8, fails: 4, busy: 4 })
    if (how === 'gone') throw new ReaderGone('reader gone')
    if (how === 'fails') throw new Error('the file could not be drawn')
    if (how === 'busy') return { kind: 'later' }
    const now = clock.now()
    if (wish.what === 'receipt') return makeReceipt(wish, now)
    const file = await makeFile(db, vault, clock, { wish, now })
    if (file.kind === 'made') papers.calendar(wish, new TextDecoder().decode(file.bytes), now)
    else papers.nothing(wish, now)
    return file
  }

  function makeReceipt(wish: DocumentRequest, now: Instant): FileMade {
    const { groupId, contactId, language } = wish
    const [first, ...others] = liveOf(db, vault, contactId, now).filter((one) => one.groupId === groupId)
    if (!first) {
      papers.nothing(wish, now)
      return { kind: 'gone' }
    }
    const { visits } = readReceipt({ db, vault, clock, language, now, views: [first, ...others] })
    const codes = visits.map((visit) => visit.code.text)
    papers.receipt(wish, codes, now)
    return { kind: 'made', bytes: printReceipt(codes), type: 'application/pdf' }
  }

  return (parcel: Parcel): Promise<Parcel | Outcome> => fetchFile({ make, clock, log }, parcel)
}
