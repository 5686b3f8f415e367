interface FileMade {
  text: string
  type: string
  /** To keep it under; without a name it is to be opened at once. */
  name?: string
  /** What any other answer says first. A header holds no accents: it is written as in an address. */
  summary: string
}

/** An answer that is a file. It holds names, so nothing on the way keeps it. */
export const fileAnswer = ({ text, type, name, summary }: FileMade): Response =>
  new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      resumen: encodeURIComponent(summary),
      ...(name && { 'content-disposition': `attachment; filename="${name}"` }),
    },
  })
