/* Finds postulates by words, sector and status. Without this script the lists by sector serve. */
(() => {
  "use strict";
  const MOST = 50;
  const form = document.getElementById("search");
  const told = document.getElementById("told");
  const list = document.getElementById("found");
  if (!form || !window.fetch || location.protocol === "file:") return;
  const text = form.dataset;
  const boxes = { q: form.q, sector: form.sector, status: form.status };
  let rows;

  const fold = (word) =>
    word.toLowerCase().replace(/ł/g, "l").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  const load = async () => {
    if (!rows) {
      const answer = await fetch(text.index);
      if (!answer.ok) throw new Error(answer.status);
      rows = (await answer.json()).map((row) => [...row, fold(row.slice(1, 4).join(" "))]);
    }
    return rows;
  };

  const chosen = (box) => box.options[box.selectedIndex];

  const item = ([file, code, title, author, sector, status]) => {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    link.href = form.dataset.folder.replace(/.*\//, "") + "/" + encodeURIComponent(file) + ".html";
    link.textContent = title || code;
    if (title && text.lang) link.lang = text.lang;
    const line = document.createElement("p");
    const state = boxes.status.options[status + 1];
    const badge = document.createElement("span");
    badge.className = "status " + state.dataset.outcome;
    badge.textContent = state.textContent;
    const place = boxes.sector.options[sector + 1];
    line.append(badge, " · " + [author || text.person, code, sector < 0 ? "" : place.textContent]
      .filter(Boolean).join(" · "));
    entry.append(link, line);
    return entry;
  };

  const show = async () => {
    const words = fold(boxes.q.value).split(/\s+/).filter(Boolean);
    const { value: sector } = boxes.sector;
    const { value: status } = boxes.status;
    remember();
    if (!words.length && !sector && !status) {
      list.hidden = true;
      told.textContent = "";
      return;
    }
    let known;
    try {
      known = await load();
    } catch {
      told.textContent = text.failed;
      return;
    }
    const found = known.filter((row) =>
      (!sector || row[4] === Number(sector)) &&
      (!status || row[5] === Number(status)) &&
      words.every((word) => row[6].includes(word)));
    list.replaceChildren(...found.slice(0, MOST).map(item));
    list.hidden = !found.length;
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    told.textContent = !found.length ? text.none :
      text.found.replace("{n}", number(found.length)) +
      (found.length > MOST ? " " + text.shown.replace("{n}", number(MOST)) : "");
  };

  const remember = () => {
    const asked = new URLSearchParams();
    if (boxes.q.value.trim()) asked.set("q", boxes.q.value.trim());
    for (const name of ["sector", "status"]) {
      const { code } = chosen(boxes[name]).dataset;
      if (code) asked.set(name, code);
    }
    const query = asked.toString();
    history.replaceState(null, "", query ? "?" + query : location.pathname);
  };

  const recall = () => {
    const asked = new URLSearchParams(location.search);
    boxes.q.value = asked.get("q") || "";
    for (const name of ["sector", "status"]) {
      const box = boxes[name];
      const wanted = [...box.options].findIndex((o) => o.dataset.code === asked.get(name));
      box.selectedIndex = Math.max(0, wanted);
    }
    if (location.search) show();
  };

  let waiting;
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  form.q.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 200); });
  for (const name of ["sector", "status"]) form[name].addEventListener("change", show);
  form.hidden = false;
  recall();
})();
