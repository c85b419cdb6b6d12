import { useEffect, useState } from "react";
import { personHref } from "../people/findPeople.ts";
import { PersonName } from "../people/PersonName.tsx";
import { reaches } from "../people/policy.ts";
import { useParam, useSearchParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { Slot, Slots } from "../ui/Slot.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { useWords } from "../ui/words.ts";
import { CaseActions } from "./CaseActions.tsx";
import { CaseDialogs, type Opened } from "./CaseDialogs.tsx";
import { CaseFacts } from "./CaseFacts.tsx";
import { CaseHeader } from "./CaseHeader.tsx";
import { cases } from "./contract.ts";
import { FilesPart } from "./files/FilesPart.tsx";
import { MetNotice } from "./MetNotice.tsx";
import { missesSafety } from "./policy.ts";
import { rememberCase } from "./recent.ts";
import { TeamPart } from "./TeamPart.tsx";
import { TasksPart } from "./tasks/TasksPart.tsx";
import type { CaseId } from "./timeline/contract.ts";
import { StoryPart } from "./timeline/StoryPart.tsx";

/** A case: how to reach them safely, what is next, and its story. */
export function CasePage() {
  const caseId = useParam("caseId");
  return <Shown key={caseId} caseId={caseId as CaseId} />;
}

const parts: readonly string[] = [
  "story",
  "plan",
  "needs",
  "safety",
  "tasks",
  "around",
  "leave",
  "people",
  "forms",
  "files",
  "sharing",
  "team",
];

function Shown({ caseId }: { caseId: CaseId }) {
  const say = useWords();
  const { case: found, tasks, story } = useAsk(cases.show, { caseId });
  const [part, choosePart] = useSearchParam("part");
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => rememberCase(found), [found]);
  return (
    <Page
      kind={say({ id: "cases.page", message: "Case" })}
      back={{ href: "/cases", label: say({ id: "cases.list", message: "Cases" }) }}
      title={
        <Link href={personHref(found.personId)} look="plain" className="hover:underline hover:decoration-2 hover:underline-offset-4">
          <PersonName label={found.label} look="full" />
        </Link>
      }
      actions={<CaseActions found={found} atHand={{ ...found, managerId: found.manager?.id ?? null }} onOpen={setOpened} />}
      header={
        <>
          <MetNotice found={found} onOpen={setOpened} />
          {found.access.because.includes("break-glass") && <Slot name="case.emergency" id={found.caseId} />}
          <Slot name="case.told" id={found.caseId} />
          <Slot name="case.safetyAsk" id={found.caseId} />
          {story.items.some(({ note }) => note?.topic === "investigation") && <Slot name="case.titleIxOwed" id={found.caseId} />}
          <CaseHeader found={found} tasks={tasks} onOpen={setOpened} />
          <CaseFacts found={found} />
        </>
      }
    >
      <Tabs
        label={say({ id: "cases.parts", message: "Parts of the case" })}
        selected={part !== undefined && parts.includes(part) ? part : "story"}
        onSelect={(id) => choosePart(id === "story" ? undefined : id)}
        tabs={[
          {
            id: "story",
            label: say({ id: "cases.part.story", message: "Story" }),
            content: <StoryPart found={found} story={story} onOpen={setOpened} />,
          },
          ...(reaches(found, "notes")
            ? [
                {
                  id: "plan",
                  label: say({ id: "cases.part.plan", message: "Plan" }),
                  content: <Slots names={["case.plan"]} id={found.caseId} />,
                },
                {
                  id: "needs",
                  label: say({ id: "cases.part.needs", message: "Needs & strengths" }),
                  content: <Slots names={["case.needs"]} id={found.caseId} />,
                },
              ]
            : []),
          ...(found.asksSafety && reaches(found, "safety")
            ? [
                {
                  id: "safety",
                  label: say({ id: "cases.part.safety", message: "Safety" }),
                  count: story.items.filter(({ contact }) => contact && missesSafety(true, contact)).length || undefined,
                  content: <Slots names={["case.safety"]} id={found.caseId} />,
                },
              ]
            : []),
          {
            id: "tasks",
            label: say({ id: "cases.part.tasks", message: "Steps" }),
            count: tasks.length || undefined,
            content: (
              <>
                <TasksPart found={found} tasks={tasks} onOpen={setOpened} />
                <Slots names={["case.appointments"]} id={found.caseId} />
              </>
            ),
          },
          {
            id: "around",
            label: say({ id: "cases.part.around", message: "Around them" }),
            content: <Slots names={["case.around", "case.titleIx"]} id={found.caseId} />,
          },
          ...(found.regime === "VSP"
            ? []
            : [
                {
                  id: "leave",
                  label: say({ id: "cases.part.leave", message: "Leave & return" }),
                  content: <Slots names={["case.leave"]} id={found.caseId} />,
                },
              ]),
          {
            id: "people",
            label: say({ id: "cases.part.people", message: "People" }),
            content: <Slots names={["case.people"]} id={found.caseId} />,
          },
          ...(reaches(found, "notes")
            ? [
                {
                  id: "forms",
                  label: say({ id: "cases.part.forms", message: "Forms" }),
                  content: <Slots names={["case.forms"]} id={found.caseId} />,
                },
              ]
            : []),
          {
            id: "files",
            label: say({ id: "cases.part.files", message: "Files" }),
            content: <FilesPart found={found} />,
          },
          {
            id: "sharing",
            label: say({ id: "cases.part.sharing", message: "Sharing" }),
            content: <Slots names={["case.releases", "case.disclosures", "case.requests", "case.hold", "case.page"]} id={found.caseId} />,
          },
          {
            id: "team",
            label: say({ id: "cases.part.team", message: "Team & access" }),
            content: <TeamPart found={found} onOpen={setOpened} />,
          },
        ]}
      />
      <CaseDialogs found={found} opened={opened} onClose={() => setOpened(undefined)} />
    </Page>
  );
}
