// Streamlit's own English, in the reader's language: `words` maps one to the other.
// Only its own parts are looked at, never what pages and records say.
(function (words) {
  const ATTRIBUTES = ["aria-label", "aria-valuetext", "title", "placeholder"];
  const NAMED =
    "a, button, button [aria-label], nav, [role=application], [role=group], [role=spinbutton]";
  const ICON = "[role=img][aria-label$=' icon']"; // stands beside words that say it
  const OWN = [
    "a[href='#stMain']",
    "[data-testid=stTopNavSection]",
    "[data-testid=stMainMenuPopover]",
    "[data-testid=stFileUploader]",
    "[data-testid=stDataFrameColumnMenu]",
    "[data-testid=stDataFrameColumnVisibilityMenu]",
    "[data-testid=stStatusWidget]",
    "[data-testid=stTooltipContent]",
    "[data-testid=stSelectboxVirtualDropdown]",
    "section[role=dialog]:has([data-testid=stErrorCodeBlock])",
  ].join(", ");

  // The words themselves, also counted: “2 more”; or their beginning: “Help for …”, “day, …”
  function translated(text) {
    const whole = text.trim().replace(/^\d+ /, "");
    if (Object.hasOwn(words, whole)) return text.replace(whole, words[whole]);
    const start = Object.keys(words).find(
      (key) => whole.startsWith(key) && /[:, ]/.test(whole[key.length]),
    );
    return start && !whole.startsWith(words[start]) ? text.replace(start, words[start]) : text;
  }

  function translateNames(element) {
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name);
      const told = text && translated(text);
      if (told && told !== text) element.setAttribute(name, told);
    }
  }

  function translateTexts(own) {
    const texts = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const told = translated(texts.currentNode.data);
      if (told !== texts.currentNode.data) texts.currentNode.data = told;
    }
  }

  function all(root, selector) {
    return [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
  }

  function translate(root) {
    const own = root.parentElement?.closest(OWN);
    for (const part of own ? [root] : all(root, OWN)) translateTexts(part);
    for (const element of all(root, NAMED)) translateNames(element);
    for (const icon of all(root, ICON)) icon.setAttribute("aria-hidden", "true");
  }

  window.chromeWords?.disconnect();
  window.chromeWords = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes" && change.target.matches(NAMED)) {
        translateNames(change.target);
      }
      for (const node of change.addedNodes) {
        if (node instanceof HTMLElement && !node.closest(".js-plotly-plot")) translate(node);
      }
    }
  });
  window.chromeWords.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  translate(document.body);
})
