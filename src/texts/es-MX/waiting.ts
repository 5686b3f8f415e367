/** The waiting list: kept in order of joining behind those whose hour was closed, and what becomes free goes there first. */
const people = (count: number): string => {
  if (count === 0) return 'Nadie espera antes que usted.'
  if (count === 1) return 'Hay 1 persona antes que usted.'
  return count >= 1_000 ? 'Hay más de 1,000 personas antes que usted.' : `Hay ${count} personas antes que usted.`
}

const before = (count: number): string => {
  if (count === 0) return 'Nadie esperaba antes que usted.'
  if (count === 1) return 'Había 1 persona antes que usted.'
  return count >= 1_000 ? 'Había más de 1,000 personas antes que usted.' : `Había ${count} personas antes que usted.`
}

const time = (minutes: number): string => {
  if (minutes % 60 !== 0) return `${minutes} minutos`
  return minutes === 60 ? '1 hora' : `${minutes / 60} horas`
}

export const waiting = {
  row: (office: string) => ({
    title: `Esperar en ${office}`,
    description: 'Le aviso aquí si se libera un lugar; no tiene que revisar',
  }),
  rows: {
    any: { title: 'Esperar un lugar', description: 'Le aviso aquí si se libera uno en estas oficinas' },
    sooner: { title: 'Esperar fecha antes', description: 'Le aviso aquí si se libera un lugar más pronto' },
    earlier: { title: 'Avisarme si hay antes', description: 'Conserva su cita; le aviso si se libera un lugar antes' },
    list: { title: 'Mi lista de espera', description: 'Ver su lugar en la lista o salir de ella' },
  },
  begin: (place: string) => `Con gusto. Para esperar en *${place}*:`,
  /** Between two offices. */
  or: ' o ',
  list: (place: string, count: number) => `Lista de espera de *${place}*. ${people(count)}`,
  rule: (minutes: number) =>
    `El lugar que se libere será *solo para usted durante ${time(minutes)}*, o menos si la cita es muy pronto. No aviso de noche.`,
  together: (count: number) => `Aviso cuando haya lugar para las ${count} personas, a la misma hora o en horas seguidas.`,
  fair: 'Va por orden de llegada. Solo pasa antes quien perdió su hora porque la oficina cerró. Es gratis.',
  before: (day: string) => `Busco un lugar antes del *${day}*.`,
  searchGoesOn: (names: string) =>
    `Sigo buscando una fecha antes para ${names.replace(/\.$/, '')}. Para cambiar eso, escriba *MI LISTA*.`,
  keeps: (when: string) => `Conserva su cita del *${when}*. Solo se cambia si usted acepta otra.`,
  ask: '*¿Cuándo podría ir?* O escriba: *martes en la tarde*.',
  buttons: { any: 'Cualquier día', morning: 'Solo por la mañana', afternoon: 'Solo por la tarde' },
  added: (office: string) => `Anoté también la oficina *${office}*.`,
  freeNow: 'No hace falta esperar: ya hay lugares que le sirven.',
  joined: (place: string, count: number) => `*Ya está en la lista de espera de ${place}.* ${people(count)}`,
  changed: (place: string, count: number) =>
    `Anoté el cambio. *Sigue en la lista de espera de ${place}*, en el mismo lugar. ${people(count)}`,
  changedEarly: (place: string) => `Anoté el cambio. *Sigue en la lista de espera de ${place}*.`,
  countsFrom: (days: number, day: string) =>
    `Su lugar cuenta desde ${days === 0 ? '' : `${days === 1 ? '1 día' : `${days} días`} antes de `}la fecha que pide: el *${day}*. Quien entre antes de ese día puede ir antes que usted. Si otras personas pidieron esa misma fecha con tiempo, el orden entre ustedes es por sorteo.`,
  isFor: (names: string) => `Para: ${names}`,
  suits: (words: string) => `Le sirve: ${words}.`,
  until: (day: string) => `Se guarda hasta el ${day}.`,
  noNeedToLook: 'Yo le aviso. Para verla o salir, escriba *MI LISTA*.',
  silent:
    'Usted pidió no recibir avisos: mientras siga así, *no le ofrezco lugares*. Para que le avise, escriba *ALTA*. Para salir de la lista, escriba *MI LISTA*.',
  times: {
    any: 'cualquier día',
    anyBut: (weekdays: string) => `cualquier día menos ${weekdays}`,
    weekend: 'en fin de semana',
    soon: 'lo antes posible',
    at: (hour: string) => `a las ${hour}`,
    after: (hour: string) => `desde las ${hour}`,
    before: (hour: string) => `antes de las ${hour}`,
    morning: 'por la mañana',
    afternoon: 'por la tarde',
    between: (from: string, until: string) => `de ${from} a ${until}`,
    from: (day: string) => `desde el ${day}`,
    until: (day: string) => `hasta el ${day}`,
  },
  show: (place: string, count: number) => `Está en la lista de espera de *${place}*. ${people(count)}`,
  resting: (place: string) => `Por ahora *${place}* no da citas. Usted conserva su lugar en la lista por si vuelve a darlas.`,
  kept: (when: string, until: string) => `Tiene un lugar apartado: *${when}*. Es solo para usted hasta *${until}*.`,
  askShow: '*¿Qué quiere hacer?*',
  showButtons: {
    accept: 'Sí, lo quiero',
    decline: 'No me sirve',
    change: 'Cambiar días',
    leave: 'Salir de la lista',
    given: 'Cómo se repartió',
  },
  given: (day: string, behind: number, served: number, gone: number) =>
    `Usted entró en la lista el *${day}*. ${before(behind)}${served + gone === 0 ? '' : ` Desde entonces, de quienes iban antes, ya tienen cita: *${served}*. Salieron o están en pausa: *${gone}*.`}`,
  givenHow: (count: number) =>
    `Ahora: ${people(count)}\n\nCada lugar se ofrece a la primera persona de la lista a quien le sirven el día y la hora. Solo pasa antes quien perdió su hora porque la oficina cerró. Por lo demás, nadie adelanta a nadie, tampoco la oficina.`,
  several: (count: number) => `Tiene ${count} peticiones en la lista de espera.`,
  askSeveral: '*¿Cuál quiere ver?*',
  open: 'Ver peticiones',
  noAppointment: 'Por ahora no tiene citas desde ‹este teléfono›.',
  none: 'No está en ninguna lista de espera.',
  noneNeeded: (when: string) => `No está en ninguna lista de espera. Su cita del *${when}* ya es suya.`,
  askNone: '*¿Quiere sacar una cita?*',
  leave: (place: string) => `Si sale, pierde su lugar en la lista de *${place}*.`,
  askLeave: '*¿Quiere salir de la lista?*',
  leaveButtons: { yes: 'Sí, salir', no: 'No, me quedo' },
  left: (place: string) =>
    `Salió de la lista de espera de *${place}*. Ya no le ofreceremos lugares. Si vuelve, queda al final de la lista.`,
  placeFirst: 'Con gusto. Dígame primero en qué oficina quiere esperar.',
  aimFirst: 'Con gusto. Dígame primero para qué trámite.',
  stayed: 'Sigue en la lista, en el mismo lugar.',
  declined: 'Está bien. Ese lugar ya no está apartado para usted.',
  keepsPlace: (count: number) =>
    count === 1
      ? 'Usted conserva su lugar en la lista. Le podemos ofrecer 1 lugar más.'
      : `Usted conserva su lugar en la lista. Le podemos ofrecer ${count} lugares más.`,
  rests: (count: number) => `Ya le ofrecimos ${count} lugares, así que su petición queda en pausa.`,
  paused: (place: string) =>
    `Su petición en la lista de espera de *${place}* está en pausa, porque ya le ofrecimos los lugares que se pueden.`,
  /** By whether it rested before. */
  lastOffer: {
    first: 'Si no lo toma, su petición queda en pausa. Si vuelve, por esa vez conserva el día en que entró.',
    again: 'Si no lo toma, su petición queda en pausa. Si vuelve, cuenta el día en que vuelva.',
  },
  backHow: {
    first:
      'Si todavía quiere cita, puede volver a la lista. Solo por esta vez conserva el día en que entró, detrás de quienes entraron ese mismo día.',
    again:
      'Si todavía quiere cita, puede volver a la lista. Como su petición ya estuvo en pausa, cuenta el día en que vuelva, detrás de quienes entren ese mismo día.',
  },
  backButton: { buttons: { back: 'Volver a la lista' } },
  seeList: 'Para ver la lista o salir de ella, escriba *MI LISTA*.',
  lapsed: 'Pasó el tiempo, y el lugar que le apartamos ya no es solo para usted.',
  gone: 'Ese lugar ya no está apartado para usted: lo dejó, pasó su tiempo o la oficina cerró esa hora.',
  noHurry: (until: string) =>
    `Con calma. Ese lugar es solo para usted hasta *${until}*. Después pasa a quien sigue, y usted sigue en la lista.`,
  freeElsewhere: (office: string, day: string) => `*${office}* tiene lugares. El primero es el *${day}*.`,
  fullElsewhere: (office: string) => `*${office}* tampoco tiene lugares libres por ahora.`,
  elsewhereButton: 'Ver esa oficina',
  stillInLine: 'Usted sigue en la lista, en su lugar.',
  notAny: 'Esa petición ya no está en la lista.',
  moved: (when: string, office: string) => `*Listo, su cita cambió.* Ahora es el *${when}*, en ${office}. Su folio es el mismo.`,
  notMoved: 'No se pudo cambiar su cita; queda como estaba.',
  phoneLimit: (limit: number) =>
    `Desde ‹un teléfono› puede haber ${limit === 1 ? 'una persona' : `${limit} personas`} con cita o en lista de espera, y ya no caben más.`,
  elsewhere: (who: string) =>
    `No quedó en la lista: con los datos de *${who}* no puedo desde aquí. Tal vez la CURP está mal escrita, ya tiene cita o lista de espera, o alguien más la usó. Por seguridad no digo cuál.`,
  askElsewhere: '*¿Qué prefiere?*',
}
