// Draws a table and reports the row that is picked. Everything from the data is escaped.

const text = (value) =>
  String(value ?? "").replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

// a column is set right only if it holds figures and nothing else
const side = (rows, at) =>
  rows.some(({ cells }) => /[^\d.,+\-−–—%/ ]/.test(cells[at] ?? "")) ? "word" : "figure"

function rowHtml(row, picked, sides) {
  const [name, ...rest] = row.cells
  const names = [row.marked ? "marked" : "", row.id === picked ? "picked" : ""].join(" ")
  return `<tr class="${names}" data-id="${text(row.id)}">
    <th scope="row"><button aria-pressed="${row.id === picked}">${text(name)}</button></th>
    ${rest.map((cell, at) => `<td class="${sides[at + 1]}">${text(cell)}</td>`).join("")}</tr>`
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".picklist")
  const top = root.firstElementChild?.scrollTop ?? 0
  const sides = data.heads.map((_, at) => side(data.rows, at))
  root.innerHTML = `<div class="scroll"><table>
    <thead><tr>${data.heads.map((head, at) => `<th scope="col" class="${sides[at]}">${text(head)}</th>`).join("")}</tr></thead>
    <tbody>${data.rows.map((row) => rowHtml(row, data.picked, sides)).join("")}</tbody></table></div>`
  root.firstElementChild.scrollTop = top
  root.onclick = (event) => {
    const row = event.target.closest("tr[data-id]")
    if (row) setTriggerValue("pick", row.dataset.id)
  }
}
