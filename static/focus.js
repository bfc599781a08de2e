// A popover's content lies at the end of the page: whoever opens one by keyboard is led into it,
// and back to its button when it closes. Streamlit does neither.
(function () {
  const BODY = "[data-testid=stPopoverBody]";
  const REACHED = "button, input, select, textarea, a[href], [tabindex='0']";
  let opener = null;
  let byKeyboard = false;

  function moved(changes) {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        const body = node instanceof HTMLElement && (node.matches(BODY) ? node : node.querySelector(BODY));
        const button = document.activeElement;
        if (body && byKeyboard && button?.matches("[data-testid=stPopoverButton]")) {
          opener = button;
          body.tabIndex = -1;
          (body.querySelector(REACHED) ?? body).focus();
        }
      }
      for (const node of change.removedNodes) {
        const closed = node instanceof HTMLElement && (node.matches(BODY) || node.querySelector(BODY));
        if (closed && opener?.isConnected && document.activeElement === document.body) opener.focus();
      }
    }
  }

  if (window.popoverFocus) return;
  window.popoverFocus = new MutationObserver(moved);
  window.popoverFocus.observe(document.body, { subtree: true, childList: true });
  document.addEventListener("keydown", () => (byKeyboard = true), true);
  document.addEventListener("pointerdown", () => (byKeyboard = false), true);
})
