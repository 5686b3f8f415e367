import type { Command, Faq, FirstKind, Said } from './acts.ts'
import { type AskedAbout, isCancellation, parseYes, saysNo, type Yes } from './agreement.ts'
import { type Aim, parseAim } from './aims.ts'
import { composedOf, type ParsedWhen } from './choices.ts'
import { type AskedBeside, askedBeside, clausesOf } from './clauses.ts'
import { mayBeTold, parseAside, parseCommand, parseRequest } from './commands.ts'
import { type CurpTyped, parseCurp } from './curps.ts'
import { deniedIn, deniesName } from './denial.ts'
import { type Doubt, doubtsOf } from './doubts.ts'
import { phrases } from './engine/phrases.ts'
import { type Token, tokensOf, withoutThese } from './engine/tokens.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { isSentence, plain, tidy, withoutCourtesy } from './engine/words.ts'
import { type Entity, entitiesIn, type House, type NamedProcedures } from './entities.ts'
import { parseFaq } from './faq.ts'
import { type Found, unlessDenied } from './finder.ts'
import { firstOfAll } from './first-of-all.ts'
import { asSentence } from './forms.ts'
import { saysWhenFree, speaksOfTime, timeWords } from './hours.ts'
import { type Manner, type Part, partsOf } from './manner.ts'
import { type Introduced, type ParsedName, parseFullName, parseIntroduction, parseName } from './names.ts'
import { parsePassportNumber } from './numbers.ts'
import { bareAnswers, placesMeant, placeWords } from './places.ts'
import type { RequestedTimes } from './requested-times.ts'
import { isSaid, withoutSaid } from './said.ts'
import { asksBack, isAsked, kindOf, type SentenceKind, type Slip, slipIn, withoutReason } from './sentence.ts'
import { everyday } from './spelling.ts'
import { parseWhen } from './times.ts'

/** Something that a sentence names, whether that is denied, and how the part of the sentence is said in which it stands. */
export type Named = Entity & { denied: boolean; manner: Manner }

/**
 * A message, read before anything is decided. Each member is read at the first look and kept, so that whoever asks costs nothing the
 * second time. Pure: the same words in the same house on the same day are read the same; any text is read.
 */
export class Reading {
  /** What was typed, tidied. */
  readonly text: string
  readonly #house: House
  readonly #known = new Map<unknown, unknown>()

  constructor(typed: string, house: House) {
    this.text = tidy(typed)
    this.#house = house
  }

  #once<T>(key: unknown, read: () => T): T {
    const before = this.#known.get(key)
    if (before !== undefined || this.#known.has(key)) return before as T
    const found = read()
    this.#known.set(key, found)
    return found
  }

  // -- its words

  /** Lower case, no accents, no marks. */
  get plain(): string {
    return this.#once('plain', () => plain(this.text))
  }
  /** The same with usual misspellings put right. */
  get words(): string {
    return this.#once('words', () => everyday(this.text))
  }
  /** The same without greetings and thanks around them. */
  get bare(): string {
    return this.#once('bare', () => withoutCourtesy(this.words))
  }
  get tokens(): readonly Token[] {
    return this.#once('tokens', () => tokensOf(this.text))
  }
  /** Word by word, whether it is denied. */
  get denied(): readonly boolean[] {
    return this.#once('denied', () => deniedIn(this.tokens))
  }
  /** What was said before a slip of the tongue and what is meant instead. */
  get slip(): Slip | undefined {
    return this.#once('slip', () => slipIn(this.text))
  }

  // -- how firmly it is said

  /** Its parts, and how each is said. */
  get parts(): readonly Part[] {
    return this.#once('parts', () => partsOf(this.tokens))
  }
  /** What is asked for in it, as it was typed: without reasons, conditions, what was, and what others do. Empty where nothing is. */
  get firm(): string {
    return this.#once('firm', () => this.#only(({ manner }) => manner === 'asked for'))
  }

  /** The same with what fills a time that is denied: "puedo entre semana, pero los lunes tengo diálisis". */
  get #timely(): string {
    return this.#only(
      ({ manner, from, until }) => manner === 'asked for' || (manner === 'busy' && this.denied.slice(from, until).some(Boolean)),
    )
  }

  /** What it says of where somebody wants to go, lives, or works, read alone. */
  get ofWhere(): Reading {
    return this.part(this.#ofWhere())
  }

  /** Whoever says "cerca del trabajo" wants to go where they work, and not where they live. */
  #ofWhere(isAlso: (part: Part) => boolean = () => false): string {
    const nearWork = NEAR_WORK.test(this.words)
    return this.#only(
      (part) => (isOfWhere(part) && !(nearWork && LIVES.test(plain(this.#only((one) => one === part))))) || isAlso(part),
    )
  }
  /** Whether nothing in it is asked for: only what was, what others do, a reason, a condition. */
  get onlyTells(): boolean {
    return this.parts.length > 0 && this.firm === ''
  }

  /** The parts of which this is so, as they were typed. */
  #only(isKept: (part: Part) => boolean): string {
    if (this.parts.every(isKept)) return this.text
    let [kept, end] = ['', 0]
    for (const part of this.parts) {
      if (!isKept(part)) continue
      // Where something was left out a mark stands, so that nothing is read across it.
      const seam = kept !== '' && part.from > end && !/[,.;:!?]\s*$/.test(kept) ? ', ' : ''
      kept += seam + this.text.slice(this.tokens[part.from]?.from ?? 0, this.tokens[part.until]?.from)
      end = part.until
    }
    return kept.trim()
  }

  // -- what it consists of

  get clauses(): readonly string[] {
    return this.#once('clauses', () => clausesOf(this))
  }
  /** Whether one of its clauses asks something. */
  get asksBeside(): boolean {
    return this.#once('asksBeside', () => this.clauses.some((clause) => kindOf(clause) === 'question'))
  }
  /** What it asks beside what else it says. */
  get askedBeside(): AskedBeside | undefined {
    return this.#once('askedBeside', () => askedBeside(this))
  }

  // -- what kind of sentence it is

  get kind(): SentenceKind {
    return this.#once('kind', () => kindOf(this.text))
  }
  /** Whether somebody asks something instead of answering. */
  get isAsked(): boolean {
    return this.#once('isAsked', () => isAsked(this.text))
  }
  /** A sentence rather than the name of something. */
  get isSentence(): boolean {
    return this.#once('isSentence', () => isSentence(this.text))
  }

  // -- what it names

  /** All of it, in the order of its words; days and hours as they are meant on that day. */
  entitiesOn(today: string): readonly Named[] {
    return this.#once(`entities ${today}`, () =>
      entitiesIn(this.text, this.tokens, this.#house, today, this.aim?.family).map((entity) => ({
        ...entity,
        denied: this.denied.slice(entity.from, entity.until).some(Boolean),
        manner: this.parts.find(({ until }) => entity.from < until)?.manner ?? 'asked for',
      })),
    )
  }
  get entities(): readonly Named[] {
    return this.entitiesOn(this.#house.today())
  }
  /** Days and hours together that are asked for, as they are meant on that day. */
  when(today: string): ParsedWhen | undefined {
    return this.#once(`when ${today}`, () => this.#composed(today) ?? parseWhen(this.#timely, today))
  }
  #composed(today: string): ParsedWhen | undefined {
    return speaksOfTime(timeWords(this.text)) ? composedOf(this.text, (words) => this.part(words).when(today)) : undefined
  }
  /**
   * Days and hours that may be the wish though nobody asked for them: of a condition ("si fuera en sábado"), and those that somebody's
   * work leaves free. Undefined where it says no more than what is asked for.
   */
  whenPerhaps(today: string): RequestedTimes | undefined {
    return this.#once(`perhaps ${today}`, () => {
      if (!this.parts.some(mayBeWish)) return undefined
      const perhaps = parseWhen(
        this.#only((part) => part.manner === 'asked for' || mayBeWish(part)),
        today,
      )
      const firm = this.when(today)
      const says = perhaps?.kind === 'wish' && JSON.stringify(perhaps) !== JSON.stringify(firm)
      const leavesFree = this.parts.every((part) => part.manner !== 'busy' || saysWhenFree(this.#only((one) => one === part)))
      return says && leavesFree ? perhaps.wish : undefined
    })
  }
  /** The places that it may want, the likeliest first: without those that it denies, and where only somebody was born. */
  get places(): readonly string[] {
    return this.#once('places', () => (isForOthers(this.aim) ? this.placesOfOthers : placesMeant(this.ofWhere.text)))
  }
  /** The same where it is for somebody else: where they live is where they may want to go. */
  get placesOfOthers(): readonly string[] {
    return this.#once('placesOfOthers', () => placesMeant(this.#ofWhere(({ livesThere }) => livesThere === true)))
  }
  /** The same with those that it denies. */
  get placesNamed(): readonly string[] {
    return this.#once('placesNamed', () => placeWords(this.text))
  }
  /** The bare answers within it, without what people write around them. */
  get bareAnswers(): readonly string[] {
    return this.#once('bareAnswers', () => bareAnswers(this.text))
  }
  get curp(): CurpTyped | undefined {
    return this.#once('curp', () => parseCurp(this.text))
  }
  get passport(): string | undefined {
    return this.#once('passport', () => parsePassportNumber(this.text))
  }
  /** The name that it is, where one was asked for. */
  get name(): ParsedName | undefined {
    return this.#once('name', () => parseName(this.text))
  }
  /** The name that it is, where none was asked for. */
  get fullName(): string | undefined {
    return this.#once('fullName', () => parseFullName(this.text))
  }
  /** A name after "me llamo" and the like, and what was said beside it. */
  get introduction(): Introduced | undefined {
    return this.#once('introduction', () => {
      const introduced = parseIntroduction(this.text)
      // "soy albañil y salgo de la obra a las 6": no name goes on into what somebody does.
      const isCut = introduced !== undefined && this.parts.some(({ manner }) => manner === 'busy')
      return isCut && parseIntroduction(this.#only(({ manner }) => manner !== 'busy')) === undefined ? undefined : introduced
    })
  }
  /** Whether this name stands in it, and only where it is denied. */
  denies(name: string): boolean {
    return this.#once(`denies ${name}`, () => deniesName(this.text, name))
  }

  // -- what it wants and says

  /** What for, and for whom; not for what only the vocabulary would say where a record of the house is meant. */
  get aim(): Aim | undefined {
    return this.#once('aim', () => {
      const { family, ...who } = this.passportAim ?? {}
      if (this.#procedures === 'vocabulary') return this.passportAim
      if (this.record) return who.who === 'other' ? who : undefined
      return family !== undefined && who.who === 'self' ? undefined : who.who && who
    })
  }
  /** The same by the vocabulary alone. */
  get passportAim(): Aim | undefined {
    return this.#once('passportAim', () => parseAim(this.#only(isOfWhom)))
  }
  get #procedures(): NamedProcedures {
    return this.#once('procedures', () => {
      const found = this.#house.procedures(this.tokens.map(({ word }) => word))
      return typeof found === 'string' ? found : unlessDenied(found, this.denied)
    })
  }
  /** The records of the house that it means, beside those whose words the vocabulary has. */
  get record(): Found | undefined {
    return typeof this.#procedures === 'string' ? undefined : this.#procedures
  }
  /** Whether the vocabulary alone does not say what it is for: the house has records that it does not know. */
  get mayMeanRecord(): boolean {
    return this.#procedures !== 'vocabulary'
  }
  /** What it says beside the record that it means: where, when, for whom. */
  get besideRecord(): Reading {
    return this.#once('besideRecord', () => {
      const { record } = this
      if (!record) return this
      const words = withoutThese(this.text, this.tokens, record.at)
      return new Reading(words, { ...this.#house, procedures: () => ({ ...record, at: [] }) })
    })
  }
  /** The order that the whole message is. */
  get command(): Command | undefined {
    return this.#once('command', () => parseCommand(this.text))
  }
  /** Whether an order may just as well be what somebody wants to tell. */
  get mayBeTold(): boolean {
    return this.#once('mayBeTold', () => mayBeTold(this.text))
  }
  /** What is asked for in a sentence. */
  get request(): Command | undefined {
    return this.#once('request', () => parseRequest(this.text))
  }
  /** What is asked for in passing, beside something that tells more. */
  get aside(): Command | undefined {
    return this.#once('aside', () => parseAside(this.text))
  }
  /** What many people ask. */
  get faq(): Faq | undefined {
    return this.#once('faq', () => parseFaq(this.text))
  }
  /** What comes before anything else in it: danger, a death, a complaint. */
  get first(): FirstKind | undefined {
    return this.#once('first', () => firstOfAll(this.text))
  }
  get yesNo(): 'yes' | 'no' | undefined {
    return this.agrees() ? 'yes' : this.#once('no', () => saysNo(this.text)) ? 'no' : undefined
  }
  /** A yes to what is asked, and nothing else is asked for. */
  agrees(to?: AskedAbout): Yes | undefined {
    return this.#once(`yes to ${to}`, () => this.#alone(to === undefined ? this.yes : this.#meant(parseYes(this.text, to))))
  }
  /** A yes at its beginning, whatever is asked for behind it. */
  get yes(): Yes | undefined {
    return this.#once('yes', () => this.#meant(parseYes(this.text)))
  }
  /** "sí, y no, espere" is none: a "no" behind it must be of an order that is known. */
  #meant(yes: Yes | undefined): Yes | undefined {
    return yes?.hedged && this.part(yes.rest).request === undefined ? undefined : yes
  }
  #alone(yes: Yes | undefined): Yes | undefined {
    if (!yes || yes.rest === '') return yes
    if (yes.said === '' && this.isAsked) return undefined
    const { command, request, aside, aim, entities } = this.part(yes.rest)
    const isOther = command ?? request ?? aside ?? aim?.family
    return isOther || entities.some(({ manner }) => manner === 'asked for') ? undefined : yes
  }
  /** A yes to "do I cancel it?". */
  get cancels(): boolean {
    return this.#once('cancels', () => isCancellation(this.text))
  }
  /** Whether it says this. */
  says(act: Said): boolean {
    return this.#once(`says ${act}`, () => isSaid(act, this))
  }

  /** Whether it asks about the open question instead of answering it; `about` names what that one is about. */
  asksAbout(about: Said): boolean {
    return asksBack(this.text, this.says(about))
  }
  /** What is left of it without the words that say this. */
  without(act: Said): Reading {
    return this.part(withoutSaid(this, act))
  }

  /** Why it may mean something else than what was read; none of a short message. */
  get doubts(): readonly Doubt[] {
    return this.#once('doubts', () => doubtsOf(this))
  }

  /** Words with a meaning of their own that nothing which is named explains. */
  get left(): readonly string[] {
    const explained = (at: number): boolean =>
      this.entities.some(({ kind, from, until }) => kind !== 'procedure' && from <= at && at < until)
    return this.tokens.flatMap(({ word }, at) => (explained(at) || SAYS_LITTLE.has(word) ? [] : [word]))
  }

  /** The same where a filled-in form was typed: the sentence that says so. */
  get asSentence(): Reading {
    return this.part(asSentence(this.text))
  }
  /** What is said before its reason. */
  get beforeReason(): Reading {
    return this.part(withoutReason(this.text))
  }
  /** The same without these names. */
  withoutNames(names: string): Reading {
    const left = new Set(plain(names).split(' '))
    const words = this.text.split(' ').filter((word) => !left.has(plain(word)))
    return this.part(words.join(' '))
  }
  /** Some of its words, or others that say the same, read alone in the same house. */
  part(words: string): Reading {
    return words === this.text ? this : this.#once(`part ${words}`, () => new Reading(words, this.#house))
  }
}

const NEAR_WORK = phrases('manner', 'near work')
const LIVES = phrases('places', 'lives before a place')

/** Near where somebody works or sleeps they may want to go. */
const isOfWhere = ({ manner }: Part): boolean => manner === 'asked for' || manner === 'busy'

/** What may be the wish, though nobody asked for it. */
const mayBeWish = ({ manner }: Part): boolean => manner === 'condition' || manner === 'busy'

/** What was lost or ran out, and why, says what somebody wants and for whom; what others have got does not, nor what one does then. */
const isOfWhom = ({ manner, ofOthers, hasDone }: Part): boolean =>
  manner !== 'busy' && !(manner === 'condition' && ofOthers) && !hasDone

const isForOthers = (aim: Aim | undefined): boolean => aim?.who !== undefined && aim.who !== 'self'

/** Words that join others, and courtesy. */
const SAYS_LITTLE = wordsOf('reading', 'says little')
