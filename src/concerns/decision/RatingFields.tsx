import { useFormValues } from "../../cases/formValues.ts";
import { CheckboxGroup } from "../../ui/Checkbox.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Notice } from "../../ui/Notice.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { useWords } from "../../ui/words.ts";
import { riskWords, timeWords } from "../concernWords.ts";
import type { ConcernRecord } from "../contract.ts";
import { riskLabels } from "../public/wording.ts";
import { isNewRating } from "./decisionForm.ts";

/** How grave it is, or in victim services how soon, and why: the one that stands first, and a new one only when it is wanted. */
export function RatingFields({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const formats = useFormats();
  const { values } = useFormValues();
  const touched = isNewRating(values, record.rating);
  const { rating } = record;
  if (!rating) return <Fields record={record} />;
  const rater = record.decisions.find((one) => one.at === rating.at)?.by.name;
  const level = levelOf(rating);
  return (
    <div>
      <h2 className="text-lg">{say({ id: "concerns.triage.rated", message: "How it is rated" })}</h2>
      <p className="mt-1">
        <span className="font-semibold">{level && say(level)}</span>
        <span className="text-sm text-quiet">
          {" · "}
          {rater && <bdi>{rater}</bdi>}
          {rater && ", "}
          {formats.moment(rating.at)}
        </span>
      </p>
      <p dir="auto" className="measure mt-1 mb-2 whitespace-pre-wrap">
        {rating.rationale}
      </p>
      {/* What one had typed before a colleague rated it is sent with the decision: it must not be hidden. */}
      <Disclosure title={say({ id: "concerns.triage.rate.anew", message: "Rate it anew" })} open={touched}>
        <Fields record={record} />
      </Disclosure>
    </div>
  );
}

function Fields({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const { values } = useFormValues();
  const vsp = record.regime === "VSP";
  const words = vsp ? timeWords : riskWords;
  const options = Object.entries(words).map(([id, one]) => ({ id, label: say(one.label), hint: say(one.hint) }));
  const acting = values["risk"] === "immediate" || values["timeNeed"] === "tonight";
  return (
    <div className="space-y-5">
      <RadioGroup
        name={vsp ? "timeNeed" : "risk"}
        optional={false}
        label={
          vsp
            ? say({ id: "concerns.triage.time", message: "How soon do they need somebody?" })
            : say({ id: "concerns.triage.risk", message: "How worried are we?" })
        }
        options={options}
      />
      {acting && (
        <Notice tone="warn" live>
          {say({
            id: "concerns.triage.risk.act",
            message: "Reach somebody first: them, whoever is near them, or the emergency number. This page keeps what you wrote.",
          })}
        </Notice>
      )}
      <TextArea
        name="rationale"
        optional={false}
        rows={3}
        max={4000}
        label={say({ id: "concerns.triage.why", message: "Why" })}
        hint={say({
          id: "concerns.triage.why.hint",
          message: "What you saw and weighed, in a line or two. The person may read it one day.",
        })}
      />
      {record.regime === "FERPA" && (
        <CheckboxGroup
          name="atRisk"
          optional
          label={say({ id: "concerns.triage.atRisk", message: "What is at risk" })}
          options={Object.entries(riskLabels).map(([id, label]) => ({ id, label: say(label) }))}
        />
      )}
    </div>
  );
}

/** A rating in a word. */
export const levelOf = (rated: { risk: keyof typeof riskWords | null; timeNeed: keyof typeof timeWords | null }) =>
  rated.risk ? riskWords[rated.risk].label : rated.timeNeed ? timeWords[rated.timeNeed].label : null;
