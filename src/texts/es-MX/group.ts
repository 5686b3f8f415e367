/** Several people of any age in one appointment: who comes, hours that follow each other, changes before the confirmation. */
export const group = {
  row: { title: 'Para varias personas', description: 'Su familia o un grupo, de cualquier edad' },
  /** Among the numbers of children: adults come too. */
  withAdults: { title: 'También van adultos', description: 'Menores y adultos en la misma cita' },
  howMany: '*¿Cuántas personas van por su pasaporte?*\n\nCuente también a menores de edad.',
  oneMore: 'Desde ‹este teléfono› ya solo cabe una persona más. Elija qué necesita esa persona.',
  noGroup: 'Desde ‹este teléfono› ya no caben varias personas.',
  askNoGroup: '*¿Qué prefiere?* Para las demás, saque su cita desde ‹el teléfono de otro familiar›.',
  noted: (count: number) => `Anoté: *${count === 1 ? '1 persona' : `${count} personas`}*.`,
  ask: (position: number, count: number) =>
    `${count === 1 ? '' : `Persona ${position} de ${count}. `}*Escriba su CURP y su nombre completo.*\n\n${position === 1 ? 'Empiece por usted, si también va. La CURP está en la INE o en el acta de nacimiento reciente.\n' : ''}Ejemplo: PERR850417MDFRZS04, Rosa Pérez Ruiz`,
  onlyAdults: (names: string) => `Son las personas adultas. Para ${names} es el primero`,
  onlyMinors: (names: string) => `Son menores de edad. Para ${names} es el primero`,
  /** A row for two hours, or from the first to the last of more. */
  apart: {
    title: (day: string, hours: string[], count: number) =>
      `${day} ${hours.map((hour) => hour.replace(' h', '')).join(count === 2 ? ' y ' : ' a ')}`,
  },
  peopleAt: (count: number, hour: string) => `${count === 1 ? '1 persona' : `${count} personas`} a las ${hour}`,
  adjacent: (count: number) => `Donde no caben las ${count} personas juntas, van en horas seguidas.`,
  made: (when: string, office: string, until: string) =>
    `Apartado en horas seguidas hasta las *${until}*: *${when}*, en ${office}.`,
  brief: 'Les aparté lugares en horas seguidas.',
  hour: (hour: string) => `Hora: ${hour}`,
  personAt: (name: string, hour: string) => `*${hour}*, ${name}`,
  halfByAge: (names: string) => `${names}: ya con el descuento por su edad.`,
  halfByAgeSeveral: (names: string) => `${names}: ya con el descuento por su edad.`,
  noRoom: (when: string) => `El *${when}* ya no caben todas las personas. Elija otra hora, por favor.`,
  /** Where there is no room for everybody's years. */
  total: (total: string) => `${total} en total`,
  soFar: 'cita para varias personas',
}

/** Who is in a group can be changed until it is confirmed. */
export const groupChange = {
  add: { title: 'Agregar a una persona', description: 'En esta misma cita' },
  another: 'Para agregar a otra persona a esta cita, escriba *cambiar algo*.',
  afterwards: (relative?: string) =>
    `Para la cita de ${relative ? `su ${relative}` : 'la otra persona'}: ya con folio, toque *Cambiar o cancelar* y después *Que vaya alguien más*.`,
  someone: { title: 'Una de las personas', description: 'Corregir sus datos o quitarla' },
  askSomeone: '*¿De quién?*',
  person: (name: string) => ({ title: name, description: 'Corregir o quitar' }),
  askAbout: (first: string) => `*¿Qué quiere cambiar de ${first}?*`,
  data: { title: 'CURP o nombre', description: 'Escribirlos otra vez' },
  passport: { title: 'Primera vez o no', description: 'Si ya tuvo pasaporte, o lo perdió' },
  remove: { title: 'Quitar de la cita', description: 'Las demás personas siguen' },
  removed: (name: string) => `Quité a ${name} de esta cita.`,
  /** A row of before somebody was taken out, added or corrected. */
  notThisGroup: 'Esa respuesta es de antes de cambiar quiénes van. No cambié nada.',
  adultAmong: 'Puede ir en esta misma cita, como persona adulta.',
  askAdultAmong: '*¿Qué prefiere?*',
  buttons: {
    keep: 'Que vaya también',
    leaveOut: 'Quitar de la cita',
    onlyAdults: 'Van solo los adultos',
    goOnOne: (first: string) => `Seguir sin ${first}`,
    goOnSeveral: 'Seguir los demás',
  },
  askElsewhere: '*¿Qué prefiere?* Las demás personas pueden seguir. Si la CURP estaba mal escrita, corríjala.',
  elsewhereSeveral: (names: string) =>
    `No se confirmó ninguna cita: con los datos de *${names}* no la puedo dar aquí. Tal vez una CURP está mal escrita, ya tienen cita o lista de espera, o alguien más la usó. Por seguridad no digo cuál.`,
  askOwnLive: '*¿Qué prefiere?* Las demás personas pueden seguir con esta cita.',
}
