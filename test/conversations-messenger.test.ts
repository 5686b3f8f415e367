import { describe, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { templatesOf } from '../src/channels/list.ts'
import { UTILITY_TEMPLATES } from '../src/channels/messenger/utility.ts'
import { checkContent } from '../src/demo/emulator/messenger/check.ts'
import { ACCOUNT_WORDS } from '../src/texts/messenger.ts'
import { testClock } from './clock.ts'
import { openDirectory } from './conversations/directory.ts'
import { officeWorld } from './conversations/office-world.ts'
import { play, readScript } from './conversations/script.ts'
import { asSaidHere, canBePlayed } from './conversations/without.ts'

/**
 * The same conversations as on WhatsApp, by people who write on Messenger and were joined with their telephone: signed webhooks of a
 * Page, its receipts, its words and buttons, and not a word of what is said differs but what the people there write from.
 */
const FOLDER = fileURLToPath(new URL('./conversations/', import.meta.url))
/** To the folio, moved, cancelled, undone, a family, a permission, a case, reminders, the waiting list and its offer, a file. */
const FILES = [
  ...['a-guadalupe-renueva', 'mover-cita', 'cancelar', 'deshacer-cambio', 'familia-de-cuatro', 'menor-permiso-del-otro', 'asesor'],
  ...[
    'recordatorio',
    'recordatorio-fuera-de-ventana',
    'lista-de-espera',
    'oferta-aceptada',
    'comprobante',
    'english',
    'espanol-facil',
  ],
  ...['biblioteca', 'licencia', 'residencia', 'esterilizacion', 'escuela', 'pasaporte'].map((name) => `registro-${name}`),
].map((name) => `${name}.txt`)

/** Reminders that come when the 24 hours are over: here they go by the number's templates, because no Meta was asked for the Page's. */
const needsNumber = (file: string) => file.startsWith('recordatorio')

for (const file of FILES) {
  if (needsNumber(file) && templatesOf('whatsapp') === undefined) continue // Played without it by process/without.test.ts.
  const text = readFileSync(FOLDER + file, 'utf8')
  const script = readScript(text)
  if (!canBePlayed(script.uses)) continue
  describe(file, () => {
    const bodies: Record<string, unknown>[] = []

    test('is what Ventanilla says on Messenger', async () => {
      const db = openDirectory(script.directory, script.institution)
      const played = await play(
        script,
        officeWorld(db, testClock(script.start, file), (body) => bodies.push(body), 'messenger'),
      )
      expect(inOne(asSaidHere(played.text))).toBe(inOne(inAccountWords(asSaidHere(text))))
    })

    test('names WhatsApp only where the link leads there', () => {
      const said = bodies.map((body) => JSON.stringify(body)).filter((one) => /WhatsApp/.test(one))
      expect(said.filter((one) => !one.includes('https://wa.me/'))).toEqual([])
    })

    test('is taken by Messenger, message by message', () => {
      expect(bodies.length).toBeGreaterThan(0)
      for (const { message } of bodies.filter((one) => one.message) as { message: Record<string, unknown> }[])
        expect(checkContent(message, { templates: TEMPLATES, attachment: () => false, file: FILE })).toBeUndefined()
    })
  })
}

/** However many messages it takes: a folio with its buttons may take two here. */
const inOne = (text: string): string => text.replaceAll('\nVentanilla:\n', '\n\n')

/** What is said on a telephone, as it is said to an account. */
const inAccountWords = (text: string): string =>
  Object.entries(ACCOUNT_WORDS)
    .filter(([phrase]) => !/^(?:su|your) /.test(phrase)) // What is theirs is mostly the device in their hand.
    .reduce((all, [phrase, words]) => all.replaceAll(phrase, words), text)

const FILE = { type: 'application/pdf', size: 1000 }
const TEMPLATES = UTILITY_TEMPLATES.map((one) => ({
  ...{ ...one, status: 'APPROVED' as const, category: 'UTILITY' as const, parameters: one.examples.length },
}))
