import { useState } from "react";
import { responses } from "../responses/contract.ts";
import { responseExplain } from "../responses/responseWords.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { pages } from "./contract.ts";

/** The forms that somebody can be asked to fill in on their own page; those that ask about hurting oneself are not among them, and it says so. */
export function AskOnPage({ id }: { id: string }) {
  const say = useWords();
  const caseId = id as never;
  const { mayAsk } = useAsk(pages.show, { caseId });
  const { offered, responses: all, mayBegin } = useAsk(responses.ofCase, { caseId });
  const ask = useTell(pages.ask);
  const [wrong, setWrong] = useState<string>();
  if (!mayAsk || !mayBegin || offered.length === 0) return null;
  const asked = new Set(all.filter(({ onPage, status }) => onPage && status === "begun").map(({ formId }) => formId));
  const alone = offered.filter(({ callsForSafety }) => !callsForSafety);
  const never = offered.filter(({ callsForSafety }) => callsForSafety).map(({ title }) => title);
  const press = (formId: (typeof offered)[number]["formId"]) => {
    setWrong(undefined);
    void ask({ caseId, formId }).then(
      () => showToast({ text: say({ id: "portal.ask.done", message: "It stands on their page. You have a step when they send it." }) }),
      (problem: unknown) => setWrong(sayProblem(say, responseExplain, problem)),
    );
  };
  return (
    <Card flush title={say({ id: "portal.ask.title", message: "Ask on their own page" })}>
      <Rows>
        {alone.map(({ formId, title }) => (
          <RowItem
            key={formId}
            title={<bdi>{title}</bdi>}
            action={
              asked.has(formId) ? (
                <span className="text-sm text-quiet">{say({ id: "portal.ask.asked", message: "asked" })}</span>
              ) : (
                <Button
                  waiting={ask.waiting}
                  label={say({ id: "portal.ask.which", message: "Ask on their page: {title}" }, { title })}
                  onPress={() => press(formId)}
                >
                  {say({ id: "portal.ask.press", message: "Ask" })}
                </Button>
              )
            }
          />
        ))}
      </Rows>
      {wrong && (
        <p role="alert" className="px-5 pb-4 font-semibold">
          {wrong}
        </p>
      )}
      {never.length > 0 && (
        <p className="border-t border-line px-5 py-3 text-sm text-quiet">
          {say(
            {
              id: "portal.ask.never",
              message: "Not to be filled in alone, because it asks about hurting oneself: {titles}. Go through it together.",
            },
            { titles: new Intl.ListFormat(document.documentElement.lang).format(never) },
          )}
        </p>
      )}
    </Card>
  );
}
