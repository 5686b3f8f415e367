// A clerk's desk: the whole house with sample offices, places published for one of them, and a way to ask for a task.
import { type Db, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { giveAccess, type Role } from '../../src/admin/access.ts'
import { publish } from '../../src/schedule/publication.ts'
import { HOOKS } from '../cast.ts'
import { testClock } from '../clock.ts'
import { copyOf } from '../copied.ts'
import { ADMIN_TOKEN, type OfficeOptions, openOffice } from '../office.ts'

/** The one office with places. */
const TOLUCA = 'Toluca'
const OPENED = '2026-11-24T16:00:00Z'

export type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers }

/** Rosa, who has no telephone, as a clerk writes her into "Dar una cita". */
export const ROSA_IN_PERSON = {
  oficina: 'Toluca',
  tramite: 'renovar pasaporte',
  nombre: 'Rosa Pérez Ruiz',
  curp: 'PERR850417MDFRZS04',
  motivo: 'vino a la oficina',
}
export const ROSA_AT_COUNTER = { ...ROSA_IN_PERSON, telefono: '55 0000 0001' }

export function openDesk(options: Pick<OfficeOptions, 'schedule' | 'accounts' | 'reserve'> = {}) {
  const desk = testClock(OPENED)
  const office = openOffice({ ...options, db: copyOf(`desk ${OPENED}`, (db) => publishToluca(db, desk.now())), clock: desk })
  const { db, house, vault, clock } = office

  async function ask(method: 'GET' | 'POST', path: string, form?: Record<string, string>, token = ADMIN_TOKEN): Promise<Answer> {
    const response = await house.officeApp.handle(
      new Request(`http://localhost${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
        body: form ? new URLSearchParams(form).toString() : null,
      }),
    )
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, text, headers: response.headers, body: isJson ? JSON.parse(text) : {} }
  }

  /** Proposes, then does it with the key that came back. */
  async function doIt(path: string, form: Record<string, string>, token?: string): Promise<Answer> {
    const proposed = await ask('POST', path, form, token)
    return ask('POST', path, { ...form, clave: String(proposed.body.clave) }, token)
  }

  return {
    ...office,
    get: (path: string, token?: string) => ask('GET', path, undefined, token),
    post: (path: string, form: Record<string, string>, token?: string) => ask('POST', path, form, token),
    doIt,
    /** Gives a key as an administrator does, and exchanges its code as its owner does. */
    async giveKey(form: Record<string, string>, token?: string): Promise<string> {
      const given = await ask('POST', '/admin/accesos', form, token)
      return String((await ask('POST', '/admin/accesos/canjear', {}, String(given.body.codigo_de_un_uso))).body.clave)
    },
    /** Offers a draft, as it is. */
    publish: (tramite: string, token?: string): Promise<Answer> =>
      doIt('/admin/tramites/publicar', { tramite, se_excluye: 'como está ahora' }, token),
    /** From now on the reader's thread finds this of what is taught. */
    learnBy(learning: typeof office.learning): void {
      office.learning = learning
    },
    /** From now on Meta refuses every message with this error; undefined: it takes them again. */
    refuse(code: number | undefined): void {
      office.answer = ({ row, attempt }) =>
        code === undefined
          ? { row, attempt, kind: 'accepted', id: `wamid.again.${row}.${attempt}`, aliases: [] }
          : { row, attempt, kind: 'refused', httpStatus: 400, code }
    },
    /** Whether telephones are on: what Meta took is then reported as delivered. */
    turnTelephones(on: boolean): void {
      office.telephonesOn = on
    },
    /** The bodies of what goes to Meta from now on. */
    watchParcels(): string[] {
      const { answer } = office
      const sent: string[] = []
      office.answer = (parcel) => {
        sent.push(JSON.stringify(parcel.body))
        return answer(parcel)
      }
      return sent
    },
    /** A key for somebody with this role; for these offices only, or for all. */
    keyFor(role: Role, offices: string[] = [], { seesNames = role !== 'screen', name = role as string } = {}): string {
      const officeIds = offices.length === 0 ? undefined : offices.map((one) => officeNamed(db, one))
      return write(
        db,
        (tx) => giveAccess(tx, { vault, clock }, { name, role, officeIds, seesNames, expiresAt: undefined }, clock.now()).token,
      )
    },
    count: (sql: string): number => db.client.query<{ n: number }, []>(`select count(*) as n from ${sql}`).get()?.n ?? 0,
  }
}

function publishToluca(db: Db, now: number): void {
  write(db, (tx) => {
    seed(tx, 'sample', now)
    publish(tx, HOOKS, officeNamed(db, TOLUCA), now)
  })
}

function officeNamed(db: Db, name: string): number {
  const row = db.client.query<{ id: number }, [string]>('select id from offices where name = ?').get(name)
  if (!row) throw new Error(`no office is called ${name}`)
  return row.id
}

/** A desk whose computer has no power any more after `power.flushes` commits. By itself it runs on. */
export function openDeskWithPower() {
  const power = { flushes: Number.POSITIVE_INFINITY }
  let asked = 0
  const desk = openDesk({
    schedule: (flush) => {
      asked++
      if (power.flushes-- > 0) queueMicrotask(flush)
    },
  })
  return {
    ...desk,
    power,
    /** Lets all run that needs nothing from outside: many turns of the event loop, until none of them asks for a commit. */
    async idle(): Promise<void> {
      for (let quiet = 0, before = asked; quiet < 50; quiet = asked === before ? quiet + 1 : 0) {
        before = asked
        await new Promise(setImmediate)
      }
    },
  }
}
