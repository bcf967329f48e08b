import { clsx } from "clsx";
import { Search } from "lucide-react";
import { useId } from "react";
import { everything, filterFields, type SearchFilter } from "../search/search-filter.js";
import { Kbd } from "../ui/kbd.js";

interface SearchBoxProps {
  /** `hero` is the one that a page is about. */
  size?: "hero" | "compact";
  query?: string;
  /** Keeps a filter that the reader has chosen. */
  filter?: SearchFilter;
}

/** A plain form to /search. The enhance module turns it into a combobox with suggestions. */
export function SearchBox({ size = "compact", query = "", filter = everything }: SearchBoxProps) {
  const id = useId();
  const hero = size === "hero";
  return (
    <search className="relative block w-full">
      <form
        action="/search"
        method="get"
        data-search
        className={clsx(
          "group flex items-center border border-rule-strong bg-sheet transition-colors focus-within:border-pine",
          "focus-within:outline-2 focus-within:outline-pine hover:border-ink-soft",
          hero ? "rounded-sheet" : "rounded-box",
        )}
      >
        <label htmlFor={id} className="sr-only">
          Search the help centre
        </label>
        <Search
          aria-hidden="true"
          strokeWidth={1.75}
          className={clsx("shrink-0 text-ink-faint", hero ? "ml-5 hidden size-6 sm:block" : "ml-3 size-4")}
        />
        <input
          id={id}
          name="q"
          type="search"
          defaultValue={query}
          placeholder={hero ? "Search for an answer" : "Search"}
          autoComplete="off"
          spellCheck="false"
          enterKeyHint="search"
          maxLength={500}
          className={clsx(
            "min-w-0 flex-1 appearance-none bg-transparent focus-visible:outline-none [&::-webkit-search-cancel-button]:appearance-none",
            hero ? "px-4 py-4 text-body sm:py-5 sm:text-lead" : "px-2.5 py-2 text-small",
          )}
        />
        {!hero && (
          <span aria-hidden="true" className="mr-2 group-focus-within:hidden max-md:hidden noscript:hidden">
            <Kbd>/</Kbd>
          </span>
        )}
        {filterFields(filter).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button
          type="submit"
          className={clsx(
            hero
              ? "mr-2 rounded-box bg-pine px-4 py-2.5 font-medium text-on-pine hover:bg-pine-deep sm:px-6 sm:py-3"
              : "sr-only focus-visible:not-sr-only focus-visible:mr-1 focus-visible:px-2 focus-visible:text-small",
          )}
        >
          Search
        </button>
      </form>
    </search>
  );
}
