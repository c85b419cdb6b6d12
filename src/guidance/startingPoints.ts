import type { ProgramKind } from "../agencies/programs/contract.ts";
import type { BeginningTopic } from "./contract.ts";

/** The beginning of a goal, in each language that a person's copy is written in. */
type Beginning = Readonly<Record<"en" | "es" | "ar", string>>;
const point = (en: string, es: string, ar: string): Beginning => ({ en, es, ar });

const school: readonly Beginning[] = [
  point(
    "I want to come to school and stay the day",
    "Quiero venir a la escuela y quedarme todo el día",
    "أريد أن آتي إلى المدرسة وأبقى طوال اليوم",
  ),
  point("I want to get along better with …", "Quiero llevarme mejor con …", "أريد أن تتحسن علاقتي مع …"),
  point("I want to catch up in …", "Quiero ponerme al día en …", "أريد أن ألحق بما فاتني في …"),
  point(
    "I want somebody to talk to when it gets too much",
    "Quiero tener con quién hablar cuando sea demasiado",
    "أريد أن أجد من أتحدث إليه عندما يزيد الأمر عن طاقتي",
  ),
];
const campus: readonly Beginning[] = [
  point("I want to finish this term", "Quiero terminar este semestre", "أريد أن أنهي هذا الفصل"),
  point(
    "I want to have enough to eat and a place to sleep",
    "Quiero tener qué comer y dónde dormir",
    "أريد أن يكون لدي ما آكله ومكان أنام فيه",
  ),
  point("I want to sleep and feel better", "Quiero dormir y sentirme mejor", "أريد أن أنام وأن أشعر بتحسن"),
  point("I want to sort out … with my professors", "Quiero arreglar … con mis profesores", "أريد أن أرتّب … مع أساتذتي"),
];
const services: readonly Beginning[] = [
  point("I want to feel safe at …", "Quiero sentirme a salvo en …", "أريد أن أشعر بالأمان في …"),
  point("I want a place of my own", "Quiero un lugar propio", "أريد مكانًا لي"),
  point("I want to know what happens in court", "Quiero saber qué pasa en la corte", "أريد أن أعرف ما يحدث في المحكمة"),
  point("I want to decide who knows about me", "Quiero decidir quién sabe de mí", "أريد أن أقرر من يعرف عني"),
];

/** Beginnings of goals that a program may offer: to be changed into the person's own words, or left alone. None is put in by itself. */
export const startingPoints: Readonly<Record<BeginningTopic, readonly Beginning[]>> = {
  begin_school: school,
  begin_campus: campus,
  begin_services: services,
};

/** Which of them a program offers, by what it does. */
export const beginningsOf = (kind: ProgramKind | string): BeginningTopic =>
  kind === "k12_support" ? "begin_school" : kind === "victim_services" || kind === "title_ix_support" ? "begin_services" : "begin_campus";
