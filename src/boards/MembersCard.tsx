import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { accounts } from "../staff/contract.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { boardExplain } from "./boardWords.ts";
import { type Member, members } from "./contract.ts";

/** Who sits on it, and who did. */
export function MembersCard({ boardId, all, mayKeep }: { boardId: string; all: readonly Member[]; mayKeep: boolean }) {
  const say = useWords();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Member>();
  return (
    <Card
      flush
      title={say({ id: "boards.members", message: "Who sits on it" })}
      foot={
        mayKeep && (
          <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setAdding(true)}>
            {say({ id: "boards.member.add", message: "Add somebody" })}
          </Button>
        )
      }
    >
      {all.length === 0 ? (
        <p className="px-5 pt-1 pb-4 text-quiet">{say({ id: "boards.members.none", message: "Nobody is written down yet." })}</p>
      ) : (
        <Rows>
          {all.map((one) => (
            <MemberRow key={one.memberId} one={one} {...(mayKeep && { onChange: () => setChanging(one) })} />
          ))}
        </Rows>
      )}
      <Dialog open={adding} onClose={() => setAdding(false)} title={say({ id: "boards.member.add", message: "Add somebody" })}>
        <AddMemberForm boardId={boardId} onDone={() => setAdding(false)} />
      </Dialog>
      <Dialog open={changing !== undefined} onClose={() => setChanging(undefined)} title={changing ? isolate(changing.name) : ""}>
        {changing && <ChangeMemberForm one={changing} onDone={() => setChanging(undefined)} />}
      </Dialog>
    </Card>
  );
}

function MemberRow({ one, onChange }: { one: Member; onChange?: () => void }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <RowItem
      title={
        <>
          <bdi>{one.name}</bdi> {one.chair && !one.over && <Badge tone="accent">{say({ id: "boards.chair", message: "Chair" })}</Badge>}{" "}
          {one.outside && <Badge tone="outline">{say({ id: "boards.outside", message: "From outside" })}</Badge>}
        </>
      }
      detail={
        <>
          {one.office && <bdi>{one.office} · </bdi>}
          {one.untilOn
            ? formats.span(one.fromOn, one.untilOn)
            : say({ id: "boards.since", message: "since {day}" }, { day: formats.day(one.fromOn) })}
        </>
      }
      action={
        onChange && (
          <Button
            kind="quiet"
            label={say({ id: "boards.member.change.of", message: "Change {name}" }, { name: isolate(one.name) })}
            onPress={onChange}
          >
            {say({ id: "boards.member.change", message: "Change…" })}
          </Button>
        )
      }
    />
  );
}

function AddMemberForm({ boardId, onDone }: { boardId: string; onDone: () => void }) {
  const say = useWords();
  const { today } = useFormats();
  const { colleagues } = useAsk(accounts.colleagues, {});
  const [who, setWho] = useState<string | null>("outside");
  return (
    <div className="space-y-5">
      <RadioGroup
        look="chips"
        label={say({ id: "boards.member.who", message: "Who is it?" })}
        value={who}
        onChange={setWho}
        options={[
          { id: "outside", label: say({ id: "boards.member.outside", message: "Somebody from outside" }) },
          { id: "colleague", label: say({ id: "boards.member.colleague", message: "A colleague" }) },
        ]}
      />
      <Form
        key={who}
        tell={useTell(members.add)}
        also={{ boardId }}
        initial={{ accountId: null, name: "", office: "", chair: false, fromOn: today(), untilOn: null }}
        explain={boardExplain}
        submit={say({ id: "boards.member.do", message: "Write them down" })}
        onDone={() => {
          showToast({ text: say({ id: "boards.member.added", message: "They stand with the board" }) });
          onDone();
        }}
      >
        {who === "colleague" ? (
          <ComboBox
            name="accountId"
            label={say({ id: "boards.member.which", message: "Which colleague" })}
            options={colleagues.map(({ id, name, title }) => ({ id, label: name, ...(title && { hint: title }) }))}
          />
        ) : (
          <>
            <TextField
              name="name"
              optional={false}
              label={say({ id: "boards.member.name", message: "Their name" })}
              hint={say({ id: "boards.member.name.hint", message: "They get no account, and see nothing here." })}
            />
            <TextField name="office" optional label={say({ id: "boards.member.office", message: "Their office" })} />
          </>
        )}
        <Checkbox name="chair" label={say({ id: "boards.member.chairs", message: "Chairs it" })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <DatePicker name="fromOn" label={say({ id: "boards.member.from", message: "From" })} />
          <DatePicker name="untilOn" optional label={say({ id: "boards.member.until", message: "Last day" })} />
        </div>
      </Form>
    </div>
  );
}

function ChangeMemberForm({ one, onDone }: { one: Member; onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(members.change)}
      also={{ memberId: one.memberId, version: one.version }}
      initial={{ chair: one.chair, untilOn: one.untilOn }}
      explain={boardExplain}
      submit={say({ id: "boards.change.do", message: "Save" })}
      onDone={() => {
        showToast({ text: say({ id: "boards.changed", message: "Saved" }) });
        onDone();
      }}
    >
      <Checkbox name="chair" label={say({ id: "boards.member.chairs", message: "Chairs it" })} />
      <DatePicker name="untilOn" optional label={say({ id: "boards.member.until", message: "Last day" })} />
    </Form>
  );
}
