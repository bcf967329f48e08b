import { expect, test } from "@jest/globals";
import { readReviewView, reviewLinks } from "./review-views.js";

test("the page shows one's own checks unless the address asks for others", () => {
  expect(readReviewView(new URLSearchParams("show=everything"))).toEqual({ show: "mine", categoryId: "" });
  expect(readReviewView(new URLSearchParams("show=nobody&category=c1"))).toEqual({
    show: "nobody",
    categoryId: "c1",
  });
});

test("its views keep the category", () => {
  const links = reviewLinks({ show: "due", categoryId: "c1" });
  expect(links.map(({ href }) => href)).toContain("/desk/articles/reviews?show=mine&category=c1");
  expect(links.filter(({ current }) => current).map(({ title }) => title)).toEqual(["All to check"]);
});
