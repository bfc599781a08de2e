// What a screen reader needs and Streamlit leaves out: names that tell one «CSV» from another,
// explanations that are spoken, charts that are one picture, lists that are lists.
(function () {
  const parts = window.pageParts;

  function set(element, name, value) {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  // “Kind: title”; of a name said before only the kind, which has been translated, is kept
  function tell(element, kind, title) {
    if (kind && title) set(element, "aria-label", `${kind.split(":")[0]}: ${title.trim()}`);
  }

  function all(selector, mend) {
    document.querySelectorAll(selector).forEach(mend);
  }

  function mend() {
    all(parts.heading_link, (button) =>
      tell(
        button,
        button.getAttribute("aria-label"),
        button.closest("h1, h2, h3")?.querySelector(parts.title_words)?.textContent,
      ),
    );
    all(parts.box_button, (button) =>
      tell(
        button,
        button.getAttribute("aria-label"),
        button.parentElement.querySelector("input")?.getAttribute("aria-label"),
      ),
    );
    all(`${parts.exhibit} ${parts.popover_button}`, (button) =>
      tell(
        button,
        button.querySelector(parts.markdown)?.textContent, // without icons
        button.closest(parts.exhibit).querySelector(`h2 ${parts.title_words}`)?.textContent,
      ),
    );
    all(`${parts.explained} :is(button, a)`, (button) => {
      const target = button.closest(parts.explained);
      set(button, "aria-describedby", target.getAttribute("aria-describedby"));
    });
    all(parts.chart, (chart) => {
      set(chart, "role", "img");
      for (const part of chart.children) set(part, "aria-hidden", "true");
    });
    all(parts.signals, (list) => {
      set(list, "role", "list");
      for (const item of list.children) set(item, "role", "listitem");
    });
    all(parts.table, (frame) => {
      const scrolls = frame.scrollWidth > frame.clientWidth;
      set(frame, "tabindex", scrolls ? "0" : null);
      set(frame, "role", scrolls ? "region" : null);
      const table = frame.querySelector("table");
      set(frame, "aria-label", scrolls ? table.getAttribute("aria-label") : null);
    });
  }

  let asked = 0;
  function soon() {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      mend();
    });
  }

  if (window.toldNames) return;
  window.toldNames = new MutationObserver((changes) => {
    // a chart that follows the pointer changes all the time
    if (changes.some(({ target }) => !target.closest?.(parts.drawing))) soon();
  });
  window.toldNames.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["aria-label", "aria-describedby", "role"],
  });
  window.addEventListener("resize", soon);
  soon();
})
