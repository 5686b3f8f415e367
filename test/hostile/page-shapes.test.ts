// Every shape that Meta is known to send for a Page, at the real door: taken, and answered by words or by none, as it deserves.
import { expect, test } from 'bun:test'
import { openOffice, PAGE } from '../office.ts'
import { count, expectCalm, knockAtPage } from './door.ts'
import { event, wrapEvents } from './page-grammar.ts'

const MID = '"mid":"m_x"'
const attached = (attachment: string) => `"message":{${MID},"attachments":[${attachment}]}`
const url = '"url":"https://scontent.example/a"'

const ANSWERED: [string, string][] = [
  ['words', `"message":{${MID},"text":"Hola"}`],
  ['words with an escaped letter', String.raw`"message":{${MID},"text":"ma\u00f1ana"}`],
  ['words that answer another message', `"message":{${MID},"text":"Hola","reply_to":{"mid":"m_0","is_self_reply":false}}`],
  [
    'words from a link or an advertisement',
    `"message":{${MID},"text":"Hola","referral":{"ref":"cartel","source":"ADS","type":"OPEN_THREAD"}}`,
  ],
  ['a command', `"message":{${MID},"text":"/citas","commands":[{"name":"citas"}]}`],
  [
    'a link with its preview',
    `"message":{${MID},"text":"https://x.example","attachments":[{"type":"fallback","payload":{${url},"title":"x"}}]}`,
  ],
  ['a quick reply that is no longer asked', `"message":{${MID},"text":"Centro","quick_reply":{"payload":"v1:office:3"}}`],
  ['a telephone from the profile', `"message":{${MID},"text":"+525512345678","quick_reply":{"payload":"+525512345678"}}`],
  [
    'the start',
    `"postback":{${MID},"title":"Empezar","payload":"GET_STARTED","referral":{"ref":"cartel_oficina3","source":"SHORTLINK","type":"OPEN_THREAD"}}`,
  ],
  ['the start without a link', `"postback":{${MID},"title":"Empezar","payload":"GET_STARTED"}`],
  ['a line of the menu', `"postback":{${MID},"title":"Ver mis citas","payload":"MENU:mine"}`],
  ['a button of three weeks ago', `"postback":{${MID},"title":"Confirmar","payload":"v1:confirm:c_5102"}`],
  ['a postback of an old version, without an id', '"postback":{"title":"Empezar","payload":"GET_STARTED"}'],
  ['a link to a thread that exists', '"referral":{"ref":"cartel_oficina3","source":"SHORTLINK","type":"OPEN_THREAD"}'],
  ['a picture', attached(`{"type":"image","payload":{${url}}}`)],
  ['two pictures', attached(`{"type":"image","payload":{${url}}},{"type":"image","payload":{${url}}}`)],
  ['a voice note', attached(`{"type":"audio","payload":{${url}}}`)],
  ['a film', attached(`{"type":"video","payload":{${url}}}`)],
  ['a file', attached(`{"type":"file","payload":{${url}}}`)],
  ['a reel', attached(`{"type":"reel","payload":{${url},"title":"x"}}`)],
  ['a reel of Instagram', attached(`{"type":"ig_reel","payload":{${url}}}`)],
  ['a post', attached(`{"type":"post","payload":{${url}}}`)],
  ['a template that was passed on', attached('{"type":"template","payload":{"template_type":"generic","elements":[]}}')],
  [
    "an appointment of Meta's own",
    attached(
      '{"type":"appointment_booking","payload":{"booking_id":"1","status":"requested","start_time":1796313600,"end_time":1796315400,"timezone":"America/Mexico_City"}}',
    ),
  ],
  ['a kind of attachment that nobody knows', attached('{"type":"hologram","payload":{}}')],
  ['an attachment without anything', attached('{}')],
]
const SILENT: [string, string][] = [
  ['a delivery with ids', '"delivery":{"mids":["m_bb01"],"watermark":1796313630500}'],
  ['a delivery without ids', '"delivery":{"watermark":1796313690000}'],
  ['a read receipt', '"read":{"watermark":1796313690000}'],
  ['a receipt in seconds', '"read":{"watermark":1796313690}'],
  ['a reaction', `"reaction":{"reaction":"love","emoji":"❤","action":"react",${MID}}`],
  ['a reaction that is taken back', `"reaction":{"action":"unreact",${MID}}`],
  ['an opt-in to marketing', '"optin":{"type":"notification_messages","notification_messages_token":"x"}'],
  ['a linked account', '"account_linking":{"status":"linked","authorization_code":"x"}'],
  ['what somebody thinks of an answer', '"response_feedback":{"feedback":"Good","mid":"m_1"}'],
  ['a filled-in form of feedback', '"messaging_feedback":{"feedback_screens":[]}'],
  ['somebody who asks for the thread', '"request_thread_control":{"requested_owner_app_id":1,"metadata":""}'],
  ['the roles of apps', '"app_roles":{"880099":["primary_receiver"]}'],
  ['an event that nobody knows', '"carrier_pigeon":{"mid":"m_1"}'],
  ['an event without anything', '"x":null'],
]

/** Posts one event of a person whom nobody knew, twice, and says how often they were answered. */
async function answersTo(what: string): Promise<number> {
  const office = openOffice({ seed: 'sample', accounts: { messenger: PAGE } })
  const body = wrapEvents(event('70010001', what))
  for (let again = 0; again < 2; again++) expect((await knockAtPage(office, body)).status).toBe(200)
  await office.settle()
  expectCalm(office)
  return count(office, '(select distinct inbox_id from outbox)')
}

test.each(ANSWERED)('%s is answered, and once', async (_what, event) => {
  expect(await answersTo(event)).toBe(1)
})

test.each(SILENT)('%s is taken and asks for no answer', async (_what, event) => {
  expect(await answersTo(event)).toBe(0)
})

const FROM_THE_PAGE = `"sender":{"id":"${PAGE.pageId}"},"recipient":{"id":"70010001"},"timestamp":1796313900000`
const WHOLE: [string, string][] = [
  [
    'our own echo',
    wrapEvents(
      `{${FROM_THE_PAGE},"message":{"is_echo":true,"app_id":880099,"metadata":"row-91822-1","mid":"m_bb01","text":"¿En qué oficina?"}}`,
    ),
  ],
  ['an echo without the number of an app', wrapEvents(`{${FROM_THE_PAGE},"message":{"is_echo":true,"mid":"m_bb02","text":"x"}}`)],
  [
    'an echo of a person in the inbox',
    wrapEvents(`{${FROM_THE_PAGE},"message":{"is_echo":true,"app_id":26390203743090,"mid":"m_hh01","text":"Soy Ana"}}`),
  ],
  [
    'an echo of cards',
    wrapEvents(
      `{${FROM_THE_PAGE},"message":{"is_echo":true,"app_id":880099,"metadata":"1.1.1","mid":"m_bb03","attachments":[{"type":"template"}]}}`,
    ),
  ],
  [
    'what the Page wrote, without a word that it is an echo',
    wrapEvents(`{${FROM_THE_PAGE},"message":{"mid":"m_bb04","text":"Hola"}}`),
  ],
  [
    'a policy that was broken, of nobody',
    wrapEvents(
      `{"recipient":{"id":"${PAGE.pageId}"},"timestamp":1796314000000,"policy_enforcement":{"action":"block","reason":"spam"}}`,
    ),
  ],
  [
    'a thread that was taken',
    wrapEvents(
      event('70010001', '"take_thread_control":{"previous_owner_app_id":880099,"new_owner_app_id":263902037430900,"metadata":""}'),
    ),
  ],
  [
    'a thread that came back',
    wrapEvents(event('70010001', '"pass_thread_control":{"previous_owner_app_id":null,"new_owner_app_id":880099}')),
  ],
  [
    'standby',
    `{"object":"page","entry":[{"id":"${PAGE.pageId}","time":1796314200000,"standby":[${event('70010001', '"message":{"mid":"m_aa09","text":"¿Sigue ahí?"}')}]}]}`,
  ],
  [
    'a button in standby',
    `{"object":"page","entry":[{"id":"${PAGE.pageId}","time":1796314200000,"standby":[${event('70010001', '"postback":{"title":"Sí"}')}]}]}`,
  ],
  [
    'Instagram',
    `{"object":"instagram","entry":[{"id":"17841400000000000","time":1796314200000,"messaging":[{"sender":{"id":"1"},"recipient":{"id":"17841400000000000"},"message":{"mid":"x","text":"Hola","is_deleted":true}}]}]}`,
  ],
]

test.each(WHOLE)('%s is taken and answered by nobody', async (_what, body) => {
  const office = openOffice({ seed: 'sample', accounts: { messenger: PAGE } })
  for (let again = 0; again < 2; again++) expect((await knockAtPage(office, body)).status).toBe(200)
  await office.settle()
  expectCalm(office)
  expect(count(office, 'outbox')).toBe(0)
})

test('an entry with several events is read to its end, also behind one that is nothing', async () => {
  const office = openOffice({ seed: 'sample', accounts: { messenger: PAGE } })
  const hola = (psid: string) => event(psid, `"message":{"mid":"m_${psid}","text":"Hola"}`)
  expect((await knockAtPage(office, wrapEvents(`${hola('70010001')},null,{"sender":7},${hola('70010002')}`))).status).toBe(200)
  await office.settle()
  for (const psid of ['70010001', '70010002']) expect(office.messenger(psid).arrived.length).toBe(1)
})
