import type { Reply } from '../../src/chat/reply.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { openOffice, PAGE, type Phone, type TestOffice } from '../office.ts'

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

/** Holds an hour in Toluca for this person's first passport, as far as the summary. */
export async function atSummary(phone: Phone, who: string): Promise<void> {
  await phone.write('quiero mi primer pasaporte, soy de toluca')
  await phone.tap('Toluca')
  await phone.write(who)
  await phone.tap('Jue 3 dic, 12:00 h')
  await phone.tap('3 años')
}

/** Books it. */
export async function confirmed(phone: Phone, who: string): Promise<void> {
  await atSummary(phone, who)
  await phone.tap('Confirmar')
}

export const holderOf = (office: TestOffice) =>
  office.db.client
    .query<{ phone: string | null }, []>(
      `select (select x.kind from contact_aliases x where x.contact_id = a.contact_id) as phone from appointments a where live = 1`,
    )
    .all()
    .map(({ phone }) => phone)

export const words = (replies: Reply[]): string => replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n')

/** The code that arrived last. */
export const codeIn = (replies: Reply[]): string => [...words(replies).matchAll(/código es \*(\w{4}-\w{4})\*/g)].at(-1)?.[1] ?? ''

/** Four people with one folio, in Luis' WhatsApp. */
export async function family(stage = openDirectoryOffice()) {
  const { luis } = stage
  await luis.write('Hola')
  await luis.tap('Para varias personas')
  await luis.tap('Cuatro')
  await luis.write('toluca')
  await luis.tap('Toluca')
  await luis.write('LOCR870520MMCPRS06 Rosa López Cruz')
  await luis.write('Jorge Puga Soto PUSJ850302HMCGTR02')
  await luis.write('PULA160914MMCGPNA7 Ana Puga López')
  await luis.write('PULL190203HMCGPXA6 Leo Puga López')
  await luis.tap('Iremos las dos personas')
  await luis.tap('Solo Rosa')
  await luis.tap('Jue 3 dic, 9:00 h')
  await luis.tap('10, 10, 6 y 6 años')
  await luis.tap('Confirmar')
  luis.read()
  return stage
}

/** Sends one of the family, who is tapped by name, to that chat. */
export async function send(luis: Phone, name: string, taker: Phone): Promise<void> {
  await luis.write('mandar mi cita')
  await luis.tap(name)
  await taker.write(codeIn(luis.arrived))
  await luis.tap('Sí, mandarla')
}
