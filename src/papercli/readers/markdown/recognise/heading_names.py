"""How people head columns and sections, in many languages. Data for ``headings``, no logic."""

from __future__ import annotations

NAMES: dict[str, str] = {
    "title": """
        title|titles|paper title|paper titles|title of paper|title of the paper|paper name|name of paper|article title
        document title|work title|full title|papers title|标题|標題|题目|題目|题名|論文題目|论文标题|论文题目|论文名|论文名称|原文标题|原題
        論文名|タイトル|論文タイトル|題名|제목|논문 제목|논문제목|논문명|titre|titre de l'article|titel|título|titulo
        título del artículo|titolo|название|заголовок|название статьи
    """,
    "paper": """
        paper|papers|article|articles|publications|the paper|work|works|literature|paper (link)|paper/link|论文|論文|文章|文献|논문
        papier|beitrag|artículo|articulo|artigo|articolo|статья|paper & link|paper&link|title & link|title and link|title/link
        title (link)|title & paper|title with link
    """,
    "name": """
        name|names|model|models|model name|method|methods|method name|alias|acronym|abbr|abbreviation|short name|nickname
        variant|algorithm|approach|architecture|network|system|framework|technique|project name|名称|名字|简称|缩写|模型|方法
        模型名称|算法|略称|名前|モデル|手法|이름|약칭|모델|방법|nom|modèle|méthode|modell|methode|kürzel|nombre|modelo|método
        nome|модель|метод|имя
    """,
    "authors": """
        author|authors|author(s)|by|writer|writers|author list|authors list|researchers|people|paper authors|作者|作者列表|著者|筆者|저자
        auteur|auteurs|auteur(s)|autor|autoren|autor:innen|verfasser|autores|autor(es)|autore|autori|автор|авторы
    """,
    "first_author": """
        first author|1st author|lead author|first-author|firstauthor|第一作者|一作|第一著者|筆頭著者|1저자|제1저자
        premier auteur|erstautor|primer autor|primeiro autor|первый автор
    """,
    "institution": """
        institution|institutions|institute|institutes|affiliation|affiliations|organization|organizations|organisation
        organisations|org|company|team|lab|labs|group|university|publisher/org|inst|inst.|from|developer|developers|creator|机构
        單位|单位|公司|团队|学校|所属|機関|所属機関|기관|소속|institution(s)|affiliation(s)|einrichtung|institución|afiliación|instituição
        организация
    """,
    "venue": """
        venue|venues|pub|pub.|pubs|conf|conf.|conference|conferences|journal|journals|publication|published|published in
        published at|publication venue|conference/journal|journal/conference|venue/journal|conference name|journal name
        appeared in|source|publisher|proceedings|where|accepted|accepted by|publish|booktitle|conf/journal|conf./journal
        venue name|book/journal|publication status|jour|会议|會議|会议/期刊|期刊|期刊/会议|发表|发表于|發表|出处|来源|刊物|会刊
        发表会议|发表期刊|会議|学会|学会/論文誌|掲載|出典|発表|학회|학회/저널|저널|게재|출처|conférence|revue|konferenz
        zeitschrift|veröffentlicht in|conferencia|revista|publicación|conferência|publicação|publicado em|rivista|конференция
        журнал|публикация
    """,
    "year": """
        year|years|yr|pub year|publication year|publish year|published year|year of publication|年|年份|年度|发表年份|发布年份
        発行年|出版年|発表年|연도|년도|발표연도|année|jahr|año|ano|anno|год
    """,
    "date": """
        date|dates|time|publish date|published date|publication date|pub date|pub. date|date published|date of publication
        release date|release|released|release time|submission date|submitted|submitted on|submit date|arxiv date|month|when
        publication time|publish time|published on|first release|upload date|posted|updated|update date|update|last update
        last updated|日期|时间|時間|发布时间|发表时间|发布日期|发表日期|提交时间|月份|日付|公開日|発表日|投稿日|날짜|일자|발표일
        출판일|date de publication|datum|erschienen|veröffentlicht|fecha|fecha de publicación|data|data de publicação
        data di pubblicazione|дата
    """,
    "read_date": """
        read date|date read|read on|finished on|finish date|finished date|date finished|reading date|date of reading
        completed on|completion date|when read|阅读日期|阅读时间|閱讀日期|读完日期|读完时间|完成时间|完成日期|読了日|読んだ日
        읽은 날짜|읽은날|완독일|lu le|date de lecture|gelesen am|lesedatum|leído el|fecha de lectura|lido em|data de leitura
        дата прочтения
    """,
    "started": """
        started|start date|date started|started on|开始时间|开始日期|開始日|시작일
    """,
    "link": """
        link|links to paper|paper link|paper links|paper url|url|urls|pdf|pdfs|paper pdf|pdf link|arxiv|arxiv link|arxiv id
        arxiv url|arxiv.org|abs|doi|address|openreview|html|download|paper link(s)|arxiv/doi|preprint|external link|article link
        eprint|id|paper id|arxivid|链接|鏈接|连接|网址|地址|论文链接|论文地址|原文|原文链接|下载|リンク|論文リンク|링크
        논문 링크|논문링크|주소|lien|liens vers l'article|verweis|enlace|enlace al artículo|ссылка
    """,
    "code": """
        code|codes|code link|code links|code url|source code|github|git|repo|repos|repository|repositories|implementation
        implementations|official code|open source|open-source|code/repo|code & data|code/data|code available|code & model
        github link|github repo|code base|codebase|src|pytorch|tensorflow|keras|jax|github url|代码|代碼|代码链接|源码|开源
        开源代码|代码地址|コード|ソースコード|実装|코드|소스코드|깃허브|구현|quellcode|código|codigo|codice|код|исходный код
        论文源码|论文代码|源码地址
        code source
    """,
    "project": """
        project|projects|project page|project pages|project link|project website|website|web|webpage|web page|homepage|home page
        page|site|official website|official site|项目|项目主页|主页|官网|網站|网站|项目地址|プロジェクト|プロジェクトページ
        公式サイト|홈페이지|프로젝트|projet|site web|projekt|webseite|proyecto|sitio web|página|projeto|проект|сайт
    """,
    "links": """
        links|resources|resource|link(s)|other links|related links|extra links|additional links|materials|external links
        urls & code|paper & code|paper and code|paper/code|code/paper|code & paper|useful links|资源|相关链接|其他链接|资料
        リソース|資料|관련 링크|자료|liens|ressources|ressourcen|enlaces|recursos|materiais|ссылки|ресурсы
    """,
    "video": """
        video|videos|youtube|talk|talks|presentation|recording|bilibili|video link|demo video|视频|讲解|動画|영상|发表视频|vidéo|vídeo
        видео|已录制
    """,
    "demo": """
        demo|demos|online demo|live demo|try it|colab|space|spaces|hf demo|demo link|playground|演示|デモ|데모|démo|демо
    """,
    "dataset": """
        dataset|datasets|data link|dataset link|dataset(s)|benchmark|benchmarks|data set|数据|数据集|データセット|데이터셋
        데이터|jeu de données|datensatz|datos|conjunto de datos|dados|данные|датасет
    """,
    "model": """
        checkpoint|checkpoints|weights|pretrained model|pre-trained model|pretrained models|pretrained|model link
        model weights|huggingface|hugging face|hf|model zoo|权重|预训练模型|模型链接|学習済みモデル|체크포인트
    """,
    "slides": """
        slide|slides|ppt|slide deck|deck|讲义|幻灯片|スライド|슬라이드|diapositives|folien|diapositivas
    """,
    "poster": """
        poster|posters|海报|ポスター|포스터
    """,
    "blog": """
        blog|blogs|blog post|blogpost|blog posts|post|tutorial|medium|博客|解读|ブログ|블로그|блог
    """,
    "bibtex": """
        bibtex|bib|cite|citation|citing|引用格式|bibtex key|cite key|citekey
    """,
    "status": """
        status|read|read?|done|done?|read status|reading status|finished|finished?|read it|read yet?|progress|reading progress
        completed|have read|is read|state|✅|✔|✔️|☑|checked|check|已读|已讀|状态|狀態|是否已读|是否阅读|阅读状态|完成|进度
        阅读进度|読了|既読|ステータス|状態|状況|읽음|상태|읽었나|완독|진행|진행상황|lu|lu?|statut|état|gelesen|gelesen?|leído
        leido|¿leído?|estado|lido|lido?|situação|letto|stato|прочитано|статус
    """,
    "rating": """
        rating|ratings|score|my rating|my score|rate|stars (1-5)|importance|recommendation|recommended|priority|⭐|评分|打分
        推荐指数|推荐|重要性|星级|评级|評価|おすすめ度|重要度|평점|평가|별점|추천|중요도|note /5|bewertung|puntuación|valoración
        calificación|avaliação|nota|voto|valutazione|оценка|рейтинг
    """,
    "see": """
        references|reference|ref|refs|refs.|ref.|see also|see|further reading|related|related work|related papers
        additional resources|read more|more|参考|参考资料|参考文献|参考链接|延伸阅读|相关|相关论文|関連|関連論文|参考リンク|참고
        참고자료|관련 자료|관련논문|références|voir aussi|referenzen|siehe auch|referencias|véase también|ver también
        referências|ver também|см. также
    """,
    "summary": """
        summary|summaries|abstract|tl;dr|tldr|tl; dr|tl:dr|description|descriptions|introduction|intro|overview
        short description|brief|brief introduction|main idea|key idea|key ideas|idea|ideas|main contribution|contribution
        contributions|key contribution|key contributions|takeaway|takeaways|key takeaways|one-line summary|one line summary
        one-sentence summary|highlight|highlights|short summary|paper summary|in short|about|content|contents|details|detail
        what|insight|insights|key points|key point|gist|explanation|main points|core idea|摘要|简介|簡介|总结|總結|概述|概要
        内容|介绍|描述|说明|主要内容|核心思想|主要思想|要点|主要贡献|贡献|创新点|亮点|一句话总结|一句话概括|要約|概説|まとめ
        一言で|どんなもの？|説明|요약|초록|설명|소개|개요|한줄요약|한줄 요약|내용|핵심|résumé|description courte|zusammenfassung
        beschreibung|kurzbeschreibung|resumen|descripción|resumo|descrição|descrizione|riassunto|описание|аннотация
        краткое содержание|резюме
    """,
    "remark": """
        note|notes|comment|comments|remark|remarks|my notes|my note|short notes|short note|reading notes|reading note
        personal notes|other|others|misc|thoughts|memo|review|my comments|additional notes|additional info
        additional information|info|annotation|annotations|备注|備註|笔记|筆記|阅读笔记|读书笔记|注释|评论|点评|其他|其它|メモ
        備考|ノート|コメント|感想|비고|메모|노트|코멘트|참고사항|기타|remarque|remarques|commentaire|commentaires|anmerkung
        anmerkungen|notiz|notizen|kommentar|bemerkung|nota|notas|comentario|comentarios|observaciones|comentário|comentários
        observações|osservazioni|commenti|примечание|примечания|заметки|комментарий|комментарии
    """,
    "topic": """
        topic|topics|category|categories|task|tasks|field|fields|area|areas|domain|domains|subject|subjects|type|types|theme
        track|section|research area|subfield|sub-field|direction|class|research topic|application|applications|分类|分類|类别
        類別|类型|類型|任务|任務|领域|領域|主题|主題|方向|研究方向|カテゴリ|カテゴリー|分野|トピック|タスク|テーマ|분류|분야
        주제|카테고리|태스크|유형|catégorie|sujet|domaine|tâche|thème|kategorie|thema|themen|aufgabe|bereich|categoría|tema
        tarea|área|categoria|tarefa|campo|категория|тема|область|задача|раздел
    """,
    "keywords": """
        keyword|keywords|tag|tags|key words|label|labels|关键词|关键字|标签|關鍵詞|キーワード|タグ|키워드|태그|mots-clés
        mots clés|schlagwörter|stichwörter|palabras clave|etiquetas|palavras-chave|ключевые слова|теги
    """,
    "n": """
        no|no.|#|n|n°|nº|num|number|s.no|s.no.|sr|sr.|sr no|sr. no.|sl no|sl. no.|sno|index|idx|nr|nr.|№|rank|row|序号|编号|序號|編號
        号|番号|번호|순번|순서|numéro|nummer|número|num.|номер|п/п
    """,
    "stars": """
        stars|star|github stars|⭐ stars|stargazers|★|citations|cited by|citation count|cites|# citations|#citations|引用数|引用次数
        被引|인용수|被引用数|zitationen|citas|citações
    """,
}
"""Role to headings: small letters, separated by bars and line ends."""

BOILERPLATE = """
    abbreviations|about|about me|about the authors|about this repo|about this repository|about us|acknowledge|acknowledgement
    acknowledgements|acknowledgment|acknowledgments|acronyms used|activity|agradecimentos|agradecimientos|announcement
    announcements|authors and contributors|awesome lists|back to top|backers|badges|beitragen|bibtex|catalog|catalogue
    change log|changelog|citation|citation information|citations|cite|cite our work|cite this|cite this work|cite us|cited by
    citing|code of conduct|colaboradores|community|contact|contact information|contact me|contact us|contacto|contacts|contato
    contenido|content|content list|contents|conteúdo|contribuciones|contribuer|contribuindo|contribuir|contribute|contributeurs
    contributing|contributing guide|contributing guidelines|contribution|contribution guide|contribution guidelines
    contributions|contributions welcome|contributor|contributors|conventions|copyright|credit|credits|danksagung|disclaimer
    disclaimers|discord|entry format|faq|faqs|feedback|follow us|foreword|format|get in touch|getting started|glossary|guideline
    guidelines|history|how to cite|how to contribute|how to read|how to use|how to use this repo|index|inhalt|inhaltsverzeichnis
    install|installation|join us|keywords convention|kontakt|latest news|latest updates|legend|licence|licencia|license
    license & citation|licensing|licença|lizenz|mailing list|maintainer|maintainers|menu|mitwirken|mitwirkende|motivation
    navigation|news|news & updates|news and updates|notation|notations|note|notes to readers|nous contacter|other awesome lists
    other lists|other useful related lists|other useful related lists and resources|our contributors|our team|outline
    paper format|please cite|preface|pull requests|questions|quick links|quick navigation|quick start|quickstart|readme
    recent updates|reference citation|related awesome lists|related lists|related repos|related repositories|release notes
    remerciements|repo stats|requirements|roadmap|scope|setup|similar projects|slack|sommaire|special thanks|sponsor|sponsors
    sponsorship|star history|star history chart|star trend|starchart|stargazers|stargazers over time|stars|statistics|stats
    sumário|support|support us|supporters|symbols|tabla de contenidos|table des matières|table of content|table of contents
    table-of-contents|template|thanks|to do|to do list|to-do|toc|todo|todo list|update|update history|update log|updates|usage
    visitors|wechat|wechat group|what's new|whats new|índice|благодарности|вклад|контакты|лицензия|оглавление|содержание
    участники|цитирование|お問い合わせ|コントリビュート|ライセンス|交流群|使い方|使用方法|使用说明|免责声明|关于|内容目录|凡例
    前言|加入我们|图例|如何引用|如何贡献|导航|引用|引用方法|待办|微信群|星标历史|更新|更新历史|更新履歴|更新日志|更新记录|版权
    目录|目次|目次 (toc)|目錄|联系|联系作者|联系我们|联系方式|致谢|許可|謝辞|许可|许可证|说明|貢献|贡献|贡献指南|贡献者|連絡先
    감사|감사의 말|기여|기여 방법|기여자|기여하기|라이선스|목차|문의|사용법|업데이트|연락처|인용
"""
"""Headings of sections about the list itself, in the same form."""
