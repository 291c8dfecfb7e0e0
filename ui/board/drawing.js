// Turns the data of board_model into HTML. Everything that comes from the data goes
// through text(): components of this kind have no frame of their own.

const text = (value) =>
  String(value ?? "").replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

// The stretches of one session: blocks that follow each other in the same place.
function runs(data, cell, session) {
  const found = []
  data.blocks.forEach((block, at) => {
    if (block.session !== session) return
    const last = found.at(-1)
    if (last && last.place === cell.at[at]) last.minutes += block.minutes
    else found.push({ place: cell.at[at], minutes: block.minutes })
  })
  return found.map((run) => ({ ...run, ...data.places[run.place] }))
}

const runHtml = (r) =>
  `<i class="${text(r.kind)}" style="flex:${Number(r.minutes) || 1}">${text(r.text)}</i>`

const halfHtml = (data, cell, session) =>
  `<span class="half" data-half="${session}" ${data.version && !cell.opens ? 'draggable="true"' : ""}>${runs(data, cell, session).map(runHtml).join("")}</span>`

function noonHtml(data, cell) {
  const bars = data.blocks.map((block, at) =>
    block.session === "noon" ? `<b class="${text(data.places[cell.at[at]].kind)}"></b>` : "",
  )
  return `<span class="noon">${bars.join("")}</span>`
}

const marks = (cell) =>
  [cell.pin.length && "pin", cell.bad.length && "bad", cell.selected && "selected", cell.changed && "changed"]
    .filter(Boolean)
    .join(" ")

// What a cell says in full: where the person is block by block, and what is wrong.
function spoken(data, person, cell, day) {
  const where = data.blocks.map((block, at) => {
    const fixed = cell.pin.includes(block.id) ? `  ${data.labels.pinned}` : ""
    return `${block.name}  ${data.places[cell.at[at]].full}${fixed}`
  })
  const changed = cell.changed ? [data.labels.changed] : []
  return [`${person.name} ${day.name}`, ...cell.bad, ...where, ...changed].join("\n")
}

const column = (day) => `${day.week ? "week" : ""} ${day.today ? "today" : ""}`

function cellHtml(data, person, at) {
  const [cell, day] = [person.cells[at], data.days[at]]
  return `<td class="cell ${marks(cell)} ${column(day)}" tabindex="-1" role="gridcell"
    data-row="${text(person.id)}" data-staff="${text(cell.opens ?? person.id)}" data-date="${text(day.date)}"
    aria-label="${text(spoken(data, person, cell, day))}">${halfHtml(data, cell, "am")}${noonHtml(data, cell)}${halfHtml(data, cell, "pm")}</td>`
}

function personHtml(data, person) {
  const cells = person.cells.map((_, at) => cellHtml(data, person, at))
  const star = person.head ? '<em aria-hidden="true">★</em>' : ""
  return `<tr class="person"><th scope="row" class="name" title="${text(person.name)}">${text(person.name)}${star}</th>${cells.join("")}</tr>`
}

function cadreHtml(data, group) {
  if (!group.cadres.length) return ""
  const { labels, days } = data
  const cells = group.cadres.map((duty, at) => {
    const title = `${labels.am} ${duty.am || "—"}\n${labels.pm} ${duty.pm || "—"}`
    return `<td class="cadre ${column(days[at])}" title="${text(title)}"><span>${text(duty.am)}</span><span>${text(duty.pm)}</span></td>`
  })
  return `<tr class="cadres"><th scope="row" class="name">${text(labels.cadres)}</th>${cells.join("")}</tr>`
}

function groupHtml(data, group) {
  const head =
    data.groups.length > 1
      ? `<tr class="group"><th class="name" scope="rowgroup">${text(group.name)}</th><td colspan="${data.days.length}"></td></tr>`
      : ""
  return head + group.people.map((person) => personHtml(data, person)).join("") + cadreHtml(data, group)
}

const LAMPS = { full: "●", tight: "◐", low: "▲" }

function tableHtml(data) {
  const { days, labels, cover } = data
  const head = days.map(
    (day, at) =>
      `<th scope="col" class="${column(day)}">${text(day.day)}<small>${text(day.weekday)}<u class="lamp ${cover[at].light}" aria-hidden="true">${LAMPS[cover[at].light]}</u></small></th>`,
  )
  const foot = cover.map(
    (c, at) => `<td class="foot ${c.light} ${days[at].week ? "week" : ""}" data-tip="${text(c.title)}">${text(c.text)}</td>`,
  )
  const names = ["wide", data.groups.length > 1 && "many", days.length < 8 && "few"].filter(Boolean)
  return `<div class="${names.join(" ")}"><table role="grid" aria-label="${text(labels.people)}">
    <thead><tr><th class="name" scope="col">${text(labels.people)}</th>${head.join("")}</tr></thead>
    <tbody>${data.groups.map((group) => groupHtml(data, group)).join("")}</tbody>
    <tfoot><tr><th class="name" scope="row">${text(labels.cover)}</th>${foot.join("")}</tr></tfoot>
  </table></div>`
}

// A narrow screen shows one day at a time.
function cardHtml(data, person, at) {
  const [cell, day] = [person.cells[at], data.days[at]]
  const says = (session) => runs(data, cell, session).map(runHtml).join("")
  const why = cell.bad.map((line) => `<small class="why">${text(line)}</small>`)
  return `<button class="card ${marks(cell)}" data-staff="${text(cell.opens ?? person.id)}" data-date="${text(day.date)}"
    aria-label="${text(spoken(data, person, cell, day))}"><strong>${text(person.name)}</strong>
    <span class="halves"><span>${says("am")}</span>${noonHtml(data, cell)}<span>${says("pm")}</span></span>${why.join("")}</button>`
}

function narrowHtml(data, at) {
  const { days, labels } = data
  const cover = data.cover[at]
  const tabs = days.map(
    (d, i) =>
      `<button class="tab ${i === at ? "on" : ""} ${data.cover[i].light}" data-tab="${i}" aria-pressed="${i === at}" aria-label="${text(d.name)} ${text(data.cover[i].text)}">${text(d.day)}<small>${text(d.weekday)}</small></button>`,
  )
  const gaps = cover.gaps.map((gap) => `<p class="gap">${text(gap)}</p>`)
  const groups = data.groups.map((group) => {
    const cards = group.people.map((person) => cardHtml(data, person, at))
    const duty = group.cadres[at]
    const cadre = duty
      ? `<p class="onsite">${text(labels.cadres)}  ${text(labels.am)} ${text(duty.am || "—")}  ${text(labels.pm)} ${text(duty.pm || "—")}</p>`
      : ""
    return `<section><h4>${text(group.name)}</h4>${cards.join("")}${cadre}</section>`
  })
  return `<div class="narrow"><div class="tabs">${tabs.join("")}</div>
    <h3 class="${cover.light}">${text(days[at].name)} <span>${text(cover.text)}</span></h3>
    ${gaps.join("")}${groups.join("")}</div>`
}
