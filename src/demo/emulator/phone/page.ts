import { readdirSync } from 'node:fs'
import { css, type Files, forBrowser, page, pageFiles, type Source, script, tokens } from '../../../pages/files.ts'
import { PHONE_JUMPS } from '../types.ts'
import { WORDS } from './words.ts'

const STYLES = ['base', 'phone', 'bubble', 'media', 'sheet', 'panel', 'people', 'time', 'messenger']

/** Before any script: the frame, with words from words.ts. */
function renderPage(assets: string): string {
  return `<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${WORDS.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}tokens.css">
${STYLES.map((name) => `<link rel="stylesheet" href="${assets}styles/${name}.css">`).join('\n')}
<script type="module" src="${assets}browser/main.ts"></script>
</head>
<body>
<a class="skip" id="skip" href="#message">${WORDS.skip}</a>
<noscript><p class="no-script">${WORDS.needsScript}</p></noscript>
<div class="desk">
${phone()}
${panel()}
</div>
<p class="unseen" id="announce" role="status"></p>
</body>
</html>
`
}

const phone = () => `<main class="phone" id="phone" aria-label="${WORDS.phone}">
  <header class="phone-head">
    <span class="avatar" aria-hidden="true">${WORDS.officeInitial}</span>
    <div class="phone-title"><h1>${WORDS.office}</h1><p id="presence">${WORDS.online}</p></div>
    <button type="button" class="panel-open" id="panel-open" aria-expanded="false" aria-controls="panel"></button>
  </header>
  <div class="chat">
    <div class="log" id="log" role="log" aria-label="${WORDS.conversation}" aria-live="polite" aria-relevant="additions" tabindex="0"></div>
    <button type="button" class="newer" id="newer" aria-label="${WORDS.newer}" hidden></button>
  </div>
  <p class="notice" id="notice" role="alert"></p>
  <form class="composer" id="composer" autocomplete="off">
    <button type="button" class="icon-button" id="attach" aria-label="${WORDS.attach}" aria-haspopup="dialog"></button>
    <label class="unseen" for="message">${WORDS.message}</label>
    <textarea id="message" rows="1" placeholder="${WORDS.placeholder}" enterkeyhint="send" spellcheck="false" autocapitalize="sentences"></textarea>
    <button type="submit" class="icon-button send" id="send" aria-label="${WORDS.send}"></button>
  </form>
</main>`

const panel = () => `<aside class="panel" id="panel" aria-label="${WORDS.panel}">
  <header class="panel-head">
    <h2 tabindex="-1" id="panel-heading">${WORDS.heading}</h2>
    <button type="button" class="panel-close" id="panel-close">${WORDS.closePanel}</button>
  </header>
  <p class="help">${WORDS.intro}</p>
  <section aria-labelledby="people-heading">
    <h3 id="people-heading">${WORDS.people}</h3>
    <ul class="people" id="people"></ul>
  </section>
${time()}
  <section aria-labelledby="faults-heading">
    <h3 id="faults-heading">${WORDS.faults}</h3>
    <p class="help">${WORDS.faultsHelp}</p>
    <ul class="faults" id="faults"></ul>
  </section>
  <section aria-labelledby="tools-heading">
    <h3 id="tools-heading">${WORDS.tools}</h3>
    <label class="switch"><input type="checkbox" role="switch" id="show-json"><span>${WORDS.showJson}</span></label>
    <p class="help">${WORDS.showJsonHelp}</p>
    <button type="button" class="plain" id="reset">${WORDS.reset}</button>
    <p class="help">${WORDS.resetHelp}</p>
    <button type="button" class="plain" id="start-over">${WORDS.startOver}</button>
    <p class="help" id="start-over-said" role="status">${WORDS.startOverHelp}</p>
  </section>
</aside>`

/** Hidden until the page knows that time can be put forward here. */
const time = () => `  <section class="time" id="time" aria-labelledby="time-heading" hidden>
    <h3 id="time-heading">${WORDS.time}</h3>
    <p class="help">${WORDS.timeHelp}</p>
    <p class="time-now">${WORDS.timeNow} <time id="time-now"></time></p>
    <div class="jumps">
${PHONE_JUMPS.map((jump) => `      <button type="button" class="plain" data-jump="${jump}">${WORDS.jumps[jump]}</button>`).join('\n')}
    </div>
    <p class="time-said" id="time-said" role="status"></p>
    <p class="help">${WORDS.jumpNextHelp} ${WORDS.timeOnlyHere}</p>
  </section>`

const PHONE_PATH = '/telefono'
const ASSETS = `${PHONE_PATH}/pagina/`
const HERE = new URL('./', import.meta.url)

const code = async (name: string) => script(await forBrowser(new URL(name, HERE)))

/** Only these files, so that no path in an address reaches another one. */
const OWN: Files = {
  'tokens.css': tokens,
  'words.ts': () => code('words.ts'),
  ...filesOf('styles', (name) => css(new URL(name, HERE))),
  ...filesOf('browser', code),
}
const PAGE = 'page.html'
const whole = async () => page(renderPage(`${ASSETS}${await FILES.version()}/`))

/** Nothing from elsewhere and nothing inline: typed text can never become code here. */
const FILES = pageFiles({ ...OWN, [PAGE]: whole }, {}, Object.keys(OWN))

function filesOf(folder: string, open: (name: string) => Promise<Source>): Files {
  return Object.fromEntries(
    readdirSync(new URL(folder, HERE)).map((file) => [`${folder}/${file}`, () => open(`${folder}/${file}`)]),
  )
}

/** `/telefono`, `/telefono/pagina/...`, and a redirect from `/`; GET and HEAD only. Undefined for every other address. No build step. */
export function phonePage(request: Request): Response | Promise<Response> | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const path = new URL(request.url).pathname
  if (path === '/' || path === `${PHONE_PATH}/`) return new Response(null, { status: 302, headers: { location: PHONE_PATH } })
  if (path === PHONE_PATH) return FILES.answer(request, PAGE)
  return path.startsWith(ASSETS) ? FILES.answer(request, path.slice(ASSETS.length)) : undefined
}
