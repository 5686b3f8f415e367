import { AppError, type ErrorKind } from '../errors.ts'
import { APPOINTMENT_REFUSALS } from './admin-appointments.ts'
import { ERASING_REFUSALS } from './admin-erasing.ts'
import { spanishDates } from './dates.ts'

/**
 * What an administrator or a clerk reads beside the operations' own descriptions. Each refusal: its kind, what
 * happened, what to do now.
 */
const REFUSALS = {
  ...ERASING_REFUSALS,
  ...APPOINTMENT_REFUSALS,
  oficina_no_existe: ['invalid', 'No hay una oficina con ese nombre.', 'Elija una oficina de la lista.'],
  oficina_ajena: ['forbidden', 'Su clave no es para esa oficina.', 'Elija una de sus oficinas o pida acceso al administrador.'],
  clave_sin_oficinas: [
    'forbidden',
    'Su clave no es para ninguna oficina: no ve ni hace nada.',
    'Pida al administrador una clave para su oficina.',
  ],
  copia_de_todas: [
    'forbidden',
    'Esta copia junta datos de todas las oficinas, y su clave es solo para algunas.',
    'Pídala a quien tenga acceso a todas las oficinas.',
  ],
  apartados_de_todas: [
    'forbidden',
    'Los mensajes apartados no son de una sola oficina, y su clave es solo para algunas.',
    'Pídalo a quien tenga acceso a todas las oficinas.',
  ],
  tramite_no_existe: ['invalid', 'No hay un trámite con ese nombre.', 'Elija un trámite de la lista.'],
  tramite_no_se_hace: ['conflict', 'Esa oficina no hace ese trámite.', 'Elija otra oficina u otro trámite.'],
  dia_no_se_entiende: [
    'invalid',
    'No se entiende el día.',
    'Escriba hoy, mañana, un día de la semana o una fecha como 24/12/2026.',
  ],
  dia_pasado: ['conflict', 'Ese día ya pasó.', 'Elija hoy o un día que viene.'],
  dias_al_reves: ['invalid', 'El último día está antes del primero.', 'Revise desde qué día y hasta qué día.'],
  muchos_dias: ['invalid', 'Son más de 200 días seguidos.', 'Elija un último día más cercano.'],
  lista_muy_larga: ['conflict', 'Son más de 20,000 citas: la hoja sería demasiado larga.', 'Elija menos días o una sola oficina.'],
  hora_no_se_entiende: ['invalid', 'No se entiende la hora.', 'Escriba la hora como 9:30 o 16:00.'],
  dias_no_se_entienden: ['invalid', 'No se entienden los días.', 'Escriba por ejemplo lunes a viernes, o lunes y jueves.'],
  cantidad_no_se_entiende: ['invalid', 'No se entiende la cantidad.', 'Escriba los pesos como 1795.29.'],
  que_llevar_no_existe: ['invalid', 'Eso no se pide ahora en ese trámite.', 'Elija una frase de la lista.'],
  lista_no_cabe: [
    'conflict',
    'La lista de qué llevar sería demasiado larga para un mensaje.',
    'Escriba frases más cortas o deje de pedir algo.',
  ],
  pregunta_no_existe: ['invalid', 'Ese trámite no hace esa pregunta.', 'Elija una pregunta de la lista.'],
  opciones_no_se_entienden: [
    'invalid',
    'No se entienden las opciones.',
    'Escriba de 2 a 9, distintas y de 24 letras o menos, separadas con punto y coma. Por ejemplo: Casa = House; Local = Shop.',
  ],
  tabla_no_existe: [
    'invalid',
    'No hay una tabla de precios con ese nombre.',
    'Elija una tabla de la lista o ponga antes un precio.',
  ],
  estado_no_existe: ['invalid', 'No hay un estado con ese nombre.', 'Elija un estado de la lista.'],
  lugar_no_se_encuentra: ['invalid', 'No se sabe dónde queda ese municipio.', 'Copie de un mapa su latitud y su longitud.'],
  zona_con_lugares: [
    'conflict',
    'Esa oficina ya publicó lugares: su zona horaria no puede cambiar.',
    'Dé de alta otra oficina con la zona correcta y cierre esta.',
  ],
  horas_al_reves: ['invalid', 'La hora final no es después de la hora inicial.', 'Revise desde y hasta.'],
  cierre_no_existe: ['not_found', 'Esa oficina no tiene un cierre ese día.', 'Revise la lista de cierres.'],
  nada_que_hacer: ['not_found', 'No hay nada que hacer.', 'Revise la lista: puede ser que alguien ya lo hizo.'],
  nada_que_reenviar: [
    'not_found',
    'No hay ningún mensaje que se pueda reenviar.',
    'Vea en «Ver los mensajes que no llegaron» qué hacer con cada uno.',
  ],
  nada_que_retomar: [
    'not_found',
    'No hay ningún mensaje apartado que se pueda retomar.',
    'Vea la lista: puede ser que alguien ya lo hizo.',
  ],
  sigue_fallando: [
    'conflict',
    'Se intentó otra vez y volvió a fallar: no cambió nada.',
    'Avise a quien mantiene el sistema y dígale el error que sale en la lista. Mientras tanto, llame a esas personas.',
  ],
  caso_no_existe: ['not_found', 'No hay un caso con ese número entre los suyos.', 'Revise el número o vea la lista de casos.'],
  caso_cerrado: ['conflict', 'Ese caso ya está cerrado.', 'Si la persona escribe otra vez, se abre otro caso.'],
  caso_de_otra_persona: [
    'conflict',
    'Ese caso ya lo atiende otra persona de la oficina.',
    'Vea en «Leer un caso» quién es y pregúntele. Un encargado puede tomarlo.',
  ],
  caso_sin_nombre: ['conflict', 'El caso ya no tiene teléfono: no hay a quién contestar.', 'Anote lo que se hizo y ciérrelo.'],
  pide_segunda_clave: [
    'conflict',
    'Este cambio no lo puede hacer su clave sola. No se hizo nada.',
    'Así pasa con un folio de cada tantos, por sorteo, y con los de personas con quienes esa misma clave conversó. Pida a un administrador, a contraloría o a otra oficina que use «Autorizar el cambio de una cita». La persona también puede hacerlo ella misma en su chat.',
  ],
  segunda_clave_ajena: [
    'forbidden',
    'Su clave no puede autorizar este cambio.',
    'Lo autoriza un administrador, contraloría o una clave de otra oficina que no le haya escrito a la persona.',
  ],
  denuncia_no_existe: ['not_found', 'No hay una denuncia con ese número para su clave.', 'Revise el número o vea la lista.'],
  denuncia_sin_nombre: ['conflict', 'Se dejó sin datos: no hay a quién contestar.', 'Anote lo que se hizo y ciérrela.'],
  caso_sin_chat: ['conflict', 'Ese caso no tiene el chat en este momento: el asistente ya contesta.', 'No hace falta soltarlo.'],
  resultado_de_datos: [
    'conflict',
    'Solo una solicitud sobre datos personales se concede.',
    'Elija «resuelto», «no procede» o «no se localizó a la persona».',
  ],
  nadie_con_ese_dato: ['not_found', 'No se guarda nada con esa CURP ni con ese teléfono.', 'Revise cómo está escrito.'],
  nombre_de_acceso_ocupado: [
    'conflict',
    'Ya hay una clave vigente con ese nombre.',
    'Use otro nombre o quite primero la que existe.',
  ],
  administrador_de_todas: [
    'invalid',
    'Un administrador ve y cambia todas las oficinas.',
    'Para una sola oficina elija «encargado». Si de verdad será administrador, elija «todas».',
  ],
  nombres_solo_lector: [
    'invalid',
    'Solo un lector trabaja sin nombres: los demás los necesitan para atender.',
    'Elija «sí», o deje en blanco si ve los nombres.',
  ],
  contraloria_de_todas: [
    'invalid',
    'Quien tiene permiso de contraloría no es de ninguna oficina: lee denuncias de todas.',
    'Deje la oficina en blanco.',
  ],
  acceso_no_existe: ['not_found', 'No hay una clave vigente con ese nombre.', 'Revise la lista de accesos.'],
  clave_de_nadie: [
    'invalid',
    'Nunca hubo una clave con ese nombre.',
    'Copie el nombre de «Ver quién tiene clave de acceso», o escriba primer administrador.',
  ],
  regla_no_existe: ['invalid', 'No hay una regla con ese nombre.', 'Elija una regla de la lista.'],
  regla_fuera_de_rango: [
    'invalid',
    'Con ese número el sistema dejaría de hacer lo que promete; la regla no cambió.',
    'Vea en «Ver las reglas» entre qué números se puede elegir.',
  ],
  zona_no_existe: ['invalid', 'No existe esa zona horaria.', 'Escríbala como America/Mexico_City.'],
  ya_existe: ['conflict', 'Ya existe uno con ese nombre.', 'Use otro nombre.'],
  sin_cambios: ['invalid', 'No escribió ningún dato nuevo: no cambió nada.', 'Llene al menos un campo y continúe.'],
  faltan_datos: ['invalid', 'Faltan datos.', 'Llene lo que falta y envíe de nuevo.'],
  hora_no_dudada: ['conflict', 'Nada espera por la hora: el reloj de la computadora va bien.', 'No hace falta confirmarla.'],
  hora_distinta: [
    'conflict',
    'La computadora tiene otra fecha u otra hora que la que escribió; no cambió nada.',
    'Corrija la fecha y la hora de la computadora, o revise lo que escribió.',
  ],
  cambio_mientras_tanto: [
    'conflict',
    'Algo cambió mientras usted decidía; no se hizo nada.',
    'Lea lo que pasaría ahora y confirme con la clave nueva.',
  ],
  clave_vencida: [
    'conflict',
    'La clave venció: vale diez minutos. No se hizo nada.',
    'Lea de nuevo lo que pasaría y confirme con la clave nueva.',
  ],
  clave_de_otra_cosa: [
    'conflict',
    'La clave no es de esta petición: se copió mal o cambió algún dato. No se hizo nada.',
    'Lea lo que pasaría y confirme con la clave nueva.',
  ],
} as const satisfies Record<string, readonly [ErrorKind, string, string]>

export type RefusalCode = keyof typeof REFUSALS

export const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code)

/** A refusal as an error for the edge, with the fields that caused it. */
export function refusal(code: RefusalCode, ...fields: string[]): AppError {
  const [kind, what, remedy] = REFUSALS[code]
  const named = code === 'faltan_datos' && fields.length > 0 ? `Faltan datos: ${fields.join(', ')}.` : what
  return new AppError(kind, code, named, remedy, fields)
}

const BOTH = new Intl.ListFormat('es-MX', { type: 'conjunction' })
const EITHER = new Intl.ListFormat('es-MX', { type: 'disjunction' })

/** The refusal of a validity, with those that there are; `field` is the one of the other people of a family or that of the first. */
export function noSuchValidity(known: number[], field: string): AppError {
  const { kind, code, what } = refusal('vigencia_no_existe')
  const others = field === 'vigencia' ? '' : ' Escríbala al final de su línea, por ejemplo: 3 años.'
  const years = `${EITHER.format(known.map(String))} ${known.at(-1) === 1 ? 'año' : 'años'}`
  return new AppError(kind, code, what, `Por su edad ese día puede ser de ${years}.${others}`, [field])
}

/** The refusal of an hour in which nothing begins, with the nearest ones of that day (minutes since midnight). */
export function noSuchHour(nearest: number[]): AppError {
  const { kind, code, what, remedy } = refusal('hora_no_publicada')
  const hours = nearest.map((minute) => `a las ${spanishDates.hour(minute)}`)
  return new AppError(kind, code, what, hours.length === 0 ? remedy : `Ese día empiezan ${BOTH.format(hours)}. ${remedy}`, ['hora'])
}

/** `1 cita`, `3 citas`; `ninguna cita`. */
export function count(n: number, one: string, many: string, none?: string): string {
  if (n === 0 && none) return none
  return n === 1 ? `1 ${one}` : `${n.toLocaleString('es-MX')} ${many}`
}

/** How a sentence begins. */
export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

/** Where a name would stand, once it was deleted: by age, or because its person asked for it. */
const FORGOTTEN = 'datos borrados'

/** The name of whoever an appointment is for, in a list or a field. */
export const nameOf = (one: { name: string; forgotten: boolean }): string => (one.forgotten ? FORGOTTEN : one.name)

/** The same within a sentence. */
export const whoIs = (one: { name: string; forgotten: boolean }): string =>
  one.forgotten ? `una persona (${FORGOTTEN})` : one.name
