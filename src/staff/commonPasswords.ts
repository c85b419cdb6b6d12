/** What people choose when asked for a password, and what the trade, the product and its places suggest; bare words, lower case. */
const COMMON: ReadonlySet<string> = new Set(
  `
password passwort passcode passphrase pass contrasena contraseña clave secreto secret letmein letmeinnow welcome welcomeback bienvenido
bienvenidos hello hola helloworld admin administrator administrador root user username usuario guest invitado login signin test tester
testing prueba demo sample example ejemplo default changeme change temporary temp temppass newpassword mypassword
yourpassword thepassword nopassword forgot forgotten qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx
qazwsxedc qweasd qweasdzxc oneqaztwowsx abc abcd abcde abcdef abcdefg abcdefgh abc abcabc iloveyou teamo tequiero loveyou loveme lovely
lover sweetheart babygirl baby princess princesa angel angelito amor amorcito corazon estrella mariposa chocolate sunshine sunflower
butterfly rainbow flower flowers blossom football futbol baseball basketball soccer hockey volleyball softball superman batman spiderman
starwars startrek pokemon pikachu minecraft fortnite roblox mario naruto ninja dragon monkey tiger lion panther eagle eagles wildcats
bulldog bulldogs bears tigers lions cowboys yankees lakers steelers broncos raiders packers dolphin shadow master hunter killer warrior
freedom liberty america mexico espana puertorico colombia alaska texas california newyork chicago boston london canada
summer winter spring autumn verano invierno primavera otono january february march april may june july august september october november
december enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre monday tuesday wednesday thursday
friday saturday sunday lunes martes viernes domingo christmas navidad halloween birthday happybirthday family familia mother father
mommy daddy mama papa jesus jesuschrist christ jesucristo god godisgood blessed blessing faith hope grace trustno trustnoone trust
michael jennifer jessica ashley daniel matthew joshua andrew robert charlie thomas jordan maggie ginger pepper cookie cheese banana
orange purple yellow silver golden diamond computer internet laptop windows microsoft google apple samsung iphone facebook instagram
whatever nothing something anything everything incorrect open opensesame sesame access allow enter please thankyou gracias money dinero
school escuela student students estudiante teacher maestro maestra counselor counselling counseling principal college university
universidad campus classroom homework graduate graduation library kindergarten elementary highschool middleschool district
casemanager casemanagement casework caseworker socialwork socialworker advocate advocacy shelter refuge survivor victim services
victimservices support helpline hotline agency agencia network program referral concern holdfast careteam care
outreach community nonprofit office oficina frontdesk reception intake
`
    .trim()
    .split(/\s+/),
);

const LOOKALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
  "+": "t",
};
const RUNS = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop"];

/** Whether a password is among the first that others would try: a common word with trimmings, keyboard runs, or one piece repeated. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  return isRun(lower) || isRepeated(lower) || isDressedWord(lower);
}

/** "Welcome2024!" and "p4ssw0rd": the word counts, not the year behind it; so do two such words in a row. */
function isDressedWord(text: string): boolean {
  const bare = bareWord(text);
  return [bare, readSigns(bare), bareWord(readSigns(text))].some((word) => text.length - word.length <= 6 && isCommonWord(word));
}

function isCommonWord(word: string): boolean {
  if (COMMON.has(word)) return true;
  for (let at = 3; at <= word.length - 3; at++) if (COMMON.has(word.slice(0, at)) && COMMON.has(word.slice(at))) return true;
  return false;
}

function bareWord(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "").replace(/[\s._-]/g, "");
}

function readSigns(text: string): string {
  return text.replace(/[013457@$!+8]/g, (sign) => LOOKALIKES[sign] ?? sign);
}

function isRepeated(text: string): boolean {
  return /^(.{1,4})\1+.{0,2}$/u.test(text) || new Set(text).size < 4;
}

/** Mostly neighbours in the alphabet, on the keyboard or in counting, up or down. */
function isRun(text: string): boolean {
  let neighbours = 0;
  for (let at = 1; at < text.length; at++) {
    const pair = text.slice(at - 1, at + 1);
    const back = `${pair[1]}${pair[0]}`;
    if (RUNS.some((run) => run.includes(pair) || run.includes(back))) neighbours++;
  }
  return neighbours >= (text.length - 1) * 0.8;
}
