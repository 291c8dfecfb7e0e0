// Draws the price calendar and reports the half-day that is picked. Everything from the data is escaped.

const text = (value) =>
  String(value ?? "").replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const halfHtml = (cell, staff, date, picked) => {
  const chosen = picked && picked.staff === staff && picked.date === date && picked.half === cell.half
  return `<button tabindex="-1" class="${cell.tone}${chosen ? " picked" : ""}" aria-disabled="${!cell.open}"
    title="${text(cell.label)}" aria-label="${text(cell.label)}"
    data-staff="${text(staff)}" data-date="${date}" data-half="${cell.half}">${text(cell.text)}</button>`
}

const dayClass = (day) => (day.week ? "week" : "")

function rowHtml(person, data) {
  const cells = person.days.map((halves, at) => `<td class="${dayClass(data.days[at])}">
    ${halves.map((cell) => halfHtml(cell, person.id, data.days[at].date, data.picked)).join("")}</td>`)
  return `<tr><th scope="row" class="name" title="${text(person.name)}">${text(person.name)}</th>${cells.join("")}</tr>`
}

const heads = (data) => data.days.map((day) =>
  `<th scope="col" class="${dayClass(day)}">${day.day}<small>${text(day.weekday)}</small></th>`).join("")

// One stop of the tab key; the arrows go on from there.
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

function walk(root, event) {
  const here = event.target.closest("button")
  const step = STEPS[event.key]
  if (!here || !step) return
  event.preventDefault()
  const lines = [...root.querySelectorAll("tbody tr")].flatMap((row) =>
    ["am", "pm"].map((half) => [...row.querySelectorAll(`[data-half=${half}]`)]))
  const line = lines.findIndex((each) => each.includes(here))
  const next = lines[line + step[0]]?.[lines[line].indexOf(here) + step[1]]
  if (!next) return
  here.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".prices")
  const left = root.firstElementChild?.scrollLeft ?? 0
  root.innerHTML = `<div class="scroll"><table style="--days: ${data.days.length}">
    <thead><tr><th class="name" scope="col">${text(data.who)}</th>${heads(data)}</tr></thead>
    <tbody>${data.people.map((person) => rowHtml(person, data)).join("")}</tbody></table></div>`
  root.firstElementChild.scrollLeft = left
  const first = root.querySelector("button")
  if (first) first.tabIndex = 0
  root.onkeydown = (event) => walk(root, event)
  root.onclick = (event) => {
    const cell = event.target.closest("button[aria-disabled=false]")
    if (!cell) return
    setTriggerValue("pick", { staff: cell.dataset.staff, date: cell.dataset.date, half: cell.dataset.half })
    // the answer stands at the top of the page
    document.querySelector(".st-key-page_head")?.scrollIntoView({ block: "center" })
  }
}
