import type { Db } from '../../../db/open.ts'
import { liveOf } from '../../booking/views.ts'
import type { FileAsked, FileMade } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { readContact } from '../../messaging/contacts.ts'
import type { Vault } from '../../vault.ts'
import { calendarFile } from './calendar-file.ts'
import { readReceipt } from './receipt.ts'
import { drawReceipt } from './receipt-pdf.ts'

/** Meta refuses `text/calendar` (131053); telephones go by the file's extension. */
const CALENDAR_TYPE = 'text/plain'

/** Of the present state. `gone`: this contact has no live appointment of that group. */
export async function makeFile(db: Db, vault: Vault, clock: Pick<Clock, 'random'>, asked: FileAsked): Promise<FileMade> {
  const { wish, now } = asked
  const views = liveOf(db, vault, wish.contactId, now).filter((one) => one.groupId === wish.groupId)
  const [first, ...others] = views
  if (!first) return { kind: 'gone' }
  const visits = { db, language: wish.language, now, views: [first, ...others] as const }
  const inWriting = readContact(db, { vault }, wish.contactId)?.inWriting
  return wish.what === 'receipt'
    ? { kind: 'made', type: 'application/pdf', bytes: await drawReceipt(readReceipt({ ...visits, vault, clock, inWriting })) }
    : { kind: 'made', type: CALENDAR_TYPE, bytes: calendarFile(visits) }
}
