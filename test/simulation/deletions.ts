import type { Db } from '../../db/open.ts'
import { DAY, HOUR, type Instant, SECOND } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import { type Erased, isFree, judgeErased, kindOf, reachOf } from './erased-law.ts'
import { erasableIn, grantedIn, phonesOf } from './glances.ts'
import type { StaffDeps } from './staff.ts'
import { keptIn } from './traces.ts'

const PATH = '/admin/personas/borrar'
/** A telephone that is off for ever has a day; then the next look of the job, which an office that is off at night has in the morning. */
const DONE_WITHIN_MS = DAY + 20 * HOUR

interface Deps extends StaffDeps {
  db: Db
  vault: Vault
}

/** A deletion that the office granted and that is not done yet. */
interface Pending {
  row: number
  erased: Erased
  since: Instant
}

/** A request whose person has to read once that it was carried out. */
interface Told {
  number: string
  phones: string[]
  contact: number
  at: Instant
  rows: Set<number>
}

const SAYS_SO =
  /La oficina (?:borró los datos|cumple su solicitud|ya borró los datos|va a borrar sus datos)|(?:has erased the personal data|is carrying out your request)/

export interface Deletions {
  /** The job looks, and what it finished is judged. */
  goOn(): Promise<void>
  /** Something arrived on a telephone. */
  arrived(phone: string, row: number, message: { text: string; template: string | undefined }): void
  /** Telephones from which nothing is known any more, or soon. */
  forgotten(phone: string): boolean
  /** Telephones that a contact had before it was erased. */
  phonesBefore(contact: number): string[]
  /** What was deleted, when, and the hashes that led there. */
  done: { erased: Erased; at: Instant; hashes: Uint8Array[] }[]
  /** At the end: everybody was told, and nothing was left undone. */
  check(): void
}

/** Managers who carry out granted deletions, and whether each did what it promised, to nobody else. */
export function carryOutDeletions(deps: Deps, count: number, withinMs: number): Deletions {
  const { db, vault, timeline, chance, computer, wrong } = deps
  const told: Told[] = []
  const phonesBefore = new Map<number, string[]>()
  const done: Deletions['done'] = []
  let pending: Pending[] = []

  for (let nth = 0; nth < count; nth++) timeline.after(withinMs * (0.1 + 0.9 * chance.next()), begin)

  async function begin(): Promise<void> {
    const order = computer.isOn() ? choose() : undefined
    // What another agency has of somebody is none of this one's.
    if (!order || isOfOthers(db, vault, order.erased)) return
    const proposed = await computer.ask(PATH, order.form)
    if (proposed && proposed.status >= 500 && proposed.status !== 503) wrong(`${PATH} answered ${proposed.status}`)
    deps.count(proposed?.status === 200 ? 'erasing proposed' : `erasing refused: ${proposed?.body.codigo}`)
    const clave = proposed?.body.clave
    if (proposed?.status !== 200 || typeof clave !== 'string') return
    timeline.after(chance.between(1, 90) * SECOND, () => apply({ ...order, form: { ...order.form, clave } }))
  }

  interface Order {
    form: Record<string, string>
    erased: Erased
    request: { number: string; contact: number } | undefined
  }

  function choose(): Order | undefined {
    const granted = chance.any(grantedIn(db))
    const asked = { identificacion_vista: 'sí', motivo: 'pidió que se borren sus datos' }
    const request = granted && chance.may(0.7) ? granted : undefined
    const more = { ...(request && { caso: request.number }), ...(chance.may(0.2) && { sacar_de_la_lista: 'sí' }) }
    if (request && chance.may(0.6)) return { form: { ...asked, ...more }, erased: { contact: request.contact }, request }
    const { people, contacts } = erasableIn(db, vault)
    const contact = chance.may(0.4) ? chance.any(contacts) : undefined
    if (contact)
      return { form: { ...asked, ...more, curp_o_telefono: contact.phone.slice(-10) }, erased: { contact: contact.id }, request }
    const person = chance.may(0.8) ? chance.any(people) : chance.any(deps.people)
    if (!person) return undefined
    if (person.curp !== undefined)
      return { form: { ...asked, ...more, curp_o_telefono: person.curp }, erased: { curp: person.curp }, request }
    const { name, birth } = person
    return { form: { ...asked, ...more, curp_o_telefono: `${name}, ${written(birth)}` }, erased: { name, birth }, request }
  }

  async function apply({ form, erased, request }: Order): Promise<void> {
    if (!computer.isOn()) return
    await computer.watch() // What is due anyway is none of its doing.
    const at = computer.clock.now()
    const [reach, before] = [reachOf(db, vault, erased), keptIn(db)]
    if ('contact' in erased) phonesBefore.set(erased.contact, phonesOf(db, vault, erased.contact))
    const phones = request ? phonesOf(db, vault, request.contact) : []
    const answer = await computer.ask(PATH, form)
    if (answer && answer.status >= 500 && answer.status !== 503) wrong(`${PATH} answered ${answer.status}`)
    if (answer?.status !== 200 || answer.body.hecho !== true) {
      if ('contact' in erased) phonesBefore.delete(erased.contact)
      return
    }
    if (request && phones.length > 0) told.push({ number: request.number, contact: request.contact, phones, at, rows: new Set() })
    const row = db.client.query<{ id: number }, []>('select coalesce(max(id), 0) as id from erasures').get()?.id ?? 0
    const state = stateOf(row)
    if (state.done_at === null) pending.push({ row, erased, since: timeline.now() })
    else finish(erased, reach.hashes, judgeErased(db, vault, before, reach, kindOf(erased)))
  }

  function finish(erased: Erased, hashes: Uint8Array[], problems: string[]): void {
    deps.count(`erased: ${kindOf(erased)}`)
    for (const problem of problems.slice(0, 3)) wrong(`after a deletion by ${Object.keys(erased).join()} ${problem}`)
    done.push({ erased, at: computer.clock.now(), hashes })
    if ('curp' in erased) timeline.after(chance.between(1, 30) * HOUR, () => bookAnew(erased.curp))
  }

  /** Whoever was forgotten is nobody in particular, and may have an appointment as anybody. */
  async function bookAnew(curp: string): Promise<void> {
    const [office, person] = [chance.any(deps.offices), deps.people.find((one) => one.curp === curp)]
    if (!office || !person || lives(curp)) return
    const form = { oficina: office.name, tramite: 'renovar pasaporte', nombre: person.name, curp, motivo: 'vino otra vez' }
    const answer = await computer.ask('/admin/citas', form)
    if (answer?.status === 200) deps.count('booked anew after a deletion')
    if (answer?.body.codigo === 'persona_ya_tiene_cita') wrong(`${curp} was erased and may not book anew`)
  }

  const lives = (curp: string): boolean =>
    db.client
      .query<{ curp_sealed: Uint8Array }, []>(
        "select p.curp_sealed from people p join appointments a on a.person_id = p.id where (a.live = 1 or a.state = 'held') and p.curp_sealed is not null",
      )
      .all()
      .some((row) => vault.open(row.curp_sealed) === curp)

  const stateOf = (row: number) =>
    db.client
      .query<{ done_at: number | null; withdrawn_at: number | null; contact_id: number | null }, [number]>(
        'select done_at, withdrawn_at, contact_id from erasures where id = ?',
      )
      .get(row) ?? { done_at: null, withdrawn_at: null, contact_id: null }

  return {
    done,
    async goOn() {
      if (!computer.isOn()) return
      await computer.watch()
      // Two contacts may have become one meanwhile.
      for (const one of pending) if ('contact' in one.erased) one.erased.contact = stateOf(one.row).contact_id ?? one.erased.contact
      for (const { erased } of pending)
        if ('contact' in erased && phonesOf(db, vault, erased.contact).length > 0)
          phonesBefore.set(erased.contact, phonesOf(db, vault, erased.contact))
      const reaches = pending.map(({ erased }) => reachOf(db, vault, erased))
      const before = pending.length > 0 ? keptIn(db) : new Map()
      await computer.erase()
      const may = new Set(reaches.flatMap((reach) => [...reach.may]))
      for (const [nth, one] of pending.entries()) {
        const reach = reaches[nth]
        if (reach && stateOf(one.row).done_at !== null)
          finish(one.erased, reach.hashes, judgeErased(db, vault, before, { ...reach, may }, kindOf(one.erased)))
      }
      pending = pending.filter(({ row }) => stateOf(row).done_at === null && stateOf(row).withdrawn_at === null)
    },
    arrived(phone, row, { text, template }) {
      const isSaid = template === 'data_erased' || template === 'phone_erased' || SAYS_SO.test(text)
      const one = isSaid ? told.findLast(({ number }) => text.includes(number)) : undefined
      if (!one) return isSaid ? wrong(`${phone} reads of a deletion that nobody asked for: ${text.slice(0, 80)}`) : undefined
      if (!one.phones.includes(phone)) wrong(`${phone} reads of the deletion in ${one.number}, which is another's`)
      one.rows.add(row)
      if (one.rows.size > 1) wrong(`${phone} reads ${one.rows.size} times that ${one.number} was carried out`)
    },
    forgotten: (phone) => [...phonesBefore.values()].some((phones) => phones.includes(phone)),
    phonesBefore: (contact) => phonesBefore.get(contact) ?? [],
    check() {
      for (const { number, contact, at, rows } of told) {
        const said = db.client
          .query<unknown, [number, Instant]>("select 1 from outbox where contact_id = ? and created_at = ? and kind = 'notice'")
          .get(contact, at)
        if (rows.size === 0 && said === null) wrong(`${number} was carried out, and its person never told`)
      }
      for (const { erased, since } of pending)
        if (timeline.now() - since > DONE_WITHIN_MS && isFree(db, vault, erased, computer.clock.now()))
          wrong(`a deletion by ${Object.keys(erased).join()} was granted long ago and is not done`)
    },
  }
}

/** 1958-03-12 as a clerk writes it. */
const written = (day: string): string => day.split('-').toReversed().join('/')

/** Whether they have, or had, a visit, a case or a place in the line of another agency. */
function isOfOthers(db: Db, vault: Vault, erased: Erased): boolean {
  const contact = 'contact' in erased ? erased.contact : -1
  const curp = 'curp' in erased ? vault.index('curp', erased.curp) : null
  const waiting = 'curp' in erased ? vault.index('person', `curp:${erased.curp}`) : null
  return (
    ('birth' in erased && namesElsewhere(db, vault).some((one) => one.name === erased.name && one.birth === erased.birth)) ||
    db.client
      .query<unknown, [number, Uint8Array | null, Uint8Array | null]>(
        `select 1 from appointments a join offices o on o.id = a.office_id join people p on p.id = a.person_id
         where o.agency_id <> 1 and (a.contact_id = ?1 or p.curp_index = ?2)
         union select 1 from cases where agency_id <> 1 and contact_id = ?1
         union select 1 from wait_wishes w join wait_lines l on l.wish_id = w.id join offices o on o.id = l.office_id
           where o.agency_id <> 1
             and (w.contact_id = ?1 or exists (select 1 from wait_people q where q.wish_id = w.id and q.person_key = ?3))`,
      )
      .get(contact, curp, waiting) !== null
  )
}

/** Who is known by name and day of birth at another agency. */
const namesElsewhere = (db: Db, vault: Vault) =>
  db.client
    .query<{ name: Uint8Array; birth: Uint8Array }, []>(
      `select a.name_sealed as name, p.birth_sealed as birth from appointments a join offices o on o.id = a.office_id
       join people p on p.id = a.person_id
       where o.agency_id <> 1 and p.curp_index is null and a.name_sealed is not null and p.birth_sealed is not null`,
    )
    .all()
    .map(({ name, birth }) => ({ name: vault.open(name), birth: vault.open(birth) }))
