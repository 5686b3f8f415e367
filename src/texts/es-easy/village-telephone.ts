import type { Texts } from '../es-MX/index.ts'

export const villageTelephone: Texts['villageTelephone'] = {
  left: (left, most) =>
    left === 0
      ? `Este año ya sacó citas para ${most} personas.\nEs lo más para el teléfono de su comunidad.`
      : `Este año puede sacar citas para ${left === 1 ? '1 persona más' : `${left} personas más`}.\nSon ${most} al año.`,
  fewer: (left, most) =>
    `Con este teléfono se sacan citas para ${most} personas al año.\nEste año ${left === 1 ? 'queda 1' : `quedan ${left}`}.\nNo alcanza para todas.`,
  full: (most) =>
    `Con este teléfono se sacan citas para ${most} personas al año.\nEste año ya son todas.\nLas demás pueden usar su propio teléfono, o ir al mostrador.`,
  curp: 'Con este teléfono cada persona necesita su CURP.\nSi alguien no la tiene, le dan su cita en el mostrador.\nLleve su INE.',
  privacy:
    'La oficina guarda su nombre y su número.\nTambién guarda cuántas personas llegaron.\nSe borra cuando se termina el registro.',
}
