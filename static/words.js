// Streamlit's own English, in the reader's language: `words` maps one to the other.
// Only its own parts are looked at, never what pages and records say.
(function (words) {
  const ATTRIBUTES = ["aria-label", "aria-valuetext", "title", "placeholder"];
  const parts = window.pageParts;
  const NAMED =
    "a, button, button [aria-label], nav, [role=application], [role=group], [role=grid], " +
    "[role=progressbar], [role=combobox], input[type=file], " +
    `${parts.running} [role=img], ` +
    [parts.date_part, parts.sidebar, parts.calendar].join(", ");
  const OWN = [
    parts.skip_link,
    parts.spoken,
    parts.pages,
    parts.main_menu,
    parts.file_uploader,
    parts.column_menu,
    parts.date_field,
    parts.calendar,
    parts.input_hint,
    parts.running,
    parts.explanation,
    parts.options,
    parts.connection,
  ].join(", ");

  const GAP = /\{\w+\}/;
  const GAPPED = Object.keys(words).filter((key) => GAP.test(key));

  // “File must be {size} or smaller.” with what stands in its gap kept
  function filled(whole) {
    for (const key of GAPPED) {
      const [start, end] = key.split(GAP);
      if (whole.startsWith(start) && whole.endsWith(end)) {
        const kept = whole.slice(start.length, whole.length - end.length);
        return words[key].replace(GAP, () => kept);
      }
    }
  }

  // The words themselves, also counted: “2 more”, “100MB per file”; with a gap: “Help for …”;
  // or their beginning: “day, …”, “Search: …”; or their end: “…, selected”
  function translated(text) {
    const whole = text.trim().replace(/^\d+([KMG]?B)? /, "");
    if (Object.hasOwn(words, whole)) return text.replace(whole, words[whole]);
    const told = filled(whole);
    if (told) return told;
    const start = Object.keys(words).find(
      (key) => whole.startsWith(key) && /[:,]/.test(whole[key.length]),
    );
    if (start) return whole.startsWith(words[start]) ? text : text.replace(start, words[start]);
    const end = Object.keys(words).find((key) => whole.endsWith(`, ${key}`));
    return end ? text.slice(0, text.lastIndexOf(end)) + words[end] : text;
  }

  // The label of a box is ours
  function translateNames(element) {
    for (const name of element.matches("[role=combobox]") ? ["placeholder"] : ATTRIBUTES) {
      const text = element.getAttribute(name);
      const told = text && translated(text);
      if (told && told !== text) element.setAttribute(name, told);
    }
  }

  // Options and what is said of them hold our words, which may be like Streamlit's
  function isOurs(text) {
    const place = text.parentElement;
    if (place?.closest("[role=option]")) return !place.closest("[data-empty]");
    return place?.closest(parts.spoken) && !/^\d+ |, \w+$/.test(text.data.trim());
  }

  function translateText(text) {
    if (isOurs(text)) return;
    const told = translated(text.data);
    if (told !== text.data) text.data = told;
  }

  function translateTexts(own) {
    const texts = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) translateText(texts.currentNode);
  }

  function all(root, selector) {
    return [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
  }

  function translate(root) {
    const own = root.parentElement?.closest(OWN);
    for (const part of own ? [root] : all(root, OWN)) translateTexts(part);
    for (const element of all(root, NAMED)) translateNames(element);
    for (const icon of all(root, parts.icon)) icon.setAttribute("aria-hidden", "true");
    for (const said of all(root, parts.said_twice)) said.textContent = "";
  }

  window.chromeWords?.disconnect();
  window.chromeWords = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes" && change.target.matches(NAMED)) {
        translateNames(change.target);
      }
      for (const node of [change.target, ...change.addedNodes]) {
        if (node instanceof Text && node.parentElement?.closest(OWN)) translateText(node);
      }
      for (const node of change.addedNodes) {
        if (node instanceof HTMLElement && !node.closest(parts.drawing)) translate(node);
      }
    }
  });
  window.chromeWords.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  translate(document.body);
})
