import { Combobox } from "./combobox.js";

const boxes = new WeakMap<HTMLInputElement, Combobox>();

/** Turns every search box into a combobox the first time that somebody types into it. */
export function suggestArticles(): void {
  document.addEventListener("input", (event) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.name !== "q") return;
    const form = target.closest<HTMLFormElement>("form[data-search]");
    if (form === null) return;
    let box = boxes.get(target);
    if (box === undefined) boxes.set(target, (box = new Combobox(target, form)));
    box.typed();
  });
}
