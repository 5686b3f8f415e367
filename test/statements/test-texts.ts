import { fileURLToPath } from 'node:url'
import {
  type CallExpression,
  type Expression,
  isArrayLiteralExpression,
  isArrowFunction,
  isCallExpression,
  isFunctionDeclaration,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isSpreadElement,
  isStringLiteral,
  isTemplateExpression,
  isTupleTypeNode,
  isTypeLiteralNode,
  isVariableDeclaration,
  type Node,
  type SourceFile,
  type TupleTypeNode,
} from 'typescript/unstable/ast'
import { API, type Checker, type Project, type Type as TypeOf, type TypeReference } from 'typescript/unstable/async'

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replaceAll('\\', '/')

/** SQL text that stands in a test, with what its caller says of it. */
export interface TestText {
  at: string
  sql: string
  /** What its caller reads in each row, as words of `Kind`, `number` for either sort of number; undefined: nothing is said. */
  reads: Record<string, string> | undefined
  /** What is put in, by number or name, in the same words; a parameter that is missing here cannot be seen. */
  given: Record<string, string>
}

const BEGINS =
  /^\s*(?:select|with\s+\w+\s*(?:\([^)]*\))?\s+as\s*\(|insert\s+into|update\s+\w+(?:\s+as\s+\w+)?\s+set|delete\s+from)\s/i

/** What holds texts against the schema itself, and texts that are put into other texts: mistakes that are planted, a journal of temporary tables. */
const NOT_FOR_A_DATABASE = /^test\/(?:statements|migration)\/|^test\/simulation\/(?:faults|journal)/

/** Every SQL text of the tests that stands there whole, or with values put in; types as the compiler has them. */
export async function textsInTests(): Promise<TestText[]> {
  const api = new API({ cwd: ROOT })
  try {
    const snapshot = await api.updateSnapshot({ openProjects: [`${ROOT}tsconfig.json`] })
    const project = snapshot.getProjects()[0]
    if (!project) throw new Error('no project')
    const names = (await project.program.getSourceFileNames()).filter((name) => name.startsWith(`${ROOT}test/`)).sort()
    const found: TestText[] = []
    for (const name of names) {
      const path = name.slice(ROOT.length)
      const file = NOT_FOR_A_DATABASE.test(path) ? undefined : await project.program.getSourceFile(name)
      if (file) found.push(...(await new Texts(project, file, path).all()))
    }
    return found
  } finally {
    await api.close()
  }
}

/** The texts of one file. */
class Texts {
  readonly #checker: Checker
  readonly #project: Project
  readonly #file: SourceFile
  readonly #path: string

  constructor(project: Project, file: SourceFile, path: string) {
    this.#checker = project.checker
    this.#project = project
    this.#file = file
    this.#path = path
  }

  async all(): Promise<TestText[]> {
    const texts: TestText[] = []
    for (const literal of literalsIn(this.#file)) {
      const source = literal.getText(this.#file)
      const sql = source.slice(1, -1).replace(/\\(['"`\\])/g, '$1')
      if (!BEGINS.test(sql)) continue
      const line = this.#file.text.slice(0, literal.getStart(this.#file)).split('\n').length
      const use = callOf(literal)
      const reads = use && (await this.#rowOf(use.call, use.place))
      const given = use ? await this.#paramsOf(use.call, use.place) : {}
      texts.push({ at: `${this.#path.replace(/^test\//, '')}:${line}`, sql, reads, given })
    }
    return texts
  }

  /** What the caller reads: its first type argument, what it says with `as`, or what the helper says to which the text is given. */
  async #rowOf(call: CallExpression, place: number): Promise<Record<string, string> | undefined> {
    const [type] = call.typeArguments ?? []
    if (type) return this.#membersOf(await this.#checker.getTypeFromTypeNode(type))
    const helper = await this.#helperOf(call, place)
    if (!helper) return undefined
    const inner = callsIn(helper.body).find((one) => one.arguments.some((arg) => isIdentifier(arg) && arg.text === helper.param))
    const [row] = inner?.typeArguments ?? []
    return row && this.#membersOf(await this.#checker.getTypeFromTypeNode(row))
  }

  /** The function of ours that is called with a text, and what it calls it. */
  async #helperOf(call: CallExpression, place: number): Promise<{ body: Node; param: string } | undefined> {
    const signature = await this.#checker.getResolvedSignature(call)
    const declared = await signature?.declaration?.resolve(this.#project)
    if (!declared || !(isArrowFunction(declared) || isFunctionDeclaration(declared)) || !declared.body) return undefined
    const name = declared.parameters[place]?.name
    return name && isIdentifier(name) ? { body: declared.body, param: name.text } : undefined
  }

  async #membersOf(type: TypeOf | undefined): Promise<Record<string, string> | undefined> {
    if (!type) return undefined
    const members = await this.#checker.getPropertiesOfType(type)
    const types = await this.#checker.getTypeOfSymbol(members)
    return Object.fromEntries(
      await Promise.all(members.map(async ({ name }, at) => [name, await this.#kindOf(types[at])] as const)),
    )
  }

  /** What is put in: the second type argument says it, or whatever the call that follows is given, or each call of its constant. */
  async #paramsOf(call: CallExpression, place: number): Promise<Record<string, string>> {
    const type = call.typeArguments?.[1]
    if (type && isTupleTypeNode(type)) return this.#paramsSaid(type)
    const access = call.parent
    if (isVariableDeclaration(access) && isIdentifier(access.name))
      return this.#paramsOfConstant(access.name.text, access.parent.parent.parent)
    const run = isPropertyAccessExpression(access) && access.expression === call ? access.parent : undefined
    if (run && isCallExpression(run) && RUNS.includes(methodOf(run) ?? '')) return this.#paramsGiven(run.arguments)
    const rest = call.arguments.slice(place + 1)
    const [list] = rest
    return this.#paramsGiven(list && isArrayLiteralExpression(list) ? list.elements : rest)
  }

  async #paramsSaid(type: TupleTypeNode): Promise<Record<string, string>> {
    const [first] = type.elements
    if (first && isTypeLiteralNode(first)) return (await this.#membersOf(await this.#checker.getTypeFromTypeNode(first))) ?? {}
    const kinds = type.elements.map(async (one) => this.#kindOf(await this.#checker.getTypeFromTypeNode(one)))
    return numbered(await Promise.all(kinds))
  }

  /** What the calls of a statement that has a name are given; null says nothing of the sort. */
  async #paramsOfConstant(name: string, block: Node): Promise<Record<string, string>> {
    const runs = callsIn(block).filter(
      ({ expression }) =>
        isPropertyAccessExpression(expression) && isIdentifier(expression.expression) && expression.expression.text === name,
    )
    const params: Record<string, string> = {}
    for (const run of runs.filter((one) => RUNS.includes(methodOf(one) ?? '')))
      for (const [at, kind] of Object.entries(await this.#paramsGiven(run.arguments)))
        if ((params[at] ?? 'null') === 'null') params[at] = kind
    return params
  }

  async #paramsGiven(values: readonly Expression[]): Promise<Record<string, string>> {
    const [first] = values
    if (first && isObjectLiteralExpression(first))
      return (await this.#membersOf(await this.#checker.getTypeAtLocation(first))) ?? {}
    const kinds: string[] = []
    for (const value of values) {
      if (!isSpreadElement(value)) kinds.push(await this.#kindOf(await this.#checker.getTypeAtLocation(value)))
      else if (isIdentifier(value.expression)) kinds.push(...(await this.#kindsOfTuple(value.expression)))
      else break
    }
    return numbered(kinds)
  }

  /** Of a list of unknown length: nothing. */
  async #kindsOfTuple(list: Expression): Promise<string[]> {
    const type = await this.#checker.getTypeAtLocation(list)
    if (!type || !(await this.#checker.isTupleType(type))) return []
    return Promise.all((await this.#checker.getTypeArguments(type as TypeReference)).map((one) => this.#kindOf(one)))
  }

  async #kindOf(type: TypeOf | undefined): Promise<string> {
    return type ? kindOfType(await this.#checker.typeToString(type, undefined, NO_TRUNCATION)) : 'any'
  }
}

/** `NodeBuilderFlags.NoTruncation` of the compiler, which exports it as a type alone. */
const NO_TRUNCATION = 1

const RUNS = ['get', 'all', 'run', 'values', 'iterate']

const numbered = (kinds: string[]): Record<string, string> => Object.fromEntries(kinds.map((kind, at) => [`${at + 1}`, kind]))

/** A type as the compiler writes it (`string | null`) in words of ours (`text?`). */
function kindOfType(type: string): string {
  const parts = splitUnion(type)
  const sorts = new Set(parts.filter((part) => part !== 'null' && part !== 'undefined').map(sortOfType))
  const [sort = 'null'] = sorts
  if (sorts.size > 1 || sort === 'any') return 'any'
  return sort !== 'null' && parts.includes('null') ? `${sort}?` : sort
}

const splitUnion = (type: string): string[] =>
  type.match(/(?:"(?:[^"\\]|\\.)*"|`[^`]*`|<[^>]*>|[^|])+/g)?.map((part) => part.trim()) ?? []

function sortOfType(type: string): string {
  if (type === 'number' || /^-?[\d.]+(?:e[+-]?\d+)?$/.test(type)) return 'number'
  if (type === 'bigint' || type === 'boolean' || type === 'true' || type === 'false') return 'int'
  if (type === 'string' || /^["`]/.test(type)) return 'text'
  return /^(?:Uint8Array|Buffer|NonSharedBuffer)\b/.test(type) ? 'bytes' : 'any'
}

function literalsIn(node: Node): Node[] {
  const found: Node[] = []
  const visit = (one: Node): void => {
    if (isStringLiteral(one) || isNoSubstitutionTemplateLiteral(one) || isTemplateExpression(one)) found.push(one)
    one.forEachChild(visit)
  }
  visit(node)
  return found
}

function callsIn(node: Node): CallExpression[] {
  const found: CallExpression[] = []
  const visit = (one: Node): void => {
    if (isCallExpression(one)) found.push(one)
    one.forEachChild(visit)
  }
  visit(node)
  return found
}

const methodOf = ({ expression }: CallExpression): string | undefined =>
  isPropertyAccessExpression(expression) ? expression.name.text : undefined

/** The call that a text is given to, by itself or by the name that it has in its block. */
function callOf(literal: Node): { call: CallExpression; place: number } | undefined {
  const { parent } = literal
  if (isCallExpression(parent)) return { call: parent, place: parent.arguments.indexOf(literal as Expression) }
  if (!isVariableDeclaration(parent) || !isIdentifier(parent.name)) return undefined
  const { text } = parent.name
  for (const call of callsIn(parent.parent.parent.parent)) {
    const place = call.arguments.findIndex((one) => isIdentifier(one) && one.text === text)
    if (place >= 0) return { call, place }
  }
  return undefined
}
