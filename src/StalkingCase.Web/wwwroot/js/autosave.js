// Drafts that save themselves. Only a form with an address of its own for that: sent to its page it would be saved for good.
const every = 15000
const drafts = []

const clockTime = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

/** Saves what is not saved yet; answers when it is, or could not be. */
export const saveDrafts = () => Promise.all(drafts.map((save) => save()))

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const address = form.dataset.autosave
  if (!address) continue
  const status = document.querySelector('[data-autosave-status]')
  const say = (text) => { if (status) status.textContent = text }
  let dirty = false
  let saving = false
  let last = Promise.resolve()

  const once = async () => {
    if (!dirty) return
    dirty = false
    saving = true
    try {
      const answer = await fetch(address, {
        method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin', redirect: 'manual', keepalive: document.hidden,
        headers: { 'X-Requested-With': 'XMLHttpRequest' }, signal: AbortSignal.timeout(10000)
      })
      if (answer.status === 409) {
        say('This changed in another tab. Your text is kept here. Continue to compare.')
        return
      }
      if (answer.status === 401 || answer.status === 423) {
        dirty = true
        say('Not saved: the screen was locked or you are signed out. Keep this page open. We will save when you are back.')
        return
      }
      if (!answer.ok) throw new Error('not saved')
      const kept = await answer.json().catch(() => ({}))
      const version = form.querySelector('[name=Version]')
      if (version && kept.version) version.value = kept.version
      say(`Saved ${clockTime()}`)
    } catch {
      dirty = true
      say('No connection. Keep this page open. We will save when the signal returns.')
    } finally {
      saving = false
    }
  }

  // One after the other: two at once would hold the same version, and the second would be told that somebody else was first.
  const save = () => (last = last.then(once))
  drafts.push(save)
  form.addEventListener('input', () => { dirty = true })
  form.addEventListener('submit', (event) => {
    dirty = false
    if (!saving) return
    event.preventDefault()
    last.then(() => form.requestSubmit(event.submitter))
  })
  setInterval(save, every)
}

// A tab that is hidden may never be shown again. One that is being left has sent its form, and the next page has read the draft.
let leaving = false
window.addEventListener('pagehide', () => { leaving = true })
window.addEventListener('pageshow', () => { leaving = false })
document.addEventListener('visibilitychange', () => { if (document.hidden && !leaving) saveDrafts() })
