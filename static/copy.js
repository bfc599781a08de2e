// «Copy link»: the address of what is seen, filters, order and opened record and all, and what
// `window.linkKeeps` says though the address leaves it out. `words` say whether it was copied.
// Without TLS a browser has no clipboard: there the old command copies.
(function (words) {
  window.copyWords = words;
  if (window.copiesLink) return;
  window.copiesLink = true;
  const BUTTON = window.pageParts.copy_link;
  let timer = 0;

  function byCommand(text, button) {
    const field = document.createElement("textarea");
    field.value = text;
    button.parentElement.append(field); // a dialog keeps the focus within
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    button.focus({ preventScroll: true });
    return copied;
  }

  function seen() {
    const address = new URL(location.href);
    for (const [word, text] of Object.entries(window.linkKeeps ?? {})) {
      if (!address.searchParams.has(word)) address.searchParams.set(word, text);
    }
    return address.href;
  }

  async function copied(text, button) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return byCommand(text, button);
    }
  }

  function say(button, text) {
    document.querySelector(".copied-link")?.remove();
    const said = document.createElement("div");
    said.className = "copied-link";
    said.setAttribute("role", "status");
    (button.closest("[role=dialog]") ?? document.body).append(said);
    said.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => said.remove(), 4000);
  }

  window.addEventListener(
    "click",
    async (event) => {
      const button = event.target.closest?.(BUTTON);
      if (!button) return;
      event.stopPropagation(); // the server has nothing to do
      const link = seen();
      const done = await copied(link, button);
      say(button, done ? window.copyWords.copied : `${window.copyWords.failed} ${link}`);
    },
    true,
  );
})
