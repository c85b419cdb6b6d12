import { useMemo } from "react";
import { useWords } from "../ui/words.ts";
import { drawQr, pathOfQr } from "./qr.ts";

const BORDER = 4;

/** The secret for an authenticator app: to be looked at by a phone, or typed. Black on white whatever the theme, or no phone reads it. */
export function TotpPicture({ totp }: { totp: { uri: string; key: string } }) {
  const say = useWords();
  const modules = useMemo(() => drawQr(totp.uri), [totp.uri]);
  const size = modules.length + 2 * BORDER;
  return (
    <div className="flex flex-wrap items-start gap-6">
      <svg
        viewBox={`${-BORDER} ${-BORDER} ${size} ${size}`}
        role="img"
        aria-label={say({ id: "staff.totp.picture", message: "A picture for your authenticator app to read" })}
        className="size-52 shrink-0 rounded-md border border-line forced-color-adjust-none"
        shapeRendering="crispEdges"
      >
        <rect x={-BORDER} y={-BORDER} width={size} height={size} fill="#fff" />
        <path d={pathOfQr(modules)} fill="#000" />
      </svg>
      <div className="min-w-52 grow basis-0 space-y-2">
        <p>
          {say({ id: "staff.totp.how", message: "Open an authenticator app on your phone, add an account, and point it at this picture." })}
        </p>
        <p className="text-sm text-quiet">{say({ id: "staff.totp.typed", message: "Or type this key into the app:" })}</p>
        <p className="font-mono break-words select-all">{totp.key}</p>
      </div>
    </div>
  );
}
