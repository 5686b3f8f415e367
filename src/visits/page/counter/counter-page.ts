import { css, desk, pageAt, scripts, styles } from '../../../pages/files.ts'
import { PAPER_CSS } from '../../../texts/paper.ts'

const HERE = new URL('./', import.meta.url)

/** /mostrador: the counter's day. Without data or key of its own; it asks the office's operations, with the user's key. */
export const counterPage = pageAt('/mostrador', new URL('page.html', HERE), {
  ...desk,
  'counter.css': () => css(new URL('counter.css', HERE)),
  'paper.css': () => styles(PAPER_CSS),
  ...scripts(
    new URL('browser/', HERE),
    'main',
    'calls',
    'chat-answer',
    'chats',
    'day-end',
    'dialogs',
    'lists',
    'printing',
    'turn-list',
    'turn-actions',
  ),
})
