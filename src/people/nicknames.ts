/** Names that people use for one another: a line is one class, in normalised spelling. A name may stand in several. */
const CLASSES = `
abigail abby abbie gail gayle
abraham abe bram
adrian adriana ade
albert al bert bertie alberto beto
alexander alex al sandy xander lex sasha alec alexandre alejandro jandro ale
alexandra alex alexa sandra sandy lexi lexie sasha alejandra ale jandra
alfred al alf alfie fred alfredo fredo
alice allie ali alicia licha
allison ally alli ali
amanda mandy manda
amelia amy millie mellie
andrew andy drew andres andi
angela angie angel angelina ange
ann anna anne annie nan nancy anita ana anya hannah
anthony tony ant antonio tono toni
antonia toni tonya tona
arthur art artie arturo turo
augustus gus augustine august agustin tino
barbara barb babs barbie barbra
beatrice bea trixie beatriz betty
benjamin ben benny benji benjie mincho
bernard bernie bern bernardo
bradley brad
brandon bran brando
bridget bridie bridgette brigid biddy
caroline carrie caro carol lina carolina
cassandra cass cassie sandra
catherine kate katie kathy cathy kat kit kitty cat catalina katherine kathryn katharine katarina katrina cate trina
cecilia ceci cissy celia cece chila
charles charlie chuck chas chaz carlos carlitos carlo
charlotte charlie lottie lotte char carlota
christina chris tina chrissy christine cristina kristina kris kristen kirsten krista
christopher chris kit topher kris cristobal christian cristian cris
clifford cliff
concepcion concha conchita conchi
consuelo chelo consuelito
cynthia cindy cyndi
daniel dan danny dani daniela danielle
david dave davey davy davi
deborah deb debbie debra debby
dennis denny den
dolores lola loli lolita
dominic dom nic dominick domingo mingo chomin
donald don donnie donny donaldo
dorothy dot dottie dolly dorothea dora thea
douglas doug dougie
edmund ed eddie ned edmundo mundo
edward ed eddie ted teddy ned eduardo lalo edu
edwin ed eddie win
eleanor ellie nell nellie nora lenny leonor elena ella
elizabeth liz lizzie beth betty eliza elsie lisa libby bess betsy bessie ellie lilibet isabel elisabeth isabela izzy bella belle chabela isabella
emily em emmy emma millie emilia
emmanuel manny manuel emanuel manolo lito manu
enrique quique kike henry henrique
ernest ernie ernesto neto
esperanza lanza pera espe
eugene gene eugenio geno
evelyn evie eve eva lyn evita
ezekiel zeke
fernando nando fer ferdinand fernanda
florence flo flossie florrie flor
frances fran franny frankie fanny francesca francisca paca paquita pancha
francis frank fran frankie francisco paco pancho kiko cisco franco quico paquito franklin curro
frederick fred freddy freddie rick federico fede lico
gabriel gabe gabi gabriela gabby gabrielle gaby
genevieve gen viv jenny genoveva
geoffrey geoff jeff jeffrey
george georgie jorge coco jordi geo
gerald gerry jerry gerard gerardo jerald lalo
gertrude gertie trudy
gilbert gil bert gilberto beto
gonzalo gonza chalo
graciela chela grace gracia gracie
gregory greg gregg gregorio goyo
guadalupe lupe lupita pita lupilla
guillermo memo guille william
gwendolyn gwen wendy
harold harry hal hank haroldo
harriet hattie harri
helen nell nellie lena elena ellen helena ellie
henry harry hank hal enrique
herbert herb bert herberto beto
hermenegildo gildo hermelindo
hugo hugh huey
humberto beto humbert
ignacio nacho iggy nachito
irene rena renie
isaac ike zac
ismael isma mayo
jacob jake jack coby jacobo jakob
jacqueline jackie jacqui jaqueline
james jim jimmy jamie jem jaime diego santiago
jane janie janet jan jenny
jasmine jas jazz yasmin yasmine jazmin yazmin
javier javi xavier xavi
jeffrey jeff geoff geoffrey
jennifer jen jenny jenn jenna
jeremiah jeremy jerry jem jeremias
jesus chuy chucho chus suso
jessica jess jessie jesse yesica yessica
joan joanie juana joanna jo joanne johanna joana
john jack johnny jon jonny juan johnnie juanito sean ian ivan
jonathan jon jonny nathan jonatan john
jose pepe joseph joe joey chepe pepito joselito che
josefina pepa fina josie josephine jo chepina josefa
joshua josh josue
judith judy jude judit
julia julie jules juliana juliet julieta yulia
julian jules julio julius
kenneth ken kenny
kimberly kim kimmy kimberley
laurence larry laurie lawrence law lorenzo lencho
laura lori laurie lauren lolly laurita
leonard len lenny leo leonardo
leslie les lesley
leticia lety letty lettie
lillian lily lil lilly lilia liliana lili
louis lou louie luis lucho lewis luisito ludovic
louise lou lulu luisa eloise
lucy lucia lucille lulu luz lucha lucinda cindy chia
madeline maddie maddy madeleine madison magdalena lena
magdalena magda lena maggie malena
manuel manolo manny manu lolo
manuela manola manoli
marcus marc mark marco marcos
margaret maggie meg peg peggy marge margie greta rita daisy madge marjorie margarita margo margot megan mago
maria mary mari marita maruja mia maricha marie
maricela mari chela
martha marty mattie marta patty
martin marty tincho
molly polly mamie mary maria marie mae may miriam mariam maryam
matthew matt matty matteo mateo teo matias mat
maximilian max maximo maxi
maxine max
melissa mel missy lissa
mercedes merche meche mercy
michael mike mick mickey mikey miguel mitch micha micky mico migue
michelle shelly chelle micki michele
mildred millie
miriam mimi mary mim
mohammed mohammad muhammad mohamed mo hammed mehmet
monica moni nica
nancy nan ann
natalie nat natalia nata natasha tasha
nathaniel nathan nate nat natanael
nicholas nick nicky nico nicolas klaus colin
nicole nikki nicky nic nicola niki colette
octavio tavo octavius
olivia liv livvy ollie livia
oliver ollie oli oliverio
oscar ozzie
osvaldo oswaldo valdo oswald ozzie
pamela pam pammy
patricia pat patty trish tricia patsy pati paty
patrick pat paddy rick patricio pato patxi
paul pablo paulie pol
paula pauline paulina polly
pedro peter perico pete petey piers
penelope penny nell
philip phil pip phillip felipe pipe lipe
priscilla prissy cilla
rachel rae raquel quela shelly rachael
rafael rafa rafe raphael rafi
ramon moncho ray raymond raymundo mundo
randall randy randolph
raul rule ralph
rebecca becky becca beck rebeca
refugio cuca cuco
regina gina reggie
reginald reg reggie rex
ricardo richard rick ricky rich dick richie rico riccardo ricky cardo
robert bob bobby rob robbie bert roberto beto robby tito
rodolfo rudy fito rodo rudolph rudolf
rodrigo rod rodri
roger rog rogelio roge
ronald ron ronnie ronny
rosario charo chayo rosa
rose rosie rosa rosalie rosita rosalia
roxanne roxy roxana
russell russ rusty
samantha sam sammy
samuel sam sammy samy
santiago santi diego chago tiago iago james
sarah sara sally sadie sari
sebastian seb bas basti sebas bastian
sergio checo serge
sofia sophia sophie soph chofi
socorro coco coquis
stephanie steph stef stevie estefania stefanie fani
stephen steve stevie steven esteban stefan
susan sue susie suzy susanna suzanne susana suzie susi
sylvia syl silvia chiva
teresa tess terry tessa theresa tere reese tracy teresita
terence terry terrence
theodore ted teddy theo teodoro teo
thomas tom tommy tomas tomasito
timothy tim timmy timoteo
tobias toby
tyrone ty
valentina val tina vale valentine
valerie val valeria
vanessa nessa van
veronica ronnie vero roni
victor vic vico vito
victoria vicky vic tori vicki viki
vincent vin vinny vince vicente chente
virginia ginny ginger vicki gina
vivian viv vivi viviana
walter walt wally wat gualterio
wilfred will fred wilf wilfredo
william bill billy will willie liam willy wilhelm
yolanda yoli yola
yvonne eve ivonne
zachary zach zack zac zacharias zak
`;

const classesByName = new Map<string, readonly string[]>();
const namesByClass = new Map<string, readonly string[]>();
for (const line of CLASSES.trim().split("\n")) {
  const names = [...new Set(line.split(" "))];
  const head = names[0] ?? "";
  namesByClass.set(head, names);
  for (const name of names) classesByName.set(name, [...(classesByName.get(name) ?? []), head]);
}

/** The nickname classes a normalised word belongs to; most names belong to none. */
export function nicknameClasses(word: string): readonly string[] {
  return classesByName.get(word) ?? [];
}

/** The other names of a word's nickname classes. */
export function nicknamesOf(word: string): string[] {
  return [...new Set(nicknameClasses(word).flatMap((name) => namesByClass.get(name) ?? []))].filter((name) => name !== word);
}

/** Every name of the table, for those who need many given names. */
export function namesWithNicknames(): string[] {
  return [...classesByName.keys()];
}

/** Whether two different words are used as names for one another (Bob and Robert, Lupe and Guadalupe). */
export function areNicknames(one: string, other: string): boolean {
  if (one === other) return false;
  const classes = nicknameClasses(other);
  return nicknameClasses(one).some((name) => classes.includes(name));
}
