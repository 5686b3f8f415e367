// A clerk's desk beside one citizen's telephone: what the office is asked, and what the citizen hears of it.
import { lookAtCases } from '../../src/cases/job.ts'
import { clean } from '../../src/jobs/cleanup.ts'
import { somebody } from '../cast.ts'
import { openDesk } from '../http/desk.ts'

/** Whose CURP others claim. */
export const XAVIER = somebody(3)

/** A card of the list of cases, as the administration shows it. */
export interface CaseCard {
  caso: string
  tipo: string
  de_quien: string
  idioma: string | null
  plazo: string | null
  vencido: boolean
  estado: string
  espera: string | null
  lo_atiende: string | null
  resultado: string
}

/** Tuesday 24 November 2026, 10:00 h unless told otherwise: the office answers from Monday to Friday, 9:00 to 15:00 h. */
export function openCaseDesk(start?: string) {
  const desk = openDesk()
  if (start) desk.clock.set(Date.parse(start))
  const { writer, messaging } = desk.house
  const jobDeps = {
    personalData: desk.house.messaging.personalData,
    ...desk,
    writer,
    log: messaging.log,
    messaging,
    settings: { backupDir: '', listFolder: '' },
  }
  const citizen = desk.phone('5215500000001')
  const cases = async (query = '', token?: string) => (await desk.get(`/admin/casos${query}`, token)).body.casos as CaseCard[]
  let heardBy: string | undefined
  /** The key of whoever hears complaints, made at the first look. */
  const comptroller = (): string => {
    heardBy ??= desk.keyFor('comptroller')
    return heardBy
  }
  /** What the citizen was told since the last look. */
  const hear = (): string =>
    citizen
      .read()
      .map((reply) => ('body' in reply ? reply.body : ''))
      .join('\n\n')
  return {
    ...desk,
    citizen,
    hear,
    cases,
    comptroller,
    complaints: async (token = comptroller()) => (await desk.get('/admin/denuncias', token)).body.denuncias as CaseCard[],
    /** Xavier's appointment in Toluca, which another telephone looks after; its folio. */
    async bookXavier(): Promise<string> {
      const given = await desk.doIt('/admin/citas', {
        oficina: 'Toluca',
        tramite: 'renovar pasaporte',
        nombre: XAVIER.name,
        curp: XAVIER.curp,
        telefono: '55 0000 0099',
        motivo: 'vino a la oficina',
      })
      await desk.settle()
      return (given.body.cita as { folio: string }).folio
    },
    /** The number of the only case, or of the first in the list. */
    number: async () => (await cases())[0]?.caso ?? '',
    read: async (caso: string) =>
      (await desk.post('/admin/casos/leer', { caso })).body.mensajes as { lo_dijo: string; que: string }[],
    async answer(caso: string, respuesta: string, token?: string) {
      const done = await desk.doIt('/admin/casos/contestar', { caso, respuesta }, token)
      await desk.settle()
      return done
    },
    /** A person at the office gets the chat. */
    async handOver(phone = citizen) {
      await phone.write('ASESOR')
      await phone.tap('Sí, una persona')
      phone.read()
    },
    async wait(ms: number) {
      desk.clock.advance(ms)
      await desk.settle()
    },
    lookAtCases: () => lookAtCases(jobDeps),
    clean: () => clean(jobDeps),
  }
}
