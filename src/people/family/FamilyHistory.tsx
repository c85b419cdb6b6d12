import { Suspense } from "react";
import { useAsk } from "../../ui/asking.ts";
import { Sheet } from "../../ui/Dialog.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useWords } from "../../ui/words.ts";
import { isolate, usePersonText } from "../PersonName.tsx";
import { type Adult, family } from "./contract.ts";
import { Facts } from "./Facts.tsx";
import { orderKinds, useFactWords } from "./familyWords.ts";

/** All that was ever written of an adult: who, when, what it was. */
export function FamilyHistory({ personId, adult, onClose }: { personId: Adult["adultId"]; adult: Adult; onClose: () => void }) {
  const say = useWords();
  const text = usePersonText();
  return (
    <Sheet
      title={say({ id: "people.family.historyOf", message: "What was written of {name}" }, { name: text(adult.label) })}
      open
      onClose={onClose}
    >
      <Suspense fallback={<Skeleton lines={4} />}>
        <Entries personId={personId} adultId={adult.adultId} />
      </Suspense>
    </Sheet>
  );
}

function Entries({ personId, adultId }: { personId: Adult["adultId"]; adultId: Adult["adultId"] }) {
  const say = useWords();
  const formats = useFormats();
  const { tellSays } = useFactWords();
  const { standings, claims } = useAsk(family.history, { personId, adultId });
  const by = (name: string, at: string) =>
    say({ id: "people.family.by.who", message: "{name}, {moment}" }, { name: isolate(name), moment: formats.moment(at) });
  return (
    <div className="space-y-6">
      <ol className="divide-y divide-line">
        {standings.map((standing) => (
          <li key={standing.at} className="py-(--row)">
            <p>
              <Facts standing={standing} />
            </p>
            {standing.orderKind && (
              <p>
                <bdi>{[say(orderKinds[standing.orderKind]), standing.court, standing.number].filter(Boolean).join(" · ")}</bdi>
              </p>
            )}
            <p className="text-sm text-quiet">
              {by(standing.by.name, standing.at)}
              {standing.takenFrom && ` · ${say({ id: "people.family.fromRoster", message: "taken from the school’s roster" })}`}
              {standing.takenWhy && (
                <span className="block text-ink">
                  {say({ id: "people.claim.because", message: "Although an order stands, because:" })} <bdi>{standing.takenWhy}</bdi>
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
      {claims.length > 0 && (
        <ol className="divide-y divide-line">
          {claims.map((claim) => (
            <li key={claim.claimId} className="py-(--row)">
              <p>{say({ id: "people.claim.says", message: "The school’s roster says: {what}" }, { what: tellSays(claim.says) })}</p>
              <p className="text-sm text-quiet">
                {claim.decided
                  ? `${claim.decided.how === "kept" ? say({ id: "people.claim.keep", message: "Keep ours" }) : say({ id: "people.claim.take", message: "Take theirs" })}: ${by(claim.decided.by.name, claim.decided.at)}`
                  : formats.moment(claim.saidAt)}
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
