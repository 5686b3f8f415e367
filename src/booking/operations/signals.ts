import { row, statement } from '../../../db/statements.ts'
import type { Finding, StateAsked } from '../../admin/overview.ts'
import { DAY, SECOND } from '../../clock.ts'
import { count } from '../../texts/admin.ts'

// What may be the work of a collector of places. Counted when the page is asked; no one is refused for it.

const SINCE_MS = 7 * DAY
/** Less is needed to read a summary. */
const READ_IN_MS = 4 * SECOND
const FEWEST_FAST = 5
const FEWEST_DOUBTFUL = 10
/** In thousandths: so many names of those who booked. */
const DOUBTFUL = 200
/** New telephones with an appointment whose numbers differ in the last three figures alone. */
const FEWEST_OF_A_SERIES = 5
const LAST_FIGURES = 3
const LOOKED_AT = 2_000

const OF_THE_AGENCY = `a.state = 'confirmed' and a.visit_ends_at > +$now and a.origin = 'chat' and a.confirmed_at > +$since
  and a.office_id in (select o.id from offices o where o.agency_id = +$agency)`
const ASKED = { now: 'int', since: 'int', agency: 'int' } as const

const FAST = statement(
  `select count(*) as visits, count(distinct a.contact_id) as phones from appointments a
   where ${OF_THE_AGENCY} and a.member = 0 and a.confirmed_at - a.created_at < ${READ_IN_MS}`,
  {
    row: { visits: 'int', phones: 'int' },
    params: ASKED,
    uses: 'appointments_due_visit',
    because: 'one page, over the appointments to come',
  },
)

const NAMES = statement(
  `select f.name, count(*) as people, sum(a.name_differs) as doubtful from appointments a join offices f on f.id = a.office_id
   where ${OF_THE_AGENCY} group by f.id
   having sum(a.name_differs) >= ${FEWEST_DOUBTFUL} and 1000 * sum(a.name_differs) > ${DOUBTFUL} * count(*) order by f.name`,
  {
    row: row<{ name: string; people: number; doubtful: number }>({ name: 'text', people: 'int', doubtful: 'int' }),
    params: ASKED,
    uses: 'appointments_due_visit',
    because: 'one page, over the appointments to come',
  },
)

const NEW_PHONES = statement(
  `select distinct c.id from appointments a join contacts c on c.id = +a.contact_id
   where ${OF_THE_AGENCY} and c.created_at > +$since limit ${LOOKED_AT}`,
  { row: { id: 'int' }, params: ASKED, uses: 'appointments_due_visit', because: 'one page, over the appointments to come' },
)

const ALONE = 'Una señal sola no prueba nada, y a nadie se le niega una cita por ella.'

function fast({ db, agencyId: agency, now }: StateAsked): Finding[] {
  const { visits, phones } = FAST.get(db, { now, since: now - SINCE_MS, agency }) ?? { visits: 0, phones: 0 }
  if (visits < FEWEST_FAST) return []
  const que = `En siete días se confirmaron ${visits} citas, de ${count(phones, 'teléfono', 'teléfonos')}, a menos de ${READ_IN_MS / SECOND} segundos de apartar el lugar: nadie lee tan rápido.`
  return [{ rank: 82, que, hacer: `${ALONE} Puede ser un programa que saca citas. Si se repite, avise a contraloría.` }]
}

const names = ({ db, agencyId: agency, now }: StateAsked): Finding[] =>
  NAMES.all(db, { now, since: now - SINCE_MS, agency }).map(({ name, people, doubtful }) => ({
    rank: 83,
    que: `En ${name}, ${doubtful} de las ${people} citas que se sacaron en siete días tienen un nombre que no corresponde con su CURP.`,
    hacer: `${ALONE} Vea la identificación de cada quien. Si muchas no llegan, avise a contraloría.`,
  }))

/** By all but the last figures of the number. */
function series({ db, citizens, agencyId: agency, now }: StateAsked): Finding[] {
  const phones = NEW_PHONES.all(db, { now, since: now - SINCE_MS, agency }).flatMap(({ id }) => citizens.phoneOf(db, id) ?? [])
  const waves = Map.groupBy(phones, (phone) => phone.slice(0, -LAST_FIGURES)).entries()
  return [...waves].flatMap(([start, all]) => {
    if (all.length < FEWEST_OF_A_SERIES) return []
    const que = `${all.length} teléfonos que escribieron por primera vez en siete días, y ya tienen cita, son de una misma serie: ${start.slice(-7)}…`
    return [
      { rank: 84, que, hacer: `${ALONE} Puede ser una escuela o una empresa. Si no llegan a sus citas, avise a contraloría.` },
    ]
  })
}

export const signals = (asked: StateAsked): Finding[] => [...fast(asked), ...names(asked), ...series(asked)]
