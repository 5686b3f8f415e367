// Grammars of what comes to the door of a Page: what Messenger sends with parts missing, added, repeated or of another type.
import fc from 'fast-check'
import { PAGE } from '../office.ts'
import { CANARY } from './door.ts'
import { exchange, jsonOf } from './grammar.ts'

const MEMBERS = [
  ...'object entry id time messaging standby changes field value sender recipient timestamp message postback referral'.split(' '),
  ...'mid text is_echo app_id metadata quick_reply payload attachments type url sticker_id coordinates lat long'.split(' '),
  ...'delivery read watermark mids reaction message_edit policy_enforcement take_thread_control pass_thread_control'.split(' '),
  ...'new_owner_app_id action reason title ref source event message_template_name message_template_language'.split(' '),
  ...'__proto__ constructor prototype toString hasOwnProperty length then toJSON'.split(' '),
]
const WORDS = [
  ...'page messages Hola CANCELAR Confirmar GET_STARTED MENU:mine image audio file sticker location fallback template'.split(' '),
  ...'messenger_template_status_update message_template_status_update REJECTED block spam react unreact'.split(' '),
  ...[PAGE.pageId, '70010001', '70010009', '7'.repeat(33), '-1', '0', 'm_1', 'm_hostile', '81.1.1796', '1.1', 'after'],
  ...[CANARY.phone, CANARY.curp, CANARY.name, '1795536000000', '99999999999999999', "'; drop table inbox; --"],
]
const { member, json } = jsonOf(MEMBERS, WORDS)

/** Events of our own Page as Messenger packs them; `events` is JSON text. */
export const wrapEvents = (events: string): string =>
  `{"object":"page","entry":[{"id":"${PAGE.pageId}","time":1795536000300,"messaging":[${events}]}]}`

/** Something that this person did, as it stands in `messaging[]`; `more` is JSON text. */
export const event = (psid: string, more: string): string =>
  `{"sender":{"id":"${psid}"},"recipient":{"id":"${PAGE.pageId}"},"timestamp":1795536000000,${more}}`

const CONTENTS = [
  '"message":{"mid":"m_1","text":"Hola"}',
  '"message":{"mid":"m_2","text":"renovar mi pasaporte, soy de Toluca"}',
  '"message":{"mid":"m_3","text":"Renovar mi pasaporte","quick_reply":{"payload":"abc.1.menu.renewal"}}',
  '"message":{"mid":"m_4","attachments":[{"type":"location","payload":{"coordinates":{"lat":19.29,"long":-99.65}}}]}',
  '"message":{"mid":"m_5","is_echo":true,"app_id":880099,"metadata":"1.1.1795536000000","text":"x"}',
  '"message":{"mid":"m_6","is_echo":true,"app_id":263902037430900,"text":"Soy Ana"}',
  '"postback":{"mid":"m_7","title":"Empezar","payload":"GET_STARTED"}',
  '"delivery":{"mids":["m_1"],"watermark":1795536000000}',
  '"read":{"watermark":1795536000000}',
  '"reaction":{"action":"react","emoji":"x","mid":"m_1"}',
  '"take_thread_control":{"new_owner_app_id":2}',
]

/** A real envelope around values of any shape. */
const enveloped = fc
  .tuple(json, json, json)
  .map(
    ([said, waiting, changed]) =>
      `{"object":"page","entry":[{"id":"${PAGE.pageId}","time":1795536000300,"messaging":[${said}],"standby":[${waiting}],"changes":[${changed}]}]}`,
  )

/** An event that is nearly right: with members added, or there twice. */
const nearly = fc
  .record({
    from: fc.integer({ min: 1, max: 9 }),
    content: fc.constantFrom(...CONTENTS),
    more: fc.array(fc.tuple(fc.oneof(member, fc.constantFrom('sender', 'message', 'postback')), json), { maxLength: 2 }),
  })
  .map(({ from, content, more }) =>
    wrapEvents(event(`7001000${from}`, [content, ...more.map(([name, value]) => `${JSON.stringify(name)}:${value}`)].join(','))),
  )

/** A right body in which some places were exchanged for anything. */
const mutated = fc
  .tuple(fc.constantFrom(...CONTENTS), fc.array(fc.tuple(fc.nat(), json), { minLength: 1, maxLength: 4 }))
  .map(([content, changes]) =>
    changes.reduce((text, [place, value]) => exchange(text, place, value), wrapEvents(event('70010001', content))),
  )

export const pageText = fc.oneof(
  { weight: 2, arbitrary: json },
  { weight: 3, arbitrary: enveloped },
  { weight: 4, arbitrary: nearly },
  { weight: 4, arbitrary: mutated },
)
