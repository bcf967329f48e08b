import { afterAll, expect, test } from "@jest/globals";
import { createOutlinePool } from "./outline-pool.js";
import { outlineSource, type OutlineRequest } from "./outline-source.js";

// The program as it is started: what was built last (`npm test` builds first).
const pool = createOutlinePool(new URL("../../dist/import/outline-worker.js", import.meta.url), 2);
afterAll(() => pool.close());

const request = (path: string, body: string): OutlineRequest => ({
  ...{ body, path, file: `/nowhere/${path}` },
  ...{ linesBefore: 3, root: "/nowhere", needsParagraph: true },
});

test("threads outline what would be outlined here, faults and all, each answer for its own question", async () => {
  const requests = [
    request("a.md", "# Title\n\nText with [a link](b.md) and ![a picture](c.png)."),
    request("b.mdx", "<Note>\n\nMind [this](a.md).\n\n</Note>\n"),
    request("broken.mdx", "Fine.\n\n<Tabs>\n\n{ 1 + }\n"),
    ...Array.from({ length: 20 }, (_, place) =>
      request(`${place}.md`, `Text ${place}, [next](${place + 1}.md).`),
    ),
  ];
  const here = await Promise.all(requests.map(outlineSource));
  expect(await Promise.all(requests.map((each) => pool.outline(each)))).toEqual(here);
  expect(here[2]).toMatchObject({ ok: false, line: 8 });
});

test("a thread that cannot start fails what waits for it", async () => {
  const broken = createOutlinePool(new URL("./no-such-worker.js", import.meta.url), 1);
  await expect(broken.outline(request("a.md", "Text."))).rejects.toThrow(/no-such-worker/);
  await broken.close();
});
