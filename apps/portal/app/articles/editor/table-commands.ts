import type { Command } from "prosemirror-state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  selectedRect,
} from "prosemirror-tables";
import { nodes } from "./schema.js";

export interface TableCommand {
  label: string;
  run: Command;
}

/** The first row is the head, and Markdown has no table without one. */
const belowHead: Command = (state, dispatch) =>
  isInTable(state) && selectedRect(state).top > 0 && addRowBefore(state, dispatch);

const deleteBodyRow: Command = (state, dispatch) =>
  isInTable(state) && selectedRect(state).top > 0 && deleteRow(state, dispatch);

/** New rows under the head are no heads. */
const addBodyRow: Command = (state, dispatch) =>
  addRowAfter(
    state,
    dispatch &&
      ((tr) => {
        const { table, tableStart } = selectedRect(state);
        tr.doc.nodeAt(tableStart - 1)?.forEach((row, offset, number) => {
          if (number === 0 || table.childCount === 0) return;
          row.forEach((cell, within) => {
            if (cell.type === nodes.table_header)
              tr.setNodeMarkup(tableStart + offset + 1 + within, nodes.table_cell);
          });
        });
        dispatch(tr);
      }),
  );

/** Alignment is the column's. */
function align(value: "left" | "center" | "right" | null): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    if (dispatch) {
      const { map, tableStart, left, right, table } = selectedRect(state);
      const tr = state.tr;
      const cells = map.cellsInRect({ left, right, top: 0, bottom: map.height });
      for (const pos of cells)
        tr.setNodeMarkup(tableStart + pos, null, { ...table.nodeAt(pos)?.attrs, align: value });
      dispatch(tr);
    }
    return true;
  };
}

export const tableCommands: TableCommand[] = [
  { label: "Row above", run: belowHead },
  { label: "Row below", run: addBodyRow },
  { label: "Column before", run: addColumnBefore },
  { label: "Column after", run: addColumnAfter },
  { label: "Align left", run: align("left") },
  { label: "Align in the middle", run: align("center") },
  { label: "Align right", run: align("right") },
  { label: "Delete row", run: deleteBodyRow },
  { label: "Delete column", run: deleteColumn },
  { label: "Delete table", run: deleteTable },
];

/** Tab in the last cell. */
export const appendRow = addBodyRow;
