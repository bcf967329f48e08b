import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import type { MarkType } from "prosemirror-model";
import { TextSelection, type Plugin } from "prosemirror-state";
import { enclosing } from "./block-commands.js";
import { calloutKinds } from "./callout-kinds.js";
import { nodes, schema } from "./schema.js";

/** Markdown typed as such becomes what it means. */
export function typingRules(): Plugin {
  const { strong, emphasis, strike, code } = schema.marks;
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{2,6})\s$/, nodes.heading, (match) => ({ level: match[1]?.length ?? 2 })),
      textblockTypeInputRule(/^```([\w+#.-]*)\s$/, nodes.code_block, (match) => ({
        language: match[1] ?? "",
      })),
      wrappingInputRule(/^>\s$/, nodes.blockquote),
      wrappingInputRule(/^[-*+]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^(\d{1,9})[.)]\s$/,
        nodes.ordered_list,
        (match) => ({ start: Number(match[1]) }),
        (match, list) => list.childCount + Number(list.attrs["start"]) === Number(match[1]),
      ),
      taskRule,
      ruleRule,
      calloutRule,
      marked(/(?:^|[^*])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, strong),
      marked(/(?:^|[^*\w])\*([^*\s](?:[^*]*[^*\s])?)\*$/, emphasis),
      marked(/(?:^|[^~])~~([^~\s](?:[^~]*[^~\s])?)~~$/, strike),
      marked(/(?:^|[^`])`([^`]+)`$/, code),
    ],
  });
}

/** `[ ] ` at the start of an item of a list. */
const taskRule = new InputRule(/^\[([ xX])\]\s$/, (state, match, from, to) => {
  const item = enclosing(state, nodes.list_item);
  if (item === null) return null;
  const attributes = { ...item.node.attrs, checked: match[1] !== " " };
  return state.tr.delete(from, to).setNodeMarkup(item.pos, null, attributes);
});

const ruleRule = new InputRule(/^(?:---|\*\*\*)$/, (state, _match, from) => {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.paragraph || $from.depth !== 1) return null;
  const tr = state.tr.replaceWith($from.before(), $from.after(), [
    nodes.horizontal_rule.create(),
    nodes.paragraph.create(),
  ]);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1)));
});

/** `[!NOTE] ` at the start of a quote. */
const calloutRule = new InputRule(/^\[!([a-z]+)\]\s$/i, (state, match, from, to) => {
  const kind = calloutKinds.find((known) => known === match[1]?.toLowerCase());
  const quote = enclosing(state, nodes.blockquote);
  if (kind === undefined || quote === null) return null;
  return state.tr.delete(from, to).setNodeMarkup(quote.pos, nodes.callout, { kind });
});

function marked(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(
    pattern,
    (state, match, from, to) => {
      const text = match[1] ?? "";
      const whole = match[0];
      const sign = whole.slice(whole.indexOf(text) + text.length);
      const start = from + whole.length - text.length - 2 * sign.length;
      // The last character of the sign is not in the document yet.
      return state.tr
        .delete(to - sign.length + 1, to)
        .delete(start, start + sign.length)
        .addMark(start, start + text.length, type.create())
        .removeStoredMark(type);
    },
    { inCodeMark: false },
  );
}
