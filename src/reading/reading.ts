import type { Command, Faq, FirstKind, Said } from './acts.ts'
import { type AskedAbout, isCancellation, parseYes, saysNo, type Yes } from './agreement.ts'
import { type Aim, isForOthers, parseAim } from './aims.ts'
import { composedOf, type ParsedWhen } from './choices.ts'
import { type AskedBeside, askedBeside, clausesOf, partsAndRests } from './clauses.ts'
import { mayBeTold, parseAside, parseCommand, parseRequest } from './commands.ts'
import { isTold } from './complaints.ts'
import { type CurpTyped, parseCurp } from './curps.ts'
import { deniedIn, deniesName } from './denial.ts'
import { type Doubt, doubtsOf } from './doubts.ts'
import { phrases } from './engine/phrases.ts'
import { type Token, tokensOf, withoutThese } from './engine/tokens.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { isSentence, plain, tidy, withoutCourtesy } from './engine/words.ts'
import { type Entity, entitiesIn, type House, type NamedProcedures } from './entities.ts'
import { namesPeople } from './family.ts'
import { parseFaq, tongueIn } from './faq.ts'
import { type Found, unlessDenied } from './finder.ts'
import { firstOfAll } from './first-of-all.ts'
import { asSentence } from './forms.ts'
import { saysWhenFree, speaksOfTime, timeWords } from './hours.ts'
import { isOfWhere, isOfWhom, type Manner, mayBeWish, type Part, partsOf } from './manner.ts'
import { type Introduced, type ParsedName, parseFullName, parseIntroduction, parseName } from './names.ts'
import { withFigures } from './numbers.ts'
import { bareAnswers, isNamedAsWhere, placesMeant, placeWords } from './places.ts'
import type { RequestedTimes } from './requested-times.ts'
import { isSaid, withoutSaid } from './said.ts'
import { asksBack, endsAsking, isAsked, kindOf, type SentenceKind, type Slip, slipIn, withoutReason } from './sentence.ts'
import { everyday } from './spelling.ts'
import { parseWhen } from './times.ts'

/** With denial and the manner of its part. */
export type Named = Entity & { denied: boolean; manner: Manner }

/**
 * Each member is read at the first look and kept. Pure: the same words in the same installation on the same day read alike; any text is
 * read.
 */
export class Reading {
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
  /** With usual misspellings corrected. */
  get words(): string {
    return this.#once('words', () => everyday(this.text))
  }
  /** Without greetings and thanks. */
  get bare(): string {
    return this.#once('bare', () => withoutCourtesy(this.words))
  }
  get tokens(): readonly Token[] {
    return this.#once('tokens', () => tokensOf(this.text))
  }
  /** By word. */
  get denied(): readonly boolean[] {
    return this.#once('denied', () => deniedIn(this.tokens))
  }
  /** Before, and what is meant instead. */
  get slip(): Slip | undefined {
    return this.#once('slip', () => slipIn(this.text))
  }
  /** Of "10 años... no, mejor 6" the last, where it says such a thing; else all of it. */
  corrected(says: (meant: Reading) => unknown): Reading {
    const meant = this.slip && this.part(this.slip.after).corrected(says)
    return meant && says(meant) ? meant : this
  }

  // -- how firmly it is said

  get parts(): readonly Part[] {
    return this.#once('parts', () => partsOf(this.tokens))
  }
  /** As typed, without reasons, conditions, the past and others' doings; may be empty. */
  get firm(): string {
    return this.#once('firm', () => this.#only(({ manner }) => manner === 'asked for'))
  }

  /** With what fills a denied time: "puedo entre semana, pero los lunes tengo diálisis". */
  get #timely(): string {
    return this.#only(
      ({ manner, from, until }) => manner === 'asked for' || (manner === 'busy' && this.denied.slice(from, until).some(Boolean)),
    )
  }

  /** About where somebody wants to go, lives, or works. */
  get ofWhere(): Reading {
    return this.part(this.#ofWhere())
  }

  isWhere(name: string): boolean {
    return isNamedAsWhere(this.ofWhere.plain, name)
  }
  /** "cerca del trabajo" means the place of work, not of living. */
  #ofWhere(isAlso: (part: Part) => boolean = () => false): string {
    const nearWork = NEAR_WORK.test(this.words)
    return this.#only(
      (part) => (isOfWhere(part) && !(nearWork && LIVES.test(plain(this.#only((one) => one === part))))) || isAlso(part),
    )
  }
  get isTold(): boolean {
    return isTold(this.text)
  }
  /** Nothing is asked for. */
  get onlyTells(): boolean {
    return this.parts.length > 0 && this.firm === ''
  }

  #only(isKept: (part: Part) => boolean): string {
    if (this.parts.every(isKept)) return this.text
    let [kept, end] = ['', 0]
    for (const part of this.parts) {
      if (!isKept(part)) continue
      // A mark at each gap, so that nothing is read across it.
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
  get asksBeside(): boolean {
    return this.#once('asksBeside', () => this.clauses.some((clause) => kindOf(clause) === 'question'))
  }
  get askedBeside(): AskedBeside | undefined {
    return this.#once('askedBeside', () => askedBeside(this))
  }
  /** Each part, and the message without it; empty where it is one part, or a story. */
  get partsAndRests(): ReturnType<typeof partsAndRests> {
    return this.#once('partsAndRests', () => partsAndRests(this))
  }

  // -- what kind of sentence it is

  get kind(): SentenceKind {
    return this.#once('kind', () => kindOf(this.text))
  }
  /** Instead of answering. */
  get isAsked(): boolean {
    return this.#once('isAsked', () => isAsked(this.text))
  }
  /** By its beginning, its marks, its kind or its end. */
  get asksSomething(): boolean {
    return this.#once('asksSomething', () => this.isAsked || this.kind === 'question' || endsAsking(this.text))
  }
  /** Rather than a name. */
  get isSentence(): boolean {
    return this.#once('isSentence', () => isSentence(this.text))
  }

  // -- what it names

  /** In order; days and hours relative to that day. */
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
  /** Relative to that day. */
  when(today: string): ParsedWhen | undefined {
    return this.#once(`when ${today}`, () => this.#composed(today) ?? parseWhen(this.#timely, today))
  }
  #composed(today: string): ParsedWhen | undefined {
    return speaksOfTime(timeWords(this.text)) ? composedOf(this.text, (words) => this.part(words).when(today)) : undefined
  }
  /** Possible wishes: a condition ("si fuera en sábado"), and free time around work. Undefined without more than what is asked for. */
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
  /** Likeliest first, without denied ones and places of birth. */
  get places(): readonly string[] {
    return this.#once('places', () => (isForOthers(this.aim) ? this.placesOfOthers : placesMeant(this.ofWhere.text)))
  }
  /** For another person: where they live may be the destination. */
  get placesOfOthers(): readonly string[] {
    return this.#once('placesOfOthers', () => placesMeant(this.#ofWhere(({ livesThere }) => livesThere === true)))
  }
  /** With denied ones. */
  get placesNamed(): readonly string[] {
    return this.#once('placesNamed', () => placeWords(this.text))
  }
  /** Without what people write around them. */
  get bareAnswers(): readonly string[] {
    return this.#once('bareAnswers', () => bareAnswers(this.text))
  }
  get curp(): CurpTyped | undefined {
    return this.#once('curp', () => parseCurp(this.text))
  }
  /** With spoken figures as figures; empty without any. */
  get figures(): string {
    return this.#once('figures', () => [withFigures(this.text)].find((said) => /\d/.test(said)) ?? '')
  }
  /** Where one was asked for. */
  get name(): ParsedName | undefined {
    return this.#once('name', () => parseName(this.text))
  }
  /** Unasked. */
  get fullName(): string | undefined {
    return this.#once('fullName', () => parseFullName(this.text))
  }
  /** After "me llamo" and the like, with the rest. */
  get introduction(): Introduced | undefined {
    return this.#once('introduction', () => {
      const introduced = parseIntroduction(this.text)
      // "soy albañil y salgo de la obra a las 6": the name ends before the occupation's sentence.
      const isCut = introduced !== undefined && this.parts.some(({ manner }) => manner === 'busy')
      return isCut && parseIntroduction(this.#only(({ manner }) => manner !== 'busy')) === undefined ? undefined : introduced
    })
  }
  /** Only where it is denied. */
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
  get namesPeople(): boolean {
    return this.#once('namesPeople', () => namesPeople(this.words))
  }
  get #procedures(): NamedProcedures {
    return this.#once('procedures', () => {
      const words = this.tokens.map(({ word }) => word)
      const all = this.#house.procedures(words)
      if (typeof all === 'string') return all
      const names = all.plain ? [] : this.#ownName
      const found = names.length === 0 ? all : this.#house.procedures(words.map((word) => (names.includes(word) ? '' : word)))
      return typeof found === 'string' ? found : unlessDenied(found, this.denied)
    })
  }
  /** The words of a name after "me llamo" or beside a CURP. */
  get #ownName(): readonly string[] {
    const beside = this.introduction?.name ?? (this.curp && this.part(this.curp.rest).fullName)
    return beside === undefined ? [] : plain(beside).split(' ')
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
  /** As the whole message. */
  get command(): Command | undefined {
    return this.#once('command', () => parseCommand(this.text))
  }
  get mayBeTold(): boolean {
    return this.#once('mayBeTold', () => mayBeTold(this.text))
  }
  get request(): Command | undefined {
    return this.#once('request', () => parseRequest(this.text))
  }
  get aside(): Command | undefined {
    return this.#once('aside', () => parseAside(this.text))
  }
  get faq(): Faq | undefined {
    return this.#once('faq', () => parseFaq(this.text))
  }
  /** Named, or greeted in; by its Spanish name. */
  get tongue(): string | undefined {
    return tongueIn(this.words)
  }
  /** Danger, a death, a complaint. */
  get first(): FirstKind | undefined {
    return this.#once('first', () => firstOfAll(this.text))
  }
  get yesNo(): 'yes' | 'no' | undefined {
    return this.agrees() ? 'yes' : this.#once('no', () => saysNo(this.text)) ? 'no' : undefined
  }
  /** Without any other request. */
  agrees(to?: AskedAbout): Yes | undefined {
    return this.#once(`yes to ${to}`, () => this.#alone(to === undefined ? this.yes : this.#meant(parseYes(this.text, to))))
  }
  /** At the beginning, whatever follows. */
  get yes(): Yes | undefined {
    return this.#once('yes', () => this.#meant(parseYes(this.text)))
  }
  /** "sí, y no, espere" is none: a following "no" must belong to a known order. */
  #meant(yes: Yes | undefined): Yes | undefined {
    return yes?.hedged && this.part(yes.rest).request === undefined ? undefined : yes
  }
  #alone(yes: Yes | undefined): Yes | undefined {
    if (!yes || yes.rest === '') return yes
    if ((yes.said === '' && this.isAsked) || /[?¿]/.test(this.text)) return undefined
    const { command, request, aside, aim, entities } = this.part(yes.rest)
    const isOther = command ?? request ?? aside ?? aim?.family
    return isOther || entities.some(({ manner }) => manner === 'asked for') ? undefined : yes
  }
  get cancels(): boolean {
    return this.#once('cancels', () => isCancellation(this.text))
  }
  says(act: Said): boolean {
    return this.#once(`says ${act}`, () => isSaid(act, this))
  }
  /** `about`: the question's subject. */
  asksAbout(about: Said): boolean {
    return asksBack(this.text, this.says(about))
  }
  without(act: Said): Reading {
    return this.part(withoutSaid(this, act))
  }
  /** Why it may mean something else than what was read; none of a short message. */
  get doubts(): readonly Doubt[] {
    return this.#once('doubts', () => doubtsOf(this))
  }
  /** Telling words that no entity explains. */
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

/** Joining words, and courtesy. */
const SAYS_LITTLE = wordsOf('reading', 'says little')
