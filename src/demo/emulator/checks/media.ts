import { object, text } from '../json.ts'
import { refuse } from '../refusal.ts'
import { checkOptionalText, checkText, checkUrl, type Verdict } from './parts.ts'

/** Whether an id was uploaded and has not expired. */
export type MediaKnown = (id: string) => boolean

/** Exactly one of id and link; a caption of 1,024 characters at most. */
export function checkMedia(path: string, raw: unknown, known: MediaKnown): Verdict {
  const media = object(raw)
  if (!media) return refuse(131008, `${path} is required`)
  if ((media.id === undefined) === (media.link === undefined)) return refuse(131008, `${path} needs exactly one of id and link`)
  return (
    checkOptionalText(`${path}.caption`, media.caption, 1024) ??
    (media.link === undefined ? checkUploaded(path, media.id, known) : checkUrl(`${path}.link`, media.link))
  )
}

const checkUploaded = (path: string, id: unknown, known: MediaKnown): Verdict =>
  checkText(`${path}.id`, id, 512) ??
  (known(text(id) ?? '') ? undefined : refuse(131009, `${path}.id does not exist or has expired`))
