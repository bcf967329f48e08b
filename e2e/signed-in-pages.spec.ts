import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.js";
import type { PersonName } from "./people.js";

/** Opens a ticket whose message has a wide line of code, from a list of tickets that it is sure to be in. */
async function openTicket(page: Page, list: string): Promise<void> {
  await page.goto(list);
  await page
    .getByRole("main")
    .getByRole("link", { name: /RADIUS logins fail/ })
    .first()
    .click();
  await page.waitForURL(/\/tickets\/\d+/);
}

/** A request of the demo that was refused and contested. */
async function openRefusal(page: Page, list: string): Promise<void> {
  await page.goto(list);
  await page.getByRole("main").getByRole("link", { name: "How do I connect our NAS over LDAP?" }).click();
  await page.waitForURL(/\/refus(ed|als)\/./);
}

async function openFacts(page: Page): Promise<void> {
  await openRefusal(page, "/desk/refusals");
  await page.getByRole("link", { name: "Correct the facts of Foxglove Farm" }).click();
  await page.waitForURL(/\/facts/);
}

async function openCategory(page: Page): Promise<void> {
  await page.goto("/desk/categories");
  await page.getByRole("main").getByRole("link", { name: "LDAP" }).click();
  await page.waitForURL(/\/desk\/categories\/.+/);
}

/** An article of the demo, by a link within its page on the desk where one is given. */
async function openArticle(page: Page, link?: string): Promise<void> {
  await page.goto("/desk/articles?q=LDAP+bind+fails");
  await page.getByRole("main").getByRole("link", { name: "LDAP bind fails with error 49" }).click();
  await page.waitForURL(/\/desk\/articles\/[^?]+$/);
  if (link === undefined) return;
  await page.getByRole("main").getByRole("link", { name: link }).click();
  await page.waitForURL(/\/desk\/articles\/.+\/.+/);
}

const visits: [person: PersonName, what: string, visit: (page: Page) => Promise<unknown>][] = [
  ["freeAdmin", "/tickets/new", (page) => page.goto("/tickets/new")],
  [
    "freeAdmin",
    "/tickets/new?kind=defect&critical=1",
    (page) => page.goto("/tickets/new?kind=defect&critical=1"),
  ],
  ["payingAdmin", "/tickets", (page) => page.goto("/tickets")],
  ["payingAdmin", "a ticket", (page) => openTicket(page, "/tickets?q=RADIUS+logins+fail")],
  ["payingAdmin", "/account", (page) => page.goto("/account")],
  ["payingAdmin", "/account/audit", (page) => page.goto("/account/audit")],
  ["agent", "/desk", (page) => page.goto("/desk")],
  ["agent", "a ticket on the desk", (page) => openTicket(page, "/desk")],
  ["freeAdmin", "/tickets/refused", (page) => page.goto("/tickets/refused")],
  ["freeAdmin", "a refused request", (page) => openRefusal(page, "/tickets/refused")],
  ["agent", "/desk/refusals", (page) => page.goto("/desk/refusals")],
  ["lead", "a refusal on the desk", (page) => openRefusal(page, "/desk/refusals")],
  ["lead", "facts of an account", (page) => openFacts(page)],
  ["lead", "/desk/policy", (page) => page.goto("/desk/policy")],
  ["lead", "/desk/policy/replay", (page) => page.goto("/desk/policy/replay")],
  ["lead", "/desk/board", (page) => page.goto("/desk/board?days=90")],
  ["author", "/desk/articles", (page) => page.goto("/desk/articles")],
  ["lead", "/desk/articles/reviews", (page) => page.goto("/desk/articles/reviews?show=due")],
  ["lead", "/desk/categories", (page) => page.goto("/desk/categories")],
  ["lead", "a category on the desk", (page) => openCategory(page)],
  ["author", "/desk/articles/new", (page) => page.goto("/desk/articles/new")],
  ["author", "an article on the desk", (page) => openArticle(page)],
  ["author", "the history of an article", (page) => openArticle(page, "History, compare and restore")],
  ["lead", "/desk/search", (page) => page.goto("/desk/search")],
  ["lead", "/desk/search/words", (page) => page.goto("/desk/search/words?q=radius")],
  ["lead", "/desk/mail", (page) => page.goto("/desk/mail?show=sent")],
  ["agent", "/desk/mail/incoming", (page) => page.goto("/desk/mail/incoming")],
  ["agent", "/desk/insights", (page) => page.goto("/desk/insights?days=90")],
  ["agent", "/desk/insights/searches", (page) => page.goto("/desk/insights/searches")],
  ["agent", "/desk/insights/gaps", (page) => page.goto("/desk/insights/gaps")],
];

for (const [person, what, visit] of visits) {
  test(`${what} has no accessibility fault, breaks no content policy, and fits wide and narrow screens`, async ({
    pageOf,
  }) => {
    const page = await pageOf(person);
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(error.message));
    await visit(page);
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const main = document.querySelector("main");
        const cut = [...(main?.querySelectorAll("article, section, form") ?? [])].filter(
          (element) => element.getBoundingClientRect().right > clientWidth,
        );
        return { page: scrollWidth - clientWidth, cut: cut.length };
      });
      expect(overflow, `at ${width}`).toEqual({ page: 0, cut: 0 });
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`),
      ).toEqual([]);
    }
    expect(problems).toEqual([]);
  });
}
