// Whose sign-in has ended is led to the next one, instead of a page that waits for its connection.
(function () {
  if (window.signInEnds) return;
  window.signInEnds = setInterval(async () => {
    if (!document.querySelector(window.pageParts.cut_off)) return;
    const asked = { headers: { accept: "text/html" }, redirect: "manual", cache: "no-store" };
    const answer = await fetch(location.href, asked).catch(() => null); // a server that is away
    if (answer?.type === "opaqueredirect") location.reload();
  }, 2000);
})
