export interface Facts {
  /** Before anything else in the sentence; none of that begins or fills a booking. */
  first?: true
  /** As a whole message (commands.txt), or by the button "go:<name>". */
  order?: true
  /** Its words also name a thing that may be reported. */
  namesThing?: true
  /** Asked by many (faq.txt), answered at once. */
  asked?: true
  /** Known to the office alone, which writes its answer down (src/answers). */
  fact?: true
  /** May be a button for unrecognised words. */
  proposed?: true
  /** Only tells something: answered also beside something else. */
  tells?: true
  /** Changes something at once: by a whole message or a button; a sentence is asked back. */
  atOnce?: true
  ofBooking?: true
  /** Its button gets the note that it cancels nothing yet. */
  soundsFinal?: true
  /** Its button's row of the menu: for whom and what. */
  books?: string
  /** It makes sense where the menu has this row. */
  ofRow?: string
  corrects?: string
  /** Its former name in stored buttons, lessons and weights. */
  storedAs?: string
  /** The vocabulary file whose "== <name>" holds its sentences, asked by `Reading.says`. */
  said?: string
  /** Compared forms of a message; default: with usual misspellings corrected. */
  on?: readonly ('plain' | 'words' | 'bare')[]
  /** A mere "no" says it too. */
  orNo?: true
  /** Default: questions too. */
  asking?: 'never' | 'only'
}

const each = <const Of extends Facts, const Name extends string>(facts: Of, ...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, facts])) as Record<Name, Of>

/**
 * Everything that a person may want or say, each once. Stored in buttons, lessons and weights: `storedAs` keeps an old name. In the order
 * of an administrator's list of buttons.
 */
export const ACTS = {
  // -- before anything else; the order in which these are tried stands in first-of-all.ts
  /** A threatening, following, beating or feared person. */
  danger: { first: true },
  /** Mortal danger where they are. */
  life: { first: true },
  /** An urgent journey, or a dying person elsewhere. */
  urgent: { first: true },
  death: { first: true },
  /** Came to the office, not seen. */
  turnedAway: { first: true },
  buys: { first: true },
  /** Never requested from this telephone. */
  notMine: { first: true },
  wrongNumber: { first: true },
  /** Cannot speak or hear on a telephone. */
  inWriting: { first: true },
  /** Stored data; `erase` is the booking under way. */
  eraseData: { first: true },
  arrived: { first: true },
  wait: { first: true },
  /** Wants no more. */
  forget: { first: true },

  // -- orders
  appointments: { order: true, proposed: true, namesThing: true, tells: true },
  move: { order: true, proposed: true, namesThing: true },
  cancelAppointment: { order: true, proposed: true, namesThing: true, soundsFinal: true },
  bring: { order: true, proposed: true, namesThing: true, tells: true },
  way: { order: true, proposed: true, tells: true },
  receipt: { order: true, proposed: true, namesThing: true },
  attending: { order: true, proposed: true },
  start: { order: true, proposed: true, namesThing: true },
  costs: { order: true, proposed: true, namesThing: true, tells: true },
  payment: { order: true, proposed: true, namesThing: true, asked: true, tells: true },
  person: { order: true, proposed: true },
  complaint: { order: true, proposed: true, namesThing: true, first: true },
  claim: { order: true, proposed: true, namesThing: true },
  privacy: { order: true, proposed: true, namesThing: true, tells: true },
  waitForPlace: { order: true, proposed: true },
  myList: { order: true, proposed: true, tells: true },
  leaveList: { order: true, proposed: true, soundsFinal: true },
  ...each({ order: true, proposed: true, ofBooking: true }, 'otherOffice', 'otherDay', 'moreTime', 'soFar', 'park'),
  erase: { order: true, proposed: true, namesThing: true, ofBooking: true, soundsFinal: true },
  restart: { order: true, proposed: true, ofBooking: true },
  easy: { order: true, proposed: true },
  english: { order: true, proposed: true },
  permission: { order: true, proposed: true, namesThing: true, ofRow: 'minor' },
  rights: { order: true, proposed: true, namesThing: true },
  stop: { order: true, proposed: true, atOnce: true },
  // These would act at once, or say little.
  ...each({ order: true }, 'greeting', 'menu', 'callMe', 'assistant', 'appeal', 'handOver', 'revoke'),
  calendar: { order: true, namesThing: true },
  subscribe: { order: true, atOnce: true },
  ...each({ order: true }, 'undo', 'mistake', 'correct', 'cancel', 'goOn', 'language', 'spanish', 'back', 'unclear', 'thanks'),

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
  /** Goes on without a CURP. */
  noCurp: { proposed: true },

  // -- what many people ask, of the visit or of the service, or tell because it worries them
  hours: { asked: true, proposed: true },
  where: { asked: true, proposed: true },
  /** Asked, or told on the way. */
  late: { asked: true, proposed: true, first: true, fact: true },
  duration: { asked: true, proposed: true, fact: true },
  ...each({ asked: true, fact: true }, 'delivery', 'companion', 'parking', 'copies', 'pictures', 'cards', 'access', 'toilets'),
  ...each(
    { asked: true, proposed: true },
    'withoutAppointment',
    'somebodyElse',
    'papers',
    'trust',
    'curpSafe',
    'whatIsCurp',
    'withoutCurp',
    'photo',
    'voice',
    'whyFree',
    'abroad',
    'nationality',
    'otherPapers',
    'paidAlready',
    'otherId',
    'halfPrice',
    'arrival',
    'notComing',
  ),
  /** How long a payment can be used. */
  paymentValidity: { asked: true, proposed: true, storedAs: 'payment' },
  anotherLater: { asked: true, proposed: true },
  howMany: { asked: true, proposed: true },
  missedVisit: { asked: true, proposed: true, first: true },
  /** Whether the office answered a case. */
  caseNews: { asked: true },
  /** Whether to give the folio or the CURP to others. */
  shareFolio: { asked: true },
  ...each({ asked: true, proposed: true }, 'openings', 'tongue', 'disability', 'otherParent', 'whoComes', 'askOffice'),
  /** Anger at the service: a complaint with a button of its own. */
  upset: { asked: true },
  ready: { asked: true },

  // -- said beside orders and wishes, or in answer to a question
  ...each({ said: 'keeping', orNo: true }, 'keeps it'),
  ...each({ said: 'regret' }, 'wants it back', 'may want it back'),
  ...each({ said: 'withdrawal', asking: 'never' }, 'gives up', 'goes away'),
  ...each({ said: 'corrections' }, 'an answer was wrong', 'a detail was wrong', 'name of a thing'),
  ...each({ said: 'menu' }, 'names a passport'),
  ...each({ said: 'reasons' }, 'when they arrive'),
  ...each({ said: 'reasons', asking: 'only' }, 'which one stands'),
  ...each(
    { said: 'standing-words' },
    'names another',
    'another hour',
    'on the same day',
    'on another day',
    'the one that stands',
    'was a mistake',
    'data are wrong',
    'is ill',
    'another procedure',
    'lacks the old one',
    'wants other years',
    'it went badly',
    'it went well',
    'wants a reminder',
    'lost the paper',
    'is at the door',
    'does it stand',
    'is it on that day',
  ),

  // -- what a booking asks
  ...each({ said: 'curps', on: ['words', 'bare'] }, 'has no curp'),
  ...each({ said: 'curp' }, 'about the curp', 'why the curp'),
  ...each({ said: 'curp', on: ['plain'] }, 'names a curp'),
  ...each({ said: 'name' }, 'about the name', 'why the name', 'the name as on paper'),
  ...each({ said: 'name', on: ['plain'] }, 'the name is wrong'),
  ...each({ said: 'place' }, 'about the place', 'does not know where', 'anywhere', 'any office'),
  ...each(
    { said: 'office' },
    'about the office',
    'another place',
    'where i live',
    'where it is',
    'denies some office',
    'near something',
  ),
  ...each({ said: 'office', on: ['plain'] }, 'the office is wrong', 'is far'),
  ...each({ said: 'slot' }, 'about the hour', 'the hour as before', 'points at one'),
  ...each({ said: 'slot', on: ['plain'] }, 'the hour is wrong'),
  ...each(
    { said: 'hearing', on: ['plain'] },
    'an hour later or earlier',
    'later than that',
    'earlier than that',
    'none of the hours',
  ),
  ...each({ said: 'summary', on: ['words', 'bare'] }, 'no number at hand'),
  ...each(
    { said: 'earlier-passports', on: ['plain'] },
    'none had a passport',
    'all had a passport',
    'lost theirs',
    'never had one',
    'had one',
    'the others are not meant',
  ),
  ...each({ said: 'earlier-passports' }, 'the old one is lost', 'should it be lost', 'it is not lost'),
  ...each({ said: 'validity' }, 'about the years', 'claims the half', 'claims no half'),
  ...each({ said: 'validity', on: ['plain'] }, 'the years are wrong', 'the one in the middle', 'the other way round'),
  ...each({ said: 'validity', on: ['words', 'bare'] }, 'discount'),
  ...each({ said: 'prices', on: ['plain'] }, 'all of them'),
  ...each({ said: 'summary' }, 'something is wrong', 'leaves the booking', 'how to confirm', 'afraid of mistakes'),
  ...each({ said: 'menu', on: ['plain'] }, 'the procedure is wrong'),
  ...each({ said: 'correct', on: ['plain'] }, 'adds one more'),
  ...each({ said: 'costs', on: ['plain'] }, 'wants an appointment'),
  ...each({ said: 'ages', on: ['plain'] }, 'begins with yes'),
  ...each({ said: 'held-for' }, 'keeps them', 'leaves them'),

  // -- said beside the answer to another question
  ...each({ said: 'second-thoughts' }, 'another office', 'also', 'adds a person', 'asks which moment'),
  ...each(
    { said: 'volunteer' },
    'made a mistake',
    'wants one',
    'asks whether it is done here',
    'asks where it is done',
    'asks about it',
    'says for whom',
    'names a procedure',
    'wants a place',
    'for themselves',
    'they too',
  ),
  ...each({ said: 'volunteer', on: ['plain'] }, 'says the name again'),

  // -- of an appointment that stands
  ...each({ said: 'refusals' }, 'another time'),
  ...each({ said: 'moves' }, 'moves it', 'not at that hour', 'at the same hour'),
  ...each({ said: 'moving', on: ['plain'] }, 'none of those shown'),
  ...each({ said: 'moving-to', on: ['plain'] }, 'no to the move'),
  ...each({ said: 'appointments', on: ['plain'] }, 'moves the one shown', 'only says move', 'cancels the one shown'),
  ...each({ said: 'cancelling', on: ['plain'] }, 'does not cancel it', 'no longer', 'does without it', 'changes it instead'),
  ...each({ said: 'in-words' }, 'takes one out', 'unless there is none', 'others say so', 'not to be cancelled', 'cancels'),
  ...each({ said: 'who-is-meant' }, 'somebody cannot come'),
  ...each({ said: 'who-is-meant', on: ['plain'] }, 'their own'),

  // -- of a reminder, a place in line, another hour
  ...each({ said: 'reminder', on: ['plain'] }, 'no to the reminder', 'moves the visit', 'cancels the visit'),
  ...each({ said: 'reminder' }, 'they will come', 'they may not come', 'is unsure of coming'),
  ...each({ said: 'offer', on: ['plain'] }, 'no to the place'),
  ...each({ said: 'offer' }, 'later', 'until when'),
  ...each({ said: 'list', on: ['plain'] }, 'leaves the list', 'changes the wish', 'stays in the list'),
  ...each({ said: 'entry', on: ['plain'] }, 'any time'),
  ...each({ said: 'waiting' }, 'asks of the wait', 'needs no more', 'wants another too'),
  ...each(
    { said: 'rebooking', on: ['plain'] },
    'other hours',
    'goes back',
    'stays',
    'cancelled by office',
    'asks for priority',
    'asks why the hour went',
    'asks what silence means',
  ),

  // -- of minors
  ...each(
    { said: 'attendant', on: ['plain'] },
    'wants advice',
    'about the attendant',
    'before who goes',
    'only says who goes',
    'is the adult with them',
    'only says how many',
    'goes on all the same',
    'speaks of risk',
    'no court papers',
    'other court papers',
    'the other parent is away',
    'the other parent cannot sign here',
    'asks whether it works',
  ),
  ...each({ said: 'attendant' }, 'is of age'),
  ...each({ said: 'headcount' }, 'comes alone', 'one of them here', 'fewer children'),
  ...each({ said: 'several-people' }, 'surely children', 'surely two adults'),
  ...each({ said: 'permission', on: ['plain'] }, 'gives no permission'),

  // -- to a person, another chat, a telephone
  ...each({ said: 'callback' }, 'gives no telephone', 'about the telephone'),
  ...each(
    { said: 'faq' },
    'cannot telephone',
    'cannot hear',
    'cannot walk',
    'cannot see',
    'speaks another tongue',
    'of their own body',
    'asks for a note',
    'asks whether it is noted',
    'needs no note',
  ),
  ...each({ said: 'asides' }, 'cannot read'),
  ...each({ said: 'handover' }, 'has it on whatsapp', 'has no whatsapp', 'hands over', 'wants it sent back'),
  ...each(
    { said: 'first-of-all' },
    'of children',
    'of their own',
    'was theirs after all',
    'for somebody else',
    'tells of a death',
    'nobody died',
  ),

  ...each({ said: 'complaining', on: ['plain'] }, 'drops the report', 'is no complaint', 'wants to complain'),
  ...each({ said: 'requests' }, 'whether free', 'something is in the way'),
  ...each({ said: 'faq' }, 'how much it is', 'where it is paid', 'when it is paid', 'with what it is paid'),

  // -- what is weighed
  ...each({ said: 'sentence-kind' }, 'asks indirectly'),
  ...each({ said: 'language', on: ['plain'] }, 'speaks no spanish'),
  ...each({ said: 'gate', on: ['plain'] }, 'comes from there'),
  ...each({ said: 'delicate', on: ['words', 'plain'] }, 'near something delicate'),
  ...each({ said: 'delicate' }, 'names money'),
} as const satisfies Record<string, Facts>

export type Act = keyof typeof ACTS

type Has<Fact extends keyof Facts> = { readonly [Key in Fact]: NonNullable<Facts[Fact]> }
type ActWith<Fact extends keyof Facts> = { [One in Act]: (typeof ACTS)[One] extends Has<Fact> ? One : never }[Act]

export type Command = ActWith<'order'>
export type Faq = ActWith<'asked'>
/** Paying is an order. */
export type Asked = Exclude<Faq, Command>
export type FirstKind = ActWith<'first'>
export type Wish = ActWith<'proposed'>
export type OfficeFact = ActWith<'fact'>
/** Anger has the complaint's button. */
export type Topic = Asked & Wish
export type Said = ActWith<'said'>

export const factsOf = (act: Act): Facts => ACTS[act]

/** In the order of the table. */
const actsWith = <Fact extends keyof Facts>(fact: Fact): ActWith<Fact>[] =>
  (Object.keys(ACTS) as Act[]).filter((act) => factsOf(act)[fact] !== undefined) as ActWith<Fact>[]

const isWith =
  <Fact extends keyof Facts>(fact: Fact) =>
  (word: string): word is ActWith<Fact> =>
    Object.hasOwn(ACTS, word) && factsOf(word as Act)[fact] !== undefined

export const isCommand = isWith('order')
export const onlyTells = isWith('tells')
export const isOffered = isWith('atOnce')
export const isFaq = isWith('asked')
export const isWish = isWith('proposed')

export const SAID: readonly Said[] = actsWith('said')
export const WISHES: readonly Wish[] = actsWith('proposed')
export const OFFICE_FACTS: readonly OfficeFact[] = actsWith('fact')

export const isTopic = (act: Act): act is Topic => isFaq(act) && isWish(act) && !isCommand(act)
export const TOPICS: readonly Topic[] = WISHES.filter(isTopic)

export const buttonValueOf = (topic: Topic): string => factsOf(topic).storedAs ?? topic

/** As lessons, examples and weights write it. */
export const labelOf = (wish: Wish): string => (isTopic(wish) ? `faq:${buttonValueOf(wish)}` : wish)

const BY_LABEL = new Map(WISHES.map((wish) => [labelOf(wish), wish]))
export const wishLabelled = (label: string): Wish | undefined => BY_LABEL.get(label)
