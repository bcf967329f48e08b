import { closeMenus } from "./menus.js";
import { focusSearchOnSlash } from "./search-key.js";
import { suggestArticles } from "./suggestions.js";

/** What the header needs on every page. Hydrated pages call it once React has taken over. */
export function enhanceFrame(): void {
  closeMenus();
  focusSearchOnSlash();
  suggestArticles();
}
