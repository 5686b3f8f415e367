import { FEWEST_SHOWN } from '../texts/small-groups.ts'

/** How somebody came to stand in the figures. */
export type Origin = 'chat' | 'waitlist' | 'counter' | 'phone' | 'walk_in'

/** What became of it. `unknown`: the day is over, and neither arrivals nor a result were noted. */
export type Fate = 'to_come' | 'came' | 'late' | 'absent' | 'unknown' | 'cancelled' | 'cancelled_late' | 'by_office' | 'by_clock'

/** One person at one hour. */
export interface Coming {
  origin: Origin
  fate: Fate
  /** At the office. */
  waitedMinutes: number | undefined
  /** From the first contact to the hour. */
  daysAhead: number | undefined
}

interface Definition {
  name: string
  says: string
  unit: 'lugares' | 'personas' | 'minutos' | 'días'
}
type Figure = Definition &
  (
    | { counts(one: Coming): boolean }
    /** That part of them have this value or a smaller one. */
    | { part: number; of(one: Coming): number | undefined }
    | { places: true }
  )

const CANCELLED: ReadonlySet<Fate> = new Set(['cancelled', 'cancelled_late', 'by_office', 'by_clock'])
const isBooked = ({ origin, fate }: Coming): boolean => origin !== 'walk_in' && !CANCELLED.has(fate)
const bookedBy = (origin: Origin) => (one: Coming) => one.origin === origin && isBooked(one)
const became =
  (...fates: Fate[]) =>
  (one: Coming) =>
    one.origin !== 'walk_in' && fates.includes(one.fate)

const HALF = 0.5
const NINE_TENTHS = 0.9

/** Each figure, once: by the name that it has in answers, files and pages. `citas` is the sum of its origins, and of what became of them. */
export const FIGURES = {
  lugares_publicados: {
    name: 'Lugares publicados',
    says: 'Lugares que la oficina ofreció, sin las horas que se cerraron. Si abre otra oficina, suben. Con un trámite: los de las agendas que lo atienden.',
    unit: 'lugares',
    places: true,
  },
  citas: {
    name: 'Citas',
    says: 'Personas con una cita para esas horas que no se canceló. Quien cambió de hora cuenta en la última.',
    unit: 'personas',
    counts: isBooked,
  },
  citas_chat: {
    name: 'Por el chat',
    says: 'De ellas, las que la persona sacó por el chat.',
    unit: 'personas',
    counts: bookedBy('chat'),
  },
  citas_lista: {
    name: 'De la lista de espera',
    says: 'De ellas, las de un lugar que se le ofreció a quien esperaba en la lista.',
    unit: 'personas',
    counts: bookedBy('waitlist'),
  },
  citas_mostrador: {
    name: 'En el mostrador',
    says: 'De ellas, las que dio la oficina a quien fue en persona.',
    unit: 'personas',
    counts: bookedBy('counter'),
  },
  citas_telefono: {
    name: 'Por teléfono',
    says: 'De ellas, las que dio la oficina por teléfono.',
    unit: 'personas',
    counts: bookedBy('phone'),
  },
  llegaron: {
    name: 'Personas que llegaron',
    says: 'Personas con cita cuya llegada se anotó, o a quienes se anotó como atendidas.',
    unit: 'personas',
    counts: became('came', 'late'),
  },
  llegaron_tarde: {
    name: 'Llegaron tarde',
    says: 'De las que llegaron, las que lo hicieron cuando ya no se les guardaba el lugar.',
    unit: 'personas',
    counts: became('late'),
  },
  no_vinieron: {
    name: 'No vinieron',
    says: 'Personas con cita que no vinieron. Solo se sabe de los días en que se anotaron llegadas, o que la oficina cerró con su resultado.',
    unit: 'personas',
    counts: became('absent'),
  },
  no_se_sabe: {
    name: 'No se sabe',
    says: 'Personas con cita en un día que ya pasó, de quienes no se anotó nada.',
    unit: 'personas',
    counts: became('unknown'),
  },
  por_venir: {
    name: 'Por venir',
    says: 'Personas con cita cuyo día todavía no termina y que no han llegado.',
    unit: 'personas',
    counts: became('to_come'),
  },
  canceladas_persona: {
    name: 'Canceló la persona',
    says: 'Citas para esas horas que canceló la propia persona.',
    unit: 'personas',
    counts: became('cancelled', 'cancelled_late'),
  },
  canceladas_tarde: {
    name: 'Con poco tiempo',
    says: 'De las que canceló la persona, las que se cancelaron con poco tiempo.',
    unit: 'personas',
    counts: became('cancelled_late'),
  },
  canceladas_oficina: {
    name: 'Canceló la oficina',
    says: 'Citas para esas horas que canceló la oficina.',
    unit: 'personas',
    counts: became('by_office'),
  },
  canceladas_sistema: {
    name: 'Se soltaron solas',
    says: 'Citas para esas horas que terminaron sin que nadie las cancelara, porque no se contestó a tiempo.',
    unit: 'personas',
    counts: became('by_clock'),
  },
  sin_cita: {
    name: 'Llegaron sin cita',
    says: 'Personas que se recibieron sin cita.',
    unit: 'personas',
    counts: ({ origin }: Coming) => origin === 'walk_in',
  },
  espera_mitad: {
    name: 'Minutos que esperó la mitad',
    says: 'Minutos desde que se anotó su llegada hasta que se le llamó: la mitad de las personas esperó esto o menos.',
    unit: 'minutos',
    part: HALF,
    of: ({ waitedMinutes }: Coming) => waitedMinutes,
  },
  espera_nueve_de_diez: {
    name: 'Minutos que esperaron nueve de cada diez',
    says: 'Lo mismo: nueve de cada diez personas esperaron estos minutos o menos.',
    unit: 'minutos',
    part: NINE_TENTHS,
    of: ({ waitedMinutes }: Coming) => waitedMinutes,
  },
  dias_mitad: {
    name: 'Días para la mitad',
    says: 'Días completos desde el primer contacto hasta la hora de la cita: para la mitad de las personas fueron estos o menos. El primer contacto es su primer mensaje, si nunca había tenido cita; si no, cuando entró a la lista de espera o pidió esa cita.',
    unit: 'días',
    part: HALF,
    of: ({ daysAhead }: Coming) => daysAhead,
  },
  dias_nueve_de_diez: {
    name: 'Días para nueve de cada diez',
    says: 'Lo mismo: para nueve de cada diez personas fueron estos días o menos.',
    unit: 'días',
    part: NINE_TENTHS,
    of: ({ daysAhead }: Coming) => daysAhead,
  },
} as const satisfies Record<string, Figure>

export type FigureName = keyof typeof FIGURES
export type Figures = Record<FigureName, number | null>

export const FIGURE_LIST = Object.entries(FIGURES) as [FigureName, Figure][]

/** Not a number, so not among the others. */
export const FIRST_FREE = {
  name: 'Primera fecha libre',
  says: 'El primer día con un lugar libre para una persona, en el momento en que se pidió esta hoja.',
}

export const SMALL_GROUPS = `Un renglón de menos de ${FEWEST_SHOWN} personas no se muestra solo: se suma con otros, y si aun así son menos, no se muestra. De menos de ${FEWEST_SHOWN} personas tampoco se dice cuánto esperaron.`

/** As they stand beside the figures in answers and files. */
export const DEFINITIONS = [
  ...FIGURE_LIST.map(([cifra, { name, says, unit }]) => ({ cifra, nombre: name, que_es: says, unidad: unit as string })),
  { cifra: 'primera_fecha_libre', nombre: FIRST_FREE.name, que_es: FIRST_FREE.says, unidad: 'fecha' },
  { cifra: 'grupos pequeños', nombre: 'Grupos pequeños', que_es: SMALL_GROUPS, unidad: 'personas' },
]

/** After "esperó". */
export const waitText = (minutes: number): string =>
  minutes === 0 ? 'menos de un minuto' : minutes === 1 ? '1 minuto o menos' : `${minutes} minutos o menos`
