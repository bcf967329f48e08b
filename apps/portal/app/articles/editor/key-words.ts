const words: Record<string, string> = { Mod: "Ctrl", Alt: "Alt", Shift: "Shift" };
const signs: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };

/** `Mod-Shift-x` as people read it: Ctrl+Shift+X, or ⇧⌘X on a Mac. */
export function keyWords(keys: string, mac: boolean): string {
  const parts = keys.split(/-(?=.)/);
  const named = parts.map(
    (part) => (mac ? signs : words)[part] ?? (part.length === 1 ? part.toUpperCase() : part),
  );
  return named.join(mac ? "" : "+");
}

export function isMac(): boolean {
  return typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);
}
