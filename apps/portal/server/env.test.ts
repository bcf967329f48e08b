import { describe, expect, test } from "@jest/globals";
import { readEnv } from "./env.js";

describe("the settings", () => {
  test("are the demo's ports where nothing is set", () => {
    expect(readEnv({})).toMatchObject({ PORT: 3000, API_URL: "http://127.0.0.1:4000", demoSignIns: [] });
  });

  test("an empty variable is as good as none", () => {
    expect(readEnv({ PORT: "", HOST: "", RECOURSE_DEMO: "" })).toMatchObject({ PORT: 3000 });
  });

  test("demo sign-ins are offered in the demo alone", () => {
    const DEMO_SIGN_INS = JSON.stringify([
      { label: "Admin", email: "a@b.example", password: "p", hint: "h" },
    ]);
    expect(readEnv({ DEMO_SIGN_INS }).demoSignIns).toEqual([]);
    expect(readEnv({ DEMO_SIGN_INS, RECOURSE_DEMO: "1" }).demoSignIns).toHaveLength(1);
  });

  test.each([
    [{ PORT: "http" }, "PORT must be a number"],
    [{ PORT: "70000" }, "PORT must be between 0 and 65535"],
    [{ API_URL: "localhost:4000" }, "API_URL must be an address like http://localhost:4000"],
    [{ DEMO_SIGN_INS: "{", RECOURSE_DEMO: "1" }, "DEMO_SIGN_INS must be JSON"],
    [{ RECOURSE_DEMO: "maybe" }, "RECOURSE_DEMO must be 1 or 0"],
  ])("%j is refused in plain words", (source, words) => expect(() => readEnv(source)).toThrow(words));
});
