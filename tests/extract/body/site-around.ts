/** What stands around an article on every page of a site, so that the pages themselves hold only what they are about. */
interface Site {
  /** Separated by `|`. */
  sections: string
  headlines: string
  comments: string
}

const SITES: Record<string, Site> = {
  de: {
    sections: 'Politik|Wirtschaft|Sport|Kultur|Wissen|Reise|Stadt|Meinung|Podcasts|Wetter',
    headlines:
      'Neue Buslinien ab Montag|Bauern hoffen auf Regen|Museum zeigt alte Landkarten|Handballer gewinnen in letzter Minute|Wochenmarkt zieht um|Mehr Geld für Radwege',
    comments:
      'Endlich einmal eine gute Nachricht, danke dafür!|Ich glaube erst daran, wenn ich es mit eigenen Augen sehe.',
  },
  zh: {
    sections: '国际|国内|财经|科技|体育|文化|健康|评论|视频|天气',
    headlines:
      '周末全市气温将回升|新地铁线路开始试运行|两名少年获得数学竞赛金牌|早市搬到河边|果农盼望下雨|博物馆延长开放时间',
    comments: '真是一个好消息，希望以后越来越好。|我觉得还应该再快一点。',
  },
  ja: {
    sections: '政治|経済|社会|国際|文化|スポーツ|科学|地域|動画|天気',
    headlines:
      '週末は各地で晴れ|新しい図書館が完成|高校生が数学大会で金メダル|朝市が川沿いに移転|農家は雨を待つ|博物館が開館時間を延長',
    comments: 'とても良いニュースですね。楽しみにしています。|もう少し早く決めてほしかったです。',
  },
  ko: {
    sections: '정치|경제|사회|국제|문화|스포츠|과학|지역|영상|날씨',
    headlines:
      '주말 전국이 맑음|새 도서관 문 연다|고교생 수학 대회 금메달|새벽시장 강변으로 이전|농민들 비를 기다린다|박물관 관람 시간 연장',
    comments: '정말 좋은 소식이네요. 응원합니다.|조금 더 빨리 했으면 좋았을 텐데요.',
  },
  ar: {
    sections: 'سياسة|اقتصاد|رياضة|ثقافة|علوم|صحة|محليات|آراء|فيديو|الطقس',
    headlines:
      'خطوط حافلات جديدة ابتداء من الأحد|المزارعون ينتظرون المطر|معرض للخرائط القديمة|فوز الفريق في الدقيقة الأخيرة|انتقال سوق الخضار|طرق جديدة للدراجات',
    comments: 'خبر جميل، شكرا لكم على هذه التغطية.|أتمنى أن يتم ذلك في أسرع وقت.',
  },
  he: {
    sections: 'פוליטיקה|כלכלה|ספורט|תרבות|מדע|בריאות|מקומי|דעות|וידאו|מזג אוויר',
    headlines:
      'קווי אוטובוס חדשים מיום ראשון|החקלאים מחכים לגשם|תערוכה של מפות ישנות|ניצחון בדקה האחרונה|שוק הירקות עובר|שבילי אופניים חדשים',
    comments: 'סוף סוף חדשות טובות, תודה רבה.|אאמין כשאראה את זה בעיניים שלי.',
  },
  th: {
    sections: 'การเมือง|เศรษฐกิจ|กีฬา|วัฒนธรรม|วิทยาศาสตร์|สุขภาพ|ท้องถิ่น|ความเห็น|วิดีโอ|อากาศ',
    headlines: 'รถเมล์สายใหม่เริ่มวันจันทร์|ชาวนารอฝน|นิทรรศการแผนที่เก่า|ทีมชนะนาทีสุดท้าย|ตลาดเช้าย้ายที่|ทางจักรยานสายใหม่',
    comments: 'ข่าวดีมากเลย ขอบคุณครับ.|อยากให้เสร็จเร็วกว่านี้.',
  },
  ru: {
    sections: 'Политика|Экономика|Спорт|Культура|Наука|Здоровье|Город|Мнения|Видео|Погода',
    headlines:
      'Новые автобусы с понедельника|Фермеры ждут дождя|Выставка старых карт|Победа на последней минуте|Рынок переезжает|Новые велодорожки',
    comments: 'Наконец-то хорошая новость, спасибо.|Поверю, когда увижу своими глазами.',
  },
  pt: {
    sections: 'Política|Economia|Desporto|Cultura|Ciência|Saúde|Local|Opinião|Vídeos|Tempo',
    headlines:
      'Novas carreiras a partir de segunda|Agricultores esperam chuva|Museu mostra mapas antigos|Vitória no último minuto|Mercado muda de sítio|Mais ciclovias na cidade',
    comments: 'Até que enfim uma boa notícia, obrigado.|Só acredito quando vir com os meus olhos.',
  },
  fr: {
    sections: 'Politique|Économie|Sport|Culture|Sciences|Santé|Région|Débats|Vidéos|Météo',
    headlines:
      'De nouveaux bus dès lundi|Les paysans attendent la pluie|Le musée expose ses cartes|Victoire à la dernière minute|Le marché déménage|Des pistes cyclables en plus',
    comments: 'Enfin une bonne nouvelle, merci à tous.|J’y croirai quand je le verrai.',
  },
  es: {
    sections: 'Política|Economía|Deportes|Cultura|Ciencia|Salud|Local|Opinión|Vídeos|Tiempo',
    headlines:
      'Nuevas líneas desde el lunes|El campo espera la lluvia|El museo enseña sus mapas|Victoria en el último minuto|El mercado se muda|Más carriles para bicicletas',
    comments: 'Por fin una buena noticia, gracias.|Lo creeré cuando lo vea con mis ojos.',
  },
  tr: {
    sections: 'Siyaset|Ekonomi|Spor|Kültür|Bilim|Sağlık|Yerel|Görüş|Video|Hava',
    headlines:
      'Yeni otobüs hatları pazartesi başlıyor|Çiftçiler yağmur bekliyor|Eski haritalar müzede|Son dakikada galibiyet|Pazar yeri taşınıyor|Yeni bisiklet yolları',
    comments: 'Sonunda güzel bir haber, teşekkürler.|Gözümle görmeden inanmam.',
  },
  hi: {
    sections: 'राजनीति|कारोबार|खेल|संस्कृति|विज्ञान|सेहत|शहर|विचार|वीडियो|मौसम',
    headlines:
      'सोमवार से नई बसें चलेंगी|किसानों को बारिश का इंतज़ार|पुराने नक़्शों की प्रदर्शनी|आख़िरी मिनट में जीत|सब्ज़ी मंडी की जगह बदली|साइकिल के नए रास्ते',
    comments: 'बहुत अच्छी ख़बर है, धन्यवाद।|जब देखूँगा तभी मानूँगा।',
  },
  en: {
    sections: 'Politics|Business|Sport|Culture|Science|Health|Local|Opinion|Video|Weather',
    headlines:
      'New buses start on Monday|Farmers wait for rain|Museum shows old maps|Win in the last minute|Market moves house|More cycle paths',
    comments: 'Good news at last, thank you for this.|I shall believe it when I see it.',
  },
}

const links = (texts: string[], path: string) =>
  texts.map((text, i) => `<li><a href="/${path}/${i}">${text}</a></li>`).join('')

/** Replaces `<!-- top -->`, `<!-- sidebar -->`, `<!-- comments -->` and `<!-- footer -->` in the page's language. */
export function withSiteAround(page: string): string {
  const language = /<html lang="([a-z]+)/.exec(page)?.[1] ?? ''
  const site = SITES[language]
  if (!site) throw new Error(`No site in the language "${language}"`)
  const [sections, headlines, comments] = [site.sections, site.headlines, site.comments].map((list) =>
    list.split('|'),
  ) as [string[], string[], string[]]
  const parts: Record<string, string> = {
    top: `<header class="site-header"><a href="/" class="logo">${sections[0]}</a><nav class="menu"><ul>${links(sections, 'section')}</ul></nav></header>`,
    sidebar: `<aside class="sidebar"><h3>${sections[7]}</h3><ol class="most-read">${links(headlines, 'top')}</ol><h3>${sections[6]}</h3><ul>${links([...headlines].reverse(), 'local')}</ul></aside>`,
    comments: `<section class="comments"><h3>${sections[7]} (${comments.length})</h3>${comments.map((text, i) => `<div class="comment"><span class="user">leser${i}</span><p>${text}</p></div>`).join('')}</section>`,
    footer: `<footer class="site-footer"><ul>${links(sections, 'all')}</ul><ul>${links(headlines, 'latest')}</ul><p>© 2026 ${sections[0]}</p></footer>`,
  }
  return page.replace(/<!-- (top|sidebar|comments|footer) -->/g, (_, name: string) => parts[name] ?? '')
}
