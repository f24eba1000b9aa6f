/** Says how many letters are left; readers by ear hear it a second after they stop typing. */
export function countLetters(area: HTMLTextAreaElement): void {
  const line = document.getElementById(`${area.id}-count`);
  if (!line) return;
  const most = Number(area.dataset.most);
  const spoken = document.createElement("p");
  spoken.className = "visually-hidden";
  spoken.setAttribute("aria-live", "polite");
  line.after(spoken);
  let soon: number | undefined;

  const say = () => {
    // A line break is sent as two characters, and that is what the server counts.
    const left = most - area.value.replace(/\r?\n/g, "\r\n").length;
    const words = (left < 0 ? line.dataset.over : line.dataset.left) ?? "";
    line.textContent = words.replace("{0}", Math.abs(left).toLocaleString(document.documentElement.lang));
    line.classList.toggle("over", left < 0);
    clearTimeout(soon);
    soon = window.setTimeout(() => { spoken.textContent = line.textContent; }, 1000);
  };
  area.addEventListener("input", say);
  if (area.value) say();
}
