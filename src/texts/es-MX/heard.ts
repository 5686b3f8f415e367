/** What was said in free words where buttons were offered, and what is said of it. */
export const heard = {
  report: 'Anoté lo que me contó, pero todavía no lo mandé a la oficina. Si algo falta o está mal, escríbalo todo otra vez.',
  askReport: '*¿Cómo lo mando?*',
  reportButtons: { named: 'Con mi teléfono', anonymous: 'Sin mis datos', no: 'No lo mande' },
  reportKept: 'No mandé nada a la oficina.',
  toPerson: 'La oficina ya tiene lo que me escribió.',
  /** Whose appointment, where it is one of several. */
  cancelOf: (names: string, when: string) => `*¿Cancelo la cita de ${names}, del ${when}?*`,
  onlyThere: (office: string) => `Este trámite solo se hace en *${office}*.`,
  onlyThereFrom: (office: string, km: number, place: string) =>
    `Este trámite solo se hace en *${office}*, ${km < 1 ? 'a menos de 1 km' : `a ${km} km`} de *${place}*.`,
  notDoneIn: (state: string) =>
    `En *${state}* no se hace este trámite. Estas oficinas sí lo hacen. Abajo está su primera fecha libre.`,
  abroad: 'Cerca de su ubicación no tenemos ninguna oficina. Mejor búsquela por el nombre de un estado o municipio.',
  locationKept: 'Guardé su ubicación para buscarle una oficina cerca.',
  farFrom: (place: string) =>
    `No tenemos oficina cerca de *${place}*. Estas son las menos lejanas. Abajo de cada una está su primera fecha libre.`,
  nearestNeedsPlace: 'Para saber cuál le queda más cerca, necesito saber por dónde anda.',
  searchGoesOn: (names: string) =>
    `Sigo buscando una fecha antes para ${names.replace(/\.$/, '')}. Para cambiar eso, escriba *MI LISTA*.`,
}
