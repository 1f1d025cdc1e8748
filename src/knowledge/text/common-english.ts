/**
 * Everyday English words that happen to be spelled like pinyin syllables or like a slip of a field word; they are
 * left as they are in a message that is English.
 */
const words = `
able about after again age ago air all alone also always among and any area are ask away baby back bad bag ban bank bar base bean bed
been before begin best big bit blue boat body book born both box boy bring build bus buy by call can car card care case change
cheap check child city clean clear close cold come cost country cup cut dance dance day deal den die din do door down dream drink
drive during each early east eat else end even ever every face fair fall family fan far fast father feel few find fine fire first
fish five fly food foot for four free friend from full fun game gang gave get girl give gone good green group grow gun had hair
half hand hang happy hard head hear heart help here high hold home hope hot hour house idea into job join jump just keep kept kid
kind king know land large last late law lead learn leave left less life light like line list live long look lose lot love low
made main make man mean men mind miss money month moon more most move much music name near never new next nice night nine none
north nose note now off often old once open order other our out over own page pair pan pang paper park part pass past pay peng
people pen pet pick place plan play point poor post price pull push put rain ran range rate rather read real red rest rice rich
ride ring rise river road room run sad safe said sale salt same sang save say sea seat see sell send set seven she sheng shop
short should show side sing sit six size skin sky sleep slow small snow so soft some son song soon sort sound south space spend
spring stand star start state stay step still stop store story street strong study such sun sure swim table take talk tall teach
team tell ten test than thank the then they thin think third time tired today told top town trade train tree trip true try turn
two type under until use van very visit wait walk wall want war warm was wash watch water way wear week well went west wet what
when where which white who why wide wife will win wind wish with woman women wonder wood word work world worry would write wrong
year yes yet young coming going giving having making taking using looking getting moving doing living giving buying selling paying sending shipping storing helping running keeping bringing opening
inside outside within without between around across before toward towards beside behind beyond above below along
because therefore however though although unless whether rather quite almost already usually sometimes maybe perhaps
another several certain various similar different special general usual normal possible available ready enough
something everything nothing anyone someone everyone nobody somebody myself yourself himself itself themselves ourselves
number question answer problem reason example result change chance choice matter moment minute second morning evening
tomorrow yesterday tonight weekend colleague colleagues friend friends manager boss client clients customer customers
please thanks thank sorry really actually basically exactly quickly faster slower cheaper easier better worse bigger
smaller larger longer shorter higher lower earlier latest later little bottle bottling allowed allow become happen
happens happened follow follows start starts started finish finished changed include includes including except instead
`;

const set: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

export function isCommonEnglish(word: string): boolean {
  return set.has(word);
}
