import { useCallback, useRef, useState, type MouseEvent, type RefObject } from "react";

const boxes = "input[name=ticket]";

/** Which rows of a list are ticked: one by one, from one to another with Shift, or all. The boxes themselves keep it. */
export function useChosen(): {
  list: RefObject<HTMLDivElement>;
  chosen: number;
  onClick: (event: MouseEvent) => void;
  chooseAll: (all: boolean) => void;
  toggleFocused: () => void;
} {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLInputElement | null>(null);
  const [chosen, setChosen] = useState(0);
  const all = useCallback(() => [...(list.current?.querySelectorAll<HTMLInputElement>(boxes) ?? [])], []);
  const recount = useCallback(() => setChosen(all().filter(({ checked }) => checked).length), [all]);
  const onClick = (event: MouseEvent) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.matches(boxes)) return;
    if (event.shiftKey && last.current !== null) {
      const rows = all();
      const [from, to] = [rows.indexOf(last.current), rows.indexOf(box)].toSorted(
        (left, right) => left - right,
      );
      if (from !== undefined && from >= 0) {
        for (const each of rows.slice(from, (to ?? from) + 1)) each.checked = box.checked;
      }
    }
    last.current = box;
    recount();
  };
  const chooseAll = (checked: boolean) => {
    for (const box of all()) box.checked = checked;
    recount();
  };
  const toggleFocused = useCallback(() => {
    const row = document.activeElement?.closest("li");
    const box = row?.querySelector<HTMLInputElement>(boxes);
    if (box == null) return;
    box.checked = !box.checked;
    last.current = box;
    recount();
  }, [recount]);
  return { list, chosen, onClick, chooseAll, toggleFocused };
}
