import { caseFiles } from "../../cases/files/contract.ts";
import type { Player } from "./player.ts";

const FORM = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 88>>stream
BT /F 16 Tf 40 140 Td (Northlake Housing: room form) Tj 0 -30 Td (Received and signed.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** The form Jo handed in, as a file of the case that the program may read. */
export async function addRoomForm(player: Player, by: string, caseId: string): Promise<void> {
  const { fileId } = await player.send<{ fileId: never }>(by, "/files", Buffer.from(FORM), {
    "content-type": "application/octet-stream",
    "file-name": encodeURIComponent("Room form, signed.pdf"),
  });
  await player.as(by)(caseFiles.attach, { caseId: caseId as never, fileId, audience: "program" });
}
