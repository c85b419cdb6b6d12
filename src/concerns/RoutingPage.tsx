import { useState } from "react";
import type { z } from "zod";
import { isolate } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { fromWords } from "./concernWords.ts";
import { type RoutingRule, routing } from "./contract.ts";
import { DoorTitles } from "./filing/DoorTitles.tsx";
import { RuleForm } from "./filing/RuleForm.tsx";
import { mayChangeRouting } from "./policy.ts";
import { categoryLabels, urgencyLabels } from "./public/wording.ts";

type Rule = z.output<typeof RoutingRule>;

/** Where concerns go by themselves: rules in order, of which the first that fits counts. */
export function RoutingPage() {
  const say = useWords();
  const me = useMe();
  const { rules } = useAsk(routing.list, {});
  const [adding, setAdding] = useState(false);
  const changes = mayChangeRouting(me);
  const programs = [...new Map(rules.map((rule) => [rule.programId, rule.programName]))];
  const title = say({ id: "concerns.routing", message: "Where concerns go" });
  const add = changes && !adding && (
    <Button icon="plus" onPress={() => setAdding(true)}>
      {say({ id: "concerns.routing.add", message: "Add a rule" })}
    </Button>
  );
  return (
    <Page
      width="text"
      title={title}
      kind={title}
      back={{ href: "/settings", label: say({ id: "concerns.routing.settings", message: "Settings" }) }}
      lead={say({
        id: "concerns.routing.lead",
        message:
          "Each concern is held against these rules, from the top. The first that fits decides who gets it; without one it waits for whoever takes it.",
      })}
      actions={rules.length > 0 && add}
    >
      {adding && (
        <Card title={say({ id: "concerns.routing.new", message: "A new rule" })}>
          <RuleForm rules={rules} onClose={() => setAdding(false)} />
        </Card>
      )}
      {rules.length === 0 && !adding && (
        <EmptyState icon="forward" title={say({ id: "concerns.routing.none", message: "Nothing is given on by itself" })} action={add}>
          {say({
            id: "concerns.routing.none.text",
            message:
              "Every concern waits in the inbox of the program it came to, until somebody takes it. A rule can send some of them straight to a team or a person.",
          })}
        </EmptyState>
      )}
      {programs.map(([programId, name]) => (
        <Card
          key={programId}
          flush
          title={say({ id: "concerns.routing.program", message: "What comes to {program}" }, { program: isolate(name) })}
        >
          <ol className="divide-y divide-line">
            {rules
              .filter((rule) => rule.programId === programId)
              .map((rule) => (
                <RuleRow key={rule.id} rule={rule} changes={changes} />
              ))}
          </ol>
        </Card>
      ))}
      <DoorTitles changes={changes} />
    </Page>
  );
}

function RuleRow({ rule, changes }: { rule: Rule; changes: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const end = useTell(routing.end);
  const add = useTell(routing.add);
  const category = rule.whenCategory && categoryLabels[rule.whenCategory];
  const urgency = rule.whenUrgency && urgencyLabels[rule.whenUrgency];
  const when = [
    rule.whenSource && say(fromWords[rule.whenSource]),
    category && say({ id: "concerns.routing.touches", message: "touching “{category}”" }, { category: say(category) }),
    urgency && say({ id: "concerns.routing.asks", message: "marked “{urgency}”" }, { urgency: say(urgency) }),
    rule.siteName && say({ id: "concerns.routing.at", message: "at {site}" }, { site: isolate(rule.siteName) }),
  ].filter((part) => typeof part === "string");
  const to = [rule.toProgramName, rule.toAccountName].filter((one) => one !== null).map(isolate);
  const { id: ruleId, programName, siteName, toProgramName, toAccountName, access, ...same } = rule;
  const endIt = () =>
    void end({ ruleId }).then(
      () =>
        showToast({
          text: say({ id: "concerns.routing.ended", message: "The rule has ended. What it sent stays where it went." }),
          undo: () => void add(same),
        }),
      (problem: unknown) => showToast({ text: sayProblem(say, {}, problem) }),
    );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-(--row)">
      <span className="min-w-7 font-semibold text-quiet tabular-nums">{rule.place}</span>
      <div className="min-w-48 grow basis-0">
        <p className="leading-snug font-semibold">
          {say({ id: "concerns.routing.goes", message: "Goes to {who}" }, { who: formats.list(to) })}
        </p>
        <p className="text-sm text-quiet">
          {when.length > 0 ? when.join(" · ") : say({ id: "concerns.routing.all", message: "everything that comes in" })}
        </p>
      </div>
      {changes && (
        <Button
          kind="quiet"
          className="max-sm:-ms-3 sm:-me-3"
          waiting={end.waiting}
          label={say({ id: "concerns.routing.end.of", message: "End it: rule {place}" }, { place: rule.place })}
          onPress={endIt}
        >
          {say({ id: "concerns.routing.end", message: "End it" })}
        </Button>
      )}
    </li>
  );
}
