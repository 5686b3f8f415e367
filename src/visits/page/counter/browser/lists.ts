// What the forms of the counter choose from, in the words of the operations (test/visits/page.test.ts).

export const PRIORITIES = ['persona mayor', 'discapacidad', 'embarazo', 'bebé en brazos']
export const SEEN_WITH = ['su mamá', 'su papá', 'sus dos papás', 'quien ejerce la tutela', 'un papel del juzgado']
export const CALL_RESULTS = ['acepta', 'quiere otra', 'ya no la quiere', 'no contestó']
export const CASE_RESULTS = ['resuelto', 'no procede', 'no se localizó a la persona']
export const TOLD_OF_MOVING = [
  'no nos dijeron la causa',
  'usted se lo pidió a la oficina',
  'no hay luz en la oficina',
  'no hay sistema en la oficina',
  'no hay personal suficiente',
  'hay obras o un problema en el edificio',
  'por seguridad de las personas',
  'la oficina no abre a esa hora',
  'hubo un error de la oficina',
]
export const TOLD_OF_CANCELLING = TOLD_OF_MOVING.toSpliced(-1, 0, 'hay otra cita para la misma persona')
export const NEEDS = [
  'no oye bien',
  'no ve bien',
  'silla de ruedas, o camina con dificultad',
  'no lee bien',
  'intérprete',
  'intérprete de náhuatl',
  'intérprete de maya',
  'intérprete de mixteco',
  'intérprete de zapoteco',
  'intérprete de tseltal',
  'intérprete de tsotsil',
  'intérprete de otomí',
]
