import { write } from '../../db/open.ts'
import { giveAccess, type Role } from '../../src/admin/access.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { invent } from '../simulation/invented.ts'
import { contactAt } from './broker.ts'
import type { Caller, Deed, Players } from './cast-of-verbs.ts'
import { ask } from './counter.ts'
import type { Town } from './town.ts'

/** What a clerk may do, and how often. */
const VERBS = {
  cancel: 2,
  move: 3,
  pass: 5,
  correctName: 3,
  correctCurp: 3,
  correctHeld: 5,
  secondKey: 6,
  give: 8,
  settle: 4,
} as const
export type StaffVerb = keyof typeof VERBS
export const anyStaffVerb = (chance: Chance): StaffVerb => chance.weigh<StaffVerb>(VERBS)

/** Two keys of clerks, and one that may say yes to what they ask for. */
export interface Keys {
  clerks: [string, string]
  second: string
}

export function keysIn({ office: { db, vault, clock } }: Town): Keys {
  const keyFor = (role: Role, name: string) =>
    write(
      db,
      (tx) =>
        giveAccess(tx, { vault, clock }, { name, role, officeIds: undefined, seesNames: true, expiresAt: undefined }, clock.now())
          .token,
    )
  return { clerks: [keyFor('clerk', 'Ana'), keyFor('clerk', 'Eva')], second: keyFor('comptroller', 'Contraloría') }
}

interface Deps extends Players {
  town: Town
  chance: Chance
  keys: Keys
  did(deed: Deed): void
}

/** The chats with something in this state. */
export const holdersIn = (town: Town, callers: Caller[], state: 'held' | 'confirmed'): Caller[] =>
  among(town, callers, (contact) =>
    town.office.db.client
      .query<unknown, [string, number]>('select 1 from appointments where state = ? and contact_id = ?')
      .get(state, contact),
  )

/** The chats that were offered a place and have not answered. */
export const offeredIn = (town: Town, callers: Caller[]): Caller[] =>
  among(town, callers, (contact) =>
    town.office.db.client
      .query<unknown, [number]>(
        "select 1 from wait_offers o join wait_wishes w on w.id = o.wish_id where o.state = 'open' and o.told_at is not null and w.contact_id = ?",
      )
      .get(contact),
  )

const among = (town: Town, callers: Caller[], found: (contact: number) => unknown): Caller[] =>
  callers.filter((one) => found(contactAt(town, { kind: one.kind, value: one.number })) !== null)

interface Standing {
  folio: string
  name: string
}

/** The confirmed appointments, of which a clerk reads folio and name on the day's list. */
const standingIn = ({ office: { db, vault } }: Town): Standing[] =>
  db.client
    .query<{ folio: Uint8Array; name: Uint8Array }, []>(
      'select folio_sealed as folio, name_sealed as name from appointments where live = 1 and folio_sealed is not null and name_sealed is not null order by id',
    )
    .all()
    .map((row) => ({ folio: vault.open(row.folio), name: vault.open(row.name) }))

/** Returns what became of it: `done`, or the code of the refusal. */
export async function doStaffVerb(deps: Deps, verb: StaffVerb): Promise<string> {
  const { chance, town, keys } = deps
  const asked = taskOf(deps, verb)
  if (!asked) return 'nothing'
  const key = verb === 'secondKey' ? keys.second : chance.pick(keys.clerks)
  const settled: Ask = async (path, form, token) => {
    const answer = await ask(town, path, form, token)
    await town.office.settle()
    deps.did({ by: 'office', path, form })
    return answer
  }
  const { path, form } = asked
  const said = await doIt(settled, path, form, key)
  const change = said.endsWith('pide_segunda_clave') && chance.may(0.7) ? changeOf(said, verb) : undefined
  if (change === undefined) return said
  const { folio, telefono } = form
  await doIt(
    settled,
    SECOND_KEY,
    { ...(folio === undefined ? { telefono: telefono ?? '' } : { folio }), cambio: change },
    keys.second,
  )
  return `insists: ${await doIt(settled, path, form, key)}`
}

type Ask = (path: string, form: Record<string, string>, key: string) => Promise<Record<string, unknown>>

/** Proposes, and does it. */
async function doIt(settled: Ask, path: string, form: Record<string, string>, key: string): Promise<string> {
  const proposed = await settled(path, form, key)
  if (typeof proposed.clave !== 'string') return String(proposed.codigo)
  const done = await settled(path, { ...form, clave: proposed.clave }, key)
  return done.hecho === true ? 'done' : String(done.codigo)
}

const SECOND_KEY = '/admin/citas/segunda-clave'

/** What a second key is asked to say yes to. */
function changeOf(refusal: string, verb: StaffVerb): (typeof CHANGES)[number] {
  if (refusal.startsWith('otra_persona')) return CHANGES[4]
  return { cancel: CHANGES[0], move: CHANGES[1], pass: CHANGES[3], settle: CHANGES[3] }[verb as string] ?? CHANGES[2]
}

const WHY = 'lo pidió en la ventanilla'
const CHANGES = [
  'cancelarla',
  'cambiarla de día u hora',
  'corregir un dato',
  'pasarla a otro teléfono',
  'ponerla a nombre de otra persona',
] as const

function taskOf(
  { town, chance, applicants, callers }: Deps,
  verb: StaffVerb,
): { path: string; form: Record<string, string> } | undefined {
  const one = chance.any(standingIn(town))
  const applicant = chance.any(applicants)
  const phone = telephoneOf(chance.any(callers.filter(({ kind }) => kind === 'phone')))
  if (!applicant) return undefined
  const seen = { identificacion_vista: 'sí', motivo: WHY }
  const ofHeld = { telefono: phone }
  const ofHolder = {
    telefono: telephoneOf(chance.any(holdersIn(town, callers, 'held').filter(({ kind }) => kind === 'phone'))) || phone,
  }
  if (verb === 'give') {
    // Strangers fill the office, so that there is a line.
    const { name: nombre, curp } = chance.may(0.75) ? invent(chance) : applicant
    const form = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre, curp, vigencia: '3', ...seen }
    return { path: '/admin/citas', form: nombre === applicant.name && chance.may(0.7) ? { ...form, ...ofHeld } : form }
  }
  if (verb === 'correctHeld')
    return { path: '/admin/apartados/corregir', form: { ...ofHolder, nombre: applicant.name, curp: applicant.curp, ...seen } }
  if (verb === 'secondKey' && (!one || chance.may(0.4)))
    return { path: SECOND_KEY, form: { ...ofHolder, cambio: 'ponerla a nombre de otra persona' } }
  if (!one) return undefined
  const { folio, name } = one
  switch (verb) {
    case 'cancel':
      return { path: '/admin/citas/cancelar', form: { folio, avisar: 'sí', motivo: WHY } }
    case 'move':
      return { path: '/admin/citas/mover', form: { folio, dia: 'mañana', avisar: 'sí', motivo: WHY } }
    case 'pass':
      return { path: '/admin/citas/otro-telefono', form: { folio, telefono_nuevo: phone, ...seen } }
    case 'correctName':
      return {
        path: '/admin/citas/corregir',
        form: { folio, persona: name, nombre: chance.may(0.5) ? applicant.name : `${name}z`, motivo: WHY },
      }
    case 'correctCurp':
      return {
        path: '/admin/citas/corregir',
        form: { folio, persona: name, curp: applicant.curp, ...(chance.may(0.5) && { nombre: applicant.name }), ...seen },
      }
    case 'secondKey':
      return { path: SECOND_KEY, form: { folio, cambio: chance.pick(CHANGES) } }
    case 'settle':
      return {
        path: '/admin/citas/no-reconocidas',
        form: { folio, resultado: chance.pick(['se_le_llamo', 'identificacion_vista', 'es_de_ese_telefono']), motivo: WHY },
      }
  }
}

/** As a clerk types it. */
const telephoneOf = (caller: Caller | undefined): string => caller?.number.slice(-10) ?? ''
