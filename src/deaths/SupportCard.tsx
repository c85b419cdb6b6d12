import { useState } from "react";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Menu } from "../ui/Menu.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Bereaved, deaths } from "./contract.ts";
import { deathExplain, nearness, nearnessToAdd } from "./deathWords.ts";

interface SupportCardProps {
  personId: string;
  bereaved: readonly Bereaved[];
  may: boolean;
}

/** Who needs support now: the family, others near them, and the colleagues who worked with them. */
export function SupportCard({ personId, bereaved, may }: SupportCardProps) {
  const say = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Card
        title={say({ id: "deaths.support", message: "Who needs support" })}
        flush
        foot={
          may && (
            <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setAdding(true)}>
              {say({ id: "deaths.support.add", message: "Add somebody" })}
            </Button>
          )
        }
      >
        {bereaved.length === 0 ? (
          <p className="measure px-5 pt-1 pb-4 text-quiet">
            {say({ id: "deaths.support.none", message: "Nobody is written down yet. Think of friends, a group, the colleagues." })}
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {bereaved.map((one) => (
              <Line key={one.bereavedId} one={one} may={may} />
            ))}
          </ul>
        )}
      </Card>
      {adding && <AddDialog personId={personId} onClose={() => setAdding(false)} />}
    </>
  );
}

function Line({ one, may }: { one: Bereaved; may: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const offer = useTell(deaths.offer);
  const toConcern = useTell(deaths.toConcern);
  const end = useTell(deaths.endBereaved);
  const about = { bereavedId: one.bereavedId, version: one.version };
  const failed = (problem: unknown) => showToast({ text: sayProblem(say, deathExplain, problem) });
  const isStaff = one.kind === "staff";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-(--row)">
      <div className="min-w-48 grow basis-0">
        <p className="font-semibold">
          <bdi>{one.name}</bdi>
        </p>
        <p className="text-sm text-quiet">
          {say(nearness[one.kind])}
          {one.offered &&
            ` · ${
              isStaff
                ? say({ id: "deaths.spoken", message: "spoken with on {day}" }, { day: formats.day(one.offered.on) })
                : say({ id: "deaths.offered", message: "support offered on {day}" }, { day: formats.day(one.offered.on) })
            }`}
        </p>
      </div>
      {one.asConcern && <Badge tone="accent">{say({ id: "deaths.asConcern", message: "a concern is filed" })}</Badge>}
      {may && (
        <div className="flex flex-wrap items-center gap-x-2">
          {!one.offered && (
            <Button waiting={offer.waiting} onPress={() => void offer(about).catch(failed)}>
              {isStaff ? say({ id: "deaths.speak", message: "Spoken with" }) : say({ id: "deaths.offer", message: "Support offered" })}
            </Button>
          )}
          {!isStaff && !one.asConcern && (
            <Button waiting={toConcern.waiting} onPress={() => void toConcern(about).catch(failed)}>
              {say({ id: "deaths.toConcern", message: "File a concern" })}
            </Button>
          )}
          <Menu
            label={say({ id: "deaths.more", message: "More" })}
            entries={[
              { id: "end", label: say({ id: "deaths.off", message: "Take off the list" }), run: () => void end(about).catch(failed) },
            ]}
          />
        </div>
      )}
    </li>
  );
}

function AddDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "deaths.support.add", message: "Add somebody" })} open onClose={onClose} firm>
      <Form
        tell={useTell(deaths.addBereaved)}
        initial={{ kind: "friend" }}
        also={{ personId }}
        explain={deathExplain}
        submit={say({ id: "deaths.save", message: "Save" })}
        onDone={onClose}
      >
        <TextField name="name" autoFocus label={say({ id: "deaths.name", message: "What they are called" })} />
        <RadioGroup name="kind" label={say({ id: "deaths.kind", message: "Who are they to them?" })} options={useOptions(nearnessToAdd)} />
      </Form>
    </Dialog>
  );
}
