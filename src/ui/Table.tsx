import type { ReactNode } from "react";
import {
  Table as AriaTable,
  Cell,
  CheckboxButton,
  CheckboxField,
  Collection,
  Column,
  Row,
  TableBody,
  TableHeader,
} from "react-aria-components";
import { Tick } from "./Checkbox.tsx";
import { Icon } from "./Icon.tsx";
import { cx } from "./look.ts";
import { useWords } from "./words.ts";

export interface ColumnSpec<R> {
  id: string;
  label: string;
  show: (row: R) => ReactNode;
  sortable?: boolean;
  /** Numbers and dates that are compared stand at the end of the line. */
  end?: boolean;
  /** Left out on a phone. */
  wideOnly?: boolean;
}

export interface Sort {
  by: string;
  down: boolean;
}

export interface TableProps<R extends { id: string }> {
  /** What is in the table, for those who hear it. */
  label: string;
  /** The first column names the row. */
  columns: readonly ColumnSpec<R>[];
  rows: readonly R[];
  /** Where a row leads. */
  href?: ((row: R) => string) | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** With it, rows can be chosen; the chosen ids. */
  chosen?: readonly string[] | undefined;
  onChoose?: ((ids: string[]) => void) | undefined;
  /** What to say when there is nothing; see EmptyState. */
  empty?: ReactNode;
}

/** Rows to compare, by arrow keys; a list of cards on a phone. */
export function Table<R extends { id: string }>({ label, columns, rows, href, sort, onSort, chosen, onChoose, empty }: TableProps<R>) {
  const choosing = onChoose !== undefined;
  if (rows.length === 0 && empty) return empty;
  return (
    <AriaTable
      aria-label={label}
      selectionMode={choosing ? "multiple" : "none"}
      selectedKeys={chosen ?? []}
      onSelectionChange={(keys) => onChoose?.(keys === "all" ? rows.map((row) => row.id) : [...keys].map(String))}
      {...(sort && { sortDescriptor: { column: sort.by, direction: sort.down ? "descending" : "ascending" } as const })}
      {...(onSort && { onSortChange: ({ column, direction }) => onSort({ by: String(column), down: direction === "descending" }) })}
      className="w-full border-collapse text-start max-sm:block"
    >
      <TableHeader className="max-sm:sr-only">
        {choosing && (
          <Column className="ring-inside w-11 rounded-sm border-b border-edge ps-3 pe-0 pt-3 pb-2.5 align-bottom">
            <RowTick />
          </Column>
        )}
        {columns.map((column, at) => (
          <Column
            key={column.id}
            id={column.id}
            textValue={column.label}
            isRowHeader={at === 0}
            allowsSorting={column.sortable ?? false}
            className={cx(
              "ring-inside rounded-sm border-b border-edge px-3 pt-3 pb-2 align-bottom text-sm font-semibold text-quiet hover:text-ink",
              column.end ? "text-end" : "text-start",
              column.sortable && "cursor-pointer",
            )}
          >
            {({ sortDirection, allowsSorting }) => (
              <span className={cx("inline-flex items-center gap-1", sortDirection && "text-ink")}>
                {column.label}
                {allowsSorting && (
                  <Icon name={sortDirection === "descending" ? "down" : "up"} className={cx("size-4!", !sortDirection && "opacity-0")} />
                )}
              </span>
            )}
          </Column>
        ))}
      </TableHeader>
      <TableBody className="max-sm:block">
        <Collection items={rows} dependencies={[columns, href]}>
          {(row) => (
            <Row
              id={row.id}
              {...(href && { href: href(row) })}
              className={cx(
                "ring-inside group border-b border-line align-top hover:bg-wash/50 focus-visible:relative selected:bg-wash max-sm:grid max-sm:gap-y-0.5 max-sm:py-3",
                choosing ? "max-sm:grid-cols-[2.75rem_1fr]" : "max-sm:grid-cols-1",
                href && "cursor-pointer",
              )}
            >
              {choosing && (
                <Cell className="ring-inside w-11 py-(--row) ps-3 pt-[calc(var(--row)+0.1875rem)] max-sm:row-span-6 max-sm:py-0 max-sm:pt-0.5">
                  <RowTick />
                </Cell>
              )}
              {columns.map((column, at) => (
                <Cell
                  key={column.id}
                  data-label={column.label}
                  className={cx(
                    "ring-inside px-3 py-(--row) max-sm:px-1 max-sm:py-0",
                    at === 0
                      ? "font-semibold"
                      : "max-sm:flex max-sm:gap-2 max-sm:text-sm max-sm:before:text-quiet max-sm:before:content-[attr(data-label)]",
                    column.end && "sm:text-end",
                    column.wideOnly && "max-sm:hidden!",
                  )}
                >
                  {column.show(row)}
                </Cell>
              ))}
            </Row>
          )}
        </Collection>
      </TableBody>
    </AriaTable>
  );
}

function RowTick() {
  return (
    <CheckboxField slot="selection">
      <CheckboxButton className="group flex cursor-pointer items-center">
        <Tick middle />
      </CheckboxButton>
    </CheckboxField>
  );
}

/** Beneath a table: how many there are, exact or honestly "500+", and the way to more. */
export function TableFoot({ count, more, children }: { count: number | string; more?: ReactNode; children?: ReactNode }) {
  const say = useWords();
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-3 py-3 text-sm text-quiet">
      <p className="grow">{say({ id: "ui.inAll", message: "{count} in all" }, { count })}</p>
      {children}
      {more}
    </div>
  );
}
