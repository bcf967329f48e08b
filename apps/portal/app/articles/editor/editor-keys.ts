import {
  baseKeymap,
  chainCommands,
  exitCode,
  joinTextblockBackward,
  selectNodeBackward,
} from "prosemirror-commands";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { Plugin, type Command } from "prosemirror-state";
import { goToNextCell } from "prosemirror-tables";
import { actions, type Action } from "./actions.js";
import { insertBreak, leaveCallout, writeBelow } from "./block-commands.js";
import { liftItem, sinkItem, splitItem } from "./list-commands.js";
import { appendRow } from "./table-commands.js";

/** What the editor asks of the page around it. */
export interface PageActs {
  link: () => void;
  toolbar: () => void;
  shortcuts: () => void;
}

function act(run: () => void): Command {
  return () => {
    run();
    return true;
  };
}

/** Splits an empty item out of its list, a full one in two. A done task is followed by one that is not. */
const enterInList: Command = (state, dispatch) =>
  splitItem(
    state,
    dispatch &&
      ((tr) => {
        const { $from } = tr.selection;
        const item = $from.node(-1);
        if (item.attrs["checked"] === true && $from.parent.content.size === 0)
          tr.setNodeMarkup($from.before(-1), null, { ...item.attrs, checked: false });
        dispatch(tr);
      }),
  );

const nextCell: Command = chainCommands(goToNextCell(1), (state, dispatch, view) => {
  if (!appendRow(state, dispatch)) return false;
  if (view !== undefined) goToNextCell(1)(view.state, view.dispatch);
  return true;
});

export function editorKeys(page: PageActs): Plugin[] {
  const all: Action[] = Object.values(actions);
  const bound = all.flatMap(({ keys, run }) => (keys === undefined ? [] : [[keys, run] as const]));
  const { watch, unlessLeaving } = leavingWithTab();
  return [
    watch,
    keymap({
      ...Object.fromEntries(bound),
      "Mod-y": actions.redo.run,
      "Mod-k": act(page.link),
      "Alt-F10": act(page.toolbar),
      "Mod-/": act(page.shortcuts),
      "Shift-Enter": chainCommands(exitCode, insertBreak),
      "Mod-Enter": writeBelow,
      Enter: enterInList,
      Backspace: chainCommands(undoInputRule, joinTextblockBackward, leaveEmptyCallout, selectNodeBackward),
      Tab: unlessLeaving(chainCommands(sinkItem, nextCell)),
      "Shift-Tab": unlessLeaving(chainCommands(liftItem, goToNextCell(-1))),
    }),
    keymap(baseKeymap),
  ];
}

/** At the very start of a callout. */
const leaveEmptyCallout: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const atStart = empty && $from.parentOffset === 0 && $from.depth > 1 && $from.index(-1) === 0;
  return atStart && $from.node(-1).type.name === "callout" && leaveCallout(state, dispatch);
};

/** Tab moves within lists and tables; after Escape it leaves the text, so that nobody is caught (WCAG 2.1.2). */
function leavingWithTab(): { watch: Plugin; unlessLeaving: (command: Command) => Command } {
  let leaving = false;
  const watch = new Plugin({
    props: {
      handleKeyDown(_view, { key }) {
        if (key !== "Shift" && key !== "Tab") leaving = key === "Escape";
        return false;
      },
    },
  });
  return {
    watch,
    unlessLeaving:
      (command) =>
      (...given) =>
        !leaving && command(...given),
  };
}
