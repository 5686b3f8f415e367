const WORKER = '/puerta/archivos/worker.ts'
const SCOPE = '/puerta'

/** Only a secure page may be kept by the browser: by https, or on this very computer. */
export const survivesReload = (): boolean => globalThis.isSecureContext && navigator.serviceWorker !== undefined

/**
 * Has the browser keep the page's files, so that it opens again without a connection. A newer page takes the place of an older
 * one at once while nobody works with it (`idle`), otherwise when it is opened next.
 */
export function keepPage(idle: () => boolean): void {
  if (!survivesReload()) return
  const older = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => older && idle() && location.reload())
  // Without it the page works as long as it stays open.
  navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: 'none' }).catch(() => undefined)
}
