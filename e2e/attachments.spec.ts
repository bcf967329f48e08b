import { readFile, writeFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, send, test } from "./journey.js";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEklEQVQImWNwaDjg0HCAAYUCAFuVCQEvM5/eAAAAAElFTkSuQmCC",
  "base64",
);
const log = { name: "server.log", mimeType: "text/plain", buffer: Buffer.from("14:02 it fails\n") };
const shot = { name: "window.png", mimeType: "image/png", buffer: png };

async function fillRequest(page: Page, subject: string): Promise<void> {
  await page.goto("/tickets/new");
  await page
    .getByRole("radio", { name: /question/i })
    .first()
    .check();
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Description").fill("See the files.");
}

/** Drops files onto an element, or pastes them into it, as the browser does. */
async function giveFile(
  target: Locator,
  how: "drop" | "paste",
  { name, mimeType, buffer }: typeof log,
): Promise<void> {
  await target.evaluate(
    (element, { event, file }) => {
      const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], file.name, { type: file.type }));
      const init = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        event === "drop"
          ? new DragEvent("drop", { ...init, dataTransfer: transfer })
          : new ClipboardEvent("paste", { ...init, clipboardData: transfer }),
      );
    },
    { event: how, file: { name, type: mimeType, base64: buffer.toString("base64") } },
  );
}

test("files come with a request, staff read them and answer with one, and what is internal stays so", async ({
  pageOf,
}) => {
  // The longest journey of these: three people, one after the other.
  test.slow();
  const subject = `Files ${Date.now()}`;
  const admin = await pageOf("payingAdmin");
  await fillRequest(admin, subject);
  const form = admin.getByRole("form", { name: "New ticket" });
  const list = form.getByRole("list", { name: "Attached files" });
  await form.getByLabel("Files to attach").setInputFiles([log, { ...log, name: "other.log" }]);
  await giveFile(admin.getByLabel("Description"), "paste", { ...shot, name: "image.png" });
  await giveFile(admin.getByLabel("Description"), "drop", shot);
  await expect(list.getByRole("listitem")).toHaveCount(4);
  await expect(form.getByText("4 files attached.")).toBeVisible();
  await list.getByRole("button", { name: "Remove other.log" }).click();
  await expect(form.getByText("3 files attached.")).toBeVisible();
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(admin).toHaveURL(/\/tickets\/\d+/);
  const number = /\/tickets\/(\d+)/.exec(admin.url())?.[1] ?? "";

  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  const first = agent.getByRole("article", { name: /^Reply by/ }).first();
  await expect(first.getByRole("list", { name: "Images" }).getByRole("img")).toHaveCount(2);
  const picture = first.getByRole("img", { name: "window.png" });
  await expect
    .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBe(2);
  const downloading = agent.waitForEvent("download");
  await first.getByRole("link", { name: "server.log" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("server.log");
  expect((await readFile(await download.path())).toString()).toBe("14:02 it fails\n");

  const reply = agent.getByRole("form", { name: "Reply to the customer" });
  await reply.getByLabel("Files to attach").setInputFiles({ ...log, name: "patch.txt" });
  await reply.getByLabel("Your reply").fill("Apply this.");
  // Sent before the file is there: it waits for it.
  await reply.getByRole("button", { name: "Send reply" }).click();
  await expect(agent.getByRole("link", { name: "patch.txt" })).toBeVisible();

  await agent.getByText("Write an internal note").click();
  const note = agent.getByRole("form", { name: "Internal note" });
  await note.getByLabel("Files to attach").setInputFiles({ ...log, name: "internal.txt" });
  await note.getByLabel("Internal note").fill("Only for us.");
  await note.getByRole("button", { name: "Save internal note" }).click();
  const internal = agent.getByRole("link", { name: "internal.txt" });
  await expect(internal).toBeVisible();

  await admin.reload();
  await expect(admin.getByRole("link", { name: "patch.txt" })).toBeVisible();
  await expect(admin.getByText("internal.txt")).toHaveCount(0);
  const theirs = await admin.request.get((await internal.getAttribute("href")) ?? "");
  expect(theirs.status()).toBe(404);

  const lead = await pageOf("lead");
  await lead.goto(`/desk/tickets/${number}`);
  await lead.getByRole("link", { name: "Remove server.log" }).click();
  await lead.getByLabel("Why is it removed?").fill("It held a password.");
  await send(lead.getByRole("button", { name: "Remove the file" }));
  await admin.reload();
  await expect(admin.getByText(/was removed by .*: It held a password\./)).toBeVisible();
  await expect(admin.getByRole("link", { name: "server.log" })).toHaveCount(0);
});

test("a program is held: staff open it only after a lead has released it", async ({ pageOf }) => {
  const admin = await pageOf("payingAdmin");
  await fillRequest(admin, `A script ${Date.now()}`);
  const form = admin.getByRole("form", { name: "New ticket" });
  await form.getByLabel("Files to attach").setInputFiles({ ...log, name: "repair.ps1" });
  await expect(form.getByText(/others can open it once a lead/)).toBeVisible();
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(admin.getByRole("link", { name: "repair.ps1" })).toBeVisible();
  const number = /\/tickets\/(\d+)/.exec(admin.url())?.[1] ?? "";

  const agent = await pageOf("agent");
  await agent.goto(`/desk/tickets/${number}`);
  await expect(agent.getByText(/a lead of the support staff has to release it/)).toBeVisible();
  await expect(agent.getByRole("link", { name: /repair\.ps1/ })).toHaveCount(0);

  const lead = await pageOf("lead");
  await lead.goto(`/desk/tickets/${number}`);
  await lead.getByRole("link", { name: "Release repair.ps1" }).click();
  await expect(lead.getByText("It is a program.")).toBeVisible();
  await lead.getByRole("button", { name: "Release the file" }).click();
  await expect(lead.getByRole("link", { name: "repair.ps1", exact: true })).toBeVisible();

  await agent.reload();
  const downloading = agent.waitForEvent("download");
  await agent.getByRole("link", { name: "repair.ps1" }).click();
  expect((await downloading).suggestedFilename()).toBe("repair.ps1");
});

test("a file that is too large, one that breaks off and one that is not wanted are told and left behind", async ({
  pageOf,
}, testInfo) => {
  const admin = await pageOf("payingAdmin");
  // On the disk, as handing so many bytes to the browser takes longer than the journey.
  const large = testInfo.outputPath("large.bin");
  await writeFile(large, Buffer.alloc(26 * 1024 * 1024));
  await fillRequest(admin, "Never sent");
  const form = admin.getByRole("form", { name: "New ticket" });
  const choose = form.getByLabel("Files to attach");
  await choose.setInputFiles(large);
  await expect(form.getByText(/larger than 25 MB/)).toBeVisible();
  // The message does not go without a file that its writer believes in it.
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(form.getByText(/could not be sent/)).toBeVisible();
  await expect(admin).toHaveURL(/\/tickets\/new/);
  await form.getByRole("button", { name: "Remove large.bin" }).click();

  await admin.route("**/attachments", (route) => route.abort(), { times: 1 });
  await choose.setInputFiles(log);
  await expect(form.getByText(/connection broke off/)).toBeVisible();
  await form.getByRole("button", { name: "Try again" }).click();
  await expect(form.getByText("1 file attached.")).toBeVisible();

  await choose.setInputFiles({ ...shot, buffer: png.subarray(0, 50) });
  await expect(form.getByText(/damaged/)).toBeVisible();
});

test("without script the form sends its files along, and keeps them when the message is not in order", async ({
  pageOf,
}) => {
  const admin = await pageOf("payingAdmin", { javaScriptEnabled: false });
  await admin.goto("/tickets/new?kind=QUESTION");
  await admin.getByLabel("Description").fill("See the files.");
  await admin.getByLabel("Files").setInputFiles([log, shot]);
  await admin.getByRole("button", { name: "Send request" }).click();
  // The subject is missing.
  await expect(admin.getByLabel("Send server.log with it")).toBeChecked();
  await expect(admin.getByLabel("Send window.png with it")).toBeChecked();
  await admin.getByLabel("Send window.png with it").uncheck();
  await admin.getByLabel("Subject").fill(`Without script ${Date.now()}`);
  await admin.getByRole("button", { name: "Send request" }).click();
  await expect(admin).toHaveURL(/\/tickets\/\d+/);
  await expect(admin.getByRole("link", { name: "server.log" })).toBeVisible();
  await expect(admin.getByText("window.png")).toHaveCount(0);
});

test("nobody else reads a file by its link", async ({ pageOf }) => {
  const admin = await pageOf("payingAdmin");
  await fillRequest(admin, `Links ${Date.now()}`);
  await admin.getByLabel("Files to attach").setInputFiles(log);
  await admin.getByRole("button", { name: "Send request" }).click();
  const link = admin.getByRole("link", { name: "server.log" });
  await expect(link).toBeVisible();
  const href = (await link.getAttribute("href")) ?? "";
  const signed = await admin.request.get(href, { maxRedirects: 0 });
  for (const name of ["freeAdmin", "endUser"] as const) {
    const other = await pageOf(name);
    expect((await other.request.get(href)).status()).toBe(404);
    expect((await other.request.get(signed.headers()["location"] ?? "")).status()).toBe(404);
  }
});
