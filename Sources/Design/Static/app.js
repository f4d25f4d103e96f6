// Makes pages that already work without scripts a little better. Loaded as a module, after the page is parsed.

/** Starts the NHS.UK components: character counts, conditional fields, the menu, focus on the error summary. */
async function startFrontend() {
  const path = document.getElementById('app-script')?.dataset.frontend
  if (!path) return
  const { initAll } = await import(path)
  initAll()
}

/** Keeps the count of chosen rows and the "select all" box of each bulk form in step with the checkboxes. */
function startBulk() {
  for (const all of document.querySelectorAll('[data-bulk-all]')) {
    const form = all.dataset.bulkAll
    const boxes = [...document.querySelectorAll(`input[data-bulk="${CSS.escape(form)}"]`)]
    const count = document.querySelector(`[data-bulk-count="${CSS.escape(form)}"]`)
    const master = all.querySelector('input')
    if (!boxes.length || !master) continue
    const update = () => {
      const chosen = boxes.filter(box => box.checked).length
      master.checked = chosen === boxes.length
      master.indeterminate = chosen > 0 && chosen < boxes.length
      if (count) count.textContent = chosen === 0 ? 'None chosen' : `${chosen} of ${boxes.length} on this page chosen`
    }
    master.addEventListener('change', () => {
      for (const box of boxes) box.checked = master.checked
      update()
    })
    for (const box of boxes) box.addEventListener('change', update)
    // The browser may bring back ticked boxes after "Back".
    window.addEventListener('pageshow', update)
    all.hidden = false
    update()
  }
}

/** Sends each form that changes something once, however often its buttons are pressed. */
function startSubmitGuard() {
  document.addEventListener('submit', event => {
    const form = event.target
    if (event.defaultPrevented || form.method !== 'post') return
    if (form.dataset.sent) {
      event.preventDefault()
      return
    }
    form.dataset.sent = 'true'
    // A download leaves the page as it is: let the form be used again.
    setTimeout(() => delete form.dataset.sent, 5000)
  })
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
  })
}

/** Warns before a page with typed but unsaved text is left. Only for forms that ask for it with data-guard. */
function startTypingGuard() {
  let isDirty = false
  document.addEventListener('input', event => {
    if (event.target.closest('form[data-guard]')) isDirty = true
  })
  document.addEventListener('submit', () => { isDirty = false })
  window.addEventListener('beforeunload', event => {
    if (isDirty) event.preventDefault()
  })
}

/** Puts fresh children in place of old ones. The status stays and changes its words, so that it is read out. */
function swap(old, fresh) {
  const [before, after] = [[...old.children], [...fresh.children]]
  const status = before.find(child => child.getAttribute('role') === 'status')
  const freshStatus = after.find(child => child.getAttribute('role') === 'status')
  if (status && freshStatus && status.textContent !== freshStatus.textContent) {
    status.textContent = freshStatus.textContent
  }
  const isAlike = before.length === after.length && before.every((child, i) => child.tagName === after[i].tagName)
  if (isAlike) {
    before.forEach((child, index) => {
      const isFocused = child.contains(document.activeElement) && child.textContent === after[index].textContent
      if (child !== status && !isFocused && !child.isEqualNode(after[index])) child.replaceWith(after[index])
    })
    return
  }
  const hadFocus = old.contains(document.activeElement)
  if (!status || !freshStatus) old.replaceChildren(...after)
  else replaceAround(status, before, after, after.indexOf(freshStatus))
  if (!hadFocus) return
  old.tabIndex = -1
  old.focus()
}

/** Replaces all children but the status, whose fresh fellow stands at `place`. */
function replaceAround(status, before, after, place) {
  for (const child of before) if (child !== status) child.remove()
  status.before(...after.slice(0, place))
  status.after(...after.slice(place + 1))
}

/** Fetches this page again every few seconds while an element says so, and brings the element up to date. */
function startRefresh(element) {
  const seconds = Math.max(1, Number(element.dataset.refresh) || 3)
  let failures = 0
  const again = () => setTimeout(refresh, Math.min(60, seconds * 2 ** failures) * 1000)
  async function refresh() {
    if (document.hidden) return void again()
    try {
      const answer = await fetch(location.href, { headers: { 'X-Requested-With': 'refresh' }, redirect: 'manual' })
      // Sent elsewhere, such as to sign in: let the person see it.
      if (answer.type === 'opaqueredirect') return void location.reload()
      if (!answer.ok) throw new Error(answer.statusText)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById(element.id)
      if (!fresh) return void location.reload()
      swap(element, fresh)
      failures = 0
      if (fresh.dataset.refresh === undefined) return void element.removeAttribute('data-refresh')
    } catch {
      failures = Math.min(failures + 1, 5)
    }
    again()
  }
  again()
}

/** Closes what would push the content off a narrow screen. */
function closeOnNarrowScreens() {
  if (!matchMedia('(max-width: 61.865em)').matches) return
  for (const details of document.querySelectorAll('details[data-narrow="closed"]')) details.open = false
}

/** Moves focus to what went wrong or what just happened, where the NHS.UK script does not run. */
function focusNotice() {
  const notice = document.querySelector('.nhsuk-error-summary, .nhsuk-notification-banner[role="alert"]')
  if (!notice) return
  notice.tabIndex = -1
  notice.focus()
}

closeOnNarrowScreens()
startBulk()
startSubmitGuard()
startTypingGuard()
for (const element of document.querySelectorAll('[data-refresh][id]')) startRefresh(element)
startFrontend().catch(focusNotice)
