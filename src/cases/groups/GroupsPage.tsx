import { useState } from "react";
import { useAsk, useCall, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { useMe } from "../../ui/me.ts";
import { Page } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { manyExplain } from "../many/manyWords.ts";
import { groups } from "./contract.ts";
import { GroupForm, type Start } from "./GroupForm.tsx";
import { groupKinds } from "./groupWords.ts";
import { keepsGroups } from "./policy.ts";

/** One session with many, entered once; in each one's own story stands one's own line. */
export function GroupsPage() {
  const say = useWords();
  const me = useMe();
  const programs = me.programs.filter(keepsGroups);
  const [programId, setProgram] = useState(programs[0]?.id);
  const [start, setStart] = useState<Start>();
  const title = say({ id: "cases.groups", message: "Groups" });
  return (
    <Page
      title={title}
      kind={title}
      lead={say({
        id: "cases.groups.lead",
        message: "Entered once for everybody. Each one’s story shows their own line, and nobody else’s name.",
      })}
      back={{ href: "/cases", label: say({ id: "cases.list", message: "Cases" }) }}
    >
      {!programId ? (
        <EmptyState icon="team" title={say({ id: "cases.groups.nowhere", message: "You work in no program that keeps groups" })} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="space-y-4">
            {programs.length > 1 && (
              <Select
                width="half"
                label={say({ id: "cases.column.program", message: "Program" })}
                value={programId}
                onChange={(value) => {
                  setProgram(value ?? programId);
                  setStart(undefined);
                }}
                options={programs.map(({ id, name }) => ({ id, label: name }))}
              />
            )}
            <Wait lines={8}>
              <GroupForm
                key={`${programId} ${start?.key}`}
                programId={programId}
                start={start}
                onDone={() => setStart({ key: `after ${start?.key ?? ""}` })}
              />
            </Wait>
          </div>
          <Wait lines={4}>
            <Lately programId={programId} onAgain={setStart} />
          </Wait>
        </div>
      )}
    </Page>
  );
}

/** The last sessions; one press to enter the next like one of them. */
function Lately({ programId, onAgain }: { programId: string; onAgain: (start: Start) => void }) {
  const say = useWords();
  const formats = useFormats();
  const call = useCall();
  const takeBack = useTell(groups.takeBack);
  const sessions = useAsk(groups.list, {}).sessions.filter((one) => one.programId === programId);
  if (sessions.length === 0) return null;
  const again = async (sessionId: (typeof sessions)[number]["sessionId"]) => {
    const { kind, topic, minutes, atTime, rows } = await call(groups.show, { sessionId });
    const members = rows.filter(({ open }) => open).map(({ caseId }) => [caseId as string, "there"] as const);
    onAgain({ key: `${sessionId}`, kind, topic, minutes, atTime, members });
  };
  // Entered anew as it was: every line of it is taken back first.
  const putRight = async (sessionId: (typeof sessions)[number]["sessionId"]) => {
    try {
      const { kind, topic, minutes, atTime, onDay, rows } = await call(groups.show, { sessionId });
      await takeBack({ sessionId });
      const members = rows.map(({ caseId, was }) => [caseId as string, was] as const);
      onAgain({ key: `right ${sessionId}`, kind, topic, minutes, atTime, onDay, members });
    } catch (problem) {
      showToast({ text: sayProblem(say, manyExplain, problem) });
    }
  };
  return (
    <Card title={say({ id: "cases.groups.lately", message: "Lately" })} flush>
      <Rows>
        {sessions.slice(0, 10).map(({ sessionId, topic, kind, onDay, members, mayTakeBack }) => (
          <RowItem
            key={sessionId}
            title={<bdi>{topic}</bdi>}
            detail={`${formats.nearDay(onDay)} · ${say(groupKinds[kind])} · ${say({ id: "cases.groups.members", message: "{count, plural, one {one person} other {# people}}" }, { count: members })}`}
            action={
              <>
                {mayTakeBack && (
                  <Button
                    kind="quiet"
                    waiting={takeBack.waiting}
                    label={say({ id: "cases.groups.right.which", message: "Put right: {topic}" }, { topic })}
                    onPress={() => void putRight(sessionId)}
                  >
                    {say({ id: "cases.groups.right", message: "Put right" })}
                  </Button>
                )}
                <Button
                  kind="quiet"
                  label={say({ id: "cases.groups.again.which", message: "Again: {topic}" }, { topic })}
                  onPress={() => void again(sessionId)}
                >
                  {say({ id: "cases.groups.again", message: "Again" })}
                </Button>
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
