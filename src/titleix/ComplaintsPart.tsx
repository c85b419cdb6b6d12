import { useState } from "react";
import { useTimeOfDay } from "../cases/useTimeOfDay.ts";
import { isolate } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { LinkForm, OpenForm, SeatForm, SupportForm } from "./ComplaintForms.tsx";
import { type Complaint, complaints, type Party } from "./contract.ts";
import { partyRoles, supportWords, titleIxExplain } from "./titleIxWords.ts";

type Opened =
  | { readonly what: "open" }
  | { readonly what: "link" | "seat"; readonly complaint: Complaint }
  | { readonly what: "support"; readonly party: Party };

/** For the coordinator alone: reports that were sent here, and the complaints with where support stands for each party. A reminder, and no lock (R76). */
export function ComplaintsPart() {
  const say = useWords();
  const formats = useFormats();
  const sayTime = useTimeOfDay();
  const found = useAsk(complaints.list, {}, { poll: true });
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const titles = {
    open: say({ id: "titleix.open", message: "Write a complaint down" }),
    link: say({ id: "titleix.party.add", message: "Link a party" }),
    seat: say({ id: "titleix.seat", message: "Who decides, who hears it" }),
    support: say({ id: "titleix.support", message: "Where support stands" }),
  };
  return (
    <>
      {found.notices.length > 0 && (
        <Card flush title={say({ id: "titleix.notices", message: "Reports sent to you" })} aside={found.notices.length}>
          <Rows>
            {found.notices.map(({ reportId, caseNumber, concernNumber, by, onDay, atTime }) => (
              <RowItem
                key={reportId}
                title={
                  caseNumber === null
                    ? say({ id: "titleix.ofConcern", message: "From concern {number}" }, { number: String(concernNumber) })
                    : say({ id: "titleix.ofCase", message: "From case {number}" }, { number: String(caseNumber) })
                }
                detail={[isolate(by), formats.day(onDay), atTime && sayTime(atTime)].filter(Boolean).join(" · ")}
              />
            ))}
          </Rows>
        </Card>
      )}
      <Section
        title={say({ id: "titleix.complaints", message: "Complaints" })}
        actions={
          <Button onPress={() => setOpened({ what: "open" })}>{say({ id: "titleix.open.button", message: "Write one down…" })}</Button>
        }
      >
        {found.complaints.length === 0 && (
          <EmptyState icon="check" title={say({ id: "titleix.complaints.none", message: "No complaint is written down" })}>
            {say({
              id: "titleix.complaints.none.text",
              message: "One is kept by its reference, with its parties and nothing of what it is about.",
            })}
          </EmptyState>
        )}
        {found.complaints.map((one) => (
          <ComplaintCard key={one.complaintId} one={one} onOpen={setOpened} />
        ))}
      </Section>
      <Dialog firm open={opened !== undefined} onClose={close} title={opened ? titles[opened.what] : ""}>
        {opened?.what === "open" && <OpenForm onDone={close} />}
        {opened?.what === "link" && <LinkForm one={opened.complaint} onDone={close} />}
        {opened?.what === "seat" && <SeatForm one={opened.complaint} onDone={close} />}
        {opened?.what === "support" && <SupportForm one={opened.party} onDone={close} />}
      </Dialog>
    </>
  );
}

function ComplaintCard({ one, onOpen }: { one: Complaint; onOpen: (what: Opened) => void }) {
  const say = useWords();
  const formats = useFormats();
  const shut = useTell(complaints.close);
  const running = one.closedOn === null;
  return (
    <Card
      flush
      level={3}
      title={<bdi>{one.reference}</bdi>}
      aside={
        !running && <Badge>{say({ id: "titleix.closed.on", message: "Closed on {day}" }, { day: formats.day(one.closedOn ?? "") })}</Badge>
      }
      foot={
        running && (
          <Buttons>
            <Button
              kind="quiet"
              className="-ms-3"
              icon="plus"
              label={`${say({ id: "titleix.party.add", message: "Link a party" })}, ${one.reference}`}
              onPress={() => onOpen({ what: "link", complaint: one })}
            >
              {say({ id: "titleix.party.add", message: "Link a party" })}
            </Button>
            <Button
              kind="quiet"
              onPress={() => onOpen({ what: "seat", complaint: one })}
              label={`${say({ id: "titleix.seat", message: "Who decides, who hears it" })}, ${one.reference}`}
            >
              {say({ id: "titleix.seat", message: "Who decides, who hears it" })}
            </Button>
            <Button
              kind="quiet"
              waiting={shut.waiting}
              label={`${say({ id: "titleix.close", message: "Close it" })}, ${one.reference}`}
              onPress={() =>
                void shut({ complaintId: one.complaintId, version: one.version }).catch((problem: unknown) =>
                  showToast({ text: sayProblem(say, titleIxExplain, problem) }),
                )
              }
            >
              {say({ id: "titleix.close", message: "Close it" })}
            </Button>
          </Buttons>
        )
      }
    >
      {one.uneven && running && (
        <div className="px-5 py-2">
          <Notice>
            {say({
              id: "titleix.uneven",
              message: "One side was offered support, the other not yet. Nothing waits for it; nobody is told by it.",
            })}
          </Notice>
        </div>
      )}
      <Rows>
        {one.parties.map((party) => (
          <RowItem
            key={party.partyId}
            title={
              <>
                {say(partyRoles[party.role])} <Badge>{say(supportWords[party.support])}</Badge>
              </>
            }
            detail={
              party.caseNumber === null
                ? say({ id: "titleix.party.none", message: "No case here" })
                : [
                    say({ id: "titleix.party.case", message: "Case {number}" }, { number: String(party.caseNumber) }),
                    party.managerName && isolate(party.managerName),
                  ]
                    .filter(Boolean)
                    .join(" · ")
            }
            action={
              <Button
                kind="quiet"
                label={`${say({ id: "titleix.support", message: "Where support stands" })}: ${say(partyRoles[party.role])}, ${one.reference}`}
                onPress={() => onOpen({ what: "support", party })}
              >
                {say({ id: "titleix.support", message: "Where support stands" })}
              </Button>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
