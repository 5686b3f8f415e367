import { expect, test } from 'bun:test'
import { ALERTS } from '../../../src/channels/whatsapp/remedy.ts'
import { alertText } from '../../../src/texts/admin-alerts.ts'

test.each([...ALERTS])('whoever reads the alert %s learns what happened and what to do', (code) => {
  expect(alertText(code).what).not.toContain(code)
})
