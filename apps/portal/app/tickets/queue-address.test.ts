import { expect, test } from "@jest/globals";
import {
  addressOfFilter,
  backAddress,
  filterOfAddress,
  listParameters,
  narrowingOf,
  withDone,
} from "./queue-address.js";

const filterOf = (query: string) => filterOfAddress(new URLSearchParams(query));

test("an address spells out a filter", () => {
  expect(
    filterOf("state=open&state=solved&assignee=me&production=yes&kind=defect&tag=a&tag=b&q=+radius+"),
  ).toEqual({
    states: ["OPEN", "SOLVED"],
    assignee: "ME",
    production: true,
    kinds: ["DEFECT"],
    tagIds: ["a", "b"],
    text: "radius",
  });
  expect(filterOf("assignee=U3RhZmY&account=a&production=no")).toEqual({
    staffId: "U3RhZmY",
    accountId: "a",
    production: false,
  });
});

test.each([
  "q=radius&assignee=me&production=no&account=a&state=open&kind=defect&tag=t",
  "assignee=U3RhZmY",
  "assignee=nobody",
])("%s is spelled the same again", (address) => {
  expect(addressOfFilter(filterOf(address) ?? {}).toString()).toBe(address);
});

test("what is none of the queue's is no filter", () => {
  expect(filterOf("view=mine&after=x&q=&state=nonsense&kind=nonsense&production=maybe&assignee=")).toBeNull();
});

test("an account alone goes together with a part of the queue", () => {
  expect(narrowingOf(new URLSearchParams("view=mine&account=a"))).toBeNull();
  expect(narrowingOf(new URLSearchParams("account=a&q=x"))).toEqual({ accountId: "a", text: "x" });
});

test("the list goes on without its pages and what was done there", () => {
  expect(listParameters(new URLSearchParams("view=mine&after=x&did=y&q=")).toString()).toBe("view=mine");
  expect(withDone("/desk?view=mine&did=old", "new")).toBe("/desk?view=mine&did=new");
});

test.each([
  ["/desk?view=mine", "/desk?view=mine"],
  ["/desk", "/desk"],
  ["//evil.example", "/desk"],
  ["/desk.evil.example", "/desk"],
  ["https://evil.example/desk", "/desk"],
])("%s goes back to %s", (path, back) => {
  expect(backAddress(path)).toBe(back);
});
