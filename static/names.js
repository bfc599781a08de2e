// What a screen reader needs and Streamlit leaves out: names that tell one «CSV» from another,
// explanations that are spoken, charts that are one picture, lists that are lists.
(function () {
  const EXHIBIT = "[class*='st-key-exhibit_']";

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
    all("[data-testid=stHeaderActionElements] button[aria-label]", (button) =>
      tell(
        button,
        button.getAttribute("aria-label"),
        button.closest("h1, h2, h3")?.querySelector("[data-heading-text]")?.textContent,
      ),
    );
    all(".react-aria-ComboBox button[aria-label]", (button) =>
      tell(
        button,
        button.getAttribute("aria-label"),
        button.parentElement.querySelector("input")?.getAttribute("aria-label"),
      ),
    );
    all(`${EXHIBIT} [data-testid=stPopoverButton]`, (button) =>
      tell(
        button,
        button.querySelector("[data-testid=stMarkdownContainer]")?.textContent, // without icons
        button.closest(EXHIBIT).querySelector("h2 [data-heading-text]")?.textContent,
      ),
    );
    all("[data-testid=stTooltipHoverTarget] :is(button, a)", (button) => {
      const target = button.closest("[data-testid=stTooltipHoverTarget]");
      set(button, "aria-describedby", target.getAttribute("aria-describedby"));
    });
    all("[data-testid=stPlotlyChart][aria-label]", (chart) => {
      set(chart, "role", "img");
      for (const part of chart.children) set(part, "aria-hidden", "true");
    });
    all(".st-key-signals", (list) => {
      set(list, "role", "list");
      for (const item of list.children) set(item, "role", "listitem");
    });
    all("[data-testid=stTable] > :has(> table[aria-label])", (frame) => {
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
    if (changes.some(({ target }) => !target.closest?.(".plot-container"))) soon();
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
