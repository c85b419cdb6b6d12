import { Button, Input, SearchField } from "react-aria-components";
import { Icon } from "./Icon.tsx";
import { cx, look } from "./look.ts";

export interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onSubmit?: (text: string) => void;
  placeholder?: string;
  autoFocus?: boolean;
  className?: string;
}

/** Narrows what is on the page. The search over everything is in the frame. */
export function SearchBox({ label, value, onChange, onSubmit, placeholder = "", autoFocus = false, className }: SearchBoxProps) {
  return (
    <SearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      {...(onSubmit && { onSubmit })}
      className={cx(look.box, "group gap-2 ps-3", className)}
    >
      <Icon name="search" className="text-quiet" />
      <Input
        className="ring-none min-w-0 grow bg-transparent py-1.5 placeholder:text-quiet [&::-webkit-search-cancel-button]:hidden"
        placeholder={placeholder || label}
      />
      <Button className="flex w-(--tap) shrink-0 items-center justify-center self-stretch text-quiet group-empty:invisible hover:text-ink">
        <Icon name="cross" className="size-4!" />
      </Button>
    </SearchField>
  );
}
