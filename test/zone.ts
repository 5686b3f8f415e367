// Before all tests (bunfig.toml): the machine is in Tijuana, two hours west of Mexico City, where another day begins later. Nothing may
// lean on its zone. Threads and processes that a test starts are there too. TZ=UTC says otherwise.
process.env.TZ ??= 'America/Tijuana'
