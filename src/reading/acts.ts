/** What is true of an act. */
interface Facts {
  /** Heard before anything else in the same sentence; none of it begins a booking or fills one. */
  first?: true
  /** Done when a whole message says it (commands.txt), or by the button "go:<name>". */
  order?: true
  /** Its words also name a thing that a person may want to tell of. */
  namesThing?: true
  /** A question that many people ask (faq.txt), answered at once. */
  asked?: true
  /** May be offered as a button for words that nothing understood. */
  proposed?: true
  /** It is about the booking under way. */
  ofBooking?: true
  /** Its button may frighten: that it cancels nothing yet is said beside it. */
  soundsFinal?: true
  /** The row of the menu that its button is: whom a booking is for and what for. */
  books?: string
  /** The question whose answer its button changes. */
  corrects?: string
  /** Its name in old buttons, lessons and weights, where that is another one. */
  storedAs?: string
  /** The vocabulary file in which "== <name>" holds the sentences that say it: asked of a message by `Reading.says`. */
  said?: string
  /** A mere "no" says it too. */
  orNo?: true
  /** Whether a question says it; without this, both do. */
  asking?: 'never' | 'only'
}

/** Acts that only a sentence of this vocabulary file says, each under "== <name>". */
const saidIn = <const File extends string, const Name extends string>(said: File, ...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, { said }])) as Record<Name, { readonly said: File }>

/**
 * Everything that a person may want or say, each once. Buttons in people's chats, lessons and the classifier's weights hold these
 * names: `storedAs` keeps an old one. The order is that in which an administrator looks through the buttons.
 */
export const ACTS = {
  // -- before anything else; the order in which these are tried stands in first-of-all.ts
  /** Somebody threatens, follows or beats them, or is feared. */
  danger: { first: true },
  /** Somebody may die now, where they are. */
  life: { first: true },
  /** A journey that cannot wait, or somebody who is dying elsewhere. */
  urgent: { first: true },
  death: { first: true },
  /** They came to the office, and were not seen. */
  turnedAway: { first: true },
  /** They would pay for an appointment. */
  buys: { first: true },
  /** An appointment that the owner of this telephone never asked for. */
  notMine: { first: true },
  /** This telephone belongs to another person now. */
  wrongNumber: { first: true },
  /** Somebody who cannot speak or hear on a telephone. */
  inWriting: { first: true },
  /** What is kept of them is to be deleted; `erase` is the booking under way. */
  eraseData: { first: true },
  /** They stand at the office. */
  arrived: { first: true },
  /** How long one waits for an appointment. */
  wait: { first: true },
  /** They want no more of it. */
  forget: { first: true },

  // -- orders
  appointments: { order: true, proposed: true, namesThing: true },
  move: { order: true, proposed: true, namesThing: true },
  cancelAppointment: { order: true, proposed: true, namesThing: true, soundsFinal: true },
  bring: { order: true, proposed: true, namesThing: true },
  way: { order: true, proposed: true },
  receipt: { order: true, proposed: true, namesThing: true },
  attending: { order: true, proposed: true },
  start: { order: true, proposed: true, namesThing: true },
  costs: { order: true, proposed: true, namesThing: true },
  payment: { order: true, proposed: true, namesThing: true, asked: true },
  person: { order: true, proposed: true },
  complaint: { order: true, proposed: true, namesThing: true, first: true },
  claim: { order: true, proposed: true, namesThing: true },
  privacy: { order: true, proposed: true, namesThing: true },
  waitForPlace: { order: true, proposed: true },
  myList: { order: true, proposed: true },
  leaveList: { order: true, proposed: true, soundsFinal: true },
  otherOffice: { order: true, proposed: true, ofBooking: true },
  otherDay: { order: true, proposed: true, ofBooking: true },
  moreTime: { order: true, proposed: true, ofBooking: true },
  soFar: { order: true, proposed: true, ofBooking: true },
  park: { order: true, proposed: true, ofBooking: true },
  erase: { order: true, proposed: true, namesThing: true, ofBooking: true, soundsFinal: true },
  restart: { order: true, proposed: true, ofBooking: true },
  easy: { order: true, proposed: true },
  english: { order: true, proposed: true },
  permission: { order: true, proposed: true, namesThing: true },
  rights: { order: true, proposed: true, namesThing: true },
  stop: { order: true, proposed: true },
  // These would act at once, or say little.
  greeting: { order: true },
  menu: { order: true },
  callMe: { order: true },
  assistant: { order: true },
  appeal: { order: true },
  handOver: { order: true },
  revoke: { order: true },
  calendar: { order: true, namesThing: true },
  undo: { order: true },
  mistake: { order: true },
  takeBack: { order: true },
  cancel: { order: true },
  subscribe: { order: true },
  goOn: { order: true },
  language: { order: true },
  spanish: { order: true },
  back: { order: true },
  unclear: { order: true },
  thanks: { order: true },

  // -- what for, and for whom
  renewal: { proposed: true, books: 'self:renewal' },
  first: { proposed: true, books: 'self:first' },
  lost: { proposed: true, books: 'self:lost' },
  minor: { proposed: true, books: 'minor' },
  other: { proposed: true, books: 'other' },
  group: { proposed: true, books: 'group' },

  // -- an answer of the booking under way that is to be another one
  otherName: { proposed: true, corrects: 'name' },
  otherCurp: { proposed: true, corrects: 'curp' },
  otherHour: { proposed: true, corrects: 'slot' },
  otherYears: { proposed: true, corrects: 'validity' },
  /** To go on without a CURP where it is asked. */
  noCurp: { proposed: true },

  // -- what many people ask, of the visit or of the service, or tell because it worries them
  hours: { asked: true, proposed: true },
  where: { asked: true, proposed: true },
  /** Asked, or told by somebody who is on the way. */
  late: { asked: true, proposed: true, first: true },
  duration: { asked: true, proposed: true },
  withoutAppointment: { asked: true, proposed: true },
  somebodyElse: { asked: true, proposed: true },
  papers: { asked: true, proposed: true },
  trust: { asked: true, proposed: true },
  curpSafe: { asked: true, proposed: true },
  whatIsCurp: { asked: true, proposed: true },
  withoutCurp: { asked: true, proposed: true },
  photo: { asked: true, proposed: true },
  whyFree: { asked: true, proposed: true },
  abroad: { asked: true, proposed: true },
  nationality: { asked: true, proposed: true },
  otherPapers: { asked: true, proposed: true },
  paidAlready: { asked: true, proposed: true },
  otherId: { asked: true, proposed: true },
  halfPrice: { asked: true, proposed: true },
  arrival: { asked: true, proposed: true },
  notComing: { asked: true, proposed: true },
  /** How long what was paid can be used. */
  paymentValidity: { asked: true, proposed: true, storedAs: 'payment' },
  anotherLater: { asked: true, proposed: true },
  howMany: { asked: true, proposed: true },
  /** The day of their visit is over, and they did not come. */
  missedVisit: { asked: true, proposed: true, first: true },
  openings: { asked: true, proposed: true },
  tongue: { asked: true, proposed: true },
  disability: { asked: true, proposed: true },
  otherParent: { asked: true, proposed: true },
  whoComes: { asked: true, proposed: true },
  askOffice: { asked: true, proposed: true },
  /** Anger at the service: a complaint too, whose button is its own. */
  upset: { asked: true },

  // -- said beside orders and wishes, or in answer to a question
  /** Somebody who looks at other hours keeps the one that they have. */
  'keeps it': { said: 'keeping', orNo: true },
  /** "no espera, sí la quiero": heard only while a cancellation or a move can still be taken back. */
  'wants it back': { said: 'regret' },
  /** "no, espere", right after: perhaps that, perhaps something else. */
  'may want it back': { said: 'regret' },
  /** "ya no, no quiero problemas", "olvídelo": somebody who wants no more of it, often with fear, is asked nothing. */
  'gives up': { said: 'withdrawal', asking: 'never' },
  /** "ya se me quitaron las ganas, ahí nos vemos": somebody leaves what they are in the middle of. */
  'goes away': { said: 'withdrawal', asking: 'never' },
  /** Something that was just answered is not right; the rest of the words may say what. */
  'something is wrong': { said: 'summary' },
  /** The same of an answer that is long given, in the middle of a booking: a day of the calendar is no mistake there. */
  'an answer was wrong': { said: 'corrections' },
  /** "voy, pero llego como a las 12 y media": the hour is when they arrive, not another one that they want. */
  'when they arrive': { said: 'reasons' },
  /** "¿tengo cita a las doce o a las doce y media?": the one that stands is asked for. */
  'which one stands': { said: 'reasons', asking: 'only' },
  /** "quiero cambiar mi cita al martes", "muévala al viernes", "¿me la cambia para el viernes?" */
  'moves it': { said: 'moves' },
  /** "no puedo a esa hora": none is named, so the free ones are shown. */
  'not at that hour': { said: 'moves' },
  /** On another day, at the hour of the appointment that moves. */
  'at the same hour': { said: 'moves' },
  ...saidIn(
    'standing-words',
    /** An appointment, a passport or the waiting list is named: it may be about something new. */
    'names another',
    /** "¿se puede más temprano?": another hour, and none is named. */
    'another hour',
    'on the same day',
    /** "nos vemos el jueves", "¿sí es el jueves?": beside a day, the one that is known. */
    'the one that stands',
    'was a mistake',
    /** "me equivoqué en mi apellido" */
    'data are wrong',
    /** "estoy enferma", "a mi esposo lo internaron": somebody may not be able to come. */
    'is ill',
    /** "me equivoqué de trámite" */
    'another procedure',
    'wants a reminder',
    /** "no sé dónde lo dejé": the folio or the receipt is looked for. */
    'lost the paper',
    /** "ya estoy aquí y está cerrado" */
    'is at the door',
    /** "¿sigue mi cita?" */
    'does it stand',
  ),
} as const satisfies Record<string, Facts>

export type Act = keyof typeof ACTS

type Has<Fact extends keyof Facts> = { readonly [Key in Fact]: NonNullable<Facts[Fact]> }
/** The acts of which this is true. */
type ActWith<Fact extends keyof Facts> = { [One in Act]: (typeof ACTS)[One] extends Has<Fact> ? One : never }[Act]

export type Command = ActWith<'order'>
export type Faq = ActWith<'asked'>
/** What is only asked; paying is an order. */
export type Asked = Exclude<Faq, Command>
export type FirstKind = ActWith<'first'>
/** What a button does for words that nothing understood. */
export type Wish = ActWith<'proposed'>
/** A question with a button: anger is a complaint, with the button of that. */
export type Topic = Asked & Wish
/** What `Reading.says` is asked. */
export type Said = ActWith<'said'>

export const factsOf = (act: Act): Facts => ACTS[act]

/** The acts of which all of this is true, in the order of the table. */
const actsWith = <Fact extends keyof Facts>(fact: Fact): ActWith<Fact>[] =>
  (Object.keys(ACTS) as Act[]).filter((act) => factsOf(act)[fact] !== undefined) as ActWith<Fact>[]

const isWith =
  <Fact extends keyof Facts>(fact: Fact) =>
  (word: string): word is ActWith<Fact> =>
    Object.hasOwn(ACTS, word) && factsOf(word as Act)[fact] !== undefined

export const isCommand = isWith('order')
export const isFaq = isWith('asked')
export const isWish = isWith('proposed')

export const SAID: readonly Said[] = actsWith('said')
export const WISHES: readonly Wish[] = actsWith('proposed')

export const isTopic = (act: Act): act is Topic => isFaq(act) && isWish(act) && !isCommand(act)
export const TOPICS: readonly Topic[] = WISHES.filter(isTopic)

/** The value of a topic's button. */
export const buttonValueOf = (topic: Topic): string => factsOf(topic).storedAs ?? topic

/** A wish as lessons, examples and weights write it. */
export const labelOf = (wish: Wish): string => (isTopic(wish) ? `faq:${buttonValueOf(wish)}` : wish)

const BY_LABEL = new Map(WISHES.map((wish) => [labelOf(wish), wish]))
export const wishLabelled = (label: string): Wish | undefined => BY_LABEL.get(label)
