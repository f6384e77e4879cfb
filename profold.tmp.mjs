import { JSDOM } from "jsdom";
import Readability from "@mozilla/readability/Readability.js";
import TurndownService from "turndown";
import createDOMPurify from "dompurify";
import { readFileSync } from "node:fs";
// utils/problem.ts
/** An error the person can read: a code that has words in every language, plus the untranslated detail and cause. */
var Problem = class extends Error {
	code;
	detail;
	/** When the server said it could be asked again: ms from then. */
	retryAfter;
	constructor(code, detail = "", options = {}) {
		super(detail || code, options);
		this.name = "Problem";
		this.code = code;
		this.detail = detail;
		this.retryAfter = options.retryAfter;
	}
};
// utils/extract/one-line.ts
/** Text as one line: white space collapsed and trimmed, invisible format characters that sites use as padding removed. */
const oneLine$2 = (text) => (text ?? "").replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/\s+/g, " ").trim();
// utils/extract/amount.ts
/** Han, kana, Thai, Lao, Khmer, Myanmar: plain ranges, as a `\p{Script}` class costs a millisecond to compile. */
const UNSPACED$1 = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g;
const WORDS_PER_UNSPACED = .55;
/** How much a reader reads: words, and for scripts without spaces about one for two characters. */
function measure(text) {
	const unspaced = text.match(UNSPACED$1)?.length ?? 0;
	const rest = (unspaced ? text.replace(UNSPACED$1, " ") : text).trim();
	const spaced = rest === "" ? 0 : rest.split(/\s+/).length;
	return {
		words: spaced + unspaced * WORDS_PER_UNSPACED,
		isUnspaced: unspaced > spaced
	};
}
/** Words, as {@link measure} counts them. */
const amountOf = (text) => measure(text).words;
/** The share of an element's text that is links: lists of other articles are nearly all link. */
function linkDensity(element) {
	const all = oneLine$2(element.textContent).length;
	if (all === 0) return 0;
	let linked = 0;
	for (const a of element.querySelectorAll("a")) linked += oneLine$2(a.textContent).length;
	return linked / all;
}
// utils/extract/byline-words.ts
/** The words of bylines, in the languages news is kept in, each once: sets, and patterns that a browser compiles fast. */
const words$1 = (list) => new Set(list.split(" "));
const ACRONYMS = words$1("afp ap dpa apa sda ats pti efe ansa lusa pap čtk tass cna ntb tt anp aap upi sid epd kna afx");
const AGENCY = /^(?:.*(?:france|associated|europa|canadian|deutsche).press(?:e|e.agentur)?|keystone.*|reuters|xinhua|kyodo|yonhap|belga|interfax|anadolu.*|bloomberg|тасс|интерфакс|[一-鿿]{2,3}社|(?:共同|時事)通信|ロイター|연합뉴스|رويترز)$/i;
/** News agencies by the names they sign with: a source, not a person. "AFP Deutschland", "dpa-AFX"; not "Hina Khan". */
function isAgency(text) {
	const name = text.trim();
	const [acronym = "", desk = "", more] = name.split(/[\s-]/);
	const lower = acronym.toLowerCase();
	const isWritten = acronym === lower || acronym === acronym.toUpperCase();
	return AGENCY.test(name) || !more && isWritten && ACRONYMS.has(lower) && /^(?:|AFX|.[^A-Z]+)$/.test(desk);
}
/** What stands before a name in a byline. */
const BY = words$1("by from von par por door af av przez oleh от του της כתבה מאת كتب كتبت بقلم إعداد");
/** What was written, or who did, before such a word or before the name itself. */
const WROTE = /^(?:eine?|posted|publi[cés].*|writt.*|words|story|article|report(?:ing|er.*)?|analysis|opinion|created|te[kx]?s?t[eio]?|a[uv]t[eho]+u?r.*|verfasst|geschr.*|skr[ei]v.*|f[oö]rfatt.*|kirjoitt.*|écrit|rédigé|propos|e?scri[st].*|redac.*|oprac.*|nap[is]+a.*|автор.*|текст|írta|szerző|γράφει|yaz[aı]n?r?|penulis|기자|\S{0,3}[记記筆著稿]者|作者|撰?文字?|[图圖]文|文[・·、]\S+|撰[稿寫写]|[编編][译譯]|取材\S*|執筆|글\S*)$/;
/** A byline without what stands before its names: "By", "Ein Kommentar von", "Text und Fotos:", "文/"; else as it is. */
function withoutBy(text) {
	const [first = "", ...parts] = text.split(/(\s*[:：/／|]\s*|\s+)/, 8);
	const [gap = "", next = ""] = parts;
	const isBy = first === "di" || BY.has(first.toLowerCase());
	if (!gap || (isBy ? /^de[rn]?$/.test(next) : !WROTE.test(first.toLowerCase()))) return text;
	let end = first.length + gap.length;
	for (let i = 1, at = end; !isBy && !gap.trim() && i < parts.length; i += 2) {
		const [word = "", after = ""] = parts.slice(i, i + 2);
		at += word.length + after.length;
		if (BY.has(word.toLowerCase()) || /^d[ai]$/.test(word) || after.trim()) end = at;
	}
	return text.slice(end);
}
/** Nothing but such words: the name follows in the next element. */
const isOnlyBy = (text) => text !== "" && withoutBy(`${text} `) === "";
/** Who only edited, checked, translated or photographed it; what follows names them. */
const OTHER_ROLE = /(?:^|[\s;,.|/／(·•–—-])(?:edit|review|updated|fact.?check|photo|foto|φωτ|video|illustr|transl|research|bild|traduc)\S*?(?:\s+(?:by|von|par|por|da|av)\s*:?|\s*[:：/])(?=\s|$).*$|(?<![文・·/／])(?:[编編][辑輯]|[摄攝]影|[图圖]片?|[校审審][对對核校]|撮影|写真|翻[訳译譯]|사진|편집)者?\s*[:：/／|\s].*$/i;
/** Desks and teams: they sign, and are kept with the agencies. */
const DESK = /\S (?:staff|desk|team|crew|editors|agencies|board|bureau)\b|newsdesk|newsroom|r[eé]da(?:k[tcs]|ct|c[cț]|zi|ç)|редакци|σύνταξη|haber merkezi|[编編][辑輯集]部|新[闻聞]部|취재팀|편집국/i;
/** Accounts, buttons, jobs and parts of a page: neither people nor desks. */
const NOT_IN_NAMES = words$1("admin administrator name webmaster copy link url minutes comments online news nachrichten post posts article articles author authors view all more about follow updated published written email facebook twitter photo image latest mehr inc ltd gmbh magazine media press times tribune herald zeitung journal of for at the für des staff desk team editorial agencies agenturen correspondent reporter journalist editor editors writer writers director columnist contributor president senior chief");
/** Addresses, account names ("sophie-foster"), numbers, possessives, and what the press calls its work. */
const NOBODY = /[!-&(-,/-@[-`{-~“”„•–—…،]|www\.|\S\.[a-z]{2,4}\b|^[a-zß-ÿ.-]+$|['’]s\b|[编編][辑輯]|[摄攝]影|本[报報]|[综綜]合|新[聞闻][網网]|[报報][导導道]/;
const isNobody = (name) => NOBODY.test(name) || DESK.test(name) || isOnlyBy(name) || name.toLowerCase().split(/[\s.-]+/).some((part) => NOT_IN_NAMES.has(part));
// utils/extract/elsewhere.ts
/** Parts of a page that belong to other stories: comments, related articles, cards, teasers. */
const ELSEWHERE = `aside, nav, [id*=comment i], [class~=card i], [class$="-card" i], [class*="-card " i], ${[...[
	"comment",
	"related",
	"teaser",
	"sidebar",
	"recommend",
	"cards"
]].map((word) => `[class*=${word} i]`)}`;
/** Whether an element stands in such a part, or in an article or list entry with a linked headline of its own. */
function isElsewhere(element, headline) {
	const apart = (box) => !!box && !(headline && box.contains(headline));
	const entry = headline && element.closest("article, li");
	const isLinked = entry?.querySelector(":is(h1, h2, h3, h4) a, a :is(h1, h2, h3, h4)");
	return apart(element.closest(ELSEWHERE)) || apart(entry) && !!isLinked;
}
/** The part of the page that holds this story: the headline's article, or all around it that has a text. */
function storyOf({ document, headline }) {
	const article = headline?.closest("article, main, [role=main]");
	let story = article ?? headline;
	while (story && story !== article && story.getElementsByTagName("p").length < 3) story = story.parentElement ?? void 0;
	return story ?? document.body;
}
// utils/extract/cjk-byline.ts
const NAME = /^[一-鿿々]{2,4}(?:[·‧・•][一-鿿]{1,6})*$/;
/** An outlet, `记者`/`記者` (reporter), names, then what they did or the end of the bracket; never "据…" ("according to"). */
const REPORTER = /^(?!.?\s*(?:[据據摄攝]|[图圖](?!文)))[（(〔【［[]?\s*([^名位曾。，,]{0,16}?)(?:记者|記者)\s*[：:／/]?\s*([^（）()〔〕【】［］[\]。！？!?#]{2,40}?)\s*((?:\d{1,2}日)?(?:[综綜]合|外[电電]|[编編][译譯]|整理|[专專][访訪题題]?|[采採][访訪]|[独獨]家|[现現][场場]|特稿|[摄攝]影)*(?:[报報][导導道]|[采採][写寫]|[电電讯訊])|(?=[）)〕】［\]］]|$))/;
const HAN_BRACKET = /[（(〔【［[][^（(〔【［[\]］】〕)）]{2,60}[）)〕】\]］]/g;
/** An opening without brackets that says that somebody reported, and then stops. */
const OPENING = /^[^。，,；;]{4,40}?(?:[报報][导導道]|[采採][写寫]|日[电電])(?=[\s：:]|$)/;
/** What stands before 记者 in such an opening: an outlet, or where the reporter works. */
const OUTLET = /(?:^|[社报報台臺网網刊元讯訊媒体體／/╱|｜]|特[约約派]|[实實][习習]|[驻駐][一-鿿]{1,4})\s*$/;
/** Places that follow a name in "記者王明台北報導" and "記者何庠庭 新竹報導"; elsewhere the length decides. */
const PLACE = /(?:[台臺][北中南東]|新[北竹]|高雄|桃園|嘉義|花蓮|北京|上海|香港|[东東]京)$/;
/** What shows a reporter who is only mentioned ("记者问", "记者会", "記者表示"), days, passives, the words of the trade. */
const NO_NAME = /^(?:[会會问問说說称稱從从在對对證证節节團团協协們们無无日]|表示|[获獲]悉|招待|[采採][访訪]|[发發][现現]|看到|注意|[联聯][系繫]|[询詢]|[周週][一二三四五六日末]|星期|[昨今当當近][日天晚])|[遭被的摄攝]|在$|[报報][导導道]|手[记記]|[现現][场場]|供[图圖]/;
/**
* Reporters named in the text itself, as Chinese-language news does in its first or last lines:
* （大纪元记者徐简综合报导） · 新唐人電視台記者安琪、臣倩綜合報導 · 〔焦點時報/記者王小明報導〕 ·
* 【互傳媒／記者 蔡鳳敏／雲林 報導】 · 台灣醒報／ 記者呂翔禾╱台北報導 · （记者宋晨、田中全）.
* A reporter merely mentioned in prose is no author, nor is a photographer.
* @param lines the body's text, one block a line
*/
function cjkByline(lines) {
	const near = [...lines.slice(0, 3), ...lines.slice(3).slice(-3)];
	for (const line of near) {
		if (!/[记記]者/.test(line)) continue;
		for (const text of line.match(HAN_BRACKET) ?? []) {
			const names = reporters(text);
			if (names.length) return names;
		}
		const opening = OPENING.exec(line)?.[0];
		const names = opening ? reporters(opening, true) : [];
		if (names.length) return names;
	}
	return [];
}
/** The names behind "reporter" in one Chinese byline. */
function reporters(text, needsOutlet = false) {
	const [, before = "", listed = "", verb] = REPORTER.exec(text) ?? [];
	if (!listed || !verb && /[摄攝]影$/.test(listed) || needsOutlet && !OUTLET.test(before)) return [];
	const pieces = (listed.split(/\s*[／/╱|｜]\s*/)[0] ?? "").split(/\s*[、，,&\s]\s*/).filter(Boolean);
	const names = pieces.map((piece, i) => i === pieces.length - 1 ? withoutPlace(piece) : piece).filter(Boolean);
	if (names.some((name) => NO_NAME.test(name))) return [];
	const plausible = names.filter((name) => NAME.test(name));
	return plausible.length === names.length || pieces.length > 1 ? plausible : [];
}
/** "王小明台北" → "王小明", "新竹" → ""; five or six characters are a name of three and a place. */
function withoutPlace(name) {
	const bare = name.replace(PLACE, "");
	if (bare.length !== 1 && bare !== name) return bare;
	return /^[一-鿿]{5,6}$/.test(name) ? name.slice(0, 3) : name;
}
// utils/extract/person-name.ts
const isCased = (text) => text.toLowerCase() !== text.toUpperCase();
/** Words of a name that are written small, or alone are none: "de la", "van den", "bin". */
const PARTICLE = /^(?:d[aeiou]s?|de[lnr]|dell[ao]|l[aeo]s?|v[ao]n|vom|zu[rm]?|te[nr]|a[fvl]|[ei]l|bint?|ibn|ben|[yei]|und|[js]r|[dlo]['’]\S+|[aeu]l-\S+)$/i;
/** A capital inside a word is two glued elements, but in "McDonald", "DeWitt", "O'Neill". */
const isNameWord = (word) => word.charAt(0) !== word.charAt(0).toLowerCase() && !/(?<!^M)[a-zß-ÿ]{2}[A-ZÀ-Þ]|^By[A-Z]/.test(word);
/** Names in scripts without capitals: Japanese and Chinese by their usual length, Korean, and two to four words of others. */
const UNCASED = /^(?:[一-鿿々]{1,4}[ 　]?[一-鿿々ぁ-ヿ]{1,6}|[一-鿿々ァ-ヿ]{1,8}[·‧・•][一-鿿ァ-ヿ]{1,8}|[가-힣]{2,4}|[֐-໿ぁ-힣'’-]{2,}(?: [֐-໿ぁ-힣.'’-]{2,}){1,3})$/;
/** What a page's design calls a byline also holds places and titles: one word in a cased script is no full name. */
const isFullName = (name) => /\s/.test(name) || !isCased(name);
/** Whether a text of unknown kind has the shape of a person's full name. */
function looksLikeName(text) {
	if (text.length < 2 || text.length > 50) return false;
	if (!isCased(text)) return UNCASED.test(text) && !isNobody(text);
	const words = text.split(/\s+/);
	const large = words.filter(isNameWord);
	return large.length > 1 && words.length < 6 && words.every((w) => large.includes(w) || PARTICLE.test(w)) && !isNobody(text);
}
/** Without case, diacritics and punctuation. */
const fold = (name) => wordsOf$3(name).join("");
/** A name's folded words, without a doctor's title. */
const wordsOf$3 = (name) => name.normalize("NFKD").toLowerCase().replace(/^(?:dr|prof)[.\s]+|[\u0300-\u036f!-\-/:-@[-`{-~‘’·–—]/g, "").split(/[\s.]+/).filter(Boolean);
/** One person under two spellings: case, diacritics, "J. Doe", "Jane E. Doe", and a surname alone. */
function isSamePerson(a, b) {
	const [long = [], short = []] = [wordsOf$3(a), wordsOf$3(b)].sort((x, y) => y.join("").length - x.join("").length);
	if (long.join("") === short.join("")) return true;
	const [first = "", last] = [short[0], short.at(-1)];
	if (!first || !isCased(a)) return false;
	if (short.length === 1) return long.length > 1 && (first === long.at(-1) || first === long[0]);
	return last === long.at(-1) && (first === long[0] || first.length === 1 && !!long[0]?.startsWith(first));
}
/** The same people once, each under the fullest spelling, in the order of their first mention. */
function distinctPeople(names) {
	const people = [];
	for (const name of names) {
		const known = people.findIndex((other) => isSamePerson(other, name));
		if (known < 0) people.push(name);
		else if (fold(name).length > fold(people[known] ?? "").length) people[known] = name;
	}
	return people;
}
/** ANNE LEROY → Anne Leroy; initials and short names stay. */
const calm = (name) => name === name.toUpperCase() && /[^\s.]{4}/.test(name) ? name.toLowerCase().replace(/(?:^|[\s.'’-])./g, (c) => c.toUpperCase()) : name;
/** Whether this is the publisher: its names, all or the beginning of one, or with more behind them. */
function isPublisher(name, publisher) {
	const [ours, words] = [wordsOf$3(publisher), wordsOf$3(name)];
	const [own, folded] = [ours.join(""), words.join("")];
	if (own === "" || folded === "" || own === folded) return own !== "" && own === folded;
	const begins = (long, short) => short.every((word, i) => word === long[i]);
	if (begins(words, ours) || !isCased(name) && folded.startsWith(own)) return true;
	return folded.length > 3 && (begins(ours, words) || words.length === 1 && own.includes(folded));
}
// utils/extract/people.ts
/** A Korean or Japanese job behind a name, or a place or a day: "Jane Doe in Paris". */
const AFTER = /\s*(?:기자|특파원|[記记]者)$|\s(?:in|on|for|from|à|aus)\s.*$/;
/** Between people and what belongs to them; a space only between two full Chinese names, as 山田 太郎 is one. Behind the first of these one word in a cased script is a place or a title. */
const PART$2 = /\s*(?:[,;，；、|｜\n]|\s[·•–—-](?:\s|$)|[/／╱]|(?<=[가-힣])[·・]|(?<=[一-鿿]{3})\s(?=[一-鿿]{3}))\s*/;
const AND = /(?:^|\s+)(?:and|und|et|y|e|og|och|en|i|ja|ve|és|a|ir|un|si|și|και|и|та|і|oraz|dan|và|na|و|及|및|和|with|avec|mit|con|com|för|&|\+|AND|UND|ET)\s+/;
/** More is prose. It also bounds the time of the patterns. */
const LONGEST$4 = 300;
/**
* The people, the agency and the desk in what a page gives as its author.
* @param publishers the publisher's names: an outlet signs its own articles, but is nobody
* @param single the text came from a field that names one person: commas do not separate
*/
function people(text, publishers, single = false) {
	const signed = { names: [] };
	if (text.length > LONGEST$4 || publishers.some((own) => fold(own) === fold(text))) return signed;
	if (/。$|[a-z]{4}\.$/.test(text)) return signed;
	const inHan = reporters(text);
	if (inHan.length) return { names: inHan };
	const asides = [];
	const parts = partsOf$1(withoutBy(text.replace(/(?:https?:|www\.)\S+|\S*@\S*/gi, " ").replace(/[<(（[【《]([^)>）\]】》]*)[)>）\]】》]/g, (_, aside) => {
		asides.push(...aside.split(PART$2));
		return " ";
	}).replace(OTHER_ROLE, "").replace(/,\s*(?=[JS]r\.?\s*(?:$|[,;]))/g, " ").trim()), single);
	for (const [i, part] of [...parts, ...asides].entries()) for (const piece of isAgency(part) ? [part] : part.split(AND)) {
		const name = withoutBy(piece.trim()).replace(AFTER, "").replace(/^[\s\-–—:：=＝]+|[\s\-–—:：=＝]+$/g, "");
		if (name.length < 2 || name.length > 59) continue;
		if (isAgency(name)) signed.agency ??= name;
		else if (DESK.test(name)) signed.desk ??= name;
		else if (i < parts.length && (i === 0 || isFullName(name)) && isPerson(name, publishers)) signed.names.push(calm(name));
	}
	signed.names = distinctPeople(signed.names);
	return signed;
}
/** What stands between commas and the like; "Doe, Jane" of a field that names one person is turned. */
function partsOf$1(field, single) {
	const turned = field.replace(/^([^\s,]{2,}), *([^\s,]+(?: [^\s,]+)?)$/, "$2 $1");
	return single && turned !== field && looksLikeName(turned) && !isAgency(field.split(",")[0] ?? "") ? [turned] : field.split(PART$2);
}
/** Longer ones are people only if every word is a name: "Garden-based Learning Network on Facebook". */
const isPerson = (name, publishers) => !isNobody(name) && (name.split(/\s+/).length < 4 || looksLikeName(name) || !isCased(name)) && !publishers.some((publisher) => isPublisher(name, publisher));
// utils/extract/text-byline.ts
/** "(By Jane Doe and John Roe) Enditem/AW" at the end of an agency's text. */
const SIGNED = /\((By [^()]{3,200})\).{0,12}$/;
/** 박지훈 기자 = … · 박지훈 기자 park@site, not "박지훈 기자는" in prose. */
const KOREAN = /(?:^|[\]］=,·\s])([가-힣]{2,4})\s?(?:선임|수석|인턴|전문)?(?:기자|특파원)\s*(?:=|$|[\w.-]+@)/;
/** Japanese reporters sign behind the last words: "…出た。【田中太郎、山田花子】". */
const JAPANESE = /[ぁ-ゖ].*【((?:、?(?!写真|関連|特集|続報)[一-鿿々]{3,5})+)】$/;
/** 本报记者 张伟 李娜 as a line of its own. */
const HAN_LINE = /^(?:本[报報])?[记記]者[\s：:].{2,20}$/;
/** A byline that is a line of the text, among its first or last: "By Jane Roe", "Texto: Ana Díaz", "作者：张伟". */
function textByline(lines) {
	const near = [...lines.slice(0, 3), ...lines.slice(3).slice(-3)].map((line) => line.trim());
	const han = cjkByline(near);
	if (han.length) return han;
	for (const text of near) {
		if (HAN_LINE.test(text)) return reporters(`（${text}）`);
		const [, name] = SIGNED.exec(text.slice(-250)) ?? KOREAN.exec(text.slice(0, 60)) ?? KOREAN.exec(text.slice(-60)) ?? JAPANESE.exec(text.slice(-60)) ?? [];
		if (name) return [name];
	}
	return near.filter((text) => text.length < 100 && isSigned(text)).slice(0, 1);
}
/** Whether the text begins with "by" and a name. */
function isSigned(text) {
	const name = withoutBy(text);
	return name !== text && looksLikeName(firstOf(name));
}
/** What stands before a comma, a stroke, a day or another name. */
const firstOf = (text) => [
	PART$2,
	AND,
	/\s\d|\s*[•(（]/
].reduce((first, end) => first.split(end, 1)[0] ?? "", text).trim();
// utils/extract/bylines.ts
/** What marks a byline in the design of a page, and links to an author's page. */
const BYLINE = [
	...[
		"byline",
		"author",
		"autor",
		"auteur",
		"writer",
		"reporter"
	].map((word) => `[class*=${word} i]`),
	...[
		"author",
		"autor",
		"auteur"
	].map((word) => `a[href*="/${word}" i]`),
	"[rel~=author],[itemprop~=author],[itemprop=creator]"
].join();
/** Credits of pictures, forms, footers of the site and what follows an article about itself. */
const NOT_HERE = "figure, figcaption, form, [class*=caption i], [class*=credit i], body > footer, button";
/** A byline is short; a longer box holds a text. */
const LONGEST$3 = 220;
/** How far behind the headline a byline without a mark is looked for: text nodes. */
const NEAR = 60;
const DAY = /\d{1,4}[./-]\d{1,2}[./-]\d|\d:\d\d|\b(?:19|20)\d\d\b|[年月]\s?\d/;
const NONE = {
	texts: [],
	isSure: false
};
/** The first byline that the page's design marks. */
function markedByline({ headline }, story) {
	const marked = [...story.querySelectorAll(BYLINE)].slice(0, 80);
	if (headline) marked.sort((a, b) => Number(isBefore(a, headline)) - Number(isBefore(b, headline)));
	for (const element of marked) {
		const texts = textsOf(element, headline);
		if (!texts.length) continue;
		const box = boxOf(element, story, headline);
		const inBox = box === element ? [] : [...box.querySelectorAll(BYLINE)];
		const names = [...new Set(inBox.flatMap((other) => other === element ? texts : textsOf(other, headline)))];
		if (!names.length) names.push(...texts);
		const whole = oneLine$2(box.textContent);
		return {
			texts: names,
			isSure: names.reduce((text, name) => text.replace(name, ""), whole).length < 60 && !OTHER_ROLE.test(whole)
		};
	}
	return NONE;
}
const isBefore = (a, b) => (a.compareDocumentPosition(b) & 4) !== 0;
/** Without white space, unless there is too much of it. */
function isLong(element) {
	const text = element?.textContent ?? "";
	return text.length > LONGEST$3 && (text.length > 880 || oneLine$2(text).length > LONGEST$3);
}
/** The names in a marked element of this story. */
function textsOf(element, headline) {
	if (headline?.contains(element) || element.contains(headline ?? null) || !isHere(element, headline)) return [];
	if (element.textContent.length > 880 || isLong(element.closest("p, li, div"))) return [];
	const texts = namesIn(element);
	return texts.length && !isOtherRole(element) ? texts : [];
}
/** "Edited by" stands before the name it belongs to, "Editor" also behind it. */
function isOtherRole(element) {
	const walker = element.ownerDocument.createTreeWalker(element.parentElement?.parentElement ?? element, 4);
	walker.currentNode = element;
	const before = oneLine$2(walker.previousNode()?.textContent) || oneLine$2(walker.previousNode()?.textContent);
	walker.currentNode = element.lastChild ?? element;
	const after = oneLine$2(walker.nextNode()?.textContent) || oneLine$2(walker.nextNode()?.textContent);
	return [before.slice(-40), /\s/.test(after) ? "" : after].some((text) => OTHER_ROLE.test(`${text}: `));
}
/** The byline with those beside it: as far out as the text stays that of a byline. */
function boxOf(element, story, headline) {
	const parent = element.parentElement;
	return parent && parent !== story && !(headline && parent.contains(headline)) && !isLong(parent) ? boxOf(parent, story, headline) : element;
}
/** The names in an element: it is one, it holds some, or its text begins with "By". */
function namesIn(element) {
	const text = oneLine$2(element.getAttribute("content") ?? element.textContent);
	if (!text) return [];
	const inner = [...element.children].filter((child) => !child.matches(`${NOT_HERE}, time`)).flatMap(namesIn);
	if (looksLikeName(text) && new Set(inner.filter(looksLikeName)).size < 2) return [text];
	if (inner.length) return inner;
	return text.length <= 150 && (withoutBy(text) !== text || element.children.length === 0) ? [text] : [];
}
/** A byline without any mark, near behind the headline: "By Jane Roe", or "Jane Roe | 3 May 2024". */
function plainByline({ headline, document }) {
	if (!headline) return NONE;
	const texts = nearTexts(headline, document);
	for (const [i, text] of texts.entries()) {
		if (isSigned(text)) return {
			texts: [text],
			isSure: true
		};
		if (!isOnlyBy(text) || OTHER_ROLE.test(`${texts[i - 1] ?? ""} ${text} `)) continue;
		const named = listed(texts.slice(i + 1));
		if (named.length) return {
			texts: named,
			isSure: true
		};
	}
	const isDated = (text, next = "") => text.length < 60 && (DAY.test(text) || /[|•·–-]$/.test(text) && DAY.test(next));
	const dated = texts.find((text, i) => isDated(text, texts[i + 1]) && looksLikeName(firstOf(text)));
	return {
		texts: dated ? [firstOf(dated)] : [],
		isSure: false
	};
}
/** Names from the first on, as long as commas or "and" join them. */
function listed(texts) {
	const names = [];
	let isOpen = true;
	for (const text of texts) {
		const parts = `${text} `.split(AND).flatMap((part) => part.trim().split(PART$2));
		const found = parts.filter(looksLikeName);
		if (parts.some(Boolean) && (!found.length || !isOpen && parts[0])) break;
		names.push(...found);
		isOpen = !parts.at(-1);
	}
	return names;
}
/** The short texts that follow the headline, up to the first of the article's own paragraphs. */
function nearTexts(headline, document) {
	const texts = [];
	const walker = document.createTreeWalker(document.body, 4);
	walker.currentNode = headline.lastChild ?? headline;
	for (let seen = 0, prose = 0; seen < NEAR && prose < 2 && walker.nextNode();) {
		const parent = walker.currentNode.parentElement;
		const text = oneLine$2(walker.currentNode.textContent);
		if (!text || !parent || headline.contains(parent) || parent.closest("script, style, noscript, svg")) continue;
		seen++;
		const isText = isLong(parent.closest("p, div, li") ?? parent);
		if (isText && parent.closest("p")) prose++;
		const isCard = oneLine$2(parent.closest("a")?.textContent).length > text.length + 30;
		if (!isText && !isCard && !parent.closest(`${NOT_HERE}, nav, h2, h3`) && !isElsewhere(parent, headline)) texts.push(text);
	}
	return texts;
}
const isHere = (element, headline) => !element.closest(`${NOT_HERE}, time`) && !isElsewhere(element, headline);
// utils/extract/choose-authors.ts
const isDeclaredPeople = (list) => list.kind === "declared" && list.names.length > 0;
const has = (list, name) => list.names.some((other) => isSamePerson(other, name));
/** Whether two sources name one person in common. */
const agree = (a, b) => a !== b && a.names.some((name) => has(b, name));
/**
* The list to believe: what the page declares and shows, else what it signs, else the first. Accounts upload what
* others wrote, so a declared name that nothing on the page repeats gives way to a signature.
*/
function winner(lists) {
	const signed = lists.find((list) => list.kind === "signed");
	let best = lists.find((list) => isDeclaredPeople(list) && lists.some((other) => other.kind !== "declared" && agree(list, other))) ?? signed ?? lists[0];
	for (const list of lists) {
		const isMore = list.isSure && list.names.length > 1 && list.names.length < 6;
		if (best?.names.length === 1 && isMore && has(list, best.names[0] ?? "")) best = list;
	}
	return best;
}
/** The longest spelling of a name that a source gives: "Gillman" → "Steve Gillman". */
const fullest = (name, names) => names.reduce((a, b) => isSamePerson(name, b) && b.split(/\s/).length > a.split(/\s/).length ? b : a, name);
// utils/extract/json-ld.ts
/** https://schema.org/Article with all its subtypes, and the posts that news blogs declare. */
const ARTICLE_TYPE = /(?:Article|(?:Blog|Media)Posting|Report)$/;
const isNode = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** Any value as a list: schema.org allows one or many everywhere. */
const listOf = (value) => value === void 0 || value === null ? [] : Array.isArray(value) ? value.flat(3) : [value];
/** The text of a value: a string, a number, or `@value` / `name` of a node. */
function textOf(value, depth = 0) {
	if (typeof value === "string") return decodeEntities(value).replace(/\s+/g, " ").trim();
	if (typeof value === "number") return String(value);
	if (depth > 4) return "";
	if (Array.isArray(value)) return textOf(value[0], depth + 1);
	return isNode(value) ? textOf(value["@value"] ?? value.name, depth + 1) : "";
}
/** Sites escape their headlines for HTML although JSON-LD is no HTML: `&amp;`, `&#039;`, `&quot;`. */
function decodeEntities(text) {
	if (!text.includes("&")) return text;
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (all, dec, hex, name) => {
		if (name) return NAMED$2[name.toLowerCase()] ?? all;
		const code = dec ? Number(dec) : Number.parseInt(hex, 16);
		return code > 0 && code <= 1114111 ? String.fromCodePoint(code) : all;
	});
}
const NAMED$2 = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'",
	nbsp: " "
};
const typesOf = (node) => listOf(node["@type"]).filter((t) => typeof t === "string");
const isArticleNode = (node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type));
/**
* Real pages wrap JSON-LD in comments or CDATA, end it with `;`, put raw line breaks into strings, commas before
* brackets, two objects into one block, and escape it all for HTML.
*/
function parse(source) {
	const bare = source.replace(/<!\[CDATA\[|\]\]>/g, "");
	const text = bare.slice(bare.search(/[[{]/), Math.max(bare.lastIndexOf("}"), bare.lastIndexOf("]")) + 1);
	const flat = text.replace(/[^!-~\u00a1-\uffff]+/g, " ");
	const lenient = () => flat.replace(/, ?([}\]])/g, "$1");
	const several = () => `[${lenient().replace(/\} ?(?=\{)/g, "},")}]`;
	for (const attempt of [
		() => text,
		() => flat,
		lenient,
		several,
		() => decodeEntities(flat)
	]) try {
		return JSON.parse(attempt());
	} catch {}
}
function flatten(value, into, depth = 0) {
	if (depth > 6) return;
	for (const node of listOf(value).filter(isNode)) {
		into.push(node);
		for (const property of [
			"@graph",
			"mainEntity",
			"mainEntityOfPage"
		]) flatten(node[property], into, depth + 1);
	}
}
/**
* Every JSON-LD node of the page that stands for itself: top level, `@graph` and main entities. Nested claims, videos
* and related articles are not listed: they carry other dates and authors.
*/
function jsonLdNodes(document) {
	const nodes = [];
	for (const script of document.querySelectorAll("script[type*=\"ld+json\" i]")) flatten(parse(script.textContent ?? ""), nodes);
	return nodes;
}
/** The node an `@id` reference points to, or the value itself. */
function resolve$1(value, nodes) {
	if (!isNode(value) || typeof value["@id"] !== "string" || Object.keys(value).length > 2) return value;
	return nodes.find((node) => node !== value && node["@id"] === value["@id"] && Object.keys(node).length > 1) ?? value;
}
// utils/extract/authors.ts
const META = "twitter:misc:written by|author|article:author|parsely-author|sailthru.author|byl|citation_author|dc.creator".split("|");
/**
* The people who wrote the article, by every source that names any. The first in order wins, unless another
* says the same and more, or the byline that readers see names somebody else: accounts upload what others wrote.
* @param publisher the publisher's name: structured data often repeats it
* @param lines the body's text, one block a line
*/
function findAuthors(facts, publisher, lines) {
	const lists = readSources(facts, publisher, lines);
	const isNoPerson = lists.some((l) => l.kind === "declared" && (l.agency || l.desk)) && !lists.some(isDeclaredPeople);
	const named = lists.filter((list) => list.names.length && !(isNoPerson && list.kind === "marked"));
	const best = winner(named);
	const everyone = named.flatMap((list) => list.names);
	const read = [.../* @__PURE__ */ new Set([...best ? [best] : [], ...named])].map(({ names, source }) => ({
		names: distinctPeople(names.map((name) => fullest(name, everyone))),
		source
	}));
	const signing = lists.filter((l) => !best || l === best || l.kind === "declared" || agree(l, best));
	const agencies = ["agency", "desk"].flatMap((kind) => signing.map((l) => ({
		value: kind === "agency" || !best || l === best ? l[kind] : "",
		...l
	}))).filter((a, i, all) => !!a.value && i === all.findIndex((b) => b.value === a.value)).map(({ value, source }) => ({
		value,
		source
	}));
	const evidence = read.map(({ names, source }) => ({
		value: JSON.stringify(names),
		source
	}));
	return {
		authors: read[0]?.names ?? [],
		evidence,
		agencies
	};
}
/** The sources in their order. What the page declares and its design repeats needs no further search. */
function readSources(facts, publisher, lines) {
	const { article, jsonLd, meta } = facts;
	const owns = ownNames(facts, publisher);
	const lists = [];
	const add = (source, kind, texts, single = false, isSure = kind !== "marked") => {
		if (!texts.length) return;
		const found = texts.map((text) => people(text, owns, single));
		const names = distinctPeople(found.flatMap((f) => f.names)).filter((name) => kind === "declared" || looksLikeName(name));
		const [agency] = found.flatMap((f) => f.agency ?? []);
		const [desk] = found.flatMap((f) => f.desk ?? []);
		lists.push({
			source,
			kind,
			isSure,
			names,
			agency,
			desk
		});
	};
	add("json-ld", "declared", listOf(article?.author ?? article?.creator).map((a) => textOf(resolve$1(a, jsonLd))), true);
	for (const source of META) add(source, "declared", meta(source), /^citation|^dc/.test(source));
	const marked = markedByline(facts, storyOf(facts));
	add("byline", "marked", marked.texts, false, marked.isSure);
	const byline = marked.isSure ? lists.at(-1) : void 0;
	if (!byline || !lists.some((list) => isDeclaredPeople(list) && agree(list, byline))) {
		const plain = plainByline(facts);
		if (plain.isSure || !article?.author) add("byline", plain.isSure ? "signed" : "marked", plain.texts);
		add("text", "signed", textByline(lines));
	}
	return lists;
}
/** All that the page calls itself: it signs its own articles with any of these. */
function ownNames({ meta, article, url }, publisher) {
	const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
	const names = [
		publisher,
		...meta("og:site_name", "application-name"),
		textOf(article?.publisher),
		host
	];
	return [...new Set(names)].filter((name) => name.length > 1);
}
// utils/extract/canonical-url.ts
/** Parameters that only tell where a reader came from, by their beginnings, or ask for Google's format. */
const FOREIGN$1 = /^(?:utm_|at_|[a-z]{1,3}clid=|mc_|_{0,2}hs|mtm_|pk_|_g[al]=|xtor|ns_|cmp|ref_?src|smid|[oi]cid=|amp(?:=|$)|outputType=amp)/i;
/** A fragment that names a page of its own (`#!/story/3`, `#/story/3`), not a place in this one. */
const ROUTE = /^#[!/]/;
const isWeb = (address) => /^https?:/i.test(address) && URL.canParse(address);
/** An address without fragment, tracking parameters and AMP (`/amp`, `.amp.html`, `?amp=1`); unchanged when it is no http(s) address. */
function plainAddress(address) {
	if (!isWeb(address)) return address;
	const url = new URL(address);
	if (!ROUTE.test(url.hash)) url.hash = "";
	url.pathname = url.pathname.replace(/\/amp(\/?)$|\.amp(?=\.html?$|$)/, "$1");
	const rest = url.search.slice(1).split("&");
	const kept = rest.filter((pair) => !FOREIGN$1.test(pair));
	if (kept.length < rest.length) url.search = kept.join("&");
	return url.href;
}
/**
* The article's own address, the best first: `link rel=canonical`, `og:url`, the page's, without tracking parameters and
* AMP. A declared address that is no http(s) URL, lies on another site, or names a section or another article (pages
* that change by script often forget to change it) is not believed.
*/
function urlCandidates(document, pageUrl, ogUrl) {
	return [...[{
		value: document.querySelector("link[rel~=\"canonical\" i][href]")?.getAttribute("href") ?? "",
		source: "canonical"
	}, ...ogUrl.map((value) => ({
		value,
		source: "og:url"
	}))].flatMap(({ value, source }) => {
		const url = value.trim() && URL.canParse(value, pageUrl) ? new URL(value, pageUrl) : void 0;
		return url && believable(url, pageUrl) ? [{
			value: plainAddress(url.href),
			source
		}] : [];
	}), {
		value: plainAddress(pageUrl),
		source: "page"
	}];
}
function believable(url, pageUrl) {
	if (!isWeb(url.href)) return false;
	if (!isWeb(pageUrl)) return true;
	const page = new URL(pageUrl);
	if (!sameSite(url.hostname, page.hostname)) return page.hostname.endsWith(".cdn.ampproject.org");
	const isFront = ({ pathname, search }) => pathname + search === "/";
	return isFront(url) ? isFront(page) : sameArticle(marks(page), marks(url));
}
/** Hosts of one site: equal but for `www.`, `m.`, `amp.`, or one below the other. */
function sameSite(...hosts) {
	const [x, y] = hosts.map((host) => `.${host.replace(/^(?:www|m|mobile|amp)\./, "")}`);
	return x.endsWith(y) || y.endsWith(x);
}
/** What tells an article from others in the last parts of its address: long numbers, else words. */
function marks({ href }) {
	const { pathname, search } = new URL(plainAddress(href));
	const text = (pathname.split("/").filter(Boolean).slice(-2).join("/") + search).toLowerCase();
	return {
		numbers: text.match(/\d{5,}/g) ?? [],
		words: text.match(/(?:%[\da-f]{2}){2,}|[a-z][a-z\d]{2,}/g) ?? []
	};
}
/** Whether two addresses of one site may be one article's. */
function sameArticle(own, other) {
	const shared = (kind) => own[kind].filter((mark) => other[kind].includes(mark)).length;
	if (own.numbers.length && other.numbers.length) return shared("numbers") > 0;
	if (!own.numbers.length && own.words.length < 3) return true;
	return other.words.length > 1 && shared("words") * 3 >= Math.min(own.words.length, other.words.length);
}
// utils/extract/headline.ts
/** Spaces, punctuation and symbols: plain ranges, since Unicode's classes cost milliseconds to compile. */
const MARKS = /[\0-/:-@[-`{-¿×÷،\u2000-\u2bff\u3000-\u3004\u3008-\u303f・\uff00-\uff0f\uff1a-\uff20]+/g;
/** Letters and digits alone: two spellings of one headline are equal. */
const letters = (text) => text.toLowerCase().replace(MARKS, "");
/** Not an article's: what a translation bar brings along, or a template. */
const HIDDEN$1 = "[hidden], [aria-hidden=true], dialog, [id^=goog-gt]";
const STORY = "article, main, [role=main], [itemprop=articleBody]";
/** Inside an article a header holds its headline; outside it holds the site's name, as does a link to the front page. */
function isMasthead(h1) {
	if (h1.closest("[role=banner]") || h1.closest("header") && !h1.closest(STORY)) return true;
	const href = (h1.closest("a") ?? h1.querySelector("a"))?.getAttribute("href");
	return href != null && /^(?:https?:)?(?:\/\/[^/?#]+)?\/?$/.test(href);
}
/** The last step of a path "News > Politics > …", in an `h1` for search engines: the headline that readers see is below. */
const isCrumb = (h1) => h1.closest("nav, li") !== null || h1.closest("[class*=crumb i]")?.querySelector("p") === null;
/** How much of two headlines is the same, 0 to 1, by pairs of letters: holds in scripts without spaces. */
function likeness(a, b) {
	const pairs = (text) => new Set(Array.from(text, (_, i) => text.slice(i, i + 2)).slice(0, -1));
	const [x, y] = [pairs(a), pairs(b)];
	return 2 * [...x].filter((pair) => y.has(pair)).length / (x.size + y.size || 1);
}
/**
* How well the titles confirm a heading: most of one, or its beginning, 2; likeness, 1. "News" confirms nothing in
* "Budget agreed | BBC News".
*/
function confirmation(text, titles) {
	const isPart = (title) => title.startsWith(text) || text.includes(title) || title.includes(text) && text.length * 2 > title.length;
	return titles.some(isPart) ? 2 : Number(titles.some((title) => likeness(title, text) > .6));
}
const heading$1 = (h1) => ({
	h1,
	text: letters(headingText(h1))
});
/**
* The headline element that the page's own titles confirm; a logo, a section name or a step of a path in an `h1` is none.
* `declared` are the headlines of its structured data, which may be another story's.
*/
function headlineElement(document, titles, declared) {
	const known = titles.map(letters).filter(Boolean);
	const all = [...document.getElementsByTagName("h1")].map(heading$1).filter(({ h1, text }) => text.length > 1 && !h1.closest(HIDDEN$1));
	const own = all.filter(({ h1 }) => !isMasthead(h1) && !isCrumb(h1));
	const crumb = all.find(({ h1 }) => isCrumb(h1));
	const unlinked = () => all.filter(({ h1 }) => !h1.querySelector("a"));
	const shown = own.length ? own : crumb ? [below(document, crumb, [...known, ...declared.map(letters)])] : unlinked();
	const best = shown.map((one) => ({
		...one,
		grade: confirmation(one.text, known)
	})).sort((a, b) => b.grade - a.grade || b.text.length - a.text.length)[0];
	if (best?.grade) return best.h1;
	const inStory = shown.filter(({ h1 }) => h1.closest(STORY));
	return (inStory.length === 1 ? inStory : own.length === 1 ? own : [])[0]?.h1;
}
/** The heading below the path that is like one of the titles, else the path's last step. */
const below = (document, crumb, titles) => [...document.getElementsByTagName("h2")].filter((h2) => crumb.h1.compareDocumentPosition(h2) & 4).slice(0, 4).map(heading$1).find(({ h1, text }) => titles.some((title) => likeness(title, text) > (isCrosshead(h1) ? .99 : .5))) ?? crumb;
const isCrosshead = (h2) => (h2.parentElement?.querySelectorAll(":scope > p").length ?? 0) > 1;
/** Elements that change the look of letters, and may begin or end inside a word. */
const LOOK = /^(?:a|abbr|b|bdi|em|font|i|mark|s|small|strong|sub|sup|u)$/;
/** A heading as one line: a break or a change of element separates words, except between two ideographs. */
function headingText(element) {
	if (!element.firstElementChild) return oneLine$2(element.textContent);
	const isBox = (part) => part && part !== element && !LOOK.test(part.localName);
	const walker = element.ownerDocument.createTreeWalker(element, 5);
	let [line, apart] = ["", false];
	let last = null;
	while (walker.nextNode()) {
		const { localName, nodeValue: raw, parentElement: parent } = walker.currentNode;
		apart ||= localName === "br";
		if (raw === null || parent?.closest("style, script, noscript, svg, template")) continue;
		const text = oneLine$2(raw);
		const changes = parent !== last && (isBox(parent) || isBox(last));
		apart ||= /^\s/.test(raw) || Boolean(changes && !/^[:;,.!?…»”’)\]]/.test(text));
		if (!text) continue;
		const joined = /[“”\u2e80-\u9fff\uff00-\uffef]\n[“”\u2e80-\u9fff\uff00-\uffef]/.test(`${line}\n${text}`);
		line += line === "" || joined || !apart ? text : ` ${text}`;
		apart = /\s$/.test(raw);
		last = parent;
	}
	return line;
}
// utils/extract/page-facts.ts
/** Read the page's declarations. `url` is where the document was read. */
function pageFacts(document, url) {
	const metas = /* @__PURE__ */ new Map();
	for (const element of document.getElementsByTagName("meta")) {
		const value = oneLine$2(element.getAttribute("content"));
		if (!value) continue;
		for (const attribute of [
			"property",
			"name",
			"itemprop",
			"http-equiv"
		]) {
			const name = element.getAttribute(attribute)?.trim().toLowerCase();
			if (name) metas.set(name, (metas.get(name) ?? /* @__PURE__ */ new Set()).add(value));
		}
	}
	const meta = (...names) => names.flatMap((name) => [...metas.get(name) ?? []]);
	const urls = urlCandidates(document, url, meta("og:url"));
	const canonical = urls[0]?.value ?? url;
	const jsonLd = jsonLdNodes(document);
	const articles = jsonLd.filter(isArticleNode);
	const title = oneLine$2(document.querySelector("title")?.textContent);
	const titles = [...meta("og:title"), title].filter(Boolean);
	const headline = headlineElement(document, titles, articles.map((node) => textOf(node.headline)));
	if (headline) titles.push(headingText(headline));
	const article = articleNode(articles, canonical, titles);
	return {
		pageUrl: url,
		host: URL.canParse(canonical) ? new URL(canonical).hostname.replace(/^www\./, "") : "",
		url: canonical,
		urls,
		document,
		meta,
		jsonLd,
		article,
		title,
		headline
	};
}
/** What the meta elements of these names say, each with its name. */
const metaEvidence = ({ meta }, ...names) => names.flatMap((source) => meta(source).map((value) => ({
	value,
	source
})));
/** The node whose address or headline is this page's; else the first that contradicts neither. */
function articleNode(articles, url, titles) {
	const bare = (address) => plainAddress(address).replace(/^https?:\/\/(?:www\.)?|[#/]+$/g, "");
	const path = (address) => bare(address).replace(/^[^/]+/, "");
	const known = articles.map((node) => ({
		node,
		headline: oneLine$2(textOf(node.headline)),
		addresses: [
			node.url,
			node["@id"],
			node.mainEntityOfPage
		].flatMap(listOf).map((value) => String(isNode(value) ? value["@id"] ?? value.url : value)).filter((address) => /^https?:/.test(address))
	}));
	return (known.find(({ addresses }) => addresses.some((address) => bare(address) === bare(url))) ?? known.find(({ headline }) => headline && titles.some((title) => title.includes(headline) || headline.includes(title))) ?? known.find(({ headline, addresses }) => !headline || !titles.length || !addresses.length || addresses.some((address) => path(address) === path(url))))?.node;
}
// utils/extract/details.ts
/*** The page's own summary, whole before cut ("…"). What only repeats the title says nothing. */
function descriptionCandidates(facts, title) {
	const found = [
		...metaEvidence(facts, "og:description", "description"),
		{
			value: textOf(facts.article?.description),
			source: "json-ld"
		},
		...metaEvidence(facts, "twitter:description", "dc.description", "dcterms.description")
	].map(({ value, source }) => ({
		value: oneLine$2(decodeEntities(value).replace(/<[^>]*>/g, " ")),
		source
	})).filter(({ value }) => value !== "" && value !== title);
	const doubt = ({ value }) => Number(/(?:…|\.{3}|\[…\])$/.test(value)) + Number(value.length > 600);
	return found.sort((a, b) => doubt(a) - doubt(b));
}
const sectionCandidates = (facts) => [
	{
		value: textOf(facts.article?.articleSection),
		source: "json-ld"
	},
	...metaEvidence(facts, "article:section", "og:section", "parsely-section"),
	{
		value: breadcrumb(facts.jsonLd),
		source: "json-ld breadcrumb"
	}
].filter(({ value }) => value !== "" && value.length <= 60);
/** The last step of the breadcrumb; where that is the article itself, the one before. */
function breadcrumb(nodes) {
	const list = nodes.find((node) => node["@type"] === "BreadcrumbList");
	const steps = listOf(list?.itemListElement).map((step) => isNode(step) ? textOf(step.name ?? step.item) : "");
	return steps.length > 1 && steps.filter((name) => name !== "" && name.length <= 30).at(-1) || "";
}
/** What says that the article is not free: schema.org's `isAccessibleForFree` of it or of a part, or the content tier. */
function paywallCandidates(facts) {
	const { article } = facts;
	const parts = article?.isAccessibleForFree === void 0 ? listOf(article?.hasPart) : [article];
	const isNo = (value) => value === false || typeof value === "string" && /false$/i.test(value);
	const isClosed = parts.some((node) => isNode(node) && isNo(node.isAccessibleForFree));
	const paid = metaEvidence(facts, "article:content_tier", "og:article:content_tier", "content_tier").filter(({ value }) => /^(?:locked|metered|premium|paid)$/i.test(value));
	return [...isClosed ? [{ source: "json-ld" }] : [], ...paid].map(({ source }) => ({
		value: "true",
		source
	}));
}
/** What a file that shows the site, not the story, is called. */
const NO_PICTURE = /(?:^|[/_-])(?:logo|placeholder|default|blank|fallback)(?:[._-]|$)/i;
/**
* The declared lead images: Open Graph names the one chosen by an editor, structured data often its crops. Thumbnails
* come after pictures; the publisher's logo is none.
*/
function imageCandidates({ article, meta, pageUrl }) {
	const image = (value, source, width, height) => {
		const node = isNode(value) ? value : {
			url: value,
			width,
			height
		};
		const address = textOf(node.url ?? node.contentUrl);
		return {
			url: address && URL.canParse(address, pageUrl) ? new URL(address, pageUrl).href : "",
			caption: textOf(node.caption) || void 0,
			width: size(node.width),
			height: size(node.height),
			source
		};
	};
	const [publisher] = listOf(article?.publisher);
	const logo = isNode(publisher) ? image(publisher.logo, "").url : "";
	const [width, height] = [meta("og:image:width")[0], meta("og:image:height")[0]];
	const file = (url) => url.split("?")[0]?.split("/").at(-1) ?? "";
	const doubt = ({ width = 300 }) => Number(width < 300);
	return [
		...meta("og:image").map((url) => image(url, "og:image", width, height)),
		...listOf(article?.image).map((value) => image(value, "json-ld")),
		...meta("twitter:image", "twitter:image:src").map((url) => image(url, "twitter:image"))
	].filter(({ url }) => /^https?:/.test(url) && url !== logo && !NO_PICTURE.test(file(url))).sort((a, b) => doubt(a) - doubt(b));
}
const size = (value) => Number.parseInt(textOf(value), 10) || void 0;
// utils/extract/body/class-words.ts
/**
* What makers call the parts of a page, in class, id, itemprop and test attributes: a hint beside structure, never a
* reason alone. Words are matched whole (`*`: by their beginning), after `camelCase`, `kebab-case` and `snake_case` are taken apart.
*/
const WORDS$1 = {
	related: "related recommend* recirc* readmore also suggest* moreon more similar outbrain taboola weitere verwandt leer lire rel",
	teaser: "teaser* card cards tile tiles item items feed river listing grid carousel slider slide swiper",
	promo: "promo* newsletter* subscri* signup signin login register registration cta banner offer paywall piano plus abo donate support app popup modal overlay nl",
	social: "share sharing social facebook twitter whatsapp follow sns bookmark print copy addtoany",
	comment: "comment* disqus discuss* reply kommentar* respond",
	caption: "caption* credit* copyright photo gallery image img figure picture foto media legend source bild",
	author: "author* byline* bio writer contributor* profile autor* avatar vcard user reporter",
	tags: "tag tags taglist topic topics keyword* category categories breadcrumb* label kicker section rubric tagged",
	ad: "ad ads advert* adslot sponsor* dfp gpt werbung anzeige affiliate shop product commerce buy price outstream",
	consent: "cookie* consent gdpr onetrust cmp didomi usercentrics sourcepoint",
	date: "date* time timestamp published updated pubdate meta metadata info datum",
	body: "body articlebody content maincontent fulltext bodytext storybody text rich richtext prose paragraph para entry copy longform artikeltext",
	article: "article story post artikel articulo news single hentry blog page main",
	lead: "lead lede standfirst intro dek deck summary subtitle subheadline subhead excerpt abstract teasertext description entradilla chapeau vorspann ingress preamble tagline sub bajada sommario occhiello leadtext",
	popular: "popular trending most latest mostread top10 ranking rank hot newest recent breaking ticker"
};
const CLASS_GROUPS = Object.keys(WORDS$1);
/** Whole words, and beginnings of words (written with a `*`), each with its bit. */
const whole = /* @__PURE__ */ new Map();
const beginnings = [];
Object.values(WORDS$1).forEach((words, i) => {
	for (const word of words.split(" ")) if (word.endsWith("*")) beginnings.push([word.slice(0, -1), 1 << i]);
	else whole.set(word, (whole.get(word) ?? 0) | 1 << i);
});
/** One bit for each group. */
const groups$1 = (...names) => names.reduce((mask, name) => mask | 1 << CLASS_GROUPS.indexOf(name), 0);
const NAMED_BY = [
	"class",
	"id",
	"itemprop",
	"data-testid"
];
const LONGEST$2 = 300;
/** Pages repeat their names; the same for each page of a site. */
const known = /* @__PURE__ */ new Map();
const MOST_KNOWN = 2e4;
/** The groups an element's names belong to, as a bit mask. */
function groupsOf(element) {
	let mask = 0;
	if (!element.hasAttributes()) return mask;
	for (const attribute of NAMED_BY) {
		if (attribute === "id" && /^(?:h[1-6]|p)$/.test(element.localName)) continue;
		const names = element.getAttribute(attribute);
		if (names) mask |= groupsOfNames(names.slice(0, LONGEST$2));
	}
	return mask;
}
function groupsOfNames(names) {
	let mask = known.get(names);
	if (mask === void 0) {
		mask = wordsOf$2(names).reduce((bits, word) => bits | groupsOfWord(word), 0);
		if (known.size < MOST_KNOWN) known.set(names, mask);
	}
	return mask;
}
const wordsOf$2 = (names) => names.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-zß-ÿ0-9]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/);
const BEGINS = new RegExp(`^(?:${beginnings.map(([beginning]) => beginning).join("|")})`);
function groupsOfWord(word) {
	let mask = whole.get(word) ?? 0;
	if (BEGINS.test(word)) {
		for (const [beginning, bit] of beginnings) if (word.startsWith(beginning)) mask |= bit;
	}
	return mask;
}
// utils/extract/body/blocks.ts
/** Whether the block stands in one of these PARTs. */
const isIn = (block, parts) => (block.box.parts & parts) !== 0;
/** Whether the block, or the element around it, has a name of one of these groups. */
const isNamed = ({ box }, mask) => ((box.groups | (box.parent?.groups ?? 0)) & mask) !== 0;
function wordsOf$1(blocks) {
	let sum = 0;
	for (const { words } of blocks) sum += words;
	return sum;
}
const inOrder = (blocks) => [...blocks].sort((a, b) => a.index - b.index);
const PICTURE = "img, picture, video, iframe, svg";
/** The next element is or holds a picture, a map, a player: what a heading may stand for. */
function leadsToPicture({ element }) {
	const next = element.nextElementSibling;
	return next !== null && (next.matches(PICTURE) || next.querySelector(PICTURE) !== null);
}
const BOXES$1 = groups$1("related", "promo", "social", "comment", "author", "ad", "consent", "tags", "popular");
/** A short text named for what stands beside an article, not for the article. */
const isBox = (block) => block.words < 60 && isNamed(block, BOXES$1) && !isNamed(block, groups$1("body", "lead"));
/** The standfirst: it says what the page's own description says, and is not the title again. */
const saysDescription = ({ coverage }) => coverage.inDescription >= .75 && coverage.ofDescription >= .4 && coverage.inTitle < .8;
// utils/extract/html-vocabulary.ts
const words = (text) => text.split(" ");
/** Elements that begin on a new line. */
const BLOCKS = [
	"div",
	...words("ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td"),
	...words("p h1 h2 h3 h4 h5 h6 blockquote figure figcaption pre hr details summary")
];
/** Elements inside a line of text. */
const INLINES = [...words("a img br strong b em i u s del ins mark small sub sup q cite"), ...words("abbr dfn time code kbd samp var ruby rb rt rp bdi bdo")];
const ANY = /^/;
const COUNT = /^\d{1,5}$/;
/** An address that can only be fetched or followed, never run. */
const WEB_ADDRESS = /^https?:\/\//i;
/** A picture written out in its own address; what is shorter holds the place of another one. */
const WRITTEN_OUT = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,.{1000}/i;
/** What each attribute may say and which elements may carry it; also the order in which attributes are written. */
const ATTRIBUTES = {
	href: {
		value: /^(?:https?:\/\/|mailto:|tel:)/i,
		on: ["a"]
	},
	src: {
		value: new RegExp(`${WEB_ADDRESS.source}|${WRITTEN_OUT.source}`, "i"),
		on: ["img"]
	},
	alt: {
		value: ANY,
		on: ["img"]
	},
	title: {
		value: ANY,
		on: [
			"a",
			"img",
			"abbr",
			"dfn"
		]
	},
	width: {
		value: COUNT,
		on: ["img"]
	},
	height: {
		value: COUNT,
		on: ["img"]
	},
	cite: {
		value: WEB_ADDRESS,
		on: [
			"blockquote",
			"q",
			"ins",
			"del"
		]
	},
	datetime: {
		value: ANY,
		on: [
			"time",
			"ins",
			"del"
		]
	},
	start: {
		value: /^-?\d{1,9}$/,
		on: ["ol"]
	},
	reversed: {
		value: ANY,
		on: ["ol"]
	},
	value: {
		value: /^-?\d{1,9}$/,
		on: ["li"]
	},
	span: {
		value: COUNT,
		on: ["col", "colgroup"]
	},
	colspan: {
		value: COUNT,
		on: ["th", "td"]
	},
	rowspan: {
		value: COUNT,
		on: ["th", "td"]
	},
	scope: {
		value: /^(?:row|col)(?:group)?$/i,
		on: ["th"]
	},
	lang: { value: /^[a-z\d-]+$/i },
	dir: { value: /^(?:ltr|rtl|auto)$/i }
};
// utils/extract/own.ts
/** A node's own property: a form's can be replaced by the names of what it holds, as `<input name="attributes">` does. */
const own = (node, name) => Reflect.get(Object.getPrototypeOf(node), name, node);
// utils/extract/native-document.ts
/**
* The document with its own properties only: a page's `<form name="title">` or `<img name="querySelector">` replaces
* what the browser put there (HTML, `[LegacyOverrideBuiltIns]`), by accident or to keep us out.
*/
function nativeDocument(document) {
	const prototype = Object.getPrototypeOf(document);
	return new Proxy(document, { get(target, name) {
		const value = Reflect.get(prototype, name, target);
		return typeof value === "function" ? value.bind(target) : value;
	} });
}
const NAMED$1 = "form, img, iframe, embed, object, input, button, select, textarea, fieldset, output";
/** Take the names away that would replace a document's or a form's own properties (`<input name="parentNode">`). */
function unname(document) {
	for (const element of nativeDocument(document).querySelectorAll(NAMED$1)) {
		const remove = own(element, "removeAttribute").bind(element);
		remove("name");
		if (!/^(?:form|img|iframe)$/.test(own(element, "localName"))) remove("id");
	}
}
// utils/extract/snapshot.ts
/** Where lazy loaders keep the real address, most used first. */
const LAZY_SRC = [
	"data-src",
	"data-original",
	"data-lazy-src",
	"data-lazyload",
	"data-actualsrc",
	"data-original-src",
	"data-url",
	"data-hi-res-src"
];
const LAZY_SRCSET = [
	"srcset",
	"data-srcset",
	"data-lazy-srcset"
];
/** What may carry an address: each attribute is only looked for where the sanitiser keeps it. */
const ADDRESSED = "a[href], :is(img, video, audio, source)[src], video[poster], :is(blockquote, q, ins, del)[cite]";
/**
* A copy of the page that may be taken apart: without scripts and styles, with what is hidden marked as such. The live
* page is never changed.
*/
function snapshot(document, url) {
	const copy = document.cloneNode(true);
	unname(copy);
	markUnseen(document, copy);
	const declared = copy.querySelector("base[href]")?.getAttribute("href");
	const base = declared && URL.canParse(declared, url) ? new URL(declared, url).href : url;
	for (const button of copy.querySelectorAll("p button")) button.replaceWith(...button.childNodes);
	for (const noscript of copy.querySelectorAll("noscript")) revealPicture(noscript);
	for (const element of copy.querySelectorAll("script, style, template, link, base")) element.remove();
	return {
		copy,
		base
	};
}
/** Lazy images below `root` get their real source, addresses become absolute. Changes `root`. */
function resolve(root, base) {
	for (const image of root.querySelectorAll("img, amp-img")) resolveImage(image);
	const origin = /^https?:\/\/[a-z\d.-]+(?=\/)/.exec(base)?.[0];
	for (const element of root.querySelectorAll(ADDRESSED)) for (const attribute of [
		"href",
		"src",
		"poster",
		"cite"
	]) makeAbsolute(element, attribute, base, origin);
}
/** On elements of a copy that the page's own styles do not show: menus, dialogs, texts for other screens. */
const UNSEEN$1 = "data-pressclip-unseen";
function markUnseen(document, copy) {
	const isSeen = document.body && own(document.body, "checkVisibility");
	if (!isSeen?.call(document.body) || !copy.body) return;
	const shown = document.body.getElementsByTagName("*");
	const copies = copy.body.getElementsByTagName("*");
	for (let i = 0; i < shown.length; i++) if (!isSeen.call(shown[i])) copies[i]?.setAttribute(UNSEEN$1, "");
}
/** Pages that load pictures by script repeat them for readers without one. */
function revealPicture(noscript) {
	const written = noscript.querySelector("img")?.outerHTML ?? /<img\b[^>]*>/i.exec(noscript.textContent ?? "")?.[0] ?? "";
	const source = /\s(?:data-)?src\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s>]+))/i.exec(written);
	const address = (source?.[1] ?? source?.[2] ?? source?.[3])?.replaceAll("&amp;", "&");
	if (!address || address.startsWith("data:")) return;
	const before = noscript.previousElementSibling;
	const shown = before?.localName === "img" ? before : before?.querySelector("img");
	const image = shown ?? noscript.ownerDocument.createElement("img");
	if (isPlaceholder(image.getAttribute("src") ?? "")) image.setAttribute("src", address);
	noscript.replaceWith(...shown ? [] : [image]);
}
/** Most addresses on a page: nothing in them needs a parser, which hundreds of links would wait for. */
const PLAIN_PATH = /^(?:\/[\w-]+)+(?:\/|\.\w+)?$/;
function makeAbsolute(element, attribute, base, origin) {
	const value = element.getAttribute(attribute)?.trim() ?? "";
	if (value === "" || value.startsWith("#") || /^https?:\/\/[^\s]+$/i.test(value)) return;
	if (PLAIN_PATH.test(value) && origin) element.setAttribute(attribute, origin + value);
	else if (URL.canParse(value, base)) element.setAttribute(attribute, new URL(value, base).href);
}
/** Of a `srcset` candidate, as `candidates` counts: a wide one, or one for denser screens. Others may be less than `src`. */
const SURELY_LARGE = 1e3;
/** Give an image the address it would show once scrolled to; drop what cannot be kept (a placeholder is no picture). */
function resolveImage(image) {
	const { url: largest, size } = [...image.closest("picture")?.querySelectorAll("source") ?? [], image].flatMap((source) => LAZY_SRCSET.map((name) => source.getAttribute(name) ?? "")).flatMap(candidates).reduce((best, next) => next.size > best.size ? next : best, {
		url: "",
		size: 0
	});
	const lazy = LAZY_SRC.map((name) => image.getAttribute(name)?.trim() ?? "").find((value) => /^(?:https?:)?\/|^[^\s:]+\.\w{3,4}/.test(value));
	const shown = image.getAttribute("src")?.trim() ?? "";
	const address = size > SURELY_LARGE ? largest : lazy || (isPlaceholder(shown) ? largest || WRITTEN_OUT.exec(shown)?.input : shown);
	const plain = image.localName === "img" ? image : image.ownerDocument.createElement("img");
	if (plain !== image) {
		for (const name of [
			"alt",
			"width",
			"height"
		]) {
			const value = image.getAttribute(name);
			if (value) plain.setAttribute(name, value);
		}
		image.replaceWith(plain);
	}
	for (const name of [...LAZY_SRC, ...LAZY_SRCSET]) plain.removeAttribute(name);
	if (address) plain.setAttribute("src", address);
	else plain.remove();
}
const isPlaceholder = (src) => src === "" || src.startsWith("data:") || /(?:blank|spacer|placeholder|transparent|1x1|pixel|loading)\.(?:gif|png|svg)/i.test(src);
/** The images of a `srcset` with their width (or density × 1000, so that 2x beats 1x). */
function candidates(srcset) {
	return [...srcset.matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)].map((match) => ({
		url: match[1] ?? "",
		size: Number(match[2] ?? 1) * (match[3] === "w" ? 1 : 1e3) || 1
	}));
}
// utils/extract/body/parts.ts
/** What the elements around a text say of it: one bit each. */
const PART$1 = {
	article: 1,
	main: 2,
	aside: 4,
	nav: 8,
	footer: 16,
	form: 32,
	list: 64,
	table: 128,
	figure: 256,
	quote: 512,
	dialog: 1024,
	/** Marked up as the article's body. */
	marked: 2048,
	hidden: 4096,
	heading: 8192,
	pre: 16384
};
/** Outside of what a page calls its article. */
const ASIDE$1 = PART$1.aside | PART$1.nav | PART$1.footer | PART$1.form;
const ELEMENTS = [
	[PART$1.article, "article"],
	[PART$1.main, "main"],
	[PART$1.aside, "aside"],
	[PART$1.nav, "nav"],
	[PART$1.footer, "footer"],
	[PART$1.form, "form fieldset"],
	[PART$1.list, "ul ol dl"],
	[PART$1.table, "table"],
	[PART$1.figure, "figure figcaption"],
	[PART$1.quote, "blockquote"],
	[PART$1.dialog, "dialog"],
	[PART$1.pre, "pre"],
	[PART$1.heading, "h1 h2 h3 h4 h5 h6"]
];
const BY_NAME = new Map(ELEMENTS.flatMap(([parts, names]) => names.split(" ").map((name) => [name, parts])));
const BY_ROLE = new Map(Object.entries({
	article: PART$1.article,
	main: PART$1.main,
	complementary: PART$1.aside,
	navigation: PART$1.nav,
	contentinfo: PART$1.footer,
	dialog: PART$1.dialog,
	alertdialog: PART$1.dialog
}));
const HIDDEN = `[hidden], [${UNSEEN$1}], [aria-hidden=true], [style*='display:none' i], [style*='display: none' i], [style*='visibility:hidden' i], [style*='visibility: hidden' i]`;
/** What the element itself is. */
function partsOf(element) {
	let parts = BY_NAME.get(element.localName) ?? 0;
	if (!element.hasAttributes()) return parts;
	const role = element.getAttribute("role");
	if (role) parts = BY_ROLE.get(role.toLowerCase()) ?? parts;
	const property = element.getAttribute("itemprop");
	if (property && /articlebody/i.test(property)) parts |= PART$1.marked;
	if (element.matches(HIDDEN)) parts |= PART$1.hidden;
	return parts;
}
// utils/extract/body/box.ts
/** Gives each element of `root` its box, made when first asked for. */
function boxReader(root) {
	const boxes = /* @__PURE__ */ new Map();
	const boxOf = (element) => {
		let box = boxes.get(element);
		if (!box) {
			const around = element === root ? null : element.parentElement;
			box = newBox(element, around ? boxOf(around) : void 0);
			boxes.set(element, box);
		}
		return box;
	};
	return {
		boxes,
		boxOf
	};
}
function newBox(element, parent) {
	let own = partsOf(element);
	if (parent && parent.parts & PART$1.quote) own &= ~PART$1.footer;
	const names = element.getAttribute("class") ?? "";
	const box = {
		element,
		parent,
		parts: own | (parent?.parts ?? 0),
		groups: groupsOf(element),
		outer: parent ? parent.outer | parent.groups : 0,
		depth: parent ? parent.depth + 1 : 0,
		signature: `${element.localName}.${names.trim().replace(/\d+/g, "")}`,
		article: parent?.article,
		words: 0,
		linked: 0,
		blocks: 0,
		good: 0,
		first: -1,
		last: -1,
		score: 0
	};
	if (own & PART$1.article) box.article = box;
	return box;
}
/** The box itself and those around it, the nearest first. */
function upFrom(box) {
	const up = [];
	for (let next = box; next; next = next.parent) up.push(next);
	return up;
}
// utils/extract/body/assemble.ts
/** What can be kept without any text. */
const MEDIA = /* @__PURE__ */ new Set([
	"img",
	"picture",
	"amp-img",
	"video",
	"audio",
	"iframe",
	"math",
	"svg",
	"object",
	"embed",
	"hr"
]);
const PICTURES = "picture, img, amp-img, video, iframe, svg";
/** More words than this are no caption. */
const LONGEST_CAPTION = 90;
/** Pixels: smaller pictures are icons. */
const SMALLEST_PICTURE = 40;
/** Elements between a caption and the box it shares with its picture. */
const CAPTION_LEVELS = 4;
/**
* The smallest element that holds the chosen blocks, without everything else: what belongs to them (pictures with their
* captions, players, rules) stays. Changes the document the blocks are of.
*/
function assemble(page, chosen) {
	const root = commonBox(chosen);
	if (!root) return void 0;
	const holders = /* @__PURE__ */ new Set();
	for (const { box } of chosen) for (const { element } of upFrom(box)) holders.add(element);
	const figures = captionedFigures(page, root, holders);
	const texts = new Set(chosen.flatMap(({ nodes }) => nodes));
	const last = chosen.at(-1)?.nodes.at(-1);
	/** Whether anything of the element is kept. `strict`: it holds only text that goes, so its pictures go too. */
	const prune = (element, strict) => {
		let any = false;
		for (let child = element.firstChild, next; child; child = next) {
			next = child.nextSibling;
			let keep;
			if (child.nodeType === 3) {
				const isText = texts.has(child);
				any ||= isText;
				keep = isText || child.data.trim() === "";
			} else if (child.nodeType === 1) {
				const inner = child;
				keep = figures.has(inner) || keeps(inner, strict);
				any ||= keep && inner.localName !== "br";
			} else keep = false;
			if (!keep) child.remove();
		}
		return any;
	};
	const keeps = (element, strict) => {
		if (MEDIA.has(element.localName)) return !strict && belongs(element, last, holders);
		if (element.localName === "br") return !strict;
		if (holders.has(element)) return prune(element, false);
		return prune(element, strict || page.boxes.has(element) || isAside(element));
	};
	prune(root.element, false);
	return root.element;
}
const isAside = (element) => /^(?:aside|nav|footer|form)$/.test(element.localName);
/** A picture of the article: not an icon, and not after the end, where other stories begin. */
function belongs(element, last, holders) {
	const size = (name) => Number.parseInt(element.getAttribute(name) ?? "", 10) || SMALLEST_PICTURE;
	if (Math.min(size("width"), size("height")) < SMALLEST_PICTURE) return false;
	if (!((last.compareDocumentPosition(element) & 4) !== 0)) return true;
	if (element.localName === "hr") return false;
	const figure = element.closest("figure");
	if (figure) return holders.has(figure.parentElement);
	const paragraph = element.closest("p");
	return paragraph !== null && paragraph.parentElement === paragraphOf(last, holders)?.parentElement;
}
const paragraphOf = (text, holders) => {
	let element = text.parentElement;
	while (element && !holders.has(element)) element = element.parentElement;
	return element;
};
function commonBox(chosen) {
	const [first, ...others] = chosen.map(({ box }) => upFrom(box));
	if (!first) return void 0;
	let common = others.length ? first : first.slice(1);
	for (const up of others) {
		const around = new Set(up);
		common = common.filter((box) => around.has(box));
	}
	return common[0] ?? first[0];
}
/** Boxes of a picture with its words become `figure`s with a `figcaption`, the credit in it. */
function captionedFigures({ blocks, boxes }, root, holders) {
	const captions = /* @__PURE__ */ new Map();
	const inside = /* @__PURE__ */ new Map();
	for (const block of blocks.slice(root.first, root.last + 1)) {
		if (holders.has(block.element) || block.words > LONGEST_CAPTION || block.link > .5) continue;
		if (isIn(block, ASIDE$1 | PART$1.heading)) continue;
		const box = pictureBox(block, boxes, holders);
		if (!box) continue;
		const found = captions.get(box);
		if (found) found.push(block);
		else captions.set(box, [block]);
		for (const around of upFrom(block.box)) inside.set(around, (inside.get(around) ?? 0) + 1);
	}
	const isAlone = (box) => upFrom(boxes.get(box)).every((around) => holders.has(around.element) || inside.get(around) === around.blocks);
	return new Set([...captions].filter(([box]) => isAlone(box)).map(([box, found]) => asFigure(box, found)));
}
function pictureBox(block, boxes, holders) {
	const isFigure = isIn(block, PART$1.figure);
	if (!isFigure && !isNamed(block, groups$1("caption"))) return void 0;
	let element = block.element;
	for (let i = 0; element && i < CAPTION_LEVELS && !holders.has(element); i++) {
		if ((boxes.get(element)?.words ?? 0) > LONGEST_CAPTION) return void 0;
		if (isFigure ? element.localName === "figure" : element.querySelector(PICTURES)) return element;
		element = element.parentElement;
	}
}
function asFigure(box, blocks) {
	const document = box.ownerDocument;
	const figure = document.createElement("figure");
	const caption = box.querySelector("figcaption") ?? document.createElement("figcaption");
	for (const { element, text } of blocks) {
		if (caption === element || caption.contains(element)) continue;
		caption.append(caption.textContent ? ` ${text}` : text);
	}
	const pictures = [...box.querySelectorAll(PICTURES)].filter((picture) => !picture.parentElement?.closest("picture"));
	figure.append(...pictures, caption);
	box.replaceWith(figure);
	return figure;
}
// utils/extract/body/foreign.ts
/** More words than this are no box around a form, but a page inside one. */
const LARGEST_FORM = 80;
/** The article of the headline holds at least this much of the good text, or the page uses such elements for something else. */
const OWN_SHARE = .3;
const FOREIGN = {
	/** Dialogs and placeholders that ask for consent, by the names of their makers. */
	consent: () => ({ box, signature }) => (box.groups & groups$1("consent")) !== 0 || /^[a-z]+\.ot-|<[a-z]+\.ot-|onetrust/.test(signature),
	/** A small box that asks for an address or a search. */
	form() {
		const asks = /* @__PURE__ */ new Map();
		const isForm = (box) => {
			if (!box || box.words > LARGEST_FORM) return false;
			const known = asks.get(box) ?? (box.element.querySelector("form, input[type=email]") !== null || isForm(box.parent));
			asks.set(box, known);
			return known;
		};
		return ({ box }) => isForm(box);
	},
	/** Another story on the same page: in an article element beside the one with the headline. */
	otherStory(page) {
		const own = page.blocks[page.headline]?.box.article;
		if (!own || own.good < OWN_SHARE * page.good) return () => false;
		return ({ box }) => box.article !== void 0 && !upFrom(box).includes(own);
	}
};
// utils/extract/body/text-features.ts
const log = Math.log1p;
const yes = (value) => value ? 1 : 0;
const ENDS_SENTENCE = /[.!?。！？…।؟][\s"“”»’'）」)\]]*$/;
const endsSentence = (text) => ENDS_SENTENCE.test(text);
const count = (text, pattern) => text.match(pattern)?.length ?? 0;
/** What the text itself tells. */
const TEXT_FEATURES = {
	length: ({ block }) => log(block.text.length),
	link: ({ block }) => block.link,
	endsSentence: ({ block }) => yes(endsSentence(block.text)),
	digits: ({ block }) => count(block.text, /\d/g) / block.text.length,
	copies: ({ block, page }) => log((page.copies.get(block.text) ?? 1) - 1),
	ofDescription: ({ block }) => block.coverage.ofDescription,
	inTitle: ({ block }) => block.coverage.inTitle,
	ofTitle: ({ block }) => block.coverage.ofTitle
};
// utils/extract/body/rules.ts
const OUTSIDE = ASIDE$1 | PART$1.dialog;
const NOT_TEXT$1 = OUTSIDE | PART$1.figure | PART$1.hidden;
const dropWhere = (kept, drop) => {
	for (const block of kept) if (drop(block)) kept.delete(block);
};
/** Beyond this share of the text it is no box beside the text but the text itself under an odd name. */
const dropUnlessMost = (kept, most, drop) => {
	const dropped = [...kept].filter(drop);
	if (wordsOf$1(dropped) < most * wordsOf$1(kept)) for (const block of dropped) kept.delete(block);
};
const hasDate = /\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|\d{4}\s?[年년]|\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\b/;
const digits = (text) => (text.match(/\d/g)?.length ?? 0) / (text.length || 1);
/** Where a standfirst may stand: after the headline, shortly before the text or among its first lines. */
function beforeText(page, kept) {
	const first = inOrder(kept)[0]?.index;
	return first === void 0 ? [] : page.blocks.slice(Math.max(page.headline + 1, first - 30, 0), first + 4);
}
const RULES = {
	/** Readability took a box and left the article: many paragraphs of one kind inside what is marked as the article. */
	rescue(page, kept) {
		const marked = page.blocks.filter((block) => block.good && !isIn(block, OUTSIDE) && isIn(block, PART$1.article | PART$1.main | PART$1.marked) && !isNamed(block, groups$1("comment", "related", "teaser")));
		const most = [...Map.groupBy(marked, ({ signature }) => signature).values()].reduce((a, b) => wordsOf$1(b) > wordsOf$1(a) ? b : a, []);
		const good = wordsOf$1([...kept].filter((block) => block.good));
		if (wordsOf$1(most) <= 120 || good >= .3 * wordsOf$1(most)) return;
		kept.clear();
		for (const block of most) kept.add(block);
	},
	/** One article in several containers: paragraphs of the same kind as the text found belong to it. */
	rejoin(page, kept) {
		const ordered = inOrder(kept);
		const [first, last] = [ordered[0]?.index, ordered.at(-1)?.index];
		if (first === void 0 || last === void 0) return;
		const total = wordsOf$1(ordered.filter((block) => block.good));
		const found = /* @__PURE__ */ new Map();
		for (const block of ordered) if (block.good) found.set(block.signature, (found.get(block.signature) ?? 0) + block.words);
		const more = page.blocks.slice(Math.max(0, first - 12, page.headline + 1), last + 60).filter((block) => {
			const share = found.get(block.signature) ?? 0;
			return !kept.has(block) && block.good > 0 && !isIn(block, NOT_TEXT$1) && !isNamed(block, groups$1("related", "promo", "comment", "author", "caption", "teaser")) && share >= .15 * total && share >= .25 * block.kind.good;
		});
		for (const block of more) kept.add(block);
	},
	/** A heading or paragraph between two of the text belongs to it. */
	gaps(page, kept) {
		const ordered = inOrder(kept);
		const foreign = groups$1("related", "promo", "social", "comment", "author", "ad", "caption", "teaser", "tags", "date");
		ordered.forEach((block, i) => {
			const next = ordered[i + 1];
			if (!next || next.index - block.index > 8) return;
			for (const between of page.blocks.slice(block.index + 1, next.index)) {
				if (isIn(between, NOT_TEXT$1) || between.link > .4 || isNamed(between, foreign)) continue;
				if (isIn(between, PART$1.heading) && between.index !== page.headline || between.good && (isIn(between, PART$1.list | PART$1.quote) || between.words > 15)) kept.add(between);
			}
		});
	},
	/** What the page itself puts beside its text. */
	asides(_, kept) {
		dropUnlessMost(kept, .4, (block) => isIn(block, OUTSIDE));
	},
	/** Short boxes by the names their makers use. */
	classes(_, kept) {
		dropUnlessMost(kept, .25, isBox);
	},
	/** A line that is only a link leads elsewhere. */
	linky(_, kept) {
		dropWhere(kept, (block) => block.link > .75 && block.words <= 30 && !isIn(block, PART$1.table));
	},
	/** Captions stand with their picture, not in the text. */
	captions(_, kept) {
		dropWhere(kept, (block) => block.words < 60 && !isIn(block, PART$1.table | PART$1.quote) && (isIn(block, PART$1.figure) || isNamed(block, groups$1("caption")) && !isNamed(block, groups$1("body", "lead", "article"))));
	},
	/** A line that is only a date. */
	dates(_, kept) {
		const texts = inOrder(kept).filter((block) => block.good);
		const [first, last] = [texts[0]?.index ?? 0, texts.at(-1)?.index ?? 0];
		dropWhere(kept, ({ words, text, box, index }) => words <= 12 && (index < first || index > last) && !endsSentence(text) && hasDate.test(text) && digits(text) > .15 && !(box.parts & (PART$1.table | PART$1.heading)));
	},
	/** The title is metadata. */
	title(page, kept) {
		const headline = page.blocks[page.headline]?.box;
		dropWhere(kept, (block) => headline !== void 0 && upFrom(block.box).includes(headline) || isIn(block, PART$1.heading) && block.coverage.ofTitle > .85 && block.coverage.inTitle > .85);
	},
	/** Headings at the very end belong to what follows the article. */
	tailhead(_, kept) {
		for (const block of inOrder(kept).reverse()) {
			if (!(isIn(block, PART$1.heading) || block.words < 8 && /[:：]\s*$/.test(block.text)) || leadsToPicture(block)) return;
			kept.delete(block);
		}
	},
	/** The standfirst stands outside the container of the text on four of ten pages. */
	standfirst(page, kept) {
		const lead = beforeText(page, kept).find((block) => !kept.has(block) && block.words >= 5 && block.link < .4 && !isIn(block, PART$1.nav | PART$1.footer | PART$1.hidden) && saysDescription(block));
		if (lead) kept.add(lead);
	},
	/** A standfirst by its name, where the description says something else. */
	leadclass(page, kept) {
		const first = inOrder(kept)[0]?.index ?? 0;
		if (page.headline < 0) return;
		const foreign = groups$1("related", "promo", "author", "caption", "social");
		const lead = page.blocks.slice(page.headline + 1, Math.min(first, page.headline + 14)).find((block) => !kept.has(block) && block.words >= 8 && block.link < .3 && isNamed(block, groups$1("lead")) && !isNamed(block, foreign) && !isIn(block, NOT_TEXT$1 & ~PART$1.form) && block.coverage.inTitle < .8);
		if (lead) kept.add(lead);
	},
	/** The same paragraph a second time: copies for printing, for small screens, in carousels. */
	dups(_, kept) {
		const seen = /* @__PURE__ */ new Map();
		for (const block of inOrder(kept)) {
			if (block.words < 8) continue;
			const first = seen.get(block.text);
			if (first && first.box.parent !== block.box.parent) kept.delete(block);
			seen.set(block.text, first ?? block);
		}
	}
};
// utils/extract/body/choose.ts
/** From this score on a block is kept: less is asked of what the rules kept, more of what nobody kept. */
const KEEP = {
	kept: .35,
	read: .5,
	other: .6,
	rich: .02,
	gap: .3,
	lead: .05,
	box: .75
};
const NOT_TEXT = ASIDE$1 | PART$1.figure | PART$1.dialog;
const RICH = PART$1.list | PART$1.table | PART$1.quote | PART$1.pre;
const isComment = ({ box }) => upFrom(box).slice(0, 4).some((around) => around.groups & groups$1("comment"));
/**
* The blocks of the article, in page order: what Readability found, corrected by the rules, pruned and extended by the
* model's scores (0 to 1, one for each block).
*/
function choose(page, scores) {
	const { blocks } = page;
	const score = (block) => scores[block.index] ?? 0;
	const isForeign = anyOf(page, Object.values(FOREIGN));
	const ruled = new Set(blocks.filter((block) => block.read && !isForeign(block)));
	for (const rule of Object.values(RULES)) rule(page, ruled);
	const possible = blocks.filter((block) => !isForeign(block));
	const asked = (block) => {
		if (ruled.has(block)) return isIn(block, RICH) ? KEEP.rich : isLead(page, block) ? KEEP.lead : KEEP.kept;
		if (isComment(block) || isIn(block, ASIDE$1 | PART$1.dialog | PART$1.figure)) return Number.POSITIVE_INFINITY;
		if (isBox(block)) return KEEP.box;
		return block.read ? KEEP.read : KEEP.other;
	};
	let chosen = new Set(possible.filter((block) => score(block) >= asked(block)));
	for (const block of chosen) if (!ruled.has(block) && !block.read && /^https?:\S+$/.test(block.text)) chosen.delete(block);
	const isDropped = (block) => isForeign(block) || block.read && !ruled.has(block);
	closeGaps(page, chosen, score, isDropped);
	addBeginning(page, chosen, ruled);
	if (wordsOf$1(chosen) < .4 * wordsOf$1(ruled)) chosen = new Set([...ruled].filter((block) => score(block) >= .02));
	if (wordsOf$1(chosen) + wordsOf$1(ruled) < 80) addBest(possible, chosen, score);
	keepWhole(page, chosen, isForeign);
	return finish(page, chosen);
}
function anyOf(page, reasons) {
	const tests = reasons.map((reason) => reason(page));
	return (block) => tests.some((test) => test(block));
}
/** Between the headline and the text, and named or described as what stands there. */
const isLead = ({ headline }, block) => headline >= 0 && block.index > headline && block.index - headline < 12 && (isNamed(block, groups$1("lead")) || saysDescription(block));
const isOutside = (block) => isComment(block) || isIn(block, NOT_TEXT);
/** Between two paragraphs of the article less is asked. */
function closeGaps({ blocks }, chosen, score, isDropped) {
	const firm = blocks.filter((block) => chosen.has(block) && block.words >= 8);
	firm.forEach((block, i) => {
		const next = firm[i + 1];
		if (!next || next.index - block.index > 30) return;
		for (const between of blocks.slice(block.index + 1, next.index)) if (!isDropped(between) && !isOutside(between) && between.link < .5 && score(between) >= KEEP.gap) chosen.add(between);
	});
}
/** Paragraphs before the first one kept, beside it and after the headline: on a long page the model doubts beginnings. */
function addBeginning({ blocks, headline }, chosen, ruled) {
	const first = blocks.find((block) => chosen.has(block) && block.good > 0);
	for (const block of blocks.slice(headline + 1, first?.index)) if (block.good && ruled.has(block) && block.box.parent === first?.box.parent) chosen.add(block);
}
/**
* A table or a listing is kept whole or not at all: whole when most of it is kept, and when it stands in the text and is
* no list of links. Old pages lay out their text in tables: such a one holds most of it.
*/
function keepWhole({ blocks }, chosen, isForeign) {
	const wholes = Map.groupBy(blocks.filter((block) => isIn(block, PART$1.table | PART$1.pre)), ({ box }) => upFrom(box).find(({ element }) => /^(?:table|pre)$/.test(element.localName)) ?? box);
	const ordered = inOrder(chosen);
	const [first, last] = [ordered[0]?.index ?? 0, ordered.at(-1)?.index ?? 0];
	const most = .5 * wordsOf$1(chosen);
	for (const [whole, inside] of wholes) {
		if (whole.words > most) continue;
		const kept = wordsOf$1(inside.filter((block) => chosen.has(block)));
		const isInText = whole.first > first && whole.last < last && whole.linked < .3 * whole.words;
		const keep = kept > .5 * whole.words || isInText && !inside.some((block) => isForeign(block) || isOutside(block));
		for (const block of inside) keep ? chosen.add(block) : chosen.delete(block);
	}
}
/** Nearly nothing was found: what the model likes best. */
function addBest(possible, chosen, score) {
	const best = Math.max(0, ...possible.filter((block) => block.words >= 8).map(score));
	if (best === 0) return;
	const enough = Math.max(.08, best * .3);
	for (const block of possible) if (score(block) >= enough && !isOutside(block)) chosen.add(block);
}
function finish(page, chosen) {
	const { blocks } = page;
	RULES.title(page, chosen);
	const first = inOrder(chosen).filter(({ words }) => words >= 6).slice(0, 20);
	for (const block of chosen) if (block.words >= 60 && holds(block, first)) chosen.delete(block);
	for (const block of inOrder(chosen).reverse()) {
		if (!isIn(block, PART$1.heading)) continue;
		if ((!blocks.slice(block.index + 1, block.index + 7).some((next) => chosen.has(next) && !isIn(next, PART$1.heading)) || isLeftOver(page, block, chosen) && !isLead(page, block)) && !leadsToPicture(block)) chosen.delete(block);
	}
	RULES.dups(page, chosen);
	return inOrder(chosen);
}
/** A hidden copy of the whole text in one block: it holds two others. */
const holds = (long, others) => others.filter(({ text, words }) => words < long.words * .8 && long.text.includes(text)).length > 1;
/** The heading of a box of which nothing else is kept. */
function isLeftOver({ blocks }, heading, chosen) {
	const { parent } = heading.box;
	const inside = parent ? blocks.slice(parent.first, parent.last + 1) : [];
	return inside.length > 1 && !inside.some((block) => block !== heading && chosen.has(block));
}
// utils/extract/body/declared-body.ts
/** The least a paragraph of a framework's data has; characters. */
const PARAGRAPH = 80;
/** Characters that tell one text from another. */
const BEGINNING$1 = 60;
/** Values looked at in a page's data: a whole shop may be in it. */
const MOST_VALUES = 5e4;
const DEEPEST$1 = 24;
/** Characters; more is a site's data, not a page's. */
const LONGEST_DATA = 5e6;
/** The paragraphs of JSON-LD `articleBody`; empty when the page states none. */
const statedBody = ({ article }) => typeof article?.articleBody === "string" ? paragraphsOf(onceOnly(article.articleBody.trim())) : [];
/**
* The paragraphs of the text in the data that a framework builds the page from; empty when none there agrees with the
* page's title or description.
*/
function builtBody({ document }, coverage) {
	const agrees = (paragraphs) => {
		const { ofTitle, ofDescription } = coverage(paragraphs.join(" "));
		return Math.max(ofTitle, ofDescription) > .3;
	};
	return longest([...document.querySelectorAll("script[type=\"application/json\"], script#__NEXT_DATA__")].map((script) => script.textContent ?? "").filter((text) => text.length < LONGEST_DATA).flatMap(textsIn).filter(agrees));
}
const amount$1 = (paragraphs) => amountOf(paragraphs.join("\n"));
const longest = (texts) => texts.reduce((best, next) => amount$1(next) > amount$1(best) ? next : best, []);
/** Lines, or what block elements separate. */
const paragraphsOf = (text) => text.replace(/<br\s*\/?>|<\/(?:p|div|li|h[1-6]|blockquote|figcaption)>/gi, "\n").replace(/<\/?[a-z!][^<>]*>/gi, "").split(/\n+/).map((line) => textOf(line)).filter(Boolean);
/** Some sites state their text twice in a row. */
function onceOnly(text) {
	const again = text.indexOf(text.slice(0, BEGINNING$1), BEGINNING$1);
	return Math.abs(2 * again - text.length) < .1 * text.length ? text.slice(0, again) : text;
}
/** The texts of several paragraphs in a page's data: one long string, or a list of pieces with one string each. */
function textsIn(json) {
	const texts = [];
	let values = 0;
	const visit = (value, depth) => {
		if (values++ > MOST_VALUES || depth > DEEPEST$1) return;
		if (typeof value === "string") {
			if (paragraphsOf(value).filter((line) => line.length >= PARAGRAPH).length > 1) texts.push(paragraphsOf(value));
		} else if (Array.isArray(value)) {
			const pieces = value.flatMap((piece) => paragraphsOf(longestString(piece)));
			if (pieces.filter((line) => line.length >= PARAGRAPH).length > 1) texts.push(pieces);
			for (const piece of value) visit(piece, depth + 1);
		} else if (isNode(value)) for (const inner of Object.values(value)) visit(inner, depth + 1);
	};
	try {
		visit(JSON.parse(json), 0);
	} catch {}
	return texts;
}
function longestString(value, depth = 0) {
	if (typeof value === "string") return value;
	if (!isNode(value) || depth > 2) return "";
	return Object.values(value).map((inner) => longestString(inner, depth + 1)).reduce((best, next) => next.length > best.length ? next : best, "");
}
// utils/extract/body/place.ts
/** Every block with its place. */
function places(page) {
	const { blocks } = page;
	const stepsToTop = steps(page.top);
	const headline = blocks[page.headline];
	const stepsToHeadline = headline ? steps(headline.box) : /* @__PURE__ */ new Map();
	const after = [];
	for (let i = blocks.length - 1, next; i >= 0; i--) {
		after[i] = next;
		if (blocks[i]?.good) next = blocks[i];
	}
	let goodBefore;
	let goodWordsBefore = 0;
	return blocks.map((block, i) => {
		const own = block.box;
		const parent = own.parent ?? own;
		const grand = parent.parent ?? parent;
		const place = {
			block,
			page,
			up: [
				own,
				parent,
				grand,
				grand.parent ?? grand
			],
			goodBefore,
			goodAfter: after[i],
			goodWordsBefore,
			toTop: meeting(own, stepsToTop, 9),
			toHeadline: meeting(own, stepsToHeadline, -1)
		};
		goodWordsBefore += block.good;
		if (block.good) goodBefore = block;
		return place;
	});
}
const steps = (box) => new Map(upFrom(box).map((around, i) => [around, i]));
/** How far up two boxes meet: steps from the one, steps from the other. */
function meeting(box, other, none) {
	let up = 0;
	for (let around = box; around; around = around.parent, up++) {
		const steps = other.get(around);
		if (steps !== void 0) return [up, steps];
	}
	return [up, none];
}
// utils/extract/body/place-features.ts
/** Signed distance, where near steps count more. */
const far$1 = (a, b) => Math.sign(a - b) * log(Math.abs(a - b));
/** Where the block stands on the page, by order and by the elements around it. */
const PLACE_FEATURES = {
	depth: ({ block }) => block.box.depth,
	position: ({ block, page }) => block.index / page.blocks.length,
	goodBefore: ({ goodWordsBefore, page }) => goodWordsBefore / page.good,
	pageBlocks: ({ page }) => log(page.blocks.length),
	pageWords: ({ page }) => log(page.words),
	pageGood: ({ page }) => log(page.good),
	fromHeadline: ({ block, page }) => page.headline < 0 ? 0 : far$1(block.index, page.headline),
	headlineUp: ({ page, toHeadline }) => page.headline < 0 ? -1 : toHeadline[1],
	toTop: ({ toTop }) => toTop[0],
	topUp: ({ toTop }) => toTop[1],
	fromTop: ({ block: { index }, page: { top } }) => index < top.first ? far$1(index, top.first) : index > top.last ? far$1(index, top.last) : 0,
	inCore: ({ block: { index }, page: { core } }) => yes(index >= core.first && index <= core.last),
	articleShare: ({ block: { box }, page }) => box.article ? box.article.good / page.good : -1,
	inHeadlineArticle: ({ block: { box }, page }) => {
		const own = page.blocks[page.headline]?.box.article;
		return own && box.article ? own === box.article ? 1 : -1 : 0;
	},
	kindBlocks: ({ block }) => log(block.kind.blocks),
	kindWords: ({ block, page }) => block.kind.words / page.words,
	kindGood: ({ block, page }) => block.kind.good / page.good,
	kindAverage: ({ block }) => log(block.kind.words / block.kind.blocks),
	kindLinked: ({ block }) => block.kind.linked / (block.kind.words || 1),
	goodBeforeIsSibling: ({ block, goodBefore }) => yes(goodBefore && goodBefore.box.parent === block.box.parent),
	goodAfterIsSibling: ({ block, goodAfter }) => yes(goodAfter && goodAfter.box.parent === block.box.parent),
	goodAfterKind: ({ goodAfter, page }) => goodAfter ? goodAfter.kind.good / page.good : 0,
	goodAround: (place) => log(around$1(place, ({ good }) => good)),
	linkedAround: (place) => log(around$1(place, ({ link, words }) => link * words)),
	linkBefore: ({ block, page }) => page.blocks[block.index - 1]?.link ?? -1
};
const AROUND = 4;
function around$1({ block: { index }, page: { blocks } }, amount) {
	let sum = 0;
	for (let i = Math.max(0, index - AROUND); i <= index + AROUND && i < blocks.length; i++) if (i !== index) sum += amount(blocks[i]);
	return sum;
}
// utils/extract/body/features.ts
/** Named so by itself (3), by its parent (2) or by its grandparent (1). */
const near = ({ up: [own, parent, grand] }, mask) => own.groups & mask ? 3 : parent.groups & mask ? 2 : yes(grand.groups & mask);
/** Any element around those is named so. */
const far = ({ up: [own, parent, grand] }, mask) => yes((own.outer & ~(own.groups | parent.groups) | grand.groups) & mask);
const [CAPTION, COMMENT, CONSENT] = [
	groups$1("caption"),
	groups$1("comment"),
	groups$1("consent")
];
/** What the block's box and those around it hold and are called. */
const BOX_FEATURES = {
	ownAverage: ({ up: [own] }) => log(own.words / (own.blocks || 1)),
	ownLinked: ({ up: [own] }) => own.linked / (own.words || 1),
	grandBlocks: ({ up: [, , grand] }) => log(grand.blocks),
	grandGood: ({ up: [, , grand], page }) => grand.good / page.good,
	greatBlocks: ({ up: [, , , great] }) => log(great.blocks),
	greatGood: ({ up: [, , , great], page }) => great.good / page.good,
	greatLinked: ({ up: [, , , great] }) => great.linked / (great.words || 1),
	isDiv: ({ block }) => yes(block.element.localName === "div"),
	inAside: ({ block }) => yes(block.box.parts & PART$1.aside),
	inFigure: ({ block }) => yes(block.box.parts & PART$1.figure),
	inFooter: ({ block }) => yes(block.box.parts & PART$1.footer),
	nearCaption: (place) => near(place, CAPTION),
	nearComment: (place) => near(place, COMMENT),
	nearConsent: (place) => near(place, CONSENT),
	farComment: (place) => far(place, COMMENT)
};
/** What the model may know of a block, by name. None of it depends on a language or a site. */
const FEATURES = {
	...TEXT_FEATURES,
	...PLACE_FEATURES,
	...BOX_FEATURES
};
/** A line that is only a link leads elsewhere, unless Readability keeps it: the model is not asked. */
const isLinkLine = ({ link, words, read, box }) => link > .75 && words <= 30 && !read && !(box.parts & PART$1.table);
/** The values of the named features for every block, row by row. */
function featureRows(page, names) {
	const features = names.map((name) => FEATURES[name]);
	const rows = new Float32Array(page.blocks.length * names.length);
	for (const place of places(page)) {
		if (isLinkLine(place.block)) continue;
		let at = place.block.index * names.length;
		for (const feature of features) rows[at++] = feature(place);
	}
	return rows;
}
// utils/extract/body/model.json
var base = .3672;
var features$1 = {
	"articleShare": [
		0,
		.01972,
		.383,
		.6935,
		.7913,
		.8277,
		.888,
		.9085,
		.921,
		.9747,
		.9786
	],
	"copies": [.3466],
	"depth": [
		5.5,
		6.5,
		11.5,
		12.5,
		14.5
	],
	"digits": [.2, .2899],
	"endsSentence": [.5],
	"farComment": [.5],
	"fromHeadline": [
		-1.792,
		0,
		3.466,
		3.871,
		4.159,
		4.22,
		4.382,
		4.844,
		4.898,
		5.796,
		5.881,
		6.394
	],
	"fromTop": [
		-2.639,
		-1.946,
		-1.099,
		0,
		.6931,
		1.792,
		2.303,
		2.996
	],
	"goodAfterIsSibling": [.5],
	"goodAfterKind": [
		.01838,
		.1498,
		.2519,
		.3978,
		.4247,
		.6787,
		.6974,
		.7096,
		.8441,
		.8574,
		.8694,
		.8895
	],
	"goodAround": [
		3.871,
		4.127,
		4.762,
		4.913,
		5.004,
		5.375
	],
	"goodBefore": [
		.1749,
		.2707,
		.346,
		.6094,
		.8199,
		.8555,
		.9264
	],
	"goodBeforeIsSibling": [.5],
	"grandBlocks": [
		1.609,
		2.708,
		3.296,
		4.7,
		6.217,
		6.571
	],
	"grandGood": [
		0,
		.009465,
		.01038,
		.1272,
		.3268,
		.9612
	],
	"greatBlocks": [
		1.386,
		1.609,
		1.946,
		5.182,
		6.182,
		6.403
	],
	"greatGood": [
		.04099,
		.05488,
		.07239,
		.3259,
		.6454
	],
	"greatLinked": [
		.002801,
		.01353,
		.01764,
		.02986,
		.03502,
		.04333,
		.05877,
		.1259
	],
	"headlineUp": [
		-.5,
		2.5,
		3.5,
		7.5
	],
	"inAside": [.5],
	"inCore": [.5],
	"inFigure": [.5],
	"inFooter": [.5],
	"inHeadlineArticle": [-.5, .5],
	"inTitle": [.01235, .02326],
	"isDiv": [.5],
	"kindAverage": [
		1.253,
		1.386,
		2.31,
		2.485,
		2.73,
		2.845,
		3.911,
		4.256
	],
	"kindBlocks": [
		.6931,
		1.099,
		1.386,
		1.609,
		2.079,
		2.197,
		2.485,
		3.912,
		4.466,
		5.094
	],
	"kindGood": [
		.00364,
		.007616,
		.01985,
		.05764,
		.07774,
		.2161,
		.2717,
		.3226,
		.3749,
		.5002,
		.5837,
		.6228,
		.6974,
		.877,
		.9281
	],
	"kindLinked": [0],
	"kindWords": [
		.05781,
		.07635,
		.09826,
		.1167,
		.1322,
		.2685,
		.4133,
		.428,
		.4613,
		.5577,
		.5794
	],
	"length": [
		2.485,
		2.639,
		2.833,
		2.89,
		3.045
	],
	"link": [.4509],
	"linkBefore": [.4259, .728],
	"linkedAround": [2.529, 2.692],
	"nearCaption": [
		.5,
		1.5,
		2.5
	],
	"nearComment": [.5, 1.5],
	"nearConsent": [.5],
	"ofDescription": [
		.06796,
		.08824,
		.09574,
		.1048,
		.1138,
		.1239,
		.1356,
		.1496,
		.1886,
		.2845
	],
	"ofTitle": [
		.0303,
		.03704,
		.05,
		.06,
		.06977,
		.1136
	],
	"ownAverage": [
		1.099,
		1.386,
		2.485,
		2.565,
		2.833,
		3.091,
		3.178,
		4.304
	],
	"ownLinked": [
		0,
		.08791,
		.14,
		.3485,
		.5556
	],
	"pageBlocks": [
		4.331,
		5.247,
		5.298,
		5.916,
		6.843
	],
	"pageGood": [
		6.197,
		7.079,
		8.086,
		8.744,
		8.755,
		8.764
	],
	"pageWords": [
		6.874,
		7.077,
		7.196,
		7.382,
		7.624,
		7.949,
		8.129,
		9.095,
		9.175
	],
	"position": [
		.1333,
		.6635,
		.8137,
		.8591
	],
	"toTop": [
		2.5,
		4.5,
		5.5,
		6.5,
		8.5,
		9.5,
		11.5,
		13.5
	],
	"topUp": [
		.5,
		2.5,
		4.5,
		6.5
	]
};
var trees$1 = [
	"Q#>$'#!M^!PaO*$#C#*)!S(!M9!O}!Ov!Mb7#!Lb3%?0Q%!No!M=!RsG#A'!N~**!Rb!O(!LX",
	"Q#R#O*$#>%!Q+L'!Rp!Ou!Oj!N0?'!Mm!Q)?(7#!MBI$B&!MP!Nh!Pc*((#!RE!Mw#)!Ml!R@",
	"Q#>#!Nr0(<#8#!RV!M&'#!M_!QX!Mz3$!N'>&I%!Mt!P-*'F$(#1#!Of!RV!N8!M>,-!Ng!R7",
	"Q#R#O*'#<#!QQ!N(H#:#!OM!RV!Mb!NbI*!N:!Pa7#I,!M{!PtG#@#;#!NY!P*A%!O=!R'!Mj",
	"1'I#7#!N0Q&5$>%!NU!Qc!O?!NQ*&)$!NK!Qi!O9>%J%!N])$!M|!QB2($#C#!RG!OJ!Oy!Ns",
	"Q#>$?%!Nh!PmO*<#C#!R:!OpP$!Q>!Mb!O&7#!NHG#@#K#!NA,)!OM!Q@?$!N~R%!R0!P8!N/",
	"R#1%!O*2(>%J%!O9!Q=$#F%L&!R6!P,!MM!Oq#-!Rp!NTI&#'!NZA(!O>!RAD$'#!O<!Qe!No",
	"1'J'7#!NQ(#B'!Nu>&!NgQ&!QJ!OZ!NGD#**'#!Ox!Qs!OQ!O#+#A#!O:2(!QN!Ny0(!R,!Nn",
	"R#'#/#B$!Nd!P)!Q;O*H#:#3'!Jx!R,(#A%!Pz!R5!O(!N-!O?#&-&!Nl**!QO!Nq'#!OS!QL",
	"/#7#I,!N`!Q/$#G#A%F$-#!OR!Ph!N7P%2(!Qk!O0!OV!NS!N~*&0(:#!N9!Qz!O#,-!N}!RI",
	"+#7#I,!Ng!Q$<#G#K#!O+2'>(I'%&!OJ!QF!QWQ&!Qo!PN!O$!NU!O-*&N&K'!P}!R)!Os!OQ",
	"?/*&1$!OM<#)$!O4),:##&!L7!R/8#H#!Q^!N0!Nz!O%!OE!O%(#$#.)L'!R0!NL!ON!Nr!Nn",
	"?/*&?#/#!OT!QH).>'J(!OY)$!NcF#!Qo!O6:#!NW$#!Qc!OX!NO#*!N}!PL(#K%!O~!Q}!N|",
	"7#I'!Nv!PA,(;$5&)->$!O%:#!NW$#!Pv!OP!Np!NWN(2$!Ou!Q@!Np(#8#6#!Qt!M}!O+!O-",
	"+#7#I,!N|!PxG#<#B#!O3D$2'>(%&!P2!Qk!QT!O3!Ob!ON!Ne**'#!PU)+:#!NU!Qw!PF!OL",
	"-$7#!O)$#E$N(>#!O;&$(#!QN!O$!O%!Ne!OP!OB?/<#.&!Q6K*!PB!Ni!OEG#K&!Ob!Qw!Na",
	",%I#!OJ-#!Ok!Q/G#'#F$&#=&=$!P+>#!O^!R'!O}!O6!NuR&O*2#!P=L'!Qo!NQ!OP!OU!Nk",
	"*&'#<#B#!O>4(!Q<!P+!O=$#)+K)!PeL':#!O3!Qo!NF=)!QE!O&!Nv#*,.!O;!REQ$!O^!Q{",
	"7#:$!O/?#!OG!QH,)N(Q&>&J%!O@!Pg.&!QJ!PP!Oi!Ns(#>,F$6#L'!Qq!OX!N7!N}!O%!O=",
	"-%7#I,!O4!Pw(#>#!OH$#6#,*A)!PwA+!N5!Pj!Q`!N(!Oi!O.'#!P=)*G#?+!Px!Qt!Np!P.",
	"J$7#!O3,,Q)>$!O8:#!NeO*L#(#!Q%!O%.%!QE!O%!O'!Nk!Q7/#4*F$!P|!O+!Ol.(!QY!P/",
	",%I%7#!O1!P$$#!Q)!NvG#F$>,<#L')$!On),9#6#!QT!Ni!N/!Oy!OO!P*4%!Nw!Qo!O/!Nw",
	"D$<#J#&$%#!O=,+Q)>+!PCO+!Qy!O/!Nr!QW!N|G$'#=(!Q1!OmP&!QO!P5!Ny*$!QE!OQ!OY",
	".)Q'?0F$G#$#D$),6#L'!Q5!OO!NQ0%!R>!O9>)!OT!Q5!Oz!Nn!O:O*!Qq!Nf#$!O&!Pp!OH",
	"R%.'N(?08#O')%K(!P;!Q=#(!OI!Q0!Q7!O?!Q~!OG4$K$!OU!Qd!OW%%!O3Q(O(!PQ!S0!OP",
	",'I)>'%&5#!S8,&?,?)!O@!M,!Qs!KN!PrO$!OK!PV!P~G#O*-%!P]K(!Ph!Qc)'!R0!N~!N}",
	"9#<#)$5#!RV!O-.$!Q;O*E$H#&$6#N#!Qn,$O%!Nb!P_!Q.!Nn!O/!Nh!O}4)!Nz!Rl!Op!Nf",
	",.J&>%!OS%#!O-&$(#4*M'!P|!O@!Oz!O=!O7'#='!P_!ON9#G#0'?&!P@!QD!Oi!O%!Nc!Q>",
	"9#$#E$2(>$!P=K#!OyC#%$4&=*)&!R0!O4!Lu!Q9!QC!OAP#!Rt!O-0#!OJ'#!OX!Q)!Oq!Nl",
	"R%&$F%G#N(M%,.2&N#!Q--'A*!P,!Nm!Pc!L0!Q]L&,#!P1!QCO&!Mc!Pt!O_!N{!O5!O3!Oq",
	".')$N%5#!RM!N{!R9*$!Q^3&0&2%!Ou4#O)!OI!Q;!QG!Nr<#8#L#!Q;!PK!O.!Om4$!Ph!O`",
	"9#I(>'?-%&?)!Oo!N,!Pi!Qm)-%#O#!L.#%!QM!O.=#K$!OD!RKG$6#!Q*!NY!O/!OZ!P~!Np",
	"Q(9#F$.'$#A,A*?,!PjL'!R#!Ml1('#!MV!O^!Qu!QMA-!PJ!NY4$!P{!Oq!OS!Nt##!O-!Py",
	"J$>&!Oh:#!O'Q)&$=%=#!P6!QK!PA!OK!O.L'@#E$!Pc0$?*!Oe!M?!Pq0'!Q1A)!Q;!NQ!OI",
	"9#H#6#3#B%!OS>+!P2!Qb*#)#!OL!R<,-A*?,M#!O4!P]L&!Qz!NAA+!Ng!PO!Q7!N|!Nu!Nx",
	"G#>#!P(8#H#6#N'R%L$K$!P@M%N#!Qo!PT!QJ!P;M&M$!PR?1!O4!Ih!Q]!Os!Ny!O#!OD!O5",
	"I*>#!On,.*%R$!RI)$!Nj3#=&!Qn!Nt!RJM'E#H#%&!PK!Q1!Ns.#!Q1!Ol!OF!Q2$#!Q*!OJ",
	"9#$#I+E#A&A$!PW!OP1&K$!Op(#!R(!OG))L%!Q-!O%>*!N{4'!OS!QvN$!Ol!Pa!Q0!P(!N|",
	".)Q'8#G#*#5%!R-!P;N(>$!P9!Pl4&!Nz#+!R4!O#!O&!O_%'!O#Q*K$!Oi>%!OX!Rr!OT!Ow",
	"R%&$F%M%)(#,-(!P*!QB!Q:2&!Oy!Lm!Pn!OV!OLM&M$**!Q)!O7%&!NV?.!OO!RZ5%!S;!PI"
];
// utils/extract/body/model.ts
const FIRST = 35;
const DIGITS = 91;
const LEAF = "!";
const LEAF_UNIT = 1e3;
const features = Object.keys(features$1);
const thresholds = Object.values(features$1);
let trees;
/** How likely each block is part of the article, 0 to 1. */
function scoreBlocks(page) {
	trees ??= trees$1.map((tree) => decode(tree, thresholds));
	const rows = featureRows(page, features);
	const scores = new Float32Array(page.blocks.length);
	for (let i = 0; i < scores.length; i++) {
		if (isLinkLine(page.blocks[i])) continue;
		let sum = base;
		for (const tree of trees) sum += leafOf(tree, rows, i * features.length);
		scores[i] = 1 / (1 + Math.exp(-sum));
	}
	return scores;
}
/** The value of the leaf where a row ends up; `row` is where it begins in `rows`. */
function leafOf({ feature, value, right }, rows, row) {
	let node = 0;
	while (feature[node] >= 0) node = rows[row + feature[node]] <= value[node] ? node + 1 : right[node];
	return value[node];
}
/**
* A tree as `scripts/train` writes it: a split is two characters (which feature, which of its thresholds), a leaf is
* `!` and two digits (its value in thousandths, moved to be positive). Characters count from `#`, without `\`.
*/
function decode(text, thresholds) {
	const tree = {
		feature: [],
		value: [],
		right: []
	};
	let at = 0;
	const digit = () => {
		const code = text.charCodeAt(at++);
		return code - FIRST - (code > 92 ? 1 : 0);
	};
	const node = () => {
		const index = tree.feature.length;
		if (text[at] === LEAF) {
			at++;
			const value = (digit() * DIGITS + digit() - 4140) / LEAF_UNIT;
			tree.feature.push(-1);
			tree.value.push(value);
			tree.right.push(0);
			return;
		}
		const feature = digit();
		tree.feature.push(feature);
		tree.value.push(thresholds[feature]?.[digit()] ?? 0);
		tree.right.push(0);
		node();
		tree.right[index] = tree.feature.length;
		node();
	};
	node();
	return tree;
}
// utils/extract/body/coverage.ts
/** The beginning tells a standfirst from a paragraph. */
const READ = 300;
const SIZE = 4;
/** Without spaces and marks: of ASCII, Latin-1, general and CJK punctuation. */
const lettersOf = (text) => text.toLowerCase().replace(/[\s!-/:-@[-`{-~\u00a1-\u00bf\u2000-\u2bff\u3000-\u303f\uff01-\uff0f]+/g, "");
/** Measures texts against a page's description and title. */
function coverageBy(description, title) {
	/** For each piece: where it is (1 description, 2 title) and the last text it was found in. */
	const pieces = /* @__PURE__ */ new Map();
	const sizes = [description, title].map((text, i) => {
		const letters = lettersOf(text);
		let size = 0;
		for (let at = 0; at + SIZE <= letters.length; at++) {
			const piece = pieces.get(letters.slice(at, at + SIZE)) ?? {
				in: 0,
				seen: 0
			};
			if (!(piece.in & 1 << i)) size++;
			piece.in |= 1 << i;
			pieces.set(letters.slice(at, at + SIZE), piece);
		}
		return size || 1;
	});
	let count = 0;
	return (text) => {
		count++;
		const letters = lettersOf(text.length > READ ? text.slice(0, READ) : text);
		const total = Math.max(1, letters.length - SIZE + 1);
		let [inDescription, ofDescription, inTitle, ofTitle] = [
			0,
			0,
			0,
			0
		];
		for (let at = 0; at + SIZE <= letters.length; at++) {
			const piece = pieces.get(letters.slice(at, at + SIZE));
			if (!piece) continue;
			const isNew = piece.seen !== count;
			piece.seen = count;
			if (piece.in & 1) inDescription++;
			if (piece.in & 2) inTitle++;
			if (isNew && piece.in & 1) ofDescription++;
			if (isNew && piece.in & 2) ofTitle++;
		}
		return {
			inDescription: inDescription / total,
			ofDescription: ofDescription / sizes[0],
			inTitle: inTitle / total,
			ofTitle: ofTitle / sizes[1]
		};
	};
}
// utils/extract/body/segment.ts
/** Holds no text of the article, or none that can be kept as text. */
const SKIPPED = new Set("script style noscript template svg iframe object embed canvas video audio select textarea input button head math map progress meter datalist".split(" "));
/** Part of the line of text it stands in. */
const INLINE$2 = new Set("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rt rb rp s samp small span strike strong sub sup time tt u var wbr img picture source nobr".split(" "));
/** Anything but marks. */
const SAYS_SOMETHING = /[^\s!-/:-@[-`{-~\u00a1-\u00bf\u2000-\u2bff\u3000-\u303f\uff01-\uff0f]/;
/** Style that a text takes from the inline elements around it. */
const LINK = 1;
const ITALIC = 2;
const STYLE = /* @__PURE__ */ new Map([
	["a", LINK],
	["i", ITALIC],
	["em", ITALIC]
]);
/** The runs of text below `root` in document order. Runs without a letter or digit are left out. */
function segment(root) {
	const runs = [];
	let nodes = [];
	let holder = root;
	let [total, link, italic, wasBreak] = [
		0,
		0,
		0,
		false
	];
	const end = (isBreak) => {
		if (total > 0) {
			const text = oneLine$1(nodes);
			const atBreak = wasBreak || isBreak;
			if (SAYS_SOMETHING.test(text)) runs.push({
				text,
				element: holder,
				nodes,
				link: link / total,
				italic: italic / total,
				atBreak
			});
		}
		if (total > 0 || !isBreak) wasBreak = isBreak;
		nodes = [];
		total = link = italic = 0;
	};
	const addText = (node, block, style) => {
		const length = node.data.trim().length;
		if (length === 0 && total === 0) return;
		holder = block;
		nodes.push(node);
		total += length;
		if (style & LINK) link += length;
		if (style & ITALIC) italic += length;
	};
	const walk = (parent, block, style) => {
		for (let child = parent.firstChild; child; child = child.nextSibling) if (child.nodeType === 3) addText(child, block, style);
		else if (child.nodeType === 1) enter(child, block, style);
	};
	const enter = (element, block, style) => {
		const name = element.localName;
		if (SKIPPED.has(name)) return;
		const inner = style | (STYLE.get(name) ?? 0);
		if (INLINE$2.has(name)) walk(element, block, inner);
		else if (name === "br") end(true);
		else {
			end(false);
			walk(element, element, inner);
			end(false);
		}
	};
	walk(root, root, 0);
	end(false);
	return runs;
}
function oneLine$1(nodes) {
	let text = nodes[0]?.data ?? "";
	for (let i = 1; i < nodes.length; i++) text += nodes[i]?.data;
	return /[^\S ]| {2}|[\u200b\u00ad\ufeff]/.test(text) ? text.replace(/[\s\u200b\u00ad\ufeff]+/g, " ").trim() : text.trim();
}
// utils/extract/body/page-model.ts
const SENTENCE$1 = /[.!?。！？…।؟"”»’'）」)]/;
/** The page as blocks of text and the boxes around them. Reads only. */
function pageModel(root, { title, description, headline }) {
	const { boxes, boxOf } = boxReader(root);
	const kinds = /* @__PURE__ */ new Map();
	const copies = /* @__PURE__ */ new Map();
	const coverage = coverageBy(description, title);
	const blocks = segment(root).map((run, index) => {
		const box = boxOf(run.element);
		const { words, isUnspaced } = measure(run.text);
		const good = words >= 12 && run.link < .33 && SENTENCE$1.test(run.text) ? words : 0;
		copies.set(run.text, (copies.get(run.text) ?? 0) + 1);
		const signature = `${box.signature}<${box.parent?.signature ?? ""}`;
		let kind = kinds.get(signature);
		if (!kind) {
			kind = {
				blocks: 0,
				words: 0,
				linked: 0,
				good: 0
			};
			kinds.set(signature, kind);
		}
		const block = {
			...run,
			index,
			box,
			words,
			isUnspaced,
			good,
			signature,
			kind,
			coverage: coverage(run.text),
			read: false
		};
		add(block, kind);
		add(block, box);
		if (box.first < 0) box.first = index;
		box.last = index;
		if (good && !(box.parts & ASIDE$1)) addScore(box, good);
		return block;
	});
	const body = boxOf(root);
	const all = [...boxes.values()];
	addUp(all);
	return {
		blocks,
		boxes,
		copies,
		coverage,
		words: body.words || 1,
		good: body.good || 1,
		headline: headlineIndex(blocks, headline),
		top: all.reduce((best, box) => box.score > best.score ? box : best, body),
		core: coreOf(body, all)
	};
}
function add({ words, link, good }, sum) {
	sum.blocks++;
	sum.words += words;
	sum.linked += link * words;
	sum.good += good;
}
/** What a box holds is held by those around it. A box is made after those around it, so the innermost come last. */
function addUp(boxes) {
	for (const box of boxes.toReversed()) {
		const { parent } = box;
		if (!parent) continue;
		parent.blocks += box.blocks;
		parent.words += box.words;
		parent.linked += box.linked;
		parent.good += box.good;
		if (box.first >= 0 && (parent.first < 0 || box.first < parent.first)) parent.first = box.first;
		parent.last = Math.max(parent.last, box.last);
	}
}
/** Good text counts for its own box and its parent by half, for those around them less and less. */
function addScore(box, good) {
	let around = box;
	for (const weight of [
		.5,
		.5,
		.25,
		.125
	]) {
		if (!around) return;
		around.score += good * weight;
		around = around.parent;
	}
}
function coreOf(body, all) {
	const most = .7 * body.good;
	if (most === 0) return body;
	return all.reduce((core, box) => box.good >= most && box.depth > core.depth ? box : core, body);
}
/** The block of the page's headline, else the heading that says most of the title. */
function headlineIndex(blocks, headline) {
	const own = headline ? blocks.findIndex(({ element }) => headline.contains(element)) : -1;
	if (own >= 0) return own;
	let [index, best] = [-1, .45];
	for (const { box, coverage, element, index: at } of blocks) {
		if (!(box.parts & PART$1.heading)) continue;
		const share = (coverage.inTitle + coverage.ofTitle) / 2 + (element.localName === "h1" ? .2 : 0);
		if (share > best) [index, best] = [at, share];
	}
	return index >= 0 ? index : blocks.findIndex(({ element }) => element.localName === "h1");
}
// utils/extract/body/readability.ts
/** Readability asks for 500 characters before it believes a result; a Chinese or Japanese text of that meaning has 200. */
const THRESHOLD = {
	spaced: 500,
	unspaced: 200
};
/** No page has it. */
const MARK = "data-pressclip-block";
/** Dialogs over the page, by role and by the names of the common consent managers. */
const OVERLAYS = "dialog, [role=dialog], [role=alertdialog], [id^=onetrust], [id*=cookie-banner], [id^=CybotCookiebot], [id^=usercentrics], [class*=cookie-consent], [class*=newsletter-signup], [id=didomi-host], [id^=sp_message]";
/** More text than this is no dialog, whatever it is called. */
const LONGEST_OVERLAY = 2e4;
/** Containers of the whole page, which Readability drops for such a name ("with-sidebar", "has-comments"). */
const CONTAINERS = "body, main, article, [role=main], body > div, body > div > div, main > div, main > div > div";
const UNLIKELY = /sidebar|combx|comment|promo|banner|footer|sponsor|popup|related|menu|header/i;
const MOST$2 = .4;
/**
* Tell each block whether Readability would keep it. Runs on a clone, prepared so that names of whole-page containers
* and dialogs do not mislead it.
*/
function markRead({ blocks }, document) {
	const own = /* @__PURE__ */ new Map();
	for (const { element, text } of blocks) own.set(element, (own.get(element) ?? 0) + text.length);
	const elements = [...own.keys()];
	elements.forEach((element, i) => {
		element.setAttribute(MARK, `${i}`);
	});
	const copy = document.cloneNode(true);
	prepare$1(copy);
	const found = read(copy, blocks.reduce((sum, { isUnspaced, words }) => sum + (isUnspaced ? words : -words), 0) > 0 ? THRESHOLD.unspaced : THRESHOLD.spaced);
	if (!found) return;
	const kept = /* @__PURE__ */ new Map();
	const walk = (node, holder) => {
		const mark = node.getAttribute(MARK);
		const next = mark === null ? holder : elements[Number(mark)];
		for (let child = node.firstChild; child; child = child.nextSibling) if (child.nodeType === 1) walk(child, next);
		else if (child.nodeType === 3 && next) kept.set(next, (kept.get(next) ?? 0) + child.data.replace(/\s+/g, " ").length);
	};
	walk(found, void 0);
	for (const block of blocks) block.read = (kept.get(block.element) ?? 0) >= (own.get(block.element) ?? 0) / 2;
}
function prepare$1(copy) {
	const length = (element) => (element.textContent ?? "").length;
	for (const overlay of copy.body.querySelectorAll(OVERLAYS)) if (length(overlay) < LONGEST_OVERLAY && !overlay.querySelector("article")) overlay.remove();
	const all = length(copy.body);
	for (const container of copy.querySelectorAll(CONTAINERS)) {
		const names = `${container.getAttribute("class") ?? ""} ${container.id}`;
		if (!UNLIKELY.test(names) || length(container) < MOST$2 * all) continue;
		container.removeAttribute("class");
		container.removeAttribute("id");
	}
}
/**
* Readability as far as it chooses what to keep: `parse` without the metadata, and without what makes the result fit to
* be shown. `scripts/build-plugins.ts` leaves the rest out of the injected script.
*/
var Reader = class extends Readability {
	read() {
		this._removeScripts(this._doc);
		this._prepDocument();
		this._metadata = this._getArticleMetadata({});
		this._articleTitle = this._metadata.title;
		return this._grabArticle();
	}
	_cleanStyles() {}
	_fixLazyImages() {}
	_isValidByline(element, names) {
		return (element.hasAttribute("rel") || element.hasAttribute("itemprop") || this.REGEXPS.byline.test(names)) && super._isValidByline(element, names);
	}
	_isElementWithoutContent(element) {
		return (!element.firstElementChild || element.querySelector("br, hr") !== null) && super._isElementWithoutContent(element);
	}
};
function read(copy, charThreshold) {
	try {
		return new Reader(copy, { charThreshold }).read() ?? void 0;
	} catch {
		return;
	}
}
// utils/extract/body/find-body.ts
/** Fewer words than this are a caption or a notice rather than the text. */
const TINY = 40;
/** So much more is declared than shown. */
const CUT = {
	paywalled: 1.3,
	free: 2
};
/**
* The element that holds the article's text and what belongs to it, and nothing else: what Readability reads, corrected
* by rules and by the model's scores; where the page shows next to nothing, the text it declares.
* @param copy taken apart in the process (see `snapshot.ts`)
*/
function findBody(copy, facts, title) {
	const page = modelOf(copy, facts, title);
	const chosen = choose(page, scoreBlocks(page));
	const declared = declaredBody(page, facts, chosen, chosen.reduce((sum, { words }) => sum + words, 0));
	return declared ? written(copy, declared) : assemble(page, chosen);
}
/** The text the page declares, when it shows next to nothing, or only the beginning as some do for subscribers. */
function declaredBody(page, facts, chosen, shown) {
	const stated = statedBody(facts);
	const longest = chosen.reduce((best, { text }) => text.length > best.length ? text : best, "").slice(0, 60);
	const isPaywalled = paywallCandidates(facts).length > 0;
	if ((isPaywalled || shown < TINY || stated.some((line) => line.includes(longest))) && amount(stated) > Math.max(TINY, shown * (isPaywalled ? CUT.paywalled : CUT.free))) return stated;
	const built = shown < TINY ? builtBody(facts, page.coverage) : [];
	return amount(built) > Math.max(TINY, shown) ? built : void 0;
}
const amount = (paragraphs) => amountOf(paragraphs.join(" "));
function written(copy, paragraphs) {
	const body = copy.createElement("div");
	for (const text of paragraphs) {
		const p = copy.createElement("p");
		p.textContent = text;
		body.append(p);
	}
	return body;
}
/** What the body model sees of the page; training sees the same. @param copy changed a little */
function modelOf(copy, facts, title) {
	for (const streamed of copy.querySelectorAll("[hidden][id^=\"S:\"]")) streamed.removeAttribute("hidden");
	const descriptions = facts.meta("og:description", "description", "twitter:description");
	const page = pageModel(copy.body, {
		title: facts.meta("og:title")[0] ?? (facts.title || title),
		description: descriptions.reduce((best, next) => next.length > best.length ? next : best, ""),
		headline: headlineIn(copy, facts)
	});
	markRead(page, copy);
	return page;
}
function headlineIn(copy, { headline }) {
	if (!headline) return void 0;
	const text = oneLine$2(headline.textContent);
	return [...copy.querySelectorAll(headline.localName)].find((heading) => oneLine$2(heading.textContent) === text);
}
// utils/extract/clean.ts
/** Never part of what a reader keeps: controls, and boxes that ask for something. */
const CHROME = "nav, button, input, select, textarea, dialog, object, embed, [role=navigation], [role=dialog], [aria-hidden=true]:empty";
/** Boxes around the text, by the words their makers use for them. */
const BOXES = "form, [class*=newsletter i], [class*=related i], [class*=share i], [class*=social i], [class*=promo i], [class*=advert i], [class~=ad], [class~=ads], [id^=\"div-gpt-ad\"], [class*=comment i], [class*=subscribe i], [class*=breadcrumb i]";
/** All boxes together hold less of the text than this. */
const BOX_SHARE = .25;
/** Take from the body what is not the article. Changes `body`. */
function clean$1(body, title) {
	for (const element of body.querySelectorAll(CHROME)) element.remove();
	const length = (element) => (element.textContent ?? "").length;
	const all = length(body);
	const boxes = [...body.querySelectorAll(BOXES)].filter((box) => length(box) < all * BOX_SHARE);
	const outer = boxes.filter((box) => !boxes.includes(box.parentElement?.closest(BOXES)));
	if (outer.reduce((sum, box) => sum + length(box), 0) < all * BOX_SHARE) for (const box of outer) box.remove();
	for (const heading of body.querySelectorAll("h1, h2")) if (title !== "" && oneLine$2(heading.textContent) === title) heading.remove();
}
/** Pixels: a smaller picture before the text is an icon or the author's face. */
const SMALLEST_LEAD = 120;
/**
* Take the lead picture, the first before any text, out of the body: it is metadata. Changes `body`.
* A figure that holds more than a picture and its caption (a table, a quotation) stays.
*/
function takeLead(body) {
	const walker = body.ownerDocument.createTreeWalker(body, 5);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		if (node.nodeType === 3) {
			if (oneLine$2(node.textContent) !== "") return void 0;
			continue;
		}
		const element = node;
		if (element.localName !== "figure" && element.localName !== "img") continue;
		const image = imageOf(element);
		const caption = oneLine$2(element.querySelector("figcaption")?.textContent);
		if (oneLine$2(element.textContent) !== caption || element.querySelectorAll("img").length > 1) return void 0;
		if (!image || Math.min(image.width ?? SMALLEST_LEAD, image.height ?? SMALLEST_LEAD) < SMALLEST_LEAD) continue;
		element.remove();
		return image;
	}
}
function imageOf(element) {
	const img = element.localName === "img" ? element : element.querySelector("img");
	const url = img?.getAttribute("src") ?? "";
	if (!img || !/^https?:/.test(url)) return void 0;
	const size = (name) => Number.parseInt(img.getAttribute(name) ?? "", 10) || void 0;
	return {
		url,
		alt: oneLine$2(img.getAttribute("alt")) || void 0,
		caption: oneLine$2(element.querySelector("figcaption")?.textContent) || void 0,
		width: size("width"),
		height: size("height")
	};
}
/** Every picture of the body in reading order. */
const imagesOf = (body) => [...body.querySelectorAll("img")].flatMap((img) => imageOf(img.closest("figure") ?? img) ?? []);
// utils/extract/clock-in.ts
/** Zones that pages name, only those with one meaning (hours east of UTC): CST, IST and BST have several. */
const ZONES = {
	UTC: 0,
	GMT: 0,
	Z: 0,
	CET: 1,
	MEZ: 1,
	CEST: 2,
	MESZ: 2,
	MSK: 3,
	HKT: 8,
	JST: 9,
	KST: 9,
	EST: -5,
	EDT: -4,
	PST: -8,
	PDT: -7,
	北京: 8,
	台北: 8,
	日本: 9
};
const NAMED = Object.keys(ZONES).join("|");
/** Words that mark a time as the last change, in the languages of the bench of the field. */
const UPDATED = /updat|modif|edit(?:ed|ado)|r[eé]vis[eé]|aktuali|geändert|mise? à jour|a[ck]tuali[sz]|atualiza|aggiorna|bijgewerkt|gewijzigd|op+dater|uppdater|päivit|更新|修[改订訂]|수정|업데이트|обновл|изменен|оновлен|güncel|ενημ|تحديث|cập nhật/i;
const CLOCK = /(上午|下午|[中正]午|凌晨|[晚夜][上间間]?|午前|午[後后]|오전|오후|[ap]\.?m\.?\s)?\s?(?<!\d)(\d{1,2})(?:\s?[:：.h时時点點시]\s?)(\d{2})(?:\s?[分분])?(?:[:：](\d{2})(?:[.,](\d{1,9}))?)?(?!\d)\s?([ap]\.?\s?m\b\.?|[πμ]\.?μ|[صم](?!\p{L}))?/iu;
const ZONE = new RegExp(`^(?:([+-]\\d\\d)(?![\\d:])|\\s*(?:Uhr|h\\b)?[\\s,(（]{0,3}(?:(?:UTC|GMT)?\\s?([+-]\\d{1,2}(?::?\\d\\d)?)(?!\\d)|(${NAMED})(?:[时時][间間]|(?!\\s*[+-]\\d|[\\p{L}.]|(?<=Z)\\s*\\p{L}))))`, "u");
/** Two digits. */
const two = (n) => String(n).padStart(2, "0");
/** The zone so many minutes east of UTC. */
const offsetText = (minutes) => {
	const size = Math.abs(minutes);
	return size ? `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}` : "Z";
};
/** The zone that follows a clock, `+08:00` or `Z`, or none: `+0800`, `GMT+8`, `(UTC -5)`, `MESZ`, 北京时间. */
function zoneAt(text) {
	const found = ZONE.exec(text);
	const [, sign, hours, minutes = "00"] = /([+-])(\d{1,2}?):?(\d\d)?$/.exec(found?.[1] ?? found?.[2] ?? "") ?? [];
	if (hours) return `${sign}${two(hours)}:${minutes}`;
	const named = ZONES[found?.[3] ?? ""];
	return named === void 0 ? "" : offsetText(named * 60);
}
/** The hour of the day from an hour and the word for its half or its part of the day. */
function hourOf(hour, half) {
	if (half === "" || hour > 12) return hour;
	if (/^[中正]/.test(half)) return hour < 11 ? hour + 12 : hour;
	const afternoon = /^(?:p|下午|午[後后]|오후|μ|م)/i.test(half) || /^[晚夜]/.test(half) && hour % 12 > 4;
	return hour % 12 + (afternoon ? 12 : 0);
}
/** The clock that a date line begins with, right before its date: "19:46 Uhr, ", "8:27 AM - ". */
function clockBefore(text) {
	const found = /(?<!\d)\d{1,2}\s?[:：.h時时点]\s?\d\d(?!\d)[^\d]{0,16}$/.exec(text.slice(-40));
	return found && !/\p{L}{4}/u.test(found[0]) ? clockIn(found[0], true).clock : "";
}
/** The clock that stands beside a date: "21:17", "9:17 PM", "下午9时17分", "19h46", with its zone; and where it ends. */
function clockIn(text, isLast) {
	const limit = Math.min(...[UPDATED, isLast ? /\|(?!\s*\d\d?[:.h]\d\d\D*$)/ : /\|/].map((stop) => text.search(stop) >>> 0), 40);
	const found = CLOCK.exec(text.slice(0, 80));
	if (!found || found.index > limit) return {
		clock: "",
		end: 0
	};
	const [all, before, hour, minute, second, fraction, after] = found;
	const end = found.index + all.length;
	const zone = zoneAt(text.slice(end)) || zoneAt(text.slice(0, found.index).trim().slice(-4));
	const millis = Number(fraction) > 0 ? `.${fraction?.slice(0, 3).padEnd(3, "0")}` : "";
	return {
		clock: `${`T${two(hourOf(Number(hour), before ?? after ?? ""))}:${minute}`}${second ? `:${second}${millis}` : ""}${zone}`,
		end
	};
}
// utils/extract/zones.ts
const MINUTE = 6e4;
/** An epoch (ms, UTC) as a Moment in an IANA zone, to the minute. */
function wallClock$1(epoch, timeZone) {
	const clock = new Intl.DateTimeFormat("sv", {
		timeZone,
		dateStyle: "short",
		timeStyle: "short"
	}).format(epoch).replace(" ", "T");
	return clock + offsetText(Date.parse(`${clock}Z`) / MINUTE - Math.floor(epoch / MINUTE));
}
/** The zone of a clock, `+09:00`, where one zone alone holds in the publisher's country and nothing speaks for another. */
function offsetInCountry(clock, host, language) {
	const country = /\.([a-z]{2})$/.exec(host)?.[1]?.toUpperCase();
	if (!country || !language) return "";
	try {
		if (new Intl.Locale(language).maximize().region !== country) return "";
		const region = new Intl.Locale(`und-${country}`);
		const [offset = "", ...others] = new Set((region.getTimeZones?.() ?? []).map((zone) => offsetOf$1(clock, zone)));
		return others.length ? "" : offset;
	} catch {
		return "";
	}
}
/** The offset of a wall clock in a zone; in the hour that summer time repeats or skips, one of the two. */
function offsetOf$1(clock, zone) {
	const utc = Date.parse(`${clock.slice(0, 16)}Z`);
	return wallClock$1(2 * utc - Date.parse(`${wallClock$1(utc, zone).slice(0, 16)}Z`), zone).slice(16);
}
// utils/extract/choose-moment.ts
/** Nobody who writes these languages lives in UTC. */
const EAST = /^(?:zh|ja|ko|vi|th)\b/;
const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 864e5;
const wallClock = (moment) => moment.replace(OFFSET, "").slice(0, 19);
const offsetOf = (moment) => moment.includes("T") ? OFFSET.exec(moment)?.[0] ?? "" : "";
/** `Z` may be local time printed as UTC. */
const isReal = (moment) => !/^(?:Z|[+-]00:00)?$/.test(offsetOf(moment));
/** Midnight to the second is what a content system writes when it knows only the day. */
const isBareDay = (moment) => !moment.includes("T") || /T00:00(?::00(?:\.000)?)?(?:Z|[+-].*)?$/.test(moment);
/** Two wall clocks are one when they agree as far as both go (minutes, else seconds). */
function sameClock(a, b) {
	const length = Math.min(wallClock(a).length, wallClock(b).length);
	return length >= 16 && a.slice(0, length) === b.slice(0, length);
}
/**
* All dates with their true zones. When two sources state one wall clock and one of them has a real offset, that one is
* right: the other's `Z` is local time printed as UTC (The Epoch Times, NTD, SETN …), and so are its other clocks. In
* East Asia the clock that readers see is local: the same clock with a `Z` has an unknown zone. A clock that no source
* gives a zone has that of the publisher's country, where that has one alone.
*/
function withTrueZones(all, host, language = "") {
	const zones = /* @__PURE__ */ new Map();
	for (const { value, source, updated } of all) {
		if (isReal(value) || updated && zones.has(source)) continue;
		const truer = all.find((other) => sameClock(other.value, value) && isReal(other.value));
		const isSeen = EAST.test(language) && all.some(({ text }) => text && !offsetOf(text) && sameClock(text, value));
		if (truer) zones.set(source, offsetOf(truer.value));
		else if (isSeen && offsetOf(value)) zones.set(source, "");
	}
	const inCountry = (clock) => all.some(({ value }) => offsetOf(value) && sameClock(value, clock)) ? "" : offsetInCountry(clock, host, language);
	return all.map((date) => {
		const { value, source } = date;
		if (!value.includes("T") || isReal(value)) return date;
		const clock = value.replace(OFFSET, "");
		const zone = zones.get(source) ?? (offsetOf(value) || inCountry(value));
		return {
			...date,
			value: clock + zone
		};
	});
}
/**
* The candidates with the best first: a clock of the same day before a bare day or its midnight. What lies after `now`
* (ms, UTC) is no publication: an event, or a calendar read wrongly.
*/
function rankPublished(candidates, now) {
	const past = candidates.filter(({ value }) => isPast(value, now));
	const first = past[0];
	if (!first) return [];
	const clocked = past.find(({ value }) => !isBareDay(value) && value.slice(0, 10) === first.value.slice(0, 10));
	return distinct$1([isBareDay(first.value) && clocked ? clocked : first, ...past]);
}
/** Whether a day has begun somewhere: a clock without a zone, or a day, may be ahead of UTC. */
const isPast = (value, now) => Date.parse(value.slice(0, 10)) < now + DAY_MS;
/** Modified dates, best first. What is not later than publication says nothing and is left out. */
function rankModified(candidates, winner) {
	const later = candidates.filter(({ value }) => !winner || isLater(value, winner));
	const [first] = later;
	const full = later.find(({ value }) => first && sameClock(value, first.value) && value.length > first.value.length);
	return distinct$1(full ? [full, ...later] : later);
}
function isLater(moment, than) {
	return offsetOf(moment) !== "" && offsetOf(than) !== "" ? Date.parse(moment) > Date.parse(than) : wallClock(moment) > wallClock(than);
}
const distinct$1 = (evidence) => evidence.filter((e, i) => evidence.findIndex((o) => o.value === e.value && o.source === e.source) === i);
// utils/extract/declared-dates.ts
/** Meta elements that state the publication, and the last change, most trusted first. */
const PUBLISHED_META = "article:published_time article:published:time datepublished parsely-pub-date sailthru.date publish_date pubdate dc.date.issued dcterms.created date citation_publication_date weibo:article:create_at";
const MODIFIED_META = "article:modified_time og:updated_time datemodified last-modified weibo:article:update_at";
/** Other names of publication dates: `w-published-date`, `cms:pub_date`, `video:release_date`; and what they are not. */
const PUBLISHED_NAME = /^(?!.*(?:modif|updat|expir|valid|event|until|end|unpub|publisher|url|id$)).*(?:publi[sc]|pub[-_]?(?:date|time)|release|issued|created|upload|(?:^|[.:_-])date(?:$|[.:_-]))/i;
const WORK = /Page$|Article|Video|Audio|Recipe|Work|Episode|Book/;
/** What the article's own structured data and the known meta elements state, as text. */
function declaredDates({ article, meta }) {
	const stated = (property, names, updated) => [...listOf(article?.[property]).map((value) => ({
		value: textOf(value),
		source: "json-ld",
		updated
	})), ...names.split(" ").flatMap((source) => meta(source).map((value) => ({
		value,
		source,
		updated
	})))];
	return [...stated("datePublished", PUBLISHED_META, false), ...stated("dateModified", MODIFIED_META, true)];
}
/** Weaker words of the page's makers, in order of trust: any of its works, telling meta names. */
function hiddenDates({ document, jsonLd }) {
	const works = jsonLd.filter((node) => typesOf(node).some((type) => WORK.test(type)));
	const nodes = [
		"datePublished",
		"uploadDate",
		"dateCreated"
	].flatMap((name) => works.map((node) => ({
		value: textOf(node[name]),
		source: `json-ld ${name}`,
		updated: false
	})));
	const metas = [...document.querySelectorAll("meta[content]")].map((element) => {
		const source = [
			"name",
			"property",
			"itemprop"
		].map((attribute) => element.getAttribute(attribute) ?? "").find((name) => PUBLISHED_NAME.test(name)) ?? "";
		return {
			value: source && (element.getAttribute("content") ?? ""),
			source: source.toLowerCase(),
			updated: false
		};
	});
	return [...nodes, ...metas].filter(({ value }) => value);
}
// utils/render/moment.ts
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/;
const isDay = (year, month, day) => {
	const date = new Date(Date.UTC(year, month - 1, day));
	return year >= 1e3 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};
/** Zones lie between -12:00 and +14:00. */
const isOffset = (offset) => {
	const minutes = offsetMinutes(offset);
	return minutes >= -720 && minutes <= 840 && Number(offset.slice(4)) < 60;
};
const offsetMinutes = (offset) => {
	const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
	return offset.startsWith("-") ? -size : size;
};
/** How much a moment says; `undefined` when it is none: no such day, no such time, no such zone. */
function precisionOf(moment) {
	const parts = MOMENT.exec(moment);
	if (!parts) return void 0;
	const [, year, month, day, hour, minute, second = "0", , zone] = parts;
	if (!isDay(Number(year), Number(month), Number(day))) return void 0;
	if (hour === void 0) return "day";
	if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return void 0;
	if (zone === void 0) return "clock";
	return zone === "Z" || isOffset(zone) ? "instant" : void 0;
}
// utils/extract/month-words.ts
const BEGINNING = new RegExp(`^(?:${"jan|jän|gen|ene feb|fev|fév mar|mär|mrt|maa apr|abr|avr mai|may|mag|maj|mei jun|giu|juin jul|lug|juil aug|ago|ao[uû] sep|set oct|okt|ott|out nov dec|dez|dic|déc|des".replace(/\S+/g, "($&)").replaceAll(" ", "|")})(?:[a-zç]{0,2}|\\p{L}*(?:ar[iy]?|br[eo]|er|ro|io|gno|ile?|ho|ust(?:i|us)?|sto|let|art))$`, "u");
const FILLER = /^(?:st|nd|rd|th|er|of|the|del?|d|พ\.ศ)$/;
/** Languages that these beginnings serve, and those that number their months. */
const SERVED = /^(?:en|de|fr|es|it|pt|nl|sv|nb|no|da|zh|ja|ko)\b/;
/** A word, with the dots and joiners inside it. */
const WORD = /[\p{L}\p{M}\u200c\u200d]+(?:\.[\p{L}\p{M}]{1,2}(?![\p{L}\p{M}]))*/gu;
const cache = /* @__PURE__ */ new Map();
/** A language's words from Intl; a language this browser lacks yields another's. */
function wordsOf(language) {
	const words = cache.get(language) ?? /* @__PURE__ */ new Map();
	if (cache.has(language)) return words;
	cache.set(language, words);
	addMonths(words, language, "gregory");
	if (/^(?:fa|ps)/.test(language)) addMonths(words, language, "persian");
	return words;
}
function addMonths(words, language, calendar) {
	const add = ({ type, value }, n) => {
		const parts = value.toLowerCase().match(WORD) ?? [];
		const name = type === "month" && !/\d/.test(value) && parts.find((word) => !FILLER.test(word));
		const number = calendar === "persian" ? 13 + (n + 9) % 12 : n + 1;
		for (const word of parts) if (!words.has(word)) words.set(word, word === name && word[1] ? number : 0);
	};
	for (const month of ["long", "short"]) {
		const form = {
			day: "numeric",
			month,
			year: "numeric",
			calendar,
			timeZone: "UTC"
		};
		const format = new Intl.DateTimeFormat(language, form);
		for (let n = 0; n < 12; n++) for (const part of format.formatToParts(Date.UTC(2021, n, 11))) add(part, n);
	}
}
/** A text with the month words of its language, and of Western Europe, encoded; of the same length. */
function encodeMonths(text, language = "en") {
	let words;
	try {
		words = SERVED.test(language) ? void 0 : wordsOf(language);
	} catch {}
	const numberOf = (word) => {
		for (let end = word.length; end > 3 && end >= word.length - 3; end--) {
			const month = words?.get(word.slice(0, end));
			if (month) return month;
		}
		const found = BEGINNING.exec(word)?.slice(1);
		return words?.get(word) ?? (found ? found.findIndex(Boolean) + 1 : FILLER.test(word) ? 0 : void 0);
	};
	return text.replace(WORD, (word) => {
		const lower = word.toLowerCase();
		const number = numberOf(lower) ?? numberOf(lower.replace(/^ב/, ""));
		return number === void 0 ? word : String.fromCharCode(57344 + number) + "".repeat(word.length - 1);
	});
}
/** The ISO day of a Persian date: its months begin where arithmetic says, or a day beside. */
function persianDay(year, month, day) {
	const calendar = new Intl.DateTimeFormat("en-u-ca-persian", {
		day: "numeric",
		timeZone: "UTC"
	});
	for (const shift of [
		0,
		-1,
		1
	]) {
		const date = new Date(Date.UTC(year + 621, 2, 20 + day + (month - 1) * 30 + Math.min(month - 1, 6) + shift));
		if (calendar.format(date) === String(day)) return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
	}
}
// utils/extract/read-moment.ts
/** A date line is short; what is longer is prose, or an attack on the patterns below. */
const LONGEST$1 = 300;
/** Decimal digits of every script as ASCII, Chinese numerals before 年月日 as numbers. */
function plainDigits(text) {
	if (!/[^\0-\u02ff]/.test(text)) return text;
	return text.replace(/[^\0-\u02ff]/g, (digit) => {
		if (!/\p{Nd}/u.test(digit)) return digit;
		const code = digit.charCodeAt(0);
		const row = code & -16;
		return String(code - (/\p{Nd}/u.test(String.fromCharCode(row)) ? row : row + 6));
	}).replace(/元(?=年\s*\d)/g, "1").replace(/[〇○零一二三四五六七八九十廿卅]{1,6}(?=\s*[年月日號号])/g, (numeral) => {
		const digits = numeral.replace("廿", "二十").replace("卅", "三十").replace(/[○零]/g, "〇");
		const value = (c = "一") => "〇一二三四五六七八九".indexOf(c);
		if (!digits.includes("十")) return [...digits].map(value).join("");
		const [ten, one] = digits.split("十");
		return String(value(ten || "一") * 10 + value(one || "〇"));
	});
}
const ERAS = {
	民國: 1911,
	民国: 1911,
	令和: 2018,
	R: 2018,
	平成: 1988,
	昭和: 1925
};
const PART = {
	d: "(?<![\\d:])(\\d{1,2})(?!\\d)",
	m: `([\ue001-\ue018]|(?<= )\\d\\d?)`,
	y: "(?<!\\d)(\\d{4})(?!\\d)"
};
const worded = (order) => [new RegExp([...order].map((part) => PART[part]).join(`[\\s.,،॰'’׳()/‐-–-]{0,24}`), "g"), order];
/** The forms of dates, each with what its groups are: era, year, month, day; two numbers in either order; a mark. */
const FORMS = [
	[/(民國|民国|令和|平成|昭和)?\s?(\d{1,4})\s?[年년]\s{0,3}(\d{1,2})\s?[月월]\s{0,3}(\d{1,2})\s?[日號号일]?/g, "eymd"],
	[/(?<![\p{L}\d])(民國|民国|R)\s?(\d{1,3})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/gu, "eymd"],
	[/(?<![\d-])(\d{4})([-./])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)/g, "y-md"],
	[/^\s*(\d{4})(\d{2})(\d{2})(?=T?\d{4,6}Z?\s*$|\s*$)/g, "ymd"],
	[/(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/g, "a-by"],
	[/(?<![\d.])(\d\d)\.(\d\d)\.(\d\d)(?![.\d])/g, "dmY"],
	...[
		"dmy",
		"mdy",
		"ymd",
		"ydm"
	].map(worded)
];
/** Whether a language writes the day before the month; bare English is written on both sides of the Atlantic. */
function orderIn({ language = "en", dayFirst }) {
	return /^en(?:-CA|-ZA)?$/i.test(language) ? dayFirst?.() : !/^(?:en-(?:US|PH)|fil)/i.test(language);
}
/** The ISO day that a form's groups state; undefined when nothing tells the day from the month. */
function isoDay(found, order, hints) {
	const group = (part) => found[order.indexOf(part) + 1] ?? "";
	let [month, day] = [group("m"), group("d")];
	if (order === "a-by") {
		const [a, b] = [group("a"), group("b")];
		const dayFirst = Number(b) <= 12 && (group("-") === "." || Number(a) > 12 || a === b || orderIn(hints));
		if (dayFirst === void 0) return void 0;
		[day, month] = dayFirst ? [a, b] : [b, a];
	}
	const year = order === "dmY" ? 2e3 + Number(group("Y")) : Number(group("y")) + (ERAS[order[0] === "e" ? group("e") : ""] ?? 0);
	const number = Number(month) || month.charCodeAt(0) - "".charCodeAt(0);
	if (year < 1700) return /^(?:fa|ps)/.test(hints.language ?? "") ? persianDay(year, (number - 1) % 12 + 1, Number(day)) : void 0;
	const iso = `${year > 2400 ? year - 543 : year}-${two(number)}-${two(day)}`;
	return precisionOf(iso) && iso;
}
/** The first day of an encoded text. */
function firstDay(text, hints) {
	let first;
	for (const [pattern, order] of FORMS) for (const found of text.matchAll(pattern)) {
		if (first && first.start <= found.index) break;
		const day = isoDay(found, order, hints);
		if (day) first = {
			day,
			start: found.index,
			end: found.index + found[0].length
		};
	}
	return first;
}
/** A quick look: two digits and two more, or East Asian numerals and words. */
const HAS_DATE = /\p{Nd}\D*\p{Nd}\p{Nd}|\p{Nd}{3}|[年日]/u;
const ISO = /^\s*\d{4}-\d\d-\d\d(?:$|[T\s]\d)/;
/**
* The dates a short text states, at the precision and in the zone it states; every value is one that
* `render/moment.ts` accepts.
*/
function momentsIn(raw, hints = {}) {
	const short = raw.slice(0, LONGEST$1);
	if (!HAS_DATE.test(short)) return [];
	let text = plainDigits(short.replaceAll("−", "-").replace(/[\u200e\u200f]/g, "")).trim();
	let encoded = ISO.test(text) ? text : encodeMonths(text, hints.language);
	let before = "";
	const found = [];
	for (let date = firstDay(encoded, hints); date;) {
		const first = !found.length;
		if (first) before = text.slice(0, date.start);
		text = text.slice(date.end);
		encoded = encoded.slice(date.end);
		const next = firstDay(encoded, hints);
		const gap = text.slice(0, next?.start);
		let { clock, end } = clockIn(gap, !next);
		if (!clock && first && !next) clock = clockBefore(before);
		const after = gap.slice(end);
		found.push({
			value: precisionOf(date.day + clock) ? date.day + clock : date.day,
			before,
			after
		});
		before = after;
		date = next;
	}
	return found;
}
// utils/extract/relative-time.ts
const MINUTES = {
	minute: 1,
	hour: 60,
	day: 1440
};
/** Digits and blanks as no phrase needs them. */
const plain = (text) => text.toLowerCase().replace(/\d+/g, "#").replace(/\s+/g, "");
/** How a language, or English, says some time ago, longest first: `#hoursago`, with what it says without a number. */
function phrasesOf(language) {
	const phrases = /* @__PURE__ */ new Map();
	for (const locale of [language, "en"]) for (const style of [
		"long",
		"short",
		"narrow"
	]) for (const numeric of ["always", "auto"]) {
		const format = new Intl.RelativeTimeFormat(locale, {
			style,
			numeric
		});
		for (const unit of [
			"minute",
			"hour",
			"day"
		]) for (const amount of [
			0,
			1,
			2,
			5,
			21
		]) {
			const phrase = plain(plainDigits(format.format(-amount, unit)));
			if ((amount > 0 || unit === "day" && !phrase.includes("#")) && !phrases.has(phrase)) phrases.set(phrase, [
				phrase,
				unit,
				amount
			]);
		}
	}
	return [...phrases.values()].sort(([a], [b]) => b.length - a.length);
}
/**
* The moment that a phrase such as "3 hours ago" or "gestern, 14:05 Uhr" means, read at `now` in `timeZone`, at the
* precision it states: minutes give a minute, hours and days a day.
*/
function relativeIn(raw, language, now, timeZone) {
	const ascii = plainDigits(raw);
	const text = plain(ascii);
	const [phrase, unit, amount] = phrasesOf(language).find(([said]) => text.includes(said)) ?? [];
	if (!phrase || !unit) return void 0;
	const before = text.slice(0, text.indexOf(phrase)).split("#").length - 1;
	const then = now - Number(phrase.includes("#") ? ascii.match(/\d+/g)?.[before] : amount) * MINUTES[unit] * 6e4;
	if (unit === "minute") return wallClock$1(then, timeZone);
	const dayOf = (epoch) => wallClock$1(epoch, timeZone).slice(0, 10);
	const day = dayOf(then);
	if (unit === "day") return day + clockIn(ascii, true).clock;
	return day === dayOf(then - 354e4) ? day : void 0;
}
// utils/extract/date-places.ts
/** Attributes that may state an element's date exactly, best first. */
const EXACT = [
	"datetime",
	"content",
	"data-published",
	"data-date",
	"title"
];
const INLINE$1 = /^(?:span|a|b|i|em|strong|small|font|time|abbr|u|date)$/;
const UNSEEN = /^(?:FIGCAPTION|SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION)$/;
const SHOWN_DATE = /\p{Nd}{4}|\d\d\.\d\d\.\d\d|[年日]/u;
/** A line shows a date and little else. */
const LINE = 160;
/** The head of an article, in characters and nodes around its headline. */
const HEAD = {
	before: 300,
	after: 800,
	nodes: 200
};
/** No reader looks further for a date, in characters and in places. */
const LONGEST = {
	page: 3e5,
	places: 300
};
/** The attribute in which an element states its date for machines. */
function exactOf(element) {
	const isMarked = /^(?:TIME|ABBR)$/.test(element.nodeName);
	for (const name of isMarked || element.hasAttribute("itemprop") ? EXACT : []) {
		const value = element.getAttribute(name);
		if (value && /^(?!http).*\d{4}.*\d|^1\d{9}/.test(value) && (name !== "title" || isMarked)) return {
			name,
			value
		};
	}
}
/** The headline and every heading that the title repeats: a page's first h1 may be the site's name. */
function headlinesOf({ document, title, headline }) {
	const all = [...document.querySelectorAll("h1, h2, h3")];
	const named = all.filter((h) => (h.textContent ?? "").trim().length > 2 && title.includes(oneLine$2(h.textContent)));
	if (headline) return [headline, ...named];
	return named.length ? named : all.filter((h) => h.localName === "h1").slice(0, 1);
}
/**
* The places that may state a date, in page order: those near the headline, or with `isWide` all of the page. `shows`
* is what a text must look like.
*/
function datePlaces(facts, isWide, shows = SHOWN_DATE) {
	const headlines = headlinesOf(facts);
	const walker = facts.document.createTreeWalker(facts.document.body, 5);
	if (!isWide && headlines[0]) startBefore(walker, headlines[0]);
	const places = [];
	const heads = [];
	const lines = /* @__PURE__ */ new Map();
	let offset = 0;
	let label = "";
	const add = (element, text, exact) => {
		places.push({
			...lineOf(element, text, lines, exact),
			label,
			distance: offset
		});
	};
	const visit = (node) => {
		const element = node.nodeType === 1 ? node : node.parentElement;
		const exact = exactOf(element);
		if (node === element) {
			if (headlines.includes(element)) heads.push({
				start: offset,
				end: offset + (node.textContent ?? "").length
			});
			if (exact) add(element, node.textContent ?? "", exact);
			return;
		}
		const text = UNSEEN.test(element.nodeName) ? "" : (node.nodeValue ?? "").trim();
		if (text.length > 2 && text.length < 400 && !exact && shows.test(text)) add(element, text);
		if (text) label = text.length > 40 || offset < (heads.at(-1)?.end ?? 0) ? "" : text.replace(/^.*\d/, "");
		offset += text.length;
	};
	for (let nodes = 0; places.length < LONGEST.places; nodes++) {
		const node = walker.nextNode();
		const reach = isWide ? LONGEST.page : (heads[0]?.end ?? 0) + HEAD.after;
		if (!node || offset > reach || !isWide && nodes > HEAD.nodes) break;
		visit(node);
	}
	return places.map((place) => ({
		...place,
		distance: distanceTo(heads, place.distance)
	}));
}
/** From the end of the nearest headline; negative before its start. */
function distanceTo(heads, at) {
	return heads.map(({ start, end }) => at < start ? at - start : Math.max(0, at - end)).sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? at;
}
/** Some text before the headline: dates stand over it too. */
function startBefore(walker, headline) {
	walker.currentNode = headline;
	for (let length = 0, nodes = 0; length < HEAD.before && nodes < HEAD.nodes / 4; nodes++) {
		const before = walker.previousNode();
		if (!before) return;
		if (before.nodeType === 3) length += (before.nodeValue ?? "").trim().length;
	}
}
/** The line that a text or an element stands in: its block, when that is short, or the text itself. */
function lineOf(element, text, lines, exact) {
	let block = element;
	while (INLINE$1.test(block.localName) && block.parentElement) block = block.parentElement;
	const isBig = block.childNodes.length > 30 || block.querySelector("h1, h2, h3") !== null;
	const whole = lines.get(block) ?? (isBig ? "" : oneLine$2((block.textContent ?? "").slice(0, 2e3)));
	lines.set(block, whole);
	const isShort = whole !== "" && whole.length < LINE;
	const isText = /^(?:p|li|blockquote)$/.test(block.localName);
	if (isShort && (!exact || isText)) return {
		element: exact ? element : block,
		exact,
		line: whole,
		isProse: false
	};
	const isProse = !isShort && isText && !block.querySelector("br");
	return {
		element,
		exact,
		line: oneLine$2(text).slice(0, LINE),
		isProse
	};
}
// utils/extract/shown-dates.ts
/** Words beside a date that call it the publication. */
const LABEL = /publi[sck]|posted|written|erstellt|erschienen|artikel wurde|veröffentl|geschrieben|^\W*(?:stand|dat[aeu]m?|fecha)\b|(?:artikel|meldung|beitrag)s?\s+(?:vom|von)|pubblicat|geplaatst|julkaistu|yayın|zveřejn|опубл|发布|發[佈布表]|公開|投稿|掲載|게시|입력|등록|نشر/i;
const DATED_NAME = /date|datum|fecha|time|publi|posted|created|meta|byline|info|author|entry|news/i;
/** Other things that have dates. */
const OTHER = /©|copyright|\(c\)|event|infobox|factbox|calendar|most|deadline|birth|geboren/i;
/** What stands before the end of something. */
const UNTIL = /(?:(?:^|\s)(?:bis|until|till?|through|hasta|jusqu\S+|fino a\S*)|expir\S*|截[止至]|有效期至?)[\s:：]*$/i;
const SENTENCE = /(?:\p{L}{3}[.!?]|[。！？])$/u;
/** What speaks for a date at this place, and how much. */
const SIGNS = [
	[3, ({ element, exact }) => exact !== void 0 || element.localName === "time"],
	[2, ({ names }) => DATED_NAME.test(names)],
	[5, ({ line, label, stated }) => [
		stated.before,
		label,
		line.slice(0, 40)
	].some((words) => LABEL.test(words))],
	[1, ({ stated }) => stated.value.includes("T")],
	[-8, ({ isProse }) => isProse],
	[-8, ({ names, line }) => OTHER.test(names + line)],
	[-6, ({ line, stated }) => SENTENCE.test(line) && !LABEL.test(stated.before)]
];
/** A line of a date says little beside it, and stands near the headline. */
const forWords = (words) => words <= 16 ? 3 : words <= 40 ? 1 : words <= 48 ? 0 : words <= 90 ? -3 : -7;
const forDistance = (at, isSure) => at > 800 || at < -600 ? isSure ? -3 : -1 : at <= -250 ? 0 : at >= 0 && at < 400 ? 5 : 2;
const ENOUGH = 5;
const MOST$1 = 6;
/**
* The dates that the page shows people, best first: every short line or marked element with a date, weighed by what
* marks it and by where it stands.
*/
function shownDates(facts, { read, isWide = false, urlDay, shows }) {
	return datePlaces(facts, isWide, shows).flatMap((place) => {
		const { exact, line, element, label } = place;
		const said = read(line);
		const stated = said.filter(({ before }) => !UNTIL.test(before || label));
		if (said.length && !stated.length) return [];
		const value = exact && read(exact.value)[0]?.value;
		const first = value ? {
			value,
			before: stated[0]?.before ?? "",
			after: ""
		} : stated[0];
		if (!first) return [];
		const inUrl = facts.url.includes(`/${first.value.slice(0, 7).replace("-", "/")}/`);
		const score = scoreOf(facts, place, first, stated.length) + (urlDay === first.value.slice(0, 10) ? 3 : inUrl ? 2 : 0);
		if (score < ENOUGH) return [];
		const source = value ? `${element.localName}[${exact.name}] ${exact.value.trim().slice(0, 80)}` : `text: ${line.slice(0, 80)}`;
		return (value ? [{
			...first,
			before: "",
			text: stated[0]?.value ?? ""
		}] : stated).map((date, i) => ({
			score,
			date: {
				value: date.value,
				source,
				text: "text" in date ? date.text : date.value,
				updated: isUpdated(element, i ? date.before : `${label} ${date.before}`)
			}
		}));
	}).sort((a, b) => b.score - a.score).slice(0, MOST$1).map(({ date }) => date);
}
const nameOf = (element) => [
	"class",
	"id",
	"itemprop"
].map((name) => element?.getAttribute(name) ?? "").join(" ");
function scoreOf({ headline }, place, stated, dates) {
	const { element, distance, line } = place;
	const names = `${nameOf(element)} ${nameOf(element.parentElement)}`;
	const box = element.closest("header, footer, nav, form, [role=banner]");
	const apart = box !== null && !(headline && box.contains(headline)) && !box.closest("article, main") || isElsewhere(element, headline) ? -5 : 0;
	const weighed = {
		...place,
		stated,
		names
	};
	const start = apart + forWords(line.length - dates * 12) + forDistance(distance, headline !== void 0);
	return SIGNS.reduce((sum, [weight, holds]) => sum + (holds(weighed) ? weight : 0), start);
}
/** The nearest words decide: the label, then the element's own name, then its parent's. */
function isUpdated(element, label) {
	const published = /publi|发布|發[佈布表]|veröffentl/i;
	const says = [
		label,
		nameOf(element),
		nameOf(element.parentElement)
	].find((words) => published.test(words) || UPDATED.test(words));
	return says !== void 0 && !published.test(says);
}
// utils/extract/dates.ts
const ZONED = /T.*(?:Z|[+-]\d\d:\d\d)$/;
const ZERO = /(?:Z|\+00:00)$/;
/**
* Every date the page states for this article, in order of trust. Weaker places are looked at only when the stronger
* name no publication.
*/
function dateCandidates(facts, language, capture) {
	let order;
	const dayFirst = () => {
		order ??= [orderOnPage(facts)];
		return order[0];
	};
	const read = (text) => momentsIn(text, {
		language,
		dayFirst
	});
	const declared = attempt$1(() => readAll(declaredDates(facts), read));
	const url = urlDate(facts.url);
	const urlDay = url[0]?.value;
	const all = declared.filter(({ updated }) => !updated);
	const isFound = () => all.some(({ value, updated }) => !updated && isPast(value, capture.now));
	if (isOpen(declared)) all.push(...attempt$1(() => shownDates(facts, { read })));
	all.push(...declared.filter(({ updated }) => updated));
	const steps = [
		() => readAll(hiddenDates(facts), read),
		() => shownDates(facts, {
			read,
			urlDay,
			isWide: true
		}),
		() => url,
		() => shownAgo(facts, language ?? "en", capture)
	];
	for (const step of steps) {
		if (isFound()) break;
		all.push(...attempt$1(step));
	}
	if (!all.some(({ source }) => source === "url")) all.push(...url);
	const zoned = withTrueZones(all, facts.host, language);
	const as = (wanted) => zoned.flatMap(({ value, source, updated }) => updated === wanted ? [{
		value,
		source
	}] : []);
	const published = rankPublished(as(false), capture.now);
	return {
		published,
		modified: rankModified(as(true), published[0]?.value)
	};
}
/** Whether the page declares a date, shows one in the head of its article or has one in its address. */
function statesDate(facts) {
	const read = (text) => momentsIn(text);
	return readAll(declaredDates(facts), read).length > 0 || urlDate(facts.url).length > 0 || shownDates(facts, { read }).length > 0;
}
/** Whether what readers see may add to what is declared: a clock, a zone in place of a false one, the last change. */
function isOpen(declared) {
	const first = declared.find(({ updated }) => !updated)?.value ?? "";
	return !(ZONED.test(first) && !/T00:00/.test(first) && !ZERO.test(first)) || !declared.some(({ updated }) => updated);
}
/** A rule that fails on an odd page costs its own dates only. */
function attempt$1(rule) {
	try {
		return rule();
	} catch {
		return [];
	}
}
const readAll = (declared, read) => declared.flatMap((date) => {
	const moment = epochMoment(date.value) ?? read(date.value)[0]?.value;
	return moment ? [{
		...date,
		value: moment
	}] : [];
});
/** Some sites write epoch seconds or milliseconds into their meta elements. */
function epochMoment(value) {
	if (!/^1\d{9}(?:\d{3})?$/.test(value.trim())) return void 0;
	return (/* @__PURE__ */ new Date(Number(value) * (value.trim().length === 10 ? 1e3 : 1))).toISOString();
}
/** `/2023/09/15/`, `/20230915/`, `-2023-09-15`: weak evidence, a day. */
function urlDate(url) {
	const found = /[/_-](20\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(url);
	const value = found && momentsIn(found.slice(1).join("-"))[0]?.value;
	return value ? [{
		value,
		source: "url",
		updated: false
	}] : [];
}
/** Bare English does not tell 3/5 from 5/3; the publisher's country, or another date of the page, may. */
function orderOnPage({ host, document }) {
	if (/\.(?:gov|edu|mil|us)$/.test(host)) return false;
	if (/\.(?:uk|au|nz|ie|in)$/.test(host)) return true;
	const text = document.body?.textContent?.slice(0, 2e5) ?? "";
	for (const [, a, b] of text.matchAll(/(?<![\d/])(\d\d?)\/(\d\d?)\/20\d\d(?!\d)/g)) if (Number(a) > 12 !== Number(b) > 12) return Number(a) > 12;
}
/** "3 hours ago" in the article's head, read at the capture: the weakest evidence. */
function shownAgo(facts, language, { now, timeZone }) {
	const read = (text) => {
		const value = text.length < 60 ? relativeIn(text, language, now, timeZone) : void 0;
		return value ? [{
			value,
			before: "",
			after: ""
		}] : [];
	};
	return shownDates(facts, {
		read,
		shows: /^.{2,60}$/
	}).map((date) => ({
		...date,
		source: date.source.replace(/^\S+/, "relative:")
	}));
}
// utils/language-tag.ts
const RTL = /^(?:ar|arz|azb|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)(?:-|$)/;
/** The canonical form of a BCP 47 tag (`zh_tw` is `zh-TW`); nothing when it names no language. */
function languageTag(text) {
	try {
		const [tag] = Intl.getCanonicalLocales(text.trim().replaceAll("_", "-"));
		return tag && /^(?!und)[a-z]{2,3}(?:-|$)/.test(tag) ? tag : void 0;
	} catch {
		return;
	}
}
/** Whether a language (canonical BCP 47) is written from right to left. */
const isRtl = (language) => RTL.test(language);
// utils/extract/language.ts
/** How much of a text is looked at (characters). */
const SAMPLE = 1500;
/** The letters of a script (ISO 15924), and its language where it has one alone; kana and hangul come before ideographs. */
const SCRIPTS = [
	[
		"Jpan",
		"぀-ヿ",
		"ja"
	],
	[
		"Kore",
		"가-힯",
		"ko"
	],
	[
		"Hani",
		"㐀-鿿",
		"zh"
	],
	["Latn", "a-zÀ-ɏḀ-ỿ"],
	["Cyrl", "Ѐ-ԯ"],
	["Arab", "؀-ࣿ"],
	[
		"Grek",
		"Ͱ-Ͽ",
		"el"
	],
	[
		"Hebr",
		"֐-׿",
		"he"
	]
];
const KANA_HANGUL = /[\u3040-\u30ff\uac00-\ud7af]/;
/** Written in more than one script, whatever their usual one. */
const TWO_SCRIPTS = /^(?:sr|bs|uz|kk|az|ku|pa|ms)\b/;
/** The commonest short words that tell languages in Latin letters apart. */
const WORDS = {
	en: "the of and to that was",
	de: "der die und das nicht ist",
	fr: "le les des et dans est",
	es: "el los las del una y",
	pt: "o os do da em uma não",
	it: "il di che della per gli",
	nl: "het een van zijn niet"
};
/** Languages the page declares, checked against the text; a wrong declaration gives way to what the text is written in. */
function languageCandidates(facts, text) {
	const root = facts.document.documentElement;
	const declared = [
		{
			value: root.getAttribute("lang") ?? root.getAttribute("xml:lang") ?? "",
			source: "html lang"
		},
		{
			value: textOf(facts.article?.inLanguage),
			source: "json-ld"
		},
		...metaEvidence(facts, "content-language", "language", "dc.language", "og:locale")
	].flatMap(({ value, source }) => {
		const tag = languageTag(value.trim().split(/[,;\s]/)[0] ?? "");
		return tag ? [{
			value: tag,
			source
		}] : [];
	});
	const sample = text.slice(0, SAMPLE).toLowerCase();
	const amounts = SCRIPTS.map(([, letters]) => sample.match(new RegExp(`[${letters}]`, "g"))?.length ?? 0);
	const all = amounts.reduce((sum, amount) => sum + amount);
	const [script, , only] = SCRIPTS[amounts.findIndex((amount, i) => amount > all * (i < 2 ? .1 : .5))] ?? [];
	if (!script || all < 20) return declared;
	const words = script === "Latn" ? sample.split(/[\s\d!-/:-?«»\u2010-\u201f]+/) : [];
	const share = (language) => {
		const own = new Set(WORDS[language]?.split(" "));
		return words.filter((word) => own.has(word)).length / words.length;
	};
	const isPossible = ({ value }) => {
		const [language = ""] = value.split("-");
		const isUsual = (WORDS[value] ? "Latn" : new Intl.Locale(value).maximize().script?.replace(/^Han[st]$/, "Hani")) === script || script === "Hani" && /^(?:ja|ko)\b/.test(value) && KANA_HANGUL.test(text);
		const isSpoken = words.length < 60 || !WORDS[language] || share(language) > .03;
		return (TWO_SCRIPTS.test(value) || isUsual) && isSpoken;
	};
	const written = () => {
		const spoken = words.length < 60 ? void 0 : Object.keys(WORDS).find((language) => share(language) > .08);
		const value = only ?? spoken;
		return value ? [{
			value,
			source: words.length ? "words" : "script"
		}] : [];
	};
	const possible = declared.filter(isPossible);
	return (possible.length ? possible : written()).map(({ value, source }) => ({
		value: inScript(value, text, script),
		source
	}));
}
/** Chinese and Serbian are written in two scripts: the text tells which where the tag does not, or says the wrong one. */
function inScript(tag, text, script) {
	if (/^sr(?:-Cyrl)?$/.test(tag) && script === "Latn") return "sr-Latn";
	if (!/^zh\b/.test(tag)) return tag;
	const count = (characters) => text.slice(0, 2 * SAMPLE).match(characters)?.length ?? 0;
	const [simple, full] = [count(/[们这国说时为对会来发过还让头实现]/g), count(/[們這國說時為對會來發過還讓頭實現]/g)];
	if (simple + full < 5 || Math.max(simple, full) < 3 * Math.min(simple, full)) return tag;
	const [kind, regions] = full > simple ? ["Hant", /Hant|TW|HK|MO/] : ["Hans", /Hans|CN|SG|MY/];
	return regions.test(tag) ? tag : `zh-${kind}`;
}
/** `rtl` when the article's language is written from right to left. */
const directionOf = (language, document) => (language ? isRtl(language) : document.documentElement.getAttribute("dir") === "rtl") ? "rtl" : void 0;
// utils/extract/markdown-rules/code.ts
const longestRun = (text) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
/** A code span. In a table `|` would end the cell, and a backslash would show in kramdown: there as HTML. */
function codeSpan(element) {
	const code = (element.textContent ?? "").replace(/\s+/g, " ").trim();
	if (code === "") return "";
	if (code.includes("|") && element.closest("td, th")) return `<code>${code.replace(/[^\p{L}\p{N} ]/gu, (char) => `&#${char.codePointAt(0)};`)}</code>`;
	const delimiter = "`".repeat(longestRun(code) + 1);
	const pad = /^`|`$/.test(code) ? " " : "";
	return `${delimiter}${pad}${code}${pad}${delimiter}`;
}
/** A fenced block, its fence longer than any in the code. */
function codeBlock(element) {
	const code = (element.textContent ?? "").replace(/\n$/, "");
	const fence = "`".repeat(Math.max(3, longestRun(code) + 1));
	return `\n\n${fence}\n${code}\n${fence}\n\n`;
}
// utils/extract/markdown-rules/emphasis.ts
const EMPHASIS = {
	em: {
		delimiters: ["_", "*"],
		html: "em"
	},
	strong: {
		delimiters: ["**"],
		html: "strong"
	},
	del: {
		delimiters: ["~~"],
		html: "del"
	}
};
const SPACE = /\s/;
/** Parsers differ in whether symbols (￥, ＋) are punctuation: inside they count as it, outside they do not. */
const PUNCTUATION_INSIDE = /[\p{P}\p{S}]/u;
const PUNCTUATION_OUTSIDE = /\p{P}/u;
/** What stands beside most emphasis: for these no table of Unicode is made, which takes a millisecond a page. */
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/;
const LETTER = /[a-z\dà-öø-ÿ\u4e00-\u9fff]/i;
const isPunctuation = (char, others) => ASCII_PUNCTUATION.test(char) || !LETTER.test(char) && others.test(char);
const isApart = (char) => SPACE.test(char) || isPunctuation(char, PUNCTUATION_OUTSIDE);
/** Stands for an element beside the emphasis: every element left prints markup. */
const MARKUP = "*";
/**
* Emphasis by delimiters where CommonMark's flanking rules (spec 0.31, 6.2) accept them, else as HTML:
* `**「字」**字` is no emphasis, since the closing delimiter stands between punctuation and a letter.
*/
function emphasise(content, element) {
	const { delimiters, html } = EMPHASIS[element.localName];
	const text = element.textContent ?? "";
	const before = SPACE.test(text.at(0) ?? "") ? " " : beside(element, "previousSibling");
	const after = SPACE.test(text.trim() && (text.at(-1) ?? "")) ? " " : beside(element, "nextSibling");
	const usable = delimiters.find((delimiter) => isRecognised(delimiter, content, before, after));
	return usable ? `${usable}${content}${usable}` : `<${html}>${content}</${html}>`;
}
function beside(element, side) {
	const sibling = element[side];
	if (!sibling) return BLOCKS.includes(element.parentElement?.localName ?? "div") ? " " : MARKUP;
	if (sibling.nodeName === "BR") return " ";
	if (sibling.nodeType !== 3) return MARKUP;
	return [...sibling.textContent ?? ""].at(side === "previousSibling" ? -1 : 0) ?? MARKUP;
}
function isRecognised(delimiter, content, before, after) {
	const mark = delimiter[0];
	const inside = [...content];
	if (inside.at(0) === mark || inside.at(-1) === mark) return false;
	if (delimiter === "*" && (before === MARKUP || after === MARKUP)) return false;
	const outside = isApart(before) && isApart(after);
	if (delimiter === "_") return outside && before !== "-";
	return [[before, inside.at(0)], [after, inside.at(-1)]].every(([out = "", within = ""]) => isApart(out) || !isPunctuation(within, PUNCTUATION_INSIDE));
}
// utils/extract/markdown-rules/escape.ts
/** A text without any of these is written as it is; most are. */
const ACTIVE = /[\\&<>*[\]|`_=%#{~$]/;
/**
* What is active anywhere in a line in CommonMark, GFM, kramdown or Obsidian, and how it is written to be read as text.
* A character reference where kramdown, which knows fewer backslash escapes, would show the backslash.
* In this order: backslashes and ampersands of the text before those we add.
*/
const ESCAPES = [
	[/\\(?![\p{L}\p{N}])/gu, "\\\\"],
	[/&(?=#?[\w:.-]+;)/g, "&amp;"],
	[/<(?!\s+\S)/g, "&lt;"],
	[/>(?=>)/g, "\\>"],
	[/(?<!\S\s+)\*|\*(?!\s+\S)/g, "\\*"],
	[/[[\]|]/g, "\\$&"],
	[/`/g, "&#96;"],
	[/(?<!\p{L})_|_(?![\p{L}\p{N}])/gu, "\\_"],
	[/(?<==)=|=(?==)/g, "\\="],
	[/%(?=%)/g, "&#37;"],
	[/(?<=^|\s)#(?=\p{N}*[\p{L}_/-])/gu, "\\#"],
	[/\{(?=[:#])/g, "\\{"]
];
/** One tilde is a range, 3~5 days; two may strike out what is between them, and one beside our own `~~` would join it. */
const TILDES = /~.*~|^~|~$/s;
/** As Obsidian and Pandoc see mathematics: $x$, but not $5 and $10. */
const MATH = /\$\$|\$\S(?:[^$]*\S)?\$(?!\d)/;
/** Text of an article, to be read as that text by CommonMark, GFM, kramdown and Obsidian. */
function escapeText$1(text) {
	if (!ACTIVE.test(text)) return text;
	const escaped = ESCAPES.reduce((done, [active, written]) => done.replace(active, written), text);
	const untilded = TILDES.test(text) ? escaped.replace(/~/g, "\\~") : escaped;
	return MATH.test(text) ? untilded.replace(/\$/g, "\\$$") : untilded;
}
/** What is active only at the beginning (`^`) or the end (`$`) of a line. */
const LINE_ESCAPES = [
	[/^(?:[-+*](?=\s|$)|-(?=[-\s]*$)|=(?=\s*$)|[#>]|:(?=[\s|-]|$))/, "\\$&"],
	[/^(\d+)([.)])(?=\s|$)/, "$1\\$2"],
	[/\\\\$/, "&#92;"],
	[/(?<=^|\s)\^(?=[\w-]*$)/, "&#94;"]
];
/** The lines of a paragraph, already escaped as text, so that none begins another kind of block. */
const escapeLines = (content) => content.split("\n").map((line) => LINE_ESCAPES.reduce((done, [active, written]) => done.replace(active, written), line)).join("\n");
// utils/extract/markdown-rules/link.ts
/** What would end a destination, pair with a backtick of the text, or start a table or a tag (Liquid). */
const UNSAFE = /[\s<>\\`|{}\p{Cc}]/gu;
/** An address as the destination of a link or picture. */
const destination = (address) => address.replace(UNSAFE, encodeURIComponent).replace(/\(/g, "%28").replace(/\)/g, "%29").replace(/&(?=#?[\w:.-]+;)/g, "&amp;");
/** `[^x]` is a footnote; `[x]: y`, escaped or not, is a link definition to kramdown. */
const asLabel = (text) => text.replace(/^\^/, "&#94;").replace(/\\\](?=:)/g, "&#93;");
const link$1 = (content, href) => content.trim() === "" ? "" : `[${asLabel(content)}](${destination(href)})`;
function image(src, alt) {
	const text = escapeText$1(alt.replace(/\s+/g, " ").trim()).replace(/\\~/g, "&#126;");
	return `![${asLabel(text)}](${destination(src)})`;
}
// utils/extract/markdown-rules/list.ts
const trimLines = (content) => content.replace(/^\n+|\n+$/g, "");
function list(element, written) {
	const items = [...element.children];
	const isLoose = items.some((item) => [...item.children].some((part) => !/^(?:div|ul|ol)$/.test(part.localName)));
	const first = firstNumber(element);
	const lines = items.map((item, i) => listItem(element.localName === "ol" ? `${first + i}. ` : "- ", trimLines(written.get(item) ?? "")));
	const gap = element.parentElement?.localName === "li" ? "\n" : "\n\n";
	return `${gap}${element.previousElementSibling?.localName === element.localName ? `<!-- -->${gap}` : ""}${lines.join(isLoose ? "\n\n" : "\n")}${gap}`;
}
function listItem(marker, content) {
	return marker + content.replace(/^☐ /, "[ ] ").replace(/^☑ /, "[x] ").replace(/\n(?=[^\n])/g, `\n${" ".repeat(marker.length)}`);
}
const firstNumber = (list) => Number(list.getAttribute("start") ?? 1);
// utils/extract/serialise.ts
const VOID = [
	"br",
	"col",
	"hr",
	"img"
];
const escapeText = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
/**
* A tidy body (`tidy.ts`) as the native format wants it: block elements joined without white space between them, attributes
* always in one order, void elements as `<br>`. Serialising what was parsed from it gives the same again.
*/
const serialise = (body) => inside(body);
/** The HTML of one element that is tidy already. */
function outerHtml(element) {
	const { localName: name } = element;
	const start = `<${name}${Object.keys(ATTRIBUTES).filter((attribute) => element.hasAttribute(attribute)).map((attribute) => ` ${attribute}="${escapeText(element.getAttribute(attribute) ?? "").replace(/"/g, "&quot;")}"`).join("")}>`;
	if (VOID.includes(name)) return start;
	return `${start}${name === "pre" && element.textContent?.startsWith("\n") ? "\n" : ""}${inside(element)}</${name}>`;
}
const inside = (parent) => [...parent.childNodes].map((node) => node.nodeType === 1 ? outerHtml(node) : escapeText(node.textContent ?? "")).join("");
// utils/extract/markdown-rules/prepare.ts
const INLINE = `:not(${BLOCKS.join()})`;
/** What Markdown has no sign for, and which reads the same without. */
const TRANSPARENT = "abbr, bdi, bdo, cite, dfn, mark, rb, ruby, small, time, u";
const SAME = {
	b: "strong",
	i: "em",
	var: "em",
	s: "del",
	kbd: "code",
	samp: "code"
};
/** Holds HTML that is written as it is. */
const RAW = "data-html";
/** Holds one character that needs a backslash where it stands. */
const ESCAPED = "x-escaped";
/**
* Bring a tidy body (it is changed) to the few constructs that Markdown has: captions, definition lists and details
* become paragraphs, bare text in items a `div`, and text that one parser would join is one text.
*/
function prepare(root) {
	const each = (selector, change) => {
		for (const element of root.querySelectorAll(selector)) change(element);
	};
	each("table:has(ul, ol, dl, pre, blockquote, hr), li > pre:first-child, pre:has(a, img)", keepHtml);
	each(Object.keys(SAME).join(), (element) => rename(element, SAME[element.localName]));
	each("rp", (element) => element.remove());
	each("rt", (reading) => reading.replaceWith(`(${reading.textContent})`));
	each("q", (quote) => quote.replaceWith("“", ...quote.childNodes, "”"));
	each(TRANSPARENT, unwrap);
	each("caption", (caption) => caption.closest("table")?.before(caption));
	each("caption, figcaption", (line) => toParagraph(line, "em"));
	each("dt, summary, :is(td, th) :is(h1, h2, h3, h4, h5, h6)", (line) => toParagraph(line, "strong"));
	each("figure, dd", (holder) => wrapLine(holder, "p"));
	each("figure, dd, dl, details", unwrap);
	each("li", (item) => wrapLine(item, "div"));
	each("ol", (list) => countsUp(list) || writeNumbers(list));
	each("code:has(a, img, em, strong, del):not(pre code)", pushDown);
	each("em em, strong strong, del del, code *", unwrap);
	for (const inline of [...root.querySelectorAll("a, em, strong, del")].reverse()) moveBreaksOut(inline);
	root.normalize();
	each("br:not(td br, th br)", (br) => br.previousSibling?.nodeName === "BR" && br.remove());
	each("em, strong, del, code", joinNext);
	root.normalize();
	each("a", guardLink);
}
function keepHtml(element) {
	const kept = element.ownerDocument.createElement("div");
	kept.setAttribute(RAW, outerHtml(element).replace(/\n/g, "&#10;"));
	kept.textContent = element.localName;
	element.replaceWith(kept);
}
function rename(element, name) {
	const renamed = element.ownerDocument.createElement(name);
	renamed.append(...element.childNodes);
	element.replaceWith(renamed);
	return renamed;
}
const unwrap = (element) => element.replaceWith(...element.childNodes);
/** In code nothing is marked: the code moves inside what it holds. */
function pushDown(code) {
	const walker = code.ownerDocument.createTreeWalker(code, 4);
	const texts = [];
	while (walker.nextNode()) texts.push(walker.currentNode);
	for (const text of texts) {
		const inner = code.ownerDocument.createElement("code");
		text.parentNode?.replaceChild(inner, text);
		inner.append(text);
	}
	unwrap(code);
}
/** The line, or each paragraph in it, as an emphasised paragraph. */
function toParagraph(line, emphasis) {
	wrapLine(line, "p");
	for (const p of line.querySelectorAll("p")) {
		const emphasised = p.ownerDocument.createElement(emphasis);
		emphasised.append(...p.childNodes);
		p.append(emphasised);
	}
	unwrap(line);
}
/** Wrap the text that stands beside blocks or alone. */
function wrapLine(holder, name) {
	let line;
	for (const child of [...holder.childNodes]) if (child.nodeType === 1 && !child.matches(INLINE)) line = void 0;
	else {
		if (!line) {
			line = holder.ownerDocument.createElement(name);
			child.before(line);
		}
		line.append(child);
	}
}
const countsUp = (list) => firstNumber(list) >= 0 && !list.hasAttribute("reversed") && ![...list.children].some((item) => item.hasAttribute("value"));
/** Markdown can only count up: other numbers are text, or a countdown would be printed as 1, 2, 3. */
function writeNumbers(list) {
	const items = [...list.children];
	const step = list.hasAttribute("reversed") ? -1 : 1;
	let number = step < 0 && !list.hasAttribute("start") ? items.length : firstNumber(list);
	for (const item of items) {
		number = Number(item.getAttribute("value") ?? number);
		(item.firstElementChild?.matches("div, p") ? item.firstElementChild : item).prepend(`${number}. `);
		number += step;
		wrapLine(item, "p");
		for (const div of item.querySelectorAll(":scope > div")) rename(div, "p");
		unwrap(item);
	}
	unwrap(list);
}
function moveBreaksOut(inline) {
	while (inline.firstChild?.nodeName === "BR") inline.before(inline.firstChild);
	while (inline.lastChild?.nodeName === "BR") inline.after(inline.lastChild);
	const { firstChild: first, lastChild: last } = inline;
	if (last?.nodeType === 3 && last.textContent?.endsWith(" ")) {
		last.textContent = last.textContent.slice(0, -1);
		inline.after(" ");
	}
	if (first?.nodeType === 3 && first.textContent?.startsWith(" ")) {
		first.textContent = first.textContent.slice(1);
		inline.before(" ");
	}
}
/** `**a****b**` is no emphasis: what stands side by side is one. */
function joinNext(inline) {
	for (let next = inline.nextSibling; next?.nodeName === inline.nodeName; next = inline.nextSibling) {
		inline.append(...next.childNodes);
		next.remove();
	}
}
/** An exclamation mark before a link would make it an image. */
function guardLink(link) {
	const before = link.previousSibling;
	if (before?.nodeType !== 3 || !before.textContent?.endsWith("!")) return;
	before.textContent = before.textContent.slice(0, -1);
	const mark = link.ownerDocument.createElement(ESCAPED);
	mark.textContent = "!";
	link.before(mark);
}
// utils/extract/markdown-rules/table.ts
/**
* A GFM table, which kramdown reads as well. Merged cells are written once, with empty cells for the rest; a table
* without a header row gets an empty one, since neither dialect knows a table without.
*/
function table(element, cells) {
	const rows = [...element.querySelectorAll("tr")];
	const first = rows[0];
	const hasHeader = rows.length > 1 && (first?.closest("thead") || [...first?.children ?? []].every((cell) => cell.localName === "th"));
	const grid = layOut(rows, cells);
	const width = Math.max(...grid.map((row) => row.length));
	const line = (row) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? "").join(" | ")} |`;
	const [header = [], ...body] = hasHeader ? grid : [[], ...grid];
	return `\n\n${[
		line(header),
		line(Array(width).fill("---")),
		...body.map(line)
	].join("\n")}\n\n`;
}
function layOut(rows, cells) {
	const widest = Math.max(...rows.map((row) => row.children.length));
	/** For each column, how many rows a cell above still covers. */
	const covered = [];
	return rows.map((row) => {
		const written = [];
		const skip = () => {
			for (; written.length < widest && (covered[written.length] ?? 0) > 0; written.push("")) covered[written.length] = (covered[written.length] ?? 0) - 1;
		};
		for (const cell of row.children) {
			skip();
			const columns = Math.min(spanOf(cell, "colspan"), widest);
			for (let i = 0; i < columns && (i === 0 || written.length < widest); i++) {
				covered[written.length] = spanOf(cell, "rowspan") - 1;
				written.push(i === 0 ? oneLine(cells.get(cell) ?? "") : "");
			}
		}
		skip();
		return written;
	});
}
const spanOf = (cell, name) => Math.max(1, Number(cell.getAttribute(name) ?? 1));
/** A cell is one line. One of dashes alone would make its row a separator in kramdown. */
const oneLine = (content) => content.trim().replace(/\s*\n\s*/g, "<br>").replace(/^[-+:=\s]+$/, "\\$&");
// utils/extract/markdown.ts
const paragraph$1 = (content) => `\n\n${escapeLines(content)}\n\n`;
const heading = (content, { localName }) => {
	const line = content.replace(/\s*\n\s*/g, " ").replace(/#+$/, (signs) => signs.replace(/#/g, "\\#"));
	return `\n\n${"#".repeat(Number(localName[1]))} ${line}\n\n`;
};
const quotation = (content) => `\n\n${content.replace(/^\n+|\n+$/g, "").replace(/^(?=(.?))/gm, (_, next) => next ? "> " : ">")}\n\n`;
const asHtml = (content, { localName }) => `<${localName}>${content}</${localName}>`;
/** How each element is written; what is not here is written as its content. */
const WRITE = {
	p: paragraph$1,
	div: (content, element) => element.hasAttribute("data-html") ? `\n\n${element.getAttribute(RAW)}\n\n` : `\n${escapeLines(content)}\n`,
	...Object.fromEntries([
		1,
		2,
		3,
		4,
		5,
		6
	].map((level) => [`h${level}`, heading])),
	blockquote: quotation,
	pre: (_, element) => codeBlock(element),
	code: (_, element) => codeSpan(element),
	...Object.fromEntries(Object.keys(EMPHASIS).map((name) => [name, emphasise])),
	sub: asHtml,
	sup: asHtml,
	ins: asHtml,
	a: (content, element) => link$1(content, element.getAttribute("href") ?? ""),
	img: (_, element) => image(element.getAttribute("src") ?? "", element.getAttribute("alt") ?? ""),
	[ESCAPED]: (content) => `\\${content}`
};
/**
* A tidy body (`tidy.ts`) as CommonMark with GFM tables and strikethrough that kramdown and Obsidian read the same way: text
* stays text in all of them. Liquid (`{{`, `{%`) is left to the preset.
*/
function toMarkdown(body) {
	const root = body.cloneNode(true);
	prepare(root);
	const written = /* @__PURE__ */ new Map();
	const keep = (content, element) => {
		written.set(element, content);
		return "";
	};
	const write = {
		...WRITE,
		li: keep,
		td: keep,
		th: keep,
		ul: (_, element) => list(element, written),
		ol: (_, element) => list(element, written),
		table: (_, element) => table(element, written)
	};
	const service = new TurndownService({
		hr: "***",
		br: "  "
	});
	service.escape = escapeText$1;
	service.addRule("ours", {
		filter: (element) => Object.hasOwn(write, element.localName),
		replacement: (content, element) => write[element.localName](content, element)
	});
	return service.turndown(root);
}
// utils/extract/plain-text.ts
/** What is not read as text: captions belong to the pictures, ruby repeats its base. */
const ASIDE = "figcaption, rt, rp";
/** Blocks that hold lines; a table's line is its row. */
const HOLDERS = /^(?:div|ul|ol|li|dl|dd|blockquote|figure|details|table|thead|tbody|tfoot)$/;
const BLOCK = /^(?:p|h\d|pre|dt|summary|caption|tr|hr)$/;
/**
* A tidy body (`tidy.ts`) as plain text, one block a line, without picture captions: for search, fingerprint and word count.
*/
function toText(body) {
	const root = body.cloneNode(true);
	for (const aside of root.querySelectorAll(ASIDE)) aside.remove();
	for (const br of root.querySelectorAll("br")) br.replaceWith(" ");
	for (const cell of root.querySelectorAll("td, th, tr p, tr li")) cell.append(" ");
	return lines(root).map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "").join("\n");
}
function lines(parent) {
	const found = [];
	let open = false;
	for (const node of parent.childNodes) {
		const name = node.nodeType === 1 ? node.localName : "";
		if (HOLDERS.test(name)) found.push(...lines(node));
		else if (BLOCK.test(name) || !open) found.push(node.textContent ?? "");
		else found.push(`${found.pop()}${node.textContent}`);
		open = !HOLDERS.test(name) && !BLOCK.test(name);
	}
	return found;
}
// utils/extract/publisher.ts
/** A bare domain at the end of a name is no part of it: "大纪元 www.epochtimes.com" → "大纪元". */
const TRAILING_DOMAIN = /(?:[\s|｜–—·:,(（]|(?<=\s)-)+(?:https?:\/\/)?(?:[^\s./:A-Z]+\.)+[a-z]{2,}\/?[)）]?$/;
/** "Le Monde.fr - Actualités et infos", "大纪元 | 新闻": what follows the separator is a slogan. */
const SLOGAN = /(?:\s+[–—-]\s|\s*[|｜]).*$/;
/** The name a reader would use, from what a site calls itself. */
function shortName(name) {
	const bare = name.slice(0, 300).trim();
	return bare.replace(TRAILING_DOMAIN, "").replace(SLOGAN, "").trim() || bare;
}
/** What the site may be called in titles and tags. */
const siteNames = ({ meta, host }, publisher) => [
	publisher,
	...meta("og:site_name", "application-name", "apple-mobile-web-app-title"),
	host,
	host.replace(/(?:\.com?)?\.\w+$/, "")
].filter((name) => name.length > 1);
/**
* Every name of the publisher: structured data's before `og:site_name`, which is often a slogan or a domain. An
* Organization that the article does not call its publisher may be the host or an advertiser: it comes after.
*/
function publisherCandidates(facts) {
	const own = listOf(facts.article?.publisher).map((value) => resolve$1(value, facts.jsonLd));
	const named = (type, source) => facts.jsonLd.filter((node) => typesOf(node).some((name) => type.test(name))).map((node) => ({
		value: textOf(node.name),
		source
	}));
	return [
		...own.map((value) => ({
			value: textOf(value),
			source: "json-ld"
		})),
		...metaEvidence(facts, "og:site_name"),
		...named(/Organization$|Corporation$/, "json-ld organization"),
		...named(/^WebSite$/, "json-ld website"),
		...metaEvidence(facts, "application-name", "dc.publisher", "dcterms.publisher")
	].map(({ value, source }) => ({
		value: shortName(value),
		source
	})).filter(({ value }) => value !== "" && !/^https?:/.test(value));
}
// utils/extract/embeds.ts
/** Addresses of frames that are not part of the article: advertisements, counters, sign-up, comments, buttons. */
const NO_CONTENT = /[^a-z](?:ad[sv]?|advert\w*|doubleclick|\w*syndication|banners?|pixels?|track\w*|consent|cookies?|re?captcha|newsletters?|subscri\w*|log-?in|comments?|like|share)(?![a-z])/i;
const NO_CONTENT_NAMES = /\b(?:ads?|advert\w*|cookies?|re?captcha|newsletter|anzeige|werbung|publicit\w*)\b|[广廣広]告/i;
const attribute = (element, ...names) => names.map((name) => element.getAttribute(name)?.trim() ?? "").find((value) => value !== "") ?? "";
const webAddress = (element, ...names) => names.map((name) => attribute(element, name).replace(/^\/\//, "https://")).find((url) => WEB_ADDRESS.test(url)) ?? "";
/**
* Put what a reader can follow or read where the page shows what no archive can keep: players, frames, charts,
* formulas. Changes `root`. Line numbers of code go, since they are not part of it.
*/
function linkEmbeds(root) {
	for (const [selector, replace] of EMBEDS) for (const element of root.querySelectorAll(selector)) replace(element);
}
const EMBEDS = [
	[".katex-html, mjx-container > :not(mjx-assistive-mml), .MathJax > nobr", (drawn) => drawn.remove()],
	["math", (math) => math.replaceWith(formula(math))],
	["video, audio", (media) => media.replaceWith(playerLink(media))],
	["iframe", (frame) => frame.replaceWith(frameLink(frame))],
	["li input[type=checkbox]", (box) => box.replaceWith(box.hasAttribute("checked") ? "☑ " : "☐ ")],
	["pre [class*=line-num i], pre [class*=lineno i], pre [data-line-number]:empty", (number) => number.remove()]
];
/** The TeX it was made from, as code, since its backslashes would be read as escapes; else what it says. */
function formula(math) {
	const source = math.querySelector("annotation[encoding*=tex i]")?.textContent?.trim();
	for (const annotation of math.querySelectorAll("annotation, annotation-xml")) annotation.remove();
	if (!source) return math.getAttribute("alttext") ?? math.textContent ?? "";
	const code = math.ownerDocument.createElement("code");
	code.append(source);
	return code;
}
function link(element, address, text = "") {
	const box = element.ownerDocument.createElement("div");
	const anchor = box.ownerDocument.createElement("a");
	anchor.setAttribute("href", address);
	anchor.append(text || address.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/[/?#].*$/, ""));
	box.append(anchor);
	return box;
}
/** A frame with a name, or one that plays something, as a link; the rest is not for readers. */
function frameLink(frame) {
	const address = webAddress(frame, "src", "data-src", "data-lazy-src");
	const title = attribute(frame, "title", "aria-label");
	const isTiny = ["width", "height"].some((side) => /^[0-5](?:px)?$/.test(attribute(frame, side)));
	const isNamed = title !== "" || frame.hasAttribute("allowfullscreen") || /\b(?:embed|player)\b/i.test(address);
	if (!address || isTiny || !isNamed || NO_CONTENT_NAMES.test(title) || NO_CONTENT.test(address.split(/[?#]/)[0])) return "";
	return link(frame, address, title);
}
/** A player loads as soon as the file is opened: keep a link with its still picture or its file's name. */
function playerLink(media) {
	const address = [media, ...media.querySelectorAll("source")].map((each) => webAddress(each, "src")).find(Boolean) ?? "";
	const poster = attribute(media, "poster");
	if (!address && !poster) return "";
	const named = link(media, address, attribute(media, "title") || address.split(/[?#]/)[0]?.split("/").at(-1));
	if (poster) {
		const image = media.ownerDocument.createElement("img");
		image.setAttribute("src", poster);
		named.firstElementChild?.replaceChildren(image);
	}
	return named;
}
// utils/extract/sanitise.ts
/** What each element becomes; nothing when it goes with everything in it. Another element is replaced by its content. */
const MEANS = new Map([...[...BLOCKS, ...INLINES].map((name) => [name, name]), ...Object.entries({
	div: "address article aside body center dialog fieldset footer form header hgroup legend main nav search section",
	abbr: "acronym",
	ul: "dir menu",
	s: "strike",
	code: "tt",
	"": "script style template noscript noembed noframes iframe frameset embed canvas svg math head title textarea select option datalist button xmp plaintext annotation-xml"
}).flatMap(([means, names]) => words(names).map((name) => [name, means]))]);
const CONFIG = {
	ALLOWED_TAGS: [
		...BLOCKS,
		...INLINES,
		"#text"
	],
	ALLOWED_ATTR: Object.keys(ATTRIBUTES),
	ADD_URI_SAFE_ATTR: Object.keys(ATTRIBUTES),
	ALLOW_DATA_ATTR: false,
	ALLOW_ARIA_ATTR: false,
	IN_PLACE: true,
	TRUSTED_TYPES_POLICY: null
};
const isAllowed = (element, attribute, value) => {
	const rule = Object.hasOwn(ATTRIBUTES, attribute) ? ATTRIBUTES[attribute] : void 0;
	return rule?.value.test(value) === true && (!rule.on || rule.on.includes(element));
};
const checkAttribute = (element, event) => {
	event.keepAttr = isAllowed(element.localName, event.attrName, event.attrValue.trim());
};
/**
* A copy of `root` as a `div` of semantic elements only, in a document of its own where nothing loads or runs.
* Nothing in it can run, and nothing loads but http(s) images; addresses must be absolute, others are dropped.
* @param document lends its window (`defaultView`), which DOMPurify needs
*/
function sanitise(root, document) {
	const { defaultView: window, implementation } = nativeDocument(document);
	if (!window) throw new Error("A document with a window is needed to sanitise");
	const inert = implementation.createHTMLDocument("");
	const source = inert.createElement("div");
	source.append(inert.importNode(root, true));
	unshadow(source);
	linkEmbeds(source);
	const copy = inert.createElement("div");
	translate(source, copy);
	const { DocumentFragment, HTMLTemplateElement, Node, Element, NodeFilter, NamedNodeMap, HTMLFormElement, DOMParser } = window;
	const purifier = createDOMPurify({
		DocumentFragment,
		HTMLTemplateElement,
		Node,
		Element,
		NodeFilter,
		NamedNodeMap,
		HTMLFormElement,
		DOMParser,
		document: inert,
		trustedTypes: void 0
	});
	purifier.addHook("uponSanitizeAttribute", checkAttribute);
	purifier.sanitize(copy, CONFIG);
	for (const image of copy.querySelectorAll("img:not([src])")) image.remove();
	for (const link of copy.querySelectorAll("a:not([href])")) link.replaceWith(...link.childNodes);
	return copy;
}
/** A form's properties can be shadowed by the names of what it holds; without names it is a plain box. */
function unshadow(root) {
	for (const element of root.querySelectorAll("[id]:not(form), [name]:not(form)")) {
		element.removeAttribute("id");
		element.removeAttribute("name");
	}
}
/** Deeper than any article: a page built to exhaust the stack is cut flat there. */
const DEEPEST = 200;
/**
* Write what is in `source` into `copy` in our words, so that the sanitiser has only to confirm it: most of a page's
* elements and nearly all of its attributes go, and each that DOMPurify has to remove costs more than one it never sees.
*/
function translate(source, copy) {
	const open = [copy];
	let node = source.firstChild;
	while (node) {
		const parent = open.at(-1);
		if (node.nodeType === 3) parent.append(node.textContent ?? "");
		const inside = node.nodeType === 1 ? translated(node, parent, open.length) : void 0;
		if (inside && node.firstChild) {
			open.push(inside);
			node = node.firstChild;
			continue;
		}
		while (node && !node.nextSibling) {
			node = node.parentNode === source ? null : node.parentNode;
			open.pop();
		}
		node = node?.nextSibling ?? null;
	}
}
/** The element of the copy that takes the content, added to `parent` if it is new; nothing when the content goes too. */
function translated(element, parent, depth) {
	const { localName } = element;
	const name = depth > DEEPEST ? parent.localName : MEANS.get(localName);
	if (name === "") return void 0;
	if (name === void 0 || depth > DEEPEST) return parent;
	const made = parent.ownerDocument.createElement(name);
	for (const { name: attribute, value } of element.attributes) {
		const trimmed = value.trim();
		if (isAllowed(name, attribute, trimmed)) made.setAttribute(attribute, trimmed);
	}
	if (name === "img" && !made.hasAttribute("src")) return void 0;
	if (name === "a" && (!made.hasAttribute("href") || parent.closest("a"))) return parent;
	parent.append(made);
	return made;
}
// utils/extract/shown-tags.ts
/** Addresses of pages about a topic. */
const TOPIC_PATH = /\/(?:tag|topic|them[ae]|hashtag|keyword)[ns]?\//i;
/** Links to people who write. */
const AUTHOR = /aut(?:h?or|eur)|redak|profile/i;
/** A class that names tags: `tags`, `article-tags`, `tagList`, `Tag_tag__x1`, `keyword-list`; not `stage`. */
const TAG_CLASS = /(?:^|[^a-z])(?:tag|topic|keyword)s?(?![a-z])|[a-z](?:Tag|Topic|Keyword)s?(?![a-z])|taglist/i;
const MOST = 30;
const around = ({ document, headline }) => headline?.closest("main, [role=main]") ?? headline?.closest("article") ?? document.body;
/** The tags around the story that are marked `rel=tag`. */
const markedTags = (facts) => [...around(facts).querySelectorAll("a[rel~=tag]:not([rel~=category])")].filter((a) => !isElsewhere(a, facts.headline)).slice(0, MOST).map((a) => oneLine$2(a.textContent));
/**
* The tags that stand around the story as links: the best list that is called so, or (below the text) repeats its
* words in its addresses.
*/
function shownTags(facts) {
	const { headline, title, meta } = facts;
	const lists = /* @__PURE__ */ new Map();
	for (const link of around(facts).getElementsByTagName("a")) {
		const tag = oneLine$2(link.textContent);
		const href = link.getAttribute("href");
		if (!href || tag.length < 2 || tag.length > 50 || tag.split(" ").length > 6) continue;
		const isTag = TOPIC_PATH.test(href) || isTagLink(link);
		if (!isTag && !repeatsItself(link, href, tag)) continue;
		const list = listAround(link);
		const known = lists.get(list) ?? {
			list,
			tags: /* @__PURE__ */ new Set(),
			isTag
		};
		lists.set(list, {
			list,
			tags: known.tags.add(tag),
			isTag: known.isTag || isTag
		});
	}
	if (!lists.size) return [];
	const paragraphs = [...around(facts).getElementsByTagName("p")].filter((p) => (p.textContent ?? "").length > 80);
	const story = letters([
		title,
		...meta("description"),
		...paragraphs.map((p) => p.textContent)
	].join(" "));
	const text = paragraphs[Math.min(2, paragraphs.length - 1)];
	const isOfStory = ({ list, tags, isTag }) => {
		let box = list;
		while (box.parentElement && isTagBox(box)) box = box.parentElement;
		if (list.closest("h1, h2, [class*=crumb i], [class*=menu i]") || isElsewhere(box, headline)) return false;
		const belongs = isTag ? [...tags].filter((tag) => story.includes(letters(tag))).length * 5 >= tags.size : text && !list.closest("p, nav, header") && text.compareDocumentPosition(list) & 4;
		const line = list.closest("p") ?? list;
		return Boolean(belongs) && letters(line.textContent ?? "").length <= letters([...tags].join("")).length * 1.3 + 12;
	};
	return [...[...lists.values()].sort((a, b) => Number(b.isTag) - Number(a.isTag) || b.tags.size - a.tags.size).find(isOfStory)?.tags ?? []].slice(0, MOST);
}
const isTagBox = (element) => element != null && TAG_CLASS.test(`${element.getAttribute("class") ?? ""} ${element.id}`);
/** The list a link stands in: around what holds it alone, unless that is the whole story. */
function listAround(link) {
	const length = (element) => (element.textContent ?? "").trim().length;
	let alone = link;
	while (alone.parentElement && length(alone.parentElement) === length(link)) alone = alone.parentElement;
	const list = alone.parentElement;
	return list && list.getElementsByTagName("a").length > 1 && length(list) < 1500 ? list : alone;
}
function isTagLink(link) {
	const list = link.parentElement?.parentElement;
	return [
		link,
		link.parentElement,
		list,
		list?.parentElement
	].some(isTagBox);
}
/** "/themen/f%C3%BCchse-berlin", "/sport/fuechse-berlin/" for "Füchse Berlin"; longer ones are stories, some are people. */
function repeatsItself(link, href, tag) {
	if (tag.split(" ").length > 3 || AUTHOR.test(`${href} ${link.className}`)) return false;
	const plain = (text) => letters(text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")).replace(/([aou])e/g, "$1");
	const last = plain(decoded(/([^/?#]+)\/?(?:[?#].*)?$/.exec(href)?.[1] ?? ""));
	return last.length > 2 && last === plain(tag);
}
/** An address with its percent-encoding read; as it is when that is broken. */
function decoded(address) {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}
// utils/extract/tags.ts
/** Ideographs need no comma: "北韓 南韓 飛彈" are three tags. */
const split = (text) => text.split(/^[\u3040-\u9fff\s]+$/.test(text) ? /\s+/ : /\s*[,;|，；、]\s*/);
/** A tag with its kind, as content systems write it: "Subject: Justice", "topic/brott". */
const KIND = /^[\w ]{2,25}:\s*(?=\S)/;
const PATH = /^[a-z]+\/(?=\S)/;
/** The kinds whose tags are of use to a reader. */
const TOPIC = /^[\w ]*(?:subject|topic|tag|keyword|entit|person|place|location|organi[sz]ation|company|thema)[\w ]*:\s*/i;
/** Codes: addresses, `type:story`, `nid: 1`, `editors_pick`, `_commerce`, ids. */
const CODE = /^(?:https?:|_|[a-z]+:\s?[a-z_:.\d-]+$|[a-z]+(?:_[a-z\d]+)+$|[\da-f]{8}(?:-[\da-f]{4}){3}|\d+$)/;
/**
* The article's tags by source, the best first: editors write keywords by hand, structured data mixes them with codes,
* lists of links may be the site's and are looked for when nothing better is there. Values are JSON arrays of strings,
* since a tag may contain a comma.
*/
function tagCandidates(facts, publisher) {
	const { article, pageUrl } = facts;
	const site = siteNames(facts, publisher).map(letters);
	const named = (...names) => names.map((source) => ({
		source,
		tags: parts(metaEvidence(facts, source).map(({ value }) => value))
	}));
	const read = (found) => found.map(({ source, tags }) => ({
		source,
		tags: clean(tags, site)
	})).filter(({ tags }) => tags.length > 0);
	const declared = read([
		{
			source: "rel=tag",
			tags: markedTags(facts)
		},
		...named("news_keywords", "keywords"),
		{
			source: "json-ld",
			tags: parts(listOf(article?.keywords).map((keyword) => textOf(keyword)))
		},
		...named("parsely-tags", "article:tag", "og:article:tag", "video:tag"),
		...named("classification-tags", "custom-keywords", "its_tag", "tags", "dc.subject", "dcterms.subject")
	]);
	const slug = letters(decoded(pageUrl));
	const best = ranked(declared, slug);
	return (best[0] && best[0].tags.length > 1 && !doubt(best[0], declared, slug) ? best : ranked([...declared, ...read([{
		source: "shown",
		tags: shownTags(facts)
	}])], slug)).map(({ source, tags }) => ({
		value: JSON.stringify(tags),
		source
	}));
}
const ranked = (found, slug) => found.toSorted((a, b) => doubt(a, found, slug) - doubt(b, found, slug));
/** One tag that others have among more, or all joined to one; the words of the headline as in the address. */
function doubt({ tags }, found, slug) {
	const words = tags.map(letters);
	const isPart = found.some((other) => other.tags.length > 1 && other.tags.some((tag) => words[0]?.includes(letters(tag))));
	const isSlug = tags.every((tag, i) => !/\s/.test(tag) && slug.includes(words[i] ?? ""));
	return Number(tags.length === 1 ? isPart : tags.length > 2 && isSlug);
}
/** One value is a list, of several each is a tag. */
const parts = (values) => values.length === 1 ? values.flatMap(split) : values;
/** Without repetitions, the publisher's own names and what is no tag at all: sentences, codes, the kinds of tags. */
function clean(tags, site) {
	const bare = tags.map((tag) => tag.replace(/^[#＃]\s*|^tag:\s*/i, "").trim());
	const isPath = bare.length > 1 && bare.every((tag) => PATH.test(tag));
	const isKind = bare.filter((tag) => KIND.test(tag)).length > 1;
	const own = bare.map((tag) => tag.replace(isPath ? PATH : isKind ? TOPIC : "", "")).filter((tag) => !isKind || !KIND.test(tag));
	const seen = /* @__PURE__ */ new Set([...site, ""]);
	const isNew = (tag) => {
		const key = letters(tag);
		return !seen.has(key) && seen.add(key);
	};
	return own.filter((tag) => tag.length <= 80 && !CODE.test(tag) && isNew(tag)).slice(0, 40);
}
// utils/extract/collapse.ts
/** White space that rendering collapses; U+00A0 and U+3000 are text. U+2028 and U+2029 render as nothing more. */
const SPACES = /[ \t\n\r\f\u2028\u2029]+/g;
/** Characters that no text has: controls, and the byte order mark inside a file. */
const STRAY = /[\0-\x08\v\x0E-\x1F\x7F-\x9F\uFEFF]/g;
/** What the two above would change: in most texts nothing. */
const UNEVEN = /[\0-\x1F\x7F-\x9F\u2028\u2029\uFEFF]| {2}/;
/** Scripts written without spaces: a line break in the source between two of them is none in the text (CSS Text 3, 4.1.3). */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60]/u;
/** Collapse white space in every line of text under `root` as a browser does; `pre` is kept. */
function collapse(root, isBlock) {
	let line = [];
	const flush = () => {
		collapseLine(line);
		line = [];
	};
	const visit = (parent, inPre) => {
		for (const node of [...parent.childNodes]) {
			const breaksLine = isBlock(node);
			if (breaksLine) flush();
			if (node.nodeType === 1 && node.nodeName !== "BR" && node.nodeName !== "IMG") visit(node, inPre || node.nodeName === "PRE");
			else if (inPre) node.textContent = (node.textContent ?? "").replace(/\r\n?/g, "\n").replace(STRAY, "");
			else line.push(node);
			if (breaksLine) flush();
		}
	};
	visit(root, false);
	flush();
}
const isBreak = (node) => node.nodeName === "BR";
const isEmptyText = (node) => node.nodeType === 3 && node.textContent === "";
/** The leaves of one line of text (between two blocks): texts, pictures, line breaks. */
function collapseLine(leaves) {
	let afterSpace = true;
	leaves.forEach((leaf, i) => {
		if (leaf.nodeType !== 3) {
			afterSpace = isBreak(leaf);
			return;
		}
		const written = leaf.textContent ?? "";
		let text = UNEVEN.test(written) ? collapseText(written, leaves[i - 1], leaves[i + 1]) : written;
		if (afterSpace && text.startsWith(" ")) text = text.slice(1);
		if (text !== "") afterSpace = text.endsWith(" ");
		if (text !== written) leaf.textContent = text;
	});
	trimEnd(leaves);
	while (leaves[0] && (isBreak(leaves[0]) || isEmptyText(leaves[0]))) leaves.shift()?.remove();
}
function collapseText(text, before, after) {
	return text.replace(STRAY, "").replace(SPACES, (space, at, all) => {
		if (!space.includes("\n")) return " ";
		return [at ? all[at - 1] : before?.textContent?.at(-1), all[at + space.length] ?? after?.textContent?.[0]].every((side) => UNSPACED.test(side ?? "")) ? "" : " ";
	});
}
/** Remove spaces before line breaks and at the end, and the breaks that end the line. */
function trimEnd(leaves) {
	let atEnd = true;
	let beforeBreak = true;
	for (let i = leaves.length - 1; i >= 0; i--) {
		const leaf = leaves[i];
		if (isBreak(leaf)) {
			if (atEnd) leaves.splice(i, 1)[0]?.remove();
			beforeBreak = true;
		} else if (leaf.nodeType === 3) {
			if (beforeBreak && leaf.textContent?.endsWith(" ")) leaf.textContent = leaf.textContent.slice(0, -1);
			if (leaf.textContent === "") leaves.splice(i, 1)[0]?.remove();
			else atEnd = beforeBreak = false;
		} else atEnd = beforeBreak = false;
	}
}
// utils/extract/is-blank.ts
const VISIBLE = /[^\s\0-\x1F\x7F-\x9F\u200B-\u200D\u2060]/;
/** Looks empty on the page: no text but white space (of any script), controls and invisible joiners, no picture. */
const isBlank = (node) => !VISIBLE.test(node.textContent ?? "") && !(node.nodeType === 1 && (node.localName === "img" || node.querySelector("img")));
// utils/extract/repair.ts
/** Put what stands directly in a list into an item: a nested list belongs to the item before it. */
function repairLists(root) {
	for (const list of root.querySelectorAll("ul, ol")) adopt(list, ["li"], "li");
	for (const group of root.querySelectorAll("dl > div")) group.replaceWith(...group.childNodes);
	for (const list of root.querySelectorAll("dl")) adopt(list, ["dt", "dd"], "dd");
}
function adopt(list, allowed, name) {
	for (const child of [...list.childNodes]) {
		if (child.nodeType === 1 && allowed.includes(child.localName)) continue;
		if (isBlank(child)) {
			child.remove();
			continue;
		}
		const before = child.previousSibling;
		const item = before ?? list.ownerDocument.createElement(name);
		if (!before) list.prepend(item);
		item.append(child);
	}
}
/** What a part of a table may hold; the rest is moved in front of the table, as an HTML parser does. */
const PARTS = {
	table: /^(?:caption|colgroup|thead|tbody|tfoot|tr)$/,
	colgroup: /^col$/,
	thead: /^tr$/,
	tbody: /^tr$/,
	tfoot: /^tr$/,
	tr: /^t[hd]$/
};
/** Make every table a table of data: one that only arranges boxes (one column, or tables inside) becomes those boxes. */
function repairTables(root) {
	for (const part of root.querySelectorAll(Object.keys(PARTS).join())) for (const child of [...part.childNodes]) {
		if (child.nodeType === 1 && PARTS[part.localName]?.test(child.localName)) continue;
		const table = part.closest("table");
		if (isBlank(child)) child.remove();
		else table?.before(child);
	}
	for (const row of root.querySelectorAll("tr")) if (isBlank(row)) row.remove();
	for (const caption of root.querySelectorAll("caption")) caption.closest("table")?.prepend(caption);
	for (const table of root.querySelectorAll("table")) if (![...table.querySelectorAll("tr")].some((row) => row.children.length > 1) || table.querySelector("table")) toBoxes(table);
}
function toBoxes(table) {
	const box = table.ownerDocument.createElement("div");
	for (const cell of table.querySelectorAll("caption, td, th")) {
		if (cell.closest("table") !== table) continue;
		const part = table.ownerDocument.createElement("div");
		part.append(...cell.childNodes);
		box.append(part);
	}
	table.replaceWith(box);
}
// utils/extract/tidy.ts
const BLOCK_SELECTOR = BLOCKS.join();
const isElement = (node) => node.nodeType === 1;
const isBlock = (node) => isElement(node) && BLOCKS.includes(node.localName);
/**
* A copy of a sanitised body in the simplest structure that reads the same: wrappers dissolved, loose text in `p`,
* `br br` as a new paragraph, no block inside an inline element, nothing empty, white space as rendering would collapse
* it. Tidying twice changes nothing.
*/
function tidy(body) {
	const root = body.cloneNode(true);
	for (const code of root.querySelectorAll("code:has(br):not(pre code, code code)")) toBlock(code);
	for (const br of root.querySelectorAll("pre br")) br.replaceWith("\n");
	unwrapBlank(root);
	repairLists(root);
	repairTables(root);
	splitAtDoubleBreaks(root);
	liftBlocks(root);
	fill(root, pieces(root));
	unwrapBlank(root);
	root.normalize();
	collapse(root, isBlock);
	return root;
}
/** Code of several lines is a block, whatever it was marked as. */
function toBlock(code) {
	const block = code.ownerDocument.createElement("pre");
	block.append(...code.childNodes);
	code.replaceWith(block);
}
/** An inline element with nothing to see only hides the white space and line breaks in it. */
function unwrapBlank(root) {
	for (const inline of [...root.querySelectorAll(`:not(${BLOCK_SELECTOR}, img, br)`)].reverse()) if (isBlank(inline) && !inline.querySelector(BLOCK_SELECTOR)) inline.replaceWith(...inline.childNodes);
}
/** Two line breaks (with nothing to see between them) are how old editors end a paragraph: an empty box ends it too. */
function splitAtDoubleBreaks(root) {
	for (const br of root.querySelectorAll("br")) {
		if (!br.parentNode || br.closest("pre, td, th, h1, h2, h3, h4, h5, h6, dt, summary, caption, ruby")) continue;
		const run = [];
		for (let next = br.nextSibling; next; next = next.nextSibling) {
			if (isElement(next) ? next.localName !== "br" : !isBlank(next)) break;
			run.push(next);
		}
		if (!run.some(isElement)) continue;
		for (const node of run) node.remove();
		br.replaceWith(root.ownerDocument.createElement("div"));
	}
}
/** `<a><p>x</p></a>` is `<p><a>x</a></p>`: move inline elements inside the blocks they hold, the innermost first. */
function liftBlocks(root) {
	const holders = [...root.querySelectorAll(`:not(${BLOCK_SELECTOR})`)].filter((e) => e.querySelector(BLOCK_SELECTOR));
	for (const inline of holders.reverse()) {
		const parts = groups(inline).map((group) => {
			if (!Array.isArray(group)) return wrapInside(group, inline);
			const shell = inline.cloneNode(false);
			shell.append(...group);
			return shell;
		});
		inline.replaceWith(...parts);
	}
}
function wrapInside(block, wrapper) {
	for (const group of groups(block)) if (!Array.isArray(group)) wrapInside(group, wrapper);
	else if (!group.every(isBlank)) {
		const shell = wrapper.cloneNode(false);
		group[0].before(shell);
		shell.append(...group);
	}
	return block;
}
/** The children: blocks, and the inline nodes between them together. */
function groups(parent) {
	const found = [];
	for (const child of parent.childNodes) {
		const last = found.at(-1);
		if (isBlock(child)) found.push(child);
		else if (Array.isArray(last)) last.push(child);
		else found.push([child]);
	}
	return found;
}
/** The content of a flow, with wrappers and misplaced boxes dissolved and every block tidied; nothing blank. */
function pieces(parent) {
	return groups(parent).flatMap((piece) => {
		if (Array.isArray(piece)) return piece.every(isBlank) ? [] : [piece];
		if (isWrapper(piece)) return pieces(piece);
		if (piece.localName === "p") return pieces(piece).map((part) => Array.isArray(part) ? paragraph(part, piece) : part);
		tidyBlock(piece);
		return isBlank(piece) && !isRule(piece) ? [] : [piece];
	});
}
const isRule = (element) => element.localName === "hr" || element.querySelector("hr") !== null;
function isWrapper(block) {
	const { localName, parentElement } = block;
	if (localName === "figcaption") return !block.closest("figure");
	if (localName === "summary") return parentElement?.localName !== "details";
	return /^(?:div|li|d[td]|caption|col|colgroup|t(?:body|head|foot|r|d|h))$/.test(localName);
}
function paragraph(content, like) {
	const made = like?.cloneNode(false) ?? content[0].ownerDocument.createElement("p");
	appendAll(made, content);
	return made;
}
/** One by one: a page of a hundred thousand lines is more than a call may have arguments. */
function appendAll(parent, nodes) {
	for (const node of nodes) parent.appendChild(node);
}
/** Replace the children. A lone run of text stays bare where its parent needs no paragraph (`li`, `td` …). */
function fill(parent, content, bare = false) {
	const runs = content.filter(Array.isArray);
	const nodes = content.flatMap((piece) => Array.isArray(piece) ? bare && runs.length === 1 ? piece : [paragraph(piece)] : [piece]);
	parent.replaceChildren();
	appendAll(parent, nodes);
}
function tidyBlock(block) {
	const { localName, children } = block;
	if (localName === "pre" || localName === "hr" || localName === "col") return;
	if (/^(?:h\d|dt|summary|caption)$/.test(localName)) dissolve(block);
	else if (/^(?:ul|ol|dl|table|thead|tbody|tfoot|tr|colgroup)$/.test(localName)) for (const child of [...children]) {
		tidyBlock(child);
		if (/^(?:li|dt|dd|thead|tbody|tfoot|tr|caption)$/.test(child.localName) && isBlank(child)) child.remove();
	}
	else fill(block, pieces(block), /^(?:li|dd|td|th|figure|figcaption)$/.test(localName));
}
/** One line of text: the blocks inside are separated by a space. */
function dissolve(line) {
	for (const block of [...line.querySelectorAll(BLOCK_SELECTOR)].reverse()) block.replaceWith(" ", ...block.childNodes, " ");
}
// utils/extract/title.ts
/** Between headline and site name: "Headline | Section | Site", "Headline - 大纪元", "Site: Headline". */
const SEPARATOR = /\s+[|｜–—\-·•»«›/:_*]+\s+|\s*[|｜_：]\s*|\s+::\s+/;
/**
* Every title the page gives, the headline first. The true headline is what readers see (`h1`); `og:title` is often
* written for social media, `<title>` carries section and site names.
*/
function titleCandidates(facts, publisher) {
	const { article, headline } = facts;
	const site = siteNames(facts, publisher ?? "");
	const written = [
		{
			value: textOf(article?.headline),
			source: "json-ld"
		},
		...metaEvidence(facts, "og:title", "twitter:title"),
		{
			value: facts.title,
			source: "title"
		},
		{
			value: textOf(article?.name),
			source: "json-ld name"
		},
		...metaEvidence(facts, "dc.title", "dcterms.title", "headline")
	].map(({ value, source }) => ({
		value: withoutSiteName(value, site),
		source
	})).filter(({ value }) => value !== "");
	return headline ? [{
		value: headlineText(headline, facts, written),
		source: headline.localName
	}, ...written] : written;
}
/**
* What the headline shows, spelt as the page's titles spell it where only its parts and capitals are unclear. A kicker
* in an element of its own goes when the titles begin after it, and one outside comes in when all titles have it.
*/
function headlineText(headline, { article, meta }, written) {
	const text = headingText(headline);
	const titles = written.map(({ value }) => value);
	const parts = [...headline.children].map(headingText).filter(Boolean);
	const isCapitals = text.length > 8 && text === text.toUpperCase() && text !== text.toLowerCase();
	if (parts.length > 1 || isCapitals) {
		const same = titles.find((title) => letters(title) === letters(text) && title !== title.toUpperCase());
		const isMain = (part) => titles.some((t) => t.startsWith(part) && part.length * 2 > t.length);
		const main = same ?? (parts.length > 1 ? parts.find(isMain) : void 0);
		if (main) return main;
	}
	const declared = textOf(article?.headline);
	const kicker = declared.endsWith(text) ? declared.slice(0, -text.length) : "";
	return /^\S.{1,40}:\s$/.test(kicker) && meta("og:title").includes(declared) ? declared : text;
}
/** "Headline | Section | Site" → "Headline". Only pieces that name the site, and what stands before them, are cut. */
function withoutSiteName(title, site) {
	const separators = title.match(new RegExp(SEPARATOR, "g")) ?? [];
	const pieces = title.split(SEPARATOR);
	const isSite = (piece) => site.map(letters).some((name) => name.includes(letters(piece)) && letters(piece).length * 3 >= name.length * 2);
	const longest = Math.max(...pieces.map((piece) => piece.length));
	const first = isSite(pieces[0] ?? "") ? 1 : 0;
	let end = pieces.length;
	if (!first && isSite(pieces.at(-1) ?? "")) do
		end--;
	while (end > 1 && (isSite(pieces[end - 1] ?? "") || (pieces[end - 1] ?? "").length * 3 <= longest));
	return pieces.slice(first, end).reduce((line, piece, i) => line + (i ? separators[first + i - 1] : "") + piece, "").trim();
}
// utils/extract/extract.ts
/** Fewer words than this and no sign of an article: a front page, a form, a notice. */
const SHORTEST_ARTICLE = {
	bare: 80,
	dated: 25
};
/**
* Document → Article. Pure: no network, no globals of the page. A rule that fails on an odd page costs its field only.
* @throws {Problem} `not_article` when scope is `article` and the page holds none; `unreadable` when there is no text.
*/
function extract(input) {
	const { url, document: page, host = page, now, timeZone, scope = "article", selection } = input;
	const document = nativeDocument(page);
	const facts = pageFacts(document, url);
	const publishers = attempt(() => publisherCandidates(facts), []);
	const publisher = publishers[0]?.value;
	const titles = attempt(() => titleCandidates(facts, publisher), []);
	const title = titles[0]?.value ?? "";
	const { body, lead, figures } = bodyFor(scope, facts, title, host, selection);
	const text = toText(body);
	const languages = attempt(() => languageCandidates(facts, `${title} ${text}`), []);
	const language = languages[0]?.value;
	const { published, modified } = attempt(() => dateCandidates(facts, language, {
		now,
		timeZone
	}), {
		published: [],
		modified: []
	});
	const { authors, evidence, agencies } = attempt(() => findAuthors(facts, publisher ?? "", text.split("\n")), {
		authors: [],
		evidence: [],
		agencies: []
	});
	const tags = attempt(() => tagCandidates(facts, publisher ?? ""), []);
	const descriptions = attempt(() => descriptionCandidates(facts, title), []);
	const sections = attempt(() => sectionCandidates(facts), []);
	const leads = leadImages(attempt(() => imageCandidates(facts), []), lead, figures);
	const paywall = attempt(() => paywallCandidates(facts), []);
	return withoutEmpty({
		url: facts.url,
		title,
		authors,
		agency: agencies[0]?.value,
		publisher,
		published: published[0]?.value,
		modified: modified[0]?.value,
		language,
		direction: directionOf(language, document),
		description: descriptions[0]?.value,
		section: sections[0]?.value,
		tags: tags[0] ? JSON.parse(tags[0].value) : [],
		image: leads[0]?.image,
		images: distinct([...leads.slice(0, 1).map(({ image }) => image), ...imagesOf(body)]),
		paywalled: paywall.length > 0 || void 0,
		html: serialise(body),
		markdown: toMarkdown(body),
		text,
		evidence: withoutEmpty({
			url: facts.urls,
			title: some(titles),
			authors: some(evidence),
			agency: some(agencies),
			publisher: some(publishers),
			published: some(published),
			modified: some(modified),
			language: some(languages),
			description: some(descriptions),
			section: some(sections),
			tags: some(tags),
			image: some(leads.map(({ image, source }) => ({
				value: image.url,
				source
			}))),
			paywalled: some(paywall)
		})
	});
}
function attempt(rule, otherwise) {
	try {
		return rule();
	} catch {
		return otherwise;
	}
}
const some = (evidence) => evidence.length ? evidence : void 0;
/** Absent fields are absent, so that an Article is the same before and after JSON. */
const withoutEmpty = (value) => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== void 0));
/** The sanitised body for the scope. */
function bodyFor(scope, facts, title, host, selection) {
	if (scope === "selection") {
		if (!selection) throw new Problem("no_selection");
		return {
			body: readable(tidy(sanitise(selection, host))),
			figures: []
		};
	}
	const { copy, base } = snapshot(facts.document, facts.pageUrl);
	if (!copy.body) throw new Problem("unreadable");
	const figures = captionedImages(copy, base);
	const found = scope === "page" ? copy.body : findBody(copy, facts, title);
	if (!found) throw new Problem("not_article");
	resolve(found, base);
	if (scope === "page") clean$1(found, title);
	const body = sanitise(found, host);
	if (scope === "article" && !isArticle(body, facts)) throw new Problem("not_article");
	return {
		lead: takeLead(body),
		body: readable(tidy(body)),
		figures
	};
}
function captionedImages(copy, base) {
	const figures = [...copy.querySelectorAll("figcaption")].flatMap((caption) => caption.closest("figure") ?? []);
	for (const figure of figures) resolve(figure, base);
	return figures.flatMap(imagesOf).filter(({ caption }) => caption);
}
function readable(body) {
	if ((body.textContent ?? "").trim() === "" && !body.querySelector("img")) throw new Problem("unreadable");
	return body;
}
/** A page is an article when it says so and has text, or when its text is long enough and is not a list of links. */
function isArticle(body, facts) {
	const amount = amountOf(body.textContent ?? "");
	if (facts.article !== void 0 || facts.meta("og:type").some((type) => /^article/i.test(type))) return amount > 0;
	const isFrontPage = URL.canParse(facts.url) && new URL(facts.url).pathname === "/" && !new URL(facts.url).search;
	const isDated = attempt(() => statesDate(facts), false);
	return amount >= (facts.headline && isDated ? SHORTEST_ARTICLE.dated : SHORTEST_ARTICLE.bare) && linkDensity(body) < .5 && !isFrontPage;
}
/** The same file at another size or path: `id123-600x400.jpg`, `id123.jpg?w=800`. */
const fileOf = (url) => (url.split(/[?#]/)[0]?.split("/").at(-1) || url).replace(/[-_]\d+x\d+(?=\.\w+$)/, "");
/** The lead image: the page's own picture before the text, else the declared ones with the words it gives them. */
function leadImages(declared, lead, figures) {
	const same = (a, b) => fileOf(a.url) === fileOf(b.url);
	const named = declared.map(({ source, ...image }) => ({
		image: {
			...lead && same(lead, image) ? lead : figures.find((f) => same(f, image)),
			...withoutEmpty(image)
		},
		source
	}));
	return [...lead && !named.some(({ image }) => same(image, lead)) ? [{
		image: lead,
		source: "figure"
	}] : [], ...named];
}
/** Each picture once. */
const distinct = (images) => [...new Map(images.map((image) => [fileOf(image.url), image])).values()];
// prof.tmp.ts
const src = readFileSync("/tmp/wt/large/tests/extract/linear.test.ts", "utf8");
const body = src.slice(src.indexOf("const PROSE"), src.indexOf("/** Characters said")).replaceAll("(text: string)", "(text)");
const page = new Function(body + "; return page")();
const host = new JSDOM("", { url: "https://news.example/" }).window;
for (const pump of JSON.parse(process.argv[2])) {
	const ts = [];
	for (const n of [100000]) {
		const text = pump.repeat(n / pump.length);
		const document = new host.DOMParser().parseFromString(page(text), "text/html");
		const start = process.cpuUsage();
		try {
			extract({
				document,
				host: host.document,
				url: "https://news.example/a",
				now: Date.UTC(2026, 10, 23),
				timeZone: "UTC"
			});
		} catch (e) {
			console.log(String(e));
		}
		ts.push(Math.round(process.cpuUsage(start).user / 1e3));
	}
	console.log(JSON.stringify(pump), ts, (ts[1] / ts[0]).toFixed(1));
}
export {};
