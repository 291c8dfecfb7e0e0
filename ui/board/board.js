// The board under mouse and keyboard. It paints what it was told, reports what somebody
// does, and marks the cell until the answer is there.
//
// Keys: arrows move, by half-days up and down; Enter opens; A own post, 1…9 the posts
// one may serve, F or Delete free, L lunch one block later, P or Space pin;
// Ctrl+Z and Ctrl+Y take back and do again.

const step = { ArrowLeft: -1, ArrowRight: 1 }

function neighbourRow(row, down) {
  do row = down > 0 ? row.nextElementSibling : row.previousElementSibling
  while (row && !row.classList.contains("person"))
  return row
}

const indexOf = (cell) => [...cell.parentElement.children].indexOf(cell)

function draw(root, data) {
  const old = root.querySelector(".wide")
  const [left, top] = old ? [old.scrollLeft, old.scrollTop] : [0, 0]
  const at = Math.min(Number(root.dataset.shown ?? data.today), data.days.length - 1)
  root.innerHTML = data.days.length
    ? `${tableHtml(data)}${narrowHtml(data, at)}<div class="tip" role="status" hidden></div>`
    : ""
  const wide = root.querySelector(".wide")
  if (wide) Object.assign(wide, { scrollLeft: left, scrollTop: top })
  root.querySelector("td.cell")?.setAttribute("tabindex", "0")
  const on = root.querySelector(".tab.on")
  if (on) on.parentElement.scrollLeft = on.offsetLeft - on.parentElement.clientWidth / 2
}

function find(root, key) {
  if (!key) return null
  return [...root.querySelectorAll("td.cell")].find(
    (cell) => cell.dataset.row === key.row && cell.dataset.date === key.date,
  )
}

function explain(root, cell, words) {
  const tip = root.querySelector(".tip")
  if (!tip) return
  tip.hidden = !words
  if (!words) return
  tip.textContent = words
  const [box, own] = [cell.getBoundingClientRect(), root.getBoundingClientRect()]
  const low = box.bottom + tip.offsetHeight + 12 > window.innerHeight
  tip.style.left = `${Math.max(0, Math.min(box.left - own.left, own.width - tip.offsetWidth))}px`
  tip.style.top = `${(low ? box.top - tip.offsetHeight - 6 : box.bottom + 6) - own.top}px`
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".board")
  const rows = data.groups.flatMap((group) => group.people)
  draw(root, data)

  const halfOf = () => root.dataset.half || "am"
  const spot = (cell, half) => ({ staff: cell.dataset.staff, date: cell.dataset.date, half: half ?? halfOf() })
  const send = (kind, cell, more = {}) => {
    cell?.classList.add("waiting")
    const at = cell ? spot(cell, more.half) : null
    setTriggerValue("act", { kind, at, version: data.version, now: Date.now(), ...more })
  }
  const say = (cell) => explain(root, cell, cell?.getAttribute("aria-label") ?? cell?.dataset.tip)
  const focus = (cell, half) => {
    if (!cell) return
    root.dataset.half = half
    root.querySelectorAll(".half.on").forEach((other) => other.classList.remove("on"))
    cell.querySelector(`[data-half=${half}]`)?.classList.add("on")
    root.querySelectorAll("td.cell[tabindex='0']").forEach((other) => other.setAttribute("tabindex", "-1"))
    cell.setAttribute("tabindex", "0")
    root.focused = { row: cell.dataset.row, date: cell.dataset.date }
    if (document.activeElement !== cell && root.getRootNode().activeElement !== cell) cell.focus()
    say(cell)
  }
  if (root.focused && root.dataset.within === "yes") focus(find(root, root.focused), halfOf())

  // focusin and focusout have no property to assign, so the old listeners are let go
  root.listening?.abort()
  root.listening = new AbortController()
  const { signal } = root.listening
  const focused = (event) => {
    const cell = event.target.closest("td.cell")
    root.dataset.within = cell ? "yes" : ""
    if (cell && !cell.querySelector(".half.on")) focus(cell, halfOf())
  }
  const left = (event) => {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) {
      root.dataset.within = ""
      explain(root)
    }
  }
  root.addEventListener("focusin", focused, { signal })
  root.addEventListener("focusout", left, { signal })
  root.onmouseover = (event) => {
    const over = event.target.closest("td.cell, td.foot")
    if (over) say(over)
    else explain(root)
  }
  root.onmouseleave = () => explain(root)
  root.onclick = (event) => {
    const tab = event.target.closest("[data-tab]")
    if (tab) {
      root.dataset.shown = tab.dataset.tab
      draw(root, data)
      return root.querySelector(".tab.on")?.focus()
    }
    const cell = event.target.closest("[data-staff]")
    if (cell) send("open", cell, { half: event.target.closest("[data-half]")?.dataset.half })
  }

  const place = (cell, key) => {
    const posts = rows.find((row) => row.id === cell.dataset.row)?.posts ?? []
    if (["f", "delete", "backspace"].includes(key)) return "free"
    if (key === "a") return posts[0]?.id
    return /^[1-9]$/.test(key) ? posts[Number(key) - 1]?.id : undefined
  }
  const edit = (cell, key) => {
    if (!data.version || cell.dataset.row !== cell.dataset.staff) return false
    const to = place(cell, key)
    if (to) send("put", cell, { place: to })
    else if (key === "l") send("lunch", cell)
    else if (key === "p" || key === " ") send("pin", cell)
    else return false
    return true
  }
  const move = (cell, key) => {
    if (step[key]) {
      const next = cell.parentElement.children[indexOf(cell) + step[key]]
      return next?.classList.contains("cell") && focus(next, halfOf())
    }
    const down = key === "ArrowDown" ? 1 : -1
    if (halfOf() === (down > 0 ? "am" : "pm")) return focus(cell, down > 0 ? "pm" : "am")
    const row = neighbourRow(cell.parentElement, down)
    if (row) focus(row.children[indexOf(cell)], down > 0 ? "am" : "pm")
  }
  root.onkeydown = (event) => {
    const cell = event.target.closest("td.cell")
    if (!cell) return
    const key = event.key.toLowerCase()
    if (event.ctrlKey || event.metaKey) {
      const kind = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : ""
      if (!kind || !data.version) return
      event.preventDefault()
      event.stopPropagation()
      return send(kind)
    }
    if (event.altKey) return
    if (key === "escape") return explain(root)
    const mine = key.startsWith("arrow") ? (move(cell, event.key), true) : key === "enter" ? (send("open", cell), true) : edit(cell, key)
    if (!mine) return
    event.preventDefault()
    event.stopPropagation() // Streamlit has shortcuts of its own
  }

  let dragged = null
  const dropSpot = (event) => {
    const [cell, half] = [event.target.closest?.("td.cell"), event.target.closest?.(".half")]
    return dragged && cell && half && half !== dragged.half ? { cell, half } : null
  }
  root.ondragstart = (event) => {
    const half = event.target.closest(".half")
    if (!half) return
    dragged = { cell: half.closest("td.cell"), half }
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", half.textContent)
    explain(root)
  }
  root.ondragover = (event) => {
    const to = dropSpot(event)
    root.querySelectorAll(".over").forEach((other) => other.classList.remove("over"))
    if (!to) return
    event.preventDefault()
    to.half.classList.add("over")
  }
  root.ondrop = (event) => {
    const to = dropSpot(event)
    if (!to) return
    event.preventDefault()
    to.cell.classList.add("waiting")
    send("swap", dragged.cell, { half: dragged.half.dataset.half, other: spot(to.cell, to.half.dataset.half) })
  }
  root.ondragend = () => {
    root.querySelectorAll(".over").forEach((other) => other.classList.remove("over"))
    dragged = null
  }
}
