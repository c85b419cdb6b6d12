import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cases } from "../cases/contract.ts";
import { askKey, useAsk, useCall } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { holds } from "./contract.ts";
import { HoldDialog, HoldRows } from "./HoldRows.tsx";

/** On a case's page: what keeps it, whatever a schedule says, and holding it. Nothing for those who neither answer for it nor decide there. */
export function HoldPart({ id }: { id: string }) {
  const say = useWords();
  const call = useCall();
  const asked = { caseId: id as never };
  const { case: found } = useAsk(cases.show, asked);
  const { data } = useQuery({
    queryKey: askKey(holds.ofCase, asked),
    queryFn: () => call(holds.ofCase, asked),
    retry: false,
    throwOnError: false,
  });
  const [open, setOpen] = useState(false);
  if (!data || (!data.mayPlace && data.holds.length === 0)) return null;
  return (
    <div className="max-w-4xl">
      <Card
        flush
        title={say({ id: "retention.hold.part", message: "Held for a court or a lawyer" })}
        foot={
          <div className="flex flex-wrap items-center gap-x-4">
            {data.mayPlace && (
              <Button kind="quiet" icon="lock" className="-ms-3" onPress={() => setOpen(true)}>
                {say({ id: "retention.hold.this", message: "Hold this case…" })}
              </Button>
            )}
            <Link href="/retention">{say({ id: "retention.page", message: "How long things are kept" })}</Link>
          </div>
        }
      >
        {data.holds.length > 0 ? (
          <HoldRows all={data.holds} />
        ) : (
          <p className="measure px-5 pt-1 pb-4 text-quiet">
            {say({ id: "retention.hold.part.none", message: "It is not held: it goes when its years are over and two people let it go." })}
          </p>
        )}
      </Card>
      {open && <HoldDialog number={found.number} onClose={() => setOpen(false)} />}
    </div>
  );
}
