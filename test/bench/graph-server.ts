// Meta's side of the bench as a process of its own: `bun test/bench/graph-server.ts LATENCY_MS`. It takes everything, prints its
// port, and reports nothing back.
const latencyMs = Number(process.argv[2] ?? 0)
let taken = 0
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  async fetch(request) {
    await request.arrayBuffer()
    if (latencyMs > 0) await Bun.sleep(latencyMs)
    return Response.json({ messaging_product: 'whatsapp', contacts: [], messages: [{ id: `wamid.bench.${taken++}` }] })
  },
})
console.log(`port ${server.port}`)
