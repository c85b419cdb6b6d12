import { z } from "zod";

// Imported before all else: a strict content policy forbids zod to compile its checks.
z.config({ jitless: true });
