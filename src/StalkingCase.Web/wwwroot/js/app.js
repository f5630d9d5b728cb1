import { initAll } from '../lib/govuk-frontend.min.js'
import './autosave.js'
import { mask } from './screen.js'

initAll()

// A radio may not carry aria-expanded (ARIA 1.2); its revealed fields follow it in reading order.
const tidyRadios = () => document.querySelectorAll('input[type=radio][aria-expanded]').forEach((radio) => radio.removeAttribute('aria-expanded'))
tidyRadios()
document.addEventListener('click', () => setTimeout(tidyRadios))
window.addEventListener('pageshow', () => setTimeout(tidyRadios))
document.querySelector('[data-error-summary]')?.focus()

const post = (url, form) => fetch(url, { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin' })

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

for (const value of document.querySelectorAll('[data-masked-after]')) setTimeout(mask, Number(value.dataset.maskedAfter || 60) * 1000)
document.addEventListener('visibilitychange', () => { if (document.hidden) mask() })
