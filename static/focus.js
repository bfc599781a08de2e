// The focus of whoever reads by keyboard is never lost. Streamlit draws buttons, tabs and pages
// anew, or switches a button off under the finger; the browser then begins at the top again.
// Also led into a popover, whose content lies at the end of the page, and back to its button.
(function () {
  const parts = window.pageParts;
  const DIALOG = "[role=dialog], [role=listbox], [role=menu]";
  const REACHED = "button, input, select, textarea, a[href], [role=tab], [tabindex='0']";
  const SOON = 400;
  const LATER = 1200; // a button that prepares a download is off for a moment only
  let byKeyboard = false;
  let last = null; // what had the focus
  let outside = null; // and before that outside of a dialog
  let lostAt = 0;
  let timer = 0;

  const place = () => location.pathname + new URLSearchParams(location.search).get("view");
  const idle = () => !document.querySelector(`${parts.app}[data-test-script-state=running]`);
  const named = (element) =>
    element.tagName + (element.getAttribute("aria-label") ?? element.textContent);
  const usable = (element) =>
    element.isConnected && !element.disabled && element.checkVisibility({ visibilityProperty: true });

  function heading() {
    const title = document.querySelector("h1");
    title?.setAttribute("tabindex", "-1");
    return title;
  }

  function keys(element) {
    const found = [];
    for (let e = element; (e = e.closest(parts.keyed)); e = e.parentElement) {
      found.push([...e.classList].find((name) => name.startsWith("st-key-")));
    }
    return found;
  }

  const keyed = (key) => document.querySelector(`.${CSS.escape(key)}`);

  function within(root, wanted) {
    // whether one is visible takes the browser longest to say
    return [...root.querySelectorAll(REACHED)].filter((e) => (!wanted || wanted(e)) && usable(e));
  }

  function remember(element) {
    const name = named(element);
    const alike = within(document, (other) => named(other) === name);
    last = {
      element,
      name,
      keys: keys(element),
      index: alike.indexOf(element),
      block: element.closest(parts.row),
      place: place(),
      title: heading()?.textContent,
    };
    if (!element.closest(DIALOG)) outside = last;
  }

  // The same element, drawn anew
  function again({ element, name, keys, index }) {
    if (usable(element)) return element;
    if (element.matches("h1")) return heading();
    const alike = within(keys.map(keyed).find(Boolean) ?? document, (e) => named(e) === name);
    return keys.length ? alike[0] : alike[index] ?? alike[0];
  }

  // What stands where it stood
  function beside({ keys, block }) {
    for (const root of [block?.isConnected && block, ...keys.map(keyed)].filter(Boolean)) {
      const found = within(root)[0];
      if (found) return found;
    }
  }

  function restore() {
    const active = document.activeElement;
    const moved = last && place() !== last.place;
    const followed = moved && active === last.element && active.matches("a[href]");
    if (!byKeyboard || !last || (active !== document.body && usable(active) && !followed)) {
      return (lostAt = 0);
    }
    if (!lostAt && !moved && usable(last.element)) return; // left by the reader
    lostAt ||= Date.now();
    const waited = Date.now() - lostAt;
    if (moved) {
      const title = heading();
      if (title && (title.textContent !== last.title || (idle() && waited > SOON))) {
        return title.focus();
      }
    } else {
      const closed = last !== outside && !last.element.closest(DIALOG)?.isConnected;
      const found =
        again(closed ? outside ?? last : last) ??
        (waited > (last.element.isConnected ? LATER : SOON) && idle() && beside(last));
      if (found) return found.focus({ preventScroll: true });
    }
    if (waited < 10_000) look(100);
  }

  function look(wait) {
    clearTimeout(timer);
    timer = setTimeout(restore, wait);
  }

  function enter(popover) {
    if (document.activeElement?.matches(parts.popover_button)) {
      popover.tabIndex = -1;
      popover.focus({ preventScroll: true });
    }
  }

  if (window.keptFocus) return;
  window.keptFocus = new MutationObserver((changes) => {
    if (!byKeyboard) return;
    for (const { addedNodes, target } of changes) {
      if (target === last?.element && target.disabled) lostAt = Date.now();
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        const popover = node.matches(parts.popover) ? node : node.querySelector(parts.popover);
        if (popover) enter(popover);
      }
    }
    if (last && !usable(last.element)) lostAt ||= Date.now();
    if (last && (lostAt || place() !== last.place)) look(0);
  });
  window.keptFocus.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["disabled"],
  });
  document.addEventListener("focusin", ({ target }) => remember(target));
  document.addEventListener("keydown", () => (byKeyboard = true), true);
  document.addEventListener(
    "pointerdown",
    () => {
      byKeyboard = false;
      last = outside = null;
    },
    true,
  );
})
