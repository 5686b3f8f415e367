// The door page's service worker: serves the page's own files offline, all of one version, and passes everything else on. A plain script,
// because not every browser takes a module here. The office's server puts `DOOR` before it (page.ts).
declare const DOOR: { version: string; files: string[] }

interface WorkerEvent extends Event {
  readonly request: Request
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}

interface KeepingWorker {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(kind: 'install' | 'activate' | 'fetch', react: (event: WorkerEvent) => void): void
}

const KEPT = 'ventanilla-puerta-'
const NAME = `${KEPT}${DOOR.version}`
const worker = globalThis as unknown as KeepingWorker

worker.addEventListener('install', (event) => event.waitUntil(keepFiles()))
worker.addEventListener('activate', (event) => event.waitUntil(dropOlder()))
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin || !DOOR.files.includes(pathname)) return
  event.respondWith(keptFile(event.request, pathname))
})

/** All or none: a page of two versions would be worse than one that is not kept. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(NAME)
  await cache.addAll(DOOR.files.map((path) => new Request(path, { cache: 'reload' })))
  await worker.skipWaiting()
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(KEPT) && name !== NAME).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

const keptFile = async (request: Request, path: string): Promise<Response> =>
  (await (await caches.open(NAME)).match(path)) ?? fetch(request)
