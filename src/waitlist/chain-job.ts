import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepFilePrivate, makePrivateFolder } from '../../db/disk.ts'
import { startOfDay } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { type Job, once, todayFrom } from '../jobs/job.ts'
import { chainHead } from './chain.ts'

/** After midnight, and after the hour that some nights have twice. */
const FROM_MINUTE = 3 * 60 + 5
export const HEADS_FILE = 'cadenas.jsonl'

/** Each night the end of the chain of offers, signed, goes to the folder of the copies, which leave this computer. */
export const chainHeads: Job = {
  name: 'chain-heads',
  pattern: '7 * * * *',
  async look(deps) {
    const { db, settings, messaging } = deps
    const today = todayFrom(deps, FROM_MINUTE)
    if (today === undefined || settings.backupDir === '') return
    await once(deps, `chain-heads:${today}`, async () => {
      const zone = institutionZone(db)
      const head = chainHead(db, messaging.vault, startOfDay(today, zone), zone)
      if (!head) return 'none'
      makePrivateFolder(settings.backupDir)
      const file = join(settings.backupDir, HEADS_FILE)
      const line = `${JSON.stringify(head)}\n`
      if (!existsSync(file) || !readFileSync(file, 'utf8').includes(line)) appendFileSync(file, line)
      keepFilePrivate(file)
      return 'done'
    })
  },
}
