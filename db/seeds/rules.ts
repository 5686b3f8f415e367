/** Numbers that an institution may change. `meaning` is what its manager reads beside the number. */
export const RULES: [name: string, value: number, unit: string, meaning: string][] = [
  ['live_people_a_phone', 4, 'personas', 'Personas con cita vigente que puede tener un mismo teléfono'],
  ['curps_a_day', 8, 'CURP', 'CURP distintas que puede escribir un mismo teléfono en un día'],
  ['half_fee_age', 60, 'años', 'Edad, el día de la cita, desde la que se paga la mitad'],
  ['adult_age', 18, 'años', 'Edad, el día de la cita, desde la que la persona es adulta'],
  ['arrive_minutes_early', 15, 'minutos', 'Minutos antes de la hora en que se pide llegar'],
  ['hold_renewals', 1, 'veces', 'Veces que se puede alargar un lugar apartado'],
  ['lapses_a_day', 4, 'veces', 'Lugares apartados que un teléfono puede dejar vencer en 24 horas'],
  ['holds_a_day', 24, 'veces', 'Lugares que un teléfono puede apartar en 24 horas'],
  ['take_back_minutes', 30, 'minutos', 'Tiempo en que un teléfono puede recuperar el lugar que se le venció'],
  ['hold_cooling_min_minutes', 2, 'minutos', 'Lo menos que tarda en ofrecerse otra vez un lugar apartado que se soltó'],
  ['hold_cooling_max_minutes', 20, 'minutos', 'Lo más que tarda en ofrecerse otra vez un lugar apartado que se soltó'],
  ['cancel_cooling_min_hours', 2, 'horas', 'Lo menos que tarda en ofrecerse otra vez el lugar de una cita cancelada'],
  ['cancel_cooling_max_hours', 26, 'horas', 'Lo más que tarda en ofrecerse otra vez el lugar de una cita cancelada'],
  ['message_price_centavos', 0, 'centavos', 'Lo que cobra Meta por cada mensaje, según su factura; 0 si no se sabe'],
  ['free_messages_a_month', 1_000, 'mensajes', 'Mensajes de cada mes que Meta no cobra'],
  [
    'keep_visits_days',
    90,
    'días',
    'Días después de la cita en que se borran el nombre, la CURP y el teléfono; quedan las cuentas, sin nombres',
  ],
]
