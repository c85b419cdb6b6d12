import { Fragment, useState } from "react";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useDiscreet } from "../ui/screen.ts";
import { useWords } from "../ui/words.ts";
import type { Person, SafeLine } from "./contract.ts";
import { pointKinds, safeties } from "./personWords.ts";
import { UnmaskDialog } from "./UnmaskDialog.tsx";

export type Point = Person["contactPoints"][number];

interface ContactPointRowProps {
  /** Whose it is, or through whom one knows of it. */
  personId: Person["personId"];
  point: Point;
  safeLine: SafeLine | null;
  /** That there is to be no contact with them, in words. */
  order?: string | undefined;
  /** May ask for what is hidden. */
  may: boolean;
  onOpen?: ((what: "change" | "end") => void) | undefined;
}

/** One way to reach somebody; the value of an unsafe one is not on the page until it is asked for, with a reason (R86). */
export function ContactPointRow({ personId, point, safeLine, order, may, onOpen }: ContactPointRowProps) {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string>();
  const kind = say(pointKinds[point.kind]);
  const hidden = point.masked && value === undefined;
  return (
    <>
      <RowItem
        title={hidden ? <Hidden kind={kind} /> : <Value point={point} value={value ?? point.value} />}
        detail={
          <>
            <Badge tone={point.safe === "unsafe" ? "warn" : "outline"} icon={point.safe === "safe" ? "check" : undefined}>
              {say(safeties[point.safe])}
            </Badge>
            <Manner point={point} kind={kind} />
          </>
        }
        action={
          <>
            {hidden && may && (
              <Button kind="quiet" onPress={() => setAsking(true)}>
                {say({ id: "people.unmask", message: "Show anyway, because…" })}
              </Button>
            )}
            {point.masked && !hidden && (
              <Button kind="quiet" icon="hidden" onPress={() => setValue(undefined)}>
                {say({ id: "people.mask", message: "Hide again" })}
              </Button>
            )}
            {onOpen && (
              <Menu
                iconOnly
                icon="more"
                kind="quiet"
                label={say({ id: "people.point.more", message: "What to do with: {point}" }, { point: point.label ?? kind })}
                entries={[
                  { id: "change", label: say({ id: "people.point.change", message: "Change it" }), run: () => onOpen("change") },
                  { id: "end", label: say({ id: "people.point.end", message: "Stop using it" }), run: () => onOpen("end") },
                ]}
              />
            )}
          </>
        }
      />
      {asking && (
        <UnmaskDialog
          personId={personId}
          point={point}
          safeLine={safeLine}
          order={order}
          onClose={() => setAsking(false)}
          onShown={setValue}
        />
      )}
    </>
  );
}

function Hidden({ kind }: { kind: string }) {
  const say = useWords();
  return (
    <span>
      {kind} <span aria-hidden="true">••••</span> <span className="sr-only">{say({ id: "people.point.hidden", message: "hidden" })}</span>
    </span>
  );
}

/** Only what is safe can be called from here with one press. */
function Value({ point, value }: { point: Point; value: string }) {
  const scheme = point.kind === "phone" ? "tel:" : point.kind === "email" ? "mailto:" : undefined;
  const { discreet } = useDiscreet();
  const seen = discreet && point.kind === "email" ? value.replace(/^(.).*(?=@)/u, "$1…") : value;
  const text = <bdi dir={scheme && "ltr"}>{seen}</bdi>;
  if (!scheme || point.safe !== "safe") return text;
  return <Link href={`${scheme}${point.kind === "phone" ? value.replace(/[^\d+*#,;]/g, "") : value}`}>{text}</Link>;
}

/** What it is, when, and how it may be used. */
function Manner({ point, kind }: { point: Point; kind: string }) {
  const say = useWords();
  const phone = point.kind === "phone";
  const parts = [
    point.label ?? (point.masked ? null : kind),
    point.safeHours,
    phone && point.textOk && say({ id: "people.point.text", message: "texts are fine" }),
    phone && point.voicemailOk && say({ id: "people.safe.voicemail", message: "voicemail is fine" }),
    phone && !point.voicemailOk && say({ id: "people.safe.noVoicemail", message: "leave no voicemail" }),
  ].filter((part): part is string => Boolean(part));
  return parts.map((part, at) => (
    <Fragment key={part}>
      {at === 0 ? " " : " · "}
      <bdi>{part}</bdi>
    </Fragment>
  ));
}
