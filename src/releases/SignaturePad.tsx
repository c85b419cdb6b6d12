import { type PointerEvent, useEffect, useRef, useState } from "react";
import { uploadFile } from "../files/uploadFile.ts";
import { Button } from "../ui/Button.tsx";
import { type FieldProps, useField } from "../ui/filling.ts";
import { look } from "../ui/look.ts";
import { useWords } from "../ui/words.ts";

const restMs = 900;
const size = { width: 900, height: 260 } as const;

/** A place to sign with a finger or a pen; the drawing is sent when the hand rests, and its id is the field's value. Who cannot draw types the name instead. */
export function SignaturePad(props: FieldProps<string>) {
  const say = useWords();
  const field = useField(props, "");
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stopper = useRef<AbortController>(undefined);
  const [state, setState] = useState<"empty" | "drawn" | "kept" | "failed">("empty");
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      stopper.current?.abort();
    },
    [],
  );
  const pen = (event: PointerEvent<HTMLCanvasElement>) => {
    const at = event.currentTarget.getBoundingClientRect();
    const line = event.currentTarget.getContext("2d");
    if (line) Object.assign(line, { lineWidth: 4, lineCap: "round", lineJoin: "round", strokeStyle: "#111" });
    return { line, x: ((event.clientX - at.left) / at.width) * size.width, y: ((event.clientY - at.top) / at.height) * size.height };
  };
  const start = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    clearTimeout(timer.current);
    stopper.current?.abort();
    const { line, x, y } = pen(event);
    drawing.current = true;
    line?.beginPath();
    line?.moveTo(x, y);
    line?.lineTo(x + 0.1, y + 0.1);
    line?.stroke();
    field.put("");
    setState("drawn");
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    const { line, x, y } = pen(event);
    line?.lineTo(x, y);
    line?.stroke();
  };
  const stop = () => {
    if (!drawing.current) return;
    drawing.current = false;
    timer.current = setTimeout(() => void keep(), restMs);
  };
  const keep = async () => {
    const picture = await new Promise<Blob | null>((done) => canvas.current?.toBlob(done, "image/png"));
    if (!picture) return;
    const stopping = new AbortController();
    stopper.current = stopping;
    try {
      const fileId = await uploadFile(new File([picture], "signature.png", { type: "image/png" }), () => {}, stopping.signal);
      field.put(fileId);
      setState("kept");
    } catch {
      if (!stopping.signal.aborted) setState("failed");
    }
  };
  const clear = () => {
    clearTimeout(timer.current);
    stopper.current?.abort();
    canvas.current?.getContext("2d")?.clearRect(0, 0, size.width, size.height);
    field.put("");
    setState("empty");
  };
  return (
    <div {...field.mark} className="min-w-0">
      <p className={look.label}>{field.label}</p>
      {field.wrong && (
        <p role="alert" className="font-semibold">
          {field.wrong}
        </p>
      )}
      <canvas
        ref={canvas}
        {...size}
        role="img"
        aria-label={field.label}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={stop}
        onPointerCancel={stop}
        className="aspect-[900/260] w-full max-w-2xl touch-none rounded-lg border border-edge bg-white"
      />
      <p className="mt-1 flex min-h-(--tap) flex-wrap items-center gap-x-4 text-sm text-quiet">
        <span role="status">
          {state === "kept"
            ? say({ id: "releases.pad.kept", message: "The signature is here." })
            : state === "failed"
              ? say({ id: "releases.pad.failed", message: "It did not get through. Start over, or type the name." })
              : say({ id: "releases.pad.hint", message: "With a finger or a pen. The name can be typed instead." })}
        </span>
        {state !== "empty" && (
          <Button kind="quiet" onPress={clear}>
            {say({ id: "releases.pad.clear", message: "Start over" })}
          </Button>
        )}
      </p>
    </div>
  );
}
