import { useAsk } from "../ui/asking.ts";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { cx, look } from "../ui/look.ts";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { resources } from "./contract.ts";
import { useHours } from "./hoursWords.ts";
import { keepsAnyList } from "./policy.ts";

const dial = (phone: string) => `tel:${phone.replace(/[^\d+*#]/g, "")}`;

/** Two numbers that answer day and night, big enough for a shaking thumb. */
export function CallNow() {
  const say = useWords();
  const { emergency } = useMe().agency;
  const shape = cx(look.button.base, look.button.warn, "min-h-16 grow basis-40 text-lg!");
  return (
    <div className="flex flex-wrap gap-2">
      <a href={dial(emergency)} className={shape}>
        <Icon name="phone" />
        {say({ id: "crises.call", message: "Call {number}" }, { number: emergency })}
      </a>
      <a href="tel:988" className={shape}>
        <Icon name="phone" />
        {say({ id: "crises.call", message: "Call {number}" }, { number: "988" })}
      </a>
    </div>
  );
}

/** Whom to call and where to go, here and now: what is open first. */
export function CallList() {
  const say = useWords();
  const me = useMe();
  const hours = useHours();
  const { resources: all } = useAsk(resources.list, {});
  return (
    <Card
      flush
      title={say({ id: "crises.list", message: "Who can help now" })}
      foot={
        keepsAnyList(me as never) && (
          <Link href="/settings/crisis-list" look="text">
            {say({ id: "crises.list.change", message: "Change this list" })}
          </Link>
        )
      }
    >
      {all.length === 0 ? (
        <p className="px-5 pt-1 pb-4 text-quiet">{say({ id: "crises.list.none", message: "No numbers are on your agency’s list yet." })}</p>
      ) : (
        <Rows>
          {all.map((one) => (
            <RowItem
              key={one.id}
              title={<span className={one.openNow ? "" : "font-normal text-quiet"}>{one.name}</span>}
              detail={[
                one.place,
                one.openNow ? hours(one) : say({ id: "crises.list.closed", message: "closed now · {hours}" }, { hours: hours(one) }),
              ]
                .filter(Boolean)
                .join(" · ")}
              action={
                one.phone && (
                  <a href={dial(one.phone)} className={cx(look.button.base, one.openNow ? look.button.secondary : look.button.quiet)}>
                    <Icon name="phone" />
                    <bdi>{one.phone}</bdi>
                  </a>
                )
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
