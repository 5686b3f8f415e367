import type { Operation } from '../../admin/operation.ts'
import { answerOne, closeOne, noteOne, releaseOne, takeOne } from './act.ts'
import { answerOneComplaint, closeOneComplaint, noteOneComplaint } from './complaint-act.ts'
import { complaintLogbook, complaintsInList, readComplaint } from './complaint-read.ts'
import { passToCurpOwner } from './owner.ts'
import { casesInList, readCase } from './read.ts'

export const CASES_OPERATIONS: Operation[] = [
  casesInList,
  readCase,
  takeOne,
  answerOne,
  noteOne,
  releaseOne,
  closeOne,
  passToCurpOwner,
  complaintsInList,
  readComplaint,
  answerOneComplaint,
  noteOneComplaint,
  closeOneComplaint,
  complaintLogbook,
]
