import { cancelAppointment, passAppointment } from '../booking/operations/cancel.ts'
import { coming } from '../booking/operations/coming.ts'
import { correctAppointment } from '../booking/operations/correct.ts'
import { agendaOfDay } from '../booking/operations/day.ts'
import { findSomebody, story } from '../booking/operations/find.ts'
import { giveAppointment } from '../booking/operations/give.ts'
import { correctHeldPlace } from '../booking/operations/held-places.ts'
import { noteIdentification } from '../booking/operations/identification.ts'
import { moveAppointment } from '../booking/operations/move.ts'
import { secondKey } from '../booking/operations/second-key.ts'
import { answerOne, closeOne, noteOne, releaseOne, takeOne } from '../cases/operations/act.ts'
import { answerOneComplaint, closeOneComplaint, noteOneComplaint } from '../cases/operations/complaint-act.ts'
import { complaintLogbook, complaintsInList, readComplaint } from '../cases/operations/complaint-read.ts'
import { casesInList, readCase } from '../cases/operations/read.ts'
import { closeForAll, nonWorkingDays, openForAll } from '../catalogue/operations/calendar.ts'
import { changeFeeTable, feeTableNames } from '../catalogue/operations/fee-tables.ts'
import { changeFee, fees } from '../catalogue/operations/fees.ts'
import { changeInstitution, institution } from '../catalogue/operations/institution.ts'
import { openOffice } from '../catalogue/operations/new-office.ts'
import { changeOffice } from '../catalogue/operations/office-change.ts'
import { offices } from '../catalogue/operations/offices.ts'
import { changeProcedureData, newProcedure, offerProcedure, procedures } from '../catalogue/operations/procedures.ts'
import { addQuestion, allQuestions, questions, removeQuestion } from '../catalogue/operations/questions.ts'
import { addPaper, endPaper, papers, papersInForce } from '../catalogue/operations/requirements.ts'
import { changeRule, ruleChoices, rules } from '../catalogue/operations/rules.ts'
import { listProcedures, stateCodes } from '../catalogue/settings.ts'
import { noteWhoCame } from '../checkin/operations/arrivals.ts'
import { checkReceipt, doorKey } from '../checkin/operations/door.ts'
import { doorList } from '../checkin/operations/door-list.ts'
import { copyOfData } from '../privacy/operations/copy.ts'
import { eraseData } from '../privacy/operations/erase.ts'
import { atRisk } from '../reminders/operations/at-risk.ts'
import { closeDay } from '../schedule/operations/close-day.ts'
import { closures, liftClosures } from '../schedule/operations/closures.ts'
import { morePlaces } from '../schedule/operations/more-places.ts'
import { changeUsualWeek, usualWeek } from '../schedule/operations/usual-week.ts'
import { waitingList } from '../waitlist/operations/list.ts'
import { leaveTheLine } from '../waitlist/operations/removal.ts'
import type { Doorkeeper } from './auth.ts'
import { namedOffices, namedProcedures } from './choices.ts'
import { ALL } from './fields.ts'
import type { Choices } from './openapi.ts'
import { type Operation, routesOf } from './operation.ts'
import { accesses, closeAccess, openAccess } from './operations/accesses.ts'
import { confirmClock } from './operations/clock.ts'
import { logbook } from './operations/logbook.ts'
import { me } from './operations/me.ts'
import { putAside, retake } from './operations/set-aside.ts'
import { invariants, state } from './operations/status.ts'
import { notDelivered, sendAgain } from './operations/undelivered.ts'
import type { AdminRooms } from './rooms.ts'

const TODAY = [state, agendaOfDay, findSomebody, noteWhoCame, checkReceipt, story]
const VISITS = [
  coming,
  atRisk,
  waitingList,
  giveAppointment,
  moveAppointment,
  correctAppointment,
  noteIdentification,
  cancelAppointment,
  passAppointment,
  secondKey,
  correctHeldPlace,
  leaveTheLine,
]
const CASES = [casesInList, readCase, takeOne, answerOne, noteOne, releaseOne, closeOne, copyOfData, eraseData]
const COMPLAINTS = [complaintsInList, readComplaint, answerOneComplaint, noteOneComplaint, closeOneComplaint, complaintLogbook]
const OPENING = [closeDay, liftClosures, closures, morePlaces, usualWeek, changeUsualWeek]
const MESSAGES = [notDelivered, sendAgain, putAside, retake]
const SETTINGS = [
  ...[
    institution,
    changeInstitution,
    offices,
    changeOffice,
    openOffice,
    procedures,
    changeProcedureData,
    newProcedure,
    offerProcedure,
  ],
  ...[papers, addPaper, endPaper, questions, addQuestion, removeQuestion],
  ...[fees, changeFee, changeFeeTable, nonWorkingDays, closeForAll, openForAll, rules, changeRule],
]
const ACCESS = [me(() => OPERATIONS), accesses, openAccess, closeAccess, logbook(() => OPERATIONS)]
const UPKEEP = [doorList, doorKey, invariants, confirmClock]

/** Every admin operation, in the order in which the page shows them. */
export const OPERATIONS: Operation[] = [
  ...TODAY,
  ...VISITS,
  ...CASES,
  ...COMPLAINTS,
  ...OPENING,
  ...MESSAGES,
  ...SETTINGS,
  ...ACCESS,
  ...UPKEEP,
]

/** The admin operations as one Elysia instance; its doorkeeper is asked before routing, so the order of `use` is free. */
export const adminRoutes = (rooms: AdminRooms, door: Doorkeeper) => routesOf(OPERATIONS, rooms, door)

const activeNames = ({ db }: Pick<AdminRooms, 'db'>): string[] =>
  namedOffices(db)
    .filter((office) => office.active === 1)
    .map((office) => office.name)

/** The rows that the document offers as choices, read anew each time. */
export const realChoices = (rooms: Pick<AdminRooms, 'db'>): Choices => ({
  offices: activeNames(rooms),
  offices_or_all: [ALL, ...activeNames(rooms)],
  all_offices: namedOffices(rooms.db).map((office) => office.name),
  procedures: namedProcedures(rooms.db).map((procedure) => procedure.name),
  all_procedures: listProcedures(rooms.db).map((procedure) => procedure.name),
  rules: ruleChoices(rooms.db),
  papers: papersInForce(rooms.db).map((one) => one.title),
  questions: allQuestions(rooms.db).map((one) => one.title),
  fee_tables: feeTableNames(rooms.db),
  states: stateCodes(rooms.db).map((one) => one.name),
})
