import type { Texts } from '../es-MX/index.ts'

export const attendance: Texts['attendance'] = {
  settled: 'Eso ya está resuelto. Gracias.',
  thanks: 'Gracias por decirlo.',
  cameNoted: 'Gracias. Una persona de la oficina lo revisa. Por ahora no cuenta.',
  firstOne: 'Gracias por decirlo. Esta vez no cuenta.',
  counts: 'Gracias por decirlo. Esta vez sí cuenta. Si pasa otra vez, la siguiente cita se da en persona.',
  nextTime: 'Otra vez, cancele aquí antes de la hora. Así otra persona usa el lugar.',
  inPerson:
    'La siguiente cita se da en persona. Vaya al mostrador de cualquier oficina. Lleve su INE u otra credencial. Se la dan rápido.',
  reviewed: 'En 2 citas no quedó anotado que usted llegó. Una persona lo revisa en 5 días hábiles. Si fue un error, dígalo aquí.',
  askInPerson: '*¿Qué prefiere?*',
  offices: 'Oficinas y horario',
  privacy: 'Si no llega a 2 citas, la siguiente se da en persona. Para eso se guarda 1 año una huella sin nombre.',
  basis: (basis: string, day: string) => `La regla es: ${basis}. Se publicó el ${day}.`,
}
