// What follows an audit: each button begins something, and the page tells how it goes.
const SOON = 400;

const tell = (outlet, text, isRefused = false) => {
  const line = one(`.told[data-of="${outlet}"]`);
  line.textContent = text;
  line.classList.toggle("refused", isRefused);
};

const show = async (outlet) => {
  const holder = one(`.shown-of[data-of="${outlet}"]`);
  if (!holder) return;
  const answer = await fetch(`outlet?outlet=${outlet}&lang=${lang}`, { cache: "no-store" });
  if (!answer.ok) return;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  holder.replaceChildren(...made.body.childNodes);
};

const follow = async (outlet) => {
  const answer = await fetch(`outlets?lang=${lang}`, { cache: "no-store" });
  const { state, told } = (await answer.json())[outlet];
  if (state === "busy") {
    setTimeout(() => follow(outlet), SOON);
    return;
  }
  tell(outlet, told.join(" ") || say("onward.done"), state === "failed");
  if (state === "done") await show(outlet);
};

// what is said in the form of the complement, where it differs from what it showed
const answersOf = (form) =>
  all("[data-path]", form)
    .filter((field) => {
      if (field.matches("select")) return !field.selectedOptions[0].defaultSelected;
      return field.value !== field.defaultValue;
    })
    .map((field) => [...JSON.parse(field.dataset.path), field.value]);

const begin = async (outlet, form, isAll, answers = []) => {
  tell(outlet, say("onward.busy"));
  try {
    await ask("onward", { outlet, form, all: isAll, lang, answers });
    await follow(outlet);
  } catch (error) {
    tell(outlet, say("failed", { why: error.message }), true);
  }
};

const compareForm = one("form.compare");
const otherKey = async () => {
  const chosen = compareForm.elements.other.selectedOptions[0];
  return chosen.value || (await ask("beside", { name: chosen.dataset.name })).key;
};

const whenRead = async (key) => {
  const told = await (await fetch("../../state", { cache: "no-store" })).json();
  const phase = told.documents.find((each) => each.key === key)?.phase;
  if (phase === "ready") return;
  if (phase === "failed") throw new Error(say("onward.unread"));
  await new Promise((done) => setTimeout(done, SOON));
  await whenRead(key);
};

const compare = async () => {
  tell("compare", say("onward.busy"));
  try {
    const key = await otherKey();
    await whenRead(key);
    location.assign(`compared?with=${key}&lang=${lang}`);
  } catch (error) {
    tell("compare", say("failed", { why: error.message }), true);
  }
};

const reuse = async () => {
  try {
    const told = await ask("reuse", { other: await otherKey() });
    tell("compare", say("onward.reused", { n: told.taken }));
    if (told.taken) location.assign(`./?lang=${lang}`);
  } catch (error) {
    tell("compare", say("failed", { why: error.message }), true);
  }
};

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form === compareForm) compare();
  else if (form.matches(".complement")) begin("complement", "save", false, answersOf(form));
  else if (form.dataset.outlet) begin(form.dataset.outlet, form.elements.form.value, form.elements.all.checked);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[type=button]");
  if (!button) return;
  if (button.dataset.do === "reuse") reuse();
  else if (button.dataset.outlet) {
    begin(button.dataset.outlet, button.dataset.form ?? "", Boolean(button.form?.elements.all?.checked));
  }
});
document.body.dataset.ready = "1";
