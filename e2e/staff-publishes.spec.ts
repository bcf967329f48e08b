import { expect, test } from "./journey.js";

test("an author writes an article, a lead approves and publishes it, and anybody finds it", async ({
  pageOf,
}) => {
  const word = `Quokka${Date.now()}`;
  const title = `Pair a ${word} badge reader`;
  const author = await pageOf("author");
  await author.goto("/desk/articles/new");
  await author.getByLabel("Title").fill(title);
  await author.getByLabel("Category").selectOption({ label: "Device agents" });
  await author.getByRole("radio", { name: /public|everybody|everyone/i }).check();
  await author.getByLabel("Summary").fill("How a badge reader is paired with the agent.");
  // The text as Markdown: the editor itself has a journey of its own.
  await author.getByRole("button", { name: "Markdown", exact: true }).click();
  await author
    .getByLabel("Text", { exact: true })
    .fill(
      `Hold the button.\n\n## Reset the ${word}\n\nPress it for ten seconds.\n\n<script>window.broken = true</script>`,
    );
  await author.getByLabel("What changed, and why?").fill("New device");
  await author.getByRole("button", { name: "Save draft" }).click();
  await expect(author).toHaveURL(/\/desk\/articles\/(?!new)/);
  await author.getByRole("button", { name: "Submit for review" }).click();
  await expect(author.getByRole("region", { name: "State" })).toContainText(/review/i);

  // Nobody outside sees a word of it yet.
  const reader = await pageOf("visitor");
  await reader.goto(`/search?q=${word}`);
  await expect(reader.getByRole("main").getByRole("link", { name: title })).toHaveCount(0);

  const lead = await pageOf("lead");
  await lead.goto(author.url());
  await lead.getByRole("button", { name: "Approve" }).click();
  await lead.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(lead.getByRole("region", { name: "State" })).toContainText(/published/i);

  await expect(async () => {
    await reader.goto(`/search?q=reset+${word}`);
    await expect(reader.getByRole("main").locator("h2").getByRole("link", { name: title })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await reader.getByRole("main").locator("h2").getByRole("link", { name: title }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(reader.getByRole("heading", { level: 2, name: `Reset the ${word}` })).toBeVisible();
  expect(await reader.evaluate(() => "broken" in window)).toBe(false);
});
