import type { ReactNode } from "react";
import { usePath } from "../ui/address.ts";
import { Button } from "../ui/Button.tsx";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { cx } from "../ui/look.ts";
import { useWords } from "../ui/words.ts";
import { useCrisisHref } from "./CrisisButton.tsx";
import { usePlaces } from "./Rail.tsx";

interface PhoneBarProps {
  /** Works with people: for others there is nobody to search, and nothing to note. */
  helps: boolean;
  onOpen: (what: "note" | "more" | "search") => void;
}

/** On a phone, in reach of the thumb: the first page, search, a note, a crisis, and all other places. */
export function PhoneBar({ helps, onOpen }: PhoneBarProps) {
  const say = useWords();
  const path = usePath();
  return (
    <nav
      aria-label={say({ id: "app.bar", message: "Main" })}
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <Link href="/" look="plain" current={path === "/"} className={barItem(path === "/")}>
        <BarFace icon="today">
          <HomeLabel />
        </BarFace>
      </Link>
      {helps && (
        <>
          <BarButton icon="search" onPress={() => onOpen("search")}>
            {say({ id: "app.bar.search", message: "Search" })}
          </BarButton>
          <BarButton icon="note" onPress={() => onOpen("note")}>
            {say({ id: "app.bar.note", message: "Note" })}
          </BarButton>
        </>
      )}
      <CrisisBarItem />
      <BarButton icon="more" onPress={() => onOpen("more")}>
        {say({ id: "app.bar.more", message: "More" })}
      </BarButton>
    </nav>
  );
}

const barItem = (here: boolean) =>
  cx(
    "ring-inside flex min-h-14! flex-col items-center justify-center gap-0.5! rounded-none! px-1! text-xs font-semibold",
    here ? "text-accent" : "text-quiet",
  );

function CrisisBarItem() {
  const say = useWords();
  const path = usePath();
  const href = useCrisisHref();
  if (!href) return null;
  return (
    <Link href={href} look="plain" current={path === "/crisis"} className={cx(barItem(path === "/crisis"), "text-warn!")}>
      <BarFace icon="phone">{say({ id: "app.crisis", message: "Crisis" })}</BarFace>
    </Link>
  );
}

function BarButton({ icon, children, onPress }: { icon: IconName; children: string; onPress: () => void }) {
  return (
    <Button kind="quiet" className={barItem(false)} onPress={onPress}>
      <BarFace icon={icon}>{children}</BarFace>
    </Button>
  );
}

/** What the first page is called, as the rail says it. */
function HomeLabel() {
  const say = useWords();
  const home = usePlaces().find(({ path }) => path === "/");
  return home ? say(home.rail.label) : "";
}

function BarFace({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <>
      <Icon name={icon} className="size-5.5!" />
      {children}
    </>
  );
}
