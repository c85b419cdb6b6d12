import { useState } from "react";
import type { z } from "zod";
import { EndDialog } from "../people/EndDialog.tsx";
import { isolate } from "../people/PersonName.tsx";
import { WhySeen } from "../people/WhySeen.tsx";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Wait } from "../ui/Skeleton.tsx";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import type { Opened } from "./CaseDialogs.tsx";
import { rights, statuses, teamRoles, teamSections } from "./caseWords.ts";
import { type CaseHead, cases, type TeamMember } from "./contract.ts";
import { mayChangeTeam } from "./policy.ts";
import { useActor } from "./useActor.ts";

/** Who works on a case, and who sees it: by what right, and since when. */
export function TeamPart({ found, onOpen }: { found: CaseHead; onOpen: (opened: Opened) => void }) {
  return (
    <div className="max-w-4xl space-y-6">
      {/* First what is there with the case: what arrives later moves nothing that somebody is about to press. */}
      <Team found={found} onOpen={onOpen} />
      <Slot name="case.supervision" id={found.caseId} />
      <Wait lines={4}>
        <Viewers found={found} />
      </Wait>
      <Slot name="case.walls" id={found.caseId} />
      {found.others.length > 0 && <Others found={found} />}
    </div>
  );
}

function Team({ found, onOpen }: { found: CaseHead; onOpen: (opened: Opened) => void }) {
  const say = useWords();
  const actor = useActor();
  const [leaving, setLeaving] = useState<TeamMember>();
  const may = mayChangeTeam(actor, { ...found, managerId: found.manager?.id ?? null });
  const { manager } = found;
  return (
    <Card
      flush
      title={say({ id: "cases.team", message: "Who works on it" })}
      foot={
        may &&
        found.status !== "closed" && (
          <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => onOpen({ what: "team" })}>
            {say({ id: "cases.team.add", message: "Add somebody to the team" })}
          </Button>
        )
      }
    >
      <Rows>
        {manager && (
          <RowItem
            title={<bdi>{manager.name}</bdi>}
            detail={
              <>
                {say({ id: "cases.team.primary", message: "Primary case manager" })}
                {found.managerAway && (
                  <>
                    {" "}
                    <Badge tone="outline" icon="clock">
                      {say({ id: "cases.fact.away", message: "away" })}
                    </Badge>
                  </>
                )}
              </>
            }
          />
        )}
        {found.team.map((member) => (
          <Member key={member.memberId} member={member} onEnd={may ? () => setLeaving(member) : undefined} />
        ))}
      </Rows>
      {leaving && (
        <EndDialog
          endpoint={cases.endTeamMember}
          input={{ caseId: found.caseId, memberId: leaving.memberId }}
          title={say({ id: "cases.team.end", message: "Take them off the team" })}
          text={say(
            {
              id: "cases.team.end.text",
              message: "{name} no longer sees this case. What they still have to do in it goes to the case manager.",
            },
            { name: isolate(leaving.account.name) },
          )}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Card>
  );
}

function Member({ member, onEnd }: { member: TeamMember; onEnd: (() => void) | undefined }) {
  const say = useWords();
  const formats = useFormats();
  const { account, role, sections, canWrite, since } = member;
  const parts = [
    say(teamRoles[role]),
    sections.map((section) => say(teamSections[section])).join(", "),
    canWrite ? "" : say({ id: "cases.team.reads", message: "reads only" }),
    say({ id: "cases.team.since", message: "since {day}" }, { day: formats.day(formats.dayOf(since)) }),
  ];
  return (
    <RowItem
      title={<bdi>{account.name}</bdi>}
      detail={parts.filter(Boolean).join(" · ")}
      action={
        onEnd && (
          <Button kind="quiet" label={say({ id: "cases.team.endOf", message: "Take off {name}" }, { name: account.name })} onPress={onEnd}>
            {say({ id: "cases.team.off", message: "Take off" })}
          </Button>
        )
      }
    />
  );
}

type Viewer = z.output<typeof cases.whoSees.out>["viewers"][number];

/** Everybody with a reason to see the case, and each reason in words (R03). */
function Viewers({ found }: { found: CaseHead }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const { viewers, tellsLooks, access } = useAsk(cases.whoSees, { caseId: found.caseId });
  const people = [...Map.groupBy(viewers, ({ account }) => account.id).values()];
  return (
    <Card
      flush
      title={say({ id: "cases.viewers", message: "Who may see this and why" })}
      aside={people.length}
      foot={<WhySeen access={access} programIds={[found.programId]} />}
    >
      <Rows>
        {people.map((reasons) => {
          const [{ account, lastLookedAt }] = reasons as [Viewer];
          return (
            <RowItem
              key={account.id}
              title={
                <>
                  <bdi>{account.name}</bdi>
                  {reasons.some(({ confidential }) => confidential) && (
                    <>
                      {" "}
                      <Badge tone="outline" icon="lock">
                        {say({ id: "cases.viewers.confidential", message: "Confidential resource" })}
                      </Badge>
                    </>
                  )}
                  {account.id === me.id && <span className="font-normal text-quiet"> ({say({ id: "cases.you", message: "you" })})</span>}
                </>
              }
              detail={
                <>
                  {reasons.map((reason) => (
                    <Reason key={`${reason.right} ${reason.coveringFor} ${reason.since}`} reason={reason} />
                  ))}
                  {tellsLooks && (
                    <span className="block">
                      {lastLookedAt
                        ? say({ id: "cases.viewers.looked", message: "Last here {when}" }, { when: formats.ago(lastLookedAt) })
                        : say({ id: "cases.viewers.neverLooked", message: "Has not looked yet" })}
                    </span>
                  )}
                </>
              }
            />
          );
        })}
      </Rows>
    </Card>
  );
}

function Reason({ reason: { right, role, coveringFor, canWrite, since, until } }: { reason: Viewer }) {
  const say = useWords();
  const formats = useFormats();
  const day = (moment: string) => formats.day(formats.dayOf(moment));
  const why =
    coveringFor !== null
      ? say({ id: "cases.viewers.for", message: "Stands in for {name}" }, { name: isolate(coveringFor) })
      : right === "team" && role !== null && role in teamRoles
        ? say({ id: "cases.viewers.team", message: "On the team: {role}" }, { role: say(teamRoles[role as keyof typeof teamRoles]) })
        : say(right === "program" && role === "supervisor" ? rights.supervisor : rights[right]);
  const parts = [
    why,
    canWrite || right === "triage" ? "" : say({ id: "cases.team.reads", message: "reads only" }),
    say({ id: "cases.team.since", message: "since {day}" }, { day: day(since) }),
    until ? say({ id: "cases.viewers.until", message: "until {day}" }, { day: day(until) }) : "",
  ];
  return <span className="block">{parts.filter(Boolean).join(" · ")}</span>;
}

function Others({ found }: { found: CaseHead }) {
  const say = useWords();
  return (
    <Card flush title={say({ id: "cases.others", message: "Their other cases" })}>
      <Rows>
        {found.others.map(({ caseId, number, programName, status, managerName }) => (
          <RowItem
            key={caseId}
            title={
              <Link href={`/cases/${caseId}`}>
                <bdi>{programName}</bdi> #{number}
              </Link>
            }
            detail={[say(statuses[status]), managerName && isolate(managerName)].filter(Boolean).join(" · ")}
          />
        ))}
      </Rows>
    </Card>
  );
}
