import { useState } from "react";
import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { type Explain, sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { useWords } from "../../ui/words.ts";
import { isolate } from "../PersonName.tsx";
import { type Adult, family } from "./contract.ts";
import { useFactWords } from "./familyWords.ts";

const explain: Explain = {
  "family.decided": { id: "people.claim.late", message: "Somebody else has just decided this." },
  "family.orderStands": { id: "people.claim.order", message: "A court order says otherwise. A roster does not lift it." },
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
  const { adultId, version } = adult;
  const decide = (how: "kept" | "taken") =>
    tell({ personId, adultId, claimId: claim.claimId, how, version }).then(
      () => setWrong(undefined),
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
          <Button waiting={tell.waiting} onPress={() => void decide("kept")}>
            {say({ id: "people.claim.keep", message: "Keep ours" })}
          </Button>
          {claim.mayTake && (
            <Button waiting={tell.waiting} onPress={() => void decide("taken")}>
              {say({ id: "people.claim.take", message: "Take theirs" })}
            </Button>
          )}
        </div>
      )}
      {wrong && (
        <p role="alert" className="mt-1.5 font-semibold">
          {wrong}
        </p>
      )}
    </div>
  );
}
