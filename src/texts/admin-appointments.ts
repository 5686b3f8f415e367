import type { ErrorKind } from '../errors.ts'

/** What may be refused about an appointment, its hour and its people: the kind, what happened, what to do now. */
export const APPOINTMENT_REFUSALS = {
  cita_no_existe: [
    'not_found',
    'No hay una cita con ese folio en sus oficinas.',
    'Revise el folio o busque a la persona por su nombre.',
  ],
  cita_no_vigente: ['conflict', 'Esa cita ya no está vigente.', 'Vea su historia: pudo cancelarse o ya pasó.'],
  cita_de_otro_dia: [
    'conflict',
    'Esa cita no es de hoy: la llegada se anota el mismo día.',
    'Vea de qué día es con «Ver la historia de una cita».',
  ],
  lugar_ocupado: ['conflict', 'Ya no queda lugar a esa hora.', 'Elija otra hora o deje la hora en blanco para la primera libre.'],
  sin_lugares: ['conflict', 'No queda ningún lugar ese día.', 'Elija otro día o agregue lugares.'],
  lugares_sin_efecto: [
    'conflict',
    'Así no se abre ningún lugar; no se hizo nada.',
    'Revise las horas. Si ese día hay un cierre, levántelo primero.',
  ],
  hora_cerrada: ['conflict', 'Esa hora está cerrada.', 'Elija otra hora o levante el cierre.'],
  hora_pasada: ['conflict', 'Esa hora ya pasó.', 'Elija una hora que viene.'],
  hora_no_publicada: [
    'conflict',
    'A esa hora no empieza ninguna cita ese día.',
    'Escriba otra hora, o déjela en blanco para la primera libre.',
  ],
  edad_no_permitida: [
    'conflict',
    'Esa persona, o una de ellas, no tiene ese día la edad que pide el trámite.',
    'Elija el trámite para su edad. Si es el de una de las demás, escríbalo después de su CURP.',
  ],
  vigencia_no_permitida: [
    'conflict',
    'Ese día, por la edad, no hay pasaporte de los años que se eligieron.',
    'Elija otro día, o cancele y dé una cita nueva con otra vigencia.',
  ],
  vigencia_no_existe: ['conflict', 'No hay pasaporte de esos años para esa persona ese día.', 'Elija otra vigencia.'],
  persona_no_esta: [
    'not_found',
    'En ese folio nadie se llama así, o son varias personas.',
    'Escriba el nombre completo o déjelo en blanco para todas.',
  ],
  persona_ya_tiene_cita: [
    'conflict',
    'Esa persona, o una de ellas, ya tiene una cita vigente.',
    'Búsquela y cancele la otra cita si ya no la quiere.',
  ],
  dos_sin_curp: [
    'conflict',
    'Con un mismo teléfono solo puede venir una persona sin CURP.',
    'Escriba la CURP de las demás; si ya tienen cita, con «Corregir el nombre o la CURP de una cita». O use otro teléfono, o ninguno.',
  ],
  curp_mal_escrita: ['invalid', 'La CURP no está bien escrita.', 'Revise los 18 caracteres con el documento de la persona.'],
  falta_nacimiento: [
    'invalid',
    'Falta la fecha de nacimiento.',
    'Escriba la CURP o la fecha de nacimiento, por ejemplo 17/04/1985.',
  ],
  personas_no_se_entienden: [
    'invalid',
    'No se entiende quiénes más vienen.',
    'Escriba de una a nueve personas: nombre, coma, CURP o nacimiento, y punto y coma entre personas.',
  ],
  telefono_mal_escrito: ['invalid', 'El teléfono no está bien escrito.', 'Escriba los 10 dígitos, por ejemplo 55 1234 5678.'],
  falta_identificacion: ['conflict', 'Sin ver la identificación no se puede hacer.', 'Vea la identificación oficial y elija «sí».'],
  no_espera: [
    'not_found',
    'Esa persona no está en la lista de espera.',
    'Revise sus datos con la identificación. Si no puede entrar a la lista, vea si ya tiene una cita con «Buscar a una persona».',
  ],
  sin_apartado: [
    'not_found',
    'Ese teléfono no tiene ahora ningún lugar apartado en sus oficinas.',
    'Un apartado dura poco. Que la persona lo aparte otra vez en su chat, o dele una cita.',
  ],
  apartado_ya_corregido: [
    'conflict',
    'La oficina ya corrigió una vez para quién es ese lugar.',
    'No se puede corregir dos veces. Que la persona lo suelte y aparte otro, o dele una cita.',
  ],
  falta_la_persona: ['invalid', 'Ese folio es de varias personas.', 'Escriba el nombre de la persona cuyo dato está mal.'],
  nombre_de_otra_persona: [
    'conflict',
    'Ese nombre parece de otra persona.',
    'Una cita no pasa de una persona a otra. Si de verdad es otra, cancele esta cita y dé una nueva.',
  ],
  curp_de_otra_persona: [
    'conflict',
    'Esa CURP parece de otra persona.',
    'Se corrige una CURP mal escrita: dos caracteres distintos cuando más, y que sea de quien dice el nombre. Si de verdad es otra persona, cancele esta cita y dé una nueva.',
  ],
  curp_ya_corregida: [
    'conflict',
    'La CURP de esta cita ya se corrigió una vez.',
    'No se puede corregir dos veces. Si sigue mal, cancele esta cita y dé una nueva.',
  ],
  curp_cambia_la_edad: [
    'conflict',
    'Con esa CURP cambia la edad, y con ella el trámite o el precio.',
    'Cancele esta cita y dé una nueva con la CURP correcta.',
  ],
} as const satisfies Record<string, readonly [ErrorKind, string, string]>
