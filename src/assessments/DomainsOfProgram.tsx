import { useState } from "react";
import { programs } from "../agencies/programs/contract.ts";
import { useTellOver } from "../cases/tellStale.ts";
import { C17_REASSESS_DAYS } from "../kernel/limits.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Explain } from "../ui/explaining.ts";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Domain, domains } from "./contract.ts";
import { useDomainName } from "./needWords.ts";

const explain: Explain = {
  "name.taken": { id: "assessments.domains.taken", message: "One is called so already." },
  "name.tooMany": { id: "assessments.domains.tooMany", message: "Forty are as many as there can be." },
  days: { id: "assessments.domains.days.range", message: "“{label}”: from 14 to 366 days, or empty." },
  stale: { id: "assessments.domains.stale", message: "Somebody else changed this meanwhile. Look at what stands now, then try again." },
};

/** What a program asks about and how often, for its administrator: opened from the program's card. */
export function DomainsOfProgram({ id: programId }: { id: string }) {
  const say = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div className="py-2">
      <Button kind="quiet" icon="settings" onPress={() => setOpen(true)}>
        {say({ id: "assessments.domains", message: "Needs and strengths: what is asked, how often" })}
      </Button>
      <Dialog
        title={say({ id: "assessments.domains.title", message: "What is asked about needs and strengths" })}
        open={open}
        onClose={() => setOpen(false)}
        width="wide"
      >
        <Wait>
          <Domains programId={programId} />
        </Wait>
      </Dialog>
    </div>
  );
}

function Domains({ programId }: { programId: string }) {
  const say = useWords();
  const { domains: all, reassessDays, version } = useAsk(domains.list, { programId: programId as never });
  const [renaming, setRenaming] = useState<string>();
  return (
    <div className="space-y-6">
      <CycleForm key={version} programId={programId} days={reassessDays} version={version} />
      <Card flush level={3} title={say({ id: "assessments.domains.list", message: "Parts of life" })}>
        <Rows>
          {all.map((domain) => (
            <DomainRow
              key={domain.code}
              programId={programId}
              domain={domain}
              all={all}
              renaming={renaming === domain.code}
              onRename={(yes) => setRenaming(yes ? domain.code : undefined)}
            />
          ))}
        </Rows>
      </Card>
      <Form
        tell={useTell(domains.add)}
        also={{ programId }}
        clears
        explain={explain}
        submit={say({ id: "assessments.domains.add", message: "Add it" })}
        onDone={() => showToast({ text: say({ id: "assessments.domains.added", message: "It is asked from today" }) })}
      >
        <TextField
          name="name"
          width="half"
          label={say({ id: "assessments.domains.new", message: "Another part of life" })}
          hint={say({ id: "assessments.domains.new.hint", message: "All of the agency can read it. No names." })}
        />
      </Form>
    </div>
  );
}

interface DomainRowProps {
  programId: string;
  domain: Domain;
  all: readonly Domain[];
  renaming: boolean;
  onRename: (yes: boolean) => void;
}

function DomainRow({ programId, domain, all, renaming, onRename }: DomainRowProps) {
  const say = useWords();
  const formats = useFormats();
  const tell = useTell(domains.change);
  const [problem, setProblem] = useState<unknown>();
  const { code, asked, seq, since } = domain;
  const name = useDomainName(all)(code);
  const turn = async () => {
    setProblem(undefined);
    try {
      await tell({ programId: programId as never, code, name: domain.name, asked: !asked, seq });
    } catch (refused) {
      setProblem(refused);
    }
  };
  const day = since ? formats.day(since) : "";
  return (
    <RowItem
      title={<bdi className={asked ? "" : "font-normal text-quiet"}>{name}</bdi>}
      detail={
        <>
          {!asked && say({ id: "assessments.domains.off", message: "Not asked since {day}. What was written under it stays." }, { day })}
          {asked && seq > 0 && say({ id: "assessments.domains.since", message: "So since {day}" }, { day })}
          {problem !== undefined && <Notice live>{sayProblem(say, explain, problem)}</Notice>}
          {renaming && <RenameForm programId={programId} domain={domain} name={name} onDone={() => onRename(false)} />}
        </>
      }
      action={
        !renaming && (
          <>
            {asked && (
              <Button
                kind="quiet"
                label={say({ id: "assessments.domains.renameOne", message: "Rename: {name}" }, { name })}
                onPress={() => onRename(true)}
              >
                {say({ id: "assessments.domains.rename", message: "Rename" })}
              </Button>
            )}
            <Button
              kind="quiet"
              waiting={tell.waiting}
              label={
                asked
                  ? say({ id: "assessments.domains.stopOne", message: "Stop asking: {name}" }, { name })
                  : say({ id: "assessments.domains.askOne", message: "Ask again: {name}" }, { name })
              }
              onPress={() => void turn()}
            >
              {asked
                ? say({ id: "assessments.domains.stop", message: "Stop asking" })
                : say({ id: "assessments.domains.ask", message: "Ask again" })}
            </Button>
          </>
        )
      }
    />
  );
}

function RenameForm({ programId, domain, name, onDone }: { programId: string; domain: Domain; name: string; onDone: () => void }) {
  const say = useWords();
  const { code, asked, seq } = domain;
  return (
    <Form
      className="mt-2"
      tell={useTell(domains.change)}
      also={{ programId, code, asked, seq }}
      initial={{ name }}
      explain={explain}
      submit={say({ id: "assessments.domains.renameSave", message: "Call it so" })}
      actions={
        <Button kind="quiet" onPress={onDone}>
          {say({ id: "assessments.domains.cancel", message: "Leave it" })}
        </Button>
      }
      onDone={onDone}
    >
      <TextField name="name" width="half" autoFocus label={say({ id: "assessments.domains.name", message: "What is it called?" })} />
    </Form>
  );
}

function CycleForm({ programId, days, version }: { programId: string; days: number | null; version: number }) {
  const say = useWords();
  const given = { least: C17_REASSESS_DAYS.least, most: C17_REASSESS_DAYS.most };
  const tell = useTellOver(programs.setReassessDays, (now: { reassessDays: number | null; version: number }) => ({
    days: now.reassessDays === null ? "" : String(now.reassessDays),
    version: now.version,
  }));
  return (
    <Form
      tell={tell}
      also={{ programId, version }}
      initial={{ days: days === null ? "" : String(days) }}
      fill={({ days: typed, ...values }) => ({ ...values, days: typed === "" || typed === null ? null : Number(typed) })}
      explain={explain}
      submit={say({ id: "assessments.domains.days.save", message: "Save how often" })}
      onDone={() => showToast({ text: say({ id: "assessments.domains.days.saved", message: "Saved" }) })}
    >
      <TextField
        name="days"
        width="short"
        inputMode="numeric"
        optional
        label={say({ id: "assessments.domains.days", message: "Talk it through again after so many days" })}
        hint={say(
          { id: "assessments.domains.days.hint", message: "From {least} to {most}. Empty: no clock runs, and nothing is late." },
          given,
        )}
      />
    </Form>
  );
}
