"""How people label links, in many languages. Data for ``labels``, no logic."""

from __future__ import annotations

NAMES: dict[str, str] = {
    "main": """
        paper|papers|pdf|arxiv|arxiv.org|abs|abstract|link|links|url|html|here|download|doi|openreview|open review|source
        original|original paper|full text|fulltext|full paper|paper link|paper url|link to paper|article|publication|read
        read paper|preprint|journal|conference|eprint|publisher|publish|published|published paper|proceedings|online|web version
        pdf link|paper pdf|official paper|the paper|manuscript|camera ready|camera-ready|thesis|report|technical report
        tech report|whitepaper|white paper|acm|acl|ieee|springer|elsevier|nature|science|wiley|mdpi|sciencedirect|science direct
        acl anthology|aclanthology|anthology|ieee xplore|ieeexplore|acm dl|acm digital library|cvf|thecvf|openaccess|open access
        pmlr|jmlr|usenix|hal|ssrn|biorxiv|medrxiv|iacr|eprint iacr|semantic scholar|semanticscholar|s2|alphaxiv|hf paper
        hf papers|huggingface paper|📄|📃|📑|📜|📰|📝|🔗|📚|📎|paper website|paper page|paper (pdf)|paper(pdf)|paper/arxiv
        arxiv paper|arxiv pdf|arxiv link|arxiv version|arxiv preprint|arxiv abs|conference version|journal version
        extended version|conference paper|journal paper|short paper|long paper|long version|short version|pdf version|论文|論文
        论文链接|论文地址|原文|原文链接|链接|鏈接|下载|论文下载|原论文|文章|全文|リンク|原論文|論文リンク|本文|논문|링크|원문
        논문 링크|논문링크|원본|article complet|lien|papier|artikel|aufsatz|artículo|articulo|enlace|artigo|articolo|статья
        ссылка|原文地址
    """,
    "code": """
        code|codes|github|gitlab|git|repo|repository|implementation|official code|source code|pytorch|tensorflow|keras|jax|caffe
        torch|mxnet|chainer|theano|paddle|paddlepaddle|python|matlab|c++|julia|tf|tf2|flax|mindspore|pytroch|code & data
        code and data|code&data|code/data|code + data|code & model|code & models|code and model|github repo|github code
        github page|github link|gh|official implementation|official github|official repo|unofficial code
        unofficial implementation|reference implementation|open source|opensource|codebase|notebook|jupyter|software|toolkit
        tool|library|gitee|bitbucket|code link|code repo|author code|authors' code|third-party code|3rd party code|💻|🐙|⌨️|⌨
        🧑‍💻|👨‍💻|🛠️|🛠|代码|代碼|源码|开源代码|代码链接|官方代码|コード|実装|ソースコード|코드|깃허브|구현|code source
        quellcode|código|codigo|codice|код|paperswithcode|papers with code|pwc|python reference|python alternative
        code available|code release
    """,
    "project": """
        project|project page|project website|project site|project webpage|project link|page|website|web|webpage|web page
        homepage|home page|home|site|official website|official site|official page|project homepage|proj|proj page|website link
        landing page|webpage link|🏠|🌐|🌍|🕸️|🖥️|项目|项目主页|主页|项目地址|官网|网站|网页|プロジェクト|プロジェクトページ
        公式サイト|プロジェクトサイト|프로젝트|프로젝트 페이지|홈페이지|웹사이트|projet|page du projet|site web|projekt
        projektseite|webseite|proyecto|página|sitio web|projeto|проект|сайт
    """,
    "video": """
        video|videos|youtube|youtube video|talk|talks|presentation|presentation video|video presentation|recording|bilibili|b站
        vimeo|watch|supplementary video|video link|short video|oral video|demo video|video demo|results video|teaser|lecture
        keynote|spotlight|▶️|🎥|📹|🎬|📺|🎞️|视频|讲解视频|视频讲解|動画|発表動画|영상|비디오|발표|발표영상|vidéo|vídeo|видео
    """,
    "demo": """
        demo|demos|online demo|live demo|web demo|demo page|try it|try|playground|colab|google colab|colab demo|colab notebook
        colab link|hf demo|hf space|huggingface demo|space|spaces|huggingface space|huggingface spaces|hugging face space
        hugging face spaces|gradio|replicate|interactive demo|app|modelscope demo|samples|audio samples|audio|examples|listen
        演示|在线演示|デモ|데모|démo|демо
    """,
    "dataset": """
        dataset|datasets|data|data set|dataset link|data link|benchmark|benchmarks|dataset page|hf dataset|huggingface dataset
        kaggle|corpus|download data|leaderboard|data download|📊|🗃️|数据|数据集|数据集地址|数据集链接|データ|データセット|데이터
        데이터셋|datos|datensatz|dados|датасет|данные
    """,
    "model": """
        model|models|weights|checkpoint|checkpoints|ckpt|pretrained model|pretrained models|pre-trained model
        pre-trained models|pretrained|huggingface|hugging face|hf|hf model|huggingface model|model weights|model card
        model zoo|modelscope|download model|🤗|🤗 model|模型|模型权重|权重|预训练模型|モデル|모델|modèle|modell|modelo|модель
    """,
    "slides": """
        slides|slide|ppt|slide deck|deck|presentation slides|lecture slides|talk slides|keynote slides|powerpoint|slideshare
        speakerdeck|📽️|课件|幻灯片|讲义|スライド|発表資料|발표자료|슬라이드|diapos|diapositives|folien|diapositivas|слайды
    """,
    "poster": """
        poster|posters|海报|ポスター|포스터|póster|постер
    """,
    "blog": """
        blog|blogs|blog post|blogpost|blog posts|post|medium|article (blog)|google blog|ai blog|google ai blog|meta ai blog
        openai blog|deepmind blog|research blog|tech blog|news|press release|press|announcement|tutorial|tutorials|zhihu|知乎
        csdn|博客|解读|中文解读|论文解读|教程|ブログ|解説|解説記事|記事|블로그|리뷰 블로그|blogue|blog-artikel|блог|qiita
        substack|explained|explainer|walkthrough
    """,
    "notes": """
        note|notes|reading note|reading notes|my notes|my note|personal notes|paper notes|paper note|summary|summaries
        paper summary|annotated|annotation|annotated paper|short note|short notes|details|comments|discussion|review|reviews
        paper review|openreview reviews|笔记|阅读笔记|读书笔记|学习笔记|论文笔记|摘要|总结|中文笔记|英文笔记|原英文版阅读笔记
        ノート|メモ|要約|まとめ|レビュー|노트|요약|리뷰|정리|메모|résumé|notizen|notas|resumen|заметки
    """,
    "bibtex": """
        bib|bibtex|cite|citation|citations|cite this|bibtex citation|bib entry|引用|📖 bib
    """,
    "supplement": """
        supp|supp.|suppl|suppl.|supplement|supplementary|supplementary material|supplementary materials|supplemental
        supplemental material|supplementary pdf|sup|sup.|appendix|appendices|supplemental pdf|si|supporting information
        additional material|errata|erratum|附录|补充材料|補足|補足資料|부록
    """,
    "social": """
        twitter|tweet|x|x post|twitter thread|thread|tweets|tweeprint|reddit|hn|hacker news|hackernews|linkedin|weibo|mastodon
        bluesky|discord|推特
    """,
    "docs": """
        doc|docs|documentation|wiki|api|manual|guide|handbook|readme|文档|ドキュメント|문서
    """,
    "image": """
        image|img|figure|fig|figures|screenshot|图|图片|図|그림
    """,
    "cover": """
        cover|star|stars|⭐|badge|awesome|license
    """,
    "translation": """
        translation|chinese|english|chinese version|english version|korean|japanese|中文|英文|翻译|中文版|英文版|译文|中文翻译
        日本語|日本語訳|翻訳|한국어|번역
    """,
    "award": """
        best paper|award|best paper award|oral|oral presentation
    """,
}
"""Role to labels: small letters, separated by bars and line ends. Where a label stands twice the first role has it."""
