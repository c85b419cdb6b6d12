import { Suspense } from "react";
import { useGo, usePath } from "../ui/address.ts";
import { Count } from "../ui/Badge.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useKeys } from "../ui/keys.ts";
import { Link } from "../ui/Link.tsx";
import { cx } from "../ui/look.ts";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { pages } from "./pages.tsx";
import type { RailSpec } from "./registry.ts";

/** The places this person has, in the order of the registry. */
export function usePlaces(): readonly { path: string; rail: RailSpec }[] {
  const me = useMe();
  return pages.flatMap(({ path, rail }) =>
    rail && (rail.shownTo?.(me) ?? true) ? [{ path, rail: { ...rail, label: rail.labelFor?.(me) ?? rail.label } }] : [],
  );
}

/** Where one can go, down the side or in a sheet. */
export function Places({ onGo }: { onGo?: () => void }) {
  const places = usePlaces();
  return (
    // biome-ignore lint/a11y: the click is the links' own; the list only hears of it
    <ul className="space-y-0.5" onClick={onGo}>
      {places.map(({ path, rail }) =>
        rail.useShown ? (
          <Suspense key={path}>
            <PlaceWithin path={path} rail={rail} among={places} useShown={rail.useShown} />
          </Suspense>
        ) : (
          <Place key={path} path={path} rail={rail} among={places} />
        ),
      )}
    </ul>
  );
}

/** Whether a page lies at or beneath a place; of two places the nearer one is meant. */
const isUnder = (path: string, at: string) => (path === "/" ? at === "/" : at === path || at.startsWith(`${path}/`));

interface PlaceProps {
  path: string;
  rail: RailSpec;
  among: readonly { path: string }[];
}

/** A place that is there only while it has something. */
function PlaceWithin({ useShown, ...place }: PlaceProps & { useShown: () => boolean }) {
  return useShown() ? <Place {...place} /> : null;
}

function Place({ path, rail, among }: PlaceProps) {
  const say = useWords();
  const at = usePath();
  const here = isUnder(path, at) && !among.some((other) => other.path.length > path.length && isUnder(other.path, at));
  return (
    <li>
      <Link
        href={path}
        look="plain"
        current={here}
        className={cx(
          "flex min-h-(--tap) items-center gap-3 rounded-md border-s-[3px] px-3 py-1",
          here ? "border-accent bg-surface font-semibold text-ink" : "border-transparent text-quiet hover:bg-ground hover:text-ink",
        )}
      >
        <Icon name={rail.icon} className={here ? "text-accent" : ""} />
        <span className="grow">{say(rail.label)}</span>
        {rail.useCount && (
          <Suspense>
            <Waiting useCount={rail.useCount} />
          </Suspense>
        )}
      </Link>
    </li>
  );
}

function Waiting({ useCount }: { useCount: () => number }) {
  const say = useWords();
  const count = useCount();
  return <Count of={count} label={say({ id: "app.rail.waiting", message: "{count} waiting" }, { count })} />;
}

/** The keys that lead to places. */
export function PlaceKeys() {
  const places = usePlaces();
  return places.map(({ path, rail }) => rail.keys && <PlaceKey key={path} path={path} keys={rail.keys} rail={rail} />);
}

function PlaceKey({ path, keys, rail }: { path: string; keys: string; rail: RailSpec }) {
  const say = useWords();
  const go = useGo();
  useKeys(keys, say({ id: "app.key.go", message: "Go to {place}" }, { place: say(rail.label) }), () => go(path));
  return null;
}
