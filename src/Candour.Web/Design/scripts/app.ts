// Makes pages quicker for those who have script. Nothing here is needed: every page works without it.
import { focusSummary } from "./parts/summary";
import { countLetters } from "./parts/count";
import { keepDrafts } from "./parts/draft";
import { warnUnsent } from "./parts/unsent";
import { sendOnce } from "./parts/once";
import { rememberDetails } from "./parts/details";

focusSummary();
for (const area of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-most]")) countLetters(area);
for (const form of document.querySelectorAll<HTMLFormElement>('form[method="post"]')) {
  sendOnce(form);
  if (form.dataset.draftUrl) keepDrafts(form);
  if (form.dataset.draftUrl || form.hasAttribute("data-warn-unsent")) warnUnsent(form);
}
rememberDetails();
