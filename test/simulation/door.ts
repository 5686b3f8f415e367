import { DAY, type Instant, MINUTE, SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Timeline } from '../../src/demo/lived/timeline.ts'
import { judge } from '../../src/visits/page/browser/verdict.ts'
import type { Computer } from './computer.ts'
import { type DoorLaw, judgePaper, type Reading } from './door-law.ts'
import type { Paper, Papers } from './papers.ts'
import type { Agency, OfficePlan } from './plans.ts'

/** The offices' doors: people come with a receipt, on its day or not, and a clerk reads its code with a telephone. */
export interface Door {
  /** Somebody got a receipt with these codes. They come with it, whatever became of the visit; some are copied, some changed. */
  expect(codes: string[]): void
}

export interface DoorDeps {
  timeline: Timeline
  chance: Chance
  computer: Computer
  /** As a clerk of that agency uses it. */
  desk(agency: Agency): Computer
  offices: OfficePlan[]
  law: DoorLaw
  papers: Papers
  /** The line with the public key, which the clerk's page keeps. */
  publicKey: string
  wrong(what: string): void
  count(what: string): void
}

/** What a clerk reads: the letters of a code, and the paper on which it stands. */
type Shown = Pick<Reading, 'paper' | 'office'> & { code: string }

const TELLS_AGAIN_MS = 20 * MINUTE

export function openDoors(deps: DoorDeps): Door {
  const { timeline, chance, computer, offices, law } = deps

  async function show(shown: Shown): Promise<void> {
    const readAt = timeline.now()
    if (!computer.isOn()) return readAlone(shown, readAt)
    const only = chance.may(0.08)
    const told = await ask(shown, readAt, only)
    // The answer got lost on its way to the page, which tells of the same reading once more.
    if (told && !only && chance.may(0.1)) timeline.after(chance.between(1, 40) * SECOND, () => askAgain(shown, readAt))
  }
  const askAgain = async (shown: Shown, readAt: Instant): Promise<void> => void (await ask(shown, readAt, false))

  /** Asks the house, and says whether it answered. The page tells when it read the code; a clerk who pastes it does not. */
  async function ask({ code, paper, office }: Shown, readAt: Instant, only: boolean): Promise<boolean> {
    const now = computer.clock.now()
    const pasted = only || chance.may(0.15)
    const isForeign = offices.some(({ id, agency }) => id === paper?.office && agency !== office.agency)
    law.asks({ paper, isForeign, office, only, readAt: pasted ? now : Math.min(now, readAt) })
    const form = { codigo: code, oficina: office.name, solo_ver: only ? 'sí' : 'no' }
    const answer = await deps
      .desk(office.agency)
      .ask('/admin/puerta', { ...form, ...(!pasted && { leido: new Date(readAt).toISOString() }) })
    const { sentence, lapsed } = law
    law.asks(undefined)
    if (answer && answer.status !== 200 && answer.status !== 503) deps.wrong(`/admin/puerta answered ${answer.status}`)
    if (answer?.status !== 200) return false
    const { resultado, personas, usado, ahora } = answer.body
    const says = [
      resultado,
      Array.isArray(personas) && personas.length,
      typeof usado === 'string' && seconds(Date.parse(usado)),
    ].join()
    const is = [sentence?.verdict, sentence?.people, sentence?.usedAt !== undefined && seconds(sentence.usedAt)].join()
    const isWrong = says !== is || (resultado === 'movida') !== (ahora !== null)
    if (isWrong && !lapsed) deps.wrong(`the door answers ${says}, and it is ${is}`)
    deps.count(`door: ${resultado}`)
    return true
  }

  /** Without the house the page judges by the signature, the day and the office, and tells later whom it let in. */
  async function readAlone(shown: Shown, readAt: Instant): Promise<void> {
    const { paper, office, code } = shown
    const known = offices
      .filter(({ agency }) => agency === office.agency)
      .map(({ id, name, zone }) => ({ numero: id, nombre: name, zona: zone }))
    const here = known.find((one) => one.numero === office.id)
    const { verdict } = await judge(code, { publicKey: deps.publicKey, offices: known, here }, readAt)
    const is = judgePaper({ paper, office, readAt, only: false })
    if (verdict !== is) deps.wrong(`the door's page alone says ${verdict} of a receipt of group ${paper?.group}, which is ${is}`)
    deps.count('door: without the house')
    if (verdict !== 'valid') return
    const tell = async (): Promise<void> => {
      const told = computer.isOn() && (await ask(shown, readAt, false))
      if (!told) timeline.after(TELLS_AGAIN_MS, tell)
    }
    timeline.after(TELLS_AGAIN_MS, tell)
  }

  function expectOne(paper: Paper): void {
    const { code } = paper
    const office = offices.find((one) => one.id === paper.office)
    const other = chance.any(offices.filter((one) => one.id !== paper.office))
    if (!office) return deps.wrong(`a receipt of office ${paper.office}, which is none`)
    const at = paper.startsAt + chance.between(-25, 40) * MINUTE
    timeline.at(at, () => show({ code, paper, office }))
    if (chance.may(0.3)) timeline.at(at + chance.between(1, 90) * MINUTE, () => show({ code, paper, office }))
    if (chance.may(0.15)) timeline.at(at + chance.pick([-DAY, DAY]), () => show({ code, paper, office }))
    if (other && chance.may(0.15)) timeline.at(at, () => show({ code, paper, office: other }))
    if (chance.may(0.2)) timeline.at(at, () => show({ code: withOtherLetter(code, chance), paper: undefined, office }))
  }

  return {
    expect(codes) {
      for (const code of codes) {
        const paper = deps.papers.find(code)
        if (paper) expectOne(paper)
        else deps.wrong(`a receipt arrived that nobody made: ${code.slice(0, 40)}`)
      }
    },
  }
}

const seconds = (at: Instant): number => Math.floor(at / SECOND)

/** One letter is another one, anywhere: in the folio, the hour, the office or the signature. */
function withOtherLetter(code: string, chance: Chance): string {
  const at = chance.between(0, code.length - 1)
  const changed = code.slice(0, at) + chance.pick(['A', 'K', '2', '7', ':', 'a']) + code.slice(at + 1)
  return changed === code ? `${code}A` : changed
}

/** What a receipt looks like in the simulation: its codes in plain letters behind the mark of a PDF. */
export const printReceipt = (codes: string[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(['%PDF-1.7', ...codes].join('\n'))

/** The codes on a file that arrived; none on any other. */
export const codesOn = (bytes: Uint8Array | undefined): string[] =>
  bytes === undefined
    ? []
    : new TextDecoder()
        .decode(bytes)
        .split('\n')
        .filter((line) => line.startsWith('VENTANILLA1:'))
