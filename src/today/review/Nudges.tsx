import type { z } from "zod";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import { crackKinds } from "../caseload/boardWords.ts";
import type { Nudge } from "../contract.ts";

type Asked = z.output<typeof Nudge>;

const nudgedWords = {
  case: { id: "today.reviewer.case", message: "Case {number}" },
  concern: { id: "today.reviewer.concern", message: "Concern {number}" },
  crisis: { id: "today.reviewer.crisis", message: "Crisis {number}" },
  paper: { id: "today.reviewer.paper", message: "Paper {number} at the desk" },
} satisfies Record<Asked["subject"], Message>;

/** Where one looks at what one is asked to look at. */
const hrefOf = (subject: Asked["subject"], id: string) =>
  ({ case: `/cases/${id}`, concern: `/concerns/${id}`, crisis: `/crisis?id=${id}`, paper: `/desk/${id}` })[subject];

/** What a reviewer from outside asks the one who works alone to look at, while it slips. */
export function Nudges({ nudges }: { nudges: readonly Asked[] }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Card flush title={say({ id: "today.reviewer.nudges", message: "Your reviewer asks you to look" })}>
      <Rows>
        {nudges.map(({ nudgeId, at, crack, subject, subjectId, number }) => (
          <RowItem
            key={nudgeId}
            title={<Link href={hrefOf(subject, subjectId)}>{say(nudgedWords[subject], { number: String(number ?? "") })}</Link>}
            detail={`${say(crackKinds[crack])} · ${formats.ago(at)}`}
          />
        ))}
      </Rows>
    </Card>
  );
}
