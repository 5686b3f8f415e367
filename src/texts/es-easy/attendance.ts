import type { Texts } from '../es-MX/index.ts'

export const attendance: Texts['attendance'] = {
  settled: 'Eso ya está resuelto. Gracias.',
  thanks: 'Gracias por decirlo.',
  cameNoted: 'Gracias. Una persona de la oficina lo revisa. Por ahora no cuenta.',
  firstOne: 'Gracias por decirlo. Esta vez no cuenta.',
  counts: 'Gracias por decirlo. Esta vez sí cuenta. Si pasa otra vez en un año, la siguiente cita se da en persona.',
  nextTime: 'Otra vez, cancele aquí antes de la hora. Así otra persona usa el lugar.',
  inPerson:
    'La siguiente cita se da en persona. Vaya al mostrador de cualquier oficina. Lleve una identificación. Se la dan en un minuto.',
  reviewed:
    'En dos citas no quedó anotado que usted llegó. Una persona lo revisa en cinco días hábiles. Si fue un error, dígalo aquí.',
  askInPerson: '*¿Qué prefiere?*',
  offices: 'Oficinas y horario',
  privacy: 'Si no llega a dos citas en un año, la siguiente se da en persona. Para eso se guarda un año la huella de su teléfono.',
  basis: (basis: string, day: string) => `La regla es: ${basis}. Se publicó el ${day}.`,
}
