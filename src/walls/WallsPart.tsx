import { useState } from "react";
import { cases } from "../cases/contract.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { type Wall, walls } from "./contract.ts";
import { KnowThem } from "./KnowThem.tsx";
import { WallDialog } from "./WallForm.tsx";
import { WallRows } from "./WallRows.tsx";

/** In a case's "Team & access": who is kept out of it. Nothing for those who do not answer for the case. */
export function WallsOfCase({ id }: { id: string }) {
  const caseId = id as never;
  const { walls: all, mayPlace } = useAsk(walls.ofCase, { caseId });
  const { case: found } = useAsk(cases.show, { caseId });
  const tell = useTell(walls.placeOnCase);
  const [open, setOpen] = useState(false);
  const holders = found.manager ? [{ accountId: found.manager.id, programId: found.programId }] : [];
  const know = <KnowThem of="case" id={id} holders={holders} />;
  if (!mayPlace && all.length === 0) return know;
  return (
    <KeptOut all={all} know={know} onPlace={mayPlace ? () => setOpen(true) : undefined}>
      {open && <WallDialog tell={tell} also={{ caseId }} programId={found.programId} holders={holders} onClose={() => setOpen(false)} />}
    </KeptOut>
  );
}

/** On a person's page: who is kept out of everything about them. */
export function WallsOfPerson({ id }: { id: string }) {
  const me = useMe();
  const personId = id as never;
  const { walls: all, holders, mayPlace } = useAsk(walls.ofPerson, { personId });
  const tell = useTell(walls.placeOnPerson);
  const [open, setOpen] = useState(false);
  const programId = me.programs[0]?.id;
  const know = <KnowThem of="person" id={id} holders={holders} />;
  if (!mayPlace && all.length === 0) return know;
  return (
    <KeptOut all={all} know={know} onPlace={mayPlace && programId ? () => setOpen(true) : undefined}>
      {open && programId && (
        <WallDialog tell={tell} also={{ personId }} programId={programId} holders={holders} onClose={() => setOpen(false)} />
      )}
    </KeptOut>
  );
}

interface KeptOutProps {
  all: readonly Wall[];
  /** Keeping oneself out. */
  know: React.ReactNode;
  onPlace: (() => void) | undefined;
  children: React.ReactNode;
}

function KeptOut({ all, know, onPlace, children }: KeptOutProps) {
  const say = useWords();
  return (
    <>
      <Card
        flush
        title={say({ id: "walls.title", message: "Who is kept out" })}
        aside={all.length || undefined}
        foot={
          <Buttons>
            {onPlace && (
              <Button kind="quiet" icon="lock" className="-ms-3" onPress={onPlace}>
                {say({ id: "walls.place.open", message: "Keep somebody out…" })}
              </Button>
            )}
            {know}
          </Buttons>
        }
      >
        {all.length > 0 ? (
          <WallRows all={all} />
        ) : (
          <p className="measure px-5 pt-1 pb-4 text-quiet">
            {say({
              id: "walls.none",
              message: "Nobody. A colleague who knows the person outside work, or whom they do not want, can be kept out.",
            })}
          </p>
        )}
      </Card>
      {children}
    </>
  );
}
