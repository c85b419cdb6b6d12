import { useQuery } from "@tanstack/react-query";
import { isolate } from "../people/PersonName.tsx";
import { askKey, useCall } from "../ui/asking.ts";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { type Export, exports } from "./contract.ts";
import { mayConcern } from "./policy.ts";

const EVERY_MS = 60_000;

/** What the reader is asked to do about it now, if anything. */
function dutyOf({ status, words, mine, canBegin }: Export): "say" | "begin" | "fetch" | undefined {
  if (status === "asked" && words.some((word) => word.mine && word.answer === null)) return "say";
  if (mine && (status === "asked" || status === "failed") && canBegin) return "begin";
  return mine && status === "ready" ? "fetch" : undefined;
}

/** On the start page of those whose word a package of everything takes, and of the one who asked once it can be made or fetched. */
export function ExportsToday() {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const call = useCall();
  const { data } = useQuery({
    queryKey: askKey(exports.list, {}),
    queryFn: () => call(exports.list, {}),
    enabled: mayConcern(me),
    refetchInterval: EVERY_MS,
    throwOnError: false,
  });
  const waiting = (data?.exports ?? []).flatMap((one) => {
    const duty = dutyOf(one);
    return duty ? [{ one, duty }] : [];
  });
  if (waiting.length === 0) return null;
  const title = ({ askedBy }: Export, duty: "say" | "begin" | "fetch") =>
    duty === "say"
      ? say(
          { id: "exports.today.say", message: "{who} asks to take everything out: it takes your yes or no" },
          { who: isolate(askedBy.name) },
        )
      : duty === "begin"
        ? say({ id: "exports.today.begin", message: "A second person said yes: it can be made now" })
        : say({ id: "exports.today.fetch", message: "Your package is ready to download" });
  return (
    <Card flush title={say({ id: "exports.page", message: "Everything out" })} aside={waiting.length}>
      <Rows>
        {waiting.map(({ one, duty }) => (
          <RowItem
            key={one.exportId}
            title={title(one, duty)}
            detail={
              <>
                <bdi className="wrap-anywhere">{one.reason}</bdi>
                {duty !== "fetch" && (
                  <>
                    {" "}
                    · {say({ id: "exports.today.by", message: "answered by {when}, or it lapses" }, { when: formats.moment(one.lapsesAt) })}
                  </>
                )}
              </>
            }
            action={
              <Link
                href="/exports"
                look="secondary"
                label={say({ id: "exports.today.see.which", message: "See it: the package of everything" })}
              >
                {say({ id: "exports.today.see", message: "See it" })}
              </Link>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
