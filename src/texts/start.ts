/** What the operator reads when a start cannot be, one sentence each, and what somebody who tries the demonstration reads at its start. */
export const START = {
  inUse: 'Otra Ventanilla ya usa esta base de datos (DATABASE_PATH): ciérrela antes de abrir otra.',
  newer: 'La base de datos (DATABASE_PATH) la escribió una versión más nueva del programa: actualice el programa.',
  unsound: (findings: string) =>
    `La base de datos no está sana (${findings}); no se cambió nada. Restaure una copia: npm run restore.`,
  otherKey: 'La variable DATA_KEY no es la de esta base de datos: con otra clave no se puede leer nada de ella.',
  noCopy: (fault: string) => `No se pudo guardar una copia antes de actualizar la base de datos (${fault}). Revise BACKUP_DIR.`,
  doesNotAddUp: (findings: readonly string[]) =>
    `Las cuentas de la base de datos no cuadran (${findings.join(', ')}): no se actualizó y no se cambió nada.`,
  portTaken: 'El puerto ya está ocupado: cambie PORT (o EMULATOR_PORT) o cierre el otro programa.',
  portRefused: 'No se puede usar ese puerto o esa dirección: cambie PORT o HOST.',
  notWritable: 'No se puede escribir en la base de datos (DATABASE_PATH): revise los permisos del archivo y de su carpeta.',
  noDatabase: 'El archivo de DATABASE_PATH está dañado o no es una base de datos. Restaure una copia: npm run restore.',
  diskFull: 'El disco de la base de datos (DATABASE_PATH) está lleno: libere espacio y vuelva a abrir el programa.',
  demo: (phone: string, administration: string, token: string) => [
    `Teléfono de demostración: ${phone}`,
    `Administración (Swagger UI): ${administration}`,
    `Clave de administración de la demostración: ${token}`,
  ],
}
