import { AxeBuilder } from "@axe-core/playwright";
import { URI } from "otpauth";
import type { Page } from "@playwright/test";
import { expect, send, test } from "./journey.js";
import { demoPassword } from "./people.js";

/** In no other journey: adding a second factor ends all other sessions. */
const person = "tom@aurora.example";

test.use({ javaScriptEnabled: false });

/** All who sign in for the journeys do so from one address, and too many at once are asked to wait a minute. */
async function givePassword(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto("/sign-in?returnTo=/account/security");
    await page.getByLabel("E-mail address").fill(person);
    await page.getByLabel("Password").fill(demoPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^(Security|Second)/ })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ intervals: [10_000], timeout: 90_000 });
}

test("somebody sets up a second factor, signs in with it and with a recovery code, and confirms it, without script", async ({
  page,
  pageOf,
}) => {
  test.setTimeout(240_000);
  await givePassword(page);
  await page.getByLabel("Your password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Set up a second factor" }).click();

  await expect(page.getByRole("img", { name: "The key as a QR code" })).toBeVisible();
  const secret = await page.locator("[data-key]").innerText();
  const recoveryCodes = await page
    .getByRole("list", { name: "Recovery codes" })
    .getByRole("listitem")
    .allInnerTexts();
  expect(recoveryCodes).toHaveLength(10);
  const totp = URI.parse(`otpauth://totp/Recourse:${person}?secret=${secret}&issuer=Recourse`);
  if (!("period" in totp)) throw new Error("This is no time-based code.");
  const code = (step: number): string => totp.generate({ timestamp: Date.now() + step * 30_000 });

  await page.getByLabel("Code that the app shows").fill("000000");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByText("This code is not right")).toBeVisible();
  await page.getByLabel("Code that the app shows").fill(code(-1));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByText("Your second factor is on.")).toBeVisible();
  await expect(page.locator("[data-key]")).toHaveCount(0);
  expect(recoveryCodes.filter((shown) => shown === "")).toEqual([]);

  const other = await pageOf("visitor", { javaScriptEnabled: false });
  await givePassword(other);
  await expect(other).toHaveURL(/\/sign-in\/second-factor/);
  await askForRemoval(other);
  await stopRemoval(await pageOf("visitor", { javaScriptEnabled: false }));
  await other.goto("/sign-in/second-factor?returnTo=/account/security");
  await other.getByLabel("Code").fill(code(0));
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other).toHaveURL(/\/account\/security$/);

  await other.goto("/account/confirm?next=//evil.example");
  await other.getByLabel("Code").fill(recoveryCodes[0] ?? "");
  await other.getByRole("button", { name: "Confirm" }).click();
  await expect(other).toHaveURL(new URL("/", other.url()).href);

  await setSingleSignOn(other);

  // One browser ends the session of the other.
  await other.goto("/account/security");
  await send(other.getByRole("button", { name: /End the session/ }));
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

/** At the question for the second factor. */
async function askForRemoval(page: Page): Promise<void> {
  await page.getByText("I have neither the app nor a recovery code").click();
  await page.getByRole("button", { name: "Ask for it to be removed" }).click();
  await expect(page.getByText("We wrote to you and to the administrators of your account.")).toBeVisible();
}

/** By the mail to another administrator of Tom's account. */
async function stopRemoval(mailbox: Page): Promise<void> {
  await expect(async () => {
    await mailbox.goto(`/demo/mailbox?${new URLSearchParams({ to: "ada@aurora.example" })}`);
    await mailbox
      .getByRole("link", { name: "The second factor of Tom Brandt is to be removed" })
      .first()
      .click({ timeout: 2_000 });
  }).toPass({ intervals: [2_000], timeout: 60_000 });
  const text = await mailbox.getByRole("region", { name: "The mail as text" }).innerText();
  const link = /\/factor-resets\/\S+/.exec(text)?.[0] ?? "";
  await mailbox.goto(link);
  const heading = mailbox.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("The second factor of Tom Brandt is to be removed");
  await mailbox.getByRole("button", { name: "Stop it" }).click();
  await expect(mailbox.getByText("It is stopped.")).toBeVisible();
  await mailbox.goto(link);
  await expect(heading).toHaveText("This link does not work any more");
}

/** Of Tom's account, whose second factor is fresh. Nothing outside is asked: the issuer is an address that no provider may have. */
async function setSingleSignOn(page: Page): Promise<void> {
  await page.goto("/account");
  await page.getByRole("link", { name: "Sign-in", exact: true }).first().click();
  await expect(page.getByText("There is none yet.")).toBeVisible();
  await page.getByLabel("Another domain").fill("aurora.example/");
  await page.getByRole("button", { name: "Add the domain" }).click();
  await expect(page.getByRole("alert")).toHaveText("A mail domain is one such as example.com.");
  await page.getByLabel("Another domain").fill("aurora.example");
  await page.getByRole("button", { name: "Add the domain" }).click();
  await expect(page.getByText("_recourse-proof.aurora.example")).toBeVisible();
  await page.getByLabel("Issuer").fill("https://127.0.0.1");
  await page.getByLabel("Client id").fill("recourse");
  await page.getByLabel("Client secret").fill("nobody's");
  await page.getByRole("button", { name: "Save the provider" }).click();
  await expect(page.getByText("Not tested yet")).toBeVisible();
  await expect(page.getByText("nobody's")).toHaveCount(0);
  await page.getByRole("button", { name: "Test it" }).click();
  await expect(page.getByRole("alert")).toHaveText(/does not answer/);
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
}

test("how an account's people sign in is an accessible page", async ({ pageOf }) => {
  const page = await pageOf("payingAdmin", { javaScriptEnabled: true });
  await page.goto("/account/sign-in");
  await expect(page.getByText("To change any of this, confirm your second factor.")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("whoever types an address alone is asked for a password, where its domain has no provider", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill("nobody@nowhere.example");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText(/Type your password, too/);
  await expect(page.getByLabel("E-mail address")).toHaveValue("nobody@nowhere.example");
});

test("the security page is accessible", async ({ pageOf }) => {
  const page = await pageOf("trialOver", { javaScriptEnabled: true });
  await page.goto("/account/security");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
