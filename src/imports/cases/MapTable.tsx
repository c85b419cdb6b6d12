import { useFormats } from "../../ui/formats.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { useDiscreet } from "../../ui/screen.ts";
import { useWords } from "../../ui/words.ts";
import { caseFieldWords } from "./caseFieldWords.ts";
import type { Mapping, Table } from "./contract.ts";
import { Field } from "./contract.ts";
import { historyFields } from "./fieldNames.ts";

const NONE = "none";

interface MapTableProps {
  table: Table;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** One table of the file: what it holds, and each column with three of its values and what it is taken for. */
export function MapTable({ table, mapping, onChange }: MapTableProps) {
  const say = useWords();
  const formats = useFormats();
  const { shown } = useDiscreet();
  const own = mapping.tables.find(({ name }) => name === table.name) ?? { name: table.name, role: "none" as const, columns: {} };
  const change = (next: Partial<typeof own>) =>
    onChange({ ...mapping, tables: [...mapping.tables.filter(({ name }) => name !== table.name), { ...own, ...next }] });
  const put = (header: string, field: string | null) => {
    const { [header]: _, ...others } = own.columns;
    const read = Field.safeParse(field);
    // A field is one column's; only words to be kept may come from several.
    const left = Object.fromEntries(Object.entries(others).filter(([, of]) => of === "keep" || of !== field));
    change({ columns: read.success ? { ...left, [header]: read.data } : left });
  };
  const fields = own.role === "history" ? historyFields : Field.options;
  const options = [
    { id: NONE, label: say({ id: "imports.map.leave", message: "Leave out" }) },
    ...fields.map((field) => ({ id: field, label: say(caseFieldWords[field]) })),
  ];
  return (
    <section aria-label={table.name} className="space-y-4 border-t border-line pt-5">
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-lg">
        <bdi className="wrap-anywhere">{table.name}</bdi>
        <span className="text-sm text-quiet">
          {say({ id: "imports.map.rows", message: "{count, plural, one {# row} other {# rows}}" }, { count: table.rows })}
        </span>
      </h3>
      <RadioGroup
        label={say({ id: "imports.map.role", message: "What does it hold?" })}
        options={[
          { id: "cases", label: say({ id: "imports.map.role.cases", message: "Cases" }) },
          { id: "history", label: say({ id: "imports.map.role.history", message: "Their history" }) },
          { id: "none", label: say({ id: "imports.map.role.none", message: "Neither of them: do not read it" }) },
        ]}
        value={own.role}
        onChange={(role) => change({ role: role === "cases" || role === "history" ? role : "none" })}
      />
      {own.role !== "none" && (
        <ul className="divide-y divide-line border-y border-line">
          {table.columns.map(({ header, samples }) => (
            <li key={header} className="grid items-center gap-x-6 gap-y-2 py-3 sm:grid-cols-2">
              <div className="min-w-0">
                <bdi className="block font-semibold wrap-anywhere">{header}</bdi>
                <span className="block text-sm text-quiet wrap-anywhere">
                  {samples.length > 0
                    ? formats.list(samples.map((sample) => shown(sample)))
                    : say({ id: "imports.map.empty", message: "Empty in every row" })}
                </span>
              </div>
              <Select
                labelHidden
                label={say({ id: "imports.map.column", message: "{header} is" }, { header })}
                options={options}
                value={own.columns[header] ?? NONE}
                onChange={(field) => put(header, field)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
