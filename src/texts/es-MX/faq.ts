import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What many people ask in between, of the visit or of the service itself, and what worries them. Only what the records and the sources know is said. */
export const faq = {
  hours: (office: string) => `*${office}* da citas en este horario:`,
  holidays: 'Los días festivos, por lo general, no hay citas.',
  hoursUnknown: 'No tengo aquí el horario de esa oficina.',
  hoursEach: 'Cada oficina tiene su horario. Se lo digo cuando elija la suya.',
  whereEach: (names: string[]) => `Hay oficinas en:\n${names.map((name) => `• ${name}`).join('\n')}`,
  whereChosen: 'Al sacar su cita elige la que le quede cerca.',
  duration: 'No sé cuánto dura la visita ni cuándo le entregan el pasaporte. Depende de la oficina.',
  withoutAppointment: 'No sé si la oficina atiende sin cita.',
  withAppointment: 'Con cita tiene su lugar, y la cita es gratis.',
  late: 'No sé si la oficina recibe a quien llega tarde.',
  lateMove: 'Si ya no alcanza a llegar, aquí puede cambiar el día o la hora.',
  call: (by: Telephone) => (by ? `Se lo dicen en el *${by.phone}*, ${by.hours}.` : `Para saberlo, ${IN_WRITING}.`),
  tellOffice: (by: Telephone) => (by ? `al ${by.phone}` : 'con la palabra AYUDA en este chat'),
  inPerson: 'No. El trámite es personal: tiene que ir quien va a tener el pasaporte. Nadie puede ir en su lugar.',
  bookedByOthers: 'La cita sí la puede sacar otra persona por usted, aquí mismo.',
  papers: 'Por lo general ya no piden acta de nacimiento, fotos ni comprobante de domicilio.',
  actaAfterAll: 'Si no tiene CURP, o la oficina no encuentra su registro, puede pedirle el acta.',
  buttons: { bring: 'Qué llevar' },
  emergency:
    'Lamento lo que pasa. En una emergencia, por ejemplo de salud, por lo general no hace falta cita: vaya a la oficina y dígalo ahí.',
  check: (by: Telephone) =>
    by
      ? `Hace bien en preguntar. Puede comprobarlo en la oficina o en el *${by.phone}*, ${by.hours}.`
      : 'Hace bien en preguntar. Puede comprobarlo en la oficina.',
  withoutCurp: (button: string) =>
    `No se preocupe: también se puede sacar la cita sin la CURP. Cuando se la pregunte, toque *${button}*.`,
  curpSafe:
    'Su CURP se usa solo para su cita y no se da a nadie más sin su permiso. Si prefiere no escribirla, también puede sacar su cita sin ella.',
  whatIsCurp:
    'La CURP es una clave de 18 letras y números. Se consulta gratis en *gob.mx/curp* y en el Registro Civil. También está en las actas de nacimiento recientes y en la INE, si tiene una.\n\nSi no la tiene, también puede sacar su cita sin ella.',
  abroad: (institution: string) =>
    `Aquí solo hay citas en las oficinas de *${institution}*. Si vive en otro país, la cita se saca con un consulado de México.`,
  abroadAndHere: 'Si va a venir, siga aquí y escriba el municipio donde va a estar.',
  nationality: 'El pasaporte mexicano es para quien tiene la nacionalidad mexicana, aunque tenga también otra.',
  nationalityProof:
    'Si la oficina no encuentra su registro, puede pedirle el papel que lo prueba: su acta, su certificado o su carta de naturalización.',
  thePassport: 'el pasaporte mexicano',
  onlyThese: (names: string) => `Ese trámite no se hace aquí. Aquí solo hay citas para: *${names}*.`,
  paidAlready:
    'Si ya pagó, guarde su comprobante original y llévelo a la cita. Si el precio subió desde entonces, quizá deba pagar la diferencia.',
  otherId:
    'La INE no es la única. También sirve otra identificación oficial vigente, por ejemplo la cédula profesional o la cartilla.',
  halfPriceProof: 'Para comprobarlo, lleve su INE, su INAPAM o la constancia que tenga.',
  missedVisit:
    'No se preocupe. Si ya pasó el día de su cita, aquí puede sacar otra. Guarde su comprobante de pago: por lo general le sirve para la nueva.',
  yourHour: (when: string) => `Su cita es el *${when}*.`,
  keepPayment:
    'Guarde su comprobante de pago: por lo general le sirve para otra cita. Si quiere que le devuelvan el dinero, pregunte en la oficina.',
  anotherLater: 'Sí: cuando quiera puede sacar otra cita aquí, en los lugares que haya libres.',
  notComing: 'Si no puede ir, aquí puede cambiar o cancelar su cita. Si la cancela, otra persona puede usar ese lugar.',
  openUntil: (office: string, day: string) => `En *${office}* hay fechas abiertas hasta el *${day}*.`,
  openDaily: 'Cada día se abre un día más. Si no hay lugar, le anoto en la lista de espera y le aviso aquí.',
  openings:
    'No sé cuándo se abren más fechas. Al elegir oficina verá su primera fecha libre. Si está llena, le anoto en la lista de espera y le aviso aquí.',
  tongue:
    'Puedo escribirle en español, en español fácil o en inglés. Todavía no puedo en otras lenguas; si prefiere, le atiende una persona.',
  disability: 'Si necesita apoyo para entrar, moverse o comunicarse, avise antes a la oficina.',
  inWriting: 'Si no puede hablar por teléfono, escriba *AYUDA* y le contesta una persona por escrito.',
  whoComes: 'Tiene que ir, en persona, quien va a tener el pasaporte. Si es una persona adulta, puede ir sola.',
  otherParent:
    'Para menores de 18 años, la ley pide el permiso de quienes tienen la patria potestad: casi siempre, la mamá y el papá. Si en el acta aparece una sola persona, casi siempre basta con su firma.',
  officeKnows: 'Eso lo sabe mejor la oficina.',
  unknown: 'No sé contestar eso.',
}
