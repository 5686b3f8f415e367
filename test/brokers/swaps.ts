import { type Person, typedBirth } from '../simulation/invented.ts'
import { type Broker, peopleOf, type Robot, STRAWS_A_TELEPHONE } from './broker.ts'
import { type Chat, follow, type Prompt } from './chat.ts'
import type { Citizen } from './citizens.ts'

// How a place that is held for a straw is made the client's before it is confirmed.

/** Of whom nothing is asked: who waited was told before. */
export const NOBODY: Person = { name: '', curp: '', birth: '' }

/** Takes the offered place into a hold and stops before the confirmation. */
export async function accept({ chat }: Robot, offer: Prompt): Promise<boolean> {
  if (!(await chat.tap('waitOffer', /^yes/, offer))) return false
  return (await follow(chat, { who: NOBODY, waits: false, holdsOnly: true })) === 'summary'
}

/** Confirms what is held for the client, and makes room for the next one. */
export async function confirm(broker: Broker, robot: Robot, { who }: Citizen): Promise<boolean> {
  if ((await follow(robot.chat, { who, waits: false })) !== 'booked') return false
  const { waiting, live } = peopleOf(broker, robot)
  if (waiting > 0 && waiting + live > STRAWS_A_TELEPHONE) await leaveList(robot)
  return true
}

async function leaveList({ chat }: Robot): Promise<void> {
  if ((await chat.write('mi lista')).options.some(({ value }) => value.startsWith('see:'))) await chat.tap('waitingList', /^see:/)
  if (await chat.tap('waitingList', /^leave:/)) await chat.tap('leavingList', /^yes/)
}

/** What is held goes back. */
export async function letGo({ chat }: Robot): Promise<void> {
  if (await chat.tap('summary', /^leave/)) return
  await chat.write('ya no la quiero')
  await chat.tap('quit', /^yes/)
}

/** The summary of something that is held for this person. */
export const reads = ({ question, body }: Prompt, words: string): boolean => question === 'summary' && body.includes(words)

export const toSummary = ({ chat }: Robot, who: Person, withoutCurp = false) =>
  follow(chat, { who, withoutCurp, waits: false, holdsOnly: true, hour: () => undefined })

export async function reopen({ chat }: { chat: Chat }, what: 'curp' | 'name'): Promise<boolean> {
  return (await chat.tap('summary', /^correct$/)) && (await chat.tap('correct', new RegExp(`^${what}`)))
}

/** *Corregir un dato*: the CURP becomes the client's, then the name. */
export async function correctTo(robot: Robot, client: Person): Promise<boolean> {
  if (!(await reopen(robot, 'curp'))) return false
  await robot.chat.write(client.curp)
  await toSummary(robot, client)
  if (!reads(robot.chat.newest(), client.curp)) return false
  if (await reopen(robot, 'name')) await robot.chat.write(client.name)
  await toSummary(robot, client)
  // Where only the name is refused: the client's CURP under the straw's name is worth something too.
  if (await robot.chat.tap('heldForOther', /^keep/)) await toSummary(robot, client)
  return reads(robot.chat.newest(), client.curp)
}

/** *Corregir un dato*, and no CURP after all: name and birth date are told anew, and are the client's. */
export async function retell(robot: Robot, client: Person): Promise<boolean> {
  if (!(await reopen(robot, 'curp')) || !(await robot.chat.tap('curp', /^none/))) return false
  await robot.chat.write(`${client.name}, ${typedBirth(client)}`)
  await toSummary(robot, client, true)
  return reads(robot.chat.newest(), client.name)
}

/** The name alone becomes the client's, at once: the invented CURP says that it is still the same person. */
export async function rename(robot: Robot, client: Person): Promise<boolean> {
  if (!(await reopen(robot, 'name'))) return false
  await robot.chat.write(client.name)
  await toSummary(robot, client)
  return reads(robot.chat.newest(), client.name)
}

/** One word of the name after the other becomes the client's. The CURP, or the birth date, stays the straw's. */
export async function renameStepByStep(robot: Robot, straw: Person, client: Person): Promise<boolean> {
  const words = straw.name.split(' ')
  for (const [at, word] of client.name.split(' ').entries()) {
    words[at] = word
    if (!(await reopen(robot, 'name'))) return false
    await robot.chat.write(words.join(' '))
    await toSummary(robot, { ...straw, name: words.join(' ') }, true)
  }
  return reads(robot.chat.newest(), client.name)
}
