import { chmod, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { expect, test } from "@jest/globals";
import { findBinaries } from "./embedded-binaries.js";
import { chooseRunner } from "./embedded-run.js";

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot(
  "below a folder that only root may enter, PostgreSQL's programs run as somebody else, and find each other",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "recourse-private-"));
    try {
      const { initdb } = await findBinaries();
      const native = dirname(dirname(initdb));
      await cp(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
      await chmod(folder, 0o700);
      const program = join(folder, "native", relative(native, initdb));
      const runner = await chooseRunner([program], join(folder, "data"));
      // Before all else it looks for the program that it itself is.
      expect(await runner.run(program, ["--version"])).toEqual({
        code: 0,
        output: expect.stringMatching(/^initdb \(PostgreSQL\) [\d.]+\s*$/),
      });
      expect(await runner.run("id", ["-u"])).not.toMatchObject({ output: expect.stringMatching(/^0\s*$/) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
