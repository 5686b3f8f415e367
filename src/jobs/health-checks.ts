import { dirname } from 'node:path'
import { settleAlert } from '../../db/alerts.ts'
import { freeBytes } from '../../db/disk.ts'
import { noteSoundness } from '../../db/soundness.ts'
import type { Job } from './deps.ts'

/** Below this an office has days to make room, not weeks. */
const DISK_FREE_MIN_BYTES = 2 * 1024 ** 3

/**
 * After the start and each hour the reader checks the whole database. A broken invariant is a bug that a person must see, and
 * the next start checks everything before it serves anybody.
 */
export const invariants: Job = {
  name: 'invariants',
  pattern: '41 * * * *',
  async look({ reader, writer, log }) {
    const broken = await reader.ask('invariants', {})
    if (broken.length > 0) log.error('invariants.broken', { which: broken.join(', ') })
    await writer.submit('invariants.record', (tx, now) => {
      noteSoundness(tx, broken)
      settleAlert(tx, 'invariant_broken', broken.length > 0, now, broken.join(', '))
    })
  },
}

/** Checks each hour that the database can grow and the next copy fits. */
export const disk: Job = {
  name: 'disk',
  pattern: '43 * * * *',
  async look({ db, settings, writer }) {
    const free = Math.min(freeBytes(dirname(db.path)), freeBytes(settings.backupDir))
    const left = `${Math.floor(free / 1024 ** 2)} MiB`
    await writer.submit('disk.record', (tx, now) => settleAlert(tx, 'disk_low', free < DISK_FREE_MIN_BYTES, now, left))
  },
}
