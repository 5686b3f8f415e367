import { spanishDates as dates } from './dates.ts'

/**
 * Every sentence that a citizen reads, in Spanish. Usted; everyday words; at most 25 words a sentence; one question a
 * message, in bold, last or next to last. `rows` and `buttons` are what people tap, with WhatsApp's limits: a button 20
 * characters, a row 24 and 72. The type of this object is what every other language must fill in.
 */
export const esMX = {
  dates,
  money: (pesos: number) => `$${String(pesos).replace(/\B(?=(\d{3})+$)/g, ',')}`,
  /** "Ana, Luis y Eva" */
  listed: (words: string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} y ${words.at(-1)}`),
  hours: (weekdays: string, from: string, until: string) => `${weekdays}, de ${from} a ${until}`,
  years: (years: number) => (years === 1 ? '1 año' : `${years} años`),

  greeting: {
    hello: { morning: 'Buenos días.', afternoon: 'Buenas tardes.', evening: 'Buenas noches.' },
    who: (institution: string) => `Soy el asistente automático de citas de pasaporte de *${institution}*.`,
    notMinistry: 'No somos la Secretaría de Relaciones Exteriores.',
    sample: '*Esto es una demostración:* las citas que se hacen aquí no son de verdad.',
    promise: 'La cita es gratis y no necesita gestores. Aquí nunca le pediremos pagos, fotos ni datos del banco.',
    privacy: (institution: string, address: string) =>
      `${institution} usa sus datos solo para su cita. No los da a terceros sin su permiso. Domicilio: ${address}. Aviso completo: escriba *AVISO*.`,
    helloAgain: (hello: string) => `${hello} Qué gusto leerle otra vez.`,
    hasAppointment: (when: string, office: string) => `Ya tiene una cita: *${when}*, en ${office}.`,
    hasAppointments: (count: number) => `Desde este teléfono hay ${count} citas confirmadas.`,
  },

  common: {
    open: 'Ver opciones',
    buttons: {
      goOn: 'Seguir donde iba',
      menu: 'Ver el menú',
      person: 'Hablar con alguien',
      appointments: 'Ver mis citas',
      another: 'Sacar otra cita',
      start: 'Sacar una cita',
    },
    late: 'Perdone la demora. Hasta ahora pude leer su mensaje.',
    missed: 'Perdone, no entendí.',
    missedAgain: (phone: string, hours: string) =>
      `Perdone, sigo sin entender. Puede tocar una de las opciones. Si prefiere, llame al ${phone}: le atiende una persona ${hours}.`,
    staleButton: 'Ese botón es de una cita anterior, que ya quedó cerrada. No cambié nada.',
    askedBefore: 'Le pregunto otra vez, para estar seguros.',
    seenFirst: 'Antes de seguir, lea por favor esta pregunta.',
    startedOver: 'Cambiamos el programa y ya no puedo leer lo que llevaba. Perdone la molestia: empecemos otra vez.',
    thanks: 'Gracias.',
    apology: 'Perdone, algo falló y no pude atender su último mensaje. Lo anterior sigue guardado. Por favor, escríbalo otra vez.',
    notReady: 'Gracias por escribir. Este servicio de citas todavía no abre. Por favor, intente otro día.',
    parked: (days: number) =>
      `Está bien. Guardo su avance ${days} días por si quiere seguir. Cuando regrese, escriba *Hola*. No le voy a insistir.`,
    bye: 'Con gusto. Si necesita algo más, escriba *Hola*.',
    noMessages:
      'Aquí no le mando publicidad ni avisos: solo contesto cuando usted escribe. Si quiere que borre su avance, escriba *BORRAR*.',
  },

  media: {
    voice: 'Recibí su nota de voz, pero soy un programa y no puedo escucharla. Nadie más la oyó.',
    voiceAgain: 'No puedo escuchar notas de voz.',
    tapList: (open: string) => `Puede contestar *tocando*: abra *${open}* y elija. Casi todo se responde así, sin escribir.`,
    tapButton: 'Puede contestar *tocando* un botón de aquí abajo.',
    tapLocation: 'Puede contestar *tocando* el botón de aquí abajo para mandar su ubicación.',
    keyboard: 'También puede usar el micrófono *del teclado*: usted habla y su teléfono lo pone por escrito.',
    person: (phone: string, hours: string) => `Si quiere que le atienda una persona, llame al ${phone}, ${hours}.`,
    picture: 'Gracias, pero no necesito fotos de sus documentos. No la abrí y le sugiero borrarla de este chat.',
    file: 'Gracias, pero no necesito archivos. No lo abrí y le sugiero borrarlo de este chat.',
    contactCard: 'Gracias, pero no necesito datos de sus contactos. No los guardé.',
    unsupported: 'Ese tipo de mensaje no lo puedo leer.',
    noLocation: 'Gracias. En esta parte no necesito su ubicación y no la guardé.',
  },

  menu: {
    ask: '*¿En qué le ayudo?* Toque *Ver opciones* o dígalo con sus palabras.',
    footer: 'Puede parar cuando quiera: guardo su avance.',
    rows: {
      renewal: { title: 'Renovar mi pasaporte', description: 'Ya tuve uno y lo quiero cambiar' },
      first: { title: 'Mi primer pasaporte', description: 'Nunca he tenido pasaporte mexicano' },
      lost: { title: 'Lo perdí o me lo robaron', description: 'Reponer un pasaporte que ya no tengo' },
      minor: { title: 'Para mi hija o mi hijo', description: 'Menores de 18 años; pueden ser varios' },
      other: { title: 'Para otra persona adulta', description: 'Por ejemplo, su mamá, su papá o su pareja' },
      appointments: { title: 'Mis citas', description: 'Ver o cancelar' },
      costs: { title: 'Costos y qué llevar', description: 'Precios, pago y documentos' },
      language: { title: 'Otro idioma / Language', description: 'English' },
      goOn: { title: 'Seguir donde iba', description: 'Su avance sigue guardado' },
    },
    personRow: (hours: string) => ({ title: 'Hablar con una persona', description: hours }),
    otherRow: (name: string) => ({ title: name, description: 'Sacar cita para este trámite' }),
    nothingOpen: 'Por ahora no hay trámites abiertos en este servicio.',
    understood: (words: string) => `Anoté: *${words}*.`,
  },

  purpose: {
    ask: 'Con gusto. Para el pasaporte, esa persona tendrá que ir a la oficina.\n\n*¿Qué necesita esa persona?*',
    buttons: { renewal: 'Renovar pasaporte', first: 'Su primer pasaporte', lost: 'Lo perdió o robaron' },
  },

  howMany: {
    ask: 'Con gusto. *¿Para cuántas niñas, niños o adolescentes es la cita?*\n\nSi son hermanos, les busco lugares juntos.',
    titles: ['Una persona', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis', 'Siete', 'Ocho', 'Nueve', 'Diez'],
    tooMany: (limit: number) =>
      `Desde un teléfono puede haber citas para ${limit === 1 ? 'una persona' : `${limit} personas`} a la vez. Para más, saque las otras desde el teléfono de otro familiar.`,
  },

  whoAttends: {
    ask: (count: number) =>
      `Para menores de 18 años, la ley pide el permiso de quienes tienen la patria potestad. Casi siempre son la mamá y el papá.\n\n*¿Quién irá a la oficina con ${count === 1 ? 'la persona menor de edad' : 'las personas menores de edad'}?*\nPregunto esto primero para que no haga una vuelta de más.`,
    rows: {
      both_parents: { title: 'Iremos las dos personas', description: 'Madre y padre, dos madres o dos padres' },
      one_parent_permission: { title: 'Solo voy yo', description: 'La otra persona está en el acta y no podrá ir' },
      single_parent_on_record: { title: 'Solo yo estoy en el acta', description: 'En el acta aparece una sola persona' },
      other_deceased: { title: 'La otra persona murió', description: 'Se lleva el acta de defunción' },
      court_papers: { title: 'Hay papeles de un juez', description: 'Patria potestad, tutela, adopción o permiso' },
      other_unreachable: { title: 'No sé dónde está', description: 'O no quiere firmar' },
      rather_not_say: { title: 'Prefiero no decirlo', description: 'Lo revisan con usted en la oficina' },
    },
    needs: {
      both_parents:
        'Muy bien. Vayan las dos personas, con su identificación oficial, y lleven a quien va a sacar el pasaporte. Ahí mismo firman el permiso.',
      one_parent_permission: '',
      single_parent_on_record:
        'Muy bien. Si en el acta de nacimiento aparece solo usted, basta con que vaya usted. Lleve el acta y su identificación oficial.',
      other_deceased: 'Lo siento mucho. Lleve el acta de defunción y su identificación oficial: con eso basta su firma.',
      court_papers:
        'Muy bien. Lleve copia certificada de la decisión del juez, ya definitiva, y su identificación oficial. En la oficina la revisan.',
      other_unreachable: '',
      rather_not_say: '',
    },
  },

  advice: {
    permission:
      'Gracias. Se puede, pero antes de la cita hace falta el permiso de la otra persona (formato *OP-7*).\n\nPuede firmarlo en cualquier oficina de pasaportes o consulado. Es gratis y vale 90 días. Sin ese permiso, es probable que no entreguen el pasaporte ese día.',
    unreachable:
      'Gracias por decirlo. No es un obstáculo para pedir ayuda.\n\nSi la otra persona está en el acta, la oficina necesita una de estas cosas:\n• su permiso (formato OP-7). Puede firmarlo en otra oficina o en un consulado; es gratis y vale 90 días;\n• o la decisión de un juez.\n\nSin eso, es probable que no entreguen el pasaporte ese día.',
    unsaid:
      'Está bien, no tiene que decirlo aquí.\n\nSi en el acta aparece otra persona, la oficina pedirá su permiso (formato OP-7) o la decisión de un juez. Sin eso, es probable que no entreguen el pasaporte ese día.',
    offered: 'En una *cita de asesoría* le dicen qué camino le sirve, sin pagar nada.',
    ask: '*¿Qué prefiere?* No le escribiremos a esa persona ni le daremos datos de usted.',
    buttons: { advice: 'Cita de asesoría', goOn: 'Seguir con la cita', person: 'Hablar con alguien' },
    chosen: 'Muy bien: una cita de asesoría, gratis. Va usted; no hace falta llevar a las niñas, niños o adolescentes.',
  },

  place: {
    first: 'Con gusto. Son pocas preguntas; toma unos 5 minutos.',
    ask: '*¿Dónde le queda bien su cita?*\nEscriba su municipio, su alcaldía o su código postal. Ejemplo: *Toluca* o *50000*.\n\nSi prefiere, toque el botón y mande su ubicación.',
    unknown: (words: string) => `No encontré *${words}*. Pruebe con el municipio más cercano o con su código postal.`,
    unknownPostal: (words: string) =>
      `No encontré el código postal *${words}*. Tiene 5 números; si no lo sabe, escriba su municipio.`,
    several: '*¿Cuál de estos lugares es?*',
    open: 'Ver lugares',
    rows: { other: { title: 'Ninguno de estos', description: 'Escribir otro municipio o código postal' } },
    stop: { title: 'No quiero mensajes', description: 'Escribí BAJA para dejar de recibirlos' },
    hereName: 'su ubicación',
  },

  office: {
    near: (place: string) => `Estas oficinas están cerca de *${place}*. Abajo de cada una está su primera fecha libre.`,
    inState: (state: string) => `Estas son las oficinas en *${state}*. Abajo de cada una está su primera fecha libre.`,
    notIn: (state: string) =>
      `No tenemos oficina en *${state}*. Estas son las que hay. Abajo de cada una está su primera fecha libre.`,
    all: 'Estas son nuestras oficinas. Abajo de cada una está su primera fecha libre.',
    ask: '*¿A cuál quiere ir?* El día y la hora vienen después.',
    open: 'Ver oficinas',
    free: (km: number | undefined, day: string) => `${away(km)}Primera fecha libre: ${day}`,
    full: (km: number | undefined) => `${away(km)}Sin lugares por ahora`,
    rows: { other: { title: 'Buscar en otro lugar', description: 'Otro municipio o código postal' } },
    soonest: (count: number) => ({
      title: 'La fecha más próxima',
      description: count === 2 ? 'En cualquiera de estas dos oficinas' : 'En cualquiera de estas oficinas',
    }),
    fullUntil: (office: string, day: string) =>
      `*${office} no tiene lugares libres* hasta el ${day}, que es lo último que está abierto. Después se abren más fechas.`,
    fullNow: (office: string) => `*${office} no tiene fechas abiertas* por ahora. Pronto se abrirán más.`,
    allFull: 'Por ahora *no hay lugares libres* en estas oficinas. Pronto se abrirán más fechas.',
    anyOffice: 'El pasaporte es igual en cualquier oficina. *¿Qué prefiere?*',
    choose: '*¿Qué prefiere?*',
    later: { title: 'Lo veo otro día', description: 'Guardo su avance; escriba Hola cuando guste' },
    none: 'No encontré oficinas para este trámite en ese lugar. Pruebe con otro municipio o estado.',
    notOffered: (office: string) => `${office} no atiende este trámite. Elija otra oficina, por favor.`,
  },

  curp: {
    ask: '*Escriba su CURP: son 18 letras y números.*\n\nEstá en su INE y en su pasaporte anterior. No importan las mayúsculas ni los espacios.\nEjemplo: PIPR850417MDFRRS00',
    askFirst:
      '*Escriba su CURP: son 18 letras y números.*\n\nEstá en su INE. No importan las mayúsculas ni los espacios.\nEjemplo: PIPR850417MDFRRS00',
    askOther:
      '*Escriba la CURP de la persona que va por su pasaporte: son 18 letras y números.*\n\nEstá en su INE. No importan las mayúsculas ni los espacios.\nEjemplo: PIPR850417MDFRRS00',
    example: 'PIPR850417MDFRRS00',
    buttons: { none: 'No sé mi CURP', noneOther: 'No sé su CURP', yes: 'Sí, es esa', no: 'No, la corrijo' },
    isExample: 'Esa CURP es la del ejemplo. Escriba la suya, por favor.',
    length: (count: number) => `La CURP que escribió tiene ${count} letras y números, y debe tener 18. Revísela, por favor.`,
    character: (position: number, found: string) =>
      `En el lugar ${position} de la CURP escribió *${found}*, y ahí no puede ir. Revísela, por favor.`,
    stateCode: (found: string) =>
      `Las letras *${found}*, en los lugares 12 y 13 de la CURP, no son de ningún estado. Revísela, por favor.`,
    date: 'La fecha de nacimiento dentro de esa CURP no existe. Está en los lugares 5 a 10. Revísela, por favor.',
    future: 'La fecha de nacimiento dentro de esa CURP todavía no llega. Revise los lugares 5 a 10, por favor.',
    tooOld: 'Según esa CURP, la persona tendría más de 120 años. Revise los lugares 5 y 6, por favor.',
    check: 'Alguna letra o número de esa CURP no coincide. Revísela con calma y escríbala otra vez, por favor.',
    generic: 'Esa CURP se usa para personas extranjeras sin CURP propia, y aquí no sirve. Revísela, por favor.',
    almost: (position: number, typed: string, meant: string) =>
      `Ya casi. En el lugar ${position} escribió ${typed}; parece que es ${meant}.`,
    almostSeveral: 'Ya casi. Creo que algunas letras y números se confundieron.',
    letter: (char: string) => {
      if (char === '0') return 'un *cero*'
      if (char === '1') return 'un *uno*'
      if (/\d/.test(char)) return `un *${char}*`
      return `la letra *${char}*`
    },
    askMeant: (curp: string) => `*¿Su CURP es ${curp}?*`,
    askMeantOther: (curp: string) => `*¿La CURP es ${curp}?*`,
    notCurp: 'No vi una CURP en su mensaje. Si no la tiene a la mano, toque el botón.',
    noted: 'Anoté la CURP.',
    dailyLimit: (phone: string, hours: string) =>
      `Hoy ya se escribieron muchas CURP desde este teléfono. Mañana puede seguir donde se quedó. Si le urge, llame al ${phone}, ${hours}.`,
    repeated: 'Esa CURP ya está en esta misma cita. Escriba la de la otra persona, por favor.',
  },

  noCurp: {
    ask: 'No se preocupe: también puede sacar su cita sin la CURP.\n\n*Escriba su nombre completo y su fecha de nacimiento.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985\n\nEn la oficina le ayudan con la CURP. Si la encuentra antes, escríbala aquí.',
    askOther:
      'No se preocupe: también se puede sin la CURP.\n\n*Escriba el nombre completo y la fecha de nacimiento de esa persona.*\nEjemplo: Rosa Pérez Ruiz, 17 de abril de 1985\n\nEn la oficina ayudan con la CURP. Si la encuentra antes, escríbala aquí.',
    askBirth: (first: string) => `*Escriba la fecha de nacimiento de ${first}.*\n\nEjemplo: 17 de abril de 1985`,
    askName: '*Escriba ahora el nombre completo.*\n\nEjemplo: Rosa Pérez Ruiz',
    impossible: 'Esa fecha de nacimiento no existe en el calendario. Revísela, por favor.',
    future: 'Esa fecha de nacimiento todavía no llega. Revísela, por favor.',
    tooOld: 'Esa fecha de nacimiento es de hace más de 120 años. Revísela, por favor.',
    unread: 'No encontré la fecha de nacimiento. Escríbala con día, mes y año, por favor.',
    onlyOne:
      'Desde un teléfono solo puede haber una cita sin CURP a la vez. Para esta persona sí la necesito. Está en su acta de nacimiento reciente.',
  },

  name: {
    ask: '*Escriba su nombre completo*, como está en su INE.\n\nEjemplo: Rosa Pérez Ruiz',
    askOther: '*Escriba el nombre completo de esa persona*, como está en su INE.\n\nEjemplo: Rosa Pérez Ruiz',
    short: 'Necesito el nombre y al menos un apellido.',
    odd: 'Un nombre lleva solo letras. Escríbalo como está en la identificación, por favor.',
    long: 'Ese nombre es demasiado largo. Escríbalo como está en la identificación, por favor.',
    askProfile: (profile: string) =>
      `Su WhatsApp dice *${profile}*. *¿Anoto ese nombre?* En la oficina lo corrigen con su identificación.\n\nSi no, escríbalo o diga su nombre con el micrófono *del teclado*: su teléfono lo pone por escrito.`,
    buttons: { profile: 'Sí, anote ese nombre', person: 'Hablar con alguien' },
    initials: 'Las iniciales del nombre no se parecen a las de la CURP. Si los dos están bien, no importa: seguimos.',
    thanks: (first: string) => `Gracias, ${first}.`,
    noted: (name: string) => `Anoté *${name}*.`,
  },

  child: {
    ask: (position: number, count: number) =>
      count === 1
        ? '*Escriba la CURP y el nombre completo de la persona menor de edad.*\n\nLa CURP está en su acta de nacimiento reciente. Puede mandar todo en un mensaje.\nEjemplo: PUSL231125HJCRLSA9, Luis Purón Salas'
        : `Persona ${position} de ${count}. *Escriba su CURP y su nombre completo.*\n\n${position === 1 ? 'La CURP está en el acta de nacimiento reciente. Puede mandar todo en un mensaje.\n' : ''}Ejemplo: PUSL231125HJCRLSA9, Luis Purón Salas`,
    askName: '*Escriba ahora el nombre completo de esa persona.*\n\nEjemplo: Luis Purón Salas',
    askCurp: (first: string) => `*Escriba ahora la CURP de ${first}.*\n\nEjemplo: PUSL231125HJCRLSA9`,
    example: 'PUSL231125HJCRLSA9',
    noted: (first: string) => `Anoté a ${first}.`,
    buttons: { none: 'No sé su CURP' },
  },

  attendant: {
    ask: '*Escriba la CURP y el nombre completo de la persona adulta que irá.*\n\nEs para que la oficina sepa a quién esperar. Si van dos personas, basta una.',
    askName: '*Escriba ahora el nombre completo de la persona adulta que irá.*\n\nEjemplo: Rosa Pérez Ruiz',
    askCurp: (first: string) => `*Escriba ahora la CURP de ${first}.* Si no la tiene, toque el botón.`,
    buttons: { none: 'No sé la CURP' },
    isMinor: 'Esa CURP es de una persona menor de 18 años. Debe ir una persona adulta.',
    noCurp: 'No hay problema: basta el nombre.',
  },

  hadPassport: {
    askOne: (first: string) => `*¿${first} ya tuvo pasaporte mexicano?*`,
    askAll: '*¿Quiénes ya tuvieron pasaporte mexicano?*',
    buttons: { no: 'No, es el primero', yes: 'Sí, ya tuvo', lost: 'Sí, pero lo perdió' },
    rows: {
      none: { title: 'Nadie todavía', description: 'Para todos es el primer pasaporte' },
      all: { title: 'Todos', description: 'Ya tuvieron y lo van a cambiar' },
      each: { title: 'Decirlo uno por uno', description: 'También si alguno perdió su pasaporte' },
    },
    only: (names: string) => `Solo ${names}`,
    onlyDescription: 'Los demás sacan su primer pasaporte',
  },

  oldPassport: {
    ask: '*¿Cuál es el número de su pasaporte anterior?*\nEstá en la hoja de su foto, arriba a la derecha. Empieza con una letra. Ejemplo: G12345678\n\nSi ve las fechas de expedición y vencimiento, escríbalas también. Si no, no importa.',
    askOther:
      '*¿Cuál es el número de su pasaporte anterior?*\nEstá en la hoja de la foto, arriba a la derecha. Empieza con una letra. Ejemplo: G12345678\n\nSi no lo tiene a la mano, no importa.',
    askLost:
      '*¿Sabe el número del pasaporte que ya no tiene?*\nQuizá está en una copia o en una foto. Ejemplo: G12345678\n\nSi no lo sabe, no importa.',
    required: 'Para este trámite la oficina necesita el número. Búsquelo con calma: guardo su avance.',
    buttons: { none: 'No lo tengo aquí', lost: 'Ese lo perdí', unknown: 'No lo sé' },
    odd: 'Ese número no parece de un pasaporte mexicano. Tiene una letra y ocho números.',
    nowLost: 'Anoté que ya no lo tiene. Es otro trámite: *reponer un pasaporte perdido o robado*.',
    noted: (number: string) => `Anoté el pasaporte *${number}*.`,
  },

  slot: {
    first: (office: string) => `Estos son los primeros lugares libres en *${office}*.`,
    firstAny: 'Estos son los primeros lugares libres en esas oficinas.',
    next: (office: string) => `Estos son los lugares que siguen en *${office}*.`,
    still: (office: string) => `Todavía hay estos lugares en *${office}*.`,
    stillAny: 'Todavía hay estos lugares.',
    nextAny: 'Estos son los lugares que siguen.',
    wished: (office: string) => `Estos lugares hay en *${office}* como usted lo pidió.`,
    wishedAny: 'Estos lugares hay como usted lo pidió.',
    clock: (zone: string) => `Las horas son las de allá: *${zone}*.`,
    together: (count: number) => `En cada hora caben las ${count} personas juntas.`,
    ask: '*¿Cuál le conviene?*\nTambién puede escribirlo: *martes en la tarde* o *10 de diciembre*.',
    open: 'Ver horarios',
    title: (day: string, hour: string) => `${day}, ${hour}`,
    rows: { otherOffice: { title: 'Otra oficina', description: 'Volver a la lista de oficinas' } },
    more: (office: string | undefined) => ({
      title: 'Más días y horas',
      description: office ? `Ver otras fechas en ${office}`.slice(0, 72) : 'Ver otras fechas',
    }),
    held: 'El lugar que tiene apartado',
    before: 'El lugar que tenía antes',
    noneLike: 'No hay lugares libres como los pidió. Estos son los más cercanos.',
    noneOn: (day: string) => `No hay lugares libres el *${day}*. Estos son los más cercanos.`,
    notOpenYet: (day: string) => `Por ahora hay fechas abiertas hasta el *${day}*. Estos son los lugares más cercanos.`,
    notedWish: 'Anoté cuándo le conviene.',
    noMore: 'Ya no hay más fechas abiertas. Estos son los primeros lugares libres.',
    impossible: (words: string) => `El *${words}* no existe en el calendario. Dígame otro día, por favor.`,
    past: (day: string) => `El *${day}* ya pasó. Dígame otro día, por favor.`,
    askWhich: (number: number) => `Escribió *${number}*. *¿Es la hora o el día?*`,
    atHour: (hour: string) => `A las ${hour}`,
    onDay: (day: string) => `El ${day}`,
    taken: (when: string) => `Lo siento: otra persona acaba de tomar el lugar del *${when}*.`,
    closed: (when: string) => `Lo siento: la oficina ya no abre el *${when}*.`,
    tooSoon: (when: string) => `El lugar del *${when}* ya no se puede apartar: falta muy poco o ya pasó.`,
    expired: (when: string) =>
      `El lugar del *${when}* ya se soltó, porque pasó el tiempo para confirmarlo. Sus datos siguen guardados.`,
    stillFree: (when: string) => `El lugar del *${when}* se había soltado. Seguía libre y se lo aparté otra vez.`,
    age: 'Ese día la persona no tiene la edad para este trámite. Elija otro día, por favor.',
    lapses: (hour: string) =>
      `Desde este teléfono se apartaron y se soltaron varios lugares. Podrá apartar otro desde las *${hour}*. Sus datos siguen guardados.`,
    fullFor: (office: string) => `En *${office}* no quedan lugares para esta cita.`,
  },

  hold: {
    made: (when: string, office: string, until: string) =>
      `Le aparté este lugar: *${when}*, en ${office}. Es suyo hasta las *${until}*.`,
    brief: 'Le aparté ese lugar.',
    two: 'Faltan solo dos respuestas.',
    renewed: (until: string) => `Listo: le guardo el lugar hasta las *${until}*. Ya no se puede alargar otra vez.`,
    notRenewed: (until: string) => `Ya no puedo dar más tiempo. Le guardo el lugar hasta las *${until}*.`,
    nothing: 'Ahora no tiene ningún lugar apartado.',
  },

  validity: {
    ask: '*¿De cuántos años quiere su pasaporte?*',
    askOther: '*¿De cuántos años quiere el pasaporte?*',
    askGroup: '*¿De cuántos años quiere los pasaportes?*',
    halfByAge: 'Por su edad paga la mitad. Estos precios ya tienen el descuento.',
    halfByAgeOther: 'Por su edad, esa persona paga la mitad. Estos precios ya tienen el descuento.',
    discounted: 'Estos precios ya tienen el descuento. En la oficina se comprueba.',
    mayChange: (year: number) => `Estos precios son de ${year}. Pueden cambiar el 1 de enero de ${year + 1}.`,
    open: 'Ver precios',
    button: (years: string, price: string) => `${years}: ${price}`,
    price: (price: string) => `${price} pesos`,
    eachTitle: (years: string) => `${years} cada uno`,
    mixedTitle: (years: string) => `${years} años`,
    each: (price: string, total: string) => `${price} cada uno; ${total} pesos en total`,
    total: (parts: string, total: string) => `${parts}: ${total} pesos en total`,
    rows: {
      discount: { title: 'Tengo un descuento', description: 'Se comprueba en la oficina; no tiene que explicarlo aquí' },
      oneByOne: { title: 'Elegir uno por uno', description: 'Años distintos para cada persona' },
    },
    askFor: (first: string) => `*¿De cuántos años quiere el pasaporte de ${first}?*`,
    notThat: 'Esa opción no está en la lista.',
  },

  discount: {
    ask: '*¿Para quién es el descuento?*\nSe comprueba en la oficina; no tiene que explicarlo aquí.',
    all: { title: 'Para todos', description: 'Todos tienen el descuento' },
    one: 'Solo esta persona',
  },

  summary: {
    first: 'Por favor, revise su cita:',
    name: (name: string) => `*Nombre:* ${name}`,
    member: (name: string) => `*${name}*`,
    curp: (curp: string) => `*CURP:* ${curp}`,
    noCurp: (birth: string) => `*CURP:* por verificar en la oficina\n*Nació el:* ${birth}`,
    procedure: (name: string, years: string | undefined) => `*Trámite:* ${name}${years ? `, ${years}` : ''}`,
    oldPassport: (number: string) => `*Pasaporte anterior:* ${number}`,
    payment: (price: string, half: boolean) => `*Pago:* ${price} pesos${half ? ', ya con descuento' : ''}`,
    totalPayment: (price: string) => `*Pago en total:* ${price} pesos`,
    freeOfCharge: '*Pago:* nada, es gratis',
    mayChange: (year: number) => `El precio es de ${year} y puede cambiar el 1 de enero de ${year + 1}.`,
    attendant: (name: string) => `*Persona adulta que irá:* ${name}`,
    office: (name: string, address: string) => `*Oficina:* ${name}, ${address}`,
    when: (when: string) => `*Día y hora:* ${when}`,
    until: (until: string) => `Le guardo el lugar hasta las *${until}*. Si necesita más tiempo, escriba *más tiempo*.`,
    untilLast: (until: string) => `Le guardo el lugar hasta las *${until}*.`,
    ask: '*¿Está todo bien?* Si es así, toque *Confirmar*.',
    buttons: { confirm: 'Confirmar', correct: 'Corregir un dato', leave: 'Ya no la quiero' },
    changedMeanwhile: 'Algo cambió desde esa pregunta. Por favor, revise otra vez antes de confirmar.',
    left: 'Está bien: solté el lugar y no se hizo ninguna cita. Sus datos siguen guardados unos días.',
    askLeft: '*¿Qué prefiere?*',
    leftButtons: { another: 'Elegir otra hora', menu: 'Ver el menú', erase: 'Borrar mis datos' },
  },

  correct: {
    ask: '*¿Qué dato quiere corregir?*',
    open: 'Ver datos',
    rows: {
      procedure: { title: 'Trámite', description: 'Renovar, primera vez u otro' },
      office: { title: 'Oficina', description: 'Elegir otra oficina' },
      slot: { title: 'Día y hora', description: 'Elegir otro lugar libre' },
      curp: { title: 'CURP', description: 'Escribirla otra vez' },
      name: { title: 'Nombre', description: 'Escribirlo otra vez' },
      oldPassport: { title: 'Pasaporte anterior', description: 'Cambiar el número' },
      validity: { title: 'Años y descuento', description: 'Cuántos años y cuánto se paga' },
      attendant: { title: 'Persona adulta que irá', description: 'Cambiar quién acompaña' },
      moreTime: { title: 'Necesito más tiempo', description: 'Guardar el lugar un rato más, una sola vez' },
      back: { title: 'Nada, está bien', description: 'Volver al resumen' },
    },
    person: (name: string) => ({ title: name, description: 'CURP y nombre' }),
    hadPassport: { title: 'Quién ya tuvo pasaporte', description: 'Primera vez o renovación' },
  },

  wrongAge: {
    minor: (first: string | undefined) =>
      `${first ?? 'Esa persona'} todavía no cumple 18 años. Su pasaporte se saca con su mamá, su papá o quien tenga la tutela.`,
    askMinor: '*¿Hacemos la cita para menor de edad?*',
    adult: 'Esa persona ya cumplió 18 años. Puede sacar su pasaporte sola, sin permiso de nadie.',
    adultSoon: (day: string) =>
      `Esa persona cumple 18 años el ${day}, antes de las fechas libres. Para entonces ya no necesita permiso de nadie.`,
    askLeaveOut: '*¿La quito de esta cita?* Después le ayudo a sacar la suya, como persona adulta.',
    askAdult: '*¿Hacemos la cita para persona adulta?*',
    turnsAdult: (day: string) => `Cumple 18 años el ${day}. Le muestro lugares desde ese día, como persona adulta.`,
    buttons: {
      minor: 'Sí, para menor',
      adult: 'Sí, para adulta',
      curp: 'Escribir otra CURP',
      again: 'Corregir la fecha',
      leaveOut: 'Sí, quitarla',
    },
  },

  folio: {
    confirmed: '*Su cita quedó confirmada.*',
    folio: (folio: string) => `*Folio: ${folio}*`,
    sample: '*Es una demostración: esta cita no es de verdad.*',
    office: (name: string, address: string) => `Oficina ${name}: ${address}`,
    arrive: (minutes: number) => `Llegue ${minutes} minutos antes.`,
    person: (name: string, procedure: string) => `${name}: ${procedure}`,
    bring: '*Lleve:*',
    pay: (price: string) => `Son *${price} pesos*. Escriba *PAGO* y le explico cómo se paga.`,
    freeOfCharge: 'Esta cita no se paga.',
    personal: 'La cita es solo para usted y es gratis. Si alguien le cobra por ella, escriba *DENUNCIA*.',
    personalOther: 'La cita es solo para esa persona y es gratis. Si alguien le cobra por ella, escriba *DENUNCIA*.',
    personalGroup: 'La cita es solo para ustedes y es gratis. Si alguien les cobra por ella, escriba *DENUNCIA*.',
    cannotCome: 'Si no puede ir, cancélela aquí: otra persona usará su lugar.',
    buttons: { way: 'Cómo llegar', payment: 'Cómo se paga', change: 'Cambiar o cancelar' },
  },

  refused: {
    elsewhere: (who: string) =>
      `No se confirmó ninguna cita. *${who}* ya tiene otra cita, hecha desde otro teléfono o en una oficina. Cada persona puede tener una a la vez.`,
    theOffice: (name: string) => `la oficina ${name}`,
    claim: (office: string, phone: string, hours: string) =>
      `Si esa cita es suya, la puede recuperar. Vaya con su identificación a ${office}, o llame al ${phone}, ${hours}.`,
    askElsewhere: '*¿Qué prefiere?* Si la CURP estaba mal escrita, corríjala.',
    elsewhereButtons: { curp: 'Corregir la CURP', person: 'Hablar con alguien', menu: 'Ver el menú' },
    ownLive: (who: string, when: string, office: string) =>
      `*${who}* ya tiene una cita desde este teléfono: *${when}*, en ${office}. Cada persona puede tener una a la vez.`,
    askOwnLive: '*¿Qué prefiere?*',
    ownLiveButtons: { see: 'Ver esa cita', curp: 'Es otra persona', menu: 'Ver el menú' },
    phoneLimit: (limit: number) =>
      `Desde un teléfono puede haber citas para ${limit} personas a la vez, y ya no caben más. Cuando pase una, o si cancela alguna, podrá sacar otra.`,
    lapsesButtons: { again: 'Intentar otra vez', person: 'Hablar con alguien', menu: 'Ver el menú' },
    askLimit: '*¿Qué prefiere?*',
  },

  resume: {
    kept: (day: string) => `Guardé su avance del ${day}`,
    keptToday: 'Guardé su avance de hace rato',
    back: (day: string) => `Qué bueno que regresó. Guardé lo del ${day}.`,
    soFar: (facts: string) => `Hasta ahora tengo: ${facts}.`,
    office: (name: string) => `oficina *${name}*`,
    holdGone: (when: string) => `El lugar del ${when} ya se soltó, pero le busco otro.`,
    holdKept: (when: string, until: string) => `Su lugar sigue apartado hasta las ${until}: ${when}.`,
    ask: '*¿Seguimos donde iba?*',
    buttons: { goOn: 'Seguir donde iba', restart: 'Empezar de nuevo', erase: 'Borrar mis datos' },
    here: 'Aquí sigo. Vamos en esta pregunta:',
    restarted: 'Muy bien, empezamos de nuevo.',
  },

  erase: {
    ask: 'Puedo borrar lo que escribió aquí y no ha confirmado. *¿Lo borro?*',
    withAppointments: 'Sus citas confirmadas no se borran así: para eso, cancélelas.',
    buttons: { yes: 'Sí, borrar', no: 'No, seguir' },
    done: 'Listo: borré lo que escribió. Cuando quiera empezar otra vez, escriba *Hola*.',
    nothing: 'No tengo nada guardado sin confirmar. Si quiere empezar, escriba *Hola*.',
    kept: 'Está bien, no borré nada.',
  },

  quit: {
    ask: '*¿Dejamos la cita que estamos llenando?*',
    askWhich: (day: string) => `*¿Cancelo lo que estamos llenando o su cita del ${day}?*`,
    askWhichSeveral: '*¿Cancelo lo que estamos llenando o una de sus citas confirmadas?*',
    buttons: {
      draft: 'Lo que llenamos',
      appointment: 'Mi cita confirmada',
      nothing: 'Nada, seguimos',
      yes: 'Sí, dejarla',
      no: 'No, seguimos',
    },
    done: 'Está bien, la dejamos. No se hizo ninguna cita. Cuando quiera empezar otra vez, escriba *Hola*.',
  },

  appointments: {
    none: 'No hay citas hechas desde este teléfono.',
    askNone: '*¿Quiere sacar una?*',
    one: 'Esta es su cita:',
    several: (count: number) => `Desde este teléfono hay ${count} citas.`,
    askSeveral: '*¿Cuál quiere ver?*',
    open: 'Ver citas',
    folio: (folio: string) => `Folio: *${folio}*`,
    price: (price: string) => `Pago: ${price} pesos`,
    change: 'Para cambiar el día o la hora, por ahora hay que cancelarla y sacar otra.',
    ask: '*¿Qué quiere hacer?*',
    buttons: { cancel: 'Cancelar la cita', way: 'Cómo llegar', bring: 'Qué llevar' },
    gone: 'Esa cita ya no está: se canceló o ya pasó.',
    bring: (when: string) => `Para su cita del *${when}*, lleve:`,
  },

  cancel: {
    firstFree: (office: string, day: string) => `Si es para cambiar de día, la primera fecha libre en ${office} es el ${day}.`,
    noneFree: (office: string) => `Si es para cambiar de día, espere: ahora no hay otra fecha libre en ${office}.`,
    ask: (when: string) => `*¿Cancelo la cita del ${when}?* Otra persona usará ese lugar y ya no se podrá recuperar.`,
    askGroup: (when: string, count: number) =>
      `*¿Cancelo la cita del ${when}?* Se cancela para las ${count} personas y el lugar no se podrá recuperar.`,
    buttons: { yes: 'Sí, cancelarla', no: 'No, la conservo' },
    done: (when: string) => `Su cita del ${when} quedó *cancelada*. Gracias por avisar: otra persona usará ese lugar.`,
    kept: (when: string) => `No cancelé nada. Su cita sigue en pie: *${when}*.`,
    failed: 'No la pude cancelar, porque esa cita cambió o ya pasó.',
  },

  person: {
    call: (phone: string, hours: string) => `Le atiende una persona en el *${phone}*, ${hours}.`,
    closedNow: 'A esta hora ya no contestan.',
    chat: 'En este chat contesta solo el programa. Su avance queda guardado.',
    words: 'También entiendo estas palabras: *menú*, *mis citas*, *pago*, *aviso*, *denuncia* y *borrar*.',
  },

  privacy: {
    title: '*Aviso de privacidad*',
    responsible: (institution: string, address: string) => `Responsable: ${institution}. Domicilio: ${address}.`,
    use: 'Usamos su nombre, CURP, fecha de nacimiento y número de pasaporte solo para su cita: hacerla, confirmarla o cancelarla.',
    transfer: 'No los damos a terceros que necesiten su permiso. No los usamos para publicidad.',
    basis: (basis: string) => `Fundamento: ${basis}.`,
    rights: (contact: string) => `Para ver, corregir o borrar sus datos, u oponerse a su uso: ${contact}.`,
    keep: (days: number) => `Lo que escribe y no confirma se borra solo en ${days} días.`,
    full: (url: string) => `Aviso completo: ${url}`,
  },

  payment: {
    first: 'La cita es gratis. El pasaporte se paga en el banco, *después* de confirmar la cita:',
    guide: (guide: string) => `1. Consiga su hoja de ayuda para el pago: ${guide}`,
    noGuide: (phone: string) => `1. Consiga su hoja de ayuda para el pago. Le dicen cómo en el ${phone}.`,
    bank: '2. Pague en la ventanilla o en la página de su banco.',
    receipt: '3. Lleve a la cita el comprobante original, impreso.',
    never: 'Nunca se paga en tiendas, por transferencia a una persona, con una liga ni en efectivo en la oficina.',
    amount: (price: string, when: string) => `Para su cita del ${when} son *${price} pesos*.`,
    newYear: 'Si su cita es en enero, pague en enero: los precios pueden cambiar el día 1.',
    freeOfCharge: (when: string) => `Su cita del ${when} no se paga.`,
  },

  complaint: {
    never: 'Nadie puede cobrarle por una cita, ni apartarla por usted a cambio de dinero.',
    where: (contact: string) => `Si alguien le cobró o le quiso cobrar, denúncielo aquí: ${contact}.`,
    advice: 'No entregue dinero, su INE ni sus claves. Guarde los mensajes y el número de quien le cobró.',
  },

  costs: {
    ask: '*¿De qué trámite quiere saber?*',
    rows: {
      renewal: { title: 'Renovar', description: 'Ya tuvo pasaporte' },
      first: { title: 'Primera vez', description: 'Nunca ha tenido pasaporte' },
      lost: { title: 'Robo o pérdida', description: 'Reponer el pasaporte' },
      minor: { title: 'Menor de 18 años', description: 'Primer pasaporte de una niña, niño o adolescente' },
    },
    heading: (name: string) => `*Para ${name}*`,
    prices: (year: number) => `Precios de ${year}:`,
    line: (years: string, price: string, half: string) => `${years}: ${price} pesos (con descuento, ${half})`,
    under3: 'Menores de 3 años:',
    discount: (age: number) => `Pagan la mitad las personas de ${age} años o más y las personas con discapacidad.`,
    freeOfCharge: 'Este trámite no se paga.',
    bring: '*Qué llevar:*',
    askNext: '*¿Qué quiere hacer?*',
    buttons: { book: 'Sacar esta cita', payment: 'Cómo se paga', menu: 'Ver el menú' },
  },

  language: {
    ask: '*¿En qué idioma prefiere seguir?*\nWhich language do you prefer?',
    buttons: { 'es-MX': 'Español', en: 'English' },
    changed: 'Listo: seguimos en español.',
  },
}

function away(km: number | undefined): string {
  if (km === undefined) return ''
  return km < 1 ? 'A menos de 1 km. ' : `A ${km} km. `
}
