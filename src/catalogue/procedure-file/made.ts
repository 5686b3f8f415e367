import type { FileProcedure, ProcedureFile } from '../../../db/seeds/procedure-file.ts'
import { count } from '../../texts/admin.ts'

/** "2 preguntas, 1 cosa que llevar, 0 precios". */
export const madeText = (file: ProcedureFile, procedure: FileProcedure | undefined): string =>
  [
    count(procedure?.fields.length ?? 0, 'pregunta', 'preguntas'),
    count(procedure?.papers.length ?? 0, 'cosa que llevar', 'cosas que llevar'),
    count(procedure?.feeTable ? file.fees.length : 0, 'precio', 'precios'),
  ].join(', ')
