import { initAll } from '../lib/govuk-frontend.min.js'

initAll()

// A radio may not carry aria-expanded (ARIA 1.2); its revealed fields follow it in reading order.
const tidyRadios = () => document.querySelectorAll('input[type=radio][aria-expanded]').forEach((radio) => radio.removeAttribute('aria-expanded'))
tidyRadios()
document.addEventListener('click', () => setTimeout(tidyRadios))
window.addEventListener('pageshow', () => setTimeout(tidyRadios))
const body = document.body
document.querySelector('[data-error-summary]')?.focus()

const clockTime = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
const post = (url, form) => fetch(url, { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin' })

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const status = document.querySelector('[data-autosave-status]')
  let dirty = false
  form.addEventListener('input', () => { dirty = true })
  setInterval(async () => {
    if (!dirty) return
    dirty = false
    try {
      const answer = await post(form.dataset.autosave, form)
      if (answer.status === 409) {
        if (status) status.textContent = 'This changed in another tab. Your text is kept here. Continue to compare.'
        return
      }
      if (!answer.ok) throw new Error('not saved')
      const kept = await answer.json().catch(() => ({}))
      const version = form.querySelector('[name=Version]')
      if (version && kept.version) version.value = kept.version
      if (status) status.textContent = `Saved ${clockTime()}`
    } catch {
      dirty = true
      if (status) status.textContent = 'No connection. Keep this page open. We will save when the signal returns.'
    }
  }, 15000)
}

for (const form of document.querySelectorAll('form[data-lookup]')) {
  const results = document.querySelector('[data-lookup-results]')
  if (!results) continue
  results.setAttribute('aria-live', 'polite')
  let timer
  let latest = 0
  form.addEventListener('input', (event) => {
    if (results.contains(event.target)) return
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const mine = ++latest
      const answer = await post(form.dataset.lookup, form).catch(() => null)
      if (!answer?.ok || mine !== latest || results.contains(document.activeElement)) return
      const html = await answer.text()
      if (mine === latest) results.innerHTML = html
    }, 300)
  })
}

const cover = document.querySelector('[data-cover]')
const lockForm = document.querySelector('[data-lock]')
const hide = () => {
  if (!lockForm) return
  if (cover) cover.hidden = false
  lockForm.requestSubmit()
}
lockForm?.addEventListener('submit', () => { if (cover) cover.hidden = false })
document.addEventListener('keydown', (event) => {
  if (event.altKey && event.shiftKey && event.code === 'KeyL') { event.preventDefault(); hide() }
})

const idle = document.querySelector('[data-idle]')
const idleFor = Number(body.dataset.idleMinutes || 15) * 60000
let lastAct = Date.now()
const acted = () => { lastAct = Date.now(); if (idle) idle.hidden = true }
for (const kind of ['keydown', 'pointerdown', 'input', 'scroll']) document.addEventListener(kind, acted, { passive: true })
if (lockForm) {
  setInterval(() => {
    const quiet = Date.now() - lastAct
    if (quiet >= idleFor) hide()
    else if (idle) idle.hidden = quiet < idleFor - 60000
  }, 1000)
}

const mask = () => {
  for (const value of document.querySelectorAll('[data-masked-after]')) {
    value.textContent = 'Hidden'
    value.removeAttribute('data-masked-after')
  }
}
for (const value of document.querySelectorAll('[data-masked-after]')) setTimeout(mask, Number(value.dataset.maskedAfter || 60) * 1000)
document.addEventListener('visibilitychange', () => { if (document.hidden) mask() })
