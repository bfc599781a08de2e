// A row of a list opens on a click anywhere: the grid itself opens one only by the mark at its
// beginning, to which the click is led. Escape would take the mark off, which is no click.
(function () {
  if (window.rowsOpen) return;
  window.rowsOpen = true;
  const parts = window.pageParts;
  const GRID = `${parts.list} ${parts.grid}`;
  const MARK = 18; // pixels from the grid's left edge
  const HEADINGS = 35; // pixels

  function led(target, clientX, clientY) {
    const place = { clientX, clientY, view: window, bubbles: true, composed: true, isPrimary: true };
    for (const kind of ["pointermove", "pointerdown", "pointerup", "click"]) {
      target.dispatchEvent(
        new PointerEvent(kind, {
          ...place,
          cancelable: true,
          pointerType: "mouse",
          buttons: kind === "pointerdown" ? 1 : 0,
        }),
      );
    }
  }

  window.addEventListener(
    "click",
    ({ isTrusted, target, clientX, clientY }) => {
      const grid = isTrusted && target.closest?.(GRID);
      if (!grid) return;
      const { left, top } = grid.getBoundingClientRect();
      if (clientY > top + HEADINGS && clientX > left + 2 * MARK) led(target, left + MARK, clientY);
    },
    true,
  );
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape" && event.target.closest?.(parts.list)) {
        event.stopPropagation();
      }
    },
    true,
  );
})
