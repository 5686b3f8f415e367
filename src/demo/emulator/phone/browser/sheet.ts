import type { PhoneSay } from '../../phone-api.ts'
import { TOWNS, WORDS } from '../words.ts'
import { el, type IconName, icon } from './el.ts'

export interface SheetRow {
  title: string
  description?: string
  icon?: IconName
  pick: () => void
}

export interface SheetGroup {
  title?: string
  rows: SheetRow[]
}

/** A modal dialog inside the telephone: Escape closes it, the keyboard stays in it, and the focus returns. */
export function openSheet(title: string, groups: SheetGroup[]): void {
  const dialog = frame('sheet', title)
  for (const group of groups) {
    if (group.title) dialog.append(el('h3', {}, group.title))
    dialog.append(el('ul', { class: 'rows' }, ...group.rows.map((row) => el('li', {}, rowButton(row, dialog)))))
  }
  show(dialog)
}

/** For a longer text: the JSON of a message. */
export function openPages(title: string, ...content: HTMLElement[]): void {
  const dialog = frame('sheet wide', title)
  dialog.append(...content)
  show(dialog)
}

function rowButton(row: SheetRow, dialog: HTMLDialogElement): HTMLElement {
  const pick = () => {
    dialog.close()
    row.pick()
  }
  return el(
    'button',
    { type: 'button', class: 'row', click: pick },
    row.icon && icon(row.icon),
    el(
      'span',
      { class: 'row-words' },
      el('span', { class: 'row-title' }, row.title),
      row.description && el('span', { class: 'row-help' }, row.description),
    ),
  )
}

function frame(kind: string, title: string): HTMLDialogElement {
  const dialog = el('dialog', { class: kind, 'aria-labelledby': 'sheet-title' })
  const close = el('button', { type: 'button', class: 'sheet-close', click: () => dialog.close() }, WORDS.close)
  dialog.append(
    el('header', { class: 'sheet-head' }, el('h2', { id: 'sheet-title', tabindex: '-1', autofocus: true }, title), close),
  )
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  return dialog
}

function show(dialog: HTMLDialogElement): void {
  placeOverPhone(dialog)
  const follow = () => placeOverPhone(dialog)
  addEventListener('resize', follow)
  dialog.addEventListener('close', () => removeEventListener('resize', follow))
  document.body.append(dialog)
  dialog.showModal()
}

/** A modal dialog is above the whole page; these measures lay it over the telephone. */
function placeOverPhone(dialog: HTMLDialogElement): void {
  const phone = document.getElementById('phone')?.getBoundingClientRect()
  if (!phone) return
  for (const side of ['left', 'top', 'width', 'height'] as const) dialog.style.setProperty(`--phone-${side}`, `${phone[side]}px`)
}

export function openAttachments(send: (said: PhoneSay) => void, complain: (sentence: string) => void): void {
  openSheet(WORDS.attachTitle, [
    {
      rows: [
        { title: WORDS.location, description: WORDS.locationHelp, icon: 'pin', pick: () => openPlaces(send, complain) },
        { title: WORDS.voice, description: WORDS.voiceHelp, icon: 'microphone', pick: () => send({ kind: 'voice' }) },
        { title: WORDS.photo, description: WORDS.photoHelp, icon: 'picture', pick: () => send({ kind: 'photo' }) },
      ],
    },
  ])
}

/** A few towns, or this computer's place with the browser's permission. */
export function openPlaces(send: (said: PhoneSay) => void, complain: (sentence: string) => void): void {
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => send({ kind: 'location', latitude: coords.latitude, longitude: coords.longitude }),
      () => complain(WORDS.noLocation),
    )
  const towns = TOWNS.map(({ name, state, latitude, longitude }) => ({
    title: name,
    description: state,
    icon: 'pin' as const,
    pick: () => send({ kind: 'location', latitude, longitude }),
  }))
  openSheet(WORDS.locationTitle, [
    { rows: [...towns, { title: WORDS.myLocation, description: WORDS.myLocationHelp, icon: 'target', pick: here }] },
  ])
}
