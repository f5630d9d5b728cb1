// The screen is hidden by the person, or by itself when nobody is there. The page leaves the document and waits in memory,
// so that no typing is lost and nothing of it can be read; it comes back when the server says that the same person is back.
import { saveDrafts } from './autosave.js'

const body = document.body
const lockForm = document.querySelector('[data-lock]')
const idle = document.querySelector('[data-idle]')
const template = document.querySelector('template[data-cover]')

/** What was revealed is masked again. */
export const mask = () => {
  for (const value of document.querySelectorAll('[data-masked-after]')) {
    value.textContent = 'Hidden'
    value.removeAttribute('data-masked-after')
  }
}

const noConnection = 'No connection. Nothing is shown until it is back and you have given your password. What you typed is kept.'
const over = 'You are signed out, because nothing was done for a while. Sign in again: what you typed is kept, and this page comes back.'
const minute = 60000
const idleFor = Number(body.dataset.idleMinutes || 15) * minute
// The server ends the session that long after the last request it wrote down, which may be half a minute before the last key.
const lockAfter = idleFor - 45000
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time))

const start = () => {
  const channel = new BroadcastChannel('screen')
  const token = lockForm.querySelector('[name=__RequestVerificationToken]').value
  let kept = null
  let locking = Promise.resolve()
  let lastAct = Date.now()
  let lastTold = 0
  let lastStay = Date.now()
  let staying = null
  let quietFor = 0

  // The token is the writer's own: asked by anybody else who signed in meanwhile, the server refuses.
  const ask = (address, fields = {}) => fetch(address, {
    method: 'POST', body: new URLSearchParams({ __RequestVerificationToken: token, ...fields }), credentials: 'same-origin', redirect: 'manual',
    headers: { 'X-Requested-With': 'XMLHttpRequest' }
  }).catch(() => null)
  const isOver = (answer) => answer?.status === 401 || answer?.status === 400
  const say = (text) => { const place = document.querySelector('[data-cover-says]'); if (place) place.textContent = text }
  const ended = () => {
    document.querySelector('[data-unlock]').hidden = true
    document.querySelector('[data-ended]').hidden = false
    say(over)
  }

  const cover = () => {
    if (kept) return
    clearTimeout(staying)
    staying = null
    mask()
    kept = { content: document.createDocumentFragment(), title: document.title, focus: document.activeElement, left: scrollX, top: scrollY }
    kept.content.append(...body.childNodes)
    body.append(template.content.cloneNode(true))
    document.title = 'Screen locked - StalkingCase'
    document.querySelector('[data-unlock]').addEventListener('submit', unlock)
    document.getElementById('unlock-password').focus()
  }

  const uncover = () => {
    if (!kept) return
    const { content, title, focus, left, top } = kept
    kept = null
    body.replaceChildren(content)
    document.title = title
    lastAct = lastStay = Date.now()
    quietFor = 0
    idle.hidden = true
    focus?.focus({ preventScroll: true })
    scrollTo(left, top)
    saveDrafts()
  }

  const lock = async () => {
    await Promise.race([saveDrafts(), wait(3000)])
    while (kept) {
      const answer = await ask('/lock')
      if (answer?.ok) return
      if (isOver(answer)) return ended()
      say(noConnection)
      await wait(5000)
    }
  }

  const hide = () => {
    if (kept) return
    cover()
    channel.postMessage('locked')
    locking = lock()
  }

  const unlock = async (event) => {
    event.preventDefault()
    const field = document.getElementById('unlock-password')
    const Password = field.value
    field.value = ''
    await locking
    const answer = await ask('/lock?handler=Unlock', { Password })
    if (answer?.ok) {
      uncover()
      channel.postMessage('shown')
    } else if (answer?.status === 403) say('The password is not right, or the account is locked for a while.')
    else if (answer?.status === 429) say('Too many tries. Wait a minute, then try again.')
    else if (isOver(answer)) ended()
    else say(noConnection)
  }

  // Asked because somebody was typing, its answer never brings back a screen that was hidden meanwhile.
  const stay = async (mayShow = false) => {
    const hidden = mayShow ? kept : null
    clearTimeout(staying)
    staying = null
    lastStay = Date.now()
    const answer = await ask('/account/stay')
    if (answer?.ok) { if (hidden && kept === hidden) uncover() }
    else if (answer?.status === 423) cover()
    else if (isOver(answer)) { cover(); ended() }
  }

  const acted = () => {
    if (kept) return
    lastAct = Date.now()
    quietFor = 0
    idle.hidden = true
    if (lastAct - lastTold > 1000) { lastTold = lastAct; channel.postMessage('acted') }
    // Also after the last key of a burst, so that the server never thinks it earlier than it was.
    staying ??= setTimeout(() => stay(), Math.max(0, lastStay + minute - lastAct))
  }

  channel.onmessage = ({ data }) => {
    if (data === 'acted') { lastAct = Date.now(); quietFor = 0; idle.hidden = true }
    else if (data === 'locked') cover()
    else if (data === 'shown' && kept) stay(true)
  }
  channel.postMessage('acted')
  channel.postMessage('shown')

  // Back to a page that the browser kept whole: it may have been hidden meanwhile.
  window.addEventListener('pageshow', (event) => { if (event.persisted) { cover(); stay(true) } })
  lockForm.addEventListener('submit', (event) => { event.preventDefault(); hide() })
  for (const kind of ['keydown', 'pointerdown', 'input', 'scroll']) document.addEventListener(kind, acted, { passive: true })
  document.addEventListener('keydown', (event) => {
    if (event.altKey && event.shiftKey && event.code === 'KeyL') { event.preventDefault(); hide() }
  })
  setInterval(() => {
    if (kept) return
    const quiet = Date.now() - lastAct
    idle.hidden = quiet < lockAfter - minute
    // Twice, so that a tab which slept hears first what was done in the others.
    if (quiet < lockAfter) quietFor = 0
    else if (++quietFor > 1) hide()
  }, 1000)
}

if (lockForm && idle && template) start()
