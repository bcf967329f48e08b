const saidFor = 2_000;

/** A button on every block of code that puts it on the clipboard. */
export function addCopyButtons(): void {
  if (navigator.clipboard === undefined) return;
  for (const block of document.querySelectorAll<HTMLElement>(".prose pre")) {
    const frame = document.createElement("div");
    frame.className = "code-block";
    block.replaceWith(frame);
    frame.append(block, copyButton(block));
  }
}

function copyButton(block: HTMLElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-code";
  button.textContent = "Copy";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => {
    void navigator.clipboard.writeText((block.textContent ?? "").replace(/\n$/, "")).then(() => {
      button.textContent = "Copied";
      button.dataset["copied"] = "";
      window.setTimeout(() => {
        button.textContent = "Copy";
        delete button.dataset["copied"];
      }, saidFor);
    });
  });
  return button;
}
