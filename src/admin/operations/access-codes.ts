import { z } from 'zod'
import { wallClock } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { EDGE } from '../../texts/admin-edge.ts'
import { spanishDates } from '../../texts/dates.ts'
import { exchangeCode, nameOfKey, type Role } from '../access.ts'
import { addAuditEntry, ofEach } from '../audit.ts'
import { instant, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'
import { isoAt } from '../parse.ts'

/** Where a role works. */
const PAGE_OF: Partial<Record<Role, string>> = { guard: '/puerta', clerk: '/mostrador', screen: '/pantalla' }

export const codeAnswer = z.object({
  resumen: summaryField,
  nombre: z.string(),
  codigo_de_un_uso: z.string().meta({ title: 'Código de un uso' }),
  qr: z.string().describe('La página, con el código detrás de «#».').meta({ title: 'QR', page: 'qr' }),
  codigo_vence: instant.meta({ page: 'said', title: 'El código vence' }),
  vence: instant.nullable(),
})

export const EXAMPLE_CODE = {
  nombre: 'Ventanilla 2',
  codigo_de_un_uso: 'K7M4-QX3P',
  qr: '/mostrador#K7M4-QX3P',
  codigo_vence: '2026-11-24T10:05:00-06:00',
  vence: '2027-11-24T23:59:59-06:00',
}

interface CodeGiven {
  name: string
  role: Role
  code: string
  until: Instant
  expiresAt: Instant | undefined
  zone: string
}

/** The key's end is shown as its last minute: midnight of the next day reads as a day too many. */
export const codeShown = (begins: string, ends: string, { name, role, code, until, expiresAt, zone }: CodeGiven) => ({
  resumen: `${begins}. Sirve hasta las ${spanishDates.hour(wallClock(until, zone).minute)} y una sola vez. ${ends}`.trim(),
  nombre: name,
  codigo_de_un_uso: code,
  qr: `${PAGE_OF[role] ?? '/swagger'}#${code}`,
  codigo_vence: isoAt(until, zone),
  vence: expiresAt === undefined ? null : isoAt(expiresAt - 1, zone),
})

export const exchange = operation({
  method: 'POST',
  path: '/admin/accesos/canjear',
  tag: 'Accesos',
  rank: 36,
  least: 'administrator',
  byCode: true,
  ofEachAgency: true,
  atOnce: 'Whoever has the code was given it for this.',
  summary: 'Recoger una clave con su código',
  explanation:
    'Lo hacen solas las páginas cuando se lee el QR o se escribe el código. El código va en el lugar de la clave. Da la clave una sola vez; si la clave ya se usaba en otro aparato, ahí deja de servir.',
  body: z.object({}),
  answer: z.object({
    resumen: summaryField,
    nombre: z.string(),
    clave: z.string().meta({ title: 'Clave para hacerlo' }),
    vence: instant.nullable(),
  }),
  example: {
    resumen: 'Esta es la clave de Ventanilla 2. Guárdela: no se volverá a mostrar.',
    nombre: 'Ventanilla 2',
    clave: 'v_ejemplo-que-no-abre-nada',
    vence: '2027-11-24T23:59:59-06:00',
  },
  refusals: {},
  deed: {
    name: 'recoger_clave',
    said: 'Recogió su clave con un código',
    members: { key: { words: 'clave', said: ofEach<number>((id, { db }) => nameOfKey(db, id)) } },
  },
  async run(call) {
    const { deps, caller } = call
    const keyId = caller.keyId ?? 0
    const clave = await deps.writer.submit('staff.exchange_code', (tx, at) => {
      const token = exchangeCode(tx, deps, keyId, at)
      if (token !== undefined) addAuditEntry(call, tx, { detail: { key: keyId } }, at)
      return token
    })
    if (clave === undefined) throw EDGE.codeUsed()
    return {
      resumen: `Esta es la clave de ${caller.name}. Guárdela: no se volverá a mostrar.`,
      nombre: caller.name,
      clave,
      vence: caller.expiresAt === undefined ? null : isoAt(caller.expiresAt - 1, institutionZone(deps.db)),
    }
  },
})
