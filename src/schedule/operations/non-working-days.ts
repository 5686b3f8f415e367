import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { called, dayCursor, dayField, key, nextCursor, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { COMING_DAY_REFUSALS, parseComingDay, parseDay, TYPED_DAY } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord, type Worked } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { closeDayForAll, type HolidayImpact, listNonWorkingDays, removeNonWorkingDay } from '../../catalogue/settings.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { publishAgain } from '../publication.ts'
import { holdersText, republishEverywhere } from './usual-week.ts'

const WHICH = ['los que vienen', 'los que ya pasaron'] as const

export const nonWorkingDays = operation({
  method: 'GET',
  path: '/admin/dias-inhabiles',
  tag: 'Ajustes',
  rank: 190,
  least: 'reader',
  summary: 'Ver los días inhábiles',
  explanation: 'Los días en que ninguna oficina abre, salvo que agregue lugares a mano.',
  query: z.object({ cuales: z.enum(WHICH).default(WHICH[0]), cursor: dayCursor }),
  answer: z.object({
    resumen: summaryField,
    dias: z.array(z.object({ dia: z.iso.date(), nombre: z.string() })),
    siguiente: nextCursor,
  }),
  example: {
    resumen: 'El próximo es el viernes 25 de diciembre de 2026: Navidad.',
    dias: [{ dia: '2026-12-25', nombre: 'Navidad' }],
  },
  refusals: {},
  run({ deps, query, now }) {
    const today = dayOf(now, institutionZone(deps.db))
    const asked = { today, past: query.cuales === WHICH[1] }
    const found = listNonWorkingDays(deps.db, asked, { after: query.cursor, limit: PAGE_AND_ONE })
    const { lines, next } = pageOf(found, (one) => one.day)
    const [first] = lines
    const which = asked.past ? 'El último fue' : 'El próximo es'
    return {
      resumen: first ? `${which} el ${spanishDates.long(first.day)}: ${first.name}.` : 'No hay días inhábiles anotados.',
      dias: lines.map(({ day, name }) => ({ dia: day, nombre: name })),
      siguiente: next,
    }
  },
})

export const closeForAll = operation({
  method: 'POST',
  path: '/admin/dias-inhabiles',
  tag: 'Ajustes',
  rank: 200,
  least: 'administrator',
  summary: 'Anotar un día inhábil',
  explanation:
    'Ese día no se ofrecen lugares en ninguna oficina. No cancela las citas que ya se dieron: para eso use «Cerrar un día, unas horas o una ventanilla». Primero dice cuántas hay y no cambia nada hasta que usted confirma.',
  body: z.object({
    dia: dayField(''),
    nombre: called(3, 80, 'Cómo se llama. Por ejemplo Día de la Virgen.'),
    clave: key,
  }),
  answer: proposalAnswer({
    citas_ese_dia: z.number().int(),
    oficinas_con_citas: z.array(z.object({ oficina: z.string(), citas: z.number().int() })),
  }),
  example: {
    resumen:
      'El sábado 12 de diciembre de 2026 quedaría como inhábil. Ese día hay 1 cita: sigue en pie. Si no van a atender, cierre el día en esa oficina con «Cerrar un día, unas horas o una ventanilla».',
    citas_ese_dia: 1,
    oficinas_con_citas: [{ oficina: 'Toluca', citas: 1 }],
  },
  refusals: { ...COMING_DAY_REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'dia_inhabil', said: 'Anotó un día inhábil', members: { day: 'día', visits: 'cuántas citas' } },
  async run(call) {
    const { deps, caller, body, now } = call
    const zone = institutionZone(deps.db)
    const day = parseComingDay(body.dia, 'dia', zone, now)
    const outcome = await propose(call, () => ({
      work: (tx) => closeEverywhere(tx, day, body.nombre),
      deed: ({ visits }) => ({ detail: { day, visits }, reason: body.nombre }),
      resolved: { dia: day },
    }))
    const holds = outcome.kind === 'done' ? await republishEverywhere(deps, caller, day) : 0
    const name = `El ${spanishDates.long(day)}`
    return answerProposal(outcome, zone, {
      would: (impact) => `${name} quedaría como inhábil. ${standingText(impact)}`,
      did: (impact) => `${name} queda como inhábil. ${standingText(impact)}${holdersText(holds)}`,
      more: ({ visits, offices }) => ({
        citas_ese_dia: visits,
        oficinas_con_citas: offices.map((one) => ({ oficina: one.office, citas: one.visits })),
      }),
    })
  },
})

function closeEverywhere(tx: Tx, day: LocalDay, name: string): ReturnType<typeof closeDayForAll> {
  publishAgain(tx)
  return closeDayForAll(tx, day, name)
}

const standingText = ({ visits, offices }: HolidayImpact): string =>
  visits === 0
    ? 'Nadie tenía cita.'
    : `Ese día hay ${count(visits, 'cita: sigue', 'citas: siguen')} en pie. Si no van a atender, cierre el día en ${offices.length === 1 ? 'esa oficina' : 'esas oficinas'} con «Cerrar un día, unas horas o una ventanilla».`

function openEverywhere(tx: Tx, day: LocalDay): Worked<undefined, 'nothing'> {
  if (!removeNonWorkingDay(tx, day)) return { ok: false, why: 'nothing' }
  publishAgain(tx)
  return { ok: true, touched: [touchRecord('non_working_day', day)], impact: undefined }
}

export const openForAll = operation({
  method: 'POST',
  path: '/admin/dias-inhabiles/quitar',
  tag: 'Ajustes',
  rank: 210,
  least: 'administrator',
  summary: 'Quitar un día inhábil',
  explanation:
    'Ese día vuelve a ser de trabajo y se publican lugares según el horario de siempre, en todas las oficinas. Lo hace cuando usted confirma.',
  body: z.object({ dia: dayField(''), clave: key }),
  answer: proposalAnswer({}),
  example: { resumen: 'El sábado 12 de diciembre de 2026 volvería a ser de trabajo en todas las oficinas.' },
  refusals: { ...TYPED_DAY, ...only(COMMON_REFUSALS, 'nothing'), ...KEY_REFUSALS },
  deed: { name: 'quitar_dia_inhabil', said: 'Quitó un día inhábil', members: { day: 'día' } },
  async run(call) {
    const { deps, caller, body, now } = call
    const zone = institutionZone(deps.db)
    const day = parseDay(body.dia, 'dia', zone, now)
    const outcome = await propose(call, () => ({
      work: (tx) => openEverywhere(tx, day),
      deed: () => ({ detail: { day } }),
      resolved: { dia: day },
    }))
    if (outcome.kind === 'done') await republishEverywhere(deps, caller, day)
    return answerProposal(outcome, zone, {
      would: () => `El ${spanishDates.long(day)} volvería a ser de trabajo en todas las oficinas.`,
      did: () => `El ${spanishDates.long(day)} vuelve a ser de trabajo.`,
      more: () => ({}),
    })
  },
})
