// One step of the reader is one step of «back». Streamlit writes the address of a page link first
// without parameters and once more with those that the run puts back: on a busy server these were
// two entries, and «back» ended on the one between. An address said again is no step.
(function () {
  if (window.historySteps) return;
  window.historySteps = true;
  let stepped = true;
  const push = history.pushState.bind(history);
  history.pushState = (...entry) => {
    if (new URL(entry[2], location).href === location.href) return;
    if (stepped) push(...entry);
    else history.replaceState(...entry);
    stepped = false;
  };
  for (const step of ["pointerdown", "click", "keydown", "popstate"]) {
    window.addEventListener(step, () => (stepped = true), true);
  }
})
