import { expect, test } from "@jest/globals";
import { queueHref, queueView, queueViews } from "./queue-views.js";

test("every view of the queue has an address that leads back to it", () => {
  for (const { name } of queueViews) {
    const url = new URL(queueHref(name), "http://localhost");
    expect(queueView(url.searchParams.get("view")).name).toBe(name);
  }
});

test.each([null, "", "everything"])("the address %j shows all open tickets", (name) => {
  expect(queueView(name).name).toBe("all");
});
