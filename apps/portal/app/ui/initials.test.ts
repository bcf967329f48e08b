import { expect, test } from "@jest/globals";
import { initials } from "./initials.js";

test.each([
  ["Ada Marlow", "AM"],
  ["ada", "A"],
  ["Juan Pablo de la Cruz", "JC"],
  ["  ", ""],
  ["𝒜da Marlow", "𝒜M"],
])("%p is %p", (name, letters) => expect(initials(name)).toBe(letters));
