/** "/" goes to the search box, as in many help centres; not while somebody is typing. */
export function focusSearchOnSlash(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null)
      return;
    const box = document.querySelector<HTMLInputElement>("form[data-search] input[name=q]");
    if (box === null) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
