// The only file that Node runs: it installs what is missing (Bun itself comes from npm) and hands over to Bun.
// Plain JavaScript without dependencies, because nothing is installed yet when it starts.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { arch, platform } from 'node:process'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The packages of a lock file of npm, by their folders. npm notes in one in node_modules what it installed there. */
const packagesIn = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8')).packages ?? {}

/** Whether all that this program needs lies in node_modules. What runs from src needs nothing that only developers do. */
function isInstalled(program = '') {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return false
  const installed = packagesIn('node_modules', '.package-lock.json')
  return Object.entries(packagesIn('package-lock.json')).every(([folder, { version, integrity, optional, dev, devOptional }]) => {
    const there = installed[folder]
    if (there) return there.version === version && there.integrity === integrity
    return folder === '' || optional || devOptional || (dev && program.startsWith('src/')) // npm leaves out what is for other computers.
  })
}

/** Runs `npm ci` when node_modules does not match the lock file, so that a second start costs nothing. */
function installWhatIsMissing() {
  if (isInstalled(process.argv[2])) return
  console.error('Instalando lo que falta (solo la primera vez; puede tardar un minuto)...')
  const cli = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = cli
    ? spawnSync(process.execPath, [cli, ...args], {
        cwd: root,
        stdio: ['ignore', 2, 2],
      })
    : spawnSync(['npm', ...args].join(' '), {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: true,
      })
  if (npm.status !== 0) fail('No se pudo instalar. Revise la conexión a internet y vuelva a intentarlo.')
}

/** The first of npm's Bun binaries that this processor can run (old ones lack AVX2 and need the baseline build). */
function findBun() {
  const exe = platform === 'win32' ? 'bun.exe' : 'bun'
  const os = platform === 'win32' ? 'windows' : platform
  const cpu = arch === 'arm64' ? 'aarch64' : arch
  const names = ['', '-baseline', '-musl', '-musl-baseline'].map((kind) => join('@oven', `bun-${os}-${cpu}${kind}`, 'bin', exe))
  for (const name of [...names, join('bun', 'bin', 'bun.exe')]) {
    const file = join(root, 'node_modules', name)
    if (existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0) return file
  }
  return fail(`No hay un Bun para este equipo (${platform} ${arch}).`)
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

// npm signals the shell between itself and us, and that shell alone: once it is gone nobody could stop the program any more.
const shell = process.ppid
const isAlone = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== shell
installWhatIsMissing()
if (isAlone()) process.exit(1)
const child = spawn(findBun(), process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
})
// A service manager signals only us. Ctrl+C reaches the whole group by itself, and once more by us: two signals stop once. On
// Windows a forwarded Ctrl+C would be a violent end.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
  process.on(signal, () => {
    if (signal !== 'SIGINT' || platform !== 'win32') child.kill(signal)
  })
setInterval(() => isAlone() && child.kill('SIGTERM'), 500).unref()
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
