import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./journey.js";
import { sessionOf } from "./people.js";

const publicPages = [
  "/",
  "/search?q=radius",
  "/articles/ldap-bind-error-49",
  "/categories/ldap",
  "/policies",
  "/policies/acts",
  "/sign-in",
  "/demo/mailbox",
  "/no-such-page",
];

for (const path of publicPages) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${path} has no accessibility fault in ${colorScheme} and breaks no content policy`, async ({
      pageOf,
    }) => {
      const page = await pageOf("visitor", { colorScheme });
      const violations: string[] = [];
      page.on("console", (message) => {
        if (/content security policy/i.test(message.text())) violations.push(message.text());
      });
      await page.goto(path);
      const { violations: faults } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
        .analyze();
      expect(faults.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual(
        [],
      );
      expect(violations).toEqual([]);
    });
  }
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("anybody searches and reads", async ({ page }) => {
    await page.goto("/");
    await page.locator("input[name=q]").first().fill("wifi radius");
    await page.keyboard.press("Enter");
    await page.getByRole("main").locator("a[href^='/articles/']").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});

test.describe("without script, signed in", () => {
  test.use({ javaScriptEnabled: false, storageState: sessionOf("endUser") });

  test("an end user is told to ask their own administrator", async ({ page }) => {
    await page.goto("/tickets/new");
    await expect(page.getByText(/administrator/i).first()).toBeVisible();
  });
});

test("articles ship little script and are answered from the reader's cache while they do not change", async ({
  page,
  request,
}) => {
  const scripts: number[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      scripts.push(Number(response.headers()["content-length"] ?? 0));
  });
  await page.goto("/articles/ldap-bind-error-49");
  expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThan(15 * 1024);
  const first = await request.get("/articles/ldap-bind-error-49");
  const etag = first.headers()["etag"] ?? "";
  const again = await request.get("/articles/ldap-bind-error-49", { headers: { "If-None-Match": etag } });
  expect([etag !== "", again.status()]).toEqual([true, 304]);
});

test("pages fit a narrow screen", async ({ pageOf }) => {
  const page = await pageOf("visitor", { viewport: { width: 320, height: 700 } });
  for (const path of publicPages) {
    await page.goto(path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});
