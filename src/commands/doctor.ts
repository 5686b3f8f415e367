// npm run doctor: what is wrong, and how to fix it. Changes nothing without consent.
import { dirname } from 'node:path'
import { type Clock, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { checkAccount } from './doctor/account.ts'
import { checkDatabase, isRunning } from './doctor/database.ts'
import { checkOwnDoor, checkPublicDoor } from './doctor/door.ts'
import { checkClock, checkDisk, checkPlace, checkPrivacy, checkSettings, checkZones } from './doctor/machine.ts'
import { OPERATED } from './operated.ts'
import { checkPrivacyPage, privacyPageOf } from './privacy-page.ts'
import { type Fetch, type Finding, findingLines, network, ok, ROOT, runCommand, type Talk, terminalTalk, warn } from './program.ts'

export interface DoctorDeps {
  root: string
  env: Record<string, string | undefined>
  talk: Talk
  fetch: Fetch
  clock: Pick<Clock, 'now' | 'random'>
}

/** Exit code 1 when something is broken, 0 otherwise. */
export async function doctorCommand(deps: DoctorDeps): Promise<number> {
  const found: Finding[] = []
  for (const [title, check] of SECTIONS) {
    const talk = headed(deps.talk, title)
    const findings = await check({ ...deps, talk })
    for (const finding of findings) for (const line of findingLines(finding)) talk.say(line)
    found.push(...findings)
  }
  deps.talk.say()
  deps.talk.say(summary(found))
  return found.some(({ state }) => state === 'broken') ? 1 : 0
}

/** Prints the title before the first line, which may be a question; nothing for a section without lines. */
function headed(talk: Talk, title: string): Talk {
  let begun = false
  const begin = () => {
    if (begun) return
    begun = true
    talk.say()
    talk.say(title)
  }
  return {
    ...talk,
    say: (line) => {
      begin()
      talk.say(line)
    },
  }
}

type Check = (deps: DoctorDeps) => Promise<Finding[]> | Finding[]

const SECTIONS: [string, Check][] = [
  ['Los datos', ({ env, root }) => checkSettings(env, root).findings],
  ['La computadora', checkMachine],
  ['La base de datos', (deps) => withConfig(deps, (config) => checkDatabase(config, deps.clock.now()))],
  ['El programa', (deps) => withConfig(deps, (config) => checkProgram(deps, config))],
  ['La cuenta de Meta', (deps) => withConfig(deps, (config) => checkMeta(deps, config))],
]

function withConfig(deps: DoctorDeps, check: (config: Config) => Promise<Finding[]> | Finding[]): Promise<Finding[]> | Finding[] {
  const { config } = checkSettings(deps.env, deps.root)
  return config ? check(config) : []
}

const apiOf = ({ whatsapp, apis }: Config) => (whatsapp ? apis.whatsapp : apis.messenger)

async function checkMachine(deps: DoctorDeps): Promise<Finding[]> {
  const { config } = checkSettings(deps.env, deps.root)
  if (!config) return [checkZones()]
  const folder = dirname(config.databasePath)
  return [
    checkZones(),
    ...(config.isDemo ? [] : [await checkClock(apiOf(config).apiUrl, deps.clock.now, deps.fetch)]),
    checkPlace(folder),
    ...checkPrivacy(config),
    ...checkDisk(folder, 'la base de datos', 'guarda ninguna cita'),
    ...checkDisk(config.backupDir, 'las copias', 'hace ninguna copia'),
  ]
}

async function checkProgram({ fetch, clock }: DoctorDeps, config: Config): Promise<Finding[]> {
  if (!isRunning(config.databasePath)) {
    return [warn('El programa está apagado: no se probó si recibe mensajes.', 'Inícielo con npm start y repita npm run doctor.')]
  }
  const running = ok('El programa está funcionando; ningún otro usa esta base de datos.')
  if (config.isDemo) return [running]
  const own = await checkOwnDoor(config, fetch)
  // A refusal by the program itself says nothing about the tunnel.
  if (own.some(({ state }) => state === 'broken')) return [running, ...own]
  return [running, ...own, ...(await checkPublicDoor(config, clock, fetch))]
}

async function checkMeta({ fetch, clock, talk }: DoctorDeps, config: Config): Promise<Finding[]> {
  const number = config.whatsapp ? await checkAccount(config, config.whatsapp, clock.now(), fetch, talk) : []
  const others: Finding[] = []
  for (const { check } of OPERATED) others.push(...(await check(config, clock, fetch)))
  return [...number, ...others, ...(await checkNotice(config, fetch))]
}

async function checkNotice(config: Config, fetch: Fetch): Promise<Finding[]> {
  const page = config.isDemo ? undefined : privacyPageOf(config)
  return page ? [await checkPrivacyPage(page.url, config.messenger !== undefined, fetch)] : []
}

function summary(found: Finding[]): string {
  const count = (state: Finding['state']) => found.filter((finding) => finding.state === state).length
  const [wrong, doubtful] = [count('broken'), count('warn')]
  if (wrong > 0) return `Hay ${wrong === 1 ? '1 cosa' : `${wrong} cosas`} por arreglar. Empiece por la primera que dice MAL.`
  return doubtful > 0 ? `Funciona. Hay ${doubtful === 1 ? '1 cosa' : `${doubtful} cosas`} por atender.` : 'Todo está bien.'
}

if (import.meta.main) {
  const talk = terminalTalk()
  const deps = { root: ROOT, env: process.env, talk, fetch: network, clock: systemClock }
  await runCommand(() => doctorCommand(deps)).finally(talk.close)
}
