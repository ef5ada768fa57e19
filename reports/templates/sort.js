"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// What is filtered and sorted is in the address: a link gives the same view.
const address = new URLSearchParams(location.search);
const write = () => {
  const query = String(address);
  try {
    history.replaceState(null, "", `${query ? `?${query}` : location.pathname}${location.hash}`);
  } catch {
    // a page inside another may not change its address
  }
};
const remember = (form) => {
  const boxes = new Map();
  for (const field of form.elements) {
    if (!field.name) continue;
    address.delete(field.name);
    if (field.type === "checkbox") boxes.set(field.name, [...(boxes.get(field.name) ?? []), field]);
    else if (field.value) address.set(field.name, field.value);
  }
  for (const [name, group] of boxes) {
    if (group.some((box) => !box.checked)) address.set(name, group.filter((box) => box.checked).map((box) => box.value).join(","));
  }
  write();
};
const recall = (form) => {
  for (const field of form.elements) {
    if (!field.name || !address.has(field.name)) continue;
    const said = address.get(field.name);
    if (field.type === "checkbox") field.checked = said.split(",").includes(field.value);
    else field.value = said;
  }
};

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
    const now = header.getAttribute("aria-sort");
    const down = header.dataset.first === "largest" ? now !== "descending" : now === "ascending";
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
    button.addEventListener("click", () => {
      sort(header);
      const table = header.closest("table");
      address.set(`sort-${table.id || "list"}`, `${header.cellIndex}${header.getAttribute("aria-sort") === "descending" ? "-" : ""}`);
      write();
    });
  }
  for (const table of all("table.sortable")) {
    const said = /^(\d+)(-?)$/.exec(address.get(`sort-${table.id || "list"}`) ?? "");
    const header = said && table.tHead.rows[0].cells[Number(said[1])];
    if (!header?.dataset.sort) continue;
    header.removeAttribute("aria-sort");
    sort(header);
    if ((header.getAttribute("aria-sort") === "descending") !== Boolean(said[2])) sort(header);
  }
})();
