import type { Db } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import type { Going, KeptOf, RankedLine, ShownData, Whose } from '../../admin/data-subjects.ts'
import { rule } from '../../catalogue/rules.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'
import { capital, count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { isKeptBy, isKeptElsewhere } from '../carry-out.ts'
import { aboutPerson } from '../erase-people.ts'
import type { ErasureImpact } from '../staff-erasure.ts'

// What an erasure takes and leaves, in plain words and figures: no name, nothing that was not typed.

export interface Kept {
  short: string
  goes: string[]
  stays: string[]
}

interface Asked {
  whose: Whose
  curp: string | undefined
  of: KeptOf
}

type Deps = Pick<MessagingDeps, 'vault' | 'personalData'>

/** Undefined: nothing leads to this person at that agency. */
export function keptOf(db: Db, deps: Deps, shown: readonly ShownData[], { whose, curp, of }: Asked): Kept | undefined {
  const own = whose.kind === 'person' ? goesOfPerson(db, deps, { key: whose.key, curp, of }) : goesOfPhone(db, deps, whose, of)
  const going = [own, ...shown.map((one) => one.goes?.(db, deps, whose, of))].filter((one) => one !== undefined)
  if (going.length === 0) return undefined
  const parts = inOrder(going.flatMap((one) => one.short ?? []))
  const ofPerson = parts.length === 0 ? 'lo poco que queda de esa persona' : `de esa persona: ${listed(parts)}`
  return {
    short: whose.kind === 'contact' ? 'lo que se guarda de ese teléfono' : ofPerson,
    goes: inOrder(going.flatMap((one) => one.lines)),
    stays: inOrder([...staysOf(db, whose, of), ...shown.flatMap((one) => one.stays?.(whose) ?? [])]),
  }
}

const inOrder = (lines: RankedLine[]): string[] => lines.toSorted((a, b) => a.rank - b.rank).map((one) => one.text)

const visitsOf = (n: number) => count(n, 'cita que ya terminó', 'citas que ya terminaron')

const WITH_LAST = 'en cuanto ninguna dependencia lo necesite'

function goesOfPerson(
  db: Db,
  deps: Deps,
  { key, curp, of }: { key: Uint8Array; curp: string | undefined; of: KeptOf },
): Going | undefined {
  const whose: Whose = { kind: 'person', key }
  const ofNobody = of.isOnly || (of.ownsNumber && !isKeptElsewhere(db, deps, whose, of.agencyId))
  const lives = isKeptBy(db, deps, whose, of.agencyId)
  const about = aboutPerson(db, deps.vault, { key, curp, agencyId: of.agencyId, ofNobody, lives })
  if (!about) return undefined
  const { visits, bareVisits, typed } = about
  const linked = `lo que une a esa persona con ${count(bareVisits, 'cita', 'citas')} ya sin nombre`
  const short = visits > 0 ? { rank: 10, text: visitsOf(visits) } : bareVisits > 0 ? { rank: 30, text: linked } : undefined
  return {
    ...(short && { short }),
    lines: said([
      [
        20,
        visits > 0 &&
          `De ${visitsOf(visits)}: nombre, respuestas, quién acompañaba, el caso si era menor de edad y lo que anotó el personal.`,
      ],
      [
        30,
        visits + bareVisits > 0 &&
          `La fecha de nacimiento, la CURP si la dio y lo que une a esa persona con sus citas${of.isOnly ? '' : `: ${WITH_LAST}`}.`,
      ],
      [70, typed > 0 && 'La nota de que esa CURP se escribió en estos días.'],
    ]),
  }
}

const GOES_OF_PHONE = statement(
  'select count(*) as n from inbox where body_sealed is not null and hidden = 0 and contact_id = +?',
  { row: { n: 'int' }, params: ['int'], uses: 'inbox_contact' },
)

const GOES_OF_PHONE_OUTBOX = statement(
  'select count(*) as n from outbox where body_sealed is not null and hidden = 0 and contact_id = +?',
  { row: { n: 'int' }, params: ['int'], uses: 'outbox_contact' },
)

const GOES_OF_PHONE_CONVERSATIONS = statement('select 1 from conversations where contact_id = +?', { params: ['int'] })

/** The chat is shared by agencies: with several, none learns its size. */
function goesOfPhone(db: Db, deps: Deps, whose: Extract<Whose, { kind: 'contact' }>, of: KeptOf): Going | undefined {
  const { contactId } = whose
  if (!of.isOnly)
    return of.ownsNumber || isKeptBy(db, deps, whose, of.agencyId)
      ? { lines: [{ rank: 10, text: `El número, el nombre del perfil y lo que se escribió en el chat: ${WITH_LAST}.` }] }
      : undefined
  // Those of a complaint are deleted too, but not counted: the figure would reveal it.
  const messages = (GOES_OF_PHONE.get(db, contactId)?.n ?? 0) + (GOES_OF_PHONE_OUTBOX.get(db, contactId)?.n ?? 0)
  return {
    lines: said([
      [10, 'El número, el usuario de WhatsApp, la cuenta de Messenger si está unida, y el nombre del perfil.'],
      [15, GOES_OF_PHONE_CONVERSATIONS.finds(db, contactId) && 'La conversación, y lo que se escribió y no se confirmó.'],
      [20, messages > 0 && `El texto de ${count(messages, 'mensaje', 'mensajes')}.`],
    ]),
  }
}

const STAYS_OF = statement(
  `select count(*) as n from appointments where live = 0 and name_sealed is not null and contact_id = +?
   and office_id in (select o.id from offices o where o.agency_id = +?)`,
  { row: { n: 'int' }, params: ['int', 'int'], uses: 'appointments_contact' },
)

function staysOf(db: Db, whose: Whose, { agencyId, isOnly }: KeptOf): RankedLine[] {
  const soon = `en ${rule(db, 'draft_days')} días, y los mensajes en ${rule(db, 'body_hours')} horas`
  const isPerson = whose.kind === 'person'
  const others = isPerson ? 0 : (STAYS_OF.get(db, whose.contactId, agencyId)?.n ?? 0)
  return said([
    [10, 'Las cuentas: oficina, hora, trámite y precio de cada cita, sin nada que diga de quién fue.'],
    [
      20,
      others > 0 &&
        `Los nombres de ${visitsOf(others)}: son de cada persona y se piden aparte, con su CURP o con su nombre y nacimiento.`,
    ],
    [20, isPerson && 'Los datos de las demás personas del mismo folio, y el teléfono desde el que se pidió: se pide aparte.'],
    [25, !isOnly && 'Lo que guardan otras dependencias: se pide a cada una.'],
    [40, isPerson && `Lo que alguien escribió de ella en un chat y no confirmó: se borra solo ${soon}.`],
    [50, 'En la bitácora: quién borró, cuándo y su motivo. El motivo se borra después, como los demás.'],
    [
      60,
      'Las copias de seguridad: se borran solas, por lo común en unas 8 semanas. Si se restaura una, esto se borra otra vez al iniciar.',
    ],
    [
      70,
      isPerson && 'Las listas del día que se guardan o imprimen: las guardadas se borran en una semana; las de papel, destrúyalas.',
    ],
    [80, 'Los mensajes que ya están en los teléfonos: los borra cada quien.'],
  ])
}

const said = (lines: [rank: number, text: string | false][]): RankedLine[] =>
  lines.flatMap(([rank, text]) => (text === false ? [] : [{ rank, text }]))

/** What happens to the request and is told to its person. */
export function aboutRequest({ tells, state, closes }: Omit<ErasureImpact<Kept>, 'kept'>, done: boolean): string {
  if (closes === undefined) return done ? ' En el chat no se avisa a nadie.' : ' En el chat no se avisaría a nadie.'
  if (state === 'waits')
    return done
      ? ` Antes le llega un último mensaje. Cuando llegue, o a más tardar en un día, se borra y ${closes} se cierra solo.`
      : ` Antes le llegaría un último mensaje; cuando llegue, o a más tardar en un día, se borraría y ${closes} se cerraría solo.`
  const closed = done ? ` ${capital(closes)} se cierra al terminar.` : ` ${capital(closes)} se cerraría al terminar.`
  if (tells) return `${done ? ' Se le avisa en su chat.' : ' Se le avisaría en su chat.'}${closed}`
  return `${closed} A la persona no se le puede avisar en su chat: dígaselo usted.`
}
