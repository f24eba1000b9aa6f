import { snapshot } from "./draft";

/** Leaving with something typed and neither sent nor kept: the browser asks first. */
export function warnUnsent(form: HTMLFormElement): void {
  let safe = snapshot(form);
  let leaving = false;
  form.addEventListener("draft-kept", () => { safe = snapshot(form); });
  document.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && snapshot(form) !== safe) event.preventDefault();
  });
}
