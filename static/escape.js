// Escape closes an open list and nothing else: in a presentation it is also the shortcut that ends
// it. React closes the list on its way up, the shortcut waits at the document.
(function () {
  if (window.escapeOnce) return;
  window.escapeOnce = true;
  let open = false;
  window.addEventListener(
    "keydown",
    ({ key, target }) => {
      open = key === "Escape" && target.closest?.("[aria-expanded=true], [role=listbox]");
    },
    true,
  );
  document.body.addEventListener("keydown", (event) => {
    if (open) event.stopPropagation();
  });
})
