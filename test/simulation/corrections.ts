import { distance } from 'fastest-levenshtein'
import type { Db } from '../../db/open.ts'
import { SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Vault } from '../../src/vault.ts'
import { ask, propose, type StaffDeps } from './staff.ts'
import type { Witness } from './witness.ts'

const PATH = '/admin/citas/corregir'
/** A letter typed wrong, a name more or less, the name of somebody else, or that of somebody else little by little. */
type Kind = 'slip' | 'more' | 'less' | 'other' | 'drift'

interface Deps extends StaffDeps {
  db: Db
  vault: Vault
}

interface Named {
  id: number
  folio: string
  name: string
}

/**
 * Clerks who correct names, not all of them for a good reason. However often an appointment is corrected, it is called as it was when it
 * was made, give or take a letter or a name; and nobody else is called otherwise.
 */
export function correctNames(deps: Deps, count: number, withinMs: number): Witness {
  const { db, vault, timeline, chance, computer, wrong } = deps
  /** What each appointment was called when it was made. */
  const first = new Map<number, string>()
  /** Somebody who shall get another's place without anybody noticing. */
  let drift: { id: number; to: string } | undefined

  for (let nth = 0; nth < count; nth++) timeline.after(withinMs * chance.next(), begin)

  const standing = (): Named[] =>
    db.client
      .query<{ id: number; folio: Uint8Array; name: Uint8Array }, []>(
        `select id, folio_sealed as folio, name_sealed as name from appointments
         where live = 1 and folio_sealed is not null and name_sealed is not null order by id`,
      )
      .all()
      .map((row) => ({ ...row, folio: vault.open(row.folio), name: vault.open(row.name) }))

  async function begin(): Promise<void> {
    const kind = chance.weigh<Kind>({ slip: 3, more: 3, less: 2, other: 2, drift: 6 })
    const all = standing()
    const family = all.filter(({ id, folio }) => all.some((other) => other.id !== id && other.folio === folio))
    const one =
      (kind === 'drift' && all.find(({ id }) => id === drift?.id)) ||
      chance.any(family.length > 0 && chance.may(0.4) ? family : all)
    const other = chance.any(deps.people)?.name
    if (!one || !other || !computer.isOn()) return
    if (kind === 'drift' && drift?.id !== one.id) drift = { id: one.id, to: other }
    const nombre = kind === 'drift' ? stepTo(one.name, drift?.to ?? other) : spelled(one.name, other, kind, chance)
    const confirmed = await propose(deps, PATH, { folio: one.folio, persona: one.name, nombre, motivo: 'estaba mal escrito' })
    if (!confirmed) return
    timeline.after(chance.between(1, 90) * SECOND, async () => {
      const before = standing()
      const done = await ask(deps, PATH, confirmed)
      if (done?.status !== 200 || done.body.hecho !== true) return
      deps.count(`corrected: ${kind}`)
      const was = new Map(before.map(({ id, name }) => [id, name]))
      for (const { id, name } of standing())
        if (was.has(id) && name !== was.get(id) && (id !== one.id || name !== nombre))
          wrong(`appointment ${id}: was ${was.get(id)} and is ${name} after ${one.id} was called ${nombre}`)
    })
  }

  const nameOf = (id: number): string | undefined => {
    const row = db.client
      .query<{ name: Uint8Array | null }, [number]>('select name_sealed as name from appointments where id = ?')
      .get(id)
    return row?.name ? vault.open(row.name) : undefined
  }

  return {
    read(line) {
      if (line.kind !== 'visit') return
      const name = nameOf(line.id)
      if (name === undefined) return
      if (line.what === 'confirmed' || line.what === 'given') first.set(line.id, name)
      const made = first.get(line.id)
      if (line.what === 'corrected' && made !== undefined && !isTheSame(made, name))
        wrong(`appointment ${line.id}: was made for ${made}, and is called ${name}`)
    },
    settle: () => undefined,
    compare: () => undefined,
  }
}

function spelled(name: string, other: string, kind: Kind, chance: Chance): string {
  const words = name.split(' ')
  const last = words.at(-1) ?? ''
  switch (kind) {
    case 'more':
      return `${name} ${other.split(' ')[1] ?? 'Paz'}`
    case 'less':
      return words.length > 2 ? words.slice(0, -1).join(' ') : name
    case 'slip':
      return [...words.slice(0, -1), last.slice(0, -1) + chance.pick(['a', 'e', 'z', 's'])].join(' ')
    default:
      return other
  }
}

/** Names are added first, and those that were there before are left out later. */
const stepTo = (name: string, to: string): string => (to.split(' ').every((word) => name.includes(word)) ? to : `${name} ${to}`)

/** Whether each word of the shorter name is one of the longer, cut off or with a slip. */
function isTheSame(made: string, name: string): boolean {
  const [shorter = [], longer = []] = [made, name].map(wordsOf).toSorted((a, b) => a.length - b.length)
  return shorter.every((word) => longer.some((other) => isNear(word, other)))
}

const wordsOf = (name: string): string[] => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/)

const isNear = (word: string, other: string): boolean =>
  word.startsWith(other) || other.startsWith(word) || distance(word, other) <= (word.length < 5 ? 1 : 2)
