import type { Procedure, Quote } from '../../agenda/types.ts'
import { findProcedure, today } from '../facts.ts'
import { lines, type PromptOption, paragraphs, type Question, type Scene, tell } from '../question.ts'
import { hearAim } from '../understanding/aims.ts'
import { aimValue } from './menu.ts'

const KINDS = ['renewal', 'first', 'lost', 'minor'] as const
/** Ages that stand for the brackets of the tariff: under three, other minors, adults. */
const TYPICAL = { toddler: 1, minor: 10, adult: 30 }

/** What it costs and what to bring, before anything is asked about anybody. */
export const costs: Question = {
  numbered: true,
  isNeeded: () => false,
  ask(scene) {
    const options = KINDS.flatMap((kind) => (procedureFor(scene, kind) ? [{ value: kind, ...scene.t.costs.rows[kind] }] : []))
    return { body: scene.t.costs.ask, options, open: scene.t.common.open }
  },
  choose(value, scene) {
    const kind = KINDS.find((one) => one === value) ?? 'renewal'
    const procedure = procedureFor(scene, kind)
    if (!procedure) return tell({ body: scene.t.menu.nothingOpen })
    const { t } = scene
    const book: PromptOption = { question: 'menu', value: kind === 'minor' ? 'minor' : `self:${kind}`, title: t.costs.buttons.book }
    return tell({
      body: paragraphs(
        t.costs.heading(procedure.name[scene.language]),
        priceLines(scene, procedure, kind === 'minor'),
        toBring(scene, procedure),
        t.costs.askNext,
      ),
      options: [
        book,
        { question: 'go', value: 'payment', title: t.costs.buttons.payment },
        { question: 'go', value: 'menu', title: t.costs.buttons.menu },
      ],
    })
  },
  hear(text, scene) {
    const aim = hearAim(text)
    if (!aim) return undefined
    return this.choose(aim.who === 'minor' ? 'minor' : (aimValue(aim).split(':')[1] ?? 'renewal'), scene)
  },
}

const procedureFor = ({ desk }: Scene, kind: (typeof KINDS)[number]): Procedure | undefined =>
  kind === 'minor' ? findProcedure(desk, 'first', 'minor') : findProcedure(desk, kind, 'adult')

function priceLines(scene: Scene, procedure: Procedure, minor: boolean): string {
  const { desk, t } = scene
  const at = (age: number) =>
    desk.prices(procedure.id, Temporal.PlainDate.from(today(desk)).subtract({ years: age }).toString(), today(desk))
  const main = at(minor ? TYPICAL.minor : TYPICAL.adult)
  if (main.quotes.length === 0) return t.costs.freeOfCharge
  const toddlers = minor ? at(TYPICAL.toddler).quotes : []
  return lines(
    t.costs.prices(main.tariffYear),
    ...main.quotes.map((quote) => line(scene, quote)),
    toddlers.length > 0 && t.costs.under3,
    ...toddlers.map((quote) => line(scene, quote)),
    t.costs.discount(desk.rule('half_fee_age')),
  )
}

const line = ({ t }: Scene, quote: Quote): string => t.costs.line(t.years(quote.years), t.money(quote.full), t.money(quote.half))

function toBring({ desk, t, language }: Scene, procedure: Procedure): string {
  const items = desk
    .requirements(procedure.id, today(desk))
    .filter((one) => ['always', 'fee', 'minor:both_parents'].includes(one.applies))
    .map((one, i) => `${i + 1}. ${one.text[language]}`)
  return lines(t.costs.bring, ...items)
}
