import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ComboBox, Group, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { usePath } from "../ui/address.ts";
import { useCall } from "../ui/asking.ts";
import { Icon } from "../ui/Icon.tsx";
import { useKeys } from "../ui/keys.ts";
import { cx, look } from "../ui/look.ts";
import { useMe } from "../ui/me.ts";
import { useDiscreet } from "../ui/screen.ts";
import { useWords } from "../ui/words.ts";
import { dangerWords } from "../walls/EmergencyOffer.tsx";
import { mayAskEmergency } from "../walls/policy.ts";
import { type Hit, searchSources } from "./search.ts";

/** Finds anybody and anything one may see; `/` leads here. */
export function Search({ autoFocus = false, onGo, inPlace = false }: { autoFocus?: boolean; onGo?: () => void; inPlace?: boolean }) {
  const say = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const asked = useLater(text.trim(), 180);
  const { shown } = useDiscreet();
  const { hits, waiting } = useHits(asked);
  const label = say({ id: "app.search", message: "Search people and cases" });
  useKeys("/", say({ id: "app.search.key", message: "Search" }), () => input.current?.focus());
  const answered = asked.length >= 2 && !waiting;
  const none = say({
    id: "app.search.none",
    message: "Nobody found. Try fewer letters. Some people are shown only to those who work with them.",
  });
  // The same to whoever finds nobody, whether there is somebody or not (R01).
  const offers = mayAskEmergency(useMe()) && answered && hits.length === 0;
  const rows: readonly Hit[] = offers ? [{ href: "/emergency", text: say(dangerWords), ours: true }] : hits;
  useArrival(() => {
    setText("");
    onGo?.();
  });
  return (
    <ComboBox
      items={rows.map((hit) => ({ ...hit, id: hit.href }))}
      inputValue={text}
      onInputChange={setText}
      value={null}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
      className="w-full"
    >
      <Label className="sr-only">{label}</Label>
      <Group className={cx(look.box, "gap-2 ps-3")}>
        <Icon name="search" className="text-quiet" />
        <Input
          ref={input}
          autoFocus={autoFocus}
          placeholder={label}
          className="ring-none min-w-0 grow bg-transparent py-1.5 pe-2 placeholder:text-quiet"
        />
        {!inPlace && (
          <span aria-hidden="true" className="me-2 rounded-sm border border-line px-1.5 text-sm leading-5 text-quiet max-md:hidden">
            /
          </span>
        )}
      </Group>
      <Popover className={cx(look.popover, "max-h-96 w-(--trigger-width) min-w-72 overflow-auto p-1")}>
        {offers && (
          <p role="status" className="px-3 py-2 text-quiet">
            {none}
          </p>
        )}
        <ListBox
          className="ring-none"
          renderEmptyState={() => (
            <p className="px-3 py-2 text-quiet">
              {text.trim().length < 2
                ? say({ id: "app.search.more", message: "Two letters or more: a name, a number, a birth date." })
                : answered
                  ? none
                  : say({ id: "app.search.waiting", message: "Searching" })}
            </p>
          )}
        >
          {(hit: Hit) => (
            <ListBoxItem id={hit.href} href={hit.href} textValue={hit.text} className={look.option}>
              <span className="block min-w-0">
                <span className="block font-semibold">{hit.ours ? hit.text : shown(hit.text)}</span>
                {hit.detail && <span className="block text-sm text-quiet">{hit.detail}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Runs when another page has been reached: a hit is a link, and opening one is no choice of the box. */
function useArrival(run: () => void): void {
  const path = usePath();
  const before = useRef(path);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    latest.current();
  }, [path]);
}

function useHits(text: string): { hits: readonly Hit[]; waiting: boolean } {
  const call = useCall();
  const enabled = text.length >= 2;
  const { data, isFetching } = useQuery({
    queryKey: ["search", text],
    queryFn: async () => (await Promise.all(searchSources.map((find) => find(call, text)))).flat(),
    enabled,
    placeholderData: (before) => before,
    gcTime: 60_000,
  });
  return { hits: enabled ? (data ?? []) : [], waiting: isFetching };
}

function useLater<T>(value: T, ms: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return later;
}
