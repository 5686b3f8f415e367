import type { Texts } from '../es-MX/index.ts'

export const attendance: Texts['attendance'] = {
  first: 'Antes de otra cita, díganos esto.',
  settled: 'Eso ya está resuelto. Gracias.',
  thanks: 'Gracias por decirlo.',
  cameNoted:
    'Gracias. Una persona de la oficina lo revisa. Por ahora no cuenta. Si quiere saber qué decidió, hable con una persona.',
  firstOne: 'Gracias por decirlo. Esta vez no cuenta.',
  counts: 'Gracias por decirlo. Esta vez sí cuenta. Con 2 en un año, la siguiente cita se da en persona.',
  nextTime: 'Otra vez, cancele aquí antes de la hora. Así otra persona usa el lugar.',
  inPerson:
    'La siguiente cita no se saca aquí. Se la dan en persona. Vaya al mostrador de cualquier oficina. Lleve su INE u otra credencial. No necesita cita para ir.',
  reviewed: 'En 2 citas no quedó anotado que usted llegó. Una persona lo revisa en 5 días hábiles. Si fue un error, dígalo aquí.',
  stands: 'En 2 citas no quedó anotado que usted llegó. Una persona ya lo revisó. Si fue un error, dígalo aquí.',
  askInPerson: '*¿Qué prefiere?*',
  offices: 'Oficinas y horario',
  privacy:
    'Si no llega a 2 citas, la siguiente se da en persona. Es en 1 año. No cuentan las que canceló. Eso se guarda 1 año. Si se borran sus datos, queda una huella sin nombre.',
  basis: (basis: string, day: string) => `La regla es: ${basis}. Se publicó el ${day}.`,
}
