import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The first page of a PDF as a picture, by Debian's poppler-utils; undefined where that is not installed. */
export async function photographed(pdf: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!Bun.which('pdftoppm')) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-paper-'))
  try {
    await Bun.write(join(folder, 'receipt.pdf'), pdf)
    const shot = Bun.spawnSync([
      'pdftoppm',
      '-png',
      '-r',
      '110',
      '-singlefile',
      join(folder, 'receipt.pdf'),
      join(folder, 'receipt'),
    ])
    if (shot.exitCode !== 0) throw new Error(shot.stderr.toString())
    return new Uint8Array(await Bun.file(join(folder, 'receipt.png')).arrayBuffer())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
