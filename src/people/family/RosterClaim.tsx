import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCall, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { type Explain, sayProblem } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { TextArea } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { isolate, usePersonText } from "../PersonName.tsx";
import { type Adult, family } from "./contract.ts";
import { Facts } from "./Facts.tsx";
import { useFactWords } from "./familyWords.ts";

const explain: Explain = {
  "family.decided": { id: "people.claim.late", message: "Somebody else has just decided this." },
  "family.orderStands": { id: "people.claim.order", message: "A court order says otherwise. A roster does not lift it." },
  "family.notTaken": { id: "people.claim.notTaken", message: "It cannot be taken back any more: look at how it stands." },
};

interface RosterClaimProps {
  personId: Adult["adultId"];
  adult: Adult;
  claim: NonNullable<Adult["claim"]>;
  may: boolean;
}

/** What the school's roster says otherwise, beside what is kept here; whoever may decides once, and it is kept who did. */
export function RosterClaim({ personId, adult, claim, may }: RosterClaimProps) {
  const say = useWords();
  const formats = useFormats();
  const { tellSays } = useFactWords();
  const tell = useTell(family.decideClaim);
  const [wrong, setWrong] = useState<string>();
  const [asking, setAsking] = useState(false);
  const back = useTakeBack();
  const { adultId, version } = adult;
  const about = { personId, adultId, claimId: claim.claimId };
  const taken = (now: { version: number }) => {
    setAsking(false);
    showToast({
      text: say({ id: "people.claim.done", message: "Taken from the roster" }),
      undo: () => back({ ...about, version: now.version }),
    });
  };
  const decide = (how: "kept" | "taken") =>
    tell({ ...about, how, version }).then(
      (now) => {
        setWrong(undefined);
        if (how === "taken") taken(now);
      },
      (problem: unknown) => setWrong(sayProblem(say, explain, problem)),
    );
  const says = say({ id: "people.claim.says", message: "The school’s roster says: {what}" }, { what: tellSays(claim.says) });
  const { decided } = claim;
  if (decided) {
    const by = { name: isolate(decided.by.name), day: formats.day(formats.dayOf(decided.at)) };
    return (
      <p className="mt-1.5 text-sm text-quiet">
        {says} ·{" "}
        {decided.how === "kept"
          ? say({ id: "people.claim.kept", message: "ours kept by {name}, {day}" }, by)
          : say({ id: "people.claim.taken", message: "theirs taken by {name}, {day}" }, by)}
      </p>
    );
  }
  return (
    <div className="mt-2 rounded-md border border-edge bg-ground px-3 py-2">
      <p className="font-semibold">{says}</p>
      {!claim.mayTake && (
        <p className="text-sm">{say({ id: "people.claim.order", message: "A court order says otherwise. A roster does not lift it." })}</p>
      )}
      {may && (
        <div className="mt-1.5 flex flex-wrap gap-2">
          <Button kind={claim.needsWhy ? "primary" : "secondary"} waiting={tell.waiting} onPress={() => void decide("kept")}>
            {say({ id: "people.claim.keep", message: "Keep ours" })}
          </Button>
          {claim.mayTake && (
            <Button
              kind={claim.needsWhy ? "quiet" : "secondary"}
              waiting={tell.waiting}
              onPress={() => (claim.needsWhy ? setAsking(true) : void decide("taken"))}
            >
              {claim.needsWhy
                ? say({ id: "people.claim.take.order", message: "Take theirs…" })
                : say({ id: "people.claim.take", message: "Take theirs" })}
            </Button>
          )}
        </div>
      )}
      {wrong && (
        <p role="alert" className="mt-1.5 font-semibold">
          {wrong}
        </p>
      )}
      {asking && (
        <AgainstOrder
          adult={adult}
          about={{ ...about, version }}
          says={tellSays(claim.says)}
          onClose={() => setAsking(false)}
          onTaken={taken}
        />
      )}
    </div>
  );
}

interface AgainstOrderProps {
  adult: Adult;
  about: { personId: Adult["adultId"]; adultId: Adult["adultId"]; claimId: NonNullable<Adult["claim"]>["claimId"]; version: number };
  says: string;
  onClose: () => void;
  onTaken: (now: { version: number }) => void;
}

/** Asks before a roster is believed against a court: what stands, what would hold then, and why. */
function AgainstOrder({ adult, about, says, onClose, onTaken }: AgainstOrderProps) {
  const say = useWords();
  const text = usePersonText();
  const name = text(adult.label);
  return (
    <Dialog
      title={say({ id: "people.claim.ask", message: "Believe the roster about {name}?" }, { name })}
      open
      onClose={onClose}
      firm
      alert
    >
      <Form
        tell={useTell(family.decideClaim)}
        also={{ ...about, how: "taken" }}
        explain={explain}
        submit={say({ id: "people.claim.take", message: "Take theirs" })}
        actions={<Button onPress={onClose}>{say({ id: "people.claim.keep.asked", message: "Leave ours as it is" })}</Button>}
        onDone={() => onTaken({ version: about.version + 1 })}
      >
        <p className="border-s-4 border-warn bg-warn-wash px-3 py-2">
          {say({ id: "people.claim.stands", message: "Here stands:" })} <Facts standing={adult.standing} />
        </p>
        <p>
          {say(
            {
              id: "people.claim.then",
              message:
                "From then on everybody here reads of {name}: {what}. A list of the school lifts no order: look at the paper, or ask the court, first.",
            },
            { name, what: says },
          )}
        </p>
        <TextArea
          name="why"
          optional={false}
          rows={3}
          max={4000}
          label={say({ id: "people.claim.why", message: "Why is the roster right although an order stands?" })}
        />
      </Form>
    </Dialog>
  );
}

/** Takes the taking back; works after the question has gone from the page. */
function useTakeBack() {
  const say = useWords();
  const call = useCall();
  const memory = useQueryClient();
  return (about: Parameters<ReturnType<typeof useTell<(typeof family.takeBackClaim)["in"], (typeof family.takeBackClaim)["out"]>>>[0]) =>
    void call(family.takeBackClaim, about)
      .catch((problem: unknown) => showToast({ text: sayProblem(say, explain, problem) }))
      .finally(() => memory.invalidateQueries());
}
