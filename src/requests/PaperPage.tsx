import { useState } from "react";
import { CasePicker } from "../cases/CasePicker.tsx";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useGo, useParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, Facts } from "../ui/Card.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { useDiscreet } from "../ui/screen.ts";
import { TextArea } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { desk, type Paper } from "./paperContract.ts";
import { paperKinds, paperOutcomes, requestExplain } from "./requestWords.ts";

/** What came to the desk: who was told, by when it is to be answered, and what became of it. */
export function PaperPage() {
  const say = useWords();
  const formats = useFormats();
  const { discreet } = useDiscreet();
  const paper = useAsk(desk.paper, { paperId: useParam("paperId") as never });
  const [open, setOpen] = useState<"join" | "end">();
  const kind = say(paperKinds[paper.kind]);
  const hidden = (words: string) => (discreet ? "…" : words);
  return (
    <Page
      width="text"
      kind={say({ id: "requests.paper.page", message: "What came to the desk" })}
      title={say({ id: "requests.paper.numbered", message: "{kind}, no. {number}" }, { kind, number: paper.number })}
      lead={say(
        { id: "requests.paper.lead", message: "Came {day}, written down by {name} for {program}" },
        { day: formats.day(paper.cameOn), name: isolate(paper.recordedBy.name), program: isolate(paper.programName) },
      )}
      back={{ href: "/desk", label: say({ id: "requests.desk", message: "At the desk" }) }}
    >
      <Card
        title={say({ id: "requests.paper.what", message: "What is asked" })}
        aside={paper.overdue && <Badge tone="warn">{say({ id: "requests.overdue", message: "late" })}</Badge>}
      >
        <Facts
          items={[
            { term: say({ id: "requests.asker", message: "Who asks, and of which office" }), value: <bdi>{hidden(paper.asker)}</bdi> },
            {
              term: say({ id: "requests.wanted", message: "What they want" }),
              value: <bdi className="whitespace-pre-line">{hidden(paper.wanted)}</bdi>,
            },
            ...(paper.file
              ? [
                  {
                    term: say({ id: "requests.file", message: "The paper itself" }),
                    value: (
                      <a className="underline" href={`/api/papers/${paper.paperId}/file`} download>
                        {say({ id: "requests.file.open", message: "Download it" })}
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {paper.end ? (
        <Card tone="quiet" title={say(paperOutcomes[paper.end.outcome])}>
          <p>
            <bdi>{hidden(paper.end.why)}</bdi>
          </p>
          <p className="mt-1 text-sm text-quiet">
            {isolate(paper.end.by.name)} · {formats.moment(paper.end.at)}
          </p>
        </Card>
      ) : (
        <GoOn paper={paper} />
      )}
      {paper.mayEnd && (
        <Buttons>
          <Button onPress={() => setOpen("join")}>{say({ id: "requests.join", message: "It is about one of our cases…" })}</Button>
          <Button kind="quiet" onPress={() => setOpen("end")}>
            {say({ id: "requests.end", message: "Say what became of it…" })}
          </Button>
        </Buttons>
      )}
      {open === "join" && <JoinDialog paper={paper} onClose={() => setOpen(undefined)} />}
      {open === "end" && <EndPaperDialog paper={paper} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

function GoOn({ paper }: { paper: Paper }) {
  const say = useWords();
  const tell = useTell(desk.change);
  return (
    <Card title={say({ id: "requests.goOn", message: "Counsel, clock and hold" })}>
      <Form
        key={paper.version}
        tell={tell}
        also={{ paperId: paper.paperId, version: paper.version }}
        initial={{ counsel: paper.counsel?.words ?? "", dueOn: paper.dueOn, legalHold: paper.legalHold }}
        explain={requestExplain}
        submit={say({ id: "requests.save", message: "Save" })}
      >
        <TextArea
          name="counsel"
          optional
          rows={3}
          max={1000}
          label={say({ id: "requests.counsel", message: "Who was told, and what they said" })}
        />
        <DatePicker name="dueOn" optional label={say({ id: "requests.dueOn", message: "To be answered by" })} />
        <Checkbox
          name="legalHold"
          disabled={paper.legalHold && !paper.mayEnd}
          label={say({ id: "requests.hold", message: "Keep everything it could be about" })}
        />
      </Form>
    </Card>
  );
}

/** From here on it hangs on the case; on this page nothing says so. */
function JoinDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const say = useWords();
  const go = useGo();
  return (
    <Dialog open title={say({ id: "requests.join.title", message: "About which case?" })} onClose={onClose}>
      <p className="mb-4 text-quiet">
        {say({ id: "requests.join.text", message: "It is answered there. Whoever wrote this down does not learn of it." })}
      </p>
      <CasePicker may={() => true} onPick={({ caseId }) => go(`/cases/${caseId}/requests/new?paper=${paper.paperId}`)} />
    </Dialog>
  );
}

function EndPaperDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(desk.end);
  return (
    <Dialog open firm title={say({ id: "requests.end.title", message: "What became of it" })} onClose={onClose}>
      <Form
        tell={tell}
        also={{ paperId: paper.paperId, version: paper.version }}
        initial={{ outcome: null, why: "" }}
        explain={requestExplain}
        submit={say({ id: "requests.end.do", message: "Close it" })}
        onDone={onClose}
      >
        <RadioGroup
          name="outcome"
          label={say({ id: "requests.end.outcome", message: "What became of it" })}
          options={useOptions(paperOutcomes)}
        />
        <TextArea name="why" rows={3} max={1000} label={say({ id: "requests.end.why", message: "In a few words" })} />
      </Form>
    </Dialog>
  );
}
