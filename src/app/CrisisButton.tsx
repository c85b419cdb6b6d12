import { beginsAnywhere } from "../crises/policy.ts";
import { useGo, usePath } from "../ui/address.ts";
import { Icon } from "../ui/Icon.tsx";
import { useKeys } from "../ui/keys.ts";
import { Link } from "../ui/Link.tsx";
import { cx, look } from "../ui/look.ts";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";

/** Where a crisis is written down: from the case one looks at, or of somebody yet unknown. Undefined for those who keep no such records. */
export function useCrisisHref(): string | undefined {
  const here = /^\/cases\/([0-9a-f-]{36})/.exec(usePath())?.[1];
  return beginsAnywhere(useMe()) ? `/crisis${here ? `?case=${here}` : ""}` : undefined;
}

/** In the bar of every page: the way to write a crisis down, by pointer or by key. */
export function CrisisButton() {
  const say = useWords();
  const go = useGo();
  const href = useCrisisHref();
  useKeys("!", say({ id: "app.crisis.key", message: "Write down a crisis" }), () => href && go(href));
  if (!href) return null;
  return (
    <Link href={href} look="plain" className={cx(look.button.base, look.button.warn, "max-md:hidden")}>
      <Icon name="phone" className="-ms-0.5" />
      {say({ id: "app.crisis", message: "Crisis" })}
    </Link>
  );
}
