// A small disk or a read-only file, made in a user namespace of the test's own: no rights are needed and nothing stays behind.
import { spawnSync } from 'node:child_process'

/** Words that run what follows as the namespace's root, after this shell script. */
export const inNamespace = (script: string): string[] => ['unshare', '-rm', 'sh', '-ec', `${script}\nexec "$@"`, 'sh']

/** Why this machine cannot make one; undefined when it can. */
export function whyNoNamespace(): string | undefined {
  if (process.platform !== 'linux') return `there are no user namespaces on ${process.platform}`
  const tried = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], { encoding: 'utf8' })
  if (tried.error) return 'unshare is not installed'
  return tried.status === 0 ? undefined : `the kernel refuses: ${tried.stderr.trim()}`
}
