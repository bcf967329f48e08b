import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, type PageOf } from "./journey.js";
import type { PersonName } from "./people.js";

/** A picture of two by three pixels. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEklEQVQImWNwaDjg0HCAAYUCAFuVCQEvM5/eAAAAAElFTkSuQmCC",
  "base64",
);

interface Seat {
  page: Page;
  /** What the browser complained about, breaches of the content policy among it. */
  problems: string[];
}

async function sit(pageOf: PageOf, person: PersonName, address: string): Promise<Seat> {
  const page = await pageOf(person);
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(address);
  return { page, problems };
}

function textOf(page: Page) {
  return page.getByLabel("Text", { exact: true });
}

function toolOf(page: Page, name: string) {
  return page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name, exact: true });
}

/** The Markdown that would be saved. */
function markdownOf(page: Page): Promise<string> {
  return page.locator("input[name=body]").inputValue();
}

async function expectNoFault(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual(
    [],
  );
}

async function writeWithToolbar(page: Page): Promise<void> {
  await textOf(page).click();
  await page.keyboard.type("Hold the button.");
  await page.keyboard.press("Enter");
  await toolOf(page, "Kind of paragraph").click();
  await page.getByRole("menuitem", { name: "Heading", exact: false }).first().click();
  await page.keyboard.type("Pair it");
  await page.keyboard.press("Enter");
  await toolOf(page, "Callout").click();
  await page.getByRole("menuitem", { name: "Warning" }).click();
  await page.keyboard.type("Mind the light.");
  await page.keyboard.press("Control+Enter");
  await toolOf(page, "Code block").click();
  await page.getByLabel("Language of the code").fill("bash");
  await textOf(page).locator("pre").click();
  await page.keyboard.type("pair --all");
  await page.keyboard.press("Control+Enter");
  await toolOf(page, "Table").click();
  await page.keyboard.type("Light");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Meaning");
  await page.getByRole("toolbar", { name: "Table" }).getByRole("button", { name: "Delete row" }).focus();
  await textOf(page).locator("td").first().click();
  await page.keyboard.type("Green");
  await page.getByRole("toolbar", { name: "Table" }).getByRole("button", { name: "Row below" }).click();
  await page.keyboard.press("Control+Enter");
  await page.keyboard.type("See ");
}

async function linkArticle(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Link" });
  await dialog.getByLabel("Article or address").fill("error 49");
  await dialog.getByRole("list", { name: "Articles" }).getByRole("button").first().click();
  await dialog.getByLabel("Part of it").selectOption({ label: "Symptoms" });
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(textOf(page)).toBeFocused();
}

async function addPictures(page: Page): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await toolOf(page, "Picture or file").click();
  await (await chooser).setFiles({ name: "reader.png", mimeType: "image/png", buffer: png });
  const dialog = page.getByRole("dialog", { name: "Picture" });
  await dialog.getByRole("button", { name: "Insert" }).click();
  await expect(dialog).toContainText("Say what the picture shows");
  await dialog.getByLabel("Alternative text").fill("The reader from the front");
  await expectNoFault(page);
  await dialog.getByRole("button", { name: "Insert" }).click();
  await expect(textOf(page).getByRole("img", { name: "The reader from the front" })).toBeVisible();

  await textOf(page).evaluate((text, data) => {
    const clipboardData = new DataTransfer();
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    clipboardData.items.add(new File([bytes], "pasted.png", { type: "image/png" }));
    text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, png.toString("base64"));
  await dialog.getByLabel("Decorative").check();
  await dialog.getByRole("button", { name: "Insert" }).click();
  await expect(textOf(page).locator("img[src]")).toHaveCount(2);
}

test("an author writes with the toolbar, and the preview is what readers get", async ({ pageOf }) => {
  test.setTimeout(120_000);
  const word = `Numbat${Date.now()}`;
  const { page, problems } = await sit(pageOf, "author", "/desk/articles/new");
  await page.getByLabel("Title").fill(`Pair a ${word} reader`);
  await page.getByLabel("Category").selectOption({ label: "Device agents" });
  await page.getByRole("radio", { name: /public/i }).check();
  await page.getByLabel("Summary").fill("How a reader is paired.");
  await writeWithToolbar(page);
  await linkArticle(page);
  await addPictures(page);
  const markdown = await markdownOf(page);
  for (const part of [
    "Hold the button.\n\n## Pair it\n\n> [!WARNING]\n> Mind the light.\n\n```bash\npair --all\n```",
    "| Light | Meaning | |\n| - | - | - |\n| Green | | |",
    "/articles/ldap-bind-error-49#symptoms)",
    "![The reader from the front](/files/",
    "![](/files/",
  ])
    expect(markdown).toContain(part);

  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("heading", { name: "Pair it" })).toBeVisible();
  await expect(preview).toHaveAttribute("aria-busy", "false");
  const previewed = await preview.locator(".prose").innerHTML();
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoFault(page);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByLabel("What changed, and why?").fill("New device");
  await page.keyboard.press("Control+s");
  await expect(page).toHaveURL(/\/desk\/articles\/(?!new)/);
  await page.reload();
  await expect(textOf(page).locator("img[src]")).toHaveCount(2);
  expect(await markdownOf(page)).toBe(markdown);
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByRole("region", { name: "State" })).toContainText(/review/i);

  const lead = (await sit(pageOf, "lead", page.url())).page;
  await lead.getByRole("button", { name: "Approve" }).click();
  await lead.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(lead.getByRole("region", { name: "State" })).toContainText(/published/i);
  const published = await lead.getByRole("link", { name: "See what readers see" }).getAttribute("href");
  // Without script, since that adds buttons for copying.
  const reader = await pageOf("visitor", { javaScriptEnabled: false });
  await reader.goto(published ?? "");
  await expect(reader.getByRole("heading", { level: 1 })).toContainText(word);
  expect(await reader.getByRole("main").locator(".prose").first().innerHTML()).toBe(previewed);
  expect(problems).toEqual([]);
});

test("Markdown and formatted text are two views of one text, and what has no form is kept", async ({
  pageOf,
}) => {
  const { page, problems } = await sit(pageOf, "author", "/desk/articles/new");
  await page.getByRole("button", { name: "Markdown", exact: true }).click();
  const source =
    "*  odd\n*  list\n\n<details>\n<summary>More</summary>\nhidden\n</details>\n\nA note[^1].\n\n[^1]: Its text";
  await textOf(page).fill(source);
  await page.getByRole("button", { name: "Formatted" }).click();
  await expect(textOf(page).getByRole("listitem").first()).toHaveText("odd");
  expect(await markdownOf(page)).toBe(source);
  await textOf(page).getByText("A note").click();
  await page.keyboard.press("Home");
  await page.keyboard.type("Also: ");
  expect(await markdownOf(page)).toBe(source.replace("A note", "Also: A note"));
  await page.keyboard.press("Control+z");
  expect(await markdownOf(page)).toBe(source);
  expect(problems).toEqual([]);
});

test("the editor is worked by keyboard alone, and lets go of it", async ({ pageOf }) => {
  const { page } = await sit(pageOf, "author", "/desk/articles/new");
  await textOf(page).focus();
  // The editor comes while somebody types: no letter is lost, and the caret stays.
  const word = "abcdefghijklmnopqrstuvwxyz".repeat(6);
  await page.keyboard.type(word, { delay: 8 });
  await expect(toolOf(page, "Bold")).toBeVisible();
  await expect(textOf(page)).toHaveText(word);
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Alt+F10");
  await expect(toolOf(page, "Kind of paragraph")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(toolOf(page, "Bold")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(textOf(page)).toBeFocused();
  expect(await markdownOf(page)).toBe(`**${word}**`);
  await page.keyboard.press("Control+/");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Bulleted list");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+8");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Check the article" })).toBeFocused();
});

test("without script an article is written in a plain box", async ({ pageOf }) => {
  const page = await pageOf("author", { javaScriptEnabled: false });
  await page.goto("/desk/articles/new");
  await page.getByLabel("Title").fill(`Plain ${Date.now()}`);
  await page.getByLabel("Category").selectOption({ label: "Device agents" });
  await textOf(page).fill("Plain **text**.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview" }).locator("strong")).toHaveText("text");
  await page.getByLabel("What changed, and why?").fill("Try");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/desk\/articles\/(?!new)/);
  await expect(textOf(page)).toHaveValue("Plain **text**.");
});

test("what is typed is kept, and offered to its author alone", async ({ pageOf }) => {
  const { page, problems } = await sit(pageOf, "author", "/desk/articles?q=error+49");
  await page
    .getByRole("main")
    .getByRole("link", { name: /error 49/i })
    .first()
    .click();
  await expect(toolOf(page, "Bold")).toBeVisible();
  await textOf(page).locator("p").first().click();
  await page.keyboard.press("Home");
  await page.keyboard.type("Kept words. ");
  await expect(page.getByText(/Saved as your draft at \d\d:\d\d/)).toBeVisible();

  const other = (await sit(pageOf, "lead", page.url())).page;
  await expect(toolOf(other, "Bold")).toBeVisible();
  await expect(other.getByText("You have a draft here")).toHaveCount(0);

  await page.reload();
  await expect(page.getByText("You have a draft here")).toBeVisible();
  await expect(textOf(page)).not.toContainText("Kept words.");
  await expectNoFault(page);
  await page.getByRole("button", { name: "Continue with it" }).click();
  await expect(textOf(page)).toContainText("Kept words.");

  await page.reload();
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByText("You have a draft here")).toHaveCount(0);
  await page.reload();
  await expect(toolOf(page, "Bold")).toBeVisible();
  await expect(page.getByText("You have a draft here")).toHaveCount(0);
  expect(problems).toEqual([]);
});

test("an author who is not connected is told, may try again, and is asked before leaving", async ({
  pageOf,
}) => {
  const { page } = await sit(pageOf, "lead", "/desk/articles?q=LDAP+TLS");
  await page
    .getByRole("main")
    .getByRole("link", { name: /LDAP TLS/i })
    .first()
    .click();
  await expect(toolOf(page, "Bold")).toBeVisible();
  await page.route("**/desk/articles/kept", (route) => route.abort());
  await page.getByLabel("Title").press("End");
  await page.keyboard.type(" again");
  await expect(page.getByText("Not saved: The server did not answer.")).toBeVisible();
  await page.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Tickets" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stay here" }).click();
  await page.unroute("**/desk/articles/kept");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText(/Saved as your draft at/)).toBeVisible();
  await page.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Tickets" }).click();
  await expect(page).toHaveURL(/\/desk$/);
});

test("checks tell what stands against publishing, and lead to the place", async ({ pageOf }) => {
  const { page } = await sit(pageOf, "author", "/desk/articles/new");
  await page.getByRole("button", { name: "Markdown", exact: true }).click();
  await textOf(page).fill("Fine.\n\nSee [it](/articles/there-is-no-such-article).\n\nMore.\n");
  await page.getByRole("button", { name: "Check the article" }).click();
  const checks = page.getByRole("region", { name: "Checks" });
  await expect(checks).toContainText("Blocks publishing");
  await expectNoFault(page);
  await checks.getByRole("button", { name: "Line 3" }).first().click();
  await expect(textOf(page)).toBeFocused();
  const selected = await textOf(page).evaluate((box: HTMLTextAreaElement) =>
    box.value.slice(box.selectionStart, box.selectionEnd),
  );
  expect(selected).toBe("See [it](/articles/there-is-no-such-article).");
  await page.getByRole("button", { name: "Formatted" }).click();
  await checks.getByRole("button", { name: "Line 3" }).first().click();
  await page.keyboard.type("Here: ");
  expect(await markdownOf(page)).toContain("\n\nHere: See [it]");
});
