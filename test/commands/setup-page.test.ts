import { describe, expect, test } from 'bun:test'
import { readEnvFile } from '../../src/commands/env-file.ts'
import { readConfig } from '../../src/config.ts'
import { arrange, INSTITUTION, NUMBER, PAGE, PLACES } from './typed.ts'
import { type MetaSide, PAGE_ID, PAGE_TOKEN, PHONE_ID, SECRET, TOKEN } from './world.ts'

describe('the Page', () => {
  // A Page at Messenger beside the number, or alone.

  test('beside a number it is asked for, checked with Meta and written, and the goodbye says where its webhook goes', async () => {
    const { root, file, run } = arrange()
    const { code, said } = await run([...NUMBER, 's', 's', ...PAGE, ...PLACES, ...INSTITUTION])
    expect(code).toBe(0)
    const config = readConfig(readEnvFile(file), root)
    expect(config.whatsapp?.phoneNumberId).toBe(PHONE_ID)
    expect(config.messenger).toEqual({
      pageId: PAGE_ID,
      accessToken: PAGE_TOKEN,
      appSecret: SECRET,
      verifyToken: 'palabra-de-la-pagina',
    })
    expect(said).toContain('¿También Messenger? [s/N]')
    expect(said).toContain('Es la página «Página de Muestra».')
    expect(said).toContain('https://citas.ejemplo.mx/webhooks/messenger')
    expect(said).toContain('npm run channels')
  })

  test('alone it is enough: nothing of WhatsApp is asked, and a real Page can start', async () => {
    const { root, file, run } = arrange()
    const { code, said } = await run(['', 'n', '', 's', ...PAGE, ...PLACES, ...INSTITUTION])
    expect(code).toBe(0)
    const config = readConfig(readEnvFile(file), root)
    expect({ whatsapp: config.whatsapp, page: config.messenger?.pageId, isDemo: config.isDemo }).toEqual({
      whatsapp: undefined,
      page: PAGE_ID,
      isDemo: false,
    })
    expect(said).toContain('Este dato hace falta.')
    expect(said).not.toMatch(/webhooks\/whatsapp|forma de pago|PIN/)
  })

  test('each wrong value is refused with what is wrong with it, and the app secret of the number is offered', async () => {
    const { file, run } = arrange()
    const { said } = await run([
      ...[...NUMBER, 's', 's', 'facebook.com/muestra', '999999999999999', 'corto', TOKEN, PAGE_TOKEN, PAGE_ID, PAGE_TOKEN],
    ])
    expect(said).toContain('Son unas 15 cifras')
    expect(said).toContain('Está incompleto')
    expect(said).toContain('Ese es el token de WhatsApp; el de la página es otro.')
    expect(said).toContain('Ese token es de «Página de Muestra»')
    expect(said).toContain('Ahora dice: 999999999999999')
    expect(readEnvFile(file)).toMatchObject({ MESSENGER_PAGE_ID: PAGE_ID, MESSENGER_PAGE_ACCESS_TOKEN: PAGE_TOKEN })
    expect(readEnvFile(file).MESSENGER_APP_SECRET).toBeUndefined()
    const right = await run([...['', '', '', '', '', 's', '', PAGE_ID, PAGE_TOKEN, 'f'.repeat(32), 'clave', '', '']])
    expect(right.said).toContain('Meta dice que esa clave no es de la app del token')
    expect(right.said).toContain('Son 32 caracteres')
    expect(readEnvFile(file)).toMatchObject({
      MESSENGER_PAGE_ACCESS_TOKEN: PAGE_TOKEN,
      MESSENGER_APP_SECRET: SECRET,
      MESSENGER_VERIFY_TOKEN: expect.stringMatching(/^[0-9a-f]{24}$/),
    })
  })

  test('a wrong identifier beside the right token: the token says of which page it is, and both are asked again', async () => {
    const { file, run } = arrange()
    const { said } = await run([...NUMBER, 's', 's', '104500345678999', PAGE_TOKEN, PAGE_ID, PAGE_TOKEN])
    expect(said).toContain(`Ese token es de «Página de Muestra», que tiene el identificador ${PAGE_ID}.`)
    expect(said).toContain('Es la página «Página de Muestra».')
    expect(readEnvFile(file).MESSENGER_PAGE_ID).toBe(PAGE_ID)
  })

  test('a token that is refused, that another Page has, or that lacks a permission is said as that', async () => {
    const asked = async (typed: string, side: Partial<MetaSide> = {}) =>
      (await arrange().run([...NUMBER, 's', 's', PAGE_ID, typed], side)).said
    expect(await asked('EAAOTRO_TOKEN_QUE_META_NO_CONOCE')).toContain('Meta no acepta el token. Haga otro en Messenger')
    expect(await asked(PAGE_TOKEN, { pageScopes: ['pages_messaging'] })).toContain('le falta el permiso pages_manage_metadata')
  })

  test('a Page of which only half was answered, and then nobody wanted, does not keep the number from starting', async () => {
    const { root, run } = arrange()
    expect((await run([...NUMBER, 's', 's', PAGE_ID])).code).toBe(1)
    const { code, said } = await run(['', '', '', '', '', 's', 'n', ...PLACES, ...INSTITUTION])
    expect(code).toBe(0)
    expect(said).toContain('¿También Messenger? [S/n]')
    const loaded = Bun.spawnSync([process.execPath, '-e', 'console.log(JSON.stringify(process.env))'], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '' },
    })
    const config = readConfig(JSON.parse(loaded.stdout.toString()), root)
    expect({ page: config.messenger, number: config.whatsapp?.phoneNumberId }).toEqual({ page: undefined, number: PHONE_ID })
  })

  test('who has no way of paying is told what that means; who has one is not', async () => {
    expect((await arrange().run([...NUMBER, 'n'])).said).toContain('Meta acepta los mensajes y un día deja de entregarlos')
    expect((await arrange().run([...NUMBER, 's'])).said).not.toContain('deja de entregarlos')
  })
})
