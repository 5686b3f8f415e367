/** An answer that is a file: to keep under `name`, or to open at once. It holds names, so nothing on the way keeps it. */
export function fileAnswer(text: string, type: string, name?: string): Response {
  const headers: Record<string, string> = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }
  if (name) headers['content-disposition'] = `attachment; filename="${name}"`
  return new Response(text, { headers })
}
