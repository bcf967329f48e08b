import { isTimeStyle, readersTime } from "../time/zoned-time.js";

/** Puts the reader's own time beside Mountain time wherever the two differ. */
export function addReadersTime(): void {
  for (const element of document.querySelectorAll<HTMLTimeElement>("time[data-your-time]")) {
    const { yourTime: style, zone } = element.dataset;
    if (!isTimeStyle(style) || zone === undefined) continue;
    const yours = readersTime(element.dateTime, style, zone);
    if (yours === null) continue;
    const note = document.createElement("span");
    note.className = "text-ink-faint";
    note.textContent = ` (${yours} your time)`;
    element.append(note);
  }
}
