import { describe, expect, test } from 'bun:test'
import { UTILITY_TEMPLATES } from '../../src/channels/messenger/utility.ts'
import { TEMPLATES } from '../../src/channels/whatsapp/templates.ts'
import { inWords, TELEPHONE_WORDS } from '../../src/texts/channel-words.ts'
import { ACCOUNT_WORDS } from '../../src/texts/messenger.ts'
import { NOTICES } from '../../src/texts/notices.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { leaves } from './leaves.ts'

/** The other channel is meant: where one may go on, and where a code is sent to. */
const OF_WHATSAPP = /^(?:handover|accounts)\.|^urgent\.account$|^codes\.with(?:out)?Link$/
/** The device in somebody's hand, another person's telephone, or the office's own: the same wherever they write. */
const A_TELEPHONE = new Set([
  'villageTelephone.left',
  'villageTelephone.fewer',
  'villageTelephone.full',
  'villageTelephone.curp',
  'villageTelephone.privacy',
  ...['forward.explain', 'permission.own', 'name.askProfile', 'firstOfAll.dangerPhone', 'documents.receipt'],
  ...['documents.calendar', 'paper.phone', 'forOffice.askComplaint', 'report.notSent', 'media.voiceKeyboard', 'payment.atOffice'],
  ...['complaint.advice', 'callback.ask', 'callback.askAgain', 'callback.wrong', 'erase.what.phone'],
])

const all = Object.entries(TEXTS).flatMap(([language, texts]) => leaves(texts).map((leaf) => ({ language, ...leaf })))
const notices = Object.entries(NOTICES).flatMap(([language, of]) =>
  Object.entries(of).map(([name, { body }]) => ({ language, path: `notices.${name}`, text: body })),
)
const said = [...all, ...notices]

for (const [channel, words] of Object.entries({ whatsapp: TELEPHONE_WORDS, messenger: ACCOUNT_WORDS })) {
  describe(`in the words of ${channel}`, () => {
    test('nothing that is marked in a text stays so', () => {
      expect(said.filter(({ text }) => /[‹›]/.test(inWords(text, words)))).toEqual([])
    })

    test('no word is longer than the room for it, and none would break a message', () => {
      const wrong = Object.entries(words).filter(([phrase, word]) => word.length > phrase.length + 2 || /["\\‹›]/.test(word))
      expect(wrong).toEqual([])
    })
  })
}

describe('to whoever writes on Messenger', () => {
  const told = said.map(({ path, text, language }) => ({ path, language, text: inWords(text, ACCOUNT_WORDS) }))

  test('WhatsApp is named only where it is meant', () => {
    expect(told.filter(({ path, text }) => /WhatsApp/.test(text) && !OF_WHATSAPP.test(path))).toEqual([])
    expect(UTILITY_TEMPLATES.filter(({ body }) => /WhatsApp|teléfono|phone/.test(body))).toEqual([])
  })

  test('nothing calls their account a telephone', () => {
    const calling = told.filter(({ path, text }) => /teléfono|\bphone/i.test(text) && !A_TELEPHONE.has(path))
    expect(calling).toEqual([])
  })
})

test('on a telephone the templates say what they always said', () => {
  expect(TEMPLATES.filter(({ body }) => /[‹›]/.test(body))).toEqual([])
  expect(TEMPLATES.find(({ name, language }) => name === 'appointment_passed_on' && language === 'es_MX')?.body).toContain(
    'pasó a este teléfono la cita',
  )
})
