// A popover's content lies at the end of the page: whoever opens one by keyboard is led into it,
// and back to its button when it closes. Streamlit does neither.
(function () {
  const BODY = "[data-testid=stPopoverBody]";
  const REACHED = "button, input, select, textarea, a[href], [tabindex='0']";
  let opener = null;
  let byKeyboard = false;

  function popover(node) {
    if (!(node instanceof HTMLElement)) return null;
    return node.matches(BODY) ? node : node.querySelector(BODY);
  }

  function enter(body) {
    if (!document.activeElement?.matches("[data-testid=stPopoverButton]")) return;
    opener = document.activeElement;
    body.tabIndex = -1;
    (body.querySelector(REACHED) ?? body).focus();
  }

  function leave() {
    if (opener?.isConnected && document.activeElement === document.body) opener.focus();
  }

  if (window.popoverFocus) return;
  window.popoverFocus = new MutationObserver((changes) => {
    if (!byKeyboard) return;
    for (const change of changes) {
      [...change.addedNodes].map(popover).filter(Boolean).forEach(enter);
      if ([...change.removedNodes].some(popover)) leave();
    }
  });
  window.popoverFocus.observe(document.body, { subtree: true, childList: true });
  document.addEventListener("keydown", () => (byKeyboard = true), true);
  document.addEventListener("pointerdown", () => (byKeyboard = false), true);
})
