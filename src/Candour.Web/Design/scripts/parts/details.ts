/** What the reader opened on this page stays open when they come back to it in this visit. */
export function rememberDetails(): void {
  const all = [...document.querySelectorAll<HTMLDetailsElement>("details[id]")];
  for (const one of all) {
    const key = `open:${location.pathname}#${one.id}`;
    try {
      if (sessionStorage.getItem(key)) one.open = true;
      one.addEventListener("toggle", () => one.open ? sessionStorage.setItem(key, "1") : sessionStorage.removeItem(key));
    } catch {
      return; // a browser that keeps nothing
    }
  }
}
