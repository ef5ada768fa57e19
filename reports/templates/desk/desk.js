// The desk: findings, pages and tables side by side. Whatever is printed reaches the page as text.
const body = document.body;
const address = new URL(location.href);
const SVG = "http://www.w3.org/2000/svg";
const SCALES = [1, 1.5, 2, 3, 4, 6];

let version = Number(body.dataset.version);
let saved = Number(body.dataset.saved);
let data = { facts: {}, tables: {}, findings: {} };

const fetched = async (path) => {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
};

// ------------------------------------------------------------------------------------------------
// saving

const problem = one(".notice.problem");
const complain = (why) => {
  problem.textContent = say("failed", { why });
  problem.hidden = false;
};

const post = async (path, values) => {
  const told = await ask(path, values);
  const isAlone = told.before === saved; // else another tab or desk has decided meanwhile
  saved = told.saved;
  if (!isAlone) await takeDecisions();
  const undo = one('[data-do="undo"]');
  if (undo) undo.disabled = !told.undo;
  problem.hidden = true;
  if (told.phase === "reading") one(".notice.work").hidden = false;
  return told;
};

// What the page shows is where the page goes back to when it is loaded again.
const remember = (name, value) => {
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  history.replaceState(null, "", address);
  for (const link of all("a[data-language]")) {
    const other = new URL(address);
    other.searchParams.set("lang", link.lang);
    link.href = other.search;
  }
};

// ------------------------------------------------------------------------------------------------
// the state of the document, asked for while the page is open

const watch = async () => {
  try {
    const state = await (await fetched("state")).json();
    const busy = state.phase === "reading" || state.phase === "waiting";
    one(".notice.work").hidden = !busy;
    if (busy) tellProgress(state);
    if (state.version !== version && !busy && !one("dialog[open]")) return location.reload();
    const changed = one(".notice.changed");
    if (changed) changed.hidden = !state.changed;
    if (state.changed) one("span", changed).textContent = say(`changed.${state.changed}`);
    const undo = one('[data-do="undo"]');
    if (undo) undo.disabled = !state.undo;
    if (state.saved !== saved) await takeDecisions();
    tellReport(state);
    setTimeout(watch, busy || state.report === "busy" ? 400 : 2000);
  } catch {
    complain(say("gone"));
    setTimeout(watch, 5000);
  }
};

const tellProgress = ({ read, pages }) => {
  const bar = one(".notice.work progress");
  if (pages) [bar.max, bar.value] = [pages, read];
  else bar.removeAttribute("value");
  let told = pages ? say("pages", { read: Math.min(read + 1, pages), pages }) : say("queued");
  if (pages && read === pages) told = say("checking");
  one(".notice.work .far").textContent = told;
};

let toldReport = "";
const tellReport = ({ report, report_in: folder, report_failure: why }) => {
  if (report === toldReport) return;
  toldReport = report;
  const note = one(".notice.report");
  note.hidden = report === "none";
  one("span", note).textContent = say(`report.${report}`, { folder, why });
  one("a", note).hidden = report !== "done";
};

// ------------------------------------------------------------------------------------------------
// pages

const scroller = one(".sheets .scroller");
const sheets = new Map(all(".sheet").map((sheet) => [Number(sheet.dataset.page), sheet]));
const pages = new Map([...sheets].map(([n, { dataset }]) => [n, { n, w: Number(dataset.w), h: Number(dataset.h) }]));
let legible = 0;
let zoom = Number(address.searchParams.get("zoom")) || 0;
const marksOfPage = new Map();
let isKnown = false; // whether the figures are there to be marked

const stacked = matchMedia("(max-width: 48rem)"); // the page then lies below the findings

const fitting = (page, width = scroller.clientWidth) => Math.max(0.3, (width - 28) / page.w);
const shownZoom = (page, width) => zoom || legible || fitting(page, width);
const pageOf = (number) => pages.get(number);

const layOut = () => {
  if (!scroller) return;
  const width = scroller.clientWidth; // asked for once: asking after each page would lay them all out again
  for (const page of pages.values()) {
    const scale = shownZoom(page, width);
    const paper = one(".paper", sheets.get(page.n));
    paper.style.width = `${page.w * scale}px`;
    paper.style.height = `${page.h * scale}px`;
    if (one("img", paper)) paint(page, paper);
  }
  if (drawing) placeFrame();
  tellZoom();
};

const tellZoom = () => {
  const page = pageOf(current());
  if (page) one("output.zoom").textContent = `${Math.round(shownZoom(page) * 75)} %`;
};

const paint = (page, paper) => {
  if (!body.dataset.pdf) return;
  const wanted = shownZoom(page) * (devicePixelRatio || 1);
  const scale = SCALES.find((each) => each >= wanted - 0.05) ?? SCALES.at(-1);
  const source = `page/${page.n}/${scale}.png?v=${version}`;
  let image = one("img", paper);
  if (!image) {
    image = document.createElement("img");
    image.alt = "";
    paper.prepend(image);
  }
  if (image.getAttribute("src") !== source) image.src = source;
};

const frame = (page, paper) => {
  if (!isKnown || one("svg", paper)) return;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${page.w} ${page.h}`);
  svg.setAttribute("aria-hidden", "true");
  for (const [id, box] of marksOfPage.get(page.n) ?? []) {
    const [printed, state, , , , label, , byPerson] = data.facts[id];
    const rect = document.createElementNS(SVG, "rect");
    const [x0, top, x1, bottom] = box;
    const place = { x: x0, y: top, width: Math.max(1, x1 - x0), height: Math.max(1, bottom - top) };
    for (const [name, value] of Object.entries(place)) rect.setAttribute(name, value);
    rect.setAttribute("class", `s-${state}${byPerson ? " hand" : ""}`);
    rect.dataset.fact = id;
    const title = document.createElementNS(SVG, "title");
    title.textContent = label ? `${label} : ${printed}` : printed;
    rect.append(title);
    svg.append(rect);
    put(rects, id, rect);
  }
  paper.append(svg);
  light();
};

const inSight = new Set();
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const page = pageOf(Number(entry.target.dataset.page));
    if (!entry.isIntersecting) {
      inSight.delete(page.n);
      continue;
    }
    inSight.add(page.n);
    const paper = one(".paper", entry.target);
    paint(page, paper);
    frame(page, paper);
  }
}, { root: scroller, rootMargin: "60% 0px" });

const current = () => {
  const top = scroller.getBoundingClientRect().top + 40;
  const found = [...sheets].find(([, sheet]) => sheet.getBoundingClientRect().bottom > top);
  return found ? found[0] : 1;
};

const showPlace = (id) => {
  const place = data.facts[id]?.[6][0];
  if (!place || !scroller) return;
  const [number, x0, top, x1, bottom] = place;
  const page = pageOf(number);
  const sheet = sheets.get(number);
  if (!page || !sheet) return;
  const paper = one(".paper", sheet);
  paint(page, paper);
  frame(page, paper);
  const scale = paper.clientWidth / page.w;
  const frameBox = scroller.getBoundingClientRect();
  const paperBox = paper.getBoundingClientRect();
  const middle = paperBox.top - frameBox.top + ((top + bottom) / 2) * scale;
  const [left, right] = [x0, x1].map((x) => paperBox.left - frameBox.left + x * scale);
  const fits = right - left < scroller.clientWidth - 40;
  scroller.scrollBy({
    top: middle - scroller.clientHeight / 2,
    left: fits ? (left + right - scroller.clientWidth) / 2 : left - scroller.clientWidth * 0.35,
  });
};

// A figure that a finding is about is shown no smaller than it can be read.
const LEGIBLE = 9;
const makeLegible = (id) => {
  const place = data.facts[id]?.[6][0];
  if (!place || !scroller) return;
  const height = Math.max(4, Math.min(12, place[4] - place[2]));
  const page = pageOf(place[0]);
  if (!page) return;
  const wanted = fitting(page) * height < LEGIBLE ? Math.min(2.5, (LEGIBLE + 1) / height) : 0;
  if (zoom || wanted === legible) return;
  legible = wanted;
  layOut();
};

const setZoom = (value) => {
  const place = current();
  legible = 0;
  zoom = value && Math.min(6, Math.max(0.3, value));
  remember("zoom", zoom ? zoom.toFixed(2) : "");
  layOut();
  goTo(place);
};

const goTo = (number) => {
  const sheet = sheets.get(number);
  if (!sheet) return;
  scroller.scrollBy({ top: sheet.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8 });
};

// ------------------------------------------------------------------------------------------------
// what is lit: the figure that is pointed at, and those of the chosen finding

let pointed = "";
let chosen = null;

const rolesOf = () => {
  const roles = new Map();
  const lights = chosen && data.findings[chosen.dataset.id];
  if (lights) {
    for (const id of lights.candidates) roles.set(id, "term");
    for (const id of lights.terms) roles.set(id, "term");
    if (lights.main) roles.set(lights.main, "main");
  }
  return roles;
};

// Where each figure is drawn by now, so that lighting a few touches no other.
const rects = new Map();
const cells = new Map();
const figures = new Map();
const put = (map, id, node) => (map.has(id) ? map.get(id).push(node) : map.set(id, [node]));
const drawn = (id) => [rects, cells, figures].flatMap((map) => map.get(id) ?? []);
let lit = [];
let pointedAt = [];

const light = () => {
  for (const node of lit) node.classList.remove("lit-main", "lit-term");
  lit = [];
  for (const [id, role] of rolesOf()) {
    const nodes = [...(rects.get(id) ?? []), ...(cells.get(id) ?? [])];
    for (const node of nodes) node.classList.add(`lit-${role}`);
    lit.push(...nodes);
  }
  const id = pointed;
  pointed = null;
  point(id);
};

const point = (id) => {
  if (id === pointed) return;
  pointed = id;
  for (const node of pointedAt) node.classList.remove("lit");
  pointedAt = id ? drawn(id) : [];
  for (const node of pointedAt) node.classList.add("lit");
};

// ------------------------------------------------------------------------------------------------
// tables

const holder = one(".grid .scroller");
const which = one("select[name=table]");
let loading = null;
let cell = null;

const isShown = (id, row) => {
  const shown = one(`table[data-table="${CSS.escape(id)}"]`, holder);
  if (!shown) return false;
  return row === undefined || (Number(shown.dataset.start) <= row && row < Number(shown.dataset.stop));
};

const showTable = async (id, row) => {
  if (!which || !id) return;
  if (isShown(id, row)) {
    loading = null; // what was asked for before comes too late
    return;
  }
  const wanted = `table?id=${encodeURIComponent(id)}&row=${row ?? 0}&lang=${lang}`;
  if (loading?.wanted === wanted) return loading.done;
  const done = (async () => {
    const html = await (await fetched(wanted)).text();
    if (loading?.wanted !== wanted) return;
    const made = new DOMParser().parseFromString(html, "text/html");
    holder.replaceChildren(...made.body.childNodes);
    cells.clear();
    for (const node of all("[data-facts]", holder)) {
      for (const fact of node.dataset.facts.split(" ")) put(cells, fact, node);
    }
    which.value = id;
    choose(null);
    const first = one("tbody [data-row]", holder);
    if (first) first.tabIndex = 0;
    holder.scrollTo({ top: 0, left: 0 });
    remember("table", id);
    light();
  })();
  loading = { wanted, done };
  return done;
};

const cellOf = (id) => cells.get(id)?.[0];

let lastAsked = 0;
const showCell = async (id) => {
  lastAsked += 1;
  const asked = lastAsked;
  const table = data.facts[id]?.[2];
  if (!table) return null;
  const row = data.facts[id][3];
  await showTable(table, row < 0 ? undefined : row);
  if (asked !== lastAsked) return null;
  const found = cellOf(id);
  if (found) reveal(found);
  return found;
};

const reveal = (node) => {
  const head = one("thead", holder)?.getBoundingClientRect().height ?? 0;
  const box = node.getBoundingClientRect();
  const frame = holder.getBoundingClientRect();
  const [over, under] = [box.right - frame.right + 8, box.left - frame.left - 8];
  holder.scrollBy({
    top: box.top - frame.top - head - (frame.height - head - box.height) / 2,
    left: under < 0 ? under : Math.max(0, Math.min(over, under)),
  });
};

const choose = (node) => {
  cell?.classList.remove("chosen");
  if (cell) cell.tabIndex = -1;
  cell = node;
  if (cell) {
    cell.classList.add("chosen");
    cell.tabIndex = 0;
  }
  const inBody = cell && Number(cell.dataset.row) >= 0;
  const may = Boolean(body.dataset.pdf);
  for (const name of ["cell", "row", "split"]) one(`[data-do="${name}"]`).disabled = !(may && inBody);
  one('[data-do="column"]').disabled = !(may && cell);
};

const step = (down, right) => {
  const rows = all("tr", holder);
  const row = rows.indexOf(cell.closest("tr"));
  const box = cell.getBoundingClientRect();
  const there = right
    ? all("[data-col]", rows[row])
    : all("[data-col]", rows[row + down] ?? rows[row]);
  let next;
  if (right) next = there[there.indexOf(cell) + right];
  else next = there.find((each) => each.getBoundingClientRect().right > box.left + 2) ?? there.at(-1);
  if (next) next.focus();
};

holder?.addEventListener("keydown", (event) => {
  const node = event.target.closest("[data-col]");
  if (!node || event.target.closest("button")) return;
  const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  if (moves[event.key]) {
    event.preventDefault();
    step(...moves[event.key]);
  } else if (event.key === "Enter" || event.key === "F2") {
    event.preventDefault();
    correct("cell");
  }
});

holder?.addEventListener("focusin", (event) => {
  const node = event.target.closest("[data-col]");
  if (!node) return;
  choose(node);
  const id = node.dataset.facts?.split(" ")[0] ?? "";
  point(id);
  if (id) showPlace(id);
});
holder?.addEventListener("click", (event) => event.target.closest("[data-col]")?.focus());
holder?.addEventListener("dblclick", (event) => event.target.closest("[data-col]") && correct("cell"));
which?.addEventListener("change", () => showTable(which.value));

document.addEventListener("mouseover", (event) => {
  const node = event.target.closest?.("[data-facts], [data-fact]");
  point(node ? (node.dataset.fact ?? node.dataset.facts.split(" ")[0]) : "");
});

// ------------------------------------------------------------------------------------------------
// findings

const items = all(".item");
const shownItems = () => items.filter((item) => !item.hidden);
const texts = new Map(items.map((item) => [item, item.textContent.normalize("NFKD").toLowerCase()]));

const open = async (item, { focus = true } = {}) => {
  if (chosen && chosen !== item) close(chosen);
  chosen = item;
  item.classList.add("open");
  one(".lead", item).setAttribute("aria-expanded", "true");
  one(".detail", item).hidden = false;
  bringUp(item);
  if (focus) one(".lead", item).focus({ preventScroll: true });
  remember("finding", item.dataset.id);
  light();
  const lights = data.findings[item.dataset.id];
  if (!lights) return;
  if (lights.main) {
    makeLegible(lights.main);
    showPlace(lights.main);
  }
  const inTable = [lights.main, ...lights.terms].find((id) => data.facts[id]?.[2]);
  if (inTable) await showCell(inTable);
};

// The whole finding where it fits in its list, its head where it does not.
const bringUp = (item) => {
  const list = item.parentElement;
  const [box, frame] = [item, list].map((node) => node.getBoundingClientRect());
  const over = box.bottom - frame.bottom;
  const above = box.top - frame.top;
  if (above < 0) list.scrollBy({ top: above });
  else if (over > 0) list.scrollBy({ top: Math.min(over, above) });
};

const close = (item) => {
  item.classList.remove("open");
  one(".lead", item).setAttribute("aria-expanded", "false");
  one(".detail", item).hidden = true;
};

const move = (steps) => {
  const list = shownItems();
  const at = list.indexOf(chosen);
  const next = list[at < 0 ? (steps > 0 ? 0 : list.length - 1) : at + steps];
  if (next) open(next);
};

const filters = one("form.filters");
const applyFilters = () => {
  const severities = all("input[name=severity]:checked", filters).map((box) => box.value);
  const status = filters.elements.status.value;
  const cause = filters.elements.cause?.value ?? "";
  const wanted = filters.elements.text.value;
  const parts = wanted.normalize("NFKD").toLowerCase().split(/\s+/).filter(Boolean);
  for (const item of items) {
    item.hidden = !(severities.includes(item.dataset.severity)
      && (!status || item.dataset.status === status)
      && (!cause || item.dataset.cause === cause)
      && parts.every((part) => texts.get(item).includes(part)));
  }
  one('[data-do="many"]').disabled = shownItems().length < 2;
  one(".shown", filters).textContent = say("shown", { shown: shownItems().length, all: items.length });
  const whole = severities.length === all("input[name=severity]", filters).length;
  remember("severity", whole ? "" : severities.join(",") || "none");
  remember("status", status);
  remember("cause", cause);
  remember("q", wanted);
};

const restoreFilters = () => {
  const severities = address.searchParams.get("severity")?.split(",");
  if (severities) {
    for (const box of all("input[name=severity]", filters)) box.checked = severities.includes(box.value);
  }
  filters.elements.status.value = address.searchParams.get("status") ?? "";
  const cause = address.searchParams.get("cause") ?? "";
  const known = [...filters.elements.cause?.options ?? []];
  if (known.some((option) => option.value === cause)) filters.elements.cause.value = cause;
  filters.elements.text.value = address.searchParams.get("q") ?? "";
};

const showDecision = (item, status, note, author) => {
  item.dataset.status = status;
  const form = one("form.decide", item);
  for (const button of all("[data-status]", form)) {
    const is = button.dataset.status === status;
    button.setAttribute("aria-pressed", String(is));
    if (is) one(".st", item).textContent = one(`select[name=status] option[value="${status}"]`).textContent;
  }
  if (document.activeElement !== form.elements.note) form.elements.note.value = note;
  if (author) form.elements.author.value = author;
};

const decide = async (item, status) => {
  const form = one("form.decide", item);
  const done = one(".done", form);
  const author = form.elements.author.value.trim();
  if (!author) {
    done.textContent = say("author");
    form.elements.author.focus();
    return;
  }
  const note = form.elements.note.value;
  try {
    await post("decide", { findings: [item.dataset.id], status, note, author });
  } catch (error) {
    done.textContent = say("failed", { why: error.message });
    return;
  }
  showDecision(item, status, note, author);
  for (const field of all("form.decide input[name=author], dialog input[name=author]")) {
    if (!field.value) field.value = author;
  }
  done.textContent = say("saved");
};

const takeDecisions = async () => {
  const told = await (await fetched("decisions")).json();
  saved = told.saved;
  for (const item of items) {
    const known = told.findings[item.dataset.id];
    if (known) showDecision(item, ...known);
  }
};

// ------------------------------------------------------------------------------------------------
// corrections and signature

const dialog = one("dialog#correct");
let kind = "";

const textOf = (node) => one(".text", node)?.textContent ?? "";

// What is corrected, in its own words: the header of a column, the texts of a row, or else the table.
const objectOf = (kind, ofTable) => {
  if (ofTable) return "";
  let nodes = [...cell.closest("tr").children];
  if (kind === "column") {
    const at = Number(cell.dataset.col);
    const covers = (node) => Number(node.dataset.col) <= at && at < Number(node.dataset.col) + node.colSpan;
    nodes = all('thead [data-row="-1"]', holder).filter(covers);
  }
  return nodes.map(textOf).filter(Boolean).join(" · ");
};

const correct = (wanted) => {
  if (!body.dataset.pdf || !one("table[data-table]", holder)) return;
  const ofTable = wanted === "leave-out" || wanted === "join";
  if (!ofTable && !cell) return;
  if (!ofTable && wanted !== "column" && Number(cell.dataset.row) < 0) return;
  kind = wanted;
  const form = one("form", dialog);
  one("h2", dialog).textContent = say(kind);
  one(".object", dialog).textContent = objectOf(kind, ofTable) || which.selectedOptions[0].textContent;
  for (const [name, of] of [["text", "cell"], ["row", "row"], ["column", "column"], ["join", "join"], ["split", "split"]]) {
    one(`.field.${name}`, dialog).hidden = kind !== of;
  }
  if (kind === "cell") form.elements.text.value = textOf(cell);
  if (kind === "join") {
    const table = one("table[data-table]", holder).dataset.table;
    for (const option of form.elements.other.options) option.disabled = option.value === table;
    const after = [...which.options].findIndex((option) => option.value === table) + 1;
    form.elements.other.selectedIndex = after < which.options.length ? after : after - 2;
  }
  if (kind === "row") form.elements.row.value = cell.closest("tr").dataset.kind.replace("detail", "data").replace("band", "title");
  form.elements.column.value = "";
  form.elements.use.value = "";
  one(".error", dialog).textContent = "";
  dialog.returnValue = "";
  dialog.showModal();
  const first = kind === "column" ? "select[name=use]" : `.field.${kind === "cell" ? "text" : kind} :is(textarea, select, input)`;
  (one(first, form) ?? form.elements.why).focus();
  if (kind === "cell") form.elements.text.select();
};

const asked = (form) => {
  const table = one("table[data-table]", holder).dataset.table;
  const values = { kind, table, author: form.elements.author.value, why: form.elements.why.value };
  const [row, col] = cell ? [Number(cell.dataset.row), Number(cell.dataset.col)] : [-1, -1];
  if (kind === "cell") return { ...values, row, col, text: form.elements.text.value };
  if (kind === "join") return { ...values, other: form.elements.other.value };
  if (kind === "split") return { ...values, row, text: form.elements.caption.value };
  if (kind === "row") return { ...values, row, is_a: form.elements.row.value };
  if (kind === "column") return { ...values, col, is_a: form.elements.column.value, use: form.elements.use.value };
  return values;
};

const submit = (box, save) => one("form", box)?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await save(event.target);
    box.close();
  } catch (error) {
    one(".error", box).textContent = say("failed", { why: error.message });
  }
});
if (dialog) {
  const { column, use } = one("form", dialog).elements; // a column is told one of them
  column.addEventListener("change", () => { if (column.value) use.value = ""; });
  use.addEventListener("change", () => { if (use.value) column.value = ""; });
  submit(dialog, (form) => post("correct", asked(form)));
  submit(one("dialog#many"), async (form) => {
    const [status, note, author] = ["status", "note", "author"].map((name) => form.elements[name].value);
    const findings = shownItems().map((item) => item.dataset.id);
    await post("decide", { findings, status, note, author });
    await takeDecisions();
  });
  submit(one("dialog#report"), async () => {
    await post("report", { lang });
    tellReport({ report: "busy" });
  });
  submit(one("dialog#head"), (form) => post("head", Object.fromEntries(new FormData(form))));
  submit(one("dialog#materiality"), (form) => post("materiality", { materiality: form.elements.materiality.value }));
  submit(one("dialog#sign"), (form) => post("sign", Object.fromEntries(new FormData(form))));
}
one("form.password")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const password = event.target.elements.password.value;
  event.target.reset();
  post("password", { password }).catch((error) => complain(error.message));
});
for (const box of all("dialog")) {
  for (const button of all("[data-close]", box)) button.addEventListener("click", () => box.close());
}

// ------------------------------------------------------------------------------------------------
// the region of a table, drawn by pointer or by keys

const STEP = 4;
const SMALLEST = 12;
let drawing = null;

// A region holds its edges in points of its page; the frame on the page follows them.
const placeFrame = () => {
  const { frame, box, page } = drawing;
  const scale = frame.parentElement.clientWidth / page.w;
  const [x0, top, x1, bottom] = box.map((edge) => edge * scale);
  Object.assign(frame.style, { left: `${x0}px`, top: `${top}px`, width: `${x1 - x0}px`, height: `${bottom - top}px` });
};

const setBox = ([x0, top, x1, bottom]) => {
  const { page } = drawing;
  const within = (value, most) => Math.min(most, Math.max(0, value));
  drawing.box = [within(Math.min(x0, x1), page.w), within(Math.min(top, bottom), page.h), within(Math.max(x0, x1), page.w), within(Math.max(top, bottom), page.h)];
  placeFrame();
};

const moveBox = (right, down) => {
  const { box, page } = drawing;
  const dx = Math.max(-box[0], Math.min(page.w - box[2], right));
  const dy = Math.max(-box[1], Math.min(page.h - box[3], down));
  setBox([box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy]);
};

const growBox = (right, down) => {
  const [x0, top, x1, bottom] = drawing.box;
  setBox([x0, top, Math.max(x0 + SMALLEST, x1 + right), Math.max(top + SMALLEST, bottom + down)]);
};

const startBox = (page) => {
  const table = one("table[data-table]", holder)?.dataset.table;
  const place = data.tables[table]?.find(([number]) => number === page.n);
  return place ? place.slice(1) : [page.w * 0.15, page.h * 0.3, page.w * 0.85, page.h * 0.6];
};

const frameOn = (page) => {
  drawing?.frame?.remove();
  const node = document.createElement("div");
  node.className = "region";
  node.tabIndex = 0;
  node.setAttribute("role", "group");
  node.setAttribute("aria-label", one(".panes").dataset.regionLabel);
  one(".paper", sheets.get(page.n)).append(node);
  drawing = { page, frame: node, box: startBox(page) };
  placeFrame();
};

const stopDrawing = () => {
  drawing?.frame.remove();
  drawing = null;
  body.classList.remove("drawing-on");
  one(".notice.drawing").hidden = true;
  one('[data-do="region"]').setAttribute("aria-pressed", "false");
};

const startDrawing = () => {
  if (!body.dataset.pdf || !scroller) return;
  if (drawing) {
    stopDrawing();
    return;
  }
  body.classList.add("drawing-on");
  one(".notice.drawing").hidden = false;
  one('[data-do="region"]').setAttribute("aria-pressed", "true");
  const page = pageOf(current());
  paint(page, one(".paper", sheets.get(page.n)));
  frameOn(page);
  drawing.frame.focus({ preventScroll: true });
};

const keepRegion = () => {
  const box = one("dialog#region");
  one(".error", box).textContent = "";
  one("select", box).options[1].disabled = !one("table[data-table]", holder);
  box.showModal();
};

const pointOf = (event, page) => {
  const paper = one(".paper", sheets.get(page.n));
  const frame = paper.getBoundingClientRect();
  const scale = page.w / frame.width;
  return [(event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale];
};

const follow = (event, move, end) => {
  const node = event.target;
  node.setPointerCapture(event.pointerId);
  node.addEventListener("pointermove", move);
  const done = () => {
    node.removeEventListener("pointermove", move);
    end?.();
  };
  for (const name of ["pointerup", "pointercancel"]) node.addEventListener(name, done, { once: true });
};

scroller?.addEventListener("pointerdown", (event) => {
  if (!drawing) return;
  const sheet = event.target.closest(".sheet");
  const page = sheet && pageOf(Number(sheet.dataset.page));
  if (!page || !event.target.closest(".paper")) return;
  event.preventDefault();
  const [x, y] = pointOf(event, page);
  if (event.target === drawing.frame) {
    const [x0, top, x1, bottom] = drawing.box;
    const scale = page.w / drawing.frame.parentElement.clientWidth;
    const grip = 14 * scale;
    const isCorner = x > x1 - grip && y > bottom - grip;
    let last = [x, y];
    follow(event, (moved) => {
      const now = pointOf(moved, page);
      if (isCorner) setBox([x0, top, Math.max(x0 + SMALLEST, now[0]), Math.max(top + SMALLEST, now[1])]);
      else moveBox(now[0] - last[0], now[1] - last[1]);
      last = now;
    });
    return;
  }
  if (drawing.page !== page) frameOn(page);
  setBox([x, y, x, y]);
  follow(event, (moved) => setBox([x, y, ...pointOf(moved, page)]), () => {
    const [x0, top, x1, bottom] = drawing.box;
    if (x1 - x0 < SMALLEST || bottom - top < SMALLEST) setBox([x0, top, x0 + SMALLEST, top + SMALLEST]);
    drawing.frame.focus({ preventScroll: true });
  });
});

document.addEventListener("keydown", (event) => {
  if (!drawing || event.target !== drawing.frame) return;
  const steps = { ArrowUp: [0, -STEP], ArrowDown: [0, STEP], ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0] }[event.key];
  if (steps) (event.shiftKey ? growBox : moveBox)(...steps);
  else if (event.key === "Enter") keepRegion();
  else if (event.key === "Escape") stopDrawing();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

if (one("dialog#region")) {
  submit(one("dialog#region"), async (form) => {
    const { heading: text, why, author, which: of } = Object.fromEntries(new FormData(form));
    const table = of ? one("table[data-table]", holder).dataset.table : "";
    const edges = drawing.box.map((edge) => Math.round(edge * 10) / 10);
    await post("correct", { kind: "region", table, page: drawing.page.n, box: edges, text, why, author });
    stopDrawing();
  });
}

// ------------------------------------------------------------------------------------------------
// search among the figures

const finder = one("input[name=figure]");
let hits = [];
let hit = -1;
let searched = null;
const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/\s+/g, "");
const find = () => {
  const wanted = plain(finder.value);
  searched ??= Object.entries(data.facts).map(([id, fact]) => [id, `${plain(fact[0])}\n${plain(fact[5])}`]);
  hits = wanted ? searched.filter(([, text]) => text.includes(wanted)).map(([id]) => id) : [];
  hit = -1;
  nextHit();
};
const nextHit = async () => {
  one("output.hits").textContent = finder.value ? say("hits", { n: hits.length ? ((hit + 1) % hits.length) + 1 : 0, all: hits.length }) : "";
  if (!hits.length) return;
  hit = (hit + 1) % hits.length;
  point(hits[hit]);
  showPlace(hits[hit]);
  await showCell(hits[hit]);
};
finder?.addEventListener("input", find);
finder?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  nextHit();
});

// ------------------------------------------------------------------------------------------------
// buttons and keys

const actions = {
  undo: async () => {
    try {
      const told = await post("undo");
      if (told.phase !== "reading") await takeDecisions();
    } catch (error) {
      complain(error.message);
    }
  },
  reread: () => post("reread").catch((error) => complain(error.message)),
  many: () => {
    one("dialog#many .object").textContent = say("many", { n: shownItems().length });
    one("dialog#many").showModal();
  },
  report: () => {
    const open = items.filter((item) => item.dataset.status === "open").length;
    one("dialog#report .undecided").textContent = open ? say("report.undecided", { n: open }) : "";
    one("dialog#report").showModal();
  },
  head: () => one("dialog#head").showModal(),
  sign: () => one("dialog#sign").showModal(),
  materiality: () => one("dialog#materiality").showModal(),
  help: () => one("dialog#help").showModal(),
  in: () => setZoom(shownZoom(pageOf(current())) * 1.25),
  out: () => setZoom(shownZoom(pageOf(current())) / 1.25),
  fit: () => setZoom(0),
  cell: () => correct("cell"),
  row: () => correct("row"),
  column: () => correct("column"),
  "leave-out": () => correct("leave-out"),
  join: () => correct("join"),
  split: () => correct("split"),
  region: startDrawing,
  "take-in": (button) => post("take-in", { table: button.dataset.table }).catch((error) => complain(error.message)),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button, rect");
  if (!button) return;
  const item = button.closest(".item");
  if (button.dataset.part) showTable(one("table[data-table]", holder).dataset.table, Number(button.dataset.part));
  else if (button.dataset.do) actions[button.dataset.do](button);
  else if (button.dataset.status) decide(item, button.dataset.status);
  else if (button.dataset.fact) {
    const id = button.dataset.fact;
    point(id);
    if (button.localName !== "rect") {
      if (stacked.matches) scroller?.scrollIntoView();
      showPlace(id);
    }
    showCell(id).then((found) => button.localName === "rect" && found?.focus({ preventScroll: true }));
  } else if (button.dataset.finding) {
    const wanted = items.find((each) => each.dataset.id === button.dataset.finding);
    if (wanted) open(wanted);
  } else if (button.matches(".lead")) {
    if (chosen === item && item.classList.contains("open")) {
      close(item);
      chosen = null;
      remember("finding", "");
      light();
    } else open(item, { focus: false });
  }
});

const DECISIONS = { 1: "confirmed", 2: "explained", 3: "extraction", 0: "open" };
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input, textarea, select") || one("dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    if (event.key === "Escape" && event.target.matches?.("input, textarea")) event.target.blur();
    return;
  }
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    u: actions.undo,
    n: () => chosen && one("textarea[name=note]", chosen).focus(),
    "+": actions.in,
    "-": actions.out,
    "=": actions.fit,
    "/": () => finder.focus(),
    d: startDrawing,
    "?": actions.help,
  };
  const todo = keys[event.key] ?? (DECISIONS[event.key] && chosen && (() => decide(chosen, DECISIONS[event.key])));
  if (!todo || !filters) return;
  event.preventDefault();
  todo();
});

// ------------------------------------------------------------------------------------------------

const begin = async () => {
  watch();
  if (!filters) return;
  restoreFilters();
  applyFilters();
  filters.addEventListener("input", applyFilters);
  filters.addEventListener("submit", (event) => event.preventDefault());
  layOut(); // the pages are seen before their figures are known
  for (const page of [...pages.values()].slice(0, 1)) paint(page, one(".paper", sheets.get(page.n)));
  for (const sheet of sheets.values()) seen.observe(sheet);
  data = await (await fetched(`data?lang=${lang}`)).json();
  for (const [id, fact] of Object.entries(data.facts)) {
    for (const [page, ...box] of fact[6]) {
      if (!marksOfPage.has(page)) marksOfPage.set(page, []);
      marksOfPage.get(page).push([id, box]);
    }
  }
  for (const figure of all(".fig")) put(figures, figure.dataset.fact, figure);
  isKnown = true;
  for (const number of inSight) frame(pageOf(number), one(".paper", sheets.get(number)));
  new ResizeObserver(() => zoom || legible || layOut()).observe(scroller);
  const goto = one("input.goto");
  goto.addEventListener("change", () => goTo(Number(goto.value)));
  scroller.addEventListener("scroll", () => { if (document.activeElement !== goto) goto.value = current(); tellZoom(); }, { passive: true });

  const wanted = items.find((item) => item.dataset.id === address.searchParams.get("finding"));
  const table = address.searchParams.get("table");
  const known = which && [...which.options].some((option) => option.value === table);
  if (known) await showTable(table);
  if (wanted) await open(wanted, { focus: false });
  else if (!known && which?.value) await showTable(which.value);
  body.dataset.ready = "1";
};
begin();
