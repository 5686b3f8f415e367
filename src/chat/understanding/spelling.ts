import { distance } from 'fastest-levenshtein'
import { apart } from './joined.ts'
import { inFirstPerson } from './short-spanish.ts'
import { plain } from './words.ts'

/** Each line: the word, and how it is written in haste, by ear or by a telephone that corrects. */
const SPELLINGS = [
  'quiero kiero kero qiero quero qero qiro quierp quiro',
  'quisiera kisiera quisiea quiciera kiciera',
  'necesito nesesito nececito nesecito nesecito necesto',
  'cita sita zita ctia cota',
  'citas sitas zitas',
  'pasaporte pasaport pasporte pasapote passaporte pazaporte pasaprte pasaorte pasapirte pasaprote paaporte psaporte pasapoerte pasapporte pasport',
  'renovar renobar rrenovar renvar renover renovr renobr renuvar',
  'renovacion renobacion renovasion renovazion renobasion',
  'vencio vensio benzio bencio vencion venceo',
  'vencido vensido bencido vecido',
  'perdi perdy prdi',
  'robaron rovaron ravaron',
  'extravie estravie extrabie estrabie',
  'bebe bb bbe bebito bebita',
  'hija ija hja hijita hijitas',
  'hijo ijo hjo hijito',
  'hijos ijos hjos hijitos',
  'hijas ijas',
  'nina ninita',
  'mama mami mamita',
  'papa papi papito',
  'por x',
  'favor fabor faborr favr',
  'por_favor porfavor xfa xfavor porfa porfis porfi pls plis plz xfis porfas',
  'que q k ke qe',
  'estoy toy',
  'esta sta ta',
  'aqui aki aky aqi',
  'porque xq pq xke porq xk',
  'para pa',
  'para_el pal',
  'de d',
  'tambien tmb tb tambn',
  'bien bn vien',
  'buenos vuenos bnos bns',
  'bueno weno wueno vueno',
  'buenas vuenas bnas',
  'hola ola holis olaa holaa holaaa ohla hla holi',
  'gracias grasias gracia grax grcs gras gracis graciad grazias',
  'ayuda aiuda ayda alluda ayudaa',
  'cancelar cancele canselar kancelar cancelr canselr cancela cancelen canselo cancelarla cancelala cancelela cancelarlo',
  'cambiar cambear canviar',
  'oficina ofisina oficna ofcina ofi',
  'cerca serca zerca',
  'primera primra',
  'vez bes ves vec',
  'llevar yevar llebar yebar',
  'tramite tramte tramit',
  'tramitar tramitr',
  'sacar zacar sakar',
  'manana manna mnn mn maniana',
  'lunes lune luns',
  'martes marte marts',
  'miercoles miercole mierkoles miercolez miercloes miecoles',
  'jueves juebes jueve hueves',
  'viernes biernes vierns vierne virnes',
  'sabado savado sabdo zabado',
  'diciembre disiembre dicembre dicienbre desiembre diciembr',
  'noviembre nobiembre novienbre noviembr',
  'enero henero enro',
  'febrero febreo febrer',
  'semana semna cemana',
  'quincena kincena quinsena',
  'temprano tenprano temprno',
  'tempranito tenpranito',
  'hora ora',
  'horario orario',
  'medio medo',
  'confirmar comfirmar confirmr konfirmar',
  'confirmo comfirmo konfirmo',
  'informes imformes infromes',
  'requisitos rekisitos requicitos requisito',
  'cuanto kuanto qanto cuanot cto',
  'cuesta questa kuesta custa',
  'donde dnd adonde',
  'cuando cuand kuando cndo qnd qndo kndo',
  'queja keja',
  'denuncia denunsia',
  'a_las alas',
  'cuatro quatro',
  'cinco sinco zinco',
  'seis seiz ceis sies',
  'siete ciete',
  'diez dies',
  'once onse honce',
  'doce dose doze',
  'mover mober muver',
  'no_lo_tengo nolotengo nolo',
  'no_se nose',
  'don_t dont',
  'asesoria asecoria acesoria asesorya',
] as const

const RIGHT = new Map<string, string>()
for (const line of SPELLINGS) {
  const [right = '', ...wrong] = line.split(' ')
  for (const word of wrong) if (word !== right) RIGHT.set(word, right.replaceAll('_', ' '))
}

/** Words that are long and telling enough to be known with one wrong letter. */
const TELLING = [
  'pasaporte renovar renovacion cancelar confirmar reprogramar reagendar diciembre noviembre septiembre octubre miercoles',
  'requisitos documentos extravie extraviado asesoria tramitar siguiente comprobante',
]
  .join(' ')
  .split(' ')
const SHORTEST = 7
const LONGEST = 12
/** A long message says enough without its misspelt words, and everybody waits while they are compared. */
const MOST_WORDS = 40

/** "la + cerca" */
const MORE = /\+ ?(?=\p{L})/gu

const REMEMBERED = 50
const known = new Map<string, string>()

/**
 * `plain`, with the usual misspellings put right and words without blanks taken apart. For wishes, commands, days and hours; never for names, places, CURPs and
 * numbers, which are kept as they were written.
 */
export function everyday(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const words = plain(text.replace(MORE, 'mas ')).split(' ')
  const near = words.length <= MOST_WORDS
  const right = inFirstPerson(
    words.map((word) => RIGHT.get(word) ?? apart(word, misspelt) ?? (near ? nearWord(word) : word)).join(' '),
  )
  if (known.size >= REMEMBERED) known.clear()
  known.set(text, right)
  return right
}

const misspelt = (word: string): string | undefined => RIGHT.get(word)

/** One letter too many, too few or wrong. A word that begins otherwise is another one. */
function nearWord(word: string): string {
  if (word.length < SHORTEST || word.length > LONGEST || TELLING.includes(word)) return word
  const meant = TELLING.find((one) => one[0] === word[0] && Math.abs(one.length - word.length) <= 1 && distance(one, word) === 1)
  return meant ?? word
}
