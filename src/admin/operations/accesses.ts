import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { endOfDay } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import {
  type AccessKey,
  type Caller,
  countValidKeys,
  giveAccess,
  type KeyPlace,
  listAccess,
  nameOfKey,
  openCode,
  type Role,
  takeAccess,
} from '../access.ts'
import { addAuditEntry, ofEach } from '../audit.ts'
import { ALL, accessNames, chosenOffice, chosenOfficeOrAll, type NamedOffice, OFFICE_REFUSALS, officesOf } from '../choices.ts'
import type { AdminDeps } from '../deps.ts'
import {
  called,
  choice,
  dayField,
  instant,
  key,
  nextCursor,
  OFFICES_OR_ALL,
  placeCursor,
  proposalAnswer,
  summaryField,
  yesNo,
} from '../fields.ts'
import { codeOf, ROLE_WORDS } from '../labels.ts'
import { operation, PAGE_AND_ONE, pageOf } from '../operation.ts'
import { isoAt, TYPED_DAY, TYPED_REFUSALS } from '../parse.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../propose.ts'
import { only, refuse } from '../refusals.ts'
import { codeAnswer, codeShown, EXAMPLE_CODE } from './access-codes.ts'
import { BELOW_MANAGER, checkRole, GUARD_DAYS, givesAll, KEY_RULES, lastDay } from './access-rules.ts'

const accessCard = z.object({
  nombre: z.string(),
  rol: z.enum(ROLE_WORDS).meta({ title: 'Permiso' }),
  oficinas: z.string(),
  ve_nombres: z
    .enum(['sí', 'no'])
    .describe('Si ve los nombres de las personas. Un lector sin ellos ve horas, cuentas e iniciales.')
    .meta({ title: '¿Ve los nombres?' }),
  estado: z.enum(['vigente', 'sin recoger', 'vencida', 'quitada']),
  creada: instant,
  vence: instant.nullable(),
  ultimo_uso: instant.nullable(),
})

export const accesses = operation({
  method: 'GET',
  path: '/admin/accesos',
  tag: 'Accesos',
  rank: 20,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Ver quién tiene clave de acceso',
  explanation:
    'Primero las claves que sirven; después las vencidas y las que se quitaron. Con su último uso. Las claves mismas no se guardan. Un encargado ve las de sus oficinas.',
  query: z.object({ cursor: placeCursor }),
  answer: z.object({ resumen: summaryField, accesos: z.array(accessCard), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 2 claves vigentes.',
    accesos: [
      {
        nombre: 'Ventanilla 2',
        rol: 'ventanilla',
        oficinas: 'Toluca',
        ve_nombres: 'sí',
        estado: 'vigente',
        creada: '2026-11-24T10:00:00-06:00',
        vence: '2027-11-24T23:59:59-06:00',
        ultimo_uso: null,
      },
    ],
  },
  refusals: {},
  run({ deps, caller, query, now }) {
    const names = new Map(officesOf(deps, caller).map((office) => [office.id, office.name]))
    const zone = institutionZone(deps.db)
    const found = listAccess(deps.db, caller, { after: readPlace(query.cursor), limit: PAGE_AND_ONE }, now)
    const { lines, next } = pageOf(found, ({ over, id }) => `${over}.${id}`)
    const cards = lines.map((key) => ({
      nombre: key.name,
      rol: ROLE_WORDS[key.role],
      oficinas:
        key.officeIds === undefined ? ALL : key.officeIds.map((id) => names.get(id) ?? `oficina ${id}`).join(', ') || 'ninguna',
      ve_nombres: key.seesNames ? ('sí' as const) : ('no' as const),
      estado: stateOf(key, now),
      creada: isoAt(key.createdAt, zone),
      vence: key.expiresAt === undefined ? null : isoAt(key.expiresAt - 1, zone),
      ultimo_uso: key.lastUsedAt === undefined ? null : isoAt(key.lastUsedAt, zone),
    }))
    const valid = countValidKeys(deps.db, caller, now)
    const resumen =
      valid === 0
        ? 'Todavía no se ha dado ninguna clave que sirva; la del primer administrador no está en esta lista.'
        : `Hay ${count(valid, 'clave vigente', 'claves vigentes')}.`
    return { resumen, accesos: cards, siguiente: next }
  },
})

function readPlace(cursor: string | undefined): KeyPlace | undefined {
  const [over, id = 0] = cursor?.split('.').map(Number) ?? []
  return cursor === undefined ? undefined : { over: over === 0 ? 0 : 1, id }
}

function stateOf(key: AccessKey, now: number): 'vigente' | 'sin recoger' | 'vencida' | 'quitada' {
  if (key.revokedAt !== undefined) return 'quitada'
  if (key.expiresAt !== undefined && key.expiresAt <= now) return 'vencida'
  return key.codeUntil !== undefined && key.lastUsedAt === undefined ? 'sin recoger' : 'vigente'
}

const name = z.string().trim().min(3).max(60)

export const openAccess = operation({
  method: 'POST',
  path: '/admin/accesos',
  tag: 'Accesos',
  rank: 30,
  least: 'manager',
  ofEachAgency: true,
  atOnce: 'The key opens nothing before somebody is given it, and is taken away by its name.',
  summary: 'Dar una clave de acceso',
  explanation:
    'Hace una clave y da un código para recogerla: un QR que se lee con el teléfono, o unas letras que se escriben en la página. Sirve cinco minutos y una sola vez; la clave queda en el aparato que lo usó. Lector: solo ve; los nombres de las personas, solo si usted lo dice. Ventanilla: da y cancela citas. Encargado: además cierra, abre y ve mensajes. Administrador: todo, en todas las oficinas, menos leer denuncias. Contraloría: lee y contesta las denuncias, y no atiende a nadie; désela a alguien de fuera de las oficinas. Auditoría: lee la bitácora y cómo está el sistema, y no cambia nada. Guardia: solo la puerta de una oficina. Pantalla: solo los números y ventanillas de una oficina, para la sala de espera. Un encargado da las de lector, ventanilla, guardia y pantalla de sus oficinas.',
  body: z.object({
    nombre: called(3, 60, 'De quién es. Por ejemplo Ventanilla 2, o el nombre de la persona.'),
    rol: z.enum(ROLE_WORDS).default('ventanilla').describe('Qué puede hacer.').meta({ title: 'Permiso' }),
    oficina: choice(OFFICES_OR_ALL, 'Para qué oficina. «todas» son también las que se abran después.'),
    ve_nombres: yesNo
      .optional()
      .describe('Solo para un lector: si ve los nombres de las personas. En blanco: no, solo horas, cuentas e iniciales.')
      .meta({ title: '¿Ve los nombres?' }),
    tambien: z
      .string()
      .trim()
      .max(300)
      .optional()
      .describe('Otras oficinas para la misma clave, separadas por comas.')
      .meta({ title: 'Y también', example: 'Naucalpan, Metepec' }),
    vence: dayField(`El último día en que sirve. En blanco: un año; la de guardia, ${GUARD_DAYS} días.`).optional(),
  }),
  answer: codeAnswer,
  example: {
    resumen:
      'Este es el código de Ventanilla 2, con permiso de ventanilla en Toluca. Sirve hasta las 10:05 h y una sola vez. La clave sirve hasta el miércoles 24 de noviembre de 2027.',
    ...EXAMPLE_CODE,
  },
  refusals: {
    ...only(
      KEY_RULES,
      ...([
        'name_in_use',
        'administrator_of_all',
        'reads_all',
        'of_one_place',
        'screen_of_one',
        'guard_too_long',
        'beyond_own',
      ] as const),
      'names_for_all',
    ),
    ...OFFICE_REFUSALS,
    ...TYPED_DAY,
    ...only(TYPED_REFUSALS, 'day_over'),
  },
  deed: {
    name: 'dar_acceso',
    said: 'Dio una clave de acceso',
    members: {
      key: { words: 'clave', said: ofEach<number>((id, { db }) => nameOfKey(db, id)) },
      role: { words: 'permiso', said: ofEach<Role>((code) => ROLE_WORDS[code]) },
      names: 've nombres',
    },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const office = chosenOfficeOrAll(deps, caller, body.oficina)
    const zone = office?.zone ?? institutionZone(deps.db)
    const role = codeOf(ROLE_WORDS, body.rol)
    checkRole(caller, role, office)
    const last = lastDay(body.vence, zone, now, role)
    const expiresAt = endOfDay(last, zone)
    const offices = office && [office, ...alsoFor(deps, caller, body.tambien)]
    if (role === 'screen' && offices?.some(({ id }) => id !== office?.id)) throw refuse(KEY_RULES.screen_of_one, 'tambien')
    const usual = role !== 'reader' && role !== 'screen'
    const seesNames = body.ve_nombres ?? usual
    if (seesNames !== usual && role !== 'reader') throw refuse(KEY_RULES.names_for_all, 've_nombres')
    const given = await deps.writer.submit('staff.give_access', (tx, at) => {
      if (accessNames(tx, caller.agencyId).some((taken) => plainText(taken) === plainText(body.nombre)))
        throw refuse(KEY_RULES.name_in_use, 'nombre')
      const officeIds = offices?.map(({ id }) => id)
      const made = giveAccess(tx, deps, { name: body.nombre, role, agencyId: caller.agencyId, officeIds, seesNames, expiresAt }, at)
      addAuditEntry(call, tx, { officeId: office?.id, detail: { key: made.id, role, names: seesNames } }, at)
      return openCode(tx, deps, made.id, at)
    })
    return codeShown(
      `Este es el código de ${body.nombre}, con permiso de ${body.rol} en ${offices ? listed([...new Set(offices.map((one) => one.name))]) : 'todas las oficinas'}${seesNames ? '' : ', sin ver nombres'}`,
      `La clave sirve hasta el ${spanishDates.long(last)}.`,
      { ...given, role, expiresAt, name: body.nombre, zone },
    )
  },
})

export const anotherCode = operation({
  method: 'POST',
  path: '/admin/accesos/codigo',
  tag: 'Accesos',
  rank: 35,
  least: 'manager',
  ofEachAgency: true,
  atOnce: 'The key that is in use goes on until the code is exchanged, and can be taken away by its name.',
  summary: 'Dar otro código para una clave',
  explanation:
    'Para quien no llegó a usar el suyo, perdió su clave o cambió de aparato. Sirve cinco minutos y una sola vez. Cuando se usa, la clave queda en ese aparato y deja de servir en el de antes.',
  body: z.object({ nombre: name.describe('El nombre con el que se dio la clave.').meta({ record: 'access key' }) }),
  answer: codeAnswer,
  example: {
    resumen: 'Este es otro código de Ventanilla 2. Sirve hasta las 10:05 h y una sola vez.',
    ...EXAMPLE_CODE,
  },
  refusals: only(KEY_RULES, 'no_access', 'beyond_own'),
  deed: {
    name: 'dar_codigo',
    said: 'Dio otro código para una clave',
    members: { key: { words: 'clave', said: ofEach<number>((id, { db }) => nameOfKey(db, id)) } },
  },
  async run(call) {
    const { deps, caller, body } = call
    const zone = institutionZone(deps.db)
    const given = await deps.writer.submit('staff.give_code', (tx, at) => {
      const mine = keysNamed(tx, caller, body.nombre, at)
      const key = mine.find((one) => stateOf(one, at) === 'vigente' || stateOf(one, at) === 'sin recoger')
      if (!key) throw refuse(KEY_RULES.no_access, 'nombre')
      addAuditEntry(call, tx, { detail: { key: key.id } }, at)
      return { ...key, ...openCode(tx, deps, key.id, at) }
    })
    return codeShown(`Este es otro código de ${given.name}`, '', { ...given, zone })
  },
})

/** Valid ones of this name that the caller may take away; refused when there are none. */
function keysNamed(tx: Tx, caller: Caller, typed: string, now: Instant): AccessKey[] {
  const real = accessNames(tx, caller.agencyId).find((one) => plainText(one) === plainText(typed))
  if (real === undefined) throw refuse(KEY_RULES.no_access, 'nombre')
  const mine = listAccess(tx, caller, { limit: MOST_KEYS }, now).filter(
    (one) => one.name === real && (givesAll(caller) || BELOW_MANAGER.has(one.role)),
  )
  if (mine.length === 0) throw refuse(KEY_RULES.beyond_own, 'nombre')
  return mine
}

/** More keys than are valid at a time; those come first. */
const MOST_KEYS = 500

const alsoFor = (deps: AdminDeps, caller: Caller, words = ''): NamedOffice[] =>
  words
    .split(',')
    .filter((word) => word.trim() !== '')
    .map((word) => chosenOffice(deps, caller, word.trim(), 'tambien'))

export const closeAccess = operation({
  method: 'POST',
  path: '/admin/accesos/quitar',
  tag: 'Accesos',
  rank: 40,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Quitar una clave de acceso',
  explanation:
    'Primero dice de quién es y para qué sirve; cuando usted confirma, deja de servir en ese momento, también en las ventanas donde está abierta. Lo que se hizo con ella queda en la bitácora.',
  body: z.object({
    nombre: name.describe('El nombre con el que se dio.').meta({ record: 'access key' }),
    motivo: z.string().trim().max(200).optional().describe('Por qué.'),
    clave: key,
  }),
  answer: proposalAnswer({}),
  example: { resumen: 'La clave de Ventanilla 2, con permiso de ventanilla, dejaría de servir.' },
  refusals: { ...only(KEY_RULES, 'no_access', 'beyond_own'), ...KEY_REFUSALS },
  deed: {
    name: 'quitar_acceso',
    said: 'Quitó una clave de acceso',
    members: { keys: { words: 'clave', said: ofEach<number>((id, { db }) => nameOfKey(db, id)) } },
  },
  async run(call) {
    const { deps, caller, body } = call
    const outcome = await propose(call, (tx, at) => {
      const real = keysNamed(tx, caller, body.nombre, at)[0]?.name ?? ''
      return {
        work: (inner) => closeKeys(inner, { agencyId: caller.agencyId, name: real }, at),
        deed: ({ keys }) => ({ detail: { keys }, reason: body.motivo }),
        resolved: { nombre: real },
      }
    })
    const told = ({ name, keys, roles }: Closed) =>
      `La clave de ${name}, con permiso de ${listed(roles)}${keys.includes(caller.keyId ?? 0) ? ' (la de usted)' : ''},`
    return answerProposal(outcome, institutionZone(deps.db), {
      would: (closed) => `${told(closed)} dejaría de servir.`,
      did: (closed) => `${told(closed)} ya no sirve.`,
      more: () => ({}),
    })
  },
})

interface Closed {
  name: string
  keys: number[]
  roles: string[]
}

function closeKeys(tx: Tx, { agencyId, name }: { agencyId: number; name: string }, now: Instant): Worked<Closed, never> {
  const taken = takeAccess(tx, { agencyId, name }, now)
  return {
    ok: true,
    touched: taken.map(({ id }) => ({ what: 'access_key', id, version: 0 })),
    impact: { name, keys: taken.map(({ id }) => id), roles: [...new Set(taken.map(({ role }) => ROLE_WORDS[role]))] },
  }
}
