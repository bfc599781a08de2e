// A typed date is applied by Enter and by Tab. Streamlit applies it when its calendar, which opens
// with the field, closes: by Enter never, by Tab only behind the calendar's button. A press on the
// field's own label closes it, and leaves the focus where it is.
(function () {
  if (window.typedDates) return;
  window.typedDates = true;
  const FIELD = "[data-testid=stDateInputField]";
  const PART = `${FIELD} [role=spinbutton]`;

  function apply(part) {
    const label = part.closest("[data-testid=stDateInput]");
    for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
      const event = kind.startsWith("pointer") ? PointerEvent : MouseEvent;
      label.dispatchEvent(new event(kind, { bubbles: true, composed: true, view: window }));
    }
  }

  window.addEventListener(
    "keydown",
    ({ key, target }) => {
      if (key === "Enter" && target.closest?.(PART)) {
        target.closest(FIELD).querySelector("[aria-haspopup=dialog]").focus(); // as Tab does
      }
    },
    true,
  );
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (relatedTarget?.closest?.(PART) && !target.closest(PART)) apply(relatedTarget);
  });
})
