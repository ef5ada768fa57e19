(() => {
  // A target is never under the headers of its table, nor under the labels that stay in view.
  const measure = () => {
    for (const table of all("table.read")) {
      const view = table.parentElement;
      const heads = table.tHead.offsetHeight;
      table.classList.toggle("tall", heads > view.clientHeight * .4);
      view.style.setProperty("--heads", table.classList.contains("tall") ? "0px" : `${heads}px`);
      const label = table.querySelector("tbody .lbl");
      view.style.setProperty("--labels", label ? `${label.offsetWidth}px` : "0px");
    }
  };
  measure();
  addEventListener("resize", measure);

  // What a link leads to is shown: folded lists open, and it is brought into view.
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const brief = target.matches(".brief") && target.querySelector("details");
    if (brief) brief.open = true;
    for (let at = target.closest("details:not([open])"); at; at = at.parentElement.closest("details:not([open])")) at.open = true;
    if (!target.matches("[id^='c-'], [id^='p-']")) return;
    const cell = target.closest("td, th, tr") ?? target;
    const view = cell.closest(".scroll, .view");
    const room = view ? view.clientWidth - Number.parseFloat(view.style.getPropertyValue("--labels") || "0") - 24 : innerWidth;
    const isWide = cell.getBoundingClientRect().width > room;
    const side = cell.matches(".num") ? "end" : "start";
    cell.scrollIntoView({ block: "center", inline: isWide ? side : "center" });
  };
  addEventListener("hashchange", follow);

  // Filters: the list and the findings below it follow the same form.
  const form = document.querySelector("form.filters");
  if (form) {
    const status = form.querySelector(".shown");
    const items = all("article.finding").map((article) => ({
      article,
      row: document.querySelector(`#index tr[data-finding~="${article.id}"]`),
      text: article.textContent.normalize("NFKD").toLocaleLowerCase(),
    }));
    const apply = () => {
      const wanted = new Set(all("input[name=severity]:checked", form).map((box) => box.value));
      const words = form.elements.text.value.normalize("NFKD").toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      const rows = new Set();
      for (const { article, row, text } of items) {
        const data = article.dataset;
        const keep = wanted.has(data.severity)
          && (!form.elements.kind.value || data.kind === form.elements.kind.value)
          && (!form.elements.section.value || data.section === form.elements.section.value)
          && words.every((word) => text.includes(word));
        article.hidden = !keep;
        if (row && keep) rows.add(row);
        shown += keep ? 1 : 0;
      }
      for (const { row } of items) if (row) row.hidden = !rows.has(row);
      for (const group of all("div.group, div.alike")) group.hidden = !group.querySelector("article:not([hidden])");
      status.textContent = status.dataset.template.replace("{shown}", shown).replace("{all}", items.length);
    };
    form.hidden = false;
    recall(form);
    const changed = () => { apply(); remember(form); };
    form.addEventListener("input", changed);
    form.addEventListener("reset", () => setTimeout(changed));
    form.addEventListener("submit", (event) => event.preventDefault());
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target?.closest("article.finding")?.hidden) form.reset();
    };
    addEventListener("hashchange", reveal);
    apply();
  }

  // The lens: the place of a cell on its page while it is hovered or focused, and the row of a place.
  const lens = document.querySelector("template#lens")?.content.firstElementChild.cloneNode(true);
  if (lens && document.querySelector("[id^=img-page-]") && matchMedia("(min-width: 56rem)").matches) {
    document.body.append(lens);
    const [title, close, svg, note] = ["strong", "button", "svg", "p"].map((name) => lens.querySelector(name));
    let lit = [];
    const hide = () => {
      lens.hidden = true;
      lit.forEach((node) => node.classList.remove("lit"));
      lit = [];
    };
    const light = (...nodes) => {
      lit.forEach((node) => node.classList.remove("lit"));
      lit = nodes.filter(Boolean);
      lit.forEach((node) => node.classList.add("lit"));
    };
    const put = (node) => {
      const low = node.getBoundingClientRect().top < innerHeight / 2;
      lens.className = `lens ${low ? "low" : "high"}`;
      lens.hidden = false;
    };
    const showPlace = (cell) => {
      const [page, box] = cell.dataset.at.split(":");
      const image = document.getElementById(`img-page-${page}`);
      if (!image) return hide();
      const [x0, top, x1, bottom] = box.split(",").map(Number);
      const width = Math.max(260, x1 - x0 + 60);
      const height = Math.min(260, Math.max(90, bottom - top + 50));
      const pageWidth = Number(image.getAttribute("width"));
      const left = Math.max(0, Math.min((x0 + x1 - width) / 2, pageWidth - width));
      svg.setAttribute("viewBox", `${left} ${Math.max(0, (top + bottom - height) / 2)} ${width} ${height}`);
      svg.querySelector("use").setAttribute("href", `#img-page-${page}`);
      const frame = svg.querySelector("rect");
      Object.entries({ x: x0, y: top, width: x1 - x0, height: bottom - top }).forEach(([k, v]) => frame.setAttribute(k, v));
      svg.removeAttribute("hidden");
      note.hidden = true;
      title.textContent = lens.dataset.page.replace("{n}", page);
      const rect = cell.id ? document.getElementById(cell.id.replace(/^c-/, "p-")) : null;
      light(cell, rect);
      put(cell);
    };
    const showRow = (rect) => {
      const cell = document.getElementById(decodeURIComponent(rect.closest("a").getAttribute("href").slice(1)));
      const row = cell?.closest("tr");
      if (!row) return;
      svg.setAttribute("hidden", "");
      note.hidden = false;
      const over = [];
      for (let above = row.previousElementSibling, n = 1; above; above = above.previousElementSibling, n += 1) {
        over.unshift(...[...above.cells].filter((c) => c.tagName === "TH" && c.rowSpan > n));
      }
      const texts = [...over, ...row.cells].map((c) => c.querySelector("bdi")?.textContent ?? "");
      note.textContent = texts.filter(Boolean).join(" · ");
      title.textContent = (row.closest(".astable")?.querySelector("h3")?.textContent ?? "").trim();
      light(cell, rect);
      put(rect);
    };
    const follow = (event) => {
      if (lens.contains(event.target)) return;
      const cell = event.target.closest?.("[data-at]");
      const rect = event.target.closest?.(".over rect");
      if (cell) showPlace(cell);
      else if (rect) showRow(rect);
      else if (event.type === "mouseover") hide();
    };
    document.addEventListener("mouseover", follow);
    document.addEventListener("focusin", follow);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    close.addEventListener("click", hide);
  }

  // Zoom on a page, and its frames.
  const zoom = document.querySelector("template#zoom")?.content.firstElementChild;
  for (const page of zoom ? all("figure.page") : []) {
    const bar = zoom.cloneNode(true);
    const sheet = page.querySelector(".sheet");
    let by = 100;
    const show = () => {
      sheet.style.width = by === 100 ? "" : `${by}%`;
      sheet.style.maxWidth = by === 100 ? "" : "none";
      bar.querySelector("output").textContent = `${by} %`;
    };
    for (const button of all("[data-by]", bar)) {
      button.addEventListener("click", () => {
        by = Math.min(400, Math.max(50, by + 50 * button.dataset.by));
        show();
      });
    }
    bar.querySelector(".frames").addEventListener("click", ({ currentTarget }) => {
      const off = page.classList.toggle("plain");
      currentTarget.setAttribute("aria-pressed", String(!off));
    });
    page.querySelector("figcaption").after(bar);
  }
  follow();

  // Paper has no triangles to open.
  addEventListener("beforeprint", () => all(".finding:not(.brief) details:not([open])").forEach((d) => { d.open = true; d.dataset.was = "closed"; }));
  addEventListener("afterprint", () => all("details[data-was]").forEach((d) => { d.open = false; delete d.dataset.was; }));
})();
