import { tellFinished } from "./finished-search.js";
import { fetchSuggestions, type Suggestion, type Suggestions } from "./suggestion.js";

const pause = 120;
const shortest = 2;

const listClass =
  "absolute left-0 right-0 top-full z-30 mt-1.5 overflow-hidden rounded-box border border-rule-strong bg-sheet p-1.5 text-left";
const optionClass =
  "flex flex-wrap items-baseline gap-x-2 rounded-box px-3 py-2 text-small aria-selected:bg-pine-wash aria-selected:text-pine hover:bg-pine-wash";

let made = 0;

/**
 * A search box with a list of articles, after the ARIA pattern for comboboxes: focus stays in the box,
 * arrows walk the list, Enter opens what is marked and otherwise searches, Escape closes.
 */
export class Combobox {
  readonly #list = document.createElement("ul");
  /** Says how many there are to those who do not see the list. */
  readonly #status = document.createElement("span");
  #options: HTMLLIElement[] = [];
  #suggestions: Suggestion[] = [];
  #marked = -1;
  /** Of what stands in the box, until its search is finished in one way or another. */
  #receipt: string | null = null;
  #timer = 0;
  #request = new AbortController();

  constructor(
    readonly input: HTMLInputElement,
    form: HTMLFormElement,
  ) {
    const list = this.#list;
    list.id = `suggestions-${++made}`;
    list.hidden = true;
    list.className = listClass;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Articles");
    this.#status.setAttribute("role", "status");
    this.#status.className = "sr-only";
    (form.parentElement ?? form).append(list, this.#status);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": list.id,
      "aria-expanded": "false",
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", (event) => {
      this.#close();
      // Sending the form is a search of its own; whoever turns elsewhere has finished this one.
      if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) this.#finish();
    });
    form.addEventListener("submit", () => (this.#receipt = null));
    window.addEventListener("pagehide", () => this.#finish());
    // Pressing must not take the focus away before the link is followed.
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  typed(): void {
    window.clearTimeout(this.#timer);
    this.#request.abort();
    this.#receipt = null;
    const query = this.input.value.trim();
    if (query.length < shortest) this.#close();
    else this.#timer = window.setTimeout(() => void this.#ask(query), pause);
  }

  async #ask(query: string): Promise<void> {
    this.#request = new AbortController();
    try {
      this.#show(await fetchSuggestions(query, this.#request.signal));
    } catch {
      // Typed on, or the server is away: the box still searches.
    }
  }

  #show({ list: suggestions, receipt }: Suggestions): void {
    if (document.activeElement !== this.input) return;
    this.#receipt = receipt;
    this.#suggestions = suggestions;
    this.#options = suggestions.map((suggestion, index) => this.#option(suggestion, index));
    this.#list.replaceChildren(...this.#options);
    this.#mark(-1);
    this.#list.hidden = suggestions.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.#list.hidden));
    this.#status.textContent = countWords(suggestions.length);
  }

  #option({ title, section, href }: Suggestion, index: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.#list.id}-${index}`;
    option.setAttribute("role", "option");
    option.className = optionClass;
    const name = document.createElement("span");
    name.className = "font-medium";
    name.textContent = title;
    option.append(name);
    if (section !== null) {
      const place = document.createElement("span");
      place.className = "text-label text-ink-faint";
      place.textContent = `§ ${section}`;
      option.append(place);
    }
    option.addEventListener("click", () => this.#leaveFor(href));
    return option;
  }

  #key(event: KeyboardEvent): void {
    if (this.#list.hidden || event.isComposing) return;
    const count = this.#options.length;
    // One place more than there are options: the box itself.
    if (event.key === "ArrowDown") this.#mark(this.#marked + 1 >= count ? -1 : this.#marked + 1);
    else if (event.key === "ArrowUp") this.#mark(this.#marked < 0 ? count - 1 : this.#marked - 1);
    else if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && this.#marked >= 0) this.#open();
    else return;
    event.preventDefault();
  }

  #open(): void {
    const chosen = this.#suggestions[this.#marked];
    if (chosen !== undefined) this.#leaveFor(chosen.href);
  }

  #leaveFor(href: string): void {
    this.#finish();
    location.assign(href);
  }

  #finish(): void {
    if (this.#receipt !== null) tellFinished(this.#receipt, "SUGGESTIONS");
    this.#receipt = null;
  }

  #mark(index: number): void {
    this.#marked = index;
    this.#options.forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    const marked = this.#options[index];
    if (marked === undefined) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", marked.id);
  }

  #close(): void {
    window.clearTimeout(this.#timer);
    this.#request.abort();
    this.#list.hidden = true;
    this.#status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.#mark(-1);
  }
}

function countWords(count: number): string {
  if (count === 0) return "No suggestions";
  return `${count} ${count === 1 ? "suggestion" : "suggestions"}, arrow keys walk through them`;
}
