/** The words of bylines, in the languages news is kept in: one table for each use. */

const AGENCY =
  /^(?:agence france[- ]presse|(?:the )?associated press|reuters|deutsche presse[- ]agentur|keystone[- ](?:sda|ats)|xinhua|europa press|adnkronos|lapresse|agência brasil|ria novosti|interfax|ukrinform|yonhap|anadolu(?: ajansı| agency)?|the canadian press|press association|bloomberg|тасс|риа новости|интерфакс|укринформ|新华社|新華社|中央社|中新社|中国新闻网|法新社|路透社|美联社|美聯社|德新社|共同社|共同通信|時事通信|時事|ロイター|연합뉴스|뉴시스|رويترز|فرانس برس)$/iu

const ACRONYMS = new Set(
  'afp ap dpa apa sda ats ians pti ani efe ansa agi lusa pap čtk ctk tasr mti hina tass dha iha ntb tt ritzau stt bns elta leta anp belga aap upi sid epd kna afx dts'.split(
    ' ',
  ),
)

/** News agencies by the names they sign with: a source, not a person. "AFP Deutschland", "dpa-AFX"; not "Hina Khan". */
export function isAgency(text: string): boolean {
  const name = text.trim()
  const [acronym = '', desk = '', more] = name.split(/[\s-]/)
  if (AGENCY.test(name)) return true
  const isWritten = [acronym.toUpperCase(), acronym.toLowerCase()].includes(acronym)
  const isDesk = desk === '' || desk === 'AFX' || /^\p{Lu}\p{Ll}+$/u.test(desk)
  return more === undefined && isWritten && isDesk && ACRONYMS.has(acronym.toLowerCase())
}

const spaced = [
  // English
  '(?:(?:posted|published|written|words|story|article|report|analysis|opinion|text|created|(?:additional )?reporting) )?by|from|written|words|reporters?',
  // German, Dutch, Scandinavian
  '(?:(?:ein(?:e|en)? (?:\\p{L}+ )?\\p{Lu}\\p{L}+|\\p{L}+t) )?von(?! de)|von unserem|text(?: und fotos?)?|autor(?:in|en|innen)?|(?:geschreven )?door|auteurs?|(?:skrevet |publisert |skriven |tekst )?(?:av|af)|tekst|skribent|journalist|forfatter|författare|teksti|kirjoittaja',
  // French, Spanish, Portuguese, Italian, Romanian
  '(?:(?:écrit|publié|rédigé|propos recueillis) )?par|(?:(?:escrito|publicado|redactado) )?por|texte?|texto|autor(?:a|es|as|e|i)?|(?:(?:scritto|pubblicato) )da|(?:a cura )di|testo|testi di|scris de',
  // Slavic, Baltic, Hungarian, Greek, Turkish
  'przez|napisał[ai]?|opracowanie|napsala?|автор[ыи]?|текст|от|írta|szerző|του|της|γράφει (?:ο|η)|κείμενο|yazan|yazar|muhabir|haber',
  // Indonesian, Vietnamese, Swahili, Hindi, Arabic, Persian, Hebrew
  'oleh|penulis|tác giả|लेखक|كتبت?|بقلم|إعداد|نویسنده|מאת|authors?',
].join('|')

const HAN_BY =
  '(?:本[报報])?(?:特[约約派]|[实實][习習])?[记記]者|作者|撰?文(?:字)?|[图圖]文|文[・·、]?(?:写真|[图圖]|攝影|摄影)|撰[稿寫写]|[编編][译譯]|取材[・･]?文|執筆|著者|筆者|投稿者|글(?:[·・]?사진)?|기자|작성자|글쓴이'

/** What stands before a name in a byline. */
export const BY = new RegExp(
  `^(?:${spaced})(?:\\s*[:：/／|]\\s*|\\s+)|^(?:${HAN_BY})(?:\\s*[:：/／]\\s*|\\s+)|^(?:本[报報])?[记記]者\\s*(?=\\p{Script=Han})`,
  'iu',
)

/** Nothing but such a word: the name follows in the next element. */
export const ONLY_BY = new RegExp(`^(?:${spaced}|${HAN_BY})\\s*[:：/／]?$`, 'iu')

/** Who only edited, checked, translated or photographed it; what follows names them. */
export const OTHER_ROLE =
  /(?:^|[\s;,.|/／(·•–—-])(?:(?:additional\s+)?(?:edit(?:ing|ed)|(?:medically |expert |clinically )?review(?:ed)?|fact[- ]?check(?:ed|ing)|photo(?:s|graph(?:s|y|ed))?|video|illustrat(?:ion|ions|ed)|translat(?:ed|ion)|research(?:ed)?|interview(?:ed)?|image|compiled|produced|design(?:ed)?|updated|approved|presented|narrated|bearbeitet|übersetzt|redigiert|traduit|traducido|tradotto|oversatt)\s+(?:by|von|par|por|da|av)\s*:?|(?:editors?|photo(?:s|graphy|grapher)?|fotos?|bild(?:er)?|video|redaktion|translator|übersetzung|traducción|foto(?:graf\p{L}*)?|illustration|penyunting|editör|редактор|фото|φωτ\p{L}+|تصوير|تحرير|code|design)\s*[:：/])(?=\s|$).*$|(?<![文・·/／])(?:[责責]任?[编編][辑輯]?|[编編][辑輯]|[摄攝]影|[图圖](?:片)?|校[对對]|[审審][核校]|撮影|写真|翻[訳译譯]者?|イラスト|사진|편집)\s*[:：/／|\s].*$/iu

/** Roles, which stand beside names in bylines. */
export const ROLE =
  /correspondent|reporter|\beditor\b|\bwriter\b|journalist|redakt(?:eur|or|ør)|korrespondent|correspondant|correspons|giornalista|periodista|inviat[oa]|profess|universit|institut|college|\b(?:director|manager|officer|(?:co-?)?founder|experts?|specialist|analyst|consultant|engineer|columnist|contributor|president|nutritionist|dietitian|senior|junior|former|chief|assistant|ceo|cto)\b|\s(?:of|for|at|the|für|des)\s|特派[员員]|通信[员員]|特約|[编編][辑輯]|[摄攝]影/iu

/** The same as labels without "by", before or behind a name in an element of its own. */
export const OTHER_LABEL =
  /^(?:(?:\p{L}+ )?(?:editors?|reviewers?|fact[- ]checkers?|photographers?|photos?|translators?|illustrators?)|fotos?|bild(?:er)?|redaktion|bearbeitung|übersetzung|photographies?|[责責]任?[编編][辑輯]?|[编編][辑輯]|[摄攝]影|翻[訳译譯]者|監?訳|イラスト|사진)\s*[:：]?$/iu

/** Desks and teams: they sign, and are kept with the agencies. */
export const DESK =
  /\b(?:staff|(?:news)?desk|newsroom|team|crew|editors|editorial|agencies|agenturen|correspondents|bureau)\b|(?:^|[^\p{L}]|\p{L})r[eé]da(?:ktion(?:en)?|ksjonen|ktionen|ctie|ction|cci[oó]n|cția|cja|kcja|kce|kcija|zione|ção)\b|reda(?:ção|cción)|редакция|редакція|σύνταξη|haber merkezi|tim redaksi|[编編][辑輯集]部|新[闻聞]部|취재팀|편집국/iu

/** Accounts, buttons and parts of a page: neither people nor desks. */
export const NOBODY = [
  /https?:|www\.|@|\d|[:?!"“”„{}[\]<>=_]|\.(?:com|net|org|de|fr|cn|tw|jp|be|at|ch|nl|it|es|pl|dk|no|se|eu|uk|info)\b/iu,
  /^[^\p{L}]+$|^(?:by|von|par|por|di|door|and|und)$/iu,
  // Account names and initials of a desk: "sophie-foster", "red".
  /^[\p{Ll}\d_.-]+$/u,
  /\b(?:admin(?:istrator)?|webmaster|online|news|nachrichten|noticias|nieuws|nyheter|notizie|actualités|anonymous|unknown|bio|profile|posts|articles?|stories|authors?|view|sharing|follow|subscribe|comments?|contact|updated?|published|posted|written|e-?mail|facebook|twitter|linkedin|instagram|photo|image|podcast|newsletter|minutes?|ago|advertisement|sponsored|related|latest|mehr|weitere|inc|ltd|llc|gmbh|corp|magazine|media|press)\b|^(?:more|read|share|show|home|about|guest|top|breaking|the|our|this|in|on|at|for|from|get|sign|log|join(?:ed)?|see|learn|download|name)\b|-based$|['’]s\b|\b(?:times|tribune|herald|gazette|zeitung|journal|chronicle)\b|\bpost$/iu,
  /本[報报][訊讯]|[综綜]合[报報][导導]|新[聞闻][網网]|[責责]任[编編][辑輯]|[报報][导導道]|[记記]者[会會]/u,
]
