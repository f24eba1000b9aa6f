/** Takes the reader to the summary of errors, and from each error to its field. */
export function focusSummary(): void {
  const summary = document.querySelector<HTMLElement>("[data-error-summary]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    // The label or the question above the field comes into sight as well.
    (field.closest("fieldset, .govuk-form-group") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
