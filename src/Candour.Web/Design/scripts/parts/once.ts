/** A form sent twice by a double press is sent once. Coming back to the page by the back button frees it again. */
export function sendOnce(form: HTMLFormElement): void {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    else if (!event.defaultPrevented) {
      sent = true;
      (event.submitter ?? form.querySelector("button"))?.setAttribute("aria-disabled", "true");
    }
  });
  window.addEventListener("pageshow", () => {
    sent = false;
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  });
}
