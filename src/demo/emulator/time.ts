import { HOUR, type Instant, MINUTE } from '../../clock.ts'
import { problem } from './json.ts'
import type { EmulatorTime, PhoneJump, PhoneJumped, PhoneTime } from './types.ts'
import type { World } from './world.ts'

/** What time it is here; null where time cannot be put forward. */
export const tellTime = (world: World): PhoneTime | null => {
  const { time } = world.settings
  return time ? { now: world.clock.now(), zone: time.zone() } : null
}

/** `POST /telefono/api/time`. Answers when everything that became due was done; one jump at a time. */
export async function passTime(world: World, jump: PhoneJump): Promise<Response> {
  const { time } = world.settings
  if (!time) return problem(404, 'time cannot be put forward here')
  if (world.jumping) return problem(409, 'time is passing already')
  world.jumping = true
  try {
    return Response.json(await make(world, time, jump))
  } finally {
    world.jumping = false
  }
}

async function make(world: World, time: EmulatorTime, jump: PhoneJump): Promise<PhoneJumped> {
  const before = received(world)
  const arrived = () => [...received(world)].filter(([person, count]) => count > (before.get(person) ?? 0)).map(([id]) => id)
  let passed = true
  if (jump === 'next') passed = await time.passToNext(() => arrived().length > 0)
  else await time.passTo(momentOf(jump, world.clock.now(), time.zone()))
  const now = { now: world.clock.now(), zone: time.zone() }
  world.broadcast.publish({ type: 'time', time: now })
  return { ...now, passed, arrived: arrived() }
}

function momentOf(jump: Exclude<PhoneJump, 'next'>, now: Instant, zone: string): Instant {
  if (jump === 'ten_minutes') return now + 10 * MINUTE
  if (jump === 'three_hours') return now + 3 * HOUR
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  return today.add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).epochMilliseconds
}

/** How many messages of the office each person has. */
const received = (world: World): Map<string, number> =>
  new Map(world.people.all().map(({ id }) => [id, world.chats.of(id).filter(({ from }) => from === 'office').length]))
