import { expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { OPERATIONS } from '../operations.ts'

const marked = (mark: 'attends' | 'ofFolio') => OPERATIONS.flatMap(({ deed }) => (deed?.[mark] ? [deed.name] : [])).toSorted()

test('whoever did one of these hears no complaint, and only the reasons of changes of one folio may name its people', () => {
  expect(marked('attends')).toEqual(
    `anotar_atendida anotar_caso anotar_en_lista anotar_falta_papel anotar_llegada anotar_necesidad anotar_no_se_sabe anotar_no_vino anotar_papel_de_urgencia anotar_recoger anotar_se_fue cancelar_cita cerrar_caso contestar_caso
     corregir_apartado corregir_cita dar_cita decidir_asistencia deshacer_turno llamar_otra_vez llamar_turno mover_cita pasar_a_su_duenio pasar_a_ventanilla pasar_cita preguntar_en_su_chat recibir_sin_cita resolver_no_reconocida
     revisar_comprobante sacar_de_la_lista soltar_caso telefono_para_llamar terminar_dia tomar_caso ver_identificacion ya_le_llame`.split(
      /\s+/,
    ),
  )
  expect(marked('ofFolio')).toEqual(
    'anotar_necesidad anotar_papel_de_urgencia anotar_recoger cancelar_cita corregir_apartado corregir_cita dar_cita mover_cita pasar_cita preguntar_en_su_chat resolver_no_reconocida telefono_para_llamar ver_identificacion ya_le_llame'.split(
      ' ',
    ),
  )
})

test('what the log-book noted of an operation never changes', () => {
  const db = openDatabase(':memory:')
  migrate(db)
  db.client.run("insert into audit (at, operation, detail, attends) values (1, 'dar_cita', '{}', 1)")
  expect(() => db.client.run('update audit set attends = 0')).toThrow('append-only')
})
