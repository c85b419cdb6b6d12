import { useState } from "react";
import type { z } from "zod";
import { isolate } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import { releases, spoken } from "./contract.ts";
import { harmWords, releaseExplain, spokenWords } from "./releaseWords.ts";

const all = { saidVoluntary: true, saidWithdrawal: true, saidLimits: true, saidRisks: true, saidAlternatives: true } as const;

/** What has to be spoken about before anybody signs, and the one press that says it was: kept with its time and who said it. */
export function ReadTogether({ shown: { release, readTogether } }: { shown: z.output<typeof releases.show.out> }) {
  const say = useWords();
  const formats = useFormats();
  const tell = useTell(releases.read);
  const [wrong, setWrong] = useState<string>();
  const harm = harmWords[release.recipient.kind];
  const press = () =>
    void tell({ releaseId: release.releaseId, ...all }).then(
      () => setWrong(undefined),
      (problem: unknown) => setWrong(sayProblem(say, releaseExplain, problem)),
    );
  return (
    <Card title={say({ id: "releases.spoken", message: "Speak about each of these" })}>
      <ul className="measure mb-4 list-disc space-y-1.5 ps-5">
        {spoken.map((one) => (
          <li key={one}>
            {say(spokenWords[one])}
            {one === "saidRisks" && harm && <span className="block text-sm text-quiet">{say(harm)}</span>}
          </li>
        ))}
      </ul>
      {readTogether ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2" role="status">
          <p>
            {say(
              { id: "releases.readAt", message: "Read together and spoken about, {when}, by {name}." },
              { when: formats.moment(readTogether.at), name: isolate(readTogether.by.name) },
            )}
          </p>
          <Button kind="quiet" waiting={tell.waiting} onPress={press}>
            {say({ id: "releases.readAgain", message: "We read it again" })}
          </Button>
        </div>
      ) : (
        <>
          <Button kind="primary" icon="check" waiting={tell.waiting} onPress={press}>
            {say({ id: "releases.readTogether", message: "We read this together and spoke about all five" })}
          </Button>
          <p className="mt-2 text-sm text-quiet">
            {say({ id: "releases.readTogether.hint", message: "Kept with the time and your name. Only if it is so." })}
          </p>
        </>
      )}
      {wrong && (
        <p role="alert" className="mt-3 font-semibold">
          {wrong}
        </p>
      )}
    </Card>
  );
}
