import type { Operation } from '../../admin/operation.ts'
import { agencies, changeInstitution, institution, newAgency } from './agencies.ts'
import { changeFee, changeFeeTable, fees } from './fees.ts'
import { sayHowFound } from './finding.ts'
import { offices, openOffice } from './offices.ts'
import { ownRules, setRuleOf } from './own-rules.ts'
import { bringFile, takeOut } from './procedure-file.ts'
import { changeProcedureData, newProcedure, offerProcedure, procedures } from './procedures.ts'
import { addQuestion, questions, removeQuestion } from './questions.ts'
import { addPaper, endPaper, papers } from './requirements.ts'
import { changeRule, rules } from './rules.ts'

export const CATALOGUE_OPERATIONS: Operation[] = [
  institution,
  changeInstitution,
  agencies,
  newAgency,
  offices,
  openOffice,
  procedures,
  changeProcedureData,
  newProcedure,
  sayHowFound,
  offerProcedure,
  papers,
  addPaper,
  endPaper,
  questions,
  addQuestion,
  removeQuestion,
  fees,
  changeFee,
  changeFeeTable,
  takeOut,
  bringFile,
  rules,
  changeRule,
  ownRules,
  setRuleOf,
]
