// What changes when the reader narrows something is said aloud, without moving the focus:
// Streamlit's own elements change silently.
(function () {
  const SAID = window.pageParts.said;

  function mark(root) {
    for (const part of [...(root.matches(SAID) ? [root] : []), ...root.querySelectorAll(SAID)]) {
      part.setAttribute("role", "status");
    }
  }

  if (window.saidAloud) return;
  window.saidAloud = new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node instanceof HTMLElement) mark(node);
    }
  });
  window.saidAloud.observe(document.body, { subtree: true, childList: true });
  mark(document.body);
})
