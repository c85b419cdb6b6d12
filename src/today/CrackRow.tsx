import type { ReactNode } from "react";
import { useConcernTitle } from "../concerns/inbox/concernTitle.ts";
import { PersonName, usePersonText } from "../people/PersonName.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import type { CrackKind, PutOff, Slipping } from "./contract.ts";
import { putOffWords, useCrackWords } from "./crackWords.ts";
import type { StepFor } from "./NextStepDialog.tsx";

/** What a crack is of, as a link where one may open it; and as text for the names of buttons. */
export function useCrackSubject(crack: Omit<Slipping, "cracks">): { href: string | undefined; name: string; shown: ReactNode } {
  const say = useWords();
  const text = usePersonText();
  const titleOf = useConcernTitle(true);
  const { caseId, caseNumber, concernId, concernNumber, crisisId, crisisNumber, paperId, paperNumber, label, mayOpen, about, aboutSelf } =
    crack;
  const number = paperNumber ?? crisisNumber ?? concernNumber ?? caseNumber ?? "";
  const nameless = paperId
    ? say({ id: "today.paper", message: "Paper {number} at the desk" }, { number })
    : crisisId
      ? say({ id: "today.crisis", message: "Crisis {number}" }, { number })
      : concernNumber === null && concernId === null
        ? say({ id: "today.case", message: "Case {number}" }, { number })
        : say({ id: "today.concern", message: "Concern {number}" }, { number });
  const place = caseId
    ? `/cases/${caseId}`
    : concernId
      ? `/concerns/${concernId}`
      : crisisId
        ? `/crisis?id=${crisisId}`
        : paperId
          ? `/desk/${paperId}`
          : undefined;
  const href = mayOpen ? place : undefined;
  const title = concernId && (about || aboutSelf) ? titleOf({ about, aboutSelf, number: concernNumber ?? 0 }) : null;
  const face = label ? <PersonName label={label} /> : (title ?? nameless);
  const shown = href ? (
    <Link href={href} look="plain" className="hover:underline">
      {face}
    </Link>
  ) : (
    face
  );
  return {
    href,
    name: label ? text(label) : nameless,
    shown:
      concernId && (title || label) ? (
        <>
          {shown}
          <span className="font-normal text-quiet"> · {nameless}</span>
        </>
      ) : (
        shown
      ),
  };
}

interface CrackRowProps {
  slip: Slipping;
  onNext: (step: StepFor) => void;
  onSnooze: (crack: PutOff) => void;
}

/** Where in its case one does what is asked for. */
const partOf: Partial<Record<CrackKind, string>> = { form_due: "forms", roles_review: "people" };

/** A case or concern that slips: of whom, every reason why, and one thing to do about it. */
export function CrackRow({ slip, onNext, onSnooze }: CrackRowProps) {
  const say = useWords();
  const me = useMe();
  const why = useCrackWords();
  const { href: place, name, shown } = useCrackSubject(slip);
  const { high, holder, mine, mayOpen, programId, label, cracks } = slip;
  const [only] = cracks;
  const part = only && cracks.length === 1 ? partOf[only.crack] : undefined;
  const href = place && part ? `${place}?part=${part}` : place;
  const program = mayOpen ? undefined : me.programs.find((one) => one.id === programId)?.name;
  return (
    <RowItem
      title={
        <>
          {shown}
          {program && <span className="font-normal text-quiet"> · {program}</span>}
          {high && (
            <>
              {" "}
              <Badge tone="warn">{say({ id: "today.high", message: "high risk" })}</Badge>
            </>
          )}
        </>
      }
      detail={
        <>
          {cracks.map((one) => (
            <span key={one.crack} className="block text-ink">
              {why({ ...one, label })}
            </span>
          ))}
          {cracks.some(({ crack }) => crack === "manager_gone") && (
            <span className="block">
              <Link
                href={slip.gone ? `/settings/cover?who=${slip.gone.id}` : "/settings/cover"}
                label={say({ id: "today.goneCover.of", message: "Who can stand in, from outside too: {name}" }, { name })}
              >
                {say({ id: "today.goneCover", message: "Who can stand in, from outside too" })}
              </Link>
            </span>
          )}
          {holder && !mine && <bdi className="block">{say({ id: "today.with", message: "with {name}" }, { name: holder })}</bdi>}
          {!mayOpen && (
            <span className="block">
              {say({
                id: "today.unheard",
                message: "You hear of it because nobody is there who may open it. Please see that somebody is.",
              })}
            </span>
          )}
        </>
      }
      action={
        href ? (
          <CrackActions slip={slip} href={href} name={name} onNext={onNext} onSnooze={onSnooze} />
        ) : (
          me.mayAdmin && (
            <Link href="/settings/accounts" look="secondary">
              {say({ id: "today.unheard.accounts", message: "See the accounts" })}
            </Link>
          )
        )
      }
    />
  );
}

/** A step where none is set, for that is what one can do from here; else a look. */
function CrackActions({ slip, href, name, onNext, onSnooze }: CrackRowProps & { href: string; name: string }) {
  const say = useWords();
  const { cracks, ...subject } = slip;
  const { caseId, crisisId, paperId, label } = subject;
  const open = caseId
    ? say({ id: "today.openCase", message: "Open the case" })
    : crisisId
      ? say({ id: "today.openTheCrisis", message: "Open the crisis" })
      : paperId
        ? say({ id: "today.openThePaper", message: "Open what came" })
        : say({ id: "today.openTheConcern", message: "Open the concern" });
  const step = say({ id: "today.setStep", message: "Set a next step" });
  const setOne = say({ id: "today.setStepShort", message: "Set one" });
  const setStep = () => caseId && onNext({ caseId, label });
  const stepFirst = caseId && cracks.some(({ crack }) => crack === "no_next_step");
  const others = stepFirst ? [{ id: "open", label: open, href }] : caseId ? [{ id: "step", label: step, run: setStep }] : [];
  const putOff = say({ id: "today.snooze", message: "Put it off, with a reason" });
  return (
    <>
      {stepFirst ? (
        <Button label={`${setOne}: ${step}, ${name}`} onPress={setStep}>
          {setOne}
        </Button>
      ) : (
        <Link href={href} look="secondary" label={`${open}: ${name}`}>
          {say({ id: "today.open", message: "Open" })}
        </Link>
      )}
      <Menu
        iconOnly
        icon="more"
        kind="quiet"
        label={say({ id: "today.more", message: "More about {name}" }, { name })}
        entries={[
          ...others,
          ...cracks.map((one) => ({
            id: `snooze ${one.crack}`,
            label: cracks.length === 1 ? putOff : say(putOffWords[one.crack]),
            icon: "clock" as const,
            run: () => onSnooze({ ...subject, ...one }),
          })),
        ]}
      />
    </>
  );
}
