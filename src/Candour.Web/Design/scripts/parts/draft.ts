const pause = 5000;

/** Five seconds after typing stops, and when the page is left, what was typed is sent to be kept as a draft. */
export function keepDrafts(form: HTMLFormElement): void {
  const url = form.dataset.draftUrl!;
  const line = document.createElement("p");
  line.className = "saving";
  line.setAttribute("role", "status");
  form.append(line);

  let soon: number | undefined;
  let kept = snapshot(form);
  let sending = false;
  // Leaving the page because the form was sent is not leaving it unsent: a late draft would outlive what it became.
  let sent = false;

  const keep = async () => {
    clearTimeout(soon);
    const now = snapshot(form);
    if (now === kept || sending) return;
    sending = true;
    try {
      const answer = await fetch(url, { method: "POST", body: fields(form), credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      kept = now;
      form.dispatchEvent(new CustomEvent("draft-kept"));
      line.textContent = form.dataset.draftKept ?? "";
    } catch {
      line.textContent = form.dataset.draftLost ?? "";
      soon = window.setTimeout(keep, pause * 2);
    } finally {
      sending = false;
    }
    if (snapshot(form) !== kept && !soon) soon = window.setTimeout(keep, pause);
  };

  form.addEventListener("input", () => {
    clearTimeout(soon);
    soon = window.setTimeout(keep, pause);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(soon);
  });
  window.addEventListener("pageshow", () => (sent = false));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && !sent && snapshot(form) !== kept) navigator.sendBeacon(url, fields(form));
  });
}

/** What a draft holds: no files and no passwords. */
export function fields(form: HTMLFormElement): FormData {
  const data = new FormData(form);
  for (const control of form.querySelectorAll<HTMLInputElement>('input[type="file"], input[type="password"]')) data.delete(control.name);
  return data;
}

export function snapshot(form: HTMLFormElement): string {
  return JSON.stringify([...fields(form)]);
}
