import { useState } from "react";
import { Badge } from "../Badge.tsx";
import { Button } from "../Button.tsx";
import { Card, Facts, RowItem, Rows } from "../Card.tsx";
import { Disclosure } from "../Disclosure.tsx";
import { EmptyState } from "../EmptyState.tsx";
import { Explain } from "../Explain.tsx";
import { Icon } from "../Icon.tsx";
import { Link } from "../Link.tsx";
import { Notice } from "../Notice.tsx";
import { Section } from "../Page.tsx";
import { Meter, Progress, Steps } from "../Progress.tsx";
import { Skeleton } from "../Skeleton.tsx";
import { type Sort, Table, TableFoot } from "../Table.tsx";
import { Tabs } from "../Tabs.tsx";
import { Quote, Timeline, TimelineItem } from "../Timeline.tsx";

export function CardsPart() {
  return (
    <Section title="What is on top">
      <Card title="Now" tone="warn" flush aside="2 things cannot wait">
        <Rows>
          <RowItem
            mark={<Icon name="warn" className="text-warn" />}
            title="Concern about Jo R. (10th)"
            detail="Urgent, waiting 40 minutes"
            action={
              <>
                <Button kind="quiet">Open</Button>
                <Button>Take it</Button>
              </>
            }
          />
          <RowItem
            mark={<Icon name="warn" className="text-warn" />}
            title="Amina M. (West hall)"
            detail="Safety follow-up due since yesterday"
            action={
              <>
                <Button kind="quiet">Open</Button>
                <Button>Log contact</Button>
              </>
            }
          />
        </Rows>
      </Card>
      <div className="grid items-start gap-6 md:grid-cols-2">
        <Card title="Today" flush foot={<Link href="/gallery">The whole week</Link>}>
          <Rows>
            <RowItem title="9:00 Sam L." detail="First visit, room 12" />
            <RowItem title="11:30 Team meeting" detail="18 people on the agenda" />
          </Rows>
        </Card>
        <Card title="Slipping" flush>
          <Rows>
            <RowItem title="Lin K." detail="No next step set" action={<Button kind="quiet">Set one</Button>} />
            <RowItem title="Mateo O." detail="Nobody has reached Mateo since 3 May" action={<Button kind="quiet">Log contact</Button>} />
          </Rows>
        </Card>
        <Card tone="quiet" title="Caseload">
          <div className="space-y-4">
            <Meter label="Ines" value={38} max={45} detail="38 of 45" />
            <Meter label="Ravi" value={52} max={45} detail="52 of 45" />
            <Progress label="Reading the roster" value={64} />
            <Progress label="Looking for the same people" />
          </div>
        </Card>
        <Card title="What is known">
          <Facts
            items={[
              { term: "Preferred name", value: "Jo (they)" },
              { term: "Reach by", value: "Text, after 4 pm" },
              { term: "Manager", value: "Ines, since 3 March" },
              { term: "State", value: <Badge tone="accent">brief support</Badge> },
            ]}
          />
        </Card>
      </div>
      <Notice tone="warn" title="Do not leave a voicemail">
        Text only, after 4 pm. Code word set.
      </Notice>
      <Notice icon="clock" action={<Button>Renew</Button>}>
        One release ends on Friday.
      </Notice>
      <p className="flex flex-wrap items-center gap-2">
        <Badge>closed</Badge> <Badge tone="accent">open</Badge>{" "}
        <Badge tone="outline" icon="lock">
          only me
        </Badge>
        <Badge tone="warn" icon="clock">
          overdue 3 days
        </Badge>
        <Explain label="Why can I see this?">You have been Jo’s case manager since 3 March.</Explain>
      </p>
      <EmptyState
        icon="concern"
        title="No concerns are waiting"
        action={
          <Link href="/gallery" look="secondary">
            Open the public form
          </Link>
        }
      >
        What teachers, families and neighbours send by the public form arrives here, the most urgent first.
      </EmptyState>
      <Skeleton lines={3} title />
    </Section>
  );
}

const rows = [
  { id: "1", name: "Jo R.", about: "10th grade", last: "12 May", days: 3, state: "brief support" },
  { id: "2", name: "Amina M.", about: "West hall", last: "9 May", days: 6, state: "intensive" },
  { id: "3", name: "Mateo O’Brien", about: "born 9 March", last: "21 April", days: 24, state: "watchful" },
  { id: "4", name: "ليلى ح.", about: "12th grade", last: "11 May", days: 4, state: "brief support" },
];

export function TablePart() {
  const [sort, setSort] = useState<Sort>({ by: "days", down: true });
  const [chosen, setChosen] = useState<string[]>(["2"]);
  const sorted = rows.toSorted((a, b) => (sort.by === "days" ? a.days - b.days : a.name.localeCompare(b.name)) * (sort.down ? -1 : 1));
  return (
    <Section title="Tables" lead="Arrow keys move; Enter opens; on a phone each row is a card.">
      <Card flush>
        <Table
          label="My people"
          rows={sorted}
          columns={[
            { id: "name", label: "Name", sortable: true, show: (row) => row.name },
            { id: "about", label: "Known by", show: (row) => row.about },
            { id: "state", label: "Service", show: (row) => <Badge>{row.state}</Badge> },
            { id: "last", label: "Last contact", show: (row) => row.last },
            {
              id: "days",
              label: "Days",
              end: true,
              sortable: true,
              show: (row) => (row.days > 20 ? <Badge tone="warn">{row.days}</Badge> : row.days),
            },
          ]}
          sort={sort}
          onSort={setSort}
          chosen={chosen}
          onChoose={setChosen}
          href={(row) => `/gallery?row=${row.id}`}
        />
        <TableFoot count="500+" more={<Button kind="quiet">Show more</Button>} />
      </Card>
    </Section>
  );
}

export function StoryPart() {
  return (
    <Section title="Story, tabs, more">
      <Tabs
        label="Parts of the case"
        tabs={[
          {
            id: "story",
            label: "Story",
            content: (
              <Timeline label="What happened">
                <TimelineItem
                  at="12 May"
                  dateTime="2025-05-12"
                  icon="people"
                  title="Meeting"
                  detail="Ines, 45 minutes, in person"
                  aside={<Badge tone="outline">team</Badge>}
                >
                  <Quote by="Jo">I want to finish this term.</Quote>
                  <p className="mt-2">Safety plan reviewed, no change. Agreed to ask housing for the June room.</p>
                </TimelineItem>
                <TimelineItem
                  at="10 May"
                  dateTime="2025-05-10"
                  icon="warn"
                  warn
                  title="Safety follow-up was due"
                  detail="Nobody has done it yet"
                />
                <TimelineItem
                  at="9 May"
                  dateTime="2025-05-09"
                  presence
                  title="One restricted note (counseling)"
                  aside={<Explain label="Why can’t I see it?">It belongs to counseling, and they read it alone.</Explain>}
                />
                <TimelineItem
                  at="8 May"
                  dateTime="2025-05-08"
                  icon="check"
                  title="Food pantry confirmed: received"
                  aside={<Badge tone="outline">program</Badge>}
                />
              </Timeline>
            ),
          },
          {
            id: "plan",
            label: "Plan",
            content: <Steps label="Where we are" steps={["Who", "What happened", "How soon", "Check"]} at={1} />,
          },
          { id: "people", label: "People", count: 4, content: <p>Family, helpers, who is who.</p> },
          { id: "files", label: "Files", count: 0, content: <p>No files yet.</p> },
        ]}
      />
      <div>
        <Disclosure title="What was tried before" aside="3">
          Two calls in the morning, one letter. Texts after school work best.
        </Disclosure>
        <Disclosure title="Who looked at this" open>
          Ines today, Ravi on 9 May.
        </Disclosure>
      </div>
      <Steps label="Where we are in the form" steps={["Who", "What happened", "How soon", "Check"]} at={2} />
    </Section>
  );
}
