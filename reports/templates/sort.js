"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

(() => {
  // Sorting: a header becomes a button; rows move, nothing is rebuilt.
  const value = (row, column, numeric) => {
    const cell = row.cells[column];
    const text = cell.dataset.value ?? cell.textContent.trim();
    if (!numeric) return text.toLocaleLowerCase();
    const number = Number.parseFloat(text);
    return Number.isNaN(number) ? null : number;
  };
  const compare = (a, b) => {
    if (a === b) return 0;
    if (a === null) return 1;
    if (b === null) return -1;
    return typeof a === "number" ? a - b : a.localeCompare(b, document.documentElement.lang);
  };
  const sort = (header) => {
    const table = header.closest("table");
    const down = header.getAttribute("aria-sort") === "ascending";
    const numeric = header.dataset.sort === "number";
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const column = header.cellIndex;
    const rows = [...table.tBodies[0].rows].map((row) => [value(row, column, numeric), row]);
    rows.sort(([a], [b]) => (down && a !== null && b !== null ? compare(b, a) : compare(a, b)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };
  for (const header of all("table.sortable th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => sort(header));
  }
})();
