/** When: free hours, and the one that is held. */
export const slot = {
  first: (office: string) => `Estos son los primeros lugares libres en *${office}*.`,
  firstAny: 'Estos son los primeros lugares libres en esas oficinas.',
  next: (office: string) => `Estos son los lugares que siguen en *${office}*.`,
  still: (office: string) => `Todavía hay estos lugares en *${office}*.`,
  stillAny: 'Todavía hay estos lugares.',
  nextAny: 'Estos son los lugares que siguen.',
  wished: (office: string) => `En *${office}* hay estos lugares, como usted los pidió.`,
  wishedAny: 'Hay estos lugares, como usted los pidió.',
  clock: (zone: string) => `Las horas son las de allá: *${zone}*.`,
  together: (count: number) => `En cada hora caben las ${count} personas juntas.`,
  ask: '*¿Cuál le conviene?*\nTambién puede escribirlo: *martes en la tarde* o *10 de diciembre*.',
  explained: 'Cuando elija una hora se la aparto unos minutos y le digo hasta cuándo. Mientras tanto nadie más la puede tomar.',
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
  closedHeld: (when: string) => `Lo siento: la oficina ya no abre el *${when}* y ese lugar se soltó. Sus datos siguen guardados.`,
  tooSoon: (when: string) => `El lugar del *${when}* ya no se puede apartar: falta muy poco o ya pasó.`,
  expired: (when: string) =>
    `El lugar del *${when}* ya se soltó, porque pasó el tiempo para confirmarlo. Sus datos siguen guardados.`,
  stillFree: (when: string) => `El lugar del *${when}* se había soltado. Seguía libre y se lo aparté otra vez.`,
  age: 'Ese día la persona no tiene la edad para este trámite. Elija otro día, por favor.',
  lapses: (hour: string) =>
    `Desde este teléfono se apartaron y se soltaron varios lugares. Podrá apartar otro desde las *${hour}*. Sus datos siguen guardados.`,
  fullFor: (office: string) => `En *${office}* no quedan lugares para esta cita.`,
}

export const hold = {
  made: (when: string, office: string, until: string) =>
    `Le aparté este lugar: *${when}*, en ${office}. Es suyo hasta las *${until}*.`,
  brief: 'Le aparté ese lugar.',
  nearlyDone: 'Ya falta poco.',
  renewed: (until: string) => `Listo: le guardo el lugar hasta las *${until}*.`,
  lastRenewal: 'Ya no se puede alargar otra vez.',
  longEnough: (until: string) => `No hay prisa: el lugar es suyo hasta las *${until}*.`,
  notRenewed: (until: string) => `Ya no puedo dar más tiempo. Le guardo el lugar hasta las *${until}*.`,
  noHurry: 'No hay prisa.',
  nothing: 'No hay prisa: todavía no tiene ningún lugar apartado.',
  forAnother: (who: string, first: string, until: string) =>
    `Este lugar está apartado para ${who} No se puede pasar a otra persona: así nadie puede venderlo. El lugar de ${first} sigue guardado hasta las *${until}*.`,
  wasForAnother: (who: string) =>
    `Ese lugar estaba apartado para ${who} No se puede pasar a otra persona: así nadie puede venderlo.`,
  askForAnother: '*¿Qué prefiere?*',
  otherButtons: {
    keep: (first: string) => `Seguir con ${first}`,
    keepAll: 'Seguir como estaba',
    other: 'Buscar otro lugar',
    person: 'Hablar con alguien',
  },
}
