import { httpOfCode, UNSENDABLE } from '../errors.ts'
import { TASKS } from './job-tasks.ts'

/** What each alert means to whoever has to mend it: what happened, what to do. */
const ALERTS: Record<string, [what: string, remedy: string]> = {
  token_invalid: ['WhatsApp ya no acepta la clave con la que enviamos.', 'Haga una clave nueva en Meta y corra npm run setup.'],
  token_expires: ['La clave de WhatsApp vence pronto.', 'Haga una clave nueva en Meta y corra npm run setup.'],
  permission_missing: ['A la clave de WhatsApp le falta un permiso.', 'Revise los permisos del usuario del sistema en Meta.'],
  account_restricted: ['Meta restringió la cuenta de WhatsApp.', 'Entre a Meta Business y lea el motivo.'],
  account_disconnected: ['La cuenta de WhatsApp se desconectó.', 'Conéctela de nuevo en Meta Business.'],
  account_warning: ['Meta mandó una advertencia sobre la cuenta.', 'Léala en Meta Business.'],
  payment_problem: [
    'Meta no puede cobrar (131042): acepta los mensajes y no los entrega. Las personas no reciben respuesta.',
    'Ponga o cambie la forma de pago de la cuenta de WhatsApp en Meta Business. Después vuelva a mandar los que no llegaron.',
  ],
  number_not_registered: [
    'El número no está registrado en WhatsApp.',
    'Corra npm run setup: lo registra con su PIN de seis cifras.',
  ],
  recipient_not_allowed: [
    'El número de prueba no puede escribir a esa persona.',
    'Pase la cuenta a producción o agregue el teléfono a la lista.',
  ],
  display_name_refused: ['Meta no aceptó el nombre que se muestra.', 'Proponga otro nombre en Meta Business.'],
  country_barred: ['WhatsApp no deja escribir a ese país.', 'Atienda a la persona por otro medio.'],
  spam_limit: ['WhatsApp frenó los envíos por reportes de las personas.', 'Revise qué se envía y espere.'],
  quality_low: ['La calidad del número bajó.', 'Revise en Meta por qué las personas lo bloquean.'],
  security_change: ['Cambió la seguridad de la cuenta de WhatsApp.', 'Si usted no lo hizo, cambie las contraseñas hoy.'],
  template_missing: [
    'Faltan plantillas en Meta: no se puede recordar una cita a quien no escribió hace poco.',
    'Corra npm run templates -- enviar.',
  ],
  template_mismatch: ['Una plantilla en Meta no dice lo mismo que el programa.', 'Corra npm run templates -- enviar.'],
  reminder_failed: ['Un recordatorio no se pudo preparar.', 'Avise a quien mantiene el sistema.'],
  template_stopped: ['Meta detuvo una plantilla.', 'Corra npm run templates para ver cuál y por qué.'],
  template_recategorised: ['Meta cambió la categoría de una plantilla.', 'Revise si su costo sigue siendo el mismo.'],
  message_malformed: ['Meta dijo que un mensaje está mal hecho.', 'Avise a quien mantiene el sistema.'],
  reply_mended: [
    'Una respuesta no cabía como estaba hecha y salió de otra forma: con números en lugar de botones, o más corta. La falla es de este programa, no de Meta.',
    'La persona ya tiene su respuesta. Avise a quien mantiene el sistema: el registro dice qué parte fue («outbox.mended»).',
  ],
  reply_unsendable: [
    'Un mensaje no salió porque este programa no pudo armarlo. La falla es del programa, no de Meta.',
    'Vea a quién le falta en «Ver los mensajes que no llegaron» y llámele. Avise a quien mantiene el sistema: el registro dice por qué («outbox.unsendable»).',
  ],
  refusal_unknown: ['WhatsApp rechazó un mensaje por un motivo desconocido.', 'Vea los mensajes que no llegaron.'],
  messenger_unsubscribed: [
    'Messenger no avisa de lo que escriben las personas, y no dejó suscribirse otra vez.',
    'Corra npm run channels: dice por qué.',
  ],
  messenger_was_lost: [
    'Messenger dejó de avisar por un tiempo (pasa si la computadora estuvo apagada una hora). Ya se suscribió otra vez y se contestó lo que faltaba.',
    'Messenger es para una computadora que está siempre encendida. Si pasa seguido, revise la luz y el internet.',
  ],
  messenger_threads_unread: [
    'Messenger dejó de avisar por un tiempo, y Meta no deja leer lo que se escribió entonces. Hay personas sin respuesta.',
    'Contéstelas en la bandeja de la página. Para que el programa las lea, a la clave de la página le falta un permiso: corra npm run doctor.',
  ],
  messenger_missed_too_late: [
    'Hay personas que escribieron por Messenger mientras no avisaba, hace más de 24 horas: Meta ya no deja que el programa les conteste.',
    'Contéstelas usted en la bandeja de la página: una persona puede hacerlo durante siete días.',
  ],
  messenger_token_invalid: [
    'Messenger ya no acepta la clave de la página.',
    'Haga una clave nueva de la página en Meta y póngala en MESSENGER_PAGE_ACCESS_TOKEN.',
  ],
  messenger_permission_missing: [
    'A la clave de la página le falta un permiso.',
    'En Meta, dé a la app pages_messaging y pages_manage_metadata, y haga la clave otra vez.',
  ],
  messenger_restricted: [
    'Meta restringió la página en Messenger.',
    'Lea el motivo en la bandeja de soporte de la página y conteste.',
  ],
  messenger_warning: [
    'Meta mandó una advertencia sobre la página.',
    'Léala en la bandeja de soporte de la página: da 7 días para corregir.',
  ],
  messenger_template_stopped: ['Meta detuvo una plantilla de Messenger.', 'Corra npm run channels para ver cuál y por qué.'],
  mensaje_apartado: [
    'Hay mensajes de personas que quedaron apartados por un error.',
    'Véalos en «Ver los mensajes apartados» y use «Retomar los mensajes apartados».',
  ],
  clock_ahead: [
    'El reloj de la computadora va adelantado: Meta dice otra hora. Mientras, nada vence, nada se da por pasado y nada se borra.',
    'Corrija la fecha y la hora de la computadora y active «Ajustar la hora automáticamente».',
  ],
  clock_unsure: [
    'La computadora estuvo apagada o su reloj cambió, y nadie de fuera ha dicho qué hora es. Mientras, nada vence y nada se borra.',
    'Revise el internet. Si no hay, compare la hora con la de un celular y use «Confirmar la hora de la computadora».',
  ],
  unsigned_restored: [
    'Se restauró una copia sin firma: no se sabe si alguien la cambió.',
    'Revise quién tiene clave de acceso y las citas de estos días. Si no sabe por qué se hizo, restaure una copia con firma.',
  ],
  restored_messages: [
    'Se restauró una copia: los mensajes que entonces esperaban salir no se enviaron, porque casi todos ya habían llegado.',
    'Véalos en «Ver los mensajes que no llegaron» y reenvíe solo los que hagan falta.',
  ],
  person_waits: ['Hay personas que llevan mucho esperando respuesta en el chat.', 'Contéstelas en «Casos».'],
  case_overdue: ['Hay casos con el plazo vencido.', 'Véalos en «Casos», con «vencidos».'],
  wrong_keys: [
    'Alguien probó muchas claves de acceso que no existen.',
    'Las claves buenas siguen sirviendo. El registro dice desde qué equipo («key.wrong»): si es de la oficina, vea quién lo usa; si no, desconéctelo.',
  ],
  copy_failed: ['La copia de seguridad falló.', 'Revise el disco de las copias y corra npm run backup.'],
  day_list_failed: ['No se pudo guardar la lista de un día.', 'Revise la carpeta y el disco.'],
  tunnel_at_office: [
    'El túnel de internet llega al puerto de la oficina: los mensajes de las personas no entran.',
    'Haga que apunte al puerto PUBLIC_PORT (de fábrica, http://127.0.0.1:3002) y corra npm run doctor.',
  ],
  disk_full: [
    'El disco está lleno. La oficina sigue con una reserva; a las personas que escriben no se les contesta.',
    'Libere espacio ya: lo que escribieron llega después, solo.',
  ],
  disk_low: ['Queda poco espacio en el disco.', 'Libere espacio hoy.'],
  invariant_broken: [
    'Las cuentas de la base de datos no cuadran.',
    'No borre nada. Haga una copia y avise a quien mantiene el sistema.',
  ],
}

export function alertText(code: string): { what: string; remedy: string } {
  const known = ALERTS[code]
  if (known) return { what: known[0], remedy: known[1] }
  const job = /^job_failed\.(.+)$/.exec(code)?.[1]
  if (job)
    return {
      what: `Una tarea automática falla: ${TASKS[job] ?? job}.`,
      remedy: `Se intenta otra vez sola. Si sigue mañana, avise a quien mantiene el sistema: el registro dice por qué («job.failed», ${job}).`,
    }
  return { what: `Hay un aviso: ${code}.`, remedy: 'Avise a quien mantiene el sistema.' }
}

/** Why a message did not arrive, by Meta's error code, for somebody who will pick up the telephone. */
const DELIVERY_ERRORS: Record<number, string> = {
  131026: 'El teléfono no tiene WhatsApp o no puede recibir',
  131047: 'Pasaron más de 24 horas desde que la persona escribió',
  2018278: 'Pasaron más de 24 horas desde que la persona escribió, y Messenger no deja decirle nada',
  131056: 'Se le escribió demasiado seguido',
  551: 'La persona ya no recibe mensajes de la página',
  200: 'La persona ya no recibe mensajes de la página',
  368: 'Meta detuvo los mensajes de la página',
  131049: 'WhatsApp no lo entregó para cuidar a la persona',
  131051: 'WhatsApp no acepta ese tipo de mensaje',
  130472: 'WhatsApp no lo entregó por una prueba suya',
  131042: 'Hay un problema con el pago a Meta',
  131031: 'La cuenta de WhatsApp está bloqueada',
  132001: 'No salió: Meta no tiene aprobada la plantilla',
  190: 'La clave que dio Meta ya no sirve',
}

export function deliveryErrorText(code: number | undefined): string {
  if (code === undefined) return 'No se sabe si llegó: Meta no contestó.'
  if (code === UNSENDABLE) return 'No salió: este programa no pudo armarlo. La falla no es de Meta.'
  const http = httpOfCode(code)
  if (http !== undefined) return http === 0 ? 'No hubo conexión con Meta.' : `Meta no pudo recibirlo (HTTP ${http}).`
  return `${DELIVERY_ERRORS[code] ?? 'Meta lo rechazó'} (${code}).`
}
