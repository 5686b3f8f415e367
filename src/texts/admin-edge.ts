import { AppError } from '../errors.ts'
import { count } from './admin.ts'

/** What the edge itself refuses, before any operation is reached. */
export const EDGE = {
  unauthorized: () =>
    new AppError(
      'unauthorized',
      'falta_clave',
      'Falta la clave de acceso, ya venció o se quitó.',
      'Entre otra vez. Si su clave ya no sirve, pida una nueva a quien las da en su oficina.',
    ),
  codeUsed: () =>
    new AppError(
      'unauthorized',
      'codigo_ya_usado',
      'Ese código ya se usó, en este aparato o en otro. Solo sirve una vez.',
      'Pida otro código a quien se lo dio. Si usted no lo usó, dígaselo: puede quitar esa clave.',
    ),
  codeLate: () =>
    new AppError(
      'unauthorized',
      'codigo_vencido',
      'Ese código ya venció: sirve cinco minutos.',
      'Pida otro código a quien se lo dio.',
    ),
  tooManyKeys: () =>
    new AppError(
      'too_many',
      'demasiadas_claves',
      'Se están probando demasiadas claves que no existen.',
      'Espere unos segundos y escriba su clave otra vez, con cuidado. Una clave buena entra siempre.',
    ),
  forbidden: () =>
    new AppError(
      'forbidden',
      'sin_permiso',
      'Su clave no permite esta operación.',
      'Pídala a quien tenga ese permiso en su oficina.',
    ),
  codeWanted: () =>
    new AppError(
      'forbidden',
      'falta_codigo',
      'Esto se hace con un código de un uso, y usted entró con una clave.',
      'Si ya tiene su clave, no hace falta. Si le dieron un código, póngalo en el lugar de la clave.',
    ),
  lookOnly: () =>
    new AppError(
      'conflict',
      'solo_mirar',
      'Esto es una copia para mirar: aquí no se cambia ni se manda nada.',
      'Haga el cambio en el programa de la oficina.',
    ),
  noSuchPath: () =>
    new AppError('not_found', 'no_existe', 'Esa dirección no existe.', 'Revise la dirección. La lista está en /swagger.'),
  unreadable: () =>
    new AppError('invalid', 'no_se_puede_leer', 'Lo que se envió no se puede leer.', 'Envíe un formulario o JSON bien escrito.'),
  /** All that is wrong in one form, its fields in this order; one is itself. */
  several: (errors: readonly AppError[], order: readonly string[] = []) => {
    const [first, another] = errors
    if (first && !another) return first
    const reasons = Object.fromEntries(
      errors.toReversed().flatMap((one) => one.fields.map((field) => [field, one.reasons[field] ?? `${one.what} ${one.remedy}`])),
    )
    const named = new Set(errors.flatMap((one) => one.fields))
    const fields = [...new Set([...order.filter((one) => named.has(one)), ...named])]
    const said = errors.map((one) => one.what).join(' ')
    return new AppError('invalid', 'datos_no_validos', said, 'Corrija esos campos y envíe de nuevo.', fields, reasons)
  },
  invalid: () =>
    new AppError('invalid', 'datos_no_validos', 'Lo que se envió no es lo que se pide.', 'Revise los datos y envíe de nuevo.'),
  /** By field: what is wanted there. */
  missing: (wanted: Readonly<Record<string, string>>) => {
    const fields = Object.keys(wanted)
    const reasons = Object.fromEntries(fields.map((field) => [field, `Falta ${field}. ${wanted[field]}`]))
    return new AppError(
      'invalid',
      'datos_no_validos',
      `Falta: ${fields.join(', ')}.`,
      'Llene lo que falta y envíe de nuevo.',
      fields,
      reasons,
    )
  },
  otherKind: (field: string, wanted: string) =>
    new AppError(
      'invalid',
      'datos_no_validos',
      `Lo que se envió en ${field} no se puede usar ahí.`,
      `${wanted} Luego envíe de nuevo.`,
      [field],
    ),
  /** What a field wants, by the kind that its schema names. */
  wanted: (kind: string, options: readonly string[] = []) =>
    options.length > 0 ? `Elija una de estas: ${options.join('; ')}.` : (WANTED[kind] ?? 'Escriba ese dato.'),
  unknownField: (field: string | undefined, meant: string | undefined) =>
    new AppError(
      'invalid',
      'campo_desconocido',
      `${field === undefined ? 'Se envió un campo que esta operación no tiene' : `Esta operación no tiene el campo ${field}`}. No se hizo nada.`,
      meant === undefined ? 'Quite ese campo y envíe de nuevo.' : `¿Quiso decir ${meant}? Corríjalo y envíe de nuevo.`,
      field === undefined ? [] : [field],
    ),
  noOption: (field: string, options: string[]) =>
    new AppError(
      'invalid',
      'opcion_desconocida',
      `En ${field} no existe la opción que se envió. No se hizo nada.`,
      `Elija una de estas: ${options.join('; ')}.`,
      [field],
    ),
  tooLong: (field: string, most: number, has: number) =>
    new AppError(
      'invalid',
      'texto_muy_largo',
      `El texto de ${field} es demasiado largo: caben ${most.toLocaleString('es-MX')} letras, contando espacios, y tiene ${has.toLocaleString('es-MX')}.`,
      `Quite ${count(has - most, 'letra', 'letras')} y envíe de nuevo.`,
      [field],
    ),
  tooShort: (field: string, least: number) =>
    new AppError(
      'invalid',
      'texto_muy_corto',
      `El texto de ${field} es demasiado corto.`,
      `Escriba ${count(least, 'letra', 'letras')} o más y envíe de nuevo.`,
      [field],
    ),
  noNumber: (field: string) =>
    new AppError(
      'invalid',
      'no_es_numero',
      `El número de ${field} no se entiende.`,
      'Escriba solo cifras, por ejemplo 10. Si lleva decimales, con punto.',
      [field],
    ),
  notWhole: (field: string) =>
    new AppError('invalid', 'no_es_numero', `El número de ${field} va sin decimales.`, 'Escriba solo cifras, por ejemplo 10.', [
      field,
    ]),
  beyond: (field: string, { least, most }: { least?: number; most?: number }) =>
    new AppError(
      'invalid',
      'numero_fuera_de_rango',
      `El número de ${field} es demasiado ${most === undefined ? 'pequeño' : 'grande'}.`,
      most === undefined
        ? `Escriba ${(least ?? 0).toLocaleString('es-MX')} o más y envíe de nuevo.`
        : `Escriba ${most.toLocaleString('es-MX')} o menos y envíe de nuevo.`,
      [field],
    ),
  busy: () =>
    new AppError(
      'unavailable',
      'ocupado',
      'El sistema no puede guardar en este momento. No se hizo nada.',
      'Intente de nuevo en un minuto.',
    ),
  internal: () =>
    new AppError(
      'unavailable',
      'interno',
      'Algo falló de nuestro lado. No se guardó nada a medias.',
      'Intente de nuevo; si se repite, avise a quien administra el sistema.',
    ),
}

const WANTED: Readonly<Record<string, string>> = {
  number: 'Escriba un número, solo con cifras.',
  int: 'Escriba un número entero, solo con cifras.',
  boolean: 'Elija sí o no.',
  array: 'Mande una lista.',
  date: 'Escriba una fecha, por ejemplo 2026-12-03.',
}
