// A typed date is applied by Enter and by Tab. Streamlit applies it when its calendar, which opens
// with the field, closes: by Enter never, by Tab only behind the calendar's button. A press on the
// field's own label closes it, and leaves the focus where it is.
(function () {
  if (window.typedDates) return;
  window.typedDates = true;
  const parts = window.pageParts;
  const FIELD = parts.date_field;
  const PART = `${FIELD} ${parts.date_part}`;

  function apply(part) {
    const label = part.closest(parts.date);
    for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
      const event = kind.startsWith("pointer") ? PointerEvent : MouseEvent;
      label.dispatchEvent(new event(kind, { bubbles: true, composed: true, view: window }));
    }
  }

  window.addEventListener(
    "keydown",
    ({ key, target }) => {
      if (key === "Enter" && target.closest?.(PART)) {
        target.closest(FIELD).querySelector(parts.date_button).focus(); // as Tab does
      }
    },
    true,
  );
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (relatedTarget?.closest?.(PART) && !target.closest(PART)) apply(relatedTarget);
  });
})
