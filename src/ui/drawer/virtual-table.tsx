import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Column, Sorting } from './columns.ts';
import classes from './virtual-table.module.css';

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selectedKey: string | null;
  readonly sorting: Sorting;
  readonly onSort: (key: string) => void;
  readonly onSelect: (row: Row) => void;
  readonly empty: string;
}

/** As in the style sheet: five rows fit into the smallest drawer. */
const ROW_HEIGHT = 27;
const PAGE_ROWS = 6;
/** The head stays over the rows and takes its share of the height. */
const HEAD_HEIGHT = 27;

/** Rows below and above the window are space only; the table stays a table for screen readers. */
export function VirtualTable<Row>(props: Props<Row>) {
  const { columns, rows, rowKey, selectedKey, onSelect } = props;
  const scroll = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingEnd: HEAD_HEIGHT,
  });
  const selected = selectedKey === null ? -1 : rows.findIndex((row) => rowKey(row) === selectedKey);
  useEffect(() => {
    if (selected >= 0) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [selected, virtual]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, selected, rows.length);
    const row = next === null ? undefined : rows[next];
    if (!row) return;
    event.preventDefault();
    onSelect(row);
  };
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the selection
    <section ref={scroll} className={classes.scroll} tabIndex={0} aria-label={props.label} onKeyDown={onKeyDown}>
      <table className={classes.table} aria-rowcount={rows.length + 1} style={{ minWidth: width }}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: `${(column.width / width) * 100}%` }} />
          ))}
        </colgroup>
        <Head {...props} />
        <tbody>
          {before > 0 && <tr style={{ height: before }} aria-hidden />}
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={rowKey(row)}
                className={classes.row}
                aria-rowindex={index + 2}
                aria-selected={index === selected}
                onClick={() => onSelect(row)}
              >
                {columns.map((column) => (
                  <td key={column.key} data-figures={column.figures}>
                    {column.render ? column.render(row) : column.value(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <tr style={{ height: after }} aria-hidden />}
        </tbody>
      </table>
      {rows.length === 0 && <p className={classes.empty}>{props.empty}</p>}
    </section>
  );
}

function Head<Row>({ columns, sorting, onSort }: Props<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const active = sorting.key === column.key;
          const order = active ? (sorting.descending ? 'descending' : 'ascending') : 'none';
          return (
            <th key={column.key} scope="col" aria-sort={order} data-figures={column.figures}>
              <button type="button" onClick={() => onSort(column.key)}>
                {column.title}
                <span aria-hidden>{active ? (sorting.descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function nextIndex(key: string, selected: number, count: number): number | null {
  if (count === 0) return null;
  const clamp = (index: number): number => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(selected + 1);
    case 'ArrowUp':
      return clamp(selected - 1);
    case 'PageDown':
      return clamp(selected + PAGE_ROWS);
    case 'PageUp':
      return clamp(selected - PAGE_ROWS);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
