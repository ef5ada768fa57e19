// What the scripts of the desk share: the page's words, its elements, and how the server is asked.
const words = JSON.parse(document.body.dataset.words);
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const lang = document.documentElement.lang;

const ask = async (path, values = {}) => {
  let answer;
  try {
    answer = await fetch(`${path}?lang=${lang}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(values),
    });
  } catch {
    throw new Error(say("gone"));
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.why ?? String(answer.status));
  return told;
};

