import type { Contributions, Operation } from '../../admin/operation.ts'
import { noteWhoCame } from './arrivals.ts'
import { callTurn, callTurnAgain, receiveAtWindow } from './calling.ts'
import { counter } from './counter.ts'
import { endDay } from './day-end.ts'
import { checkReceipt, doorKey, doorList } from './door.ts'
import { printReceipt } from './receipt.ts'
import { attended, didNotCome, lackedPaper, leftOffice, resultUnknown, undoTurn } from './results.ts'
import { screen } from './screen.ts'
import { receiveWithoutAppointment, turnSlip } from './walk-in.ts'

export const visitOperations = ({ worklist, atCounter }: Pick<Contributions, 'worklist' | 'atCounter'>): Operation[] => [
  noteWhoCame,
  checkReceipt,
  doorList,
  doorKey,
  printReceipt,
  callTurn,
  callTurnAgain,
  receiveAtWindow,
  attended,
  lackedPaper,
  didNotCome,
  leftOffice,
  resultUnknown,
  undoTurn,
  receiveWithoutAppointment,
  turnSlip,
  counter(worklist, atCounter),
  screen,
  endDay,
]
