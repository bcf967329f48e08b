import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import { FakeArticleIndex } from "@recourse/testing";
import { NotWhole } from "../meilisearch/live-index.js";
import { createFailoverArticleIndex } from "./create-failover-article-index.js";

const REQUEST = { query: "password", viewer: "public", first: 10, offset: 0 } as const;

let meilisearch: FakeArticleIndex;
let postgres: FakeArticleIndex;
let time: number;
let troubles: unknown[];
let answer: () => Promise<FakeArticleIndex["answer"]>;

beforeEach(() => {
  meilisearch = new FakeArticleIndex();
  postgres = new FakeArticleIndex();
  meilisearch.use = { adapter: "meilisearch", reason: null };
  time = 0;
  troubles = [];
  answer = () => Promise.resolve(meilisearch.answer);
  meilisearch.search = (request) => {
    meilisearch.searches.push(request);
    return answer();
  };
});

const open = () =>
  createFailoverArticleIndex({
    meilisearch,
    postgres,
    onTrouble: (error) => troubles.push(error),
    now: () => time,
  });

/** Lets what runs in the background end. */
const background = () => new Promise((resolve) => setImmediate(resolve));

describe("Meilisearch answers", () => {
  test("while it is well, and nobody says degraded", async () => {
    const index = open();
    expect(await index.search(REQUEST)).toMatchObject({ degraded: false });
    expect(postgres.searches).toEqual([]);
    expect(await index.inUse()).toEqual({ adapter: "meilisearch", reason: null });
  });

  test("but PostgreSQL is what is written here: the server takes changes in on its own", async () => {
    const index = open();
    await index.put("one");
    await index.putMany(["two"]);
    await index.remove("three");
    expect([postgres.puts, postgres.removed]).toEqual([["one", "two"], ["three"]]);
    expect([meilisearch.puts, meilisearch.removed]).toEqual([[], []]);
  });
});

describe("PostgreSQL takes over", () => {
  test("where Meilisearch fails, says degraded, and lets later searches not wait", async () => {
    answer = () => Promise.reject(new Error("connection refused"));
    const index = open();
    expect(await index.search(REQUEST)).toMatchObject({ degraded: true });
    expect(await index.search(REQUEST)).toMatchObject({ degraded: true });
    expect(meilisearch.searches.length).toBe(1);
    expect(postgres.searches.length).toBe(2);
    expect(troubles.length).toBe(1);
    expect(await index.inUse()).toEqual({ adapter: "postgresql", reason: "connection refused" });
  });

  test("after one second where it does not answer at all", async () => {
    jest.useFakeTimers();
    try {
      answer = () => new Promise(() => undefined);
      const found = open().search(REQUEST);
      await jest.advanceTimersByTimeAsync(999);
      expect(postgres.searches).toEqual([]);
      await jest.advanceTimersByTimeAsync(1);
      expect(await found).toMatchObject({ degraded: true });
    } finally {
      jest.useRealTimers();
    }
  });

  test("at once while it is not whole, without taking it for broken", async () => {
    answer = () => Promise.reject(new NotWhole("Meilisearch is being filled again."));
    const index = open();
    expect(await index.search(REQUEST)).toMatchObject({ degraded: true });
    answer = () => Promise.resolve(meilisearch.answer);
    expect(await index.search(REQUEST)).toMatchObject({ degraded: false });
    expect(troubles).toEqual([]);
  });

  test("for related articles, too", async () => {
    meilisearch.related = () => Promise.reject(new Error("gone"));
    postgres.relatedIds = ["near"];
    expect(await open().related("one", "public", 3)).toEqual(["near"]);
  });
});

describe("coming back", () => {
  test("is found out by a probe in the background, at pauses that grow while it fails", async () => {
    const index = open();
    answer = () => Promise.reject(new Error("away"));
    await index.search(REQUEST);
    const asked = async (): Promise<number> => {
      const before = meilisearch.searches.length;
      await index.search(REQUEST);
      await background();
      return meilisearch.searches.length - before;
    };
    time = 1_999;
    expect(await asked()).toBe(0);
    time = 2_000;
    expect(await asked()).toBe(1);
    time = 5_999;
    expect(await asked()).toBe(0);
    answer = () => Promise.resolve(meilisearch.answer);
    time = 6_000;
    expect(await index.search(REQUEST)).toMatchObject({ degraded: true });
    await background();
    expect(await index.search(REQUEST)).toMatchObject({ degraded: false });
  });
});
