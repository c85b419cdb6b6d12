import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useWords } from "../ui/words.ts";
import { type Visit, visits } from "./contract.ts";
import { visitExplain } from "./useVisits.ts";

/** Where somebody went and how to reach them, once it is asked for: the asking is kept. */
export function PlaceOf({ visitId, name }: { visitId: Visit["visitId"]; name: string }) {
  const say = useWords();
  const read = useTell(visits.place);
  const [found, setFound] = useState<{ place: string; phone: string | null }>();
  const [wrong, setWrong] = useState<string>();
  if (found)
    return (
      <div className="rounded-md bg-sunken px-4 py-3">
        <p className="text-sm text-quiet">{say({ id: "visits.where", message: "Where" })}</p>
        <bdi className="block font-semibold whitespace-pre-line wrap-anywhere">{found.place}</bdi>
        {found.phone && (
          <p className="mt-2">
            <a
              className="inline-flex min-h-(--tap) items-center font-semibold text-accent underline underline-offset-4"
              href={`tel:${found.phone.replace(/[^+\d]/g, "")}`}
            >
              {say({ id: "visits.call", message: "Call {phone}" }, { phone: found.phone })}
            </a>
          </p>
        )}
      </div>
    );
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        icon="search"
        waiting={read.waiting}
        label={say({ id: "visits.show.of", message: "Show where, and the number: {name}" }, { name })}
        onPress={() => void read({ visitId }).then(setFound, (problem: unknown) => setWrong(sayProblem(say, visitExplain, problem)))}
      >
        {say({ id: "visits.show", message: "Show where, and the number" })}
      </Button>
      <span className="text-sm text-quiet">
        {wrong ?? say({ id: "visits.show.kept", message: "That you look is kept, and {name} sees it." }, { name })}
      </span>
    </div>
  );
}
