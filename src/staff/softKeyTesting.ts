import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();

/** As much CBOR as an authenticator's answer needs: numbers below 65536, bytes, texts, maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24 ? Buffer.of((major << 5) | n) : n < 256 ? Buffer.of((major << 5) | 24, n) : Buffer.of((major << 5) | 25, n >> 8, n & 255);
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one as never)])]);
}

interface How {
  rpId?: string;
  origin?: string;
  /** Unlocked by its holder. */
  verified?: boolean;
  forged?: boolean;
}

/** An authenticator in software: one P-256 key, what WebAuthn calls attestation "none". */
export class SoftKey {
  readonly #pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly id = randomBytes(20).toString("base64url");
  counter = 0;

  #data({ rpId = "localhost", verified = true }: How, attested = Buffer.alloc(0)): Buffer {
    this.counter += 1;
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(rpId), Buffer.of(flags), counter, attested]);
  }

  #client(type: string, challenge: string, { origin = "http://localhost:4310" }: How): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  /** What navigator.credentials.create answers. */
  create(options: { challenge: string }, how: How = {}): Record<string, unknown> {
    const { x = "", y = "" } = this.#pair.publicKey.export({ format: "jwk" });
    const key = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, "base64url")],
        [-3, Buffer.from(y, "base64url")],
      ]),
    );
    const id = Buffer.from(this.id, "base64url");
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(id.length >> 8, id.length & 255), id, key]);
    const object = cbor(
      new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", this.#data(how, attested)],
      ]),
    );
    const response = {
      clientDataJSON: this.#client("webauthn.create", options.challenge, how).toString("base64url"),
      attestationObject: object.toString("base64url"),
      transports: ["internal"],
    };
    return { id: this.id, rawId: this.id, type: "public-key", clientExtensionResults: {}, response };
  }

  /** What navigator.credentials.get answers. */
  get(challenge: string, how: How = {}): Record<string, unknown> {
    const data = this.#data(how);
    const client = this.#client("webauthn.get", challenge, how);
    const signature = sign("sha256", Buffer.concat([data, how.forged ? sha256("something else") : sha256(client)]), this.#pair.privateKey);
    const response = {
      clientDataJSON: client.toString("base64url"),
      authenticatorData: data.toString("base64url"),
      signature: signature.toString("base64url"),
    };
    return { id: this.id, rawId: this.id, type: "public-key", clientExtensionResults: {}, response };
  }
}
