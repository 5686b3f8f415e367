import { act, type Fields, Refused, read } from '../../../../pages/desk/browser/office-link.ts'
import { ask, type Field } from './dialogs.ts'
import { NEEDS, PRIORITIES, SEEN_WITH, TOLD_OF_CANCELLING, TOLD_OF_MOVING } from './lists.ts'
import { printPage, printsArrivals } from './printing.ts'
import { type Button, type Counter, nameOf, type Turn } from './turn-list.ts'

const AT = '/admin/mostrador'

export interface Desk {
  office(): string
  window(): string
  counter(): Counter | undefined
  /** Runs one operation, says what came of it and refreshes. */
  run(work: () => Promise<{ resumen: string }>, undoes?: string): void
}

export const step = (desk: Desk, turn: Turn, title: string, path: string, more: () => Fields = () => ({})): Button => ({
  title,
  press: () => desk.run(() => act(`${AT}/${path}`, { ...meant(desk, turn), ...more() }), nameOf(turn)),
})

export const served = (desk: Desk, turn: Turn): Button => ({ title: 'Atendida', press: () => noteServed(desk, turn) })

/** Of a turn as it is now: the first one is what is done next. What others note of it comes last. */
export const buttonsOf = (desk: Desk, turn: Turn): Button[] => [
  ...ofTurn(desk, turn),
  ...turn.botones.map(
    ({ titulo, ruta, campos }): Button => ({ title: titulo, press: () => desk.run(() => act(ruta, campos), nameOf(turn)) }),
  ),
]

function ofTurn(desk: Desk, turn: Turn): Button[] {
  const does = (title: string, path: string, more?: () => Fields) => step(desk, turn, title, path, more)
  const main = (button: Button): Button => ({ ...button, main: true })
  const paper: Button = { title: 'Le faltó un papel', press: () => noteMissing(desk, turn) }
  const arrives: Button = { title: 'Llegó', press: () => arrive(desk, turn) }
  const first: Button = { title: 'Con prioridad', press: () => arriveFirst(desk, turn) }
  const slip: Button = { title: 'Papeleta', rare: true, press: () => desk.run(() => printSlip(desk, nameOf(turn))) }
  const booked = turn.folio === null ? [] : [first, ...ofAppointment(desk, turn)]
  switch (turn.estado) {
    case 'por llegar':
      return [main(arrives), served(desk, turn), ...(turn.tarde ? [does('No vino', 'no-vino')] : []), ...booked]
    case 'se soltó su lugar':
      return [main(arrives)]
    case 'espera':
    case 'llegó tarde':
      return [
        main(does('Llamar', 'llamar', () => ({ ventanilla: desk.window() }))),
        served(desk, turn),
        does('Se fue', 'se-fue'),
        slip,
        ...booked.map((one): Button => ({ ...one, rare: true })),
      ]
    case 'llamado':
      return [main(served(desk, turn)), does('Otra vez', 'otra-vez'), does('Pasó', 'pasar'), paper, does('Se fue', 'se-fue'), slip]
    case 'en ventanilla':
      return [main(served(desk, turn)), paper, does('Se fue', 'se-fue'), slip]
    case 'atendido':
      return [...(isCollected(desk, turn) ? toCollect(desk, turn) : []), does('Deshacer', 'deshacer')]
    default:
      return [...(turn.folio === null ? [] : [arrives]), does('Deshacer', 'deshacer')]
  }
}

const isCollected = (desk: Desk, { personas }: Turn): boolean =>
  personas.some((one) => desk.counter()?.papeles.some(({ tramite, se_recoge }) => se_recoge && tramite === one.tramite) === true)

/** After the visit, also of another day. */
export const toCollect = (desk: Desk, turn: Turn): Button[] => {
  const note = (more: Fields) => act<{ resumen: string }>('/admin/citas/recoger', { folio: turn.folio ?? '', ...more })
  const papel: Field = { name: 'papel', label: 'Qué papel falta; lo lee la persona', required: true }
  const send = sent(desk, (filled) => note({ estado: 'falta un papel', ...filled }))
  return [
    { title: 'Listo para recoger', press: () => desk.run(() => note({})) },
    {
      title: 'Falta un papel',
      rare: true,
      press: () => ask({ title: `Falta un papel: ${who(turn)}`, yes: 'Anotar', fields: [papel], send }),
    },
  ]
}

/** Also of another day. */
export const ofAppointment = (desk: Desk, turn: Turn): Button[] => [
  {
    title: 'Comprobante',
    rare: true,
    press: () => desk.run(() => printPage('/admin/citas/comprobante', { folio: turn.folio ?? '' })),
  },
  { title: 'Cambiar', rare: true, press: () => move(desk, turn) },
  { title: 'Qué necesita', rare: true, press: () => noteNeed(desk, turn) },
  { title: 'Cancelar', rare: true, press: () => cancel(desk, turn) },
]

const noteArrival = (turn: Turn, more: Fields = {}) =>
  act<{ resumen: string; turnos: number[] }>('/admin/citas/llegada', { folio: turn.folio ?? '', ...more })

function arrive(desk: Desk, turn: Turn): void {
  desk.run(async () => {
    const came = await noteArrival(turn)
    return printArrivals(desk, came, came.turnos)
  }, nameOf(turn))
}

function arriveFirst(desk: Desk, turn: Turn): void {
  ask({
    title: `Llega con prioridad: ${who(turn)}`,
    yes: 'Anotar',
    fields: [{ name: 'prioridad', label: 'Por qué pasa antes', options: PRIORITIES, taps: true }],
    async send(filled) {
      const came = await noteArrival(turn, filled)
      desk.run(() => printArrivals(desk, came, came.turnos), nameOf(turn))
      return undefined
    },
  })
}

const printSlip = (desk: Desk, turn: string) => printPage(`${AT}/papeleta`, { oficina: desk.office(), turno_o_folio: turn })

/** The next number on paper, where this window prints it. */
export async function printArrivals<T extends { resumen: string }>(
  desk: Desk,
  came: T,
  turns: readonly (number | string)[],
): Promise<T> {
  if (printsArrivals()) for (const turn of turns) await printSlip(desk, String(turn))
  return came
}

/** As it was seen: another clerk's step since is not overwritten. */
const meant = (desk: Desk, turn: Turn): Fields => ({
  oficina: desk.office(),
  turno_o_folio: nameOf(turn),
  ...(turn.version !== null && { version: String(turn.version) }),
})

const whoCame = (turn: Turn): Field[] =>
  turn.personas.some((one) => one.pide_quien_vino)
    ? [{ name: 'quien_vino', label: 'Quién vino con la persona menor de edad', options: SEEN_WITH, taps: true }]
    : []

const who = (turn: Turn): string => turn.personas.map((one) => one.nombre).join(', ')

function noteServed(desk: Desk, turn: Turn): void {
  const fields = whoCame(turn)
  const send = (filled: Fields) => act<{ resumen: string }>(`${AT}/atendida`, { ...meant(desk, turn), ...filled })
  if (fields.length === 0) return desk.run(() => send({}), nameOf(turn))
  ask({ title: `Atendida: ${who(turn)}`, yes: 'Atendida', fields, send: sent(desk, send, turn) })
}

function noteMissing(desk: Desk, turn: Turn): void {
  const asked = turn.personas.flatMap((one) => desk.counter()?.papeles.find(({ tramite }) => tramite === one.tramite)?.piden ?? [])
  const papel: Field = { name: 'papel', label: 'Qué papel le faltó', options: [...new Set(asked)], required: true }
  const send = (filled: Fields) => act<{ resumen: string }>(`${AT}/falta-papel`, { ...meant(desk, turn), ...filled })
  ask({
    title: `Le faltó un papel: ${who(turn)}`,
    yes: 'Anotar y avisarle',
    fields: [papel, ...whoCame(turn)],
    send: sent(desk, send, turn),
  })
}

/** Done: said below the field of the counter, and undone from there. */
const sent =
  (desk: Desk, send: (filled: Fields) => Promise<{ resumen: string }>, turn?: Turn) =>
  async (filled: Fields): Promise<undefined> => {
    const done = await send(filled)
    desk.run(async () => done, turn && nameOf(turn))
  }

/** Says first what would happen, and does it with the key that came back. */
export function proposed(desk: Desk, path: string, fixed: Fields, yes: string, whenDone?: () => void) {
  let key: string | undefined
  return async (filled: Fields): Promise<{ text: string; yes: string } | undefined> => {
    const told = await act<{ resumen: string; hecho: boolean; clave: string | null }>(path, {
      ...fixed,
      ...filled,
      ...(key !== undefined && { clave: key }),
    })
    if (told.hecho) {
      desk.run(async () => told)
      whenDone?.()
      return undefined
    }
    key = told.clave ?? undefined
    return { text: told.resumen, yes }
  }
}

/** Where nothing is asked beside the yes. */
export function proposeFirst(
  desk: Desk,
  title: string,
  path: string,
  fixed: Fields,
  { yes, whenDone }: { yes: string; whenDone: () => void },
): void {
  ask({ title, yes: 'Ver qué pasaría', fields: [], send: proposed(desk, path, fixed, yes, whenDone), atOnce: true })
}

function cancel(desk: Desk, turn: Turn): void {
  const fields: Field[] = [
    { name: 'motivo_que_lee', label: 'Motivo que lee la persona', options: TOLD_OF_CANCELLING, value: ASKED_HERE },
    { name: 'motivo', label: 'Motivo, para la bitácora', required: true, value: 'la persona lo pidió en el mostrador' },
  ]
  const send = proposed(desk, '/admin/citas/cancelar', { folio: turn.folio ?? '' }, 'Sí, cancelarla')
  ask({ title: `Cancelar: ${who(turn)}`, yes: 'Ver qué pasaría', fields, send })
}

async function freeFor(turn: Turn, { dia }: Fields): Promise<{ options: readonly string[]; said: string }> {
  if (dia === undefined) return { options: [], said: '' }
  try {
    const asked = { folio: turn.folio ?? '', dia }
    const told = await read<{ resumen: string; horas_libres: { hora: string }[] }>('/admin/lugares-libres', asked)
    return { options: [...new Set(told.horas_libres.map(({ hora }) => hora))], said: told.resumen }
  } catch (error) {
    return { options: [], said: error instanceof Refused ? error.said : 'No se pudo ver qué horas hay libres.' }
  }
}

function noteNeed(desk: Desk, turn: Turn): void {
  ask({
    title: `Qué necesita: ${who(turn)}`,
    text: turn.necesita ?? 'Solo si lo pide: es un dato de su salud. Se borra después de su visita.',
    yes: 'Anotar',
    fields: [
      { name: 'necesita', label: 'Qué necesita', options: NEEDS, required: true },
      { name: 'quitar', label: '¿Quitarlo?', options: ['no', 'sí'] },
    ],
    send: sent(desk, (filled) => act<{ resumen: string }>('/admin/citas/necesidad', { folio: turn.folio ?? '', ...filled })),
  })
}

/** Of who stands at the counter. */
const ASKED_HERE = 'usted se lo pidió a la oficina'

function move(desk: Desk, turn: Turn): void {
  const fields: Field[] = [
    { name: 'dia', label: 'Día nuevo: hoy, mañana, lunes o 24/12/2026', required: true },
    { name: 'hora', label: 'Hora; en blanco, la primera libre', options: [''], offered: (filled) => freeFor(turn, filled) },
    { name: 'motivo_que_lee', label: 'Motivo que lee la persona', options: TOLD_OF_MOVING, value: ASKED_HERE },
    { name: 'motivo', label: 'Motivo, para la bitácora', required: true, value: 'la persona lo pidió en el mostrador' },
  ]
  const send = proposed(desk, '/admin/citas/mover', { folio: turn.folio ?? '' }, 'Sí, cambiarla')
  ask({ title: `Cambiar: ${who(turn)}`, yes: 'Ver qué pasaría', fields, send })
}

export function receiveWalkIn(desk: Desk, procedures: readonly string[]): void {
  const fields: Field[] = [
    { name: 'tramite', label: 'Trámite', options: procedures, required: true },
    { name: 'nombre', label: 'Nombre, si lo quiere dar' },
    { name: 'prioridad', label: 'Prioridad', options: ['', ...PRIORITIES] },
  ]
  const send = async (filled: Fields) => {
    const given = await act<{ resumen: string; turno: Turn }>(`${AT}/sin-cita`, { oficina: desk.office(), ...filled })
    return printArrivals(desk, given, [nameOf(given.turno)])
  }
  ask({ title: 'Recibir a alguien sin cita', yes: 'Dar turno', fields, send: sent(desk, send) })
}

export function passToOwner(desk: Desk): void {
  const fields: Field[] = [
    { name: 'curp', label: 'CURP, como en su identificación', required: true },
    { name: 'nombre', label: 'Nombre completo, como está ahí', required: true },
    { name: 'telefono', label: 'Los 10 dígitos de su WhatsApp' },
  ]
  const send = (filled: Fields) => act<{ resumen: string }>('/admin/citas/duenio', { identificacion_vista: 'sí', ...filled })
  ask({
    title: 'Usaron su CURP',
    text: 'Vea su identificación oficial y, si la CURP es de un menor, también su acta.',
    yes: 'Vi su identificación: pasarle la cita',
    fields,
    send: sent(desk, send),
  })
}
