import { describe, expect, test } from "@jest/globals";
import { EditorState, TextSelection, type Command } from "prosemirror-state";
import { actions } from "./actions.js";
import { leaveCallout, toCallout, writeBelow } from "./block-commands.js";
import { linkAt, putLink, removeLink } from "./link-commands.js";
import { openMarkdown, writeMarkdown } from "./markdown-document.js";
import { tableCommands } from "./table-commands.js";

/** What becomes of Markdown when commands are run with the caret behind `at`, or with `at` selected. */
function after(markdown: string, at: string, commands: Command[], select = false): string {
  const opened = openMarkdown(markdown);
  let state = EditorState.create({ doc: opened.doc });
  state = state.apply(state.tr.setSelection(place(state, at, select)));
  for (const command of commands) command(state, (tr) => (state = state.apply(tr)));
  return writeMarkdown(state.doc, opened);
}

function place(state: EditorState, at: string, select: boolean): TextSelection {
  let found = 0;
  state.doc.descendants((node, pos) => {
    const within = node.isText ? (node.text ?? "").indexOf(at) : -1;
    if (within !== -1) found = pos + within + at.length;
  });
  return TextSelection.create(state.doc, select ? found - at.length : found, found);
}

function table(label: string): Command {
  const command = tableCommands.find((each) => each.label === label);
  if (command === undefined) throw new Error(`No such command: ${label}`);
  return command.run;
}

describe("paragraphs", () => {
  test.each([
    ["become headings", [actions.heading3.run], "### word"],
    ["and paragraphs again", [actions.heading3.run, actions.heading3.run], "word"],
    ["become lists", [actions.bullets.run], "- word"],
    ["of another kind", [actions.bullets.run, actions.numbers.run], "1. word"],
    ["and tasks", [actions.tasks.run], "- [ ] word"],
    ["tasks become plain items", [actions.tasks.run, actions.bullets.run], "- word"],
    ["and are taken out", [actions.numbers.run, actions.numbers.run], "word"],
    ["become quotes", [actions.quote.run], "> word"],
    ["become callouts", [toCallout("tip")], "> [!TIP]\n> word"],
    ["of another kind, too", [toCallout("tip"), toCallout("caution")], "> [!CAUTION]\n> word"],
    ["and leave them", [toCallout("tip"), leaveCallout], "word"],
    ["become code", [actions.codeBlock.run], "```\nword\n```"],
    ["are followed by a line", [actions.rule.run], "word\n\n---"],
    ["are followed by a table", [actions.table.run], "word\n\n| | | |\n| - | - | - |\n| | | |\n| | | |"],
  ])("%s", (_what, commands, expected) => {
    expect(after("word", "word", commands)).toBe(expected);
  });

  test("are written below a callout", () => {
    const type: Command = (state, dispatch) => {
      dispatch?.(state.tr.insertText("next"));
      return true;
    };
    expect(after("> [!TIP]\n> word", "word", [writeBelow, type])).toBe("> [!TIP]\n> word\n\nnext");
  });
});

describe("a table", () => {
  const source = "| head | b |\n| - | - |\n| one | 2 |";

  test.each([
    ["Row below", "one", "| head | b |\n| - | - |\n| one | 2 |\n| | |"],
    ["Row above", "one", "| head | b |\n| - | - |\n| | |\n| one | 2 |"],
    ["Row below", "head", "| head | b |\n| - | - |\n| | |\n| one | 2 |"],
    ["Column after", "one", "| head | | b |\n| - | - | - |\n| one | | 2 |"],
    ["Align right", "one", "| head | b |\n| -: | - |\n| one | 2 |"],
    ["Delete column", "one", "| b |\n| - |\n| 2 |"],
    ["Delete row", "one", "| head | b |\n| - | - |"],
  ])("%s at %s", (label, at, expected) => {
    expect(after(source, at, [table(label)])).toBe(expected);
  });

  test("keeps its head: nothing goes above it, and it is not deleted alone", () => {
    expect(after(source, "head", [table("Row above"), table("Delete row")])).toBe(source);
  });

  test("holds no blocks", () => {
    const commands = [actions.heading2.run, actions.bullets.run, actions.quote.run, actions.codeBlock.run];
    expect(after(source, "one", [...commands, actions.table.run, toCallout("tip")])).toBe(source);
  });
});

describe("a link", () => {
  test("is put on what is selected", () => {
    expect(after("see this now", "this", [putLink({ href: "/articles/x", text: "X" })], true)).toBe(
      "see [this](/articles/x) now",
    );
  });

  test("is written with its text where nothing is selected", () => {
    expect(after("see ", "see", [putLink({ href: "/articles/x", text: "X" })])).toBe("see[X](/articles/x)");
  });

  test("is changed as a whole from anywhere in it, and keeps its title", () => {
    const source = '[one **two** three](/a "T") and [other](/b)';
    expect(after(source, "tw", [putLink({ href: "/c", text: "" })])).toBe(
      '[one **two** three](/c "T") and [other](/b)',
    );
    expect(after(source, "oth", [removeLink])).toBe('[one **two** three](/a "T") and other');
  });

  test("is not what stands beside it", () => {
    const { doc } = openMarkdown("a [b](/x) c");
    const state = EditorState.create({ doc });
    expect(linkAt(state.apply(state.tr.setSelection(TextSelection.create(doc, 1))))).toBeNull();
  });
});
