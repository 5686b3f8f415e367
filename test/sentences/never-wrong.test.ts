// Sentences that must never go wrong: each in five spellings, at six moments, in both channels. What is compared is what a person reads
// and can tap; and nothing that is written here may book, move, cancel or send anything.
import { expect, test } from 'bun:test'
import type { ChannelName } from '../../db/schema/columns.ts'
import { eventsOf } from './events.ts'
import { factsOf } from './facts.ts'
import { enter, type Moment, stageOf } from './stage.ts'

const MOMENTS = ['menu', 'offices', 'hour', 'folio', 'visit', 'after'] as const satisfies Moment[]
type When = (typeof MOMENTS)[number]
const CHANNELS: readonly ChannelName[] = ['whatsapp', 'messenger']

/** What the answer says, never says, and lets somebody tap. */
interface Expected {
  says: readonly RegExp[]
  never?: readonly RegExp[]
  taps?: readonly string[]
}

interface Row {
  meant: string
  spellings: Record<'misspelt' | 'dictated' | 'abbreviated' | 'courteous' | 'long', string>
  /** At every moment. */
  always: Expected
  at?: Partial<Record<When, Expected>>
  /** What may come of it beside the answer: somebody who is late says that they come. */
  may?: readonly string[]
}

const NOT_UNDERSTOOD = /no le entendí|no entendí|No sé contestar|patria potestad/
const LATE = /espera a quien llega tarde/
const STANDS = /\*jueves 3 de diciembre, 12:00 h\*, en Toluca|hoy a las \*12:00 h\*, en Toluca/
const NEXT_PLACE = /El lugar más próximo es el \*viernes 4 de diciembre, \d+:\d\d h\*, en Toluca\. Sirven los mismos datos/
const KEEPS_QUESTION = { says: [/¿(?:A cuál quiere ir|Qué hora le conviene)\?/], taps: ['Toluca'] }
const KEEPS_HOURS = { says: [/¿Cuál le conviene\?/], taps: ['Jue 3 dic, 12:00 h'] }

const ROWS: Row[] = [
  {
    meant: 'no pude ir ayer, se enfermó mi hijo',
    spellings: {
      misspelt: 'no pude hir aller se enfermo mi ijo',
      dictated: 'no pude ir ayer se enfermó mi hijo',
      abbreviated: 'n pude ir ayer xq se enfermó mi hijo',
      courteous: 'Buenas tardes señorita, disculpe la molestia, no pude ir ayer, se enfermó mi hijo, muchas gracias',
      long: 'fíjese que ayer ya tenía todo listo y mis papeles en la bolsa pero en la mañana se enfermó mi hijo de calentura, lo tuve que llevar al doctor y no pude ir a la cita, no sé si ahora qué hago',
    },
    always: { says: [/Siento que no haya podido ir/], never: [/mamá|papá|no vino|cancel/] },
    at: {
      menu: { says: [/aquí puede sacar otra/], taps: ['Sacar una cita'] },
      offices: KEEPS_QUESTION,
      hour: KEEPS_HOURS,
      folio: { says: [STANDS], taps: ['Cambiar día u hora'] },
      visit: { says: [STANDS], taps: ['Cambiar día u hora'] },
      after: {
        says: [/Su cita del \*jueves 3 de diciembre, 12:00 h\* ya pasó\./, NEXT_PLACE],
        taps: ['Tomar ese lugar', 'Ver otras', 'Por ahora no'],
      },
    },
  },
  {
    meant: 'sí fui pero no me atendieron',
    spellings: {
      misspelt: 'si fui pero no me atndieron',
      dictated: 'sí fui pero no me atendieron',
      abbreviated: 'si fui xo no m atendieron',
      courteous: 'Hola buenos días, disculpe, sí fui pero no me atendieron, ¿me puede ayudar por favor?',
      long: 'ayer sí fui desde bien temprano a la oficina con todos mis papeles y estuve formada como tres horas en el sol y al final salió una señora y no me atendieron, me regresé sin nada',
    },
    always: {
      says: [/Siento que no le hayan atendido/, /¿Lo dejo como queja\?/],
      never: [/no vino|no asistió|faltó|ya pasó/],
      taps: ['Sí, déjela', 'Hablar con alguien'],
    },
    at: {
      menu: { says: [], taps: ['Sacar una cita'] },
      offices: { says: [], taps: ['Seguir donde iba'] },
      hour: { says: [], taps: ['Seguir donde iba'] },
      folio: { says: [STANDS], taps: ['Cambiar día u hora'] },
      visit: { says: [STANDS], taps: ['Cambiar día u hora'] },
      after: { says: [NEXT_PLACE], taps: ['Tomar ese lugar'] },
    },
  },
  {
    meant: 'voy tarde',
    may: ['avisa que viene'],
    spellings: {
      misspelt: 'boi tarde',
      dictated: 'voy un poco tarde',
      abbreviated: 'voy 15 min tarde',
      courteous: 'Buenos días, una disculpa, voy tarde, gracias',
      long: 'oiga es que venía en el camión y hubo un choque en la carretera y está todo parado desde hace media hora así que voy bien tarde pero sí voy, espéreme por favor',
    },
    always: { says: [], never: [/Se la cancelo|¿Cancelo|quedó \*cancelada/] },
    at: {
      menu: { says: [LATE] },
      offices: { ...KEEPS_QUESTION, says: [LATE, ...KEEPS_QUESTION.says] },
      hour: { ...KEEPS_HOURS, says: [LATE, ...KEEPS_HOURS.says] },
      folio: { says: [/Su lugar se guarda hasta las \*/, STANDS, /avise en la puerta/], taps: ['Cambiar día u hora'] },
      visit: {
        says: [STANDS, /sigue en pie/, /Su lugar se guarda hasta las \*/],
        never: [/¿Para cuándo/],
        taps: ['Cambiar día u hora'],
      },
    },
  },
  {
    meant: 'ya llegué',
    spellings: {
      misspelt: 'ia yegue',
      dictated: 'ya llegamos',
      abbreviated: 'ya llegue q hago',
      courteous: 'Buenas tardes señorita ya llegué gracias',
      long: 'hola pues ya llegué a la oficina con mi mamá y mis dos niños y hay mucha gente afuera, no sé a quién le digo ni en dónde me formo',
    },
    always: { says: [], never: [/anoté|ya está anotad|registr|Le mando el mapa/i] },
    at: {
      menu: { says: [/no hay cita para hoy/], taps: ['Hablar con alguien'] },
      offices: { ...KEEPS_QUESTION, says: [/no hay cita para hoy/, ...KEEPS_QUESTION.says] },
      hour: { ...KEEPS_HOURS, says: [/no hay cita para hoy/, ...KEEPS_HOURS.says] },
      folio: { says: [/Su cita no es hoy/, STANDS], taps: ['Hablar con alguien'] },
      visit: {
        says: [/avise ahí y diga su folio: \*\w{3}-\w{3}\*/, /Falta que lo anoten/, STANDS],
        taps: ['Comprobante en PDF', 'Hablar con alguien'],
      },
      after: { says: [/ya pasó/, NEXT_PLACE], taps: ['Tomar ese lugar'] },
    },
  },
  {
    meant: 'borra mis datos',
    spellings: {
      misspelt: 'vorra mis datos',
      dictated: 'quiero que borren mis datos',
      abbreviated: 'borren mis datos xfa',
      courteous: 'Buenas noches, le pido de favor que borre mis datos, gracias',
      long: 'mire la verdad yo ya no quiero saber nada de esto y me da desconfianza que tengan ahí mi nombre y mi dirección, así que por favor borren todos mis datos de su sistema cuanto antes',
    },
    always: { says: [/Aquí se guarda esto de usted: su (número|cuenta)/], never: [/No tengo nada guardado/] },
    at: {
      menu: { says: [/Sus datos personales/], taps: ['Que borren mis datos'] },
      offices: { says: [/¿Las borro\?/], taps: ['Sí, borrar', 'No, seguir', 'Mis datos personales'] },
      hour: { says: [/¿Las borro\?/], taps: ['Sí, borrar', 'No, seguir', 'Mis datos personales'] },
      folio: { says: [/y sus citas\./], taps: ['Que borren mis datos'] },
      visit: { says: [/y sus citas\./], taps: ['Que borren mis datos'] },
      after: { says: [/y sus citas\./], taps: ['Que borren mis datos'] },
    },
  },
  ...(['quiero comprar una cita', 'pago lo que sea'] as const).map((meant): Row => {
    const buys = meant.startsWith('quiero')
    return {
      meant,
      spellings: {
        misspelt: buys ? 'kiero comprar una sita' : 'pago lo ke sea',
        dictated: buys ? 'quiero comprar una cita para el pasaporte' : 'pago lo que sea por una cita para mañana',
        abbreviated: buys ? 'kiero comprar cita xfa' : 'pago lo q sea x 1 cita',
        courteous: buys
          ? 'Buenas tardes, disculpe, quiero comprar una cita por favor'
          : 'Hola buen día, pago lo que sea, muchas gracias',
        long: buys
          ? 'oiga un compadre me dijo que por aquí se conseguían y yo también quiero comprar una cita para renovar mi pasaporte porque en la página nunca encuentro nada'
          : 'llevo tres semanas buscando todos los días en la mañana y nunca sale nada así que mejor dígame con quién y yo le pago lo que sea pero que sea pronto',
      },
      always: {
        says: [/La cita es gratis y nadie puede venderla: ni aquí ni en otro lado\. Pagar no la adelanta\./],
        never: [/\$\d/],
      },
      at: {
        menu: {
          says: [/Lo más pronto que hay es el \*lunes 30 de noviembre/, /¿Se la saco\?/],
          taps: ['Sí, sacarla', 'Avíseme si hay antes', 'Alguien me la vende'],
        },
        offices: KEEPS_QUESTION,
        hour: KEEPS_HOURS,
        folio: { says: [STANDS], taps: ['Cambiar día u hora', 'Alguien me la vende'] },
        visit: { says: [STANDS], taps: ['Cambiar día u hora', 'Alguien me la vende'] },
        after: {
          says: [/Lo más pronto que hay es el \*viernes 4 de diciembre, \d+:\d\d h\*, en Toluca/, /¿Se la saco\?/],
          taps: ['Sí, sacarla'],
        },
      },
    }
  }),
  {
    meant: '¿cuánto hay que esperar?',
    spellings: {
      misspelt: 'kuanto ai ke esperar',
      dictated: 'cuánto tiempo hay que esperar para una cita',
      abbreviated: 'cto tiempo hay q esperar',
      courteous: 'Hola, disculpe, ¿cuánto hay que esperar? Gracias',
      long: 'es que mi hermana sacó el suyo hace como dos años y dice que tardó muchísimo en conseguir, por eso le pregunto cuánto tiempo hay que esperar más o menos para que me den la cita',
    },
    always: { says: [/diciembre|noviembre|hoy/], never: [/no encuentro el camino/] },
    at: {
      menu: { says: [/• \*Toluca\*: jueves 3 de diciembre/, /• \*Naucalpan\*: lunes 30 de noviembre/], taps: ['Sacar una cita'] },
      offices: { ...KEEPS_QUESTION, says: [/Lo más pronto que hay es el \*lunes 30 de noviembre/, ...KEEPS_QUESTION.says] },
      hour: {
        ...KEEPS_HOURS,
        says: [/Lo más pronto que hay es el \*jueves 3 de diciembre, 9:00 h\*, en Toluca/, ...KEEPS_HOURS.says],
      },
      folio: { says: [STANDS, /Lo más pronto que hay es el \*jueves 3 de diciembre, 9:00 h\*/], taps: ['Cambiar día u hora'] },
      visit: { says: [STANDS, /No sé cuánto se espera en la oficina/] },
      after: { says: [/Lo más pronto que hay es el \*viernes 4 de diciembre/], taps: ['Sacar una cita'] },
    },
  },
]

for (const channel of CHANNELS)
  for (const moment of MOMENTS)
    for (const { meant, spellings, always, at, may = [] } of ROWS)
      test(`"${meant}" on ${channel}, at the moment "${moment}"`, async () => {
        const stage = await stageOf(moment, channel)
        for (const [spelling, text] of Object.entries({ plain: meant, ...spellings })) {
          const { office, phone } = enter(stage, text)
          phone.read()
          await phone.write(text)
          const replies = phone.read()
          const said = replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n\n')
          const taps = replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options.map(({ title }) => title) : []))
          const here = at?.[moment]
          const context = `${spelling}: ${text}\n${said}\n[${taps.join('] [')}]`
          const missing = [...always.says, ...(here?.says ?? [])].filter((words) => !words.test(said)).map(String)
          const wrong = [NOT_UNDERSTOOD, ...(always.never ?? []), ...(here?.never ?? [])]
            .filter((words) => words.test(said))
            .map(String)
          const untapped = [...(always.taps ?? []), ...(here?.taps ?? [])].filter((title) => !taps.includes(title))
          const done = eventsOf(stage.before, factsOf(office)).flatMap(({ what }) => (may.includes(what) ? [] : [what]))
          if (missing.length + wrong.length + untapped.length + done.length > 0)
            expect({ context, missing, wrong, untapped, done }).toEqual({ context, missing: [], wrong: [], untapped: [], done: [] })
          office.db.close()
        }
      })
