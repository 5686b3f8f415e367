// An alert that stays for ever teaches people to read none.
import { expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { HOUR } from '../../src/clock.ts'
import { ACCOUNT, type TestOffice } from '../office.ts'
import { accepted, failed, refused, tell, withOneSending, words } from './meta.ts'

const codes = (office: TestOffice) => openAlerts(office.db).map(({ code }) => code)

test('an unpaid account is no longer told once a message arrives again', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, refused(parcel, 131042))
  expect(codes(office)).toEqual(['payment_problem'])
  office.clock.advance(HOUR)
  await office.post(words(office))
  await office.settle()
  expect(codes(office)).toEqual([])
})

test('a message that was sent before the account went unpaid proves nothing by arriving', async () => {
  const { office, parcel } = await withOneSending()
  await office.post(words(office, 'Hola', '5215500000002'))
  const other = office.parcels.shift()
  if (!other) throw new Error('nothing was claimed')
  await tell(office, accepted(parcel))
  await tell(office, accepted(other))
  office.clock.advance(HOUR)
  await office.post(failed(office, parcel, 131042))
  office.parcels.push(other)
  await office.settle()
  expect(codes(office)).toEqual(['payment_problem'])
})

test('that people complain about another number of the account is no alert of this office', async () => {
  const { office } = await withOneSending()
  const flagged = (display_phone_number: string) => {
    const change = { field: 'phone_number_quality_update', value: { display_phone_number, event: 'FLAGGED' } }
    return {
      object: 'whatsapp_business_account',
      entry: [{ id: ACCOUNT.businessAccountId, time: 1_795_536_000, changes: [change] }],
    }
  }
  await office.post(flagged('525599999999'))
  expect(codes(office)).toEqual([])
  await office.post(flagged('+52 55 0000 0000'))
  expect(codes(office)).toEqual(['quality_low'])
})
