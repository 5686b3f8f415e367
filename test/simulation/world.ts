import { write } from '../../db/open.ts'
import { giveAccess } from '../../src/admin/access.ts'
import type { Outcome } from '../../src/channels/channel.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../../src/clock.ts'
import { createChance } from '../../src/demo/lived/chance.ts'
import { createTimeline } from '../../src/demo/lived/timeline.ts'
import { recordOutcome } from '../../src/messaging/delivery.ts'
import { createVault } from '../../src/vault.ts'
import { keyLine } from '../../src/visits/pass.ts'
import { createAccountLaw } from './account-law.ts'
import { createAgencyLaw } from './agency-law.ts'
import { checkFolios, checkNothingWaits, checkNow } from './checks.ts'
import { type Computer, createComputer } from './computer.ts'
import { gatherCrowd, STAYS_AWAY } from './crowd.ts'
import { codesOn, openDoors } from './door.ts'
import { createDoorLaw } from './door-law.ts'
import { employEverybody } from './employ.ts'
import { befall, fateOf, leapAhead } from './fate.ts'
import { daysHeldIn, originOf, parkedIn, phonesOf, wordsOf } from './glances.ts'
import { createGraph, type Graph } from './graph.ts'
import { createHeldForLaw } from './held-for-law.ts'
import { createLedger } from './ledger.ts'
import { readLimits } from './limits-told.ts'
import { compareLists } from './lists.ts'
import { isAccount } from './messenger.ts'
import { phoneOf } from './meta-answers.ts'
import { createModel } from './model.ts'
import { createOwnAnswers } from './own-answers.ts'
import { createPapers } from './papers.ts'
import { createPermissionLaw } from './permission-law.ts'
import { readMessage } from './phone.ts'
import { type Agency, planWorld } from './plans.ts'
import { createPostman, type Postman } from './postman.ts'
import { createReader } from './reader.ts'
import { READERS, readWithSmallerKeys } from './seen-law.ts'
import { OTHER_ADMINISTRATOR, openSetting, SECOND_ADMINISTRATOR, START } from './setting.ts'
import { skewedClock } from './skewed-clock.ts'
import type { StaffDeps } from './staff.ts'
import { deskOf } from './staff-of-others.ts'

const JOBS_EACH_MS = HOUR
/** Rarer than in life, where nothing comes of it. */
const BEATS_EACH_MS = 30 * MINUTE
/** One of so many moments is looked at closely. */
const LOOKS_EACH = 250
/** After so many findings the rest tells nothing new. */
const FINDINGS_MAX = 8
/** Whoever looks for one certain finding goes on longer: others come before it. */
const FINDINGS_MAX_OF_A_HUNT = 40
const LOUD = /"event":"(?:writer\.letting_go_failed|writer\.claim_failed|outbox\.malformed|job\.failed)"/

/** Everything of one seed, ready to run. `folder`: where its copies go. It ends early at a finding that `lookedFor` fits. */
export function createWorld(seed: number, citizens: number, folder: string, lookedFor?: RegExp) {
  const chance = createChance(`seed ${seed}, ${citizens} citizens`)
  const timeline = createTimeline(START)
  const clock = skewedClock(timeline, chance.fork('nonces'))
  const plan = planWorld(seed, citizens)
  const { offices } = plan
  const db = openSetting(plan)
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const findings: string[] = []
  let over = false
  const found = (what: string) => {
    findings.push(`${new Date(timeline.now()).toISOString()} ${what}`)
    over ||= findings.length >= (lookedFor ? FINDINGS_MAX_OF_A_HUNT : FINDINGS_MAX) || lookedFor?.test(what) === true
  }
  const seen: Record<string, number> = {}
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1
  }
  const ledger = createLedger(found)
  const model = createModel(plan, vault, found, {
    asked: readLimits({ db, vault, guardians: () => crowd.guardians, count }),
    wordsOf: (row) => wordsOf(db, vault, row),
  })
  const accounts = createAccountLaw({ db, vault, now: clock.now, found, count })
  const unheard = new Set<string>()
  const outcomes: Outcome[] = []

  const papers = createPapers(model.visits, found)
  model.join(createPermissionLaw(model.visits, found, count))
  model.join(createHeldForLaw({ db, vault, found, count }))
  const answers = model.join(createOwnAnswers({ db, vault, visits: model.visits, found, count }))
  const reader = createReader({ db, vault, clock: { ...clock, now: clock.meant }, chance: chance.fork('reader'), papers })
  const graph: Graph = createGraph({
    ready: reader,
    timeline,
    chance: chance.fork('graph'),
    postman: () => postman,
    outcome: (outcome) => void outcomes.push(outcome),
    delivered(phone, body, { row, file }) {
      count('delivered')
      if (!phone.startsWith(STAYS_AWAY)) door.expect(codesOn(file?.bytes))
      const message = readMessage(body)
      ledger.arrived(phone, row, message)
      if (isAccount(phone)) accounts.arrived(phone, message.text, ledger.toldTo(crowd.telephoneOf(phone) ?? ''))
      office.deletions.arrived(phone, row, message)
      office.questions.asked(message.text)
      crowd.citizens.get(phone)?.receive(body, row)
    },
    heard: ledger.heard,
    coming: ledger.coming,
  })
  const computer: Computer = createComputer({
    db,
    vault,
    clock,
    folder,
    outsideTime: () => outsideTime(),
    crew: {
      free: graph.free,
      post(parcels) {
        if (parcels.length === 0) return
        model.follow(db, clock.lived())
        for (const parcel of parcels) {
          const origin = originOf(db, parcel)
          ledger.posted(parcel, phoneOf(parcel), timeline.now(), origin)
          if (origin.kind === 'notice') model.posted(parcel.row, readMessage(parcel.body))
        }
        graph.post(parcels)
      },
    },
    line(line) {
      if (LOUD.test(line)) found(`log: ${line}`)
    },
    committed: () => model.follow(db, clock.lived()),
    died() {
      outcomes.length = 0
      graph.processDied()
    },
  })
  const postman: Postman = createPostman({
    timeline,
    chance: chance.fork('postman'),
    computer,
    fate: () => fateOf(chance, timeline),
    killed() {
      count('kill')
      timeline.after(chance.between(1, 90) * SECOND, fate.startAgain)
    },
    wrong: (status) => found(`a webhook was answered ${status}`),
  })

  const agencies = plan.isShared ? model.join(createAgencyLaw({ db, visits: model.visits, offices, found, count })) : undefined
  const keyOfOthers = agencies && write(db, (tx) => giveAccess(tx, { vault, clock }, OTHER_ADMINISTRATOR, START).token)
  const desks = agencies && ([deskOf(computer, 1, agencies), deskOf(computer, 2, agencies, keyOfOthers)] as const)
  const desk = (agency: Agency): Computer => desks?.[agency - 1] ?? computer
  const law = model.join(createDoorLaw(model.visits, found))
  const publicKey = keyLine(vault.publicKey())
  const doors = { chance: chance.fork('door'), timeline, computer, desk, offices, law, papers, publicKey, wrong: found, count }
  const door = openDoors(doors)
  const crowd = gatherCrowd(
    {
      timeline,
      chance: chance.fork('people'),
      postman,
      plan,
      wrote,
      heard,
      answered: answers.typed,
      coming: (phone) => ledger.spoke(phone, timeline.now()),
      mixes: ledger.mixes,
      codeSent: accounts.codeSent,
      foliosOf: ledger.toldTo,
      wrong: found,
      forgotten: (phone) => office.deletions.forgotten(phone),
    },
    citizens,
  )
  const fate = befall({ timeline, chance: chance.fork('fate'), clock, graph, computer, count, jumped: ledger.jumped })
  const weather = { timeline, chance: chance.fork('leaps'), clock, computer, count, jumped: ledger.jumped }
  const outsideTime = leapAhead(weather, fate.startAgain)
  const secondKey = write(db, (tx) => giveAccess(tx, { vault, clock }, SECOND_ADMINISTRATOR, START).token)
  const keys = ([1, 2] as const).flatMap((agencyId) =>
    agencyId === 2 && !agencies
      ? []
      : (Object.keys(READERS) as (keyof typeof READERS)[]).map((role) => {
          const named = { ...SECOND_ADMINISTRATOR, name: `${role} de ${agencyId}`, role, agencyId }
          return { role, agency: agencyId, token: write(db, (tx) => giveAccess(tx, { vault, clock }, named, START).token) }
        }),
  )
  const staff: StaffDeps = {
    timeline,
    chance: chance.fork('staff'),
    computer: desk(1),
    secondKey,
    offices: offices.filter(({ agency }) => agency === 1),
    people: crowd.everybody,
    phones: crowd.phones,
    folios: model.folios,
    held: () => daysHeldIn(db),
    resendable: () => ledger.letAgain(parkedIn(db)),
    wrong: found,
    count,
  }
  const office = employEverybody({ ...staff, db, vault, plan, model, answers, folder, agencies, desk }, citizens)

  async function run(): Promise<void> {
    await computer.start()
    for (let at = START; at < START + plan.endsAfterMs; at += BEATS_EACH_MS) timeline.at(at, () => beat())
    await pass(START + plan.endsAfterMs)
    if (over) return
    await doJobs()
    await pass(timeline.now() + MINUTE) // What the last jobs had to say arrives.
    checkNow(db, vault, model, ledger, found)
    accounts.check()
    checkNothingWaits(db, found, timeline.now())
    const everHad = (contact: number) => [...phonesOf(db, vault, contact), ...office.deletions.phonesBefore(contact)]
    checkFolios({ db, model, ledger, phonesOf: everHad, found })
    office.deletions.check()
    await office.copies.check(office.deletions.done)
    for (const wamid of unheard) found(`${wamid} was never answered 200`)
  }

  /** Lets time pass, from one thing that happens to the next. */
  async function pass(until: Instant): Promise<void> {
    let lastJobs = timeline.now()
    let patience = 0
    for (let quietUntil = 0; !over; ) {
      const next = timeline.nextAt() ?? Number.POSITIVE_INFINITY
      const due = Math.max(quietUntil, timeline.now(), (computer.nextDue() ?? Number.POSITIVE_INFINITY) - clock.skew)
      if (Math.min(next, due) > until) return
      if (due < next) {
        timeline.passTo(due)
        await computer.watch()
        // What stays due waits for something else, so it is looked at ever more rarely.
        const stuck = (computer.nextDue() ?? Number.POSITIVE_INFINITY) - clock.skew <= due
        patience = stuck ? Math.min(30 * SECOND, 2 * patience + SECOND) : 0
        quietUntil = due + patience
      } else await timeline.take()?.()
      await hearOutcomes()
      if (timeline.now() - lastJobs >= JOBS_EACH_MS) {
        lastJobs = timeline.now()
        await doJobs()
      }
      if (chance.between(1, LOOKS_EACH) === 1) await look()
    }
  }

  async function beat(): Promise<void> {
    if (computer.isOn()) await computer.beat()
  }

  async function doJobs(): Promise<void> {
    await computer.jobs()
    await office.deletions.goOn()
  }

  async function look(): Promise<void> {
    count('look')
    if (computer.isOn()) {
      await doJobs()
      // Nobody works at a screen that shows another year, and the house ends nothing by such a clock.
      if (clock.leap === 0) await compareLists({ db, desk, model, offices, found, count }, clock.meant())
      if (clock.leap === 0) await readWithSmallerKeys({ db, vault, offices, desk, keys, found, count }, clock.meant())
    }
    checkNow(db, vault, model, ledger, found)
    accounts.check()
  }

  async function hearOutcomes(): Promise<void> {
    for (let outcome = outcomes.shift(); outcome; outcome = outcomes.shift()) {
      const told = outcome
      const kept = await computer.work(async ({ writer, messaging }) => {
        await writer.submit('delivery.outcome', (tx, now) => recordOutcome(tx, messaging, told, now))
        return true
      })
      if (kept && told.kind === 'accepted') ledger.learnt(told.row, told.id)
      if (kept && told.kind === 'unknown') ledger.doubted(told.row, timeline.now())
    }
  }

  function wrote(wamid: string): void {
    count('message')
    unheard.add(wamid)
  }

  /** Whatever was answered 200 is there, once. */
  function heard(wamid: string): void {
    unheard.delete(wamid)
    answers.heard(wamid)
    const row = db.client
      .query<{ rows: number }, [Uint8Array]>('select count(*) as rows from inbox where key = ?')
      .get(vault.index('wamid', wamid))
    if (row?.rows !== 1) found(`${wamid} was answered 200 and is there ${row?.rows} times`)
  }

  return { db, findings, found, seen: () => ({ ...seen, ...model.seen }), run }
}
