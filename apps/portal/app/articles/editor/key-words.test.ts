import { expect, test } from "@jest/globals";
import { keyWords } from "./key-words.js";

test.each([
  ["Mod-b", "Ctrl+B", "⌘B"],
  ["Mod-Shift-x", "Ctrl+Shift+X", "⌘⇧X"],
  ["Alt-F10", "Alt+F10", "⌥F10"],
  ["Mod-Shift-.", "Ctrl+Shift+.", "⌘⇧."],
])("%s is %s, or %s on a Mac", (keys, elsewhere, mac) => {
  expect([keyWords(keys, false), keyWords(keys, true)]).toEqual([elsewhere, mac]);
});
