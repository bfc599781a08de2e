// On the wall: arrow keys turn the slides wherever the focus is, the controls fade while nobody
// touches anything, each item has its time, and a slide that would not fit is made a little smaller.
(function () {
  const REST = 4000;
  const LEAST = 0.5;
  const STEP = 0.04;
  const parts = window.pageParts;
  const TURNS = { ArrowLeft: parts.turn_left, ArrowRight: parts.turn_right };
  const WRITES = "textarea, input:not([role=combobox]), [contenteditable=true]";
  const OPEN = `[role=listbox], [role=dialog], ${parts.popover}`;
  const root = document.documentElement;
  const here = () => new URLSearchParams(location.search).get("view") === "present";
  const main = () => document.querySelector(parts.main);

  function fit() {
    const box = main();
    if (!here() || !box) return root.style.removeProperty("--wall-fit");
    let size = 1;
    const put = () => root.style.setProperty("--wall-fit", size);
    put();
    while (size > LEAST && box.scrollHeight > box.clientHeight + 1) {
      size -= STEP;
      put();
    }
  }

  let waiting = 0;
  function soon() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(fit);
  }

  let resting = 0;
  function touched() {
    clearTimeout(resting);
    document.body.classList.remove("wall-rest");
    if (here()) resting = setTimeout(() => document.body.classList.add("wall-rest"), REST);
  }

  function turn(event) {
    const button = TURNS[event.key];
    if (!button || !here() || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const at = event.target;
    if (at.matches?.(WRITES) || at.closest?.(OPEN) || document.querySelector(OPEN)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.querySelector(`${button}:not(:disabled)`)?.click();
  }

  const spent = {};
  function tick() {
    const clock = here() && document.querySelector(".wall-timer");
    if (!clock) return;
    const item = clock.dataset.item;
    spent[item] = (spent[item] ?? -1) + 1;
    const pair = (n) => String(n).padStart(2, "0");
    clock.textContent = `${pair(Math.floor(spent[item] / 60))}:${pair(spent[item] % 60)}`;
  }

  if (window.onTheWall) return window.onTheWall();
  window.onTheWall = () => {
    soon();
    touched();
  };
  new MutationObserver((changes) => {
    const mattering = changes.some(({ target }) => !(target.parentElement ?? document.body).closest(".wall-timer"));
    if (here() && mattering) soon();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  addEventListener("resize", soon);
  for (const event of ["pointermove", "pointerdown", "keydown", "focusin"]) {
    addEventListener(event, touched, { capture: true, passive: true });
  }
  addEventListener("keydown", turn, true);
  setInterval(tick, 1000);
  window.onTheWall();
})
