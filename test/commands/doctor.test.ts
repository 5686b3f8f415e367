import { describe, expect, test } from 'bun:test'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { raiseAlert } from '../../db/alerts.ts'
import { write } from '../../db/open.ts'
import { DAY } from '../../src/clock.ts'
import { checkZones, placeTrouble } from '../../src/commands/doctor/machine.ts'
import { ACCOUNT } from '../office.ts'
import { arrange, KEY, PUBLIC } from './installation.ts'
import type { MetaSide } from './world.ts'

describe('the whole', () => {
  // The whole report: good health, the server off, nothing secret in it.

  test('an installation in good health has nothing to mend', async () => {
    const { code, said } = await arrange().run()
    expect(said).not.toContain('MAL')
    expect(code).toBe(0)
    for (const sentence of [
      'El token sirve y no vence',
      'La cuenta está suscrita',
      'La clave secreta es de la app',
      'El programa recibe lo que Meta firma',
      'El programa rechaza lo que no firma Meta',
      `Por ${PUBLIC} llega lo que Meta firma`,
      'La administración no se ve desde internet',
      'El reloj de la computadora está a tiempo',
      'Las zonas horarias de México están completas',
      'La última copia es de hoy',
      'Las cuentas cuadran',
    ])
      expect(said).toContain(sentence)
  })

  test('with the server off it says so and looks at the rest', async () => {
    const office = arrange()
    office.stopServer()
    const { code, said } = await office.run()
    expect(said).toContain('El programa está apagado')
    expect(said).toContain('El token sirve')
    expect(code).toBe(0)
  })

  test('no key and no secret is ever shown', async () => {
    const { said } = await arrange().run({ side: { tokenValid: false } })
    for (const secret of [KEY, ACCOUNT.accessToken, ACCOUNT.appSecret, ACCOUNT.verifyToken, 'a-token-that-is-long-enough'])
      expect(said).not.toContain(secret)
  })

  test('what the program knew of the templates an hour ago says nothing beside what Meta says now', async () => {
    const office = arrange()
    write(office.db, (tx) => raiseAlert(tx, 'template_missing', office.clock.now()))
    const { said } = await office.run()
    expect(said).not.toContain('Faltan plantillas')
    expect(said).toContain('plantillas están aprobadas')
  })
})

describe('the machine', () => {
  // This computer: database, settings, zones, folders.

  test('it finds what is missing or wrong in the database', async () => {
    const office = arrange()
    office.db.client.run("update agencies set phone = '', legal_basis = ''")
    write(office.db, (tx) => raiseAlert(tx, 'payment_problem', office.clock.now()))
    office.clock.advance(3 * DAY)
    const { code, said } = await office.run({ side: { date: 'Fri, 27 Nov 2026 16:05:00 GMT' } })
    expect(said).toContain('Faltan datos de la institución (teléfono para pedir ayuda, fundamento legal)')
    expect(said).toContain('ojo    Meta no puede cobrar (131042): acepta los mensajes y no los entrega.')
    expect(said).toContain('ojo    La última copia es de hace 3 días')
    expect(code).toBe(1)
  })

  test('it finds that the disk for the copies is not there', async () => {
    const { code, said } = await arrange().run({ env: { BACKUP_DIR: join('otro disco', 'respaldos') } })
    expect(said).toContain('ojo    No se encuentra la carpeta de las copias (BACKUP_DIR): ')
    expect(code).toBe(0)
  })

  test('it finds an institution that was only made up for the demonstration', async () => {
    const office = arrange()
    office.db.client.run('update agencies set sample = 1')
    expect((await office.run()).said).toContain('La institución es la de muestra')
  })

  test('it finds the key of another installation and a file of settings that others can read', async () => {
    const office = arrange()
    writeFileSync(join(office.root, '.env'), '#pendiente WHATSAPP_ACCESS_TOKEN=EAA\n')
    chmodSync(join(office.root, '.env'), 0o644)
    const { said, code } = await office.run({ env: { DATA_KEY: Buffer.alloc(32, 9).toString('base64') } })
    expect(said).toContain('La DATA_KEY no es la de esta base de datos')
    expect(said).toContain('La preparación quedó a medias')
    if (process.platform !== 'win32') expect(said).toContain('Otros usuarios de la computadora pueden leer')
    expect(code).toBe(1)
  })

  test('a setting that cannot be is told as the start would tell it', async () => {
    const { said, code } = await arrange().run({ env: { PORT: 'ochenta' } })
    expect(said).toContain('La variable PORT no es válida')
    expect(code).toBe(1)
  })

  test('a variable that began a rule, and now says otherwise, is told', async () => {
    const office = arrange()
    expect((await office.run({ env: { HOLD_SECONDS: '600' } })).said).not.toContain('HOLD_SECONDS')
    const { said, code } = await office.run({ env: { HOLD_SECONDS: '900' } })
    expect(said).toContain('ojo    HOLD_SECONDS dice 900, pero cuenta la regla, que dice 600')
    expect(code).toBe(0)
  })

  test('a file that is no database is told as such', async () => {
    const office = arrange()
    mkdirSync(join(office.root, 'otra'))
    writeFileSync(join(office.root, 'otra', 'x.db'), 'not a database at all '.repeat(100))
    const { said, code } = await office.run({ env: { DATABASE_PATH: 'otra/x.db' } })
    expect(said).toContain('La base de datos no se puede abrir')
    expect(code).toBe(1)
  })

  test('this machine knows the zones of Mexico as they are since 2022', () => {
    expect(checkZones().state).toBe('ok')
  })

  test('folders that programs copy behind our back, or that stand elsewhere, are recognised', () => {
    const EXT4 = 0xef53
    expect(placeTrouble('C:\\Users\\Ana\\OneDrive - Ayuntamiento\\Ventanilla\\data', EXT4)).toBe('synchronised')
    expect(placeTrouble('/home/ana/Dropbox/ventanilla', EXT4)).toBe('synchronised')
    expect(placeTrouble('G:\\Mi unidad\\ventanilla', EXT4)).toBe('synchronised')
    expect(placeTrouble('\\\\servidor\\citas', EXT4)).toBe('network')
    expect(placeTrouble('/mnt/citas', 0x6969)).toBe('network')
    expect(placeTrouble('/mnt/citas', 0xfe534d42)).toBe('network')
    expect(placeTrouble('/mnt/citas', 0xfe534d42 - 2 ** 32)).toBe('network') // The same number of SMB2 where it is read with a sign.
    expect(placeTrouble('C:\\Ventanilla\\data', EXT4)).toBeUndefined()
    expect(placeTrouble('/srv/ventanilla/data', EXT4)).toBeUndefined()
  })

  test('it finds a folder of data that other users of the computer can open, and says how to close it', async () => {
    const office = arrange()
    expect((await office.run()).said).toContain('bien   Solo el dueño puede abrir la base de datos')
    const folder = join(office.root, 'data')
    chmodSync(folder, 0o755)
    const { said } = await office.run()
    expect(said).toContain(`ojo    Otros usuarios de la computadora pueden leer la carpeta ${folder}.`)
    expect(said).toContain(`-> Ejecute: chmod 700 "${folder}"`)
  })
})

describe('the account', () => {
  // What Meta's side may be ill with.

  const soon = Math.floor((Date.parse('2026-11-24T16:05:00Z') + 3 * DAY) / 1000)

  const TROUBLES: [string, Partial<MetaSide>, string, number][] = [
    ['a token that ended', { tokenValid: false }, 'MAL    Meta no acepta el token', 1],
    ['a token that ends today', { tokenEnds: soon - 3 * 86_400 + 3600 }, 'ojo    El token vence en menos de un día.', 0],
    ['a token that ends in three days', { tokenEnds: soon }, 'ojo    El token vence en 3 días', 0],
    [
      'a token without a permission',
      { scopes: ['whatsapp_business_management'] },
      'le falta el permiso whatsapp_business_messaging',
      1,
    ],
    ['a number that was never registered', { status: 'PENDING' }, 'no está registrado para enviar (PENDING)', 1],
    ['an account to which nobody subscribed', { subscribed: [] }, 'MAL    La cuenta no está suscrita', 1],
    ['another app that is subscribed instead', { subscribed: ['999'] }, 'MAL    La cuenta no está suscrita', 1],
    [
      'a clock seven minutes wrong',
      { date: 'Tue, 24 Nov 2026 15:58:00 GMT' },
      'MAL    El reloj de la computadora está mal por 7 minutos',
      1,
    ],
    ['a line that is down', { reachable: false }, 'Meta no contestó', 1],
  ]

  for (const [what, side, sentence, code] of TROUBLES) {
    test(`it finds ${what}`, async () => {
      const found = await arrange().run({ side })
      expect(found.said).toContain(sentence)
      expect(found.code).toBe(code)
    })
  }

  test('a payment that fails is told in the words of the account, with what to do', async () => {
    const entities = [
      {
        entity_type: 'WABA',
        can_send_message: 'LIMITED',
        errors: [{ error_code: 141006, error_description: 'There is an error with the payment method' }],
      },
    ]
    const { code, said } = await arrange().run({ side: { entities } })
    expect(said).toContain('Meta limita la cuenta de WhatsApp')
    expect(said).toContain('Agregue o corrija la forma de pago')
    expect(code).toBe(0)
  })

  test('it offers to subscribe, and does it only after a yes', async () => {
    const yes = await arrange().run({ side: { subscribed: [] }, typed: ['s'] })
    expect(yes.said).toContain('La cuenta quedó suscrita')
    expect(yes.said).toContain('\nLa cuenta de Meta\nLa cuenta no está suscrita')
    expect(yes.code).toBe(0)
    const no = await arrange().run({ side: { subscribed: [] }, typed: ['n'] })
    expect(no.said).not.toContain('quedó suscrita')
    expect(no.code).toBe(1)
  })

  test('it finds a secret of another app, before Meta is refused by it', async () => {
    const { code, said } = await arrange().run({ env: { WHATSAPP_APP_SECRET: 'another-secret' } })
    expect(said).toContain('La clave secreta (WHATSAPP_APP_SECRET) no es de la app del token')
    expect(said).toContain('El programa no acepta lo que firma Meta (contestó 401)')
    expect(said).not.toContain('El túnel') // Nothing is wrong with it.
    expect(code).toBe(1)
  })
})

describe('the offices', () => {
  // An office that gives no appointments yet: the chat works and offers nothing, which nobody notices from inside.

  test('after the set-up it says that there is no office yet, and where one is added', async () => {
    const installed = arrange()
    installed.db.client.run('update offices set active = 0')
    const { code, said } = await installed.run()
    expect(code).toBe(1)
    expect(said).toContain('MAL    No hay ninguna oficina abierta: a la gente se le dice que no hay trámites.')
    expect(said).toContain('«Dar de alta una oficina»')
  })

  test('an office without its procedures or its hours is named', async () => {
    const installed = arrange()
    installed.db.client.run("delete from office_procedures where office_id = (select id from offices where name = 'Toluca')")
    installed.db.client.run(
      "delete from schedule_hours where plan_id = (select p.id from schedule_plans p join schedules s on s.id = p.schedule_id join offices o on o.id = s.office_id where o.name = 'Tijuana')",
    )
    const { code, said } = await installed.run()
    expect(code).toBe(0)
    expect(said).toContain('ojo    Toluca no da citas: no se ha dicho qué trámites hace.')
    expect(said).toContain('ojo    Tijuana no da citas: no tiene horario.')
    expect(said).not.toContain('Cuernavaca no da citas')
  })
})
