import type { Reply } from '../../src/chat/reply.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { openOffice, PAGE, type Phone } from '../office.ts'

export const CURP = 'PUSL990101HBCRLS07'

/** An office with hours to give, a person on Messenger and one on WhatsApp; `alone`: it has no WhatsApp. */
export function openDirectoryOffice({ alone }: { alone?: true } = {}) {
  const office = openOffice({
    ...(alone && { alone }),
    db: openDirectory('varias oficinas'),
    clock: testClock('2026-11-24T16:00:00Z'),
    accounts: { messenger: PAGE },
  })
  if (!alone) office.house.messaging.heard.ourNumber = '525500000000'
  return { office, lupita: office.messenger('70010001'), luis: office.phone('525500000002', 'Luis') }
}

/** Books a first passport in Toluca for this person. */
export async function confirmed(phone: Phone, who: string): Promise<void> {
  await phone.write('quiero mi primer pasaporte, soy de toluca')
  await phone.tap('Toluca')
  await phone.write(who)
  await phone.tap('Jue 3 dic, 12:00 h')
  await phone.tap('3 años')
  await phone.tap('Confirmar')
}

export const words = (replies: Reply[]): string => replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n')

/** The code that arrived last. */
export const codeIn = (replies: Reply[]): string => [...words(replies).matchAll(/código es \*(\w{4}-\w{4})\*/g)].at(-1)?.[1] ?? ''
