import { useState } from "react";
import type { z } from "zod";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Form } from "../../ui/Form.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { concerns, doors } from "../contract.ts";

type Door = z.output<typeof concerns.doors.out>["doors"][number];

/** What each public door is called, in the languages of its readers. */
export function DoorTitles({ changes }: { changes: boolean }) {
  const say = useWords();
  const { doors: found } = useAsk(concerns.doors, {});
  const [changing, setChanging] = useState<string>();
  if (found.length === 0) return null;
  return (
    <Card flush title={say({ id: "concerns.doors", message: "What the public pages are called" })}>
      <ul className="divide-y divide-line">
        {found.map((door) => (
          <li key={door.id} className="px-5 py-(--row)">
            {changing === door.id ? (
              <TitleForm door={door} onClose={() => setChanging(undefined)} />
            ) : (
              <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
                <div className="min-w-48 grow basis-0">
                  <p dir="auto" className="leading-snug font-semibold">
                    {door.title}
                  </p>
                  <p className="text-sm text-quiet">
                    {door.programName} · <bdi>/refer/{door.slug}</bdi>
                  </p>
                  <Title lang="es" title={door.titles.es} none={say({ id: "concerns.doors.noSpanish", message: "No Spanish title" })} />
                  <Title lang="ar" title={door.titles.ar} none={say({ id: "concerns.doors.noArabic", message: "No Arabic title" })} />
                </div>
                {changes && (
                  <Button
                    kind="quiet"
                    className="max-sm:-ms-3 sm:-me-3"
                    label={say({ id: "concerns.doors.change.of", message: "Change it: {title}" }, { title: door.title })}
                    onPress={() => setChanging(door.id)}
                  >
                    {say({ id: "concerns.doors.change", message: "Change it" })}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const Title = ({ lang, title, none }: { lang: string; title: string | null; none: string }) =>
  title ? (
    <p className="text-sm">
      <bdi lang={lang}>{title}</bdi>
    </p>
  ) : (
    <p className="text-sm text-quiet">{none}</p>
  );

function TitleForm({ door, onClose }: { door: Door; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(doors.retitle);
  return (
    <Form
      tell={tell}
      also={{ doorId: door.id, version: door.version }}
      initial={{ title: door.title, es: door.titles.es ?? "", ar: door.titles.ar ?? "" }}
      submit={say({ id: "concerns.doors.save", message: "Save the titles" })}
      actions={<Button onPress={onClose}>{say({ id: "concerns.routing.cancel", message: "Not now" })}</Button>}
      onDone={() => {
        showToast({ text: say({ id: "concerns.doors.saved", message: "The public pages say so from now on." }) });
        onClose();
      }}
    >
      <TextField name="title" autoFocus optional={false} label={say({ id: "concerns.doors.title", message: "Title" })} />
      <TextField
        name="es"
        optional
        label={say({ id: "concerns.doors.spanish", message: "Title in Spanish" })}
        hint={say({ id: "concerns.doors.without", message: "Left empty, readers of this language see the first title." })}
      />
      <TextField name="ar" optional label={say({ id: "concerns.doors.arabic", message: "Title in Arabic" })} />
    </Form>
  );
}
