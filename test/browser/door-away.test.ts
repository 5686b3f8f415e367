// The page for the door when the network goes: opened again, with a wrong clock, and next to another door's telephone.
import { beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { type DoorKeeper, openKeeper } from './door-keeper.ts'
import { type DoorStage, openDoorStage } from './door-stage.ts'

setDefaultTimeout(60_000)

const HOUR_MS = 3_600_000
const HOUR = /\d{1,2}:\d\d h/

let stage: DoorStage
beforeAll(async () => {
  stage = await openDoorStage()
})

async function atTheDoor(work: (door: DoorKeeper) => Promise<void>, doors: DoorKeeper[] = []): Promise<void> {
  const door = await openKeeper(stage)
  try {
    await work(door)
  } finally {
    for (const one of [door, ...doors]) await one.close()
  }
}

test('opened again without a network it still knows our receipts, those that were cancelled, and what was read before', async () => {
  const [comes, cancelled, came] = [await stage.newReceipt(), await stage.newReceipt(), await stage.newReceipt()]
  cancelled.cancel()
  await atTheDoor(async (door) => {
    await door.comeIn()
    await door.reads(came.code, 'VÁLIDO')
    await door.isReady()
    await door.setOffline(true)
    await door.page.reload()

    await door.hears('offline-says', HOUR)
    await door.page.getByRole('button', { name: 'Seguir sin conexión' }).click()
    await door.hears('connection', /^Sin conexión desde las .+ La última lista del día es de las/)
    await door.reads(comes.code, 'VÁLIDO')
    expect(await door.text('explain')).toMatch(/^Lo firmó este sistema y estaba en la lista de las \d+:\d\d h\.$/)
    expect(await door.text('note')).toContain('No se sabe qué cambió después')
    await door.reads(cancelled.code, 'NO ESTÁ EN LA LISTA')
    await door.reads(came.code, 'YA SE USÓ')
    await door.reads(comes.code.replace(/:1:/, ':4:'), 'NO ES NUESTRO')
    expect(comes.arrivedAt()).toBeNull()

    await door.comeBack()
    await door.hears('connection', 'Ya hay conexión. Escriba su clave')
    await door.page.getByRole('button', { name: 'Escribir mi clave' }).click()
    await door.comeIn()
    await door.hears('waiting', /^$/)
    await door.hears('later-list', `${cancelled.folio}: al enviarla resultó CANCELADA.`)
    expect(comes.arrivedAt()).not.toBeNull()
  })
})

test('without a network a typed folio is looked up in the day’s list: when, how many, what to check, and no name', async () => {
  const [comes, came, cancelled, tomorrow] = [
    await stage.newReceipt(),
    await stage.newReceipt(),
    await stage.newReceipt(),
    await stage.newReceipt('tomorrow'),
  ]
  cancelled.cancel()
  await atTheDoor(async (door) => {
    await door.comeIn()
    await door.reads(came.code, 'VÁLIDO')
    await door.isReady()
    await door.goOffline()
    await door.reads(comes.folio.toLowerCase().replace('-', ''), 'ESTÁ EN LA LISTA')
    expect(await door.text('explain')).toMatch(/^Viene 1 persona hoy a las \d+:\d\d h, según la lista de las \d+:\d\d h\.$/)
    expect(await door.text('note')).toContain('una identificación con ese nombre')
    expect(await door.text('result')).not.toContain(comes.name)
    await door.reads(came.folio, 'YA SE USÓ')
    await door.reads(cancelled.folio, 'CANCELADA')
    await door.reads(tomorrow.folio, 'NO ESTÁ EN LA LISTA')
    expect(await door.text('explain')).toContain('es de otro día o de otra oficina')
    await door.reads('hola', 'NO SE ENTIENDE')
    expect(await door.text('waiting')).toBe('') // Nothing was let in, and nothing is told later.
    await door.reads(comes.code, 'VÁLIDO')
    await door.comeBack()
    await door.hears('waiting', /^$/)
  })
})

test('a reading that the system takes no more is said, and does not hold up those after it', async () => {
  const [old, today] = [await stage.newReceipt('five days ago'), await stage.newReceipt()]
  await atTheDoor(async (door) => {
    await door.comeIn()
    await door.isReady()
    await door.goOffline()
    await door.setClock(-120 * HOUR_MS)
    await door.reads(old.code, 'VÁLIDO')
    await door.setClock(0)
    await door.reads(today.code, 'VÁLIDO')
    await door.comeBack()
    await door.hears('waiting', /^$/)
    await door.hears('later-list', `${old.folio}: el sistema ya no recibió esta lectura.`)
    expect([old.arrivedAt(), today.arrivedAt() === null]).toEqual([null, false])
  })
})

test('an office that is given another name while the page is open goes on at its door', async () => {
  const receipt = await stage.newReceipt()
  await atTheDoor(async (door) => {
    await door.comeIn()
    await door.page.getByLabel('Oficina').selectOption({ label: 'Toluca' })
    await door.isReady()
    stage.callToluca('Toluca Centro')
    try {
      await door.look()
      await door.page.locator('#office option').filter({ hasText: 'Toluca Centro' }).waitFor({ state: 'attached' })
      await door.reads(receipt.code, 'VÁLIDO')
      await door.hears('waiting', /^$/)
      expect(receipt.arrivedAt()).not.toBeNull()
    } finally {
      stage.callToluca('Toluca')
    }
  })
})

test('what the browser keeps for that is the page alone, and nothing of anybody', async () => {
  const receipt = await stage.newReceipt()
  await atTheDoor(async (door) => {
    await door.comeIn()
    await door.reads(receipt.code, 'VÁLIDO')
    await door.isReady()
    const kept = await door.page.evaluate(async () => {
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      const texts = await Promise.all(requests.flat().map(async (one) => (await (await caches.match(one))?.text()) ?? ''))
      return {
        names,
        paths: requests.flat().map((one) => new URL(one.url).pathname),
        texts,
        stored: JSON.stringify({ ...localStorage }),
      }
    })
    expect(kept.names).toHaveLength(1)
    expect(kept.paths.filter((path) => !path.startsWith('/puerta'))).toEqual([])
    for (const secret of [receipt.name, receipt.folio, stage.token, 'VENTANILLA1:'])
      expect([...kept.texts.filter((text) => !text.includes('keyIdOf')), kept.stored].join('')).not.toContain(secret)
  })
})

test('a telephone whose clock is hours wrong judges the day by the office’s, also without a network', async () => {
  for (const wrong of [-30 * HOUR_MS, 30 * HOUR_MS])
    await atTheDoor(async (door) => {
      const [today, tomorrow] = [await stage.newReceipt(), await stage.newReceipt('tomorrow')]
      await door.page.addInitScript((by) => {
        const real = Date.now
        Date.now = () => real() + by
      }, wrong)
      await door.page.reload()
      await door.comeIn()
      await door.isReady()
      await door.goOffline()
      await door.reads(today.code, 'VÁLIDO')
      await door.reads(tomorrow.code, 'NO ES DE HOY')
      await door.comeBack()
      await door.hears('waiting', /^$/)
      expect(Math.abs((today.arrivedAt() ?? 0) - Date.now())).toBeLessThan(60_000)
    })
})

test('a clock that is set right while the page is open is learned again', async () => {
  const receipt = await stage.newReceipt()
  await atTheDoor(async (door) => {
    await door.comeIn()
    await door.isReady()
    await door.setClock(48 * HOUR_MS)
    await door.look()
    await door.page.waitForFunction(() => JSON.parse(localStorage['ventanilla.puerta.sistema']).ahead < -1_000_000)
    await door.goOffline()
    await door.reads(receipt.code, 'VÁLIDO')
  })
})

test('two doors: what one reads the other knows; without a network both let in, and it comes out when they tell it', async () => {
  const [first, second, third] = [await stage.newReceipt(), await stage.newReceipt(), await stage.newReceipt()]
  const back = await openKeeper(stage)
  await atTheDoor(
    async (front) => {
      await front.comeIn()
      await back.comeIn()
      await front.reads(first.code, 'VÁLIDO')
      await back.reads(first.code, 'YA SE USÓ')

      await front.reads(second.code, 'VÁLIDO')
      await back.look()
      await back.page.waitForFunction((folio) => sessionStorage['ventanilla.puerta'].includes(`"${folio} `), second.folio)
      await back.goOffline()
      await back.reads(second.code, 'YA SE USÓ')

      await front.goOffline()
      await front.reads(third.code, 'VÁLIDO')
      await back.reads(third.code, 'VÁLIDO')
      expect(await back.text('note')).toContain('ni quién entró por otra puerta desde entonces')
      await front.comeBack()
      await front.hears('waiting', /^$/)
      await back.comeBack()
      await back.hears('later-list', new RegExp(`${third.folio}: ya se había leído a las .+ en otra puerta`))
      await back.page.getByRole('button', { name: 'Entendido' }).click()
      expect(await back.page.locator('#later').isVisible()).toBe(false)
    },
    [back],
  )
})
