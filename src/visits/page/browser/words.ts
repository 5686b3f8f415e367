import type { DoorVerdict, FolioVerdict } from '../../door.ts'
import type { ReceiptChecked } from '../../operations/door.ts'

export type Verdict = DoorVerdict | FolioVerdict | 'not_listed' | 'unchecked' | 'unreadable'

export const FROM_SERVER: Record<ReceiptChecked['resultado'], Verdict> = {
  válido: 'valid',
  'ya se usó': 'used',
  'se soltó': 'lapsed',
  'no es de hoy': 'other_day',
  'de otra oficina': 'other_office',
  movida: 'moved',
  cancelada: 'cancelled',
  'no aparece': 'not_found',
  'no es nuestro': 'not_ours',
  'está en la lista': 'listed',
  'no se entiende': 'unreadable',
}

export const TITLES: Record<Verdict, string> = {
  valid: 'VÁLIDO',
  used: 'YA SE USÓ',
  lapsed: 'SE SOLTÓ SU LUGAR',
  other_day: 'NO ES DE HOY',
  other_office: 'DE OTRA OFICINA',
  moved: 'CAMBIADA',
  cancelled: 'CANCELADA',
  not_found: 'NO APARECE',
  not_listed: 'NO ESTÁ EN LA LISTA',
  not_ours: 'NO ES NUESTRO',
  unchecked: 'NO SE PUDO REVISAR',
  listed: 'ESTÁ EN LA LISTA',
  unreadable: 'NO SE ENTIENDE',
}

export const WORDS = {
  ready: 'Listo para leer',
  readyHow: 'Tome una foto del código del comprobante.',
  checking: 'Revisando…',
  usedAt: (hour: string) => `Ya se usó a las ${hour}.`,
  signed: (when: string, office: string) => `El comprobante dice: ${when}, ${office}.`,
  folio: (folio: string) => `Folio ${folio}.`,
  officeNumber: (number: number) => `oficina número ${number}`,
  offline: (listHour: string | undefined) =>
    listHour === undefined
      ? 'Sin conexión: solo se comprobó la firma. No se sabe si la cita se canceló o se cambió, ni si ya entró por otra puerta.'
      : `Sin conexión: se comprobó la firma y la lista de las ${listHour}. No se sabe qué cambió después, ni quién entró por otra puerta desde entonces.`,
  folioListed: (hours: string, people: number, listHour: string) =>
    `${people === 1 ? 'Viene 1 persona' : `Vienen ${people} personas`} hoy a las ${hours}, según la lista de las ${listHour}.`,
  folioCheck:
    'Sin conexión no se ve el nombre. Un folio lo puede decir cualquiera: vea en su chat o en su papel el nombre y la hora, y una identificación con ese nombre.',
  folioUsed: (hour: string) => `Ya se leyó su comprobante a las ${hour}. Pregunte quién entró con él.`,
  folioCancelled: (listHour: string) => `Esa cita está cancelada, según la lista de las ${listHour}.`,
  folioNotListed: (listHour: string) =>
    `No está en la lista de hoy, de las ${listHour}: es de otro día o de otra oficina, se cambió, es más nueva o está mal escrito. Compare letra por letra y pregunte.`,
  folioUnknown: 'No hay conexión ni lista de hoy en este teléfono: no se puede saber. Busque el folio en la lista impresa.',
  unreadable:
    'Eso no es un código ni un folio. Un folio tiene 6 letras y números, como K7M-4QX. Nunca lleva vocales, B, L, S, Z, 0, 1, 2, 5 ni 8: vea si es otra letra.',
  offlineOurs: 'Lo firmó este sistema.',
  offlineListed: (listHour: string) => `Lo firmó este sistema y estaba en la lista de las ${listHour}.`,
  notListed: (listHour: string) =>
    `Lo firmó este sistema, pero no estaba en la lista de las ${listHour}: la cita se canceló, se cambió o es más nueva. Vea su identificación y pregunte.`,
  uncheckedListed: (listHour: string) =>
    `No hay conexión, y este teléfono no puede comprobar firmas por sí solo. El folio sí estaba en la lista de las ${listHour}: vea su identificación.`,
  unchecked: 'No hay conexión, y este teléfono no puede comprobar firmas por sí solo. Busque el folio en la lista del día.',
  notOurs: 'No lo firmó este sistema. No lo deje pasar con este papel: busque a la persona en la lista del día.',
  otherDay: (when: string) => `Es del ${when}.`,
  noCode: 'No encontré ningún código en la foto. Acérquese, con luz, y que el papel esté plano.',
  notPicture: 'Ese archivo no es una foto que se pueda leer.',
  tryAgain: 'OTRA FOTO, POR FAVOR',
  noCamera: 'No se pudo abrir la cámara. Use «Tomar foto del código».',
  cameraOn: 'Dejar de usar la cámara',
  cameraOff: 'Leer con la cámara',
  wrongKey: 'Esa clave no es válida, ya venció o no sirve para la puerta.',
  noAnswer: 'No hubo respuesta del sistema. Vea si hay conexión e intente de nuevo.',
  keyEnded: 'Su clave ya no es válida. Escríbala otra vez.',
  chooseOffice: 'Cualquiera de mis oficinas',
  waiting: (count: number) =>
    count === 1
      ? 'Falta enviar 1 lectura. Se envía sola al haber conexión.'
      : `Faltan enviar ${count} lecturas. Se envían solas al haber conexión.`,
  toldLater: (folio: string, title: string) => `${folio}: al enviarla resultó ${title}.`,
  refusedLater: (folio: string) => `${folio}: el sistema ya no recibió esta lectura.`,
  usedElsewhere: (folio: string, hour: string) =>
    `${folio}: ya se había leído a las ${hour} en otra puerta. Pregunte quién entró con él.`,
  listTaken: (hour: string) => `Con conexión. Lista del día tomada a las ${hour}.`,
  silent: (since: string, known: string, isList: boolean) =>
    `Sin conexión desde las ${since}. ${isList ? 'La última lista del día es de las' : 'Lo último que se sabe es de las'} ${known}.`,
  connectedAgain: 'Ya hay conexión. Escriba su clave para enviar las lecturas y tomar la lista.',
  offerOffline: (when: string) =>
    `No hay conexión con el sistema. Puede seguir con lo que este teléfono tomó el ${when}: revisa la firma, el día y la oficina. Al volver la conexión le pedirá su clave.`,
  kept: 'Esta página queda guardada en el teléfono: abre también sin conexión.',
  notKept: 'Sin conexión, esta página sirve mientras no la cierre ni la recargue.',
}
