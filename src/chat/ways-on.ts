import type { Command } from '../reading/acts.ts'
import { hasProgress } from './draft.ts'
import { helpHours } from './moments.ts'
import { capital, fitDescription, type Prompt, type PromptOption, paragraphs } from './prompt.ts'
import type { Scene } from './scene.ts'

/** With a description a row. */
export const order = (command: Command, words: string | { title: string; description?: string }): PromptOption => ({
  question: 'go',
  value: command,
  ...(typeof words === 'string' ? { title: words } : words),
})

export const yesOrNo = ({ yes, no }: { yes: string; no: string }): PromptOption[] => [
  { value: 'yes', title: yes },
  { value: 'no', title: no },
]

type Words = Pick<Scene, 't'>

export const toMenu = ({ t }: Words): PromptOption => order('menu', t.common.buttons.menu)

export const toPerson = ({ t }: Words): PromptOption => order('person', t.common.buttons.person)

export const toCall = ({ t }: Words): PromptOption => order('callMe', t.common.buttons.call)

export const toAppointments = ({ t }: Words): PromptOption => order('appointments', t.common.buttons.appointments)

/** With the hours. */
export const personRow = (scene: Scene): PromptOption =>
  order('person', scene.t.menu.personRow(fitDescription(capital(helpHours(scene)))))

/** The booking under way, else the menu. */
export const wayBack = (scene: Pick<Scene, 'draft' | 't'>): PromptOption =>
  hasProgress(scene.draft) ? order('goOn', scene.t.common.buttons.goOn) : toMenu(scene)

export const withWayBack = (scene: Pick<Scene, 'draft' | 't'>, ...parts: Parameters<typeof paragraphs>): Prompt => ({
  body: paragraphs(...parts),
  options: [wayBack(scene)],
})
