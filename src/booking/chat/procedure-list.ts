import type { Procedure } from '../../catalogue/types.ts'
import { nameOfAgency } from '../../chat/agency.ts'
import { isOnlyRecord, proceduresFound } from '../../chat/finder.ts'
import { capital, fitDescription, fitRow, type Prompt, type PromptOption } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { toMenu } from '../../chat/ways-on.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'

// A list of procedures is what the menu is about then: "others" are all, parted by agency and by subject where they are many;
// "among" are those that a message may mean. It is also the value of the row that leads there.

/** Numbers, "" while they are not chosen; of "among" the procedures. */
interface Listed {
  kind: 'others' | 'among'
  agency: string
  subject: string
  page: number
}

export const NONE_OF_THESE = 'none'

const PARTS = '/'
const BETWEEN = ','

export const isListed = (about: string): boolean => about.startsWith('others') || about.startsWith('among')

export const among = (ids: readonly string[]): string => ['among', ids.join(BETWEEN), '', 0].join(PARTS)

function listedIn(about: string): Listed {
  const [kind, agency = '', subject = '', page = '0'] = about.split(PARTS)
  return { kind: kind === 'among' ? 'among' : 'others', agency, subject, page: Number(page) || 0 }
}

const aboutOf = ({ kind, agency, subject, page }: Listed): string => [kind, agency, subject, page].join(PARTS)

/** What has no row of its own in the menu. What others do is found by its words alone. */
export const onlyRecords = ({ session }: Pick<Scene, 'session'>): Procedure[] =>
  proceduresFound(session.tx).filter((one) => isOnlyRecord(one) && !one.doneElsewhere)

export function askListed(scene: Scene, about: string): Prompt {
  const { t } = scene
  const listed = listedIn(about)
  if (listed.kind === 'among') {
    const ids = listed.agency.split(BETWEEN)
    const those = ids.flatMap((id) => proceduresFound(scene.session.tx).find((one) => one.id === id) ?? [])
    const none = { value: NONE_OF_THESE, title: t.menu.noneOfThese }
    return {
      body: those.length > 1 ? t.menu.askAmong : t.menu.askOne,
      options: paged(scene, procedureRows(scene, those), listed, none),
    }
  }
  const { agency, subject } = listed
  const all = onlyRecords(scene)
  const agencies = agency === '' ? [...new Set(all.map((one) => one.agencyId))] : []
  if (agencies.length > 1) {
    const rows = agencies.map((id) => ({
      value: aboutOf({ ...listed, agency: String(id), page: 0 }),
      title: nameOfAgency(scene.session, id) ?? '',
    }))
    return { body: t.menu.askAgency, options: paged(scene, whole(rows), listed, toMenu(scene)) }
  }
  const those = agency === '' ? all : all.filter((one) => String(one.agencyId) === agency)
  const subjects = subjectsOf(scene, those)
  if (subject === '' && those.length > ROWS_MAX - 1 && subjects.length > 1) {
    const rows = subjects.map((title, at) => ({ value: aboutOf({ ...listed, subject: String(at), page: 0 }), title }))
    return { body: t.menu.askSubject, options: paged(scene, whole(rows), listed, toMenu(scene)) }
  }
  const shown = subject === '' ? those : those.filter((one) => subjectOf(scene, one) === subjects[Number(subject)])
  return { body: t.menu.askOther, options: paged(scene, procedureRows(scene, shown), listed, toMenu(scene)) }
}

const subjectOf = ({ t, language }: Scene, { subject }: Procedure): string => subject?.[language] ?? t.menu.noSubject

/** Those without one are the last. */
function subjectsOf(scene: Scene, procedures: readonly Procedure[]): string[] {
  const { noSubject } = scene.t.menu
  const all = [...new Set(procedures.map((one) => subjectOf(scene, one)))]
  return [...all.filter((one) => one !== noSubject), ...all.filter((one) => one === noSubject)]
}

/** After the last page the first one comes again. */
function paged({ t }: Scene, rows: readonly PromptOption[], listed: Listed, out: PromptOption): PromptOption[] {
  if (rows.length < ROWS_MAX) return [...rows, out]
  const each = ROWS_MAX - 2
  const page = listed.page * each < rows.length ? listed.page : 0
  const next = (page + 1) * each < rows.length ? page + 1 : 0
  const more = {
    value: aboutOf({ ...listed, page: next }),
    title: t.menu.more,
    description: t.menu.moreOf(page + 1, Math.ceil(rows.length / each)),
  }
  return [...rows.slice(page * each, (page + 1) * each), more, out]
}

/** What is longer than a row's title stands whole below it. */
function whole(rows: readonly PromptOption[]): PromptOption[] {
  const titles = toldApart(rows.map(({ title }) => capital(title)))
  return rows.map((row, at) => {
    const title = titles[at] ?? row.title
    return title === row.title ? row : { ...row, title, description: fitDescription(capital(row.title)) }
  })
}

/** A name that several agencies have is told apart by theirs. */
export function procedureRows({ session, t, language }: Scene, procedures: readonly Procedure[]): PromptOption[] {
  const names = procedures.map(({ name }) => capital(name[language]))
  const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name)
  const titles = toldApart(
    procedures.map(({ agencyId }, at) => {
      const name = names[at] ?? ''
      return (isShared(name) && nameOfAgency(session, agencyId)) || name
    }),
  )
  return procedures.map(({ id, name, agencyId, doneElsewhere }, at) => {
    const { title: all, description } = t.menu.otherRow(capital(name[language]))
    const title = titles[at] ?? fitRow(all)
    const below = [title === all ? undefined : all, nameOfAgency(session, agencyId)].filter(Boolean).join('. ')
    return { value: `self:${id}`, title, description: fitDescription(below || (doneElsewhere ? t.menu.elsewhereRow : description)) }
  })
}

/** Of names that read alike when they are cut, what they begin with alike is left out. */
function toldApart(names: readonly string[]): string[] {
  const alike = Map.groupBy(names, (name) => fitRow(name))
  return names.map((name) => {
    const group = alike.get(fitRow(name)) ?? []
    const words = name.split(' ')
    const differ = words.findIndex((word, at) => group.some((other) => other.split(' ')[at] !== word))
    return fitRow(group.length < 2 || differ < 1 ? name : capital(words.slice(differ).join(' ')))
  })
}
