import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Notice.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Helper, involvements } from "./contract.ts";
import { HelperForm } from "./HelperForm.tsx";
import { HelperRow } from "./HelperRow.tsx";

type Opened = { what: "add"; recipientId?: string } | { what: "change"; helper: Helper };

/** Who is who: everybody who helps, of ours and from outside, with what each may know; gone through with the person, and printed for them. */
export function PeoplePart({ id: caseId }: { id: string }) {
  const say = useWords();
  const found = useAsk(involvements.list, { caseId: caseId as never });
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  return (
    <div className="max-w-4xl space-y-6">
      <ToDo caseId={caseId} found={found} />
      <Card
        flush
        title={say({ id: "involvements.title", message: "Who helps" })}
        aside={
          <Link look="secondary" icon="print" href={`/cases/${caseId}/people/sheet?now=1`}>
            {say({ id: "involvements.print", message: "Print for them" })}
          </Link>
        }
        foot={
          found.mayChange && (
            <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setOpened({ what: "add" })}>
              {say({ id: "involvements.add", message: "Add somebody outside" })}
            </Button>
          )
        }
      >
        <Rows>
          {found.people.map((helper) => (
            <HelperRow
              key={helper.helperId}
              caseId={caseId}
              helper={helper}
              mayChange={found.mayChange}
              onChange={() => setOpened({ what: "change", helper })}
            />
          ))}
        </Rows>
        <Unnamed found={found} onAdd={(recipientId) => setOpened({ what: "add", recipientId })} />
        <p className="px-5 py-3 text-sm text-quiet">
          {say({
            id: "involvements.foot",
            message: "Colleagues who only may see the case stand under Team & access. What leaves to whom is under Sharing.",
          })}
        </p>
      </Card>
      <Reviewed caseId={caseId} found={found} />
      <Dialog
        firm
        open={opened !== undefined}
        onClose={close}
        title={
          opened?.what === "change"
            ? say({ id: "involvements.change", message: "Put right who they are" })
            : say({ id: "involvements.add", message: "Add somebody outside" })
        }
      >
        {opened && (
          <HelperForm
            caseId={caseId}
            {...(opened.what === "change" ? { helper: opened.helper } : opened.recipientId ? { recipientId: opened.recipientId } : {})}
            onDone={close}
          />
        )}
      </Dialog>
    </div>
  );
}

type Found = ReturnType<typeof useAsk<typeof involvements.list.in, typeof involvements.list.out>>;

/** What there is to do with the person: go through who is new; ask again whom they ask first. */
function ToDo({ caseId, found }: { caseId: string; found: Found }) {
  const say = useWords();
  if (found.pointGone)
    return (
      <Notice>
        {say({
          id: "involvements.point.gone",
          message: "Whom they asked first does not help here any more. Ask them whom they choose now.",
        })}
      </Notice>
    );
  if (!found.toReview || !found.mayChange) return null;
  const names = found.people.filter(({ fresh }) => fresh).map(({ name }) => isolate(name));
  return (
    <Notice action={<ReviewButtons caseId={caseId} />}>
      {say(
        { id: "involvements.fresh.text", message: "New to them: {names}. Go through who does what when you meet." },
        { names: new Intl.ListFormat(document.documentElement.lang).format(names) },
      )}
    </Notice>
  );
}

function ReviewButtons({ caseId }: { caseId: string }) {
  const say = useWords();
  const review = useTell(involvements.review);
  const keep = async (withPerson: boolean) => {
    await review({ caseId: caseId as never, withPerson });
    showToast({ text: say({ id: "involvements.reviewed.toast", message: "Kept: gone through today" }) });
  };
  return (
    <Buttons>
      <Button waiting={review.waiting} icon="check" onPress={() => void keep(true)}>
        {say({ id: "involvements.review", message: "Gone through with them" })}
      </Button>
      <Button kind="quiet" disabled={review.waiting} onPress={() => void keep(false)}>
        {say({ id: "involvements.review.alone", message: "Looked at without them" })}
      </Button>
    </Buttons>
  );
}

/** When it was last gone through with them; and the way to do so again where nobody is new. */
function Reviewed({ caseId, found }: { caseId: string; found: Found }) {
  const say = useWords();
  const formats = useFormats();
  const { reviewed } = found;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-quiet">
      <p className="grow">
        {reviewed
          ? say(
              { id: "involvements.reviewed", message: "Last gone through with them {day}, by {name}." },
              { day: formats.nearDay(reviewed.onDay), name: isolate(reviewed.by.name) },
            )
          : say({ id: "involvements.reviewed.never", message: "Not yet gone through with them." })}
      </p>
      {found.mayChange && !(found.toReview && !found.pointGone) && <ReviewButtons caseId={caseId} />}
    </div>
  );
}

/** Offices that may know something, and of which nobody stands here. */
function Unnamed({ found, onAdd }: { found: Found; onAdd: (recipientId: string) => void }) {
  const say = useWords();
  if (!found.mayChange || found.unnamed.length === 0) return null;
  return (
    <ul className="border-t border-line px-5 py-3">
      {found.unnamed.map(({ recipientId, name }) => (
        <li key={recipientId} className="flex flex-wrap items-center gap-x-4">
          <span className="grow">
            {say(
              { id: "involvements.unnamed", message: "{name} may know something by a release, and nobody there is named here." },
              { name: isolate(name) },
            )}
          </span>
          <Button
            kind="quiet"
            className="-ms-3"
            label={say({ id: "involvements.unnamed.of", message: "Name somebody at {name}" }, { name })}
            onPress={() => onAdd(recipientId)}
          >
            {say({ id: "involvements.unnamed.add", message: "Name somebody" })}
          </Button>
        </li>
      ))}
    </ul>
  );
}
