import { z } from 'zod'
import type { CopyPart, ErasureFormPart, Going, ShownData } from '../../admin/data-subjects.ts'
import { instant, yesNo } from '../../admin/fields.ts'
import { isoAt } from '../../admin/parse.ts'
import { typedCard, typedIn } from '../../booking/operations/typed.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { phoneText } from '../../texts/phones.ts'
import {
  countEndedEntries,
  countEndedEntriesOf,
  entriesKeptAbout,
  entriesKeptOf,
  type KeptEntry,
  leaveTheLine,
} from '../personal-data.ts'

const WISHES: Record<KeptEntry['state'], string> = {
  waiting: 'espera',
  rested: 'en pausa',
  left: 'salió de la lista',
  booked: 'terminó en cita',
  over: 'venció',
}

const copy: CopyPart = {
  rank: 40,
  fields: {
    lista_de_espera: z.array(
      z.object({
        estado: z.string(),
        oficinas: z.array(z.string()),
        personas: z.number(),
        desde: instant,
        hasta: instant,
        telefono_para_llamar: z.string().nullable().meta({ title: 'Teléfono para llamar' }),
      }),
    ),
    personas_en_espera: z.array(typedCard).meta({ title: 'Personas en la lista de espera' }),
  },
  empty: { lista_de_espera: [], personas_en_espera: [] },
  read({ deps: { db, vault } }, whose) {
    const { agencyId } = whose
    const wishes =
      whose.kind === 'person'
        ? entriesKeptAbout(db, vault, whose.curp, agencyId)
        : entriesKeptOf(db, vault, whose.contactId, agencyId)
    if (wishes.length === 0) return undefined
    const zone = institutionZone(db)
    return {
      lista_de_espera: wishes.map((one) => ({
        estado: WISHES[one.state] ?? one.state,
        oficinas: one.offices,
        personas: one.people,
        desde: isoAt(one.joinedAt, zone),
        hasta: isoAt(one.expiresAt, zone),
        telefono_para_llamar: one.phoneToCall === undefined ? null : phoneText(one.phoneToCall),
      })),
      personas_en_espera: wishes.flatMap(peopleOf),
    }
  },
}

/** Beside the names an entry keeps the draft of the later booking, as text. */
function peopleOf({ words }: KeptEntry): z.output<typeof typedCard>[] {
  if (!words) return []
  const typed = typedIn(JSON.parse(words.answers || '{}'))
  const known = new Set(typed.map((one) => one.nombre))
  return [...typed, ...words.names.filter((name) => !known.has(name)).flatMap((name) => typedIn({ name }))]
}

const ended = (n: number) =>
  count(n, 'petición de la lista de espera que ya terminó', 'peticiones de la lista de espera que ya terminaron')

function goesOfPerson({ alone, together }: { alone: number; together: number }): Going | undefined {
  if (alone + together === 0) return undefined
  const short = count(alone, 'petición de la lista de espera', 'peticiones de la lista de espera')
  const others = count(
    together,
    'petición que hizo junto con otras personas y ya terminó',
    'peticiones que hizo junto con otras personas y ya terminaron',
  )
  return {
    ...(alone > 0 && { short: { rank: 20, text: short } }),
    lines: [
      ...(alone > 0 ? [{ rank: 40, text: `Lo escrito en ${ended(alone)}.` }] : []),
      ...(together > 0 ? [{ rank: 41, text: `Su lugar en ${others}.` }] : []),
    ],
  }
}

const form: ErasureFormPart = {
  rank: 20,
  fields: {
    sacar_de_la_lista: yesNo
      .prefault('no')
      .describe('Elija «sí» solo si espera un lugar y ya no lo quiere.')
      .meta({ title: '¿Sacarla de la lista de espera?' }),
  },
  read: (_tx, _caller, { sacar_de_la_lista: leaves }) => (leaves ? { ends: { whys: ['wait'], run: leaveTheLine } } : {}),
}

export const shown: ShownData = {
  copy: [copy],
  goes(db, _deps, whose, { agencyId }) {
    if (whose.kind === 'person') return goesOfPerson(countEndedEntries(db, whose.key, agencyId))
    const wishes = countEndedEntriesOf(db, whose.contactId, agencyId)
    return wishes > 0 ? { lines: [{ rank: 40, text: `Lo escrito en ${ended(wishes)}.` }] } : undefined
  },
  form,
}
