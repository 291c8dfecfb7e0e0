// Draws the month board from the data of board_model and reports opened cells.
// Everything that comes from the data goes through text(): v2 components have no iframe.

const text = (value) =>
  String(value ?? "").replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const run = (r) =>
  `<i class="${text(r.kind)}" style="flex:${Number(r.minutes) || 1}">${text(r.text)}</i>`

const half = (runs) => `<span class="half">${runs.map(run).join("")}</span>`

const noon = (kinds) =>
  `<span class="noon">${kinds.map((k) => `<b class="${text(k)}"></b>`).join("")}</span>`

const marks = (cell) =>
  ["pin", "bad", "selected"].filter((name) => cell[name]).join(" ")

function cellHtml(person, cell, day) {
  const names = `cell ${marks(cell)} ${day.week ? "week" : ""} ${day.today ? "today" : ""}`
  return `<td class="${names}" tabindex="-1" role="gridcell" data-staff="${text(person.id)}"
    data-date="${text(day.date)}" title="${text(cell.title)}"
    aria-label="${text(cell.title)}">${half(cell.am)}${noon(cell.noon)}${half(cell.pm)}</td>`
}

function personHtml(person, days) {
  const cells = person.cells.map((cell, at) => cellHtml(person, cell, days[at]))
  const star = person.head ? '<em aria-hidden="true">★</em>' : ""
  return `<tr class="person"><th scope="row" class="name">${text(person.name)}${star}</th>${cells.join("")}</tr>`
}

function cadreHtml(group, days, labels) {
  if (!group.cadres.length) return ""
  const cells = group.cadres.map((duty, at) => {
    const title = `${labels.am} ${duty.am || "—"}\n${labels.pm} ${duty.pm || "—"}`
    const names = `cadre ${days[at].week ? "week" : ""} ${days[at].today ? "today" : ""}`
    return `<td class="${names}" title="${text(title)}"><span>${text(duty.am)}</span><span>${text(duty.pm)}</span></td>`
  })
  return `<tr class="cadres"><th scope="row" class="name">${text(labels.cadres)}</th>${cells.join("")}</tr>`
}

function groupHtml(group, data) {
  const head =
    data.groups.length > 1
      ? `<tr class="group"><th class="name" scope="rowgroup">${text(group.name)}</th><td colspan="${data.days.length}"></td></tr>`
      : ""
  return (
    head +
    group.people.map((person) => personHtml(person, data.days)).join("") +
    cadreHtml(group, data.days, data.labels)
  )
}

function tableHtml(data) {
  const { days, labels } = data
  const head = days.map(
    (day) =>
      `<th scope="col" class="${day.week ? "week" : ""} ${day.today ? "today" : ""}">${text(day.day)}<small>${text(day.weekday)}</small></th>`,
  )
  const foot = data.cover.map(
    (c, at) =>
      `<td class="${c.low ? "low" : "full"} ${days[at].week ? "week" : ""}" title="${text(c.title)}">${text(c.text)}</td>`,
  )
  return `<div class="wide ${data.groups.length > 1 ? "many" : ""}"><table role="grid">
    <thead><tr><th class="name">${text(labels.people)}</th>${head.join("")}</tr></thead>
    <tbody>${data.groups.map((group) => groupHtml(group, data)).join("")}</tbody>
    <tfoot><tr><th class="name">${text(labels.cover)}</th>${foot.join("")}</tr></tfoot>
  </table></div>`
}

// A narrow screen shows one day at a time.
function cardHtml(person, cell, date) {
  const says = (runs) => runs.map((r) => `<i class="${text(r.kind)}">${text(r.text)}</i>`).join("")
  return `<button class="card ${marks(cell)}" data-staff="${text(person.id)}" data-date="${text(date)}"
    aria-label="${text(cell.title)}"><strong>${text(person.name)}</strong>
    <span class="halves">${says(cell.am)}${noon(cell.noon)}${says(cell.pm)}</span></button>`
}

function narrowHtml(data, at) {
  const day = data.days[at]
  const cover = data.cover[at]
  const tabs = data.days.map(
    (d, i) =>
      `<button class="tab ${i === at ? "on" : ""} ${data.cover[i].low ? "low" : ""}" data-tab="${i}" aria-pressed="${i === at}">${text(d.day)}<small>${text(d.weekday)}</small></button>`,
  )
  const gaps = cover.gaps.map((gap) => `<p class="gap">${text(gap)}</p>`)
  const groups = data.groups.map((group) => {
    const cards = group.people.map((person) => cardHtml(person, person.cells[at], day.date))
    const duty = group.cadres[at]
    const cadre = duty
      ? `<p class="onsite">${text(data.labels.cadres)}  ${text(data.labels.am)} ${text(duty.am || "—")}  ${text(data.labels.pm)} ${text(duty.pm || "—")}</p>`
      : ""
    return `<section><h4>${text(group.name)}</h4>${cards.join("")}${cadre}</section>`
  })
  return `<div class="narrow"><nav class="tabs">${tabs.join("")}</nav>
    <h3 class="${cover.low ? "low" : ""}">${text(day.name)} <span>${text(cover.text)}</span></h3>
    ${gaps.join("")}${groups.join("")}</div>`
}

const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }

function neighbour(cell, [down, right]) {
  let row = cell.parentElement
  if (down) {
    do row = down > 0 ? row.nextElementSibling : row.previousElementSibling
    while (row && !row.classList.contains("person"))
  }
  const at = [...cell.parentElement.children].indexOf(cell) + right
  const next = row?.children[at]
  return next?.classList.contains("cell") ? next : null
}

function draw(root, data) {
  const old = root.querySelector(".wide")
  const [left, top] = old ? [old.scrollLeft, old.scrollTop] : [0, 0]
  const at = Math.min(Number(root.dataset.shown ?? data.today), data.days.length - 1)
  root.innerHTML = data.days.length ? tableHtml(data) + narrowHtml(data, at) : ""
  const wide = root.querySelector(".wide")
  if (wide) Object.assign(wide, { scrollLeft: left, scrollTop: top })
  root.querySelector("td.cell")?.setAttribute("tabindex", "0")
  root.querySelector(".tab.on")?.scrollIntoView({ block: "nearest", inline: "center" })
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".board")
  const open = (cell) =>
    setTriggerValue("open", { staff: cell.dataset.staff, date: cell.dataset.date, at: Date.now() })
  draw(root, data)
  root.onclick = (event) => {
    const tab = event.target.closest("[data-tab]")
    if (tab) {
      root.dataset.shown = tab.dataset.tab
      return draw(root, data)
    }
    const cell = event.target.closest("[data-staff]")
    if (cell) open(cell)
  }
  root.onkeydown = (event) => {
    const cell = event.target.closest("td.cell")
    if (!cell) return
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault()
      return open(cell)
    }
    if (!step[event.key]) return
    event.preventDefault()
    neighbour(cell, step[event.key])?.focus()
  }
}
