/** Sends the answer to "Was this helpful?", and then why not, without leaving the place. */
export function voteInPlace(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-vote]")) {
    const section = form.closest<HTMLElement>("[data-voted]");
    if (section === null) continue;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { submitter } = event;
      void send(form, submitter).then((recorded) => {
        if (recorded) show(section, answerOf(form, submitter));
        // Not recorded this way: the way without script says why.
        else HTMLFormElement.prototype.submit.call(withAnswer(form, submitter));
      });
    });
  }
}

/** What the form says by itself, or the button that was pressed. */
function answerOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const said = form.dataset["vote"] ?? "";
  return said !== "" ? said : submitter instanceof HTMLButtonElement ? submitter.value : "";
}

/** The button that was pressed goes away, so the focus goes to what takes its place. */
function show(section: HTMLElement, answer: string): void {
  section.dataset["voted"] = answer;
  section.querySelector<HTMLElement>("[role=status]")?.focus();
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<boolean> {
  try {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, submitter))
      if (typeof value === "string") body.append(name, value);
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    // The action answers a recorded vote by sending the reader back to the article.
    return answer.type === "opaqueredirect";
  } catch {
    return false;
  }
}

/** `submit()` leaves the pressed button out, so its answer is put in as a field. */
function withAnswer(form: HTMLFormElement, submitter: HTMLElement | null): HTMLFormElement {
  if (submitter instanceof HTMLButtonElement && submitter.name !== "") {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(field);
  }
  return form;
}
