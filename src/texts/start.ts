/** Why a copy is refused, and what to do, for an office clerk. */
export const COPY_FAULTS = {
  unreadable: 'El archivo no se puede abrir como base de datos: está incompleto o es otra cosa. Pruebe con otra copia.',
  not_ours: 'El archivo es una base de datos, pero no de Ventanilla. Busque un archivo que se llame ventanilla-AAAAMMDD-HHMM.db.',
  newer: 'La copia la hizo una versión más nueva del programa. Actualice el programa y vuelva a intentarlo.',
  older:
    'La copia es de una versión de prueba, anterior a la primera que se publicó, y este programa no la abre: ábrala con el programa con que se hizo, o elija una copia más nueva.',
  other_key:
    'La copia se hizo con otra DATA_KEY: con la de ahora no se podría leer nada. Ponga en .env la clave que está en la caja fuerte.',
  damaged: 'La copia está dañada. Pruebe con otra.',
  edited:
    'La copia no está como se guardó: alguien la cambió, o el disco la dañó. Pruebe con otra y avise a quien da soporte al programa.',
  unsigned:
    'La copia no lleva su firma (el archivo .firma): la hizo una versión anterior, o se perdió, o alguien la quitó. Las cuentas cuadran, pero no se sabe si alguien la cambió.',
  no_key: 'Falta DATA_KEY en .env: sin ella no se puede revisar la firma de la copia.',
  foreign_keys: 'La copia está incompleta: hay datos que se refieren a otros que no están. Pruebe con otra.',
  invariants: 'Las cuentas de la copia no cuadran. Pruebe con otra y avise a quien da soporte al programa.',
  no_space: 'No hay espacio en el disco. Libere espacio y vuelva a intentarlo.',
  folder: 'No se puede escribir en la carpeta de las copias (BACKUP_DIR). Revise que el disco esté conectado y que tenga permiso.',
}

/** The first line of the list of what was erased (db/erased-list.ts), for whoever opens it. */
export const ERASED_LIST_HEADING =
  'Ventanilla: lo que se borró porque su dueño lo pidió, sin nombres. Guárdelo junto a las copias: si se restaura una, se vuelve a borrar.'

/** What the operator reads when a start cannot be, one sentence each, and what somebody who tries the demonstration reads at its start. */
export const START = {
  inUse: 'Otra Ventanilla ya usa esta base de datos (DATABASE_PATH): ciérrela antes de abrir otra.',
  linked:
    'El archivo de la base de datos (DATABASE_PATH) tiene otro nombre en el disco (un enlace duro), y con dos nombres se daña: cópielo a otra carpeta, ponga en DATABASE_PATH la copia y vuelva a abrir.',
  meanwhile: 'Mientras tanto npm start no abre el programa; los datos están intactos.',
  foreignRows: (tables: readonly string[]) =>
    `La base de datos (DATABASE_PATH) tiene datos que este programa no sabe cuidar (${tables.join(', ')}): ábrala con el programa con que se hizo.`,
  newer: 'La base de datos (DATABASE_PATH) la escribió una versión más nueva del programa: actualice el programa.',
  older:
    'La base de datos (DATABASE_PATH) es de una versión de prueba, anterior a la primera que se publicó, y este programa no la abre ni la cambia: guarde ese archivo en otra carpeta y empiece una nueva con npm start, o ábralo con el programa con que se hizo.',
  unsound: (findings: string) =>
    `La base de datos no está sana (${findings}); no se cambió nada. Ponga una copia: npm run restore, y elija de la lista.`,
  otherKey: 'La variable DATA_KEY no es la de esta base de datos: con otra clave no se puede leer nada de ella.',
  realWithoutChannel:
    'La base de datos (DATABASE_PATH) es de una oficina de verdad y falta su número de WhatsApp: póngalo con npm run setup; para solo mirar una copia, npm run drill; para una demostración, otro DATABASE_PATH.',
  demoWithChannel:
    'La base de datos (DATABASE_PATH) es de una demostración y no sirve para un número de WhatsApp de verdad: npm run setup la guarda aparte y empieza otra; o ponga otro DATABASE_PATH.',
  noCopy: (fault: keyof typeof COPY_FAULTS) =>
    `No se pudo guardar una copia antes de actualizar la base de datos, y no se cambió nada. ${COPY_FAULTS[fault]}`,
  doesNotAddUp: (findings: readonly string[]) =>
    `Las cuentas de la base de datos no cuadran (${findings.join(', ')}): no se actualizó y no se cambió nada.`,
  portTaken: (port: number, variable: string) =>
    `El puerto ${port} (${variable}) ya lo usa otro programa: ciérrelo, o cambie ${variable} en el archivo .env.`,
  portRefused: (port: number, variables: string) =>
    `No se puede usar el puerto ${port} en esa dirección: cambie ${variables} en el archivo .env.`,
  /** A variable that says something else than the rule that began with it. */
  ruleCounts: (variable: string, given: number, inForce: number) =>
    `${variable} dice ${given}, pero cuenta la regla, que dice ${inForce}: la variable solo valió la primera vez. La regla se cambia en Ajustes, «Cambiar una regla».`,
  notWritable: 'No se puede escribir en la base de datos (DATABASE_PATH): revise los permisos del archivo y de su carpeta.',
  noDatabase:
    'El archivo de DATABASE_PATH está dañado o no es una base de datos. Ponga una copia: npm run restore, y elija de la lista.',
  diskFull: 'El disco de la base de datos (DATABASE_PATH) está lleno: libere espacio y vuelva a abrir el programa.',
  open: (administration: string) => `Ventanilla está funcionando. Administración: ${administration}. Para apagarla: Ctrl y C.`,
  livingPage: 'Preparando seis semanas de una oficina inventada. Esta página se abre sola en unos segundos.',
  living: 'Preparando seis semanas de una oficina inventada (solo la primera vez; son unos segundos)...',
  demo: (phone: string, administration: string, token: string) => [
    `Teléfono de demostración: ${phone}`,
    `Administración (Swagger UI): ${administration}`,
    `Clave de administración de la demostración: ${token}`,
  ],
}
