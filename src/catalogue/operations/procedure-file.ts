import { z } from 'zod'
import type { Db, Tx } from '../../../db/open.ts'
import type { FileProcedure, ProcedureFile } from '../../../db/seeds/procedure-file.ts'
import type { Caller } from '../../admin/access.ts'
import { amongAllProcedures, ownProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, EVERY_PROCEDURE, key, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { fileAnswer, operation } from '../../admin/operation.ts'
import { isOwn } from '../../admin/owners.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord, type Worked } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { changesText, listed } from '../../texts/admin-answers.ts'
import { dayOf } from '../calendar.ts'
import { institutionZone } from '../institution.ts'
import { readProcedureFile } from '../procedure-file/faults.ts'
import { bringIn, fileOf, fileText, fixedMembers } from '../procedure-file/file.ts'
import { madeText } from '../procedure-file/made.ts'
import { listProcedures, officesThatDo, type ProcedureRow } from '../settings.ts'
import { type LocalDay, PASSPORT_FEES, SHARED_GROUP } from '../types.ts'
import { keptFaults } from './field-faults.ts'
import { FINDING_REFUSALS } from './finding.ts'
import { PROCEDURE } from './procedures.ts'

export const takeOut = operation({
  method: 'GET',
  path: '/admin/tramites/archivo',
  tag: 'Ajustes',
  rank: 182,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Sacar un trámite en un archivo',
  explanation:
    'Todo lo que el trámite dice: nombres, con qué palabras se pide, preguntas, qué llevar, precios y reglas. Sirve para revisarlo, guardarlo o llevarlo a otra instalación. No lleva oficinas, citas ni datos de personas.',
  query: z.object({
    tramite: choice(EVERY_PROCEDURE),
    formato: z.enum(['pantalla', 'archivo']).default('pantalla').describe('Cómo lo quiere.'),
  }),
  answer: z.object({ resumen: summaryField, archivo: z.string().describe('El archivo completo, en JSON.') }),
  otherAnswers: ['text/json'],
  example: { resumen: 'sacar licencia de conducir: 2 preguntas, 4 cosas que llevar, 3 precios.', archivo: '{ "procedures": [] }' },
  refusals: { ...PROCEDURE_REFUSALS },
  run({ deps, caller, query }) {
    const chosen = amongAllProcedures(deps, caller, query.tramite)
    const file = fileOf(deps.db, [chosen])
    const [summary, text] = [`${chosen.name}: ${madeText(file, file.procedures[0])}.`, fileText(file)]
    if (query.formato === 'pantalla') return { resumen: summary, archivo: text }
    return fileAnswer({ text, type: 'text/json', name: `${chosen.id}.json`, summary })
  },
})

const REFUSALS = refusals({
  unfit: [
    'archivo_no_sirve',
    'invalid',
    'El archivo no sirve así.',
    'Corrija lo que se dice y envíelo otra vez. «npm run procedure -- check ARCHIVO» lo revisa entero.',
  ],
  same: ['archivo_ya_esta', 'conflict', 'Todo está ya como dice el archivo: no cambió nada.', 'No hace falta hacer nada.'],
  law: [
    'tabla_de_la_ley',
    'conflict',
    'Los precios de esa tabla son los de la institución del número.',
    'Ponga en feeTable otro nombre y en tariff cómo se cobra.',
  ],
  fixed: [
    'dato_fijo',
    'conflict',
    'Eso no cambia en un trámite que ya existe: hay citas que se dieron así.',
    'Deje en el archivo lo que ya está, o dé de alta otro trámite con otro id.',
  ],
})

const FILE_MAX = 200_000
const LEAST_FILE =
  '{"procedures":[{"id":"library_card","name":"credencial de la biblioteca","nameEn":"library card","identity":"none"}]}'
const FAULTS_TOLD = 5

export const bringFile = operation({
  method: 'POST',
  path: '/admin/tramites/archivo',
  tag: 'Ajustes',
  rank: 184,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Dar de alta un trámite de un archivo',
  changesLists: true,
  explanation:
    'Pegue aquí el archivo que sacó de otra instalación o que escribió. El trámite que no hay se da de alta; el que ya hay queda como dice el archivo. Primero dice qué cambiaría; se hace cuando usted confirma. Las citas ya dadas no cambian. En qué oficinas se hace se dice después.',
  body: z.object({
    archivo: z
      .string()
      .trim()
      .min(2)
      .max(FILE_MAX)
      .describe('El contenido del archivo, entero, en JSON.')
      .meta({ page: 'of-one', example: LEAST_FILE }),
    clave: key,
  }),
  answer: proposalAnswer({ cambios: z.array(z.string()).describe('Trámite por trámite.') }),
  example: {
    resumen: 'Daría de alta 1 trámite. Las citas ya dadas no cambian.',
    cambios: ['Nuevo: tarjeta de biblioteca (2 preguntas, 1 cosa que llevar, 0 precios).'],
  },
  refusals: {
    ...REFUSALS,
    ...only(FINDING_REFUSALS, 'done_here'),
    ...only(COMMON_REFUSALS, 'already_there'),
    ...KEY_REFUSALS,
  },
  deed: { name: 'tramite_de_archivo', said: 'Dio de alta o cambió trámites con un archivo', members: { procedure: PROCEDURE } },
  async run(call) {
    const { deps, body, caller } = call
    const read = readProcedureFile(body.archivo)
    if (!read.ok) {
      const told = read.faults.slice(0, FAULTS_TOLD).map(({ path, what }) => (path === '' ? what : `${path}: ${what}`))
      throw refuse({ ...REFUSALS.unfit, what: told.join(' ') }, 'archivo')
    }
    if (!caller.ownsNumber && read.file.procedures.some(({ feeTable }) => feeTable === PASSPORT_FEES))
      throw refuse(REFUSALS.law, 'archivo')
    const outcome = await propose(call, (tx, at) => {
      const file = namedFor(tx, caller, read.file)
      const own = ownProcedures(tx, caller)
      for (const wanted of file.procedures) refuseUnfit(tx, own, wanted)
      const today = dayOf(at, institutionZone(deps.db))
      return {
        work: (inner) => change(inner, file, { agencyId: caller.agencyId, today }),
        deed: () => ({ detail: { procedure: file.procedures.map(({ id }) => id) } }),
      }
    })
    const said = ({ added, changed }: Impact, [adds, changes]: [string, string]) => {
      const parts = [
        added > 0 && `${adds} ${count(added, 'trámite', 'trámites')}`,
        changed > 0 && `${changes} ${count(changed, 'trámite', 'trámites')}`,
      ].filter((one) => typeof one === 'string')
      return `${listed(parts)}. Las citas ya dadas no cambian.`
    }
    return answerProposal(outcome, institutionZone(deps.db), {
      would: (impact) => said(impact, impact.added > 0 ? ['Daría de alta', 'cambiaría'] : ['', 'Cambiaría']),
      did: (impact) => said(impact, impact.added > 0 ? ['Se dio de alta', 'se cambió'] : ['', 'Se cambió']),
      more: ({ lines }) => ({ cambios: lines }),
    })
  },
})

/** Two agencies may take the same file: a name within that another one has gets this one's number, the same each time. */
function namedFor(db: Db, caller: Caller, file: ProcedureFile): ProcedureFile {
  const foreign = listProcedures(db).filter(({ agencyId }) => !isOwn(caller, { agency: agencyId }))
  const nameIn = (member: 'id' | 'exclusiveGroup', name: string) =>
    foreign.some((one) => one[member] === name) ? `${name}_${caller.agencyId}` : name
  const procedures = file.procedures.map((one) => {
    const group = one.exclusiveGroup
    const exclusiveGroup = group === null || group === SHARED_GROUP ? group : nameIn('exclusiveGroup', group)
    return { ...one, id: nameIn('id', one.id), exclusiveGroup }
  })
  return { ...file, procedures }
}

function refuseUnfit(db: Db, own: readonly ProcedureRow[], wanted: FileProcedure): void {
  if (own.some((one) => one.id !== wanted.id && plainText(one.name) === plainText(wanted.name)))
    throw refuse({ ...COMMON_REFUSALS.already_there, what: `Ya existe otro trámite con ese nombre: ${wanted.name}.` }, 'archivo')
  const [kept] = wanted.fields.flatMap((one) => keptFaults(db, one))
  if (kept) throw refuse({ ...REFUSALS.unfit, what: `${wanted.id}: ${kept.what}` }, 'archivo')
  const known = own.find((one) => one.id === wanted.id)
  if (!known) return
  const members = fixedMembers(db, known, wanted)
  if (members.length > 0)
    throw refuse({ ...REFUSALS.fixed, what: `${REFUSALS.fixed.what} En ${wanted.id}: ${listed(members)}.` }, 'archivo')
  if (wanted.doneBy !== null && officesThatDo(db, wanted.id).length > 0) throw refuse(FINDING_REFUSALS.done_here, 'archivo')
}

interface Impact {
  added: number
  changed: number
  lines: string[]
}

function change(tx: Tx, file: ProcedureFile, of: { agencyId: number; today: LocalDay }): Worked<Impact, 'same'> {
  const ids = file.procedures.map(({ id }) => id)
  const read = () => new Map(listProcedures(tx).flatMap((row) => (ids.includes(row.id) ? [[row.id, fileOf(tx, [row])]] : [])))
  const before = read()
  bringIn(tx, file, of)
  const after = [...read()].map(([id, is]) => ({ is, was: before.get(id) }))
  const added = after.flatMap(({ is, was }) =>
    was ? [] : is.procedures.map((one) => `Nuevo: ${one.name} (${madeText(is, one)}).`),
  )
  const changed = after.flatMap(({ is, was }) =>
    was && fileText(was) !== fileText(is) ? is.procedures.map(({ name }) => `${name}: ${differences(was, is)}.`) : [],
  )
  if (added.length + changed.length === 0) return { ok: false, why: 'same' }
  const impact = { added: added.length, changed: changed.length, lines: [...added, ...changed] }
  return { ok: true, touched: [touchRecord('procedure_file', [...before])], impact }
}

const TOLD_MOST = 12

/** Members of one procedure that are otherwise, as the file calls them; what is new or gone as a whole. */
function differences(was: ProcedureFile, is: ProcedureFile): string {
  const [before, after] = [partsOf(was), partsOf(is)]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const told = names
    .map((name) => {
      const [old, young] = [before.get(name), after.get(name)]
      if (!old || !young) return changesText({ [name]: old?.title }, { [name]: young?.title })
      const members = flat(young.value, name)
      const gone = Object.fromEntries(Object.keys(flat(old.value, name)).map((member) => [member, undefined]))
      return changesText(flat(old.value, name), { ...gone, ...members })
    })
    .filter((one) => one !== '')
  const rest = told.length - TOLD_MOST
  const most = told.slice(0, TOLD_MOST).join('; ') || 'cambia el orden'
  return rest > 0 ? `${most}; y ${count(rest, 'cambio más', 'cambios más')}` : most
}

/** What is new or gone is told by its title alone. */
interface Part {
  title: string | number
  value: unknown
}

/** By its name in the file: what can be compared with itself, wherever it stands in its list. */
function partsOf({ papers, tariff, fees, procedures }: ProcedureFile): Map<string, Part> {
  return new Map<string, Part>([
    ...procedures.flatMap(({ papers: _, fields, ...members }) => [
      ...Object.entries(members).map(([name, value]): [string, Part] => [name, { title: name, value }]),
      ...fields.map((value): [string, Part] => [`fields.${value.name}`, { title: value.label, value }]),
    ]),
    ...Object.values(papers).map((value): [string, Part] => [
      `papers: ${value.text} (${value.applies})`,
      { title: value.validFrom, value },
    ]),
    ...fees.map((value): [string, Part] => [`fees.${value.years}.${value.validFrom}`, { title: value.centavos, value }]),
    ['tariff', { title: 'tariff', value: tariff }],
  ])
}

function flat(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return { [path]: value }
  return Object.assign({}, ...Object.entries(value).map(([name, one]) => flat(one, `${path}.${name}`)))
}
