(() => {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const status = form.querySelector(".shown");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const rows = all("table.audits tbody tr").map((row) => ({ row, text: plain(row.textContent), data: row.dataset }));
  const apply = () => {
    const { text, body, act, from, to, severity } = form.elements;
    const words = plain(text.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, text: content, data } of rows) {
      const keep = words.every((word) => content.includes(word))
        && (!body.value || data.body === body.value)
        && (!act?.value || data.acts.split("|").includes(act.value))
        && (!from.value || data.date >= from.value)
        && (!to.value || (data.date && data.date <= to.value))
        && (!severity.value || data.worst === severity.value);
      row.hidden = !keep;
      shown += keep ? 1 : 0;
    }
    status.textContent = status.dataset.template.replace("{shown}", shown).replace("{all}", rows.length);
  };
  form.hidden = false;
  recall(form);
  const changed = () => { apply(); remember(form); };
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
