/** What is true of an act. */
export interface Facts {
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
  /** Obeying it only tells something: it is answered also where something else is said beside it. */
  tells?: true
  /** Obeying it changes something at once: a whole message or a button does, a sentence is asked. */
  atOnce?: true
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
  /** The forms of a message with which its sentences are compared; without this, the one with usual misspellings put right. */
  on?: readonly ('plain' | 'words' | 'bare')[]
  /** A mere "no" says it too. */
  orNo?: true
  /** Whether a question says it; without this, both do. */
  asking?: 'never' | 'only'
}

/** Acts of which the same is true. */
const each = <const Of extends Facts, const Name extends string>(facts: Of, ...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, facts])) as Record<Name, Of>

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
  permission: { order: true, proposed: true, namesThing: true },
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
  /** To go on without a CURP where it is asked. */
  noCurp: { proposed: true },

  // -- what many people ask, of the visit or of the service, or tell because it worries them
  hours: { asked: true, proposed: true },
  where: { asked: true, proposed: true },
  /** Asked, or told by somebody who is on the way. */
  late: { asked: true, proposed: true, first: true },
  ...each(
    { asked: true, proposed: true },
    'duration',
    'withoutAppointment',
    'somebodyElse',
    'papers',
    'trust',
    'curpSafe',
    'whatIsCurp',
    'withoutCurp',
    'photo',
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
  /** How long what was paid can be used. */
  paymentValidity: { asked: true, proposed: true, storedAs: 'payment' },
  anotherLater: { asked: true, proposed: true },
  howMany: { asked: true, proposed: true },
  /** The day of their visit is over, and they did not come. */
  missedVisit: { asked: true, proposed: true, first: true },
  ...each({ asked: true, proposed: true }, 'openings', 'tongue', 'disability', 'otherParent', 'whoComes', 'askOffice'),
  /** Anger at the service: a complaint too, whose button is its own. */
  upset: { asked: true },

  // -- said beside orders and wishes, or in answer to a question
  ...each({ said: 'keeping', orNo: true }, 'keeps it'),
  ...each({ said: 'regret' }, 'wants it back', 'may want it back'),
  ...each({ said: 'withdrawal', asking: 'never' }, 'gives up', 'goes away'),
  ...each({ said: 'corrections' }, 'an answer was wrong'),
  ...each({ said: 'reasons' }, 'when they arrive'),
  ...each({ said: 'reasons', asking: 'only' }, 'which one stands'),
  ...each(
    { said: 'standing-words' },
    'names another',
    'another hour',
    'on the same day',
    'the one that stands',
    'was a mistake',
    'data are wrong',
    'is ill',
    'another procedure',
    'wants a reminder',
    'lost the paper',
    'is at the door',
    'does it stand',
  ),

  // -- what a booking asks
  ...each({ said: 'curps', on: ['words', 'bare'] }, 'has no curp'),
  ...each({ said: 'curp' }, 'about the curp', 'why the curp'),
  ...each({ said: 'curp', on: ['plain'] }, 'names a curp'),
  ...each({ said: 'name' }, 'about the name', 'why the name', 'the name as on paper'),
  ...each({ said: 'name', on: ['plain'] }, 'the name is wrong'),
  ...each({ said: 'place' }, 'about the place', 'does not know where', 'anywhere'),
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
  ...each({ said: 'hearing', on: ['plain'] }, 'an hour later or earlier', 'none of the hours'),
  ...each({ said: 'old-passport' }, 'about the old passport', 'the same number', 'the old passport is gone'),
  ...each({ said: 'old-passport', on: ['words', 'bare'] }, 'no number at hand'),
  ...each({ said: 'old-passport', on: ['plain'] }, 'the passport number is wrong'),
  ...each(
    { said: 'earlier-passports', on: ['plain'] },
    'none had a passport',
    'all had a passport',
    'lost theirs',
    'never had one',
    'had one',
  ),
  ...each({ said: 'validity' }, 'about the years'),
  ...each({ said: 'validity', on: ['plain'] }, 'the years are wrong', 'the one in the middle'),
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
    'says for whom',
    'names a procedure',
    'wants a place',
    'for themselves',
    'they too',
  ),
  ...each({ said: 'volunteer', on: ['plain'] }, 'names a passport', 'says the name again'),

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
  ...each({ said: 'reminder' }, 'they will come', 'they may not come'),
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
    'only says how many',
    'goes on all the same',
    'speaks of risk',
    'no court papers',
    'other court papers',
  ),
  ...each({ said: 'permission', on: ['plain'] }, 'gives no permission'),

  // -- to a person, another chat, a telephone
  ...each({ said: 'callback' }, 'gives no telephone', 'about the telephone'),
  ...each({ said: 'faq' }, 'cannot telephone'),
  ...each({ said: 'handover' }, 'has it on whatsapp', 'hands over', 'wants it sent back'),
  ...each({ said: 'first-of-all' }, 'of children', 'of their own', 'was theirs after all', 'for somebody else'),

  ...each({ said: 'complaining', on: ['plain'] }, 'drops the report', 'wants to complain'),
  ...each({ said: 'requests' }, 'whether free', 'something is in the way'),

  // -- what is weighed
  ...each({ said: 'sentence-kind' }, 'asks indirectly'),
  ...each({ said: 'language', on: ['plain'] }, 'speaks no spanish'),
  ...each({ said: 'gate', on: ['plain'] }, 'comes from there'),
  ...each({ said: 'delicate', on: ['words', 'plain'] }, 'near something delicate'),
  ...each({ said: 'delicate' }, 'names money'),
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
export const onlyTells = isWith('tells')
export const isOffered = isWith('atOnce')
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
