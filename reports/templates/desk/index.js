// The list: PDFs are dropped here, and it tells how far each document is.
const body = document.body;
const SOON = 400;
const LATER = 2500;

// ------------------------------------------------------------------------------------------------
// how far the documents are

const rowOf = (key) => one(`tr[data-key="${CSS.escape(key)}"]`);
let known = "";

// what is as it was stays where it is: a link that is being clicked, a password that is being typed
const renew = (held, fresh) => {
  const isIn = (row, others) => [...others.children].some((other) => other.isEqualNode(row));
  for (const row of [...held.children]) if (!isIn(row, fresh)) row.remove();
  const rows = [...fresh.children];
  rows.forEach((row, at) => {
    if (!held.children[at]?.isEqualNode(row)) held.insertBefore(row, held.children[at] ?? null);
  });
  for (const row of [...held.children].slice(rows.length)) row.remove();
};

const refresh = async () => {
  const answer = await fetch(`?lang=${lang}`, { cache: "no-store" });
  if (!answer.ok) return;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  const link = document.activeElement?.closest?.("tr")?.dataset.key;
  const [held, fresh] = [document, made].map((root) => one(".documents", root));
  held.caption.textContent = fresh.caption.textContent;
  renew(held.tBodies[0], fresh.tBodies[0]);
  if (link && document.activeElement === body) one("a", rowOf(link))?.focus();
};

const tellProgress = ({ key, phase, read, pages }) => {
  const row = rowOf(key);
  const bar = row && one("progress", row);
  if (!bar || phase !== "reading") return;
  if (pages) [bar.max, bar.value] = [pages, read];
  else bar.removeAttribute("value");
  let told = pages ? say("pages", { read: Math.min(read + 1, pages), pages }) : say("queued");
  if (pages && read === pages) told = say("checking");
  one(".far", row).textContent = told;
};

const watch = async () => {
  let wait = LATER;
  try {
    const told = await (await fetch("state", { cache: "no-store" })).json();
    const now = JSON.stringify(told.documents.map((each) => [each.key, each.phase, each.version, each.saved]));
    if (known && now !== known) await refresh();
    known = now;
    told.documents.forEach(tellProgress);
    if (told.documents.some((each) => each.phase === "reading" || each.phase === "waiting")) wait = SOON;
  } catch {
    one(".gone").hidden = false;
  }
  setTimeout(watch, wait);
};

const send = async (path, kind, content) => {
  let answer;
  try {
    answer = await fetch(path, { method: "POST", headers: { "Content-Type": kind }, body: content });
  } catch {
    throw new Error(say("gone"));
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.why ?? String(answer.status));
  return told;
};

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target.closest("form.password");
  if (!form) return;
  const field = form.elements.password;
  const password = field.value;
  field.value = "";
  field.blur();
  await send(`d/${form.dataset.key}/password?lang=${lang}`, "application/json", JSON.stringify({ password }));
});

// ------------------------------------------------------------------------------------------------
// PDFs that are dropped

const form = one("form.drop");

const drop = async (file) => {
  const line = document.createElement("li");
  line.textContent = say("dropping", { name: file.name });
  one(".dropped").append(line);
  try {
    const told = await send(`drop?lang=${lang}&name=${encodeURIComponent(file.name)}`, "application/pdf", file);
    line.textContent = say("dropped", { name: told.name });
  } catch (error) {
    line.classList.add("refused");
    line.textContent = say("drop-failed", { name: file.name, why: error.message });
  }
};

const dropAll = async (files) => {
  one(".dropped").replaceChildren();
  for (const file of files) await drop(file);
  await refresh();
};

if (form) {
  const field = form.elements.pdf;
  field.addEventListener("change", async () => {
    await dropAll([...field.files]);
    field.value = "";
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    body.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || body.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    body.classList.remove("over");
    dropAll([...event.dataTransfer.files]);
  });
}

watch();
