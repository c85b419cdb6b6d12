import { useAnswerText } from "../forms/formWords.ts";
import { type Answers, asks, type Form, walkItems } from "../forms/questionnaire/form.ts";
import { findShown } from "../forms/questionnaire/shown.ts";
import { Card } from "../ui/Card.tsx";
import { useWords } from "../ui/words.ts";

/** Each question that was asked, and what was answered. */
export function Answered({ form, answers }: { form: Form; answers: Answers }) {
  const say = useWords();
  const answerText = useAnswerText();
  const shown = findShown(form, answers);
  const asked = [...walkItems(form.items)].filter((item) => asks(item) && item.tally === null && !item.hidden && shown.has(item.linkId));
  return (
    <Card title={say({ id: "responses.answers", message: "The answers" })}>
      <dl className="space-y-3" dir="auto" {...(form.language && { lang: form.language })}>
        {asked.map((item) => (
          <div key={item.linkId} className="measure">
            <dt className="text-quiet">{[item.prefix, item.text].filter(Boolean).join(" ")}</dt>
            <dd className="whitespace-pre-line">
              {(answers[item.linkId] ?? []).map(answerText).join("\n") || (
                <span className="text-quiet">{say({ id: "responses.unanswered", message: "No answer" })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
