import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { CURP, codeIn, confirmed, holderOf, openDirectoryOffice, words } from './stage.ts'

/** Luis has an appointment on WhatsApp, and gives out its code. */
async function offered({ office, lupita, luis } = openDirectoryOffice()) {
  await confirmed(luis, `${CURP} Luis Puga Sol`)
  await luis.write('mandar mi cita')
  const code = codeIn(luis.read())
  expect(code).toMatch(/^\w{4}-\w{4}$/)
  return { office, lupita, luis, code }
}

describe('a code', () => {
  test('reads, changes and cancels nothing for a stranger who sends it and says yes', async () => {
    const { office, luis, code } = await offered()
    const stranger = office.phone('525500000099', 'X')
    await stranger.write('hola')
    await stranger.write(`CITA ${code}`)
    await stranger.write('sí')
    await stranger.write('mis citas')
    expect(words(stranger.arrived)).not.toMatch(/Luis|Toluca|3 de diciembre|Folio/)
    await stranger.write('cancelar mi cita')
    expect(holderOf(office)).toEqual(['phone'])
    expect(words(luis.read())).toContain('Un WhatsApp que termina en *99* pide su cita del jueves 3 de diciembre.')
  })

  test('asks the chat that gave it, and its button hands the appointment over; both are told', async () => {
    const { office, lupita, luis, code } = await offered()
    await lupita.write(code)
    expect(words(lupita.read())).toContain('Ya pregunté en el chat que dio el código')
    const asked = words(luis.read())
    expect(asked).toContain('Una cuenta de Messenger pide su cita del jueves 3 de diciembre.')
    expect(asked).toContain('*¿Es suya esa cuenta?*')
    await luis.tap('Sí, mandarla')
    expect(words(luis.read())).toContain('su cita del jueves 3 de diciembre ya está en esa cuenta de Messenger')
    expect(words(lupita.read())).toContain('Ya está aquí la cita de Luis P.')
    expect(holderOf(office)).toEqual(['psid'])
    await luis.write('mis citas')
    expect(words(luis.read())).toContain('Usted mandó a otro chat su cita')
    await lupita.write('mis citas')
    expect(words(lupita.read())).toContain('Luis Puga Sol')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test.each(['sí', 'Sí, mandarla', 'ok', 'va', '👍', 'simón mándala', '1', 'si mandarla por favor'])(
    'is not answered by typed words: %s',
    async (said) => {
      const { office, lupita, luis, code } = await offered()
      await lupita.write(code)
      luis.read()
      await luis.write(said)
      expect(holderOf(office)).toEqual(['phone'])
      expect(words(lupita.arrived)).not.toContain('Luis')
      await luis.tap('Sí, mandarla')
      expect(holderOf(office)).toEqual(['psid'])
    },
  )

  test('is refused by its owner with a button, and the other chat is told no more than that', async () => {
    const { office, lupita, luis, code } = await offered()
    await lupita.write(code)
    await luis.tap('No es mía')
    expect(words(luis.read())).toContain('no mandé nada')
    expect(words(lupita.read())).toContain('no lo aceptaron')
    await luis.tap('Sí, mandarla')
    expect(holderOf(office)).toEqual(['phone'])
    await lupita.write(code)
    expect(words(lupita.read())).toContain('no se puede usar')
  })

  test('is good once, for ten minutes, and not after another one was asked for', async () => {
    const { office, lupita, luis, code } = await offered()
    await luis.write('mandar mi cita')
    const second = codeIn(luis.read())
    expect(second).not.toBe(code)
    await lupita.write(code)
    expect(words(lupita.read())).toContain('no se puede usar')
    office.clock.advance(10 * MINUTE + 1)
    await lupita.write(second)
    expect(words(lupita.read())).toContain('no se puede usar')
    await luis.write('mandar mi cita')
    const third = codeIn(luis.read())
    await lupita.write(third)
    await office.phone('525500000077').write(third)
    expect(luis.read().filter((reply) => words([reply]).includes('pide su cita'))).toHaveLength(1)
  })

  test('is not answered after ten minutes', async () => {
    const { office, lupita, luis, code } = await offered()
    await lupita.write(code)
    office.clock.advance(10 * MINUTE + 1)
    await luis.tap('Sí, mandarla')
    expect(words(luis.read())).toContain('Ya no se puede mandar')
    expect(holderOf(office)).toEqual(['phone'])
  })

  test('is stored nowhere', async () => {
    const { office, code } = await offered()
    const rows = JSON.stringify(office.db.client.query('select * from handovers').all())
    expect(rows).not.toContain(code)
    expect(office.lines.join('\n')).not.toContain(code)
  })

  test('after five wrong ones within a day the right one opens nothing, with or without the word before it', async () => {
    const { office, lupita, luis, code } = await offered()
    for (const last of ['C', 'D', 'F']) await lupita.write(`CITA CCCC-CCC${last}`)
    for (const last of ['G', 'H']) await lupita.write(`CCCC-CCC${last}`)
    expect(words(lupita.read())).not.toContain('no reviso más')
    await lupita.write(code)
    expect(words(lupita.read())).toContain('no reviso más')
    expect(words(luis.read())).not.toContain('pide su cita')
    office.clock.advance(DAY + 1)
    await luis.write('mandar mi cita')
    await lupita.write(codeIn(luis.read()))
    expect(words(luis.read())).toContain('pide su cita')
  })

  test('sent from the chat that gave it asks nobody', async () => {
    const { luis, code } = await offered()
    await luis.write(code)
    expect(words(luis.read())).toContain('desde el otro chat, no desde este')
  })
})

describe('the question', () => {
  test('comes in the middle of another one, whose answer it does not take; that goes on below', async () => {
    const { office, lupita, luis, code } = await offered()
    await luis.write('cancelar mi cita')
    await lupita.write('quiero mi primer pasaporte')
    await lupita.write(`CITA ${code}`)
    luis.read()
    await luis.write('sí')
    expect(words(luis.read())).toContain('esto se contesta con un botón')
    expect(holderOf(office)).toEqual(['phone'])
    await luis.tap('Sí, mandarla')
    expect(holderOf(office)).toEqual(['psid'])
    await lupita.write('soy de toluca')
    expect(words(lupita.read())).toContain('¿Qué hora le conviene?')
  })

  test('of an earlier code does nothing once there is another one', async () => {
    const { office, lupita, luis, code } = await offered()
    await lupita.write(code)
    await luis.write('mandar mi cita')
    await luis.tap('Sí, mandarla')
    expect(words(luis.read())).toContain('Ya no se puede mandar')
    expect(holderOf(office)).toEqual(['phone'])
  })

  test('is of no use when the chat that would get it lost its number meanwhile', async () => {
    const { office, luis, code } = await offered()
    const other = office.phone('525500000099', 'X')
    await other.write(code)
    office.db.client.run('delete from contact_aliases where contact_id = (select max(id) from contacts)')
    await luis.tap('Sí, mandarla')
    expect(words(luis.read())).toContain('Ya no se puede mandar')
    expect(words(luis.arrived)).not.toContain('ya está en')
  })

  test('is of no use when the appointment was cancelled meanwhile', async () => {
    const { office, lupita, luis, code } = await offered()
    await lupita.write(code)
    await luis.write('cancelar mi cita')
    await luis.tap('Sí, cancelarla')
    await luis.tap('Sí, mandarla')
    expect(words(luis.read())).toContain('Ya no se puede mandar')
    expect(holderOf(office)).toEqual([])
  })
})

describe('what was handed over', () => {
  async function handed() {
    const stage = await offered()
    await stage.lupita.write(stage.code)
    await stage.luis.tap('Sí, mandarla')
    stage.luis.read()
    stage.lupita.read()
    return stage
  }

  test('is taken back by a tap within seven days, and the other chat is told', async () => {
    const { office, lupita, luis } = await handed()
    office.clock.advance(6 * DAY)
    await luis.tap('Recuperarla')
    expect(words(luis.read())).toContain('otra vez aquí')
    expect(holderOf(office)).toEqual(['phone'])
    await lupita.write('mis citas')
    expect(words(lupita.arrived)).toContain('No hay citas hechas desde esta cuenta')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('is not taken back after seven days', async () => {
    const { office, luis } = await handed()
    office.clock.advance(7 * DAY)
    await luis.tap('Recuperarla')
    expect(words(luis.read())).toContain('ya no se puede recuperar')
    expect(holderOf(office)).toEqual(['psid'])
  })

  test('is not taken back once it was moved there, and cannot be by whoever has no part in it', async () => {
    const { office, lupita, luis } = await handed()
    await lupita.write('cambiar mi cita')
    await lupita.tap('Vie 4 dic, 12:00 h')
    await lupita.tap('Sí, cambiarla')
    await luis.tap('Recuperarla')
    expect(words(luis.read())).toContain('ya no se puede recuperar')
    expect(holderOf(office)).toEqual(['psid'])
  })

  test('counts for both chats together, and no more once it was taken back', async () => {
    const { office, luis } = await handed()
    const counted = () =>
      office.db.client.query<{ n: number }, []>('select count(*) as n from askers where counts_as is not null').get()?.n
    expect(counted()).toBe(1)
    await luis.tap('Recuperarla')
    expect(counted()).toBe(0)
  })

  test('stands in the history of the appointment', async () => {
    const { office, luis } = await handed()
    await luis.tap('Recuperarla')
    const story = office.db.client
      .query<{ what: string }, []>('select what from appointment_events order by id')
      .all()
      .map(({ what }) => what)
    expect(story.slice(-2)).toEqual(['handed_over', 'taken_back'])
  })

  test('leads nowhere any more when one of both chats is forgotten', async () => {
    const { office } = await handed()
    expect(office.db.client.query('select 1 from handovers').all()).toHaveLength(1)
    office.clock.advance(8 * DAY)
    await office.settle()
  })
})

test('where several stand it is asked which, and each goes by its own', async () => {
  const { luis, lupita, office } = openDirectoryOffice()
  await confirmed(luis, `${CURP} Luis Puga Sol`)
  await luis.write('quiero renovar el pasaporte de mi mamá, soy de toluca')
  await luis.tap('Otra persona adulta')
  await luis.tap('Toluca')
  await luis.write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
  await luis.tap('Vie 4 dic, 12:00 h')
  await luis.tap('6 años: $1,220')
  await luis.tap('Confirmar')
  expect(holderOf(office)).toEqual(['phone', 'phone'])
  luis.read()
  await luis.write('quiero mandar mi cita a mi messenger')
  const asked = luis.read()
  expect(words(asked)).toContain('*¿Qué quiere mandar a otro chat?*')
  const [first] = asked.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
  await luis.tap(first?.title ?? '')
  await lupita.write(codeIn(luis.arrived))
  await luis.tap('Sí, mandarla')
  expect(holderOf(office).toSorted()).toEqual(['phone', 'psid'])
})

test('whoever has an appointment on WhatsApp is told on Messenger how it comes here, and sees nothing of it', async () => {
  const { lupita, luis } = openDirectoryOffice()
  await confirmed(luis, `${CURP} Luis Puga Sol`)
  await lupita.write('ya tengo cita por whatsapp')
  const said = words(lupita.read())
  expect(said).toContain('https://wa.me/525500000000?text=MANDAR%20MI%20CITA')
  expect(said).not.toMatch(/Luis|diciembre/)
})

test('a chat without anything says so', async () => {
  const { lupita } = openDirectoryOffice()
  await lupita.write('mandar mi cita')
  expect(words(lupita.read())).toContain('no hay ninguna cita que mandar')
})

describe('an office that has Messenger alone', () => {
  test('sends nobody to a WhatsApp that there is not, and says how the office helps', async () => {
    const { lupita } = openDirectoryOffice({ alone: true })
    await lupita.write('quiero renovar el pasaporte de 3 personas adultas, soy de toluca')
    const said = words(lupita.read())
    expect(said).toContain('En la oficina sí le ayudan: llame al')
    expect(said).toContain('¿Seguimos aquí, para una persona con CURP?')
    await lupita.write('sí')
    expect(words(lupita.read())).not.toContain('una sola persona')
    expect(words(lupita.arrived)).not.toContain('WhatsApp')
  })

  test('takes nobody without a CURP, and says what there is instead', async () => {
    const { lupita } = openDirectoryOffice({ alone: true })
    await lupita.write('quiero mi primer pasaporte, soy de toluca')
    await lupita.tap('Toluca')
    await lupita.write('no tengo curp')
    expect(words(lupita.read())).toContain('Aquí necesito la CURP')
    await lupita.write('ya tengo cita por whatsapp')
    expect(words(lupita.arrived)).not.toMatch(/wa\.me/)
  })
})
