import { Elysia } from 'elysia'
import { isLoopbackAddress, isLoopbackHost } from '../pages/hosts.ts'

/**
 * `/swagger/demo`: the key that the demonstration made up, so that whoever tries it enters with one press. Only for a browser
 * on this very computer that asked for it by such a name: a page that rebinds its own name to 127.0.0.1 gets 404, as everybody
 * does where the key was given from outside.
 */
export const demoKey = (key: string | undefined) =>
  new Elysia({ name: 'demo-key' }).get(
    '/swagger/demo',
    ({ request, server, status }) => {
      const isHere = isLoopbackHost(request.headers.get('host')) && isLoopbackAddress(server?.requestIP(request)?.address)
      if (key === undefined || !isHere) return status(404)
      return new Response(JSON.stringify({ clave: key }), {
        headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      })
    },
    { detail: { hide: true } },
  )
