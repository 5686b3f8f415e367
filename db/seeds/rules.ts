export interface RuleRow {
  /** In a new installation. */
  value: number
  /** Beyond these the product would break a promise. */
  least: number
  most: number
  /** 0 is allowed too: none. */
  orNone?: boolean
  unit: string
  /** As the head of the office reads it. */
  meaning: string
  group: string
}

const group = <Name extends string>(heading: string, rows: Record<Name, Omit<RuleRow, 'group'>>): Record<Name, RuleRow> =>
  Object.fromEntries(
    Object.entries<Omit<RuleRow, 'group'>>(rows).map(([name, row]) => [name, { ...row, group: heading }]),
  ) as Record<Name, RuleRow>

/**
 * Numbers that an institution may change, in the order of an office's concerns, with the unit in the name. The one source of the database's
 * first values (seed.ts), the code, the page, its refusals and the limits of environment variables.
 */
export const RULES = {
  ...group('Límites de un teléfono', {
    live_people_a_phone: {
      value: 4,
      least: 1,
      most: 20,
      unit: 'personas',
      meaning: 'Personas con cita vigente que puede tener un mismo teléfono',
    },
    live_a_person: {
      value: 1,
      least: 1,
      most: 50,
      unit: 'citas',
      meaning: 'Citas vigentes a la vez que puede tener una persona, de los trámites que se excluyen entre sí',
    },
    curps_a_day: {
      value: 8,
      least: 1,
      most: 60,
      unit: 'CURP',
      meaning: 'CURP distintas que puede escribir un mismo teléfono en un día',
    },
    // Each answer costs money, and a family's whole booking takes twenty.
    answers_a_day: {
      value: 200,
      least: 40,
      most: 5_000,
      orNone: true,
      unit: 'mensajes',
      meaning: 'Mensajes con que se contesta a un mismo teléfono en 24 horas; 0 si no hay límite',
    },
    // A Facebook account costs nothing: a thousand of them would take every day. 100: no limit.
    free_accounts_percent: {
      value: 25,
      least: 5,
      most: 100,
      unit: 'por ciento',
      meaning:
        'De los lugares de un día en una oficina, los que pueden tener cuentas de Messenger sin unir a un WhatsApp; 100 si no hay límite',
    },
  }),
  ...group('Lugares apartados', {
    // A day at most.
    hold_seconds: {
      value: 600,
      least: 30,
      most: 86_400,
      unit: 'segundos',
      meaning: 'Tiempo en que un lugar queda apartado mientras la persona confirma',
    },
    hold_renewals: { value: 1, least: 0, most: 5, unit: 'veces', meaning: 'Veces que se puede alargar un lugar apartado' },
    take_back_minutes: {
      value: 30,
      least: 0,
      most: 240,
      unit: 'minutos',
      meaning: 'Tiempo en que un teléfono puede recuperar el lugar que se le venció',
    },
    // Holds of a phone that expired, took their place back, or were confirmed and cancelled.
    lapses_a_day: {
      value: 4,
      least: 1,
      most: 50,
      unit: 'veces',
      meaning: 'Lugares que un teléfono puede dejar vencer o cancelar, de los que apartó en 24 horas',
    },
    // Against places kept cooling by choosing for ever.
    holds_a_day: { value: 24, least: 2, most: 200, unit: 'veces', meaning: 'Lugares que un teléfono puede apartar en 24 horas' },
  }),
  ...group('Lugares en reposo', {
    // With 0 the moment of reopening would be known.
    hold_cooling_min_minutes: {
      value: 2,
      least: 1,
      most: 120,
      unit: 'minutos',
      meaning: 'Lo menos que tarda en ofrecerse otra vez un lugar apartado que se soltó',
    },
    hold_cooling_max_minutes: {
      value: 20,
      least: 2,
      most: 240,
      unit: 'minutos',
      meaning: 'Lo más que tarda en ofrecerse otra vez un lugar apartado que se soltó',
    },
    cancel_cooling_min_hours: {
      value: 2,
      least: 1,
      most: 72,
      unit: 'horas',
      meaning: 'Lo menos que tarda en ofrecerse otra vez el lugar de una cita cancelada',
    },
    cancel_cooling_max_hours: {
      value: 26,
      least: 2,
      most: 168,
      unit: 'horas',
      meaning: 'Lo más que tarda en ofrecerse otra vez el lugar de una cita cancelada',
    },
  }),
  ...group('Lugares del mostrador', {
    staff_percent: {
      value: 0,
      least: 1,
      most: 90,
      orNone: true,
      unit: '% de los lugares del día',
      meaning: 'Parte de los lugares de cada día que solo da la oficina, en el mostrador o por teléfono; 0: ninguna',
    },
    staff_days: {
      value: 3,
      least: 1,
      most: 60,
      unit: 'días',
      meaning: 'Días antes de la cita en que los lugares del mostrador que sobran se abren a todos, a una hora por sorteo',
    },
  }),
  // Read src/urgent before changing these: the reason may be a datum of health.
  ...group('Lugares urgentes', {
    urgent_percent: {
      value: 0,
      least: 1,
      most: 30,
      orNone: true,
      unit: '% de los lugares de la semana',
      meaning:
        'Parte de los lugares de cada semana para quien tiene una urgencia y trae un comprobante; se pide en el chat y el comprobante se ve en el mostrador. 5 es un buen comienzo; 0: ninguna',
    },
    urgent_days: {
      value: 2,
      least: 1,
      most: 15,
      unit: 'días',
      meaning: 'Días antes de la cita en que los lugares urgentes que sobran se abren a todos, a una hora por sorteo',
    },
    urgent_within_days: {
      value: 20,
      least: 3,
      most: 60,
      unit: 'días',
      meaning: 'De cuántos días en adelante se ofrecen los lugares urgentes',
    },
    urgent_gifts_a_week: {
      value: 3,
      least: 1,
      most: 100,
      orNone: true,
      unit: 'lugares',
      meaning:
        'Lugares que una misma clave da en siete días por haber visto el papel de una urgencia; los demás los autoriza además otra clave',
    },
  }),
  ...group('Cambios y cancelaciones', {
    // A move by the office resets the count.
    moves_an_appointment: {
      value: 2,
      least: 0,
      most: 20,
      unit: 'veces',
      meaning: 'Veces que una persona puede cambiar el día o la hora de su cita',
    },
    undo_minutes: {
      value: 5,
      least: 0,
      most: 60,
      unit: 'minutos',
      meaning: 'Tiempo en que se puede deshacer una cancelación; 0 si no se puede',
    },
    late_cancel_hours: {
      value: 24,
      least: 0,
      most: 168,
      unit: 'horas',
      meaning: 'Con menos tiempo antes de la cita, una cancelación se cuenta como tardía; siempre se acepta',
    },
  }),
  ...group('Recordatorios y avisos', {
    reminder_first_hours: {
      value: 168,
      least: 2,
      most: 720,
      orNone: true,
      unit: 'horas',
      meaning: 'Horas antes de la cita en que sale el primer recordatorio; 0 si no sale',
    },
    reminder_second_hours: {
      value: 48,
      least: 2,
      most: 336,
      orNone: true,
      unit: 'horas',
      meaning: 'Horas antes de la cita en que sale el segundo recordatorio; 0 si no sale',
    },
    reminder_last_hours: {
      value: 3,
      least: 1,
      most: 48,
      orNone: true,
      unit: 'horas',
      meaning: 'Horas antes de la cita en que sale el último recordatorio; 0 si no sale',
    },
    reminder_rest_hours: {
      value: 12,
      least: 0,
      most: 72,
      unit: 'horas',
      meaning: 'Horas en que no se recuerda una cita que se acaba de hacer, cambiar o contestar',
    },
    reminder_spread_minutes: {
      value: 60,
      least: 0,
      most: 240,
      unit: 'minutos',
      meaning: 'Minutos entre los que se reparten los recordatorios, para que no salgan juntos',
    },
    quiet_from_hour: {
      value: 20,
      least: 0,
      most: 23,
      unit: 'horas',
      meaning: 'Hora de la oficina desde la que no se avisa nada por la noche',
    },
    quiet_until_hour: {
      value: 8,
      least: 0,
      most: 23,
      unit: 'horas',
      meaning: 'Hora de la oficina desde la que se vuelve a avisar; igual que la otra: siempre se avisa',
    },
    lapse_hours: {
      value: 24,
      least: 2,
      most: 120,
      unit: 'horas',
      meaning: 'Horas antes de la cita en que se cancela si nadie contesta, en las oficinas que lo deciden',
    },
    // Fewer would call people absent who stand in a queue at the door.
    minutes_late: {
      value: 15,
      least: 5,
      most: 120,
      unit: 'minutos',
      meaning: 'Minutos que se guarda el lugar de quien no ha llegado; quien llega después pasa tras los que ya están',
    },
    walk_ins_an_hour: {
      value: 1,
      least: 1,
      most: 50,
      orNone: true,
      unit: 'personas',
      meaning: 'Personas sin cita que se reciben en cada hora, además de los lugares libres; 0: solo en lugares libres',
    },
    arrive_minutes_early: {
      value: 0,
      least: 0,
      most: 120,
      unit: 'minutos',
      meaning: 'Minutos antes de la hora en que se pide llegar, donde el trámite no lo dice',
    },
  }),
  ...group('Lista de espera', {
    late_date_days: {
      value: 14,
      least: 1,
      most: 180,
      unit: 'días',
      meaning: 'Espera por la primera fecha libre desde la que se ofrece la lista de espera',
    },
    wish_days: { value: 60, least: 7, most: 365, unit: 'días', meaning: 'Días que se guarda una petición en la lista de espera' },
    line_age_days: {
      value: 30,
      least: 1,
      most: 365,
      orNone: true,
      unit: 'días',
      meaning: 'Días antes de la fecha que se pide desde los que cuenta el lugar en la lista; vale para peticiones nuevas',
    },
    // Less when the visit is near, but at least `offer_least_minutes`.
    offer_minutes: {
      value: 120,
      least: 15,
      most: 1_440,
      unit: 'minutos',
      meaning: 'Tiempo en que un lugar es solo para una persona de la lista de espera',
    },
    offer_least_minutes: {
      value: 15,
      least: 5,
      most: 240,
      unit: 'minutos',
      meaning: 'Lo menos que dura ese tiempo cuando la cita es pronto; si no alcanza, no se ofrece',
    },
    offers_a_wish: {
      value: 3,
      least: 1,
      most: 20,
      unit: 'lugares',
      meaning: 'Lugares que se ofrecen a una persona de la lista de espera antes de poner su petición en pausa',
    },
  }),
  ...group('Grupos y menores de edad', {
    group_span_minutes: {
      value: 120,
      least: 0,
      most: 480,
      unit: 'minutos',
      meaning: 'De la primera a la última hora de un grupo que no cabe en una sola; 0: todos a la misma hora',
    },
    adult_age: {
      value: 18,
      least: 16,
      most: 21,
      unit: 'años',
      meaning: 'Edad, el día de la cita, desde la que la persona es adulta',
    },
    // Minors: what a family has, not a broker.
    live_minors_a_phone: {
      value: 4,
      least: 1,
      most: 20,
      unit: 'personas',
      meaning: 'Personas menores de edad con cita vigente que puede tener un mismo teléfono',
    },
    minors_a_year: {
      value: 6,
      least: 1,
      most: 60,
      unit: 'personas',
      meaning: 'Personas menores de edad distintas para las que un mismo teléfono puede tener cita en un año',
    },
  }),
  ...group('Casos', {
    case_answer_days: {
      value: 5,
      least: 1,
      most: 60,
      unit: 'días hábiles',
      meaning: 'Plazo que la oficina se da para contestar los demás casos',
    },
    // Before the first answer: until the office closes.
    person_pause_hours: {
      value: 23,
      least: 1,
      most: 72,
      unit: 'horas',
      meaning: 'Tiempo que el asistente calla después de que una persona de la oficina contesta en el chat',
    },
    person_wait_alert_hours: {
      value: 2,
      least: 1,
      most: 48,
      unit: 'horas de atención',
      meaning: 'Espera por una persona desde la que hay un pendiente',
    },
    claims_a_phone: {
      value: 2,
      least: 1,
      most: 20,
      unit: 'reclamos',
      meaning: 'Reclamos de una CURP que puede abrir un mismo teléfono en 180 días',
    },
    claim_proof_days: {
      value: 10,
      least: 2,
      most: 60,
      unit: 'días',
      meaning: 'Días para mostrar la identificación; después el reclamo se cierra',
    },
  }),
  ...group('Datos personales', {
    // Working days; LGPDPPSO art. 46.
    rights_answer_days: {
      value: 20,
      least: 1,
      most: 20,
      unit: 'días hábiles',
      meaning: 'Plazo para contestar una solicitud sobre datos personales; la ley permite 20',
    },
    rights_effect_days: {
      value: 15,
      least: 1,
      most: 15,
      unit: 'días hábiles',
      meaning: 'Plazo para hacer efectivo lo que se concedió; la ley permite 15',
    },
    keep_visits_days: {
      value: 90,
      least: 7,
      most: 730,
      unit: 'días',
      meaning: 'Días después de la cita en que se borran el nombre, la CURP y el teléfono; quedan las cuentas, sin nombres',
    },
    keep_case_words_days: {
      value: 30,
      least: 1,
      most: 365,
      unit: 'días',
      meaning: 'Días después de cerrar un caso en que se borra lo que se escribió en él',
    },
    keep_complaints_days: {
      value: 365,
      least: 30,
      most: 1_825,
      unit: 'días',
      meaning: 'Días después de cerrar una denuncia en que se borra, con lo que se dijo en ese chat',
    },
    // Drafts and message texts are personal data: at most three months and thirty days.
    draft_days: { value: 7, least: 1, most: 90, unit: 'días', meaning: 'Días que se guarda una conversación sin terminar' },
    body_hours: {
      value: 72,
      least: 1,
      most: 720,
      unit: 'horas',
      meaning: 'Horas que se guarda el texto de un mensaje ya atendido',
    },
    // A week at most: it is for teaching.
    missed_hours: {
      value: 72,
      least: 1,
      most: 168,
      orNone: true,
      unit: 'horas',
      meaning: 'Horas que se guarda, con los datos tapados, lo que el chat no entendió; 0 si no se guarda',
    },
  }),
  ...group('Precios, pago y costo de los mensajes', {
    half_fee_age: {
      value: 60,
      least: 18,
      most: 120,
      unit: 'años',
      meaning: 'Edad, el día de la cita, desde la que se paga la mitad',
    },
    bank_from_hour: {
      value: 9,
      least: 6,
      most: 12,
      unit: 'horas',
      meaning: 'Hora desde la que los bancos atienden, de lunes a viernes',
    },
    bank_until_hour: { value: 16, least: 12, most: 22, unit: 'horas', meaning: 'Hora hasta la que los bancos atienden' },
    pay_minutes: {
      value: 60,
      least: 0,
      most: 480,
      unit: 'minutos',
      meaning: 'Tiempo con el banco abierto que necesita quien no ha pagado: antes no se le ofrecen lugares; 0 si no importa',
    },
    // 0: not written down yet.
    message_price_centavos: {
      value: 0,
      least: 0,
      most: 5_000,
      unit: 'centavos',
      meaning: 'Lo que cobra Meta por cada respuesta del chat, según su factura; 0 si no se sabe',
    },
    template_price_centavos: {
      value: 0,
      least: 0,
      most: 5_000,
      unit: 'centavos',
      meaning: 'Lo que cobra Meta por cada aviso con plantilla, según su factura; 0 si es lo mismo que una respuesta',
    },
    free_messages_a_month: {
      value: 1_000,
      least: 0,
      most: 1_000_000,
      unit: 'respuestas',
      meaning: 'Respuestas de cada mes que Meta no cobra',
    },
  }),
  ...group('Claves de acceso', {
    people_read_a_day: {
      value: 500,
      least: 20,
      most: 50_000,
      unit: 'personas',
      meaning: 'Personas cuyos nombres puede ver una clave en un día; si ve más, sale en «¿Está todo bien?»',
    },
    tries_a_day: {
      value: 40,
      least: 5,
      most: 1_000,
      unit: 'veces',
      meaning:
        'Veces que una clave puede buscar en vano o pedir lo que no le toca en un día; si son más, sale en «¿Está todo bien?»',
    },
    // admin/second-key.ts.
    second_key_one_in: {
      value: 10,
      least: 2,
      most: 50,
      unit: 'folios',
      meaning: 'Uno de cada tantos folios que una oficina solo cambia con una segunda clave, por sorteo',
    },
  }),
}

export type Rule = keyof typeof RULES

/** Rules that a procedure or an office may have of its own. */
export const OWN_RULES = {
  live_people_a_phone: ['procedure', 'office'],
  // Not of an office: a person's appointments are counted in all of them.
  live_a_person: ['procedure'],
  group_span_minutes: ['office'],
  staff_percent: ['procedure', 'office'],
  staff_days: ['procedure', 'office'],
  urgent_percent: ['procedure', 'office'],
  urgent_days: ['procedure', 'office'],
} as const satisfies { readonly [Name in Rule]?: readonly ('procedure' | 'office')[] }
export type OwnRule = keyof typeof OWN_RULES
export type ProcedureRule = { [Name in OwnRule]: 'procedure' extends (typeof OWN_RULES)[Name][number] ? Name : never }[OwnRule]
export const PROCEDURE_RULES = (Object.keys(OWN_RULES) as OwnRule[]).filter((name): name is ProcedureRule =>
  OWN_RULES[name].some((kind) => kind === 'procedure'),
)
export type RuleValues = { readonly [Name in Rule]?: number | undefined }

/** The first is always less than the second: chance draws between them. */
export const PAIRS: readonly [less: Rule, more: Rule][] = [
  ['hold_cooling_min_minutes', 'hold_cooling_max_minutes'],
  ['cancel_cooling_min_hours', 'cancel_cooling_max_hours'],
  ['offer_least_minutes', 'offer_minutes'],
]
