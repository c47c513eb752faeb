// Small comforts. Every page works without them.

// A running count of words under a textarea with data-words-max and a note with data-words-for.
const words = (text) => (text.trim().match(/\S+/gu) ?? []).length;

function countWords(area) {
  const note = document.querySelector(`[data-words-for="${CSS.escape(area.id)}"]`);
  if (!note) return;
  const used = words(area.value);
  const most = Number(area.dataset.wordsMax);
  note.textContent = note.dataset.pattern.replace("{used}", used).replace("{most}", most);
  note.classList.toggle("over", used > most);
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.("textarea[data-words-max]")) countWords(event.target);
});
for (const area of document.querySelectorAll("textarea[data-words-max]")) countWords(area);

// Escape closes an open confirmation and gives the focus back to its button.
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest?.("details.confirm[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

// On paper every fold is open.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("main details:not([open], .confirm)")];
  for (const fold of folded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
});
