// Whose sign-in or role has ended is led to the next one, instead of a page that waits for its
// connection.
(function () {
  if (window.signInEnds) return;
  window.signInEnds = true;
  const EVERY = 2000;

  async function look() {
    if (document.querySelector(window.pageParts.cut_off)) {
      const asked = { headers: { accept: "text/html" }, redirect: "manual", cache: "no-store" };
      const answer = await fetch(location.href, asked).catch(() => null); // a server that is away
      if (answer?.type === "opaqueredirect" || answer?.status === 403) location.reload();
    }
    setTimeout(look, EVERY);
  }

  setTimeout(look, EVERY);
})
